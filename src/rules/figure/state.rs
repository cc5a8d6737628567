//! Whether a count has happened, and what it measures.

use super::Count;
use super::bound::growth;
use super::frame::among;
use super::omitted::partitive;
use super::role::Role;
use super::total::sums_up;
use crate::lexicon::grammar::Tense;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::{FigureFact, Tokens};
use crate::pattern::number::may_begin;
use crate::pattern::{Clauses, is_predicate, listed};
use crate::text::{Kind, Text};
use crate::vocabulary::{Measure, Modality};

/// Whether it has happened, and the words that say that it has not.
pub(super) fn modality(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    role: &Role,
) -> (Modality, Option<Tokens>) {
    let verb = role.verb.as_ref();
    let own = clauses.parts[clauses.index(count.span.start)].clone();
    let clause = match verb {
        Some(verb) => clauses.parts[clauses.index(verb.head)].clone(),
        None => own.clone(),
    };
    if let Some(verb) = verb.filter(|v| v.head > 0 && text.normal(v.head - 1) == "не") {
        return (Modality::Denied, Some(verb.head - 1..verb.head + 1));
    }
    for part in [&own, &clause] {
        if let Some((modality, words)) = stated(text, part, count, verb.map(|v| v.head)) {
            return (modality, Some(words));
        }
    }
    let coming = match verb {
        Some(verb) if verb.verb => verb.future.then_some(verb.head),
        _ => own.clone().find(|&i| is_to_come(text, i)),
    };
    if let Some(verb) = coming {
        return (Modality::Planned, Some(verb..verb + 1));
    }
    (Modality::Reported, None)
}

/// A verb in the future tense.
fn is_to_come(text: &Text<'_>, i: usize) -> bool {
    let best = text.word(i).best();
    best.is_some_and(|r| r.grammar.finite && r.grammar.tense == Some(Tense::Future))
}

/// A word of the list in the part, or a form of «быть» in the future.
fn stated(
    text: &Text<'_>,
    part: &Tokens,
    count: &Count,
    verb: Option<usize>,
) -> Option<(Modality, Tokens)> {
    part.clone()
        .filter(|i| !count.span.contains(i))
        .find_map(|i| {
            if text
                .word(i)
                .any(|g| g.tense == Some(Tense::Future) && g.finite)
                && text.word(i).has_lemma("быть")
            {
                return Some((Modality::Planned, i..i + 1));
            }
            let (entry, len) = modal(text, i, part.end)?;
            let invites = ["пригласить", "приглашать"]
                .iter()
                .any(|lemma| text.word(i).has_lemma(lemma));
            let sure = (invites || Some(i) != verb) && !is_other_use(text, i);
            let modality = Modality::by_name(&entry.canonical)?;
            sure.then_some((modality, i..i + len))
        })
}

/// The entry at token `i` and the number of its words; a verb that begins one may stand in any form: «изъявили
/// желание».
fn modal<'a>(text: &Text<'a>, i: usize, end: usize) -> Option<(&'a Entry, usize)> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let rest = |entry: &&Entry| {
        let len = entry.words.len();
        let mut rest = entry.words.iter().enumerate().skip(1);
        entry.list == List::Modality
            && i + len <= end
            && rest.all(|(k, wanted)| *wanted.normal == *text.normal(i + k))
    };
    let phrase = || word.phrases.iter().map(|&id| lists.entry(id)).find(rest);
    let phrase = word
        .is_finite_verb()
        .then(phrase)
        .flatten()
        .map(|entry| (entry, entry.words.len()));
    phrase.or_else(|| {
        let found = listed(text, i, end, ListSet::of(&[List::Modality]))?;
        Some((found.entry, found.len))
    })
}

/// Words of the list that say something else in most sentences with figures.
fn is_other_use(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let gathered = word.has_lemma("собираться") && !word.any(|g| g.infinitive);
    let nobody = matches!(
        &*word.normal,
        "нет" | "ложь" | "жок" | "жоқ" | "керек" | "в"
    );
    let own = i + 1 < text.len() && text.normal(i + 1) == "своей" && word.has_lemma("ждать");
    let reflexive = word.has_lemma("готовиться") && i + 1 < text.len() && text.normal(i + 1) == "к";
    let managed = word.has_lemma("смочь") && word.any(|g| g.tense == Some(Tense::Past));
    managed
        || (gathered && i + 1 < text.len() && !text.word(i + 1).any(|g| g.infinitive))
        || nobody
        || own
        || reflexive
}

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
    let after = count.span.end;
    if after + 1 < text.len()
        && text.normal(after) == "из"
        && matches!(text.normal(after + 1), "них" | "которых")
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
        match text.normal(i) {
            "по" => return (Measure::Each, Some(i..i + 1)),
            "на" => return change(text, clauses, count, i),
            _ => {}
        }
    }
    (Measure::Total, None)
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
    let start = count.span.start;
    let between = last.tokens.end..start;
    let listed = start > 0 && (text.is_mark(start - 1, ',') || text.normal(start - 1) == "и");
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
    (listed && clear && text.normal(from) != "включая").then_some(from..to)
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
        .find(|&i| text.normal(i) == "из")?;
    let mark = || matches!(text.tokens[of - 1].kind, Kind::Mark(_));
    let leads = of == floor || mark() || is_predicate(text, of - 1);
    let clear = (of + 1..first).all(|i| text.word(i).any(|g| g.is_adjectival()))
        && !(whole.tokens.end..start).any(|i| text.is_mark(i, ','));
    (leads && clear).then_some(of..whole.tokens.end)
}

/// «из них», «в том числе», «среди них», «в числе которых» before the figure in its part, or right before the part.
pub(super) fn part_of(text: &Text<'_>, start: usize, part: usize) -> Option<Tokens> {
    const PHRASES: [&[&str]; 9] = [
        &["в", "т", ".", "ч", "."],
        &["из", "них"],
        &["из", "которых"],
        &["среди", "них"],
        &["среди", "которых"],
        &["в", "том", "числе"],
        &["в", "числе", "которых"],
        &["в", "их", "числе"],
        &["включая"],
    ];
    let floor = text
        .sentence(start)
        .start
        .max(part.min(start.saturating_sub(6)));
    (floor..start).rev().find_map(|i| {
        let fits = |words: &&[&str]| {
            i + words.len() <= start
                && words
                    .iter()
                    .enumerate()
                    .all(|(k, w)| text.normal(i + k) == *w)
        };
        let words = PHRASES.iter().find(|words| fits(words))?;
        // «кто из них примет 140 мигрантов»
        let one_of = i > floor
            && matches!(
                text.normal(i - 1),
                "кто"
                    | "каждый"
                    | "один"
                    | "одна"
                    | "никто"
                    | "любой"
                    | "некоторые"
                    | "многие"
            );
        // «спасены 22 человека, из них 10 детей, и эвакуированы 20 человек»
        let mut gap = i + words.len()..start;
        let other = gap.clone().any(|k| may_begin(text, k)) && gap.any(|k| is_predicate(text, k));
        (!other && !one_of).then_some(i..i + words.len())
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
    let comparative = near.clone().find_map(|i| match text.normal(i) {
        "больше" | "многочисленнее" => Some((Measure::Increase, i)),
        "меньше" => Some((Measure::Decrease, i)),
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
    const FALLS: [&str; 14] = [
        "сократиться",
        "сокращаться",
        "сократить",
        "снизиться",
        "снижаться",
        "уменьшиться",
        "уменьшаться",
        "упасть",
        "снизить",
        "уменьшить",
        "сокращение",
        "снижение",
        "убыль",
        "отток",
    ];
    if FALLS.iter().any(|lemma| text.word(word).has_lemma(lemma)) {
        Measure::Decrease
    } else {
        Measure::Increase
    }
}
