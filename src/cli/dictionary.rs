//! The dictionary of the engine, for the search of databases.

use std::sync::{Arc, OnceLock};
use svodka::lexicon::Lemmas;
use svodka::pipeline::Engine;
use svodka_export::Lemmatizer;

/// The built-in dictionary; it is loaded when the first word is looked up.
pub fn dictionary() -> Lemmatizer {
    Lemmatizer::new(Dictionary(OnceLock::new()))
}

/// The dictionary of an engine that reads the texts whose words are asked for: they are not looked up twice.
pub fn read_by(engine: Arc<Engine>) -> Lemmatizer {
    engine.lexicon().keep_words();
    Lemmatizer::new(Read(engine))
}

struct Read(Arc<Engine>);

impl svodka_export::Lemmas for Read {
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        let lemmas = self.0.lexicon().lemmas(word);
        lemmas.iter().for_each(|lemma| take(lemma));
    }
}

struct Dictionary(OnceLock<Option<Lemmas>>);

impl svodka_export::Lemmas for Dictionary {
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        // Models that do not fit are caught by the tests of `data/`.
        match self.0.get_or_init(|| Lemmas::new().ok()) {
            Some(lemmas) => lemmas.of(word).iter().for_each(|lemma| take(lemma)),
            None => take(&word.to_lowercase()),
        }
    }

    fn is_function_word(&self, word: &str) -> bool {
        let lemmas = self.0.get_or_init(|| Lemmas::new().ok());
        lemmas
            .as_ref()
            .is_some_and(|lemmas| lemmas.is_function_word(word))
    }
}
