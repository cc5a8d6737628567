//! Where a document comes from, and the ids that follow from it.

use super::Source;
use super::assemble::Extraction;
use crate::error::Origin;
use crate::page::hex;
use crate::text::Text;
use sha2::{Digest, Sha256};

/// Where the document was found and how it was decoded.
pub(super) fn source(extraction: &Extraction<'_>, text: &Text<'_>) -> Source {
    let Extraction {
        origin, decoding, ..
    } = extraction;
    Source {
        path: origin.path.clone(),
        member: origin.member.clone(),
        offset: origin.offset,
        url: fetched_from(extraction, text).cloned(),
        media_type: decoding.media_type.into(),
        encoding: decoding.encoding.clone(),
        encoding_declared: decoding.declared.clone(),
        repairs: decoding.repairs.clone(),
        bytes: decoding.bytes,
        sha256: decoding.sha256.clone(),
    }
}

/// SHA-256 of the text of an article.
pub fn text_digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

/// The address by the container, else by the document itself.
pub(super) fn fetched_from<'a>(
    extraction: &'a Extraction<'_>,
    text: &'a Text<'_>,
) -> Option<&'a String> {
    let by_container = extraction.origin.url.as_ref();
    by_container.or(text.article.meta.url.as_ref())
}

/// 20 hexadecimal digits of SHA-256 over where the document stands; what it holds may change.
pub(super) fn document_id(origin: &Origin) -> String {
    digits(place(origin))
}

/// The same for a part of a document that has a name there: the article of a teaser.
pub(crate) fn part_id(origin: &Origin, name: &str) -> String {
    let mut digest = place(origin);
    digest.update([0]);
    digest.update(name);
    digits(digest)
}

fn place(origin: &Origin) -> Sha256 {
    let mut digest = Sha256::new();
    for part in [
        Some(&origin.path),
        origin.member.as_ref(),
        origin.url.as_ref(),
    ] {
        digest.update(part.map_or("", String::as_str));
        digest.update([0]);
    }
    digest.update(origin.nth.to_string());
    digest
}

fn digits(digest: Sha256) -> String {
    let mut id = hex(&digest.finalize());
    id.truncate(20);
    id
}
