//! Kazakh and Kyrgyz names, whose head noun stands behind them.

use super::head;
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::word::KazakhVerb;
use crate::mention::Tokens;
use crate::pattern::{Head, Listed, is_surname, listed};
use crate::text::Text;
use svodka_kazakh::{Case, Chain, Possessor, is_attribute as describes, read};

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

/// Whether a head noun before the quote that token `open` opens may be that of the name inside: in Kazakh text a bare one,
/// or one that a dash or a colon ties to it.
pub(super) fn may_precede(text: &Text<'_>, head: &Head<'_>, open: usize) -> bool {
    let last = head.token + head.len - 1;
    let is_tied = || text.is_dash(open - 1) || text.is_mark(open - 1, ':');
    !text.is_kazakh(last)
        || head.entry.list != List::CampaignHead
        || read(text.normal(last)).chain == Chain::NONE
        || is_tied()
}

/// ««X» қоғамдық қоры»: whether a noun for a body or a thing stands behind a name in Kazakh text, and none for an
/// undertaking before it.
pub(super) fn is_of_body(text: &Text<'_>, after: usize, end: usize) -> bool {
    let words = after..end.min(after + BETWEEN + 1);
    let mut words = words.take_while(|&i| text.is_word(i));
    let named = |&i: &usize| head(text, i, end).is_some() || is_owner(text, i);
    let first = words.find(named);
    after < end
        && text.is_kazakh(after)
        && first.is_some_and(|i| {
            head(text, i, end).is_none() && read(text.normal(i)).chain.possessor.is_some()
        })
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
        && !text.lexicon.group(Group::Unpossessed).has(&entry.surface);
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
        let word = text.word(start);
        let acts = word.kazakh_verb.is_some_and(KazakhVerb::acts) && !word.shape.capital;
        let is_where = || {
            matches!(
                read(&word.normal).chain.case,
                Case::Ablative | Case::Locative
            )
        };
        if acts || word.is(List::Place) && is_where() {
            break; // «Қызылордадан аттанған … марафоны»
        }
        if word.shape.capital && word.is(List::Place) {
            let is_name = start + 1 < i || head::is_compound(text, entry);
            return is_name.then(|| (from_capital(text, start), entry));
        }
    }
    gathering(text, i, entry).map(|start| (start, entry))
}

/// «Орталық Азия форумы»: where the capitalised words begin that stand before the place at token `place`, inside a sentence
/// and without a case.
fn from_capital(text: &Text<'_>, place: usize) -> usize {
    let first = text.sentence(place).start;
    let joins = |&j: &usize| {
        let word = text.word(j);
        let is_bare = read(&word.normal).chain == Chain::NONE;
        text.is_word(j) && word.shape.capital && is_bare && describes(&word.normal)
    };
    (first + 1..place)
        .rev()
        .take_while(joins)
        .last()
        .unwrap_or(place)
}

/// «Мектепке жол республикалық акциясы»: the name without marks that attributes part from its head noun at token `i`: from
/// a capital inside its sentence, with nobody's and no place's name in it.
pub(super) fn apart<'a>(text: &Text<'a>, i: usize) -> Option<(Tokens, &'a Entry)> {
    const LONGEST: usize = 5;
    let entry = possessed(text, i).filter(|_| text.is_kazakh(i))?;
    let first = text.sentence(i).start;
    let tells = |&j: &usize| {
        let word = text.word(j);
        text.is_word(j) && !word.shape.capital && describes(&word.normal)
    };
    let attributes = (first + 1..i).rev().take_while(tells).count();
    let end = i - attributes;
    let start = (first + 1..end)
        .rev()
        .take(LONGEST)
        .take_while(|&j| may_name(text, j, j + 1 == end))
        .find(|&j| text.word(j).shape.capital)?;
    let is_whole = !text.word(start - 1).shape.capital && !text.starts_clause(start);
    (attributes > 0 && is_whole).then_some((start..end, entry))
}

/// Whether a word may stand in the name of an undertaking; its last one has no case.
fn may_name(text: &Text<'_>, j: usize, is_last: bool) -> bool {
    const OTHERS: ListSet =
        ListSet::of(&[List::Place, List::OrgHead, List::Office, List::CampaignHead]);
    const ALONE: ListSet = ListSet::of(&[List::GivenName, List::OrgName]);
    let word = text.word(j);
    let chain = read(&word.normal).chain;
    let fits = match chain.case {
        Case::Nominative => true,
        Case::Dative => !is_last,
        _ => false,
    };
    let acts = word.kazakh_verb.is_some_and(|verb| verb.is_finite);
    text.is_word(j)
        && fits
        && chain.derived.is_none()
        && !acts
        && !word.lists.meets(OTHERS)
        && !(is_last && word.lists.meets(ALONE)) // not «Қанат қайырымдылық акциясын өткізді»
        && !(word.shape.capital && is_surname(text, j))
}

/// «Қазақ жастарының дүниежүзілік форумы»: where the name of a gathering with its head noun at token `i` begins: a capital
/// inside its sentence, then whose it is and what it is like.
fn gathering(text: &Text<'_>, i: usize, entry: &Entry) -> Option<usize> {
    const KINDS: [&str; 4] = ["forum", "festival", "contest", "exhibition"];
    const LONGEST: usize = 6;
    if !text.is_kazakh(i) || !KINDS.contains(&&*entry.canonical) {
        return None;
    }
    let first = text.sentence(i).start;
    let tells = |&j: &usize| {
        let word = text.word(j);
        let chain = read(&word.normal).chain;
        let is_owner = matches!(chain.case, Case::Genitive | Case::Nominative);
        let acts = word.kazakh_verb.is_some_and(KazakhVerb::acts) || word.is_finite_verb();
        text.is_word(j)
            && !(word.shape.capital && is_surname(text, j))
            && !word
                .lists
                .meets(ListSet::of(&[List::OrgHead, List::Office, List::GivenName]))
            && (describes(&word.normal) || is_owner && chain.derived.is_none() && !acts)
    };
    let words = (first + 1..i).rev().take(LONGEST).take_while(tells);
    let mut capitals = words.filter(|&j| text.word(j).shape.capital && !text.starts_clause(j));
    let start = capitals.next()?;
    let start = capitals
        .take_while(|&j| j + 1 == start)
        .last()
        .unwrap_or(start);
    (i - start > 1).then_some(start)
}

fn is_attribute(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.is_word(i)
        && (word.is(List::Place) || word.pos() == Pos::Other || word.normal.ends_with(['қ', 'к']))
}
