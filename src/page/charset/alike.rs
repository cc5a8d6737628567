//! Text in one of two sets with the same small letters that was read by the other: capital letters, «я» and «ё» are
//! signs, so that most words look sound: «егодн€», «маЯ», «џблони».

use super::letters::score;
use super::swapped::{GAIN, HALVES, READ, Way, sentences};
use crate::lexicon::normal::is_alphabetic;
use encoding_rs::{Encoding, WINDOWS_1251, X_MAC_CYRILLIC};
use std::sync::LazyLock;

/// Sets with the same small letters.
const ALIKE: [&Encoding; 2] = [WINDOWS_1251, X_MAC_CYRILLIC];

/// What their upper halves hold but Russian letters.
static SIGNS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let of_alike = READ.iter().zip(HALVES.iter());
    let of_alike = of_alike.filter(|(set, _)| ALIKE.contains(set));
    let mut signs: Vec<char> = of_alike
        .flat_map(|(_, half)| half.iter().copied())
        .filter(|c| !is_russian(*c))
        .collect();
    signs.sort_unstable();
    signs
});

/// Whether these are two sets with the same small letters.
pub(super) fn are(read: &'static Encoding, meant: &'static Encoding) -> bool {
    ALIKE.contains(&read) && ALIKE.contains(&meant)
}

/// The pair of such sets that spoilt the text, or a sentence of it.
///
/// Costs one pass over a sound text.
pub(super) fn of(text: &str) -> Option<Way> {
    if !pieces(text).any(|piece| Marks::of(piece).sure > 0 && !piece.contains(is_beyond)) {
        return None;
    }
    let [first, second] = ALIKE;
    let ways = [(first, second), (second, first)];
    let ways = ways.map(|(read, meant)| Way::between(read, meant));
    ways.into_iter()
        .flatten()
        .find(|way| is_of_all(*way, text) || is_of_sentence(*way, text))
}

/// Whether the text as a whole has more words when it is read anew.
fn is_of_all(way: Way, text: &str) -> bool {
    let (mut left, mut gain) = (0, 0);
    for piece in pieces(text) {
        let sound = way.back(piece);
        let sound = sound.as_deref().unwrap_or(piece);
        left += broken_words(sound);
        gain += score(sound.chars()) - score(piece.chars());
    }
    left < broken_words(text) && gain >= GAIN
}

fn is_of_sentence(way: Way, text: &str) -> bool {
    let mut sentences = pieces(text).flat_map(sentences);
    sentences.any(|sentence| restored(way, sentence).is_some())
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(['<', '>', '\n'])
}

/// A sentence read anew, where that leaves no mark of the wrong set in it.
pub(super) fn restored(way: Way, sentence: &str) -> Option<String> {
    if !Marks::of(sentence).are_enough() {
        return None;
    }
    let sound = way.back(sentence)?;
    let is_better = Marks::of(&sound).sure == 0 && score(sound.chars()) > score(sentence.chars());
    is_better.then_some(sound)
}

/// Places where a small letter runs into a capital one or a sign: «егодн€», «маЯ».
fn broken_words(text: &str) -> usize {
    let pairs = text.chars().zip(text.chars().skip(1));
    let broken = |(left, right): &(char, char)| is_small(*left) && matches!(right, '€' | 'А'..='Я');
    pairs.filter(broken).count()
}

/// Marks that the wrong set has left.
#[derive(Default)]
struct Marks {
    /// In words, where sound ones seldom have any: «маЯ», «џблони».
    sure: usize,
    /// Where quotation marks and dashes may stand too: «‹юди».
    poor: usize,
    /// Sums of money inside words: «егодн€».
    euros: usize,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        let mut before = [' '; 2];
        for c in text.chars() {
            let [far, near] = before;
            let goes_on =
                is_small(near) && (matches!(c, 'А'..='Я' | '€') || is_alphabetic(c) && is_sign(c));
            let begins = is_small(c) && !is_alphabetic(far) && is_sign(near);
            marks.euros += usize::from(goes_on && c == '€');
            marks.sure += usize::from(goes_on || begins && is_alphabetic(near));
            marks.poor += usize::from(begins && !is_alphabetic(near));
            before = [near, c];
        }
        marks
    }

    fn are_enough(&self) -> bool {
        self.euros > 0 || self.sure > 0 && self.sure + self.poor > 1
    }
}

fn is_small(c: char) -> bool {
    matches!(c, 'а'..='я')
}

fn is_russian(c: char) -> bool {
    matches!(c, 'А'..='я' | 'Ё' | 'ё')
}

/// Whether it is a Cyrillic letter of neither set, as Kazakh has them: a piece with it was read by none of them.
fn is_beyond(c: char) -> bool {
    matches!(c, '\u{460}'..='\u{52F}') && !is_sign(c)
}

/// Whether one of the sets has this where the other has a Russian letter, or a mark.
fn is_sign(c: char) -> bool {
    !c.is_ascii() && !is_russian(c) && SIGNS.binary_search(&c).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: [&str; 3] = [
        "Библиотеку в Озёрном откроют в сентябре после ремонта.",
        "«Новые полки сделали сами читатели», — говорит Юлия Ершова.",
        "Дети помогают переносить книги, яблони вокруг подвязывают студенты.",
    ];

    #[test]
    fn a_sentence_among_others_is_mended() {
        let [first, second] = ALIKE;
        for (read, meant) in [(first, second), (second, first)] {
            for at in 0..SOUND.len() {
                let bytes = meant.encode(SOUND[at]).0;
                let mut spoilt = SOUND.map(str::to_owned);
                spoilt[at] = read.decode_without_bom_handling(&bytes).0.into_owned();
                let spoilt = spoilt.join(" ");
                let mended = of(&spoilt).and_then(|way| way.undo(&spoilt));
                assert_eq!(mended, Some(SOUND.join(" ")), "{spoilt}");
            }
        }
    }

    #[test]
    fn sound_texts_stay() {
        for text in [
            "ВКонтакте, КазМунайГаз, ТелеРадио, СоюзМультФильм, от 5€ до 9€, НурОтан",
            "в минЮсте ответили: „приказ готов“, — и пресс-служба автоВАЗа тоже",
            "Її звати Єва, вона з України; їй дев’ять років",
            "Быў у лесе, бачыў ваўка і зайца",
            "Његош је песник, Ђорђе и Љиљана живе у Нишу",
            "Қазақстан Республикасының Үкіметі қаулы етті, «қаулы» сөзі",
            "•первое •второе —третье „четвёртое“ …и так далее",
        ] {
            assert!(of(text).is_none(), "{text}");
        }
    }
}
