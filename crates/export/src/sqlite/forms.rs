//! Printed forms of words by dictionary form, as they are met, but for the dictionary form itself.

use crate::Lemmatizer;
use crate::lemmas::words;
use rusqlite::{Connection, params};
use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::xxh3_128;

/// Forms remembered, so that most words cost one look-up; the bound changes no result.
const REMEMBERED: usize = 500_000;
/// Words that wait to be listed, at most.
const WAITING: usize = 100_000;
/// Bytes of a form, at most: what is longer is no word that anybody looks for.
const LONGEST: usize = 100;

/// Lists words in `word_forms`.
pub(super) struct Forms {
    lemmas: Lemmatizer,
    /// Hashes of the words that were met: a hash of 128 bits stands for its word.
    met: FxHashSet<u128>,
    /// Those that are not listed yet.
    waiting: Vec<Box<str>>,
}

impl Forms {
    pub(super) fn new(lemmas: Lemmatizer) -> Self {
        Self {
            lemmas,
            met: FxHashSet::default(),
            waiting: Vec::new(),
        }
    }

    /// Takes note of the words of a text that is searched.
    pub(super) fn add(&mut self, db: &Connection, text: &str) -> rusqlite::Result<()> {
        for word in words(text) {
            if word.len() <= LONGEST && self.met.insert(xxh3_128(word.as_bytes())) {
                self.waiting.push(word.into());
            }
        }
        match self.waiting.len() < WAITING {
            true => Ok(()),
            false => self.list(db),
        }
    }

    /// What was met in a batch that was not kept is to be met again.
    pub(super) fn forget(&mut self) {
        self.met.clear();
        self.waiting.clear();
    }

    /// Lists the words that wait, in the order of the table, which finds their places quickly.
    pub(super) fn list(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut rows = Vec::with_capacity(self.waiting.len() * 2);
        for word in self.waiting.drain(..) {
            let form: Box<str> = word.to_lowercase().into();
            self.lemmas.lemmas(&word, &mut |lemma| {
                if *lemma != *form {
                    rows.push((Box::<str>::from(lemma), form.clone()));
                }
            });
        }
        rows.sort_unstable();
        rows.dedup();
        let mut insert =
            db.prepare_cached("INSERT OR IGNORE INTO word_forms (lemma, form) VALUES (?, ?)")?;
        for (lemma, form) in &rows {
            insert.execute(params![lemma, form])?;
        }
        if self.met.len() >= REMEMBERED {
            self.met.clear();
        }
        Ok(())
    }
}
