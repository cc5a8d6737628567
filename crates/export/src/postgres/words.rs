//! The dictionary forms of the words of a row, and which printed form was of which.

use crate::lemmas::words;
use crate::{Lemmatizer, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Bytes of a word, at most: what is longer is no word that anybody looks for.
const LONGEST: usize = 100;
/// Bytes of all words of a row, at most: PostgreSQL takes a megabyte with the places.
const MOST_BYTES: usize = 256 << 10;
/// Places of a word, at most, and the greatest place; both are bounds of PostgreSQL.
const MOST_PLACES: usize = 255;
const LAST_PLACE: u16 = (1 << 14) - 1;
/// Forms remembered, so that most words cost one look-up; the bound changes no result.
const REMEMBERED: usize = 150_000;

/// Finds dictionary forms.
pub(super) struct Words {
    lemmas: Lemmatizer,
    /// Words as printed that were met, with their dictionary forms.
    met: HashMap<Box<str>, Box<[Box<str>]>>,
    /// Printed forms in small letters with their dictionary forms, which are to be listed.
    pub new: BTreeSet<(String, String)>,
}

impl Words {
    pub(super) fn new(lemmas: Lemmatizer) -> Self {
        Self {
            lemmas,
            met: HashMap::new(),
            new: BTreeSet::new(),
        }
    }

    /// The dictionary forms of the words in `values`, each with its places.
    pub(super) fn of(&mut self, values: &[&Value<'_>]) -> Vec<(String, Vec<u16>)> {
        let mut found: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        let (mut place, mut bytes) = (0_u16, 0);
        for text in values.iter().flat_map(|value| texts(value)) {
            for word in words(text).filter(|word| word.len() <= LONGEST) {
                place = place.saturating_add(1).min(LAST_PLACE);
                for lemma in self.lemmas(word) {
                    match found.get_mut(&**lemma) {
                        Some(places) => note(places, place),
                        None => {
                            bytes += lemma.len();
                            found.insert(lemma.to_string(), vec![place]);
                        }
                    }
                }
                if bytes > MOST_BYTES {
                    return found.into_iter().collect();
                }
            }
        }
        found.into_iter().collect()
    }

    /// What was met in a batch that was not kept is to be met again.
    pub(super) fn forget(&mut self) {
        self.met.clear();
        self.new.clear();
    }

    /// The dictionary forms of a word; what was not met is to be listed.
    fn lemmas(&mut self, word: &str) -> &[Box<str>] {
        if self.met.len() >= REMEMBERED && !self.met.contains_key(word) {
            self.met.clear();
        }
        if !self.met.contains_key(word) {
            let form = word.to_lowercase();
            let mut found: Vec<Box<str>> = Vec::new();
            self.lemmas
                .lemmas(word, &mut |lemma| found.push(lemma.into()));
            let new = found.iter().map(|lemma| (form.clone(), lemma.to_string()));
            self.new.extend(new);
            self.met.insert(word.into(), found.into());
        }
        self.met.get(word).map_or(&[], |lemmas| lemmas)
    }
}

/// Adds a place, each once and no more than there may be.
fn note(places: &mut Vec<u16>, place: u16) {
    if places.len() < MOST_PLACES && places.last() != Some(&place) {
        places.push(place);
    }
}

fn texts<'v>(value: &'v Value<'_>) -> Box<dyn Iterator<Item = &'v str> + 'v> {
    match value {
        Value::Text(text) => Box::new(std::iter::once(&**text)),
        Value::Texts(texts) => Box::new(texts.iter().map(String::as_str)),
        _ => Box::new(std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places() {
        let mut words = Words::new(Lemmatizer::default());
        let text = Value::from("Да, да и нет");
        let found = words.of(&[&text, &Value::Integer(5)]);
        let expected = [("да", vec![1, 2]), ("и", vec![3]), ("нет", vec![4])];
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(word, at)| (word.to_owned(), at))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(words.new.len(), 3);
    }

    #[test]
    fn long_texts_are_cut() {
        let mut words = Words::new(Lemmatizer::default());
        let text: String = (0..200_000).map(|n| format!("слово{n} ")).collect();
        let found = words.of(&[&Value::from(text.as_str())]);
        let bytes: usize = found.iter().map(|(word, _)| word.len()).sum();
        assert!(
            (MOST_BYTES..MOST_BYTES + LONGEST).contains(&bytes),
            "{bytes}"
        );
    }
}
