//! Whether the people counted do what a verb says or have it done to them, as far as forms tell.

use super::Count;
use super::argument::{agrees, is_bare, is_dative, is_nominative, is_object, is_oblique};
use super::verbs::Event;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::mention::Tokens;
use crate::text::{Kind, Text};

/// What the figure is to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// They do it, or it is done to them in the passive.
    Subject,
    /// Somebody does it to them.
    Object,
    /// It is given to them.
    Recipient,
    /// They stand behind a preposition.
    Oblique,
    /// The forms leave it open.
    Open,
}

impl Slot {
    /// As it enters features.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Recipient => "recipient",
            Self::Oblique => "oblique",
            Self::Open => "open",
        }
    }
}

/// What the figure is to the verb of `event`, which stands in the clause `part`.
pub(super) fn slot(text: &Text<'_>, part: &Tokens, event: &Event, count: &Count) -> Slot {
    slot_of(
        text,
        part,
        (event.head, event.passive || event.participle),
        count,
    )
}

/// «двести горожан спасли парк»: the people do to others what the verb of `event` says of those to whom it is done.
pub(super) fn does(text: &Text<'_>, part: &Tokens, event: &Event, count: &Count) -> bool {
    event.is_done
        && !(event.passive || event.participle)
        && count.span.end <= event.head
        && slot(text, part, event, count) == Slot::Subject
}

/// What the figure is to the verb at token `verb` of the clause `part`; of one that `is_passive` the people are the subject.
pub(super) fn slot_of(
    text: &Text<'_>,
    part: &Tokens,
    (verb, is_passive): (usize, bool),
    count: &Count,
) -> Slot {
    if is_oblique(text, count) {
        return Slot::Oblique;
    }
    if is_passive {
        return Slot::Subject;
    }
    if is_dative(text, count) {
        return Slot::Recipient;
    }
    match form(text, count) {
        Some(slot) => slot,
        None if !agrees(text, verb, count) => Slot::Object,
        None if has_object(text, part, verb, count) => Slot::Subject,
        None if has_subject(text, part, verb, count) => Slot::Object,
        None => Slot::Open,
    }
}

/// What the forms of the number and of the noun alone say: «двое», «две женщины», «троих», «двух женщин».
fn form(text: &Text<'_>, count: &Count) -> Option<Slot> {
    let number = &count.number;
    let mut words = number.tokens.clone().map(|i| text.word(i));
    if number.collective {
        let nominative = words.any(|word| word.can_be(Case::Nom));
        return Some(if nominative {
            Slot::Subject
        } else {
            Slot::Object
        });
    }
    if is_nominative(text, count) {
        return Some(Slot::Subject);
    }
    let noun = text.word(count.noun.as_ref()?.token);
    let few = number.high.is_none() && (2.0..5.0).contains(&number.low) && !number.governs;
    let many = noun.any(|g| g.case == Some(Case::Gen) && g.number == Some(Number::Plur));
    (few && many).then_some(Slot::Object)
}

/// Another noun of the clause that the verb is done to: what can be no subject of it.
fn has_object(text: &Text<'_>, part: &Tokens, verb: usize, count: &Count) -> bool {
    let many = text
        .word(verb)
        .any(|g| g.finite && g.number == Some(Number::Plur));
    let before = count.span.end <= verb;
    part.clone().any(|i| {
        let thing = || {
            text.word(i).best().is_some_and(|r| {
                let g = &r.grammar;
                g.is_noun() && !g.animate && g.number == Some(Number::Sing)
            })
        };
        let accusative = || thing() && text.word(i).any(|g| g.case == Some(Case::Acc));
        let nominative = || text.word(i).can_be(Case::Nom);
        !count.span.contains(&i)
            && (is_object(text, i)
                || accusative() && (many || !nominative())
                || many && before && i > verb && is_measure(text, i))
            && is_bare(text, part.start, i)
    })
}

/// «86 тонн»: a number of things begins at token `i`.
fn is_measure(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    text.tokens[i].kind == Kind::Number
        && next < text.sentence(i).end
        && text.is_word(next)
        && text.word(next).best().is_some_and(|r| {
            let g = &r.grammar;
            g.is_noun() && !g.animate && g.case == Some(Case::Gen)
        })
}

/// Another noun or pronoun of the clause that can be the subject of the verb, which is one of several.
fn has_subject(text: &Text<'_>, part: &Tokens, verb: usize, count: &Count) -> bool {
    let many = text
        .word(verb)
        .any(|g| g.finite && g.number == Some(Number::Plur));
    many && part.clone().any(|i| {
        let word = text.word(i);
        let several = word.best().is_some_and(|r| {
            let g = &r.grammar;
            let who = g.is_noun() && g.animate || g.pos == Pos::Pronoun;
            who && g.number == Some(Number::Plur) && g.case == Some(Case::Nom)
        });
        let which = word.is_a(Function::WhichMany);
        !count.span.contains(&i) && (several || which) && is_bare(text, part.start, i)
    })
}
