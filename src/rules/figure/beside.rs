//! The verb right beside a number without a noun: «погибли трое», «двое тяжело ранены».

use super::Count;
use super::verbs::{Event, event_at};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Gender, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::pattern::Clauses;
use crate::text::Text;

/// The verb right beside the figure: «погибли трое», «трое погибли», «спасти удалось лишь 79».
pub(super) fn beside(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Event> {
    let part = &clauses.parts[clauses.index(count.span.start)];
    let mut i = count.span.end;
    while i < part.end
        && text.is_a(
            i,
            Function::Be
                | Function::Already
                | Function::Also
                | Function::OutOf
                | Function::OfThem
                | Function::In
                | Function::Finally,
        )
        || i < part.end && i < count.span.end + 2 && is_adverb(text, i)
    {
        i += 1;
    }
    let dashed = i == part.end && i + 1 < text.sentence(i - 1).end && text.is_dash(i);
    let next = clauses.parts.get(clauses.index(count.span.start) + 1);
    let after = match next.filter(|_| dashed) {
        // «четверо — госпитализированы»
        Some(next) => {
            event_at(text, i + 1, next).filter(|event| text.word(event.head).any(|g| g.short))
        }
        None => (i < part.end).then(|| event_at(text, i, part)).flatten(),
    };
    let fits = |event: &Event| is_verb_of(text, event, count.number.one_word);
    if let Some(event) = after.filter(fits) {
        return Some(event);
    }
    let mut i = count.span.start;
    while i > part.start {
        i -= 1;
        if let Some(event) = event_at(text, i, part) {
            return Some(event).filter(|event| fits(event) && event.words.end <= count.span.start);
        }
        if let Some(event) = phrase_ending(text, i, part) {
            return Some(event);
        }
        if !is_between(text, i) && !is_adverb(text, i) && !leads(text, i, part.start) {
            return None;
        }
    }
    None
}

/// «получили ранения пятеро»: the verb of a phrase that ends at token `i`.
fn phrase_ending(text: &Text<'_>, i: usize, part: &std::ops::Range<usize>) -> Option<Event> {
    (part.start.max(i.saturating_sub(3))..i)
        .rev()
        .find_map(|k| {
            event_at(text, k, part).filter(|event| event.words.end == i + 1 && event.verb)
        })
}

/// «двое серьёзно ранены».
pub(super) fn is_adverb(text: &Text<'_>, i: usize) -> bool {
    text.word(i).any(|g| g.pos == Pos::Adverb)
}

/// Words between a verb and its figure.
fn is_between(text: &Text<'_>, i: usize) -> bool {
    let between = text.lexicon.group(Group::BesideFigure);
    between.has(text.normal(i))
}

/// «скончаться могли трое»: a finite verb that no list has, right behind an infinitive, which says what happened.
fn leads(text: &Text<'_>, i: usize, first: usize) -> bool {
    let word = text.word(i);
    i > first
        && word.is_finite_verb()
        && !word.is(List::FigureVerb)
        && text.word(i - 1).any(|g| g.infinitive)
}

/// A verb that can have several people as subject or object, or `one`.
fn is_verb_of(text: &Text<'_>, event: &Event, one: bool) -> bool {
    let word = text.word(event.head);
    event.verb
        && !event.participle
        && word.any(|g| {
            let converb = !(g.finite || g.infinitive || g.short);
            g.pos == Pos::Verb
                && (g.infinitive
                    || converb
                    || one && g.finite
                    || g.number == Some(Number::Plur)
                    || g.gender == Some(Gender::Neut)
                    || (g.finite && !g.short))
        })
}
