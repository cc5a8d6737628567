//! Words inside a number: «200 с лишним тысяч», «пять с четвертью тысяч», «тысяча и один».

use super::cardinal::{factor_after, part, scale_after};
use super::sum::{Cardinal, Part};
use crate::lexicon::function::Function;
use crate::lexicon::list::{List, ListSet};
use crate::pattern::listed;
use crate::text::Text;
use crate::vocabulary::Bound;

/// «200 с лишним тысяч», «300 и более тысяч»: words that bound the number stand before its multiplier.
pub(super) fn exceed(text: &Text<'_>, number: &mut Cardinal, end: usize) {
    let Some(found) = listed(text, number.next, end, ListSet::of(&[List::Bound])) else {
        return;
    };
    let behind = &*found.entry.kind == "after";
    let bound = Bound::by_name(&found.entry.canonical).filter(|_| behind);
    let Some((part, next)) = bound.and_then(|_| scaling(text, number.next + found.len, end)) else {
        return;
    };
    if number.add(&part, false) {
        (number.bound, number.next) = (bound, next);
    }
}

/// The multiplier or the noun of a group at token `at`, and the token after it.
fn scaling(text: &Text<'_>, at: usize, end: usize) -> Option<(Part, usize)> {
    let (factor, next) = factor_after(text, at, end)?;
    Some(match scale_after(text, at, end) {
        Some(_) => (Part::Multiplier(factor), next),
        None => (Part::Group(factor), next),
    })
}

/// «тысяча и один», «двадцать и один», «две сотни и три десятка»: what words behind «и» add to a number in words that is
/// still open for it.
pub(super) fn rest_behind_and(text: &Text<'_>, number: &Cardinal, end: usize) -> Option<Cardinal> {
    let and = number.next;
    let open = and + 1 < end && !number.vague && text.is_a(and, Function::And);
    let (first, _) = open.then(|| part(text, and + 1, end, false)).flatten()?;
    let fits = matches!(first, Part::Plain(value) if value < number.open());
    let rest = fits.then(|| plain(text, and + 1, end)).flatten()?;
    (rest.value() < number.open()).then_some(rest)
}

/// A number below a thousand in words alone, without ordinals: «двадцать», «сто один», «три десятка».
fn plain(text: &Text<'_>, at: usize, end: usize) -> Option<Cardinal> {
    let mut number = Cardinal::start();
    number.next = at;
    while let Some((part, next)) = (number.next < end)
        .then(|| part(text, number.next, end, false))
        .flatten()
    {
        let in_words = matches!(part, Part::Plain(_) | Part::Group(_) | Part::Multiplier(_));
        if matches!(part, Part::Ordinal(_)) {
            return None;
        }
        if !in_words || !number.add(&part, false) {
            break;
        }
        number.next = next;
    }
    (!number.is_empty()).then_some(number)
}

/// The fraction of one that a form of its noun says: «четвертью».
pub(super) fn fraction_of(text: &Text<'_>, at: usize) -> Option<f64> {
    let lists = text.lexicon.lists();
    let entries = text.word(at).entries.iter().map(|&id| lists.entry(id));
    let mut fractions = entries
        .filter(|entry| entry.list == List::Numeral && &*entry.kind == "fraction")
        .filter_map(|entry| entry.canonical.parse().ok());
    fractions.next()
}

/// «2/3» before a multiplier.
pub(super) fn slashed(text: &Text<'_>, at: usize, end: usize) -> Option<(Part, usize)> {
    let next = at + 3;
    let follows = next < end && text.is_mark(at + 1, '/');
    let glued = follows && !text.tokens[at + 1].spaced && !text.tokens[at + 2].spaced;
    let digit = |i: usize| -> Option<f64> {
        let digit: u8 = text.surface(i).parse().ok()?;
        (1..10).contains(&digit).then(|| digit.into())
    };
    let (count, whole) = glued.then(|| Some((digit(at)?, digit(at + 2)?)))??;
    let fits = count < whole && scale_after(text, next, end).is_some();
    fits.then_some((Part::Fraction(count / whole), next))
}
