//! «два-три», «пять-шесть», «две-три тысячи»: ranges in one word.

use super::Numeral;
use super::cardinal::factor_after;
use crate::text::Text;

/// Beginnings of number words in any case, longer ones first.
const STEMS: &[(&str, f64)] = &[
    ("пятнадцат", 15.0),
    ("двенадцат", 12.0),
    ("двадцат", 20.0),
    ("тридцат", 30.0),
    ("пятьдесят", 50.0),
    ("пятидесят", 50.0),
    ("шестьдесят", 60.0),
    ("полутор", 1.5),
    ("полтор", 1.5),
    ("четыр", 4.0),
    ("двест", 200.0),
    ("двухсот", 200.0),
    ("трист", 300.0),
    ("трехсот", 300.0),
    ("девят", 9.0),
    ("десят", 10.0),
    ("сорок", 40.0),
    ("восем", 8.0),
    ("восьм", 8.0),
    ("одну", 1.0),
    ("одна", 1.0),
    ("один", 1.0),
    ("одного", 1.0),
    ("шест", 6.0),
    ("двое", 2.0),
    ("трое", 3.0),
    ("две", 2.0),
    ("два", 2.0),
    ("дву", 2.0),
    ("три", 3.0),
    ("тре", 3.0),
    ("пят", 5.0),
    ("сем", 7.0),
    ("сто", 100.0),
];

/// The range that the hyphenated word at `at` is, with a multiplier after it.
pub(super) fn range(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let word = text.word(at);
    if !word.shape.hyphen || word.shape.digit {
        return None;
    }
    let (first, second) = word.normal.split_once('-')?;
    if second.starts_with("друг") {
        return twice(at, first);
    }
    let (low, high) = (stem(first)?, stem(second)?);
    if low >= high {
        return None;
    }
    let (scale, next) = factor_after(text, at + 1, end).unwrap_or((1.0, at + 1));
    Some(Numeral {
        tokens: at..next,
        low: low * scale,
        high: Some(high * scale),
        vague: false,
        collective: second.ends_with("ое") || second.ends_with("оих"),
        about: false,
        governs: scale > 1.0,
        one_word: false,
    })
}

/// «сотня-другая», «десяток-другой»: one or two of them.
fn twice(at: usize, first: &str) -> Option<Numeral> {
    const GROUPS: [(&str, f64); 4] = [
        ("десят", 10.0),
        ("сотн", 100.0),
        ("тысяч", 1e3),
        ("миллион", 1e6),
    ];
    let (_, low) = GROUPS.iter().find(|(stem, _)| first.starts_with(stem))?;
    Some(Numeral {
        tokens: at..at + 1,
        low: *low,
        high: Some(low * 2.0),
        vague: false,
        collective: false,
        about: false,
        governs: true,
        one_word: false,
    })
}

/// The number that a word of a hyphenated range says: its stem and an ending of at most three letters.
fn stem(word: &str) -> Option<f64> {
    let (stem, value) = STEMS.iter().find(|(stem, _)| word.starts_with(stem))?;
    (word[stem.len()..].chars().count() <= 3).then_some(*value)
}
