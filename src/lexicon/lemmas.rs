//! Dictionary forms of printed words, for who searches.

use super::morphology::{Morphology, Russian};
use super::{MODELS, normal, russian};

/// Weight from which a reading counts where no context decides: less is mostly noise.
const LIKELY: f32 = 0.1;

/// The built-in dictionaries without the lists: what a search wants of them.
pub struct Lemmas(Russian);

impl Lemmas {
    /// The built-in dictionaries.
    ///
    /// # Errors
    /// A model that the dictionary lacks.
    pub fn new() -> Result<Self, String> {
        russian(&[MODELS]).map(Self)
    }

    /// The dictionary forms that a printed word may be of, each once: its normal form, and those of its likely
    /// readings in Russian; of a word that no dictionary knows also those it would have as a name, whatever its
    /// capitals, and its stem in Kazakh.
    pub fn of(&self, word: &str) -> Vec<Box<str>> {
        let normal = normal::normal_form(word);
        let is_cyrillic = normal.chars().any(normal::is_cyrillic);
        let is_kazakh = normal.chars().any(normal::is_kazakh);
        let mut readings = match is_cyrillic && !is_kazakh {
            true => self.0.readings(&normal::clean(word)),
            false => Vec::new(),
        };
        let is_known = readings.iter().any(|reading| reading.known);
        let is_printed_so = word.starts_with(normal::is_uppercase);
        if is_cyrillic && !is_kazakh && !is_known && !is_printed_so {
            readings.extend(self.0.readings(&normal::capitalised(&normal)));
        }
        let likely = readings.iter().filter(|reading| reading.weight >= LIKELY);
        let russian = likely.flat_map(|reading| {
            let verb = reading.verb.as_deref();
            [Some(&*reading.lemma), verb].into_iter().flatten()
        });
        let stem = (is_cyrillic && !is_known).then(|| svodka_kazakh::read(&normal).stem);
        let mut lemmas: Vec<Box<str>> = vec![normal.as_str().into()];
        for lemma in russian.chain(stem.as_deref()) {
            if !lemmas.iter().any(|known| **known == *lemma) {
                lemmas.push(lemma.into());
            }
        }
        lemmas
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_words_and_their_dictionary_forms() {
        let lemmas = Lemmas::new().unwrap();
        for (word, lemma) in [
            ("волонтёров", "волонтер"),
            ("Волонтеры", "волонтер"),
            ("Шымкента", "шымкент"),
            ("Шымкенте", "шымкент"),
            ("людей", "человек"),
            ("участвующих", "участвовать"),
            ("за́мков", "замок"),
            ("Нур-Султане", "нур-султан"),
            ("Қазақстанның", "қазақстан"),
            ("балалардың", "бала"),
            ("омаровой", "омарова"),
            ("Омаровой", "омарова"),
            ("Taza", "taza"),
            ("2019", "2019"),
        ] {
            let found = lemmas.of(word);
            assert!(
                found.iter().any(|known| &**known == lemma),
                "{word}: {found:?}"
            );
        }
    }
}
