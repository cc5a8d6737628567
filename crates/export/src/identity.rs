//! Ids that other programs take: the same for the same thing in every export.

use crate::{Batch, Error};
use std::collections::HashSet;
use svodka_record::Id;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

/// Documents so far, by hashes of their ids: a key is a key.
#[derive(Default)]
pub(crate) struct Documents(HashSet<u128>);

impl Documents {
    /// Takes note of documents.
    ///
    /// # Errors
    /// One that came before.
    pub(crate) fn add(&mut self, batch: &Batch) -> Result<(), Error> {
        let mut records = batch.records.iter();
        let again = records.position(|record| !self.0.insert(xxh3_128(record.id.as_bytes())));
        again.map_or(Ok(()), |at| Err(twice(batch, at)))
    }
}

fn twice(batch: &Batch, at: usize) -> Error {
    let cause = "a document with this id came before; give each document once, or export to a database, where \
                 the last one counts";
    let path = batch.records.get(at).map(|record| &*record.source.path);
    Error::at(
        format_args!("{} ({})", batch.told(at), path.unwrap_or_default()),
        cause,
    )
}

/// 32 hex digits for the words together.
pub(crate) fn key(words: &[&str]) -> String {
    format!("{:032x}", hash(words))
}

/// A UUID of version 8 for the words together, as an IRI.
pub(crate) fn urn(words: &[&str]) -> String {
    let hash = hash(words);
    let fields = (hash & !(0xF << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{fields:032x}");
    let (a, b, c, d, e) = (
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    );
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

/// What tells a thing apart: its entity where articles are linked, else its document and its id there.
pub(crate) fn thing<'a>(entity: Option<&'a str>, document: &'a str, id: &'a str) -> [&'a str; 3] {
    match entity {
        Some(entity) => ["entity", entity, ""],
        None => ["fact", document, id],
    }
}

/// The IRI of something that a document states.
pub(crate) fn fact_urn(document: &str, id: Id) -> String {
    urn(&thing(None, document, &id.to_string()))
}

fn hash(words: &[&str]) -> u128 {
    let mut hash = Xxh3Default::new();
    for word in words {
        // Lengths before, so that no two lists are one string.
        hash.update(&(word.len() as u64).to_le_bytes());
        hash.update(word.as_bytes());
    }
    hash.digest128()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_words_have_keys_of_their_own() {
        assert_eq!(key(&["a", "b"]), key(&["a", "b"]));
        assert_ne!(key(&["a", "b"]), key(&["ab", ""]));
        assert_ne!(key(&["a\0b"]), key(&["a", "b"]));
        let urn = urn(&["a"]);
        assert_eq!(urn.len(), "urn:uuid:".len() + 36);
        assert_eq!((&urn[23..24], "89ab".contains(&urn[28..29])), ("8", true));
    }
}
