//! The date that a figure holds for: of its clause, else of what the sentences before tell.

use super::context::holds_for;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Pos, Tense};
use crate::lexicon::list::{List, ListSet};
use crate::mention::{DateFact, FigureFact, Tokens};
use crate::pattern::{Clauses, is_predicate, listed};
use crate::text::Text;
use crate::vocabulary::{DateType, Modality, Precision};
use std::cell::OnceCell;

/// Sentences before a figure in which the day of what happened may stand.
const REACH: usize = 3;

/// Words between what a date belongs to and the date, at most.
const BESIDE: usize = 4;

/// The date, an index into `dates`, which are sorted by place: of the figure's clause; of another clause of its sentence
/// («на закрытии, которое прошло вчера, было 5 тысяч человек»); of a sentence before, unless the figure's has a time of
/// its own («за сутки»).
pub(super) fn of(text: &Text<'_>, fact: &FigureFact, dates: &[DateFact]) -> Option<usize> {
    let figure = &fact.tokens;
    let sentence = text.sentence(figure.start);
    match own(text, figure, dates) {
        Some(index) if points_back(text, &dates[index]) => pointed_at(dates, index).or(Some(index)),
        Some(index) => Some(index),
        None if fact.modality != Modality::Reported || is_of_now(text, figure) => None,
        None if !within(dates, &(sentence.start..figure.start)).is_empty() => {
            told(text, &(sentence.start..figure.start), dates)
        }
        None => before(text, &sentence).find_map(|it| told(text, &it, dates)),
    }
}

/// Indices of the dates that begin in these tokens.
fn within(dates: &[DateFact], tokens: &Tokens) -> std::ops::Range<usize> {
    let at = |token: usize| dates.partition_point(|date| date.tokens.start < token);
    at(tokens.start)..at(tokens.end)
}

/// The date of the figure's clause that stands nearest, one before it first.
fn own(text: &Text<'_>, figure: &Tokens, dates: &[DateFact]) -> Option<usize> {
    let clauses = OnceCell::new();
    within(dates, &text.sentence(figure.start))
        .filter(|&index| {
            let date = &dates[index];
            matches!(date.kind, DateType::Date | DateType::Interval)
                && !is_of_another(text, date)
                && !is_contrasted(text, date, figure)
                && !is_compared(text, date, figure)
                && holds_for(
                    text,
                    clauses.get_or_init(|| Clauses::of(text, figure.start)),
                    figure,
                    date.tokens.start,
                )
        })
        .min_by_key(|&index| {
            let start = dates[index].tokens.start;
            (start > figure.start, start.abs_diff(figure.start))
        })
}

/// «в тот день»: the day told last before it.
fn pointed_at(dates: &[DateFact], index: usize) -> Option<usize> {
    (0..index).rev().find(|&before| is_day(&dates[before]))
}

/// «в тот день»: a date that only another can resolve.
fn points_back(text: &Text<'_>, date: &DateFact) -> bool {
    let Tokens { start, end } = date.tokens;
    let that = (start..end).any(|i| is_row(text, i, end, "that"));
    that && date.kind == DateType::Date && date.edtf.is_none()
}

/// Whether the date tells a day, or a few that end.
fn is_day(date: &DateFact) -> bool {
    let exact = date
        .precision
        .is_none_or(|precision| precision <= Precision::Week);
    let ends = date
        .days
        .as_ref()
        .is_some_and(|(first, last)| first[..4] == last[..4]);
    let open = date.edtf.as_deref().is_none_or(|edtf| edtf.contains(".."));
    matches!(date.kind, DateType::Date | DateType::Interval) && exact && ends && !open
}

/// A row of the list at token `i`.
fn is_row(text: &Text<'_>, i: usize, end: usize, kind: &str) -> bool {
    listed(text, i, end, ListSet::of(&[List::DayWord])).is_some_and(|row| &*row.entry.kind == kind)
}

/// «родившийся в 1950 году», «закон 2014 года»: the date belongs to what stands right before it.
fn is_of_another(text: &Text<'_>, date: &DateFact) -> bool {
    let start = date.tokens.start;
    let floor = text.sentence(start).start.max(start.saturating_sub(BESIDE));
    (floor..start).any(|i| is_row(text, i, start, "other"))
}

/// «год назад 50, теперь — 120», «в первый день 900, во второй — 1450»: between the date and the figure the sentence has
/// come to another time.
fn is_contrasted(text: &Text<'_>, date: &DateFact, figure: &Tokens) -> bool {
    let mut between = date.tokens.end..figure.start;
    let end = between.end;
    between.any(|i| {
        is_row(text, i, end, "now") && is_joined(text, i)
            || ["that", "which"]
                .iter()
                .any(|kind| is_row(text, i, end, kind))
                && text.word(i - 1).pos() == Pos::Preposition
                && text.is_dash(i + 1)
    })
}

/// «на 300 больше, чем год назад», «120 человек, тогда как вчера 90»: behind words that compare the date is of another number.
fn is_compared(text: &Text<'_>, date: &DateFact, figure: &Tokens) -> bool {
    let end = date.tokens.start;
    (figure.end..end).any(|i| is_row(text, i, end, "compared"))
}

/// Whether another part of the sentence begins at token `i`: behind a mark or a conjunction.
fn is_joined(text: &Text<'_>, i: usize) -> bool {
    let before = i - 1;
    !text.is_word(before)
        || text.is_a(
            before,
            Function::And | Function::Whereas | Function::But | Function::Consequent,
        )
}

/// «сейчас в больнице 14 человек», «14 человек остаются в больнице»: the clause tells what holds now, or what is to come.
fn is_of_now(text: &Text<'_>, figure: &Tokens) -> bool {
    let clauses = Clauses::of(text, figure.start);
    let part = clauses.parts[clauses.index(figure.start)].clone();
    let lasts = |i: usize| {
        let best = text.word(i).best();
        best.is_some_and(|r| {
            let tense = r.grammar.tense;
            r.grammar.finite && matches!(tense, Some(Tense::Present | Tense::Future))
        })
    };
    part.clone()
        .filter(|i| !figure.contains(i))
        .any(|i| lasts(i) || is_row(text, i, part.end, "now"))
}

/// The sentences before, the nearest first: of the paragraph, and of the one before it.
fn before<'a>(text: &'a Text<'_>, sentence: &Tokens) -> impl Iterator<Item = Tokens> + 'a {
    let block = text.tokens[sentence.start].block;
    let step = move |sentence: &Tokens| {
        let last = sentence.start.checked_sub(1)?;
        (text.tokens[last].block + 1 >= block).then(|| text.sentence(last))
    };
    std::iter::successors(step(sentence), step).take(REACH)
}

/// The day on which what these tokens tell has happened: the last of those that are of nothing else.
fn told(text: &Text<'_>, tokens: &Tokens, dates: &[DateFact]) -> Option<usize> {
    within(dates, tokens)
        .rev()
        .find(|&index| {
            let date = &dates[index];
            (is_day(date) || points_back(text, date)) && happened(text, date)
        })
        .and_then(|index| match dates[index].edtf {
            None => pointed_at(dates, index),
            Some(_) => Some(index),
        })
}

/// Whether the date's clause tells what happened: by a verb in the past or without one, and of nothing that has dates
/// of its own.
fn happened(text: &Text<'_>, date: &DateFact) -> bool {
    let clauses = Clauses::of(text, date.tokens.start);
    let part = clauses.parts[clauses.index(date.tokens.start)].clone();
    let mut verbs = part.clone().filter(|&i| is_predicate(text, i));
    let not_past = |i: usize| {
        let best = text.word(i).best();
        best.is_some_and(|r| {
            let tense = r.grammar.tense;
            r.grammar.finite && matches!(tense, Some(Tense::Present | Tense::Future))
                || r.grammar.infinitive
        })
    };
    let start = date.tokens.start;
    let until = |i: usize| text.is_a(i, Function::Until | Function::Later | Function::To);
    let deadline = until(start) || start > part.start && until(start - 1);
    !verbs.any(not_past) && !deadline && !part.clone().any(|i| is_row(text, i, part.end, "other"))
}
