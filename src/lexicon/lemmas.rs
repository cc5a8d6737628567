//! Dictionary forms of printed words, for who searches.

use super::grammar::Pos;
use super::morphology::{Morphology, Russian};
use super::{MODELS, normal, russian};

/// Weight from which a reading counts where no context decides: less is mostly noise.
const LIKELY: f32 = 0.1;

/// Parts of speech that say nothing by themselves.
const FUNCTION: &[Pos] = &[Pos::Preposition, Pos::Conjunction, Pos::Pronoun, Pos::Other];

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

    /// Whether a word says nothing by itself, in Russian or Kazakh: prepositions, conjunctions, particles, pronouns.
    pub fn is_function_word(&self, word: &str) -> bool {
        let normal = normal::normal_form(word);
        let readings = self.0.readings(&normal);
        let known = readings.iter().filter(|reading| reading.known);
        let mut likely = known.filter(|reading| reading.weight >= LIKELY).peekable();
        match likely.peek() {
            Some(_) => likely.all(|reading| FUNCTION.contains(&reading.grammar.pos)),
            None => svodka_kazakh::is_fixed(&normal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_by_themselves() {
        let lemmas = Lemmas::new().unwrap();
        for word in [
            "в",
            "И",
            "из",
            "под",
            "для",
            "про",
            "между",
            "но",
            "или",
            "что",
            "не",
            "мы",
            "және",
            "үшін",
            "бойынша",
        ] {
            assert!(lemmas.is_function_word(word), "{word}");
        }
        for word in [
            "волонтёры",
            "дети",
            "год",
            "адам",
            "балалар",
            "бар",
            "триста",
            "300",
            "Шымкент",
            "Taza",
            "",
            "чисто",
        ] {
            assert!(!lemmas.is_function_word(word), "{word}");
        }
    }

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
