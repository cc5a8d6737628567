//! Kazakh words that are not printed as lists and dictionaries have them: in Latin letters, or with letters of Russian.

use super::Lexicon;
use super::normal::{clean, is_kazakh, is_uppercase, normal_form};
use super::word::Word;
use std::sync::OnceLock;
use svodka_kazakh::{Alphabet, Mender, is_known, is_womans};

/// Finds what words with mixed-up letters stand for; made when the first of them is met.
#[derive(Default)]
pub(super) struct Respeller(OnceLock<Mender>);

/// Letters of a name at least that may stand for another word.
const SHORT_NAME: usize = 4;

impl Lexicon {
    /// The spelling by which a word of a Kazakh text is looked up that is printed in Latin letters; `None` of a word that is
    /// none of that alphabet, of a Roman number, and of a name that lists have in Latin letters.
    pub(crate) fn in_cyrillic(&self, surface: &str, alphabet: Alphabet) -> Option<String> {
        if is_roman(surface) {
            return None;
        }
        let spellings = alphabet.spellings(surface);
        let first = spellings.first()?;
        let lists = |word: &str| !self.lists().starting_with(&normal_form(word)).is_empty();
        let known = spellings
            .iter()
            .find(|word| is_known(&normal_form(word)) || lists(word));
        known.cloned().or_else(|| {
            let mut mended = spellings.iter().filter_map(|word| self.mended(word));
            let mended = mended.next();
            mended.or_else(|| (!lists(surface)).then(|| first.clone()))
        })
    }

    /// The spelling by which a word of a Kazakh text is looked up that no list or dictionary has as it is printed.
    pub(crate) fn with_kazakh_letters(&self, surface: &str, word: &Word) -> Option<String> {
        let is_strange = word.shape.cyrillic
            && !word.shape.hyphen
            && !word.shape.digit
            && !word.readings.iter().any(|reading| reading.known)
            && word.entries.is_empty()
            && word.phrases.is_empty();
        is_strange.then(|| self.mended(&clean(surface))).flatten()
    }

    /// The word that `word` stands for, with its capitals; names of families and short names may be of any letters.
    fn mended(&self, word: &str) -> Option<String> {
        let normal = normal_form(word);
        let is_short = || normal.chars().count() < SHORT_NAME;
        if word.starts_with(is_uppercase) && (is_short() || is_womans(&normal).is_some()) {
            return None;
        }
        let mended = self.mender().mended(&normal)?;
        let letters = word.chars().zip(mended.chars());
        Some(
            letters
                .map(|(printed, meant)| cased(printed, meant))
                .collect(),
        )
    }

    fn mender(&self) -> &Mender {
        self.respeller.0.get_or_init(|| {
            let words = self.lists().first_words();
            Mender::new(words.filter(|word| word.chars().any(is_kazakh)))
        })
    }
}

/// The letter that is meant, with the size of the printed one.
fn cased(printed: char, meant: char) -> char {
    match is_uppercase(printed) {
        true => meant.to_uppercase().next().unwrap_or(meant),
        false => meant,
    }
}

/// «XXI».
fn is_roman(word: &str) -> bool {
    word.chars()
        .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}
