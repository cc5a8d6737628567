//! Titles after a name.

use super::again::{self, is_time};
use super::case::{is_indeclinable, shares_case};
use super::extent::phrase_end;
use super::title::{Title, complete, head_noun, share_targets, title_at};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Names, Tokens};
use crate::pattern::{is_ones, listed, plausibly};
use crate::text::{Kind, Text};

/// Tokens of a time before a dash, at most.
const TIME: usize = 9;

/// The titles after a name: in apposition between commas, after a dash, or in brackets.
pub(super) fn after(text: &Text<'_>, names: &Names, name: &Tokens) -> Vec<Title> {
    let end = text.sentence(name.start).end;
    let fits = |mark: usize, head: usize| {
        text.is_dash(mark) && can_be(text, head, Case::Nom) || shares_case(text, head, name, false)
    };
    let Some(mark) = mark_before_title(text, name.end, end) else {
        return Vec::new();
    };
    match first_title(text, behind_time(text, names, mark + 1, end), end) {
        Some((start, len)) if text.is_kazakh(start) && goes_on(text, start + len, end) => {
            Vec::new()
        }
        Some((start, len))
            if fits(mark, head_noun(text, start, len))
                || is_acting(text, mark + 1, start)
                    && can_be(text, head_noun(text, start, len), Case::Gen) =>
        {
            let stop = phrase_end(text, names, start + len, end);
            // «министр — X, вице-министр — Y»
            let next = stop + usize::from(stop < end && text.is_dash(stop));
            if next < end && names.person(next).is_some() {
                return Vec::new();
            }
            enumerated(text, names, start, len, end)
        }
        _ => Vec::new(),
    }
}

/// «исполняющий обязанности»: whether the words from `at` to a title in the genitive say that it is held for a while.
fn is_acting(text: &Text<'_>, at: usize, title: usize) -> bool {
    let status = listed(text, at, title, ListSet::of(&[List::Status]));
    status.is_some_and(|found| at + found.len == title && &*found.entry.canonical == "acting")
}

/// «Президент телерадиокешені»: whether a Kazakh noun stands at `at` to which the word before it belongs.
fn goes_on(text: &Text<'_>, at: usize, end: usize) -> bool {
    at < end
        && text.is_word(at)
        && svodka_kazakh::read(text.normal(at))
            .chain
            .possessor
            .is_some()
}

/// The comma, dash or bracket after which a title may stand, where a name ends at `at`; brackets behind the
/// name and an age are passed over: «Иванов (Ivanov), 26 лет, врач».
fn mark_before_title(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let mut mark = at;
    if mark < end && text.is_mark(mark, '(') {
        if first_title(text, mark + 1, end).is_some() {
            return Some(mark);
        }
        mark = 1 + (mark..end.min(mark + 24)).find(|&i| text.is_mark(i, ')'))?;
    }
    let is_age = text.is_mark(mark, ',')
        && mark + 3 < end
        && text.tokens[mark + 1].kind == Kind::Number
        && text
            .lexicon
            .group(Group::AgeUnit)
            .has(text.normal(mark + 2));
    if is_age {
        mark += 3;
    }
    (mark < end && (text.is_mark(mark, ',') || text.is_dash(mark))).then_some(mark)
}

/// The title that begins at `at`, after a status and adjectives.
pub(super) fn first_title(text: &Text<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let mut i = at;
    while i < end && i < at + 6 {
        if let Some(title) = title_at(text, i, end) {
            return Some(title);
        }
        let word = text.word(i);
        let status = listed(text, i, end, ListSet::of(&[List::Status, List::RoleTime]));
        match status {
            Some(found) => {
                i += found.len;
                i += usize::from(i < end && text.is_dash(i)); // «ныне — директор»
            }
            None if text.is_word(i)
                && (word.is(List::TitleAdjective)
                    || is_ones(text, i) // «её главный врач»
                    || word.pos() == Pos::Adjective
                    || word.is_a(Function::And) && i > at) =>
            {
                i += 1
            }
            None => return None,
        }
    }
    None
}

/// Where a title may begin at `at`, behind the words that say when it was held and a dash: «а с 1996-го по 2011-й —».
fn behind_time(text: &Text<'_>, names: &Names, at: usize, end: usize) -> usize {
    let but = at < end && text.is_a(at, Function::Whereas);
    let from = at + usize::from(but);
    let dash = (from..end.min(from + TIME)).find(|&i| text.is_dash(i) && text.tokens[i].spaced);
    match dash {
        Some(dash) if is_time(text, names, &(from..dash)) => dash + 1,
        _ if listed(text, from, end, ListSet::of(&[List::RoleTime])).is_some() => from,
        _ => at,
    }
}

/// The title at token `start` and those of the same case that go on with commas and «и»: «дизайнер,
/// основатель и директор центра». The last is not the title of somebody named behind it.
pub(super) fn enumerated(
    text: &Text<'_>,
    names: &Names,
    start: usize,
    len: usize,
    end: usize,
) -> Vec<Title> {
    let mut titles = Vec::new();
    let first = head_noun(text, start, len);
    let mut next = Some((start, len));
    let mut period = None; // «в 2004–2008 годах — инспектор, начальник отдела»
    while let Some((start, len)) = next {
        let stop = phrase_end(text, names, start + len, end);
        let inner = inner_title(text, start + len, stop, first);
        let until = inner.map_or(stop, |(joint, ..)| joint);
        if inner.is_none() && !titles.is_empty() && names.person(stop).is_some() {
            break;
        }
        let mut title = complete(text, names, start, len, until);
        let start = title.start();
        if let Some(words) = again::time_before(text, names, start) {
            period = again::status(text, words);
        }
        title.status = title.status.or_else(|| period.clone());
        next = match inner {
            Some((_, start, len)) => Some((start, len)),
            None => following(text, names, stop, end, first),
        };
        titles.push(title);
    }
    share_targets(text, names, &mut titles);
    titles
}

/// The title that «и» joins to the one before it, inside the words up to `stop`: the joint, start and length.
fn inner_title(
    text: &Text<'_>,
    at: usize,
    stop: usize,
    first: usize,
) -> Option<(usize, usize, usize)> {
    (at..stop)
        .filter(|&i| text.is_word(i) && text.is_a(i, Function::And))
        .find_map(|i| {
            let (start, len) = first_title(text, i + 1, stop)?;
            same_case(text, first, head_noun(text, start, len)).then_some((i, start, len))
        })
}

/// The title behind a comma, or «и», where another one ends at `at`.
fn following(
    text: &Text<'_>,
    names: &Names,
    at: usize,
    end: usize,
    first: usize,
) -> Option<(usize, usize)> {
    let mut at = at;
    if text.is_a(at - 1, Function::And) {
        at -= 1;
    }
    if text.is_mark(at, '(') {
        at = 1 + (at..end.min(at + 10)).find(|&i| text.is_mark(i, ')'))?;
    }
    let joins = |i: usize| {
        text.is_mark(i, ',')
            || text.is_dash(i) && text.tokens[i].spaced
            || text.is_word(i) && text.is_a(i, Function::And)
    };
    if at + 1 >= end || !joins(at) {
        return None;
    }
    let also =
        text.is_a(at + 1, Function::Whereas) && text.is_a((at + 2).min(end - 1), Function::Also);
    let behind = at + if also { 3 } else { 1 };
    let (start, len) = first_title(text, behind_time(text, names, behind, end), end)?;
    same_case(text, first, head_noun(text, start, len)).then_some((start, len))
}

/// Whether both nouns can stand in the same case and number.
fn same_case(text: &Text<'_>, a: usize, b: usize) -> bool {
    let head = |g: &Grammar| g.is_noun() || g.is_adjectival(); // «заведующий сектором»
    let like =
        |x: &Grammar, y: &Grammar| head(x) && head(y) && x.case == y.case && x.number == y.number;
    let (a, b) = (text.word(a), text.word(b));
    is_indeclinable(text, a)
        || is_indeclinable(text, b)
        || plausibly(a, |x| plausibly(b, |y| like(x, y)))
}

/// Whether the noun at token `i`, or what stands for one («заведующий»), can stand in the singular of a case.
pub(super) fn can_be(text: &Text<'_>, i: usize, case: Case) -> bool {
    let word = text.word(i);
    let is_office = word.is(List::Office);
    plausibly(word, |g| {
        let is_noun = g.is_noun() || is_office && g.is_adjectival();
        is_noun && (g.case == Some(case) || g.indeclinable) && g.number != Some(Number::Plur)
    })
}
