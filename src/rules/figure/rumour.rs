//! What is told of a report in which a figure stands: «слухи об увольнении 200 рабочих не подтвердились», «опровергли, что
//! погибли 30 человек», «не исключено, что пострадали трое».

use super::{Count, state};
use crate::lexicon::function::Function;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{Clauses, is_predicate, listed};
use crate::text::Text;
use crate::vocabulary::Modality;

/// Tokens between the noun for a report and the figure at most.
const ABOUT: usize = 8;

/// Whether the report is denied or held for possible, and the words that say so.
pub(super) fn told(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
) -> Option<(Modality, Tokens)> {
    if text.is_kazakh(count.span.start) {
        return kazakh(text, count).map(|words| (Modality::Denied, words));
    }
    let at = clauses.index(count.span.start);
    let own = &clauses.parts[at];
    let is_that = at > 0 && text.is_a(own.start, Function::That | Function::AsIf);
    let above = match is_that {
        true => at - 1,
        false if is_about(text, own, count.span.start) => at,
        false => return None,
    };
    let part = &clauses.parts[above];
    let ends_later = !part.clone().any(|i| is_predicate(text, i)); // «слух о том, что …, не подтвердился»
    let later = clauses.parts.get(at + 1).filter(|_| ends_later);
    let parts = [Some(part), later].into_iter().flatten();
    let mut words = parts.clone().flat_map(|part| part.clone());
    let denied = words.find_map(|i| denial(text, i));
    let possible = || {
        let mut parts = parts.clone().filter(|_| is_that);
        parts.find_map(|part| part.clone().find_map(|i| doubt(text, i, part.end)))
    };
    denied
        .map(|words| (Modality::Denied, words))
        .or_else(|| possible().map(|words| (Modality::Possible, words)))
}

/// «слухи об увольнении 200 рабочих»: whether a noun for a report and «о» stand before the figure in its clause, and no verb
/// between: «из-за ложного сообщения о пожаре вывели 120 человек».
fn is_about(text: &Text<'_>, clause: &Tokens, figure: usize) -> bool {
    let floor = clause.start.max(figure.saturating_sub(ABOUT));
    let reports = text.lexicon.group(Group::Report);
    let begins = |&i: &usize| {
        reports.has_lemma_of(text.word(i)) && i + 1 < figure && text.is_a(i + 1, Function::About)
    };
    let report = (floor..figure).rev().find(begins);
    report.is_some_and(|i| !(i + 2..figure).any(|i| is_predicate(text, i)))
}

/// «опровергли», «не подтвердились», «ложь» at token `i`; «не отрицают» denies nothing.
fn denial(text: &Text<'_>, i: usize) -> Option<Tokens> {
    let word = text.word(i);
    let is_not = i > text.sentence(i).start && state::is_not(text, i - 1);
    let is = |group: Group| text.lexicon.group(group).has_lemma_of(word);
    match is_not {
        true => is(Group::Confirming).then_some(i - 1..i + 1),
        false => is(Group::Denying).then_some(i..i + 1),
    }
}

/// «не исключено», «возможно» at token `i`.
fn doubt(text: &Text<'_>, i: usize, end: usize) -> Option<Tokens> {
    let found = listed(text, i, end, ListSet::of(&[List::Modality]))?;
    (&*found.entry.canonical == "possible").then_some(i..i + found.len)
}

/// «… деген ақпаратты жоққа шығарды»: the words behind what is told of that say that it is not so.
fn kazakh(text: &Text<'_>, count: &Count) -> Option<Tokens> {
    let end = text.sentence(count.span.start).end;
    let group = |group: Group, i: usize| text.lexicon.group(group).has(text.normal(i));
    let told = (count.span.end..end).find(|&i| group(Group::TurkicTold, i))?;
    let denies = |&i: &usize| group(Group::TurkicDenying, i);
    (told + 1..end).find(denies).map(|i| i..i + 1)
}
