//! What a count measures: all, a part, each, what came to it or went.

use super::Count;
use super::bound::growth;
use super::frame::among;
use super::omitted::partitive;
use super::total::sums_up;
use super::turkic;
use super::verbs::around;
use crate::lexicon::function::Function;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{FigureFact, Tokens};
use crate::pattern::number::may_begin;
use crate::pattern::{Clauses, Listed, is_predicate, listed};
use crate::text::{Kind, Text};
use crate::vocabulary::{CountedAs, Measure, Unit};

/// What the number measures, and the words that say so.
pub(super) fn measure(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
) -> (Measure, Option<Tokens>) {
    let start = count.span.start;
    let part = clauses.parts[clauses.index(start)].start;
    if let Some(words) = part_of(text, start, part) {
        return (Measure::Part, Some(words));
    }
    if count.noun.is_none() && turkic::is_part(text, &count.number) {
        return (Measure::Part, Some(count.number.tokens.clone()));
    }
    let after = count.span.end;
    if after + 1 < text.len()
        && text.is_a(after, Function::OutOf)
        && text.is_a(after + 1, Function::OfThem | Function::Which)
    {
        return (Measure::Part, Some(after..after + 2));
    }
    if count.noun.is_none()
        && let Some(noun) = partitive(text, count)
    {
        return (Measure::Part, Some(after..noun + 1));
    }
    if let Some(words) = among(text, clauses, start) {
        return (Measure::Part, Some(words));
    }
    if text.is_mark(start, '+') {
        return (Measure::Increase, Some(start..start + 1));
    }
    let before = start.checked_sub(1).filter(|&i| i >= part);
    if let Some(noun) = before
        .filter(|&i| sums_up(text, i))
        .and_then(|verb| growth(text, verb, part))
        .filter(|&i| text.word(i).any(|g| g.is_noun()))
    {
        return (direction(text, noun), Some(noun..noun + 1)); // «прирост составил 300 человек»
    }
    if let Some(i) = before {
        if text.is_a(i, Function::By) {
            return (Measure::Each, Some(i..i + 1));
        }
        if text.is_a(i, Function::On) {
            return change(text, clauses, count, i);
        }
    }
    more(text, clauses, count).unwrap_or((Measure::Total, None))
}

/// A row of the list that begins at token `i` and ends before `end`.
fn cue<'a>(text: &Text<'a>, i: usize, end: usize, kind: &str) -> Option<Listed<'a>> {
    listed(text, i, end, ListSet::of(&[List::Measure])).filter(|cue| &*cue.entry.kind == kind)
}

/// What the words around the figure say of what came to the number or went: «ещё 20 человек», «к ним присоединились
/// 150 рабочих», «20 новых больных», «20 адамға артты».
fn more(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<(Measure, Option<Tokens>)> {
    let Tokens { start, end } = count.span;
    let own = clauses.parts[clauses.index(start)].clone();
    let number = count.number.tokens.start;
    let floor = own.start.max(start.saturating_sub(LONGEST));
    let right_before = (floor..number).find_map(|i| {
        let cue = cue(text, i, number, "before")?;
        let joins = (i + cue.len..start).all(|k| stands_between(text, k));
        joins.then_some((cue, i))
    });
    let inside =
        (count.number.tokens.end..end).find_map(|i| Some((cue(text, i, end, "inside")?, i)));
    let in_clause = || {
        let near = around(&own, &count.span).start..start;
        let find = |kind| {
            near.clone()
                .find_map(|i| Some((cue(text, i, start, kind)?, i)))
        };
        find("clause").or_else(|| find("to").and_then(|_| find("joins")))
    };
    let behind = || {
        (end < own.end && is_dative(text, end - 1))
            .then(|| Some((cue(text, end, own.end, "behind")?, end)))
            .flatten()
    };
    let (cue, at) = right_before.or(inside).or_else(in_clause).or_else(behind)?;
    let measure = Measure::by_name(&cue.entry.canonical)?;
    Some((measure, Some(at..at + cue.len)))
}

/// Words of which a cue stands before a figure at most.
const LONGEST: usize = 5;

/// What may stand between «ещё» and the figure: «ещё были эвакуированы 40 человек», «дополнительно вывезли 20 жителей».
fn stands_between(text: &Text<'_>, i: usize) -> bool {
    is_predicate(text, i)
}

/// «20 адамға», «500-ге»: what a Turkic verb of growth says by how much.
fn is_dative(text: &Text<'_>, i: usize) -> bool {
    matches!(text.language(i), Some("kk" | "ky"))
        && text.is_word(i)
        && text.lexicon.group(Group::TurkicDative).ends(text.normal(i))
}

/// Whether «ещё», the `words` that say what is measured, adds another kind of people to those counted right before, not
/// more of the same: «погибли пять человек, ещё 20 получили ожоги».
pub(super) fn adds_others(
    text: &Text<'_>,
    words: &Tokens,
    counted_as: CountedAs,
    known: &[FigureFact],
) -> bool {
    if cue(text, words.start, words.end, "before").is_none() {
        return false;
    }
    let first = text.sentence(words.start).start;
    let reach = u32::from(first == words.start);
    let sentence = text.tokens[words.start].sentence;
    let mut near = known
        .iter()
        .rev()
        .take_while(|it| text.tokens[it.tokens.start].sentence + reach >= sentence)
        .filter(|it| it.unit == Unit::Person)
        .peekable();
    near.peek().is_some() && near.all(|it| it.counted_as != Some(counted_as))
}

/// «из них 8 тысяч рабочих, 5 тысяч студентов и 7 тысяч жителей»: a list of parts goes on; the words that
/// begin it.
pub(super) fn continued_part(
    text: &Text<'_>,
    count: &Count,
    known: &[FigureFact],
) -> Option<Tokens> {
    let last = known
        .last()
        .filter(|figure| figure.measure == Measure::Part)?;
    let floor = text.sentence(count.span.start).start;
    let is_more = |i: &usize| *i >= floor && cue(text, *i, i + 1, "before").is_some();
    let start = count.span.start;
    let start = start.checked_sub(1).filter(is_more).unwrap_or(start);
    let between = last.tokens.end..start;
    let listed = start > 0 && (text.is_mark(start - 1, ',') || text.is_a(start - 1, Function::And));
    let clear = between.len() <= 6
        && text.tokens[last.tokens.start].sentence == text.tokens[start].sentence
        && !between.clone().any(|i| is_predicate(text, i))
        && !(count.span.end < text.len() && is_predicate(text, count.span.end));
    let reason = last
        .evidence
        .iter()
        .find(|reason| reason.field == "measure")?;
    let from = text
        .tokens
        .partition_point(|token| token.span.start < reason.span.start);
    let to = text
        .tokens
        .partition_point(|token| token.span.start < reason.span.end);
    (listed && clear && !text.is_a(from, Function::Including)).then_some(from..to)
}

/// «Из 120 кардиналов 62 — европейцы»: the figure before is the whole; its words with «из».
pub(super) fn of_whole(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> Option<Tokens> {
    let whole = known
        .last()
        .filter(|whole| whole.measure != Measure::Part)?;
    let start = count.span.start;
    let floor = text.sentence(start).start;
    let first = whole.tokens.start;
    if first < floor || whole.tokens.end > start || start - whole.tokens.end > 4 {
        return None;
    }
    let of = (floor.max(first.saturating_sub(3))..first)
        .rev()
        .find(|&i| text.is_a(i, Function::OutOf))?;
    let mark = || matches!(text.tokens[of - 1].kind, Kind::Mark(_));
    let leads = of == floor || mark() || is_predicate(text, of - 1);
    let clear = (of + 1..first).all(|i| text.word(i).any(|g| g.is_adjectival()))
        && !(whole.tokens.end..start).any(|i| text.is_mark(i, ','));
    (leads && clear).then_some(of..whole.tokens.end)
}

/// «из них», «в том числе», «среди них», «в числе которых» before the figure in its part, or right before the part.
pub(super) fn part_of(text: &Text<'_>, start: usize, part: usize) -> Option<Tokens> {
    let part = around(&(part..start), &(start..start)).start;
    let floor = text
        .sentence(start)
        .start
        .max(part.min(start.saturating_sub(6)));
    (floor..start).rev().find_map(|i| {
        let words = cue(text, i, start, "part")?.len;
        // «кто из них примет 140 мигрантов»
        let one_of = i > floor && text.lexicon.group(Group::OneOf).has(text.normal(i - 1));
        // «спасены 22 человека, из них 10 детей, и эвакуированы 20 человек»
        let mut gap = i + words..start;
        let other = gap.clone().any(|k| may_begin(text, k)) && gap.any(|k| is_predicate(text, k));
        (!other && !one_of).then_some(i..i + words)
    })
}

/// «на 200 человек больше», «сократилось на 20 человек».
fn change(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    on: usize,
) -> (Measure, Option<Tokens>) {
    let part = &clauses.parts[clauses.index(on)];
    let near = part.start..part.end.min(count.span.end + 3);
    let comparative = near.clone().find_map(|i| match text.word(i) {
        word if word.is_a(Function::Greater) => Some((Measure::Increase, i)),
        word if word.is_a(Function::Fewer) => Some((Measure::Decrease, i)),
        _ => None,
    });
    if let Some((measure, i)) = comparative.filter(|(_, i)| !count.span.contains(i)) {
        return (measure, Some(i..i + 1));
    }
    let Some(verb) = growth(text, on, part.start) else {
        return (Measure::Total, None);
    };
    (direction(text, verb), Some(verb..verb + 1))
}

/// Whether a word of growth says that it grows or falls.
fn direction(text: &Text<'_>, word: usize) -> Measure {
    if text
        .lexicon
        .group(Group::Falling)
        .has_lemma_of(text.word(word))
    {
        Measure::Decrease
    } else {
        Measure::Increase
    }
}
