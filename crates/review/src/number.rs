//! The words of a figure: its bound, its number and its noun.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The engine's own lists: modifiers of numbers, and number words by lemma.
const BOUNDS: &str = include_str!("../data/bounds.tsv");
const NUMERALS: &str = include_str!("../data/numerals.tsv");

/// Modifiers that stand before a number, the longer ones first.
static BEFORE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut phrases: Vec<&str> = rows(BOUNDS)
        .filter(|row| ["before", "from", "to"].contains(&row[2]))
        .map(|row| row[0])
        .collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases
});

/// Number words by their first two letters.
static NUMBERS: LazyLock<HashMap<String, Vec<&str>>> = LazyLock::new(|| {
    let mut numbers: HashMap<String, Vec<&str>> = HashMap::new();
    for row in rows(NUMERALS).filter(|row| row[2] != "ordinal") {
        let key = row[0].chars().take(2).collect();
        numbers.entry(key).or_default().push(row[0]);
    }
    numbers
});

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<&str>>())
        .filter(|row| row.len() >= 3)
}

/// Where the parts of a figure stand in its words, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// The words that bound the number; empty where none do.
    pub bound: Range<usize>,
    /// The number.
    pub number: Range<usize>,
    /// The counted noun; empty where it is left out.
    pub noun: Range<usize>,
}

/// The parts of a figure. `named`: whether its noun is among its words.
pub fn parts(words: &str, named: bool) -> Parts {
    let bound = bound(words);
    let rest = bound.end + (words[bound.end..].len() - words[bound.end..].trim_start().len());
    let tokens = tokens(words, rest);
    let last = match (named, tokens.len()) {
        (true, 2..) => tokens.len() - 1,
        _ => tokens.len(),
    };
    let is_number = |token: &Range<usize>| numeric(&words[token.clone()]);
    let first = tokens[..last].iter().position(is_number).unwrap_or(0);
    let run = tokens[..last].iter().rposition(is_number).unwrap_or(first);
    let number = match tokens.get(first) {
        Some(token) => token.start..tokens[run].end,
        None => rest..words.len(),
    };
    let noun = match tokens.get(last) {
        Some(token) => token.clone(),
        None => words.len()..words.len(),
    };
    Parts {
        bound,
        number,
        noun,
    }
}

/// The longest known modifier that the words begin with.
fn bound(words: &str) -> Range<usize> {
    let folded = words.to_lowercase();
    if folded.len() != words.len() {
        return 0..0;
    }
    let stands = |phrase: &&&str| {
        let rest = folded.strip_prefix(**phrase);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic) && !rest.is_empty())
    };
    0..BEFORE.iter().find(stands).map_or(0, |phrase| phrase.len())
}

fn tokens(words: &str, from: usize) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, point) in words[from..].char_indices() {
        match (point.is_whitespace(), start) {
            (false, None) => start = Some(from + at),
            (true, Some(begun)) => {
                tokens.push(begun..from + at);
                start = None;
            }
            _ => {}
        }
    }
    tokens.extend(start.map(|begun| begun..words.len()));
    tokens
}

/// Whether a word is a number, in whatever form: it shares all but its ending with a number word.
fn numeric(word: &str) -> bool {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let word = word.trim_end_matches('.').to_lowercase();
    let key: String = word.chars().take(2).collect();
    let same = |known: &&&str| {
        let shared = word.chars().zip(known.chars()).take_while(|(a, b)| a == b);
        let shared = shared.count();
        let (length, known) = (word.chars().count(), known.chars().count());
        shared >= 2 && shared + 2 >= known && shared + 3 >= length
    };
    let listed = NUMBERS.get(&key).map_or(&[][..], Vec::as_slice);
    listed.iter().any(|known| same(&known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_parts() {
        let cases = [
            ("более 300 тысяч человек", ["более", "300 тысяч", "человек"]),
            ("не менее 50 юных артистов", ["не менее", "50", "артистов"]),
            (
                "около двухсот волонтёров",
                ["около", "двухсот", "волонтёров"],
            ),
            ("470 жителей", ["", "470", "жителей"]),
            ("трое", ["", "трое", ""]),
            (
                "от 3 до 5 тыс. школьников",
                ["от", "3 до 5 тыс.", "школьников"],
            ),
            ("Свыше 1 200 семей", ["Свыше", "1 200", "семей"]),
            ("двадцать пять сёл", ["", "двадцать пять", "сёл"]),
            ("300-ден астам адам", ["", "300-ден", "адам"]),
            ("человек сорок", ["", "сорок", ""]),
        ];
        for (words, expected) in cases {
            let named = !expected[2].is_empty();
            let parts = parts(words, named);
            let found = [parts.bound, parts.number, parts.noun].map(|part| &words[part]);
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn no_words_are_no_fault() {
        for words in ["", " ", "более", "İ 5", "…"] {
            let parts = parts(words, true);
            assert!(parts.number.end <= words.len(), "{words}");
        }
    }
}
