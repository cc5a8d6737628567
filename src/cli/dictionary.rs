//! The dictionary of the engine, for the search of databases.

use std::sync::OnceLock;
use svodka::lexicon::Lexicon;
use svodka_export::{Lemmas, Lemmatizer};

/// The built-in dictionary; it is loaded when the first word is looked up.
pub fn dictionary() -> Lemmatizer {
    Lemmatizer::new(Dictionary(OnceLock::new()))
}

struct Dictionary(OnceLock<Option<Lexicon>>);

impl Lemmas for Dictionary {
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        // A list that does not fit is one of the user's, and there are none here.
        match self.0.get_or_init(|| Lexicon::new(&[]).ok()) {
            Some(lexicon) => lexicon.lemmas(word).iter().for_each(|lemma| take(lemma)),
            None => take(&word.to_lowercase()),
        }
    }
}
