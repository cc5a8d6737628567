//! Printed forms of words by dictionary form, as they are met.

use crate::Lemmatizer;
use crate::lemmas::words;
use rusqlite::{Connection, params};
use rustc_hash::FxHashSet;

/// Forms remembered, so that most words cost one look-up; the bound changes no result.
const REMEMBERED: usize = 150_000;
/// Bytes of a form, at most: what is longer is no word that anybody looks for.
const LONGEST: usize = 100;

/// Lists words in `word_forms`.
pub(super) struct Forms {
    lemmas: Lemmatizer,
    met: FxHashSet<Box<str>>,
}

impl Forms {
    pub(super) fn new(lemmas: Lemmatizer) -> Self {
        Self {
            lemmas,
            met: FxHashSet::default(),
        }
    }

    /// Lists the words of a text that is searched.
    pub(super) fn add(&mut self, db: &Connection, text: &str) -> rusqlite::Result<()> {
        for word in words(text) {
            if word.len() > LONGEST || self.met.contains(word) {
                continue;
            }
            if self.met.len() >= REMEMBERED {
                self.met.clear();
            }
            self.met.insert(word.into());
            self.list(db, word)?;
        }
        Ok(())
    }

    /// What was met in a batch that was not kept is to be met again.
    pub(super) fn forget(&mut self) {
        self.met.clear();
    }

    fn list(&self, db: &Connection, word: &str) -> rusqlite::Result<()> {
        let form = word.to_lowercase();
        let mut insert =
            db.prepare_cached("INSERT OR IGNORE INTO word_forms (lemma, form) VALUES (?, ?)")?;
        let mut outcome = Ok(());
        self.lemmas.lemmas(word, &mut |lemma| {
            let inserted = insert.execute(params![lemma, form]);
            if let Err(error) = inserted {
                outcome = Err(error);
            }
        });
        outcome
    }
}
