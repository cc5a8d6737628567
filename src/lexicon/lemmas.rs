//! Dictionary forms of printed words, for who searches.

use super::files::MODELS;
use super::grammar::Pos;
use super::morphology::{Morphology, Reading, Russian};
use super::{Lexicon, normal, russian};
use std::borrow::Cow;

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
        russian([MODELS].into_iter()).map(Self)
    }

    /// The dictionary forms that a printed word may be of, each once: its normal form, and those of its likely
    /// readings in Russian; of a word that no dictionary knows also those it would have as a name, whatever its
    /// capitals, and its stem in Kazakh.
    pub fn of(&self, word: &str) -> Vec<Box<str>> {
        lemmas(word, &self.0, None)
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

impl Lexicon {
    /// The dictionary forms that a printed word may be of, as [`Lemmas::of`] finds them with the words of users' lists;
    /// of a word that was looked up for a text not long ago at no cost, if words are [kept](Lexicon::keep_words).
    pub fn lemmas(&self, word: &str) -> Vec<Box<str>> {
        let known = self.words.known(word);
        let readings = known.as_ref().map(|word| &*word.readings);
        lemmas(word, self.morphology(), readings)
    }
}

/// The dictionary forms of a word; `readings` are those that it has as it is printed, if they are known.
fn lemmas(word: &str, morphology: &dyn Morphology, readings: Option<&[Reading]>) -> Vec<Box<str>> {
    let normal = normal::normal_form(word);
    let is_cyrillic = normal.chars().any(normal::is_cyrillic);
    let is_russian = is_cyrillic && !normal.chars().any(normal::is_kazakh);
    let readings: Cow<'_, [Reading]> = match readings {
        _ if !is_russian => Cow::Borrowed(&[]),
        Some(readings) => Cow::Borrowed(readings),
        None => morphology.readings(&normal::clean(word)).into(),
    };
    let is_known = readings.iter().any(|reading| reading.known);
    let is_printed_so = word.starts_with(normal::is_uppercase);
    let as_name = match is_russian && !is_known && !is_printed_so {
        true => morphology.readings(&normal::capitalised(&normal)),
        false => Vec::new(),
    };
    let all = readings.iter().chain(&as_name);
    let likely = all.filter(|reading| reading.weight >= LIKELY);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_texts_have_the_same_forms() {
        let lexicon = Lexicon::new(&[]).unwrap();
        lexicon.keep_words();
        let mut table = super::super::word_table::WordTable::default();
        let lemmas = Lemmas::new().unwrap();
        for word in [
            "волонтёров",
            "Омаровой",
            "омаровой",
            "участвующих",
            "балалардың",
            "Taza",
            "2019",
        ] {
            assert_eq!(lexicon.lemmas(word), lemmas.of(word), "{word}");
            table.id(word, &lexicon);
            assert!(lexicon.words.known(word).is_some(), "{word}");
            assert_eq!(lexicon.lemmas(word), lemmas.of(word), "{word}");
        }
    }

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
