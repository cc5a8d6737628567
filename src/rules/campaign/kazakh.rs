//! Kazakh and Kyrgyz names, whose head noun stands behind them.

use super::head;
use crate::lexicon::grammar::Pos;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::pattern::{Listed, listed};
use crate::text::Text;
use svodka_kazakh::{Possessor, read};

/// Words between a name and its head noun at most.
const BETWEEN: usize = 4;

/// The head noun behind a name: ««Таза өлке» экологиялық акциясына»; its entry and token. A bare one needs a word that
/// says that the name is its: «X» атты байқау».
pub(super) fn behind<'a>(text: &Text<'a>, after: usize, end: usize) -> Option<(&'a Entry, usize)> {
    let is_called = |i| listed(text, i, end, ListSet::of(&[List::CampaignCalled])).is_some();
    let called = (after..end.min(after + 2)).any(is_called);
    (after..end.min(after + BETWEEN + 1))
        .take_while(|&i| text.is_word(i) && !is_owner(text, i))
        .find_map(|i| {
            let (entry, last) = head(text, i, end)?;
            Some((entry, i, is_possessed(text, entry, last)))
        })
        .filter(|&(_, i, possessed)| possessed || called && i > after)
        .map(|(entry, i, _)| (entry, i))
}

/// «партиясының», «қорының»: the name before is that of an organization.
fn is_owner(text: &Text<'_>, i: usize) -> bool {
    const OWNERS: ListSet = ListSet::of(&[List::OtherHead, List::OrgHead, List::OrgForm]);
    let end = text.sentence(i).end;
    let found = listed(text, i, end, OWNERS).filter(|found| is_known(text, i, found));
    found.is_some_and(|found| head(text, i, end).is_none_or(|(_, last)| last < i + found.len))
}

/// The head noun of an undertaking that token `i` begins, in any form, and its last token.
fn head<'a>(text: &Text<'a>, i: usize, end: usize) -> Option<(&'a Entry, usize)> {
    let found = listed(text, i, end, ListSet::of(&[List::CampaignHead]))?;
    is_known(text, i, &found).then_some((found.entry, i + found.len - 1))
}

/// Whether the words of an entry stand there as printed or in a Kazakh form, not in a Russian one.
fn is_known(text: &Text<'_>, i: usize, found: &Listed<'_>) -> bool {
    let mut words = found.entry.words.iter().enumerate();
    words.all(|(k, wanted)| text.word(i + k).is_form_of(&wanted.normal))
}

/// The head noun that token `i` is with the ending of possession: «форумы», «акциясында».
pub(super) fn possessed<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    let (entry, last) = head(text, i, i + 1)?;
    is_possessed(text, entry, last).then_some(entry)
}

/// Whether the head noun bears the suffix of possession: by its list, or by its form in Kazakh text.
fn is_possessed(text: &Text<'_>, entry: &Entry, last: usize) -> bool {
    let listed = matches!(entry.surface.chars().last(), Some('ы' | 'і' | 'у' | 'ү'))
        && !matches!(&*entry.surface, "конкурсу");
    let read = || read(text.normal(last)).chain.possessor == Some(Possessor::Third);
    listed || text.is_kazakh(last) && read()
}

/// The name that ends with the head noun at token `i`: a place or another capitalised word, then attributes.
/// Where it begins.
pub(super) fn titled<'a>(text: &Text<'a>, i: usize) -> Option<(usize, &'a Entry)> {
    let entry = possessed(text, i)?;
    let sentence = text.sentence(i).start;
    let mut start = i;
    while start > sentence && start + 5 > i && is_attribute(text, start - 1) {
        start -= 1;
        if text.word(start).shape.capital && text.word(start).is(List::Place) {
            return (start + 1 < i || head::is_compound(entry)).then_some((start, entry));
        }
    }
    None
}

fn is_attribute(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.is_word(i)
        && (word.is(List::Place) || word.pos() == Pos::Other || word.normal.ends_with(['қ', 'к']))
}
