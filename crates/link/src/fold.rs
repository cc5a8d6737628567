//! Letters and endings: spellings of one word become one key, and so do its cases.
//!
//! Keys only bring names together; the features of a tie look at the words themselves.

use svodka_likeness::is_alphanumeric;
pub(crate) use svodka_likeness::letters;

/// Endings of nouns and adjectives in folded letters, longest first.
const ENDINGS: &[&str] = &[
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ими", "иях", "иям", "иеи", "ая", "яя", "ое",
    "ее", "ие", "ои", "еи", "ою", "ею", "ую", "юю", "ии", "ию", "ия", "ом", "ем", "им", "их", "ам",
    "ям", "ах", "ях", "ов", "ев", "ья", "ью", "ье", "а", "я", "у", "ю", "е", "и", "о",
];

/// The word without its ending, in the letters of [`letters`]; at least three letters stay.
pub(crate) fn stem(word: &str) -> String {
    let mut word = letters(word);
    let length = word.chars().count();
    let ending = ENDINGS
        .iter()
        .find(|ending| word.ends_with(**ending) && length - ending.chars().count() >= 3);
    if let Some(ending) = ending {
        word.truncate(word.len() - ending.len());
    }
    word
}

/// The words of a text: letters and digits, with hyphens as they stand inside.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(is_alphanumeric(c) || matches!(c, '\'' | '’' | 'ʼ')))
        .map(|word| word.trim_matches(['\'', '’', 'ʼ']))
        .filter(|word| !word.is_empty())
}

/// A hash that is the same on every machine.
pub(crate) fn hash(text: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}

/// A short hash for bags of words and names.
pub(crate) fn short(text: &str) -> u32 {
    hash(text) as u32
}

/// Letters that must be put in, left out or replaced to make one word of the other: 0, 1, or more as 2.
pub(crate) fn distance(a: &str, b: &str) -> u8 {
    if a == b {
        return 0;
    }
    let same = |(a, b): &(char, char)| a == b;
    let begin: usize = a
        .chars()
        .zip(b.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (a, b) = (&a[begin..], &b[begin..]);
    let end: usize = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let is_short = |word: &str| word[..word.len() - end].chars().nth(1).is_none();
    if is_short(a) && is_short(b) { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_one() {
        let same = [
            ["Тоқаев", "Токаев", "Tokayev"],
            ["Зеленський", "Зеленский", "Zelensky"],
            ["Щербаков", "Щербаковъ", "Shcherbakov"],
            ["Өтегенов", "Отегенов", "Otegenov"],
        ];
        for [a, b, c] in same {
            let key = |word: &str| stem(word).trim_end_matches('и').to_owned();
            assert_eq!(key(a), key(b));
            assert_eq!(key(a), key(c), "{a} {c}");
        }
    }

    #[test]
    fn cases_are_one() {
        for (a, b) in [
            ("Портнова", "Портнову"),
            ("областной", "областная"),
            ("партии", "партия"),
        ] {
            assert_eq!(stem(a), stem(b));
        }
        assert_ne!(stem("Карин"), stem("Карпин"));
    }

    #[test]
    fn misprints_are_near() {
        assert_eq!(distance("петров", "петров"), 0);
        assert_eq!(distance("петров", "перов"), 1);
        assert_eq!(distance("петров", "питров"), 1);
        assert_eq!(distance("петров", "петровых"), 2);
        assert_eq!(distance("", "а"), 1);
    }
}
