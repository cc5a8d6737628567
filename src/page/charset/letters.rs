//! How much text reads like words of a Cyrillic language, by which letters follow which.

use crate::lexicon::normal::is_uppercase;
use std::sync::LazyLock;

const PAIRS_TSV: &str = include_str!("../../../data/letter_pairs.tsv");

/// What a pair of letters adds: one that follows often, seldom, never.
const OFTEN: i8 = 2;
const SELDOM: i8 = 0;
const NEVER: i8 = -3;

/// What a letter that no word has adds, and a capital behind a small letter.
const ODD: i32 = -4;

/// What a Latin letter beside a Cyrillic one adds.
const MIXED: i32 = -2;

/// Marks that stand in any text.
const MARKS: &str = "«»—–№…“”„’‘\u{A0}•°©";

/// First letter of the table, and one past its last.
const FIRST: u32 = 0x400;
const LAST: u32 = 0x530;

/// Letters at most, so that a pair is found by shifting.
const MOST: usize = 64;

struct Pairs {
    /// Number of a letter by its code point, 0 for none.
    numbers: [u8; (LAST - FIRST) as usize],
    weights: Vec<i8>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(Pairs::new);

impl Pairs {
    fn new() -> Self {
        let rows = || {
            let lines = PAIRS_TSV
                .lines()
                .skip(1)
                .filter(|row| !row.starts_with('#'));
            lines.filter_map(|row| {
                let mut cells = row.split('\t');
                let letter = cells.next()?.chars().next()?;
                Some((letter, cells.next()?, cells.next()?))
            })
        };
        let mut pairs = Self {
            numbers: [0; (LAST - FIRST) as usize],
            weights: vec![NEVER; MOST * MOST],
        };
        let mut count = 0;
        for (letter, ..) in rows() {
            for c in [letter].into_iter().chain(letter.to_uppercase()) {
                let place = &mut pairs.numbers[(c as u32 - FIRST) as usize];
                if *place == 0 {
                    count += u8::from(c == letter);
                    *place = count;
                }
            }
        }
        for (yo, ye) in [('ё', 'е'), ('Ё', 'Е')] {
            pairs.numbers[(yo as u32 - FIRST) as usize] = pairs.number(ye);
        }
        for (letter, followers, kind) in rows() {
            let weight = if kind == "often" { OFTEN } else { SELDOM };
            for follower in followers.chars() {
                let at = pairs.place(pairs.number(letter), pairs.number(follower));
                pairs.weights[at] = weight;
            }
        }
        pairs
    }

    fn number(&self, c: char) -> u8 {
        let place = (c as u32).wrapping_sub(FIRST) as usize;
        self.numbers.get(place).copied().unwrap_or(0)
    }

    fn place(&self, a: u8, b: u8) -> usize {
        usize::from(a) * MOST + usize::from(b)
    }
}

/// What stood before a character.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Other,
    Latin,
    Letter { number: u8, capital: bool },
}

/// The sum over the pairs of letters: above zero for words, below for what comes of a wrong character set.
/// One pass, a look-up for each character.
pub(super) fn score(chars: impl Iterator<Item = char>) -> i32 {
    let pairs = &*PAIRS;
    let (mut sum, mut before) = (0, Before::Other);
    for c in chars {
        if c.is_ascii() {
            let latin = c.is_ascii_alphabetic();
            sum += match before {
                Before::Letter { .. } if latin => MIXED,
                _ => 0,
            };
            before = if latin { Before::Latin } else { Before::Other };
            continue;
        }
        if !(FIRST..LAST).contains(&(c as u32)) {
            sum += if MARKS.contains(c) { 0 } else { ODD };
            before = Before::Other;
            continue;
        }
        let (number, capital) = (pairs.number(c), is_uppercase(c));
        sum += match before {
            _ if number == 0 => ODD,
            Before::Letter { capital: false, .. } if capital => ODD + i32::from(NEVER),
            Before::Letter { number: last, .. } => {
                i32::from(pairs.weights[pairs.place(last, number)])
            }
            Before::Latin => MIXED,
            Before::Other => 0,
        };
        before = Before::Letter { number, capital };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_garbage() {
        for words in [
            "Марафон добрых дел",
            "Қазақстан халқы",
            "Ще не вмерла",
            "ЁЛКА",
        ] {
            assert!(score(words.chars()) > 0, "{words}");
        }
        for garbage in ["нПУЛЧБ", "РњРёРЅ", "лНЯЙБЮ", "Ìàðàôîí"] {
            assert!(score(garbage.chars()) <= 0, "{garbage}");
        }
        assert_eq!(score("№ 5 — 7".chars()), 0);
    }
}
