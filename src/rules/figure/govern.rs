//! The verb whose subject or object a figure is.

use super::Count;
use super::argument::{acts_on_others, fits, lends_a_hand, serves};
use super::bound::is_growth;
use super::role::is_firm;
use super::slot::{Slot, slot};
use super::total::sums_up;
use super::turkic::is_turkic;
use super::turkic_verbs::{
    ends_in_complement, is_not_of_source, is_of_thing, is_outdone, said_by_case,
};
use super::verbs::{self, Event, around, event_at, events};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::pattern::number::may_begin;
use crate::pattern::{Clauses, has_predicate, is_aside, is_predicate};
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// The verb whose subject or object the figure is.
pub(super) fn governing(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Event> {
    if belongs_to_person(text, count) {
        return None;
    }
    let own = clauses.index(count.span.start);
    if let Some(event) = behind_preposition(text, &clauses.parts[own], count) {
        return Some(event);
    }
    if let Some(event) = nearest(text, &clauses.parts[own], count) {
        return Some(event);
    }
    if has_predicate(text, &clauses.parts[own]) {
        // «поймано и отправлено назад 300 мигрантов»
        let first = clauses.parts[own].start;
        let joined = own > 0
            && text.is_a(first, Function::And)
            && first + 1 < count.span.start
            && is_predicate(text, first + 1);
        let before = || nearest(text, &clauses.parts[own - 1], count);
        return relative(text, clauses, own + 1, count).or_else(|| joined.then(before).flatten());
    }
    if ends_in_complement(text, &clauses.parts[own]) {
        return None; // «пойызда 280 жолаушы болғанын, …»
    }
    if is_turkic(text, count.span.start)
        && let Some(event) = behind(text, clauses, own, count)
    {
        return Some(event);
    }
    if let Some(event) = inside_participle(text, clauses, own, count) {
        return event;
    }
    let left = clauses.parts[..own]
        .iter()
        .rev()
        .find(|part| has_predicate(text, part) && !is_aside(text, part));
    if let Some(event) = left.and_then(|part| nearest(text, part, count)) {
        return Some(event);
    }
    let told = relative(text, clauses, own + 1, count);
    if let Some(event) = told
        .as_ref()
        .and_then(|_| behind_participle(text, clauses, own + 2, count))
    {
        return Some(event);
    }
    told.or_else(|| {
        let right = clauses.parts.iter().skip(own + 1).find(|part| {
            has_predicate(text, part)
                && !is_aside(text, part)
                && !text.word(part.start).is_a(Function::Which)
        })?;
        nearest(text, right, count)
    })
}

/// The verb that says something of those behind the preposition where the figure stands.
pub(super) fn behind_preposition(text: &Text<'_>, part: &Tokens, count: &Count) -> Option<Event> {
    let before = count.span.start.checked_sub(1)?;
    let is_preposition = part.contains(&before) && text.word(before).pos() == Pos::Preposition;
    let near = part.start.max(before.saturating_sub(NEAR))..part.end.min(before + NEAR);
    // the rows of such verbs end with the preposition, so they are of several words
    let begins = |i: usize| text.word(i).phrase_lists.has(List::FigureVerb);
    let is_told = is_preposition && near.clone().any(begins);
    is_told
        .then(|| verbs::behind(text, &near, before))
        .flatten()
}

/// Tokens between a verb and the preposition that it governs, at most.
const NEAR: usize = 64;

/// The verb of the first part behind that has one: in Kazakh it comes last.
fn behind(text: &Text<'_>, clauses: &Clauses, own: usize, count: &Count) -> Option<Event> {
    let mut parts = clauses.parts.iter().skip(own + 1);
    nearest(text, parts.find(|part| has_predicate(text, part))?, count)
}

/// «двое, пострадавшие в аварии, скончались»: the verb behind the words of a participle, if it says for good what
/// happened.
fn behind_participle(
    text: &Text<'_>,
    clauses: &Clauses,
    next: usize,
    count: &Count,
) -> Option<Event> {
    let part = clauses.parts.get(next)?;
    let closed = part.start > 0 && text.is_mark(part.start - 1, ',');
    let begins = |event: &Event| event.head == part.start && is_firm(event.role);
    closed
        .then(|| nearest(text, part, count))
        .flatten()
        .filter(begins)
}

/// «Врач, заразивший троих детей, осуждён»: what the participle says, if anything; the verb of the sentence is
/// of somebody else. The outer option: the figure stands in the words of a participle.
fn inside_participle(
    text: &Text<'_>,
    clauses: &Clauses,
    own: usize,
    count: &Count,
) -> Option<Option<Event>> {
    let part = &clauses.parts[own];
    let first = text.word(part.start);
    let participle = own > 0
        && part.start < count.span.start
        && text.is_mark(part.start - 1, ',')
        && first.pos() == Pos::Participle
        && !first.any(|g| g.passive);
    participle.then(|| event_at(text, part.start, part).filter(|event| event.verb))
}

/// «мать пятерых детей»: the figure says whose, and the verb is of somebody else.
fn belongs_to_person(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    let Some(before) = start
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(start).start)
    else {
        return false;
    };
    let holder = text.word(before);
    let person = holder.is(List::People) || holder.is(List::Kin) || holder.is(List::Office);
    let one = holder.best().is_some_and(|r| {
        r.grammar.is_noun() && r.grammar.animate && r.grammar.number == Some(Number::Sing)
    });
    let genitive = count
        .noun
        .as_ref()
        .is_some_and(|noun| text.word(noun.token).any(|g| g.case == Some(Case::Gen)));
    person && one && genitive && !count.number.governs
}

/// The participle or «которые» that follows the figure's part: «358 человек, принявших участие …».
pub(super) fn relative(
    text: &Text<'_>,
    clauses: &Clauses,
    next: usize,
    count: &Count,
) -> Option<Event> {
    let part = clauses.parts.get(next)?;
    let noun = count.noun.as_ref()?;
    if noun.token + 2 != part.start {
        return None;
    }
    let first = text.word(part.start);
    if first.is_a(Function::Which) {
        // «которые обслуживают»: those who act
        let act = |event: &Event| {
            first.is_a(Function::WhichMany)
                && !event.passive
                && !event.participle
                && (event.is_done || acts_on_others(text, event.head) || serves(text, event.head))
        };
        return events(text, part)
            .into_iter()
            .find(|event| event.verb)
            .filter(|event| !act(event));
    }
    // «волонтёры, накормившие бездомных»: those who act
    let acts = |event: &Event| event.is_done && !event.passive;
    event_at(text, part.start, part).filter(|event| event.participle && !acts(event))
}

/// The nearest verb of a part; nouns only to the left and where there is no verb.
pub(super) fn nearest(text: &Text<'_>, part: &Tokens, count: &Count) -> Option<Event> {
    let part = &around(part, &count.span);
    let mut found = events(text, part);
    // «70 ауылда қызмет ететін дәрігер марапатталды»: the words of a participle before the noun
    found.retain(|event| !(is_turkic(text, event.head) && count.span.contains(&event.head)));
    let all = found.clone();
    found.retain(|event| !is_of_thing(text, event, count) && !is_outdone(text, event, count, &all));
    found.retain(|event| !is_not_of_source(text, event, count));
    for event in &mut found {
        if lends_a_hand(text, event, count) {
            event.role = CountedAs::Participant;
        }
        if let Some(role) = said_by_case(text, event, count) {
            event.role = role;
        }
        let of_object = event.of_object.filter(|_| !event.passive);
        if let Some(role) = of_object.filter(|_| slot(text, part, event, count) == Slot::Object) {
            event.role = role;
        }
    }
    let verbs = found
        .iter()
        .filter(|event| event.verb && !event.participle && fits(text, part, event, count));
    let verb = verbs.min_by_key(|event| distance(text, event, count));
    let noun = || {
        found.iter().rev().find(|event| {
            !event.verb
                && event.words.end <= count.span.start
                && count.span.start - event.words.end <= 4
                && describes(text, event, count.span.start)
        })
    };
    verb.or_else(noun).cloned()
}

/// Nouns whose size a figure states beside them: «коллектив — 40 человек», «с населением 30 тысяч».
pub(super) fn describes(text: &Text<'_>, event: &Event, figure: usize) -> bool {
    event.role != CountedAs::Helped
        && !(event.words.end..figure).any(|i| {
            let sums = sums_up(text, i) || is_growth(text, i) || text.word(i).is_a(Function::Be);
            is_predicate(text, i) && !sums
        })
}

/// Tokens between, and a penalty where another number stands between.
pub(super) fn distance(text: &Text<'_>, event: &Event, count: &Count) -> usize {
    let between = if event.head < count.span.start {
        event.head + 1..count.span.start
    } else {
        count.span.end..event.head
    };
    let numbers = between
        .clone()
        .filter(|&i| may_begin(text, i) && !text.word(i).shape.hyphen)
        .count();
    let after = usize::from(event.head > count.span.start);
    between.len() * 2 + numbers * 8 + after
}
