//! Numerals over tokens: in digits, in words, mixed; ranges; vague ones.

mod cardinal;
mod compound;
mod digits;
mod hyphened;
mod inner;
mod inverted;
mod stems;
mod sum;

use crate::lexicon::function::Function;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::List;
use crate::text::{Kind, Text};
use crate::vocabulary::Bound;
use cardinal::cardinal;
use std::ops::Range;
use sum::Cardinal;

/// A number said in a text, without the words that bound it.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The number; of a range the lower end, of a vague one the least it claims.
    pub low: f64,
    /// Upper end of a range.
    pub high: Option<f64>,
    /// No number is said: «десятки», «несколько сотен».
    pub vague: bool,
    /// «двое», «семеро»: counts people (and few other things).
    pub collective: bool,
    /// Said as about so much: «тысяч пять», «с десяток».
    pub about: bool,
    /// Ends with «тысяча», «сотня», «несколько»: what it counts stands in the genitive plural.
    pub governs: bool,
    /// One word for one: «один».
    pub one_word: bool,
    /// What words inside it say of it: «200 с лишним тысяч».
    pub bound: Option<Bound>,
}

/// Letters of an acronym that reads like a number, at most.
const ACRONYM: u8 = 3;

/// Whether a number can begin at token `at`; cheap.
pub fn may_begin(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    match text.tokens[at].kind {
        Kind::Number => true,
        Kind::Word => {
            word.is(List::Numeral) && !is_particle(text, at) && !is_acronym(text, at)
                || word.shape.hyphen
        }
        Kind::Mark(_) => false,
    }
}

/// «СТО» among words in small letters: a station where cars are mended.
fn is_acronym(text: &Text<'_>, at: usize) -> bool {
    let shape = &text.word(at).shape;
    let sentence = text.sentence(at);
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let mut beside = beside.filter(|i| sentence.contains(i) && text.is_word(*i));
    shape.all_caps
        && shape.letters <= ACRONYM
        && shape.cyrillic
        && beside.clone().next().is_some()
        && !beside.any(|i| text.word(i).shape.all_caps)
}

/// «оны», «оның», «тыс»: a Kazakh pronoun or postposition that looks like a number in a case or its abbreviation.
fn is_particle(text: &Text<'_>, at: usize) -> bool {
    let own = || text.lexicon.lists().find(List::Numeral, text.normal(at));
    text.is_kazakh(at)
        && svodka_kazakh::is_fixed(text.normal(at))
        && own().is_none_or(|entry| &*entry.kind == "multiplier")
}

/// The number at token `at`, with its range, that ends before `end`.
pub fn numeral(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    if !may_begin(text, at) {
        return None;
    }
    let found = inverted::range(text, at, end).or_else(|| forward(text, at, end))?;
    if is_in_formula(text, &found.tokens, end) {
        return None;
    }
    let is_scaled = found.tokens.len() > 1;
    let point = digits::behind_point(text, at)
        .filter(|point| is_scaled && *point >= text.sentence(at).start);
    let low = decimal(found.low);
    // «треть миллиарда»
    let is_cut = found.about && low >= 1000.0;
    Some(Numeral {
        tokens: point.unwrap_or(found.tokens.start)..found.tokens.end,
        low: if is_cut { low.round() } else { low },
        high: found.high.map(decimal),
        ..found
    })
}

/// «2×150», «2 х 150», «10^5», «± 20»: a number of a formula says nothing by itself.
fn is_in_formula(text: &Text<'_>, number: &Range<usize>, end: usize) -> bool {
    let is_number = |i: usize| text.tokens[i].kind == Kind::Number;
    let is_even = |i: usize| text.tokens[i].spaced == text.tokens[i + 1].spaced;
    let joins = |i: usize| own(Group::Formula).has(text.normal(i)) && is_even(i);
    let start = number.start;
    let behind = start >= 2 && joins(start - 1) && is_number(start - 2);
    let before = number.end + 1 < end && joins(number.end) && is_number(number.end + 1);
    behind && is_number(start) || before || start > 0 && text.is_mark(start - 1, MARGIN)
}

/// Before how far from a number the true one may be.
const MARGIN: char = '±';

/// A product as it is in decimals: 8.2 times a thousand million is a little less in binary.
fn decimal(value: f64) -> f64 {
    match value >= 1000.0 && value.fract() != 0.0 {
        true => format!("{value:.14e}").parse().unwrap_or(value),
        false => value,
    }
}

/// The largest whole number up to which all are told apart.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a value is no larger than values are exact.
pub fn is_exact(value: f64) -> bool {
    value <= EXACT
}

/// The number at token `at` that begins with its own words, not with a multiplier set before them.
fn forward(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    if let Some(found) = hyphened::range(text, at, end) {
        return Some(found);
    }
    let first = cardinal(text, at, end)?;
    if let Some(found) = framed(text, at, &first, end) {
        return Some(found);
    }
    if let Some(found) = with_margin(text, at, &first, end) {
        return Some(found);
    }
    if let Some(second) = second_of_range(text, first.next, end) {
        let tokens = at..second.next;
        let found = range(tokens.clone(), &first, &second)
            .or_else(|| falling(text, tokens, &first, &second));
        if found.is_some() {
            return found;
        }
    }
    Some(single(at, &first))
}

/// The ordinal at token `at` and the token after it: «пятый», «двадцать первого», «21-го».
pub fn ordinal(text: &Text<'_>, at: usize, end: usize) -> Option<(u64, usize)> {
    if at >= end || !may_begin(text, at) && !text.word(at).shape.digit {
        return None;
    }
    let (value, next) = match text.tokens[at].kind {
        Kind::Word if text.word(at).shape.digit => (digits::ordinal(text.spelling(at))?, at + 1),
        _ => cardinal::ordinal(text, at, end)?,
    };
    Some((value as u64, next))
}

/// «100-тысячный», «двадцатипятитысячный»: the number that the adjective at token `at` says.
pub fn scaled(text: &Text<'_>, at: usize) -> Option<u64> {
    let word = text.word(at);
    (word.shape.letters >= 8)
        .then(|| compound::scaled(&word.normal))
        .flatten()
        .map(|value| value as u64)
}

fn single(at: usize, found: &Cardinal) -> Numeral {
    Numeral {
        tokens: at..found.next,
        low: found.value(),
        high: None,
        vague: found.vague,
        collective: found.collective,
        about: found.about,
        governs: found.governs,
        one_word: found.one_word,
        bound: found.bound,
    }
}

/// «300±20», «5 ± 1 тысяч»: about so many.
fn with_margin(text: &Text<'_>, at: usize, first: &Cardinal, end: usize) -> Option<Numeral> {
    let mark = first.next;
    let follows = mark + 1 < end && text.is_mark(mark, MARGIN);
    let margin = follows.then(|| cardinal(text, mark + 1, end)).flatten()?;
    let scale = match first.factor() {
        1.0 => margin.factor(),
        _ => 1.0,
    };
    Some(Numeral {
        tokens: at..margin.next,
        low: first.value() * scale,
        about: true,
        governs: margin.governs,
        one_word: false,
        ..single(at, first)
    })
}

/// The token behind a number said again in brackets: «20 000 (двадцать тысяч) человек», «свыше 1,5 тысяч (1540) человек».
pub fn restated(text: &Text<'_>, number: &Numeral) -> Option<usize> {
    let open = number.tokens.end;
    let end = text.sentence(number.tokens.start).end;
    let again = (open + 2 < end && text.is_mark(open, '('))
        .then(|| numeral(text, open + 1, end))
        .flatten()?;
    let close = again.tokens.end;
    let same = again.low <= number.low * 1.2 && number.low <= again.low * 1.2;
    (same && close < end && text.is_mark(close, ')')).then_some(close + 1)
}

/// The second number after a dash or «или»: «3–5 тысяч», «два или три».
fn second_of_range(text: &Text<'_>, at: usize, end: usize) -> Option<Cardinal> {
    if at + 1 >= end {
        return None;
    }
    let and = text.is_a(at, Function::And);
    let joined = and || text.is_dash(at) || text.is_a(at, Function::Or);
    let second = joined.then(|| cardinal(text, at + 1, end)).flatten()?;
    (!and || second.vague).then_some(second)
}

/// «от 3 до 5 тысяч», «между 3 и 5 тысячами»: the frame belongs to the number.
fn framed(text: &Text<'_>, at: usize, first: &Cardinal, end: usize) -> Option<Numeral> {
    let start = at.checked_sub(1)?;
    let joint = match text.word(start) {
        word if word.is_a(Function::From) => Function::Until,
        word if word.is_a(Function::Between) => Function::And,
        _ => return None,
    };
    if first.next + 1 >= end || !text.is_a(first.next, joint) {
        return None;
    }
    let second = cardinal(text, first.next + 1, end)?;
    range(start..second.next, first, &second)
}

/// «300–200 человек»: the ends in the wrong order, where nothing but a dash stands between them.
fn falling(
    text: &Text<'_>,
    tokens: Range<usize>,
    first: &Cardinal,
    second: &Cardinal,
) -> Option<Numeral> {
    let dash = first.next;
    let is_glued = |i: usize| !text.tokens[i].spaced;
    let joined = text.is_dash(dash) && is_glued(dash) && is_glued(dash + 1);
    (joined && second.value() < first.value()).then(|| range(tokens, second, first))?
}

/// Both ends as one range; «3–5 тысяч» are thousands both, «две или три сотни» hundreds.
fn range(tokens: Range<usize>, first: &Cardinal, second: &Cardinal) -> Option<Numeral> {
    let mut low = first.value();
    let high = second.value();
    let factor = second.factor();
    if first.factor() == 1.0 && factor > 1.0 && low < second.base() {
        low *= factor;
    }
    let rises = low < high || first.vague && low == high;
    if first.vague != second.vague || first.collective != second.collective || !rises {
        return None;
    }
    Some(Numeral {
        tokens,
        low,
        high: (!first.vague).then_some(high),
        vague: first.vague,
        collective: second.collective,
        about: false,
        governs: second.governs,
        one_word: false,
        bound: None,
    })
}
