//! «два-три», «пять-шесть», «две-три тысячи»: ranges in one word.

use super::Numeral;
use super::cardinal::factor_after;
use super::stems::{GROUPS, HYPHENED};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::List;
use crate::text::Text;

/// The range that the hyphenated word at `at` is, with a multiplier after it.
pub(super) fn range(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    if text.is_kazakh(at) {
        return kazakh(text, at, end);
    }
    let word = text.word(at);
    if !word.shape.hyphen || word.shape.digit {
        return None;
    }
    let (first, second) = word.normal.split_once('-')?;
    if own(Group::OneOrTwo).begins(second) {
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
        collective: own(Group::CollectiveEnding).ends(second),
        about: false,
        governs: scale > 1.0,
        one_word: false,
        bound: None,
    })
}

/// «елу-алпыс», «он бес-жиырма», «он-он бес мың»: two numbers in Kazakh words, of which the first may begin and the second
/// go on beside the hyphen.
fn kazakh(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let tens = small(text, text.normal(at)).filter(|tens| tens % 10.0 == 0.0);
    let joint = at + usize::from(tens.is_some() && at + 1 < end);
    let word = text.word(joint);
    if !word.shape.hyphen || word.shape.digit {
        return None;
    }
    let (first, second) = word.normal.split_once('-')?;
    let (first, second) = (small(text, first)?, small(text, second)?);
    let low = tens.unwrap_or(0.0) + first;
    let unit = (joint + 1 < end && second % 10.0 == 0.0)
        .then(|| small(text, text.normal(joint + 1)))
        .flatten()
        .filter(|unit| *unit < 10.0);
    let high = second + unit.unwrap_or(0.0);
    let after = joint + 1 + usize::from(unit.is_some());
    let (scale, next) = factor_after(text, after, end).unwrap_or((1.0, after));
    (low < high).then_some(Numeral {
        tokens: at..next,
        low: low * scale,
        high: Some(high * scale),
        vague: false,
        collective: false,
        about: false,
        governs: false,
        one_word: false,
        bound: None,
    })
}

/// The number below a hundred that a Kazakh word says without an ending.
fn small(text: &Text<'_>, word: &str) -> Option<f64> {
    let entry = text.lexicon.lists().find(List::Numeral, word)?;
    let is_small = matches!(&*entry.kind, "unit" | "ten" | "ten_kk");
    is_small.then(|| entry.canonical.parse().ok())?
}

/// «сотня-другая», «десяток-другой»: one or two of them.
fn twice(at: usize, first: &str) -> Option<Numeral> {
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
        bound: None,
    })
}

/// The number that a word of a hyphenated range says: its stem and an ending of at most three letters.
fn stem(word: &str) -> Option<f64> {
    let (stem, value) = HYPHENED.iter().find(|(stem, _)| word.starts_with(stem))?;
    (word[stem.len()..].chars().count() <= 3).then_some(*value)
}
