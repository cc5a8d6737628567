//! What words can be the subject of a verb of saying.

use super::cue::Cue;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::normal::lower;
use crate::mention::{Name, Names, PersonName, Referent, Tokens};
use crate::pattern::{plausibly, tail};
use crate::text::Text;
use crate::vocabulary;

/// Words for people: offices, occupations, kin, those with which people are counted.
const PEOPLE: ListSet = ListSet::of(&[
    List::Office,
    List::Deputy,
    List::Kin,
    List::People,
    List::Honor,
]);

/// Nouns for bodies.
const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm, List::OrgPart, List::SayBody]);

/// What a word can be in a phrase that names a speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Person,
    Body,
}

/// Whether a noun at `i` can name a speaker.
pub(super) fn part(text: &Text<'_>, i: usize) -> Option<Part> {
    let word = text.word(i);
    if word.lists.meets(BODIES) {
        return Some(Part::Body);
    }
    if text.lexicon.group(Group::Anonymous).has_lemma_of(word) && !word.is(List::OrgHead) {
        return Some(Part::Person);
    }
    let living = word
        .readings
        .iter()
        .any(|r| r.weight >= 0.3 && r.grammar.pos == Pos::Noun && r.grammar.animate);
    (living || word.lists.meets(PEOPLE)).then_some(Part::Person)
}

/// Whether what a fact refers to is a noun for a body.
pub(super) fn is_body(text: &Text<'_>, referent: &Referent) -> bool {
    matches!(referent, Referent::Noun { head, .. } if part(text, *head) == Some(Part::Body))
}

/// Whether the noun at `i` can be the subject of `cue`.
pub(super) fn is_subject(text: &Text<'_>, i: usize, cue: &Cue<'_>) -> bool {
    let word = text.word(i);
    let person = part(text, i) == Some(Part::Person);
    if word.readings.is_empty() || cue.gender.is_none() && cue.number.is_none() {
        return word.readings.is_empty()
            || plausibly(word, |g| g.is_noun() && g.case == Some(Case::Nom));
    }
    plausibly(word, |g| {
        let number = g.number.is_none() || cue.number.is_none() || g.number == cue.number;
        let gender = match (cue.gender, g.gender) {
            _ if cue.number == Some(Number::Plur) => true,
            (Some(Gender::Fem), Some(Gender::Masc)) => person, // «сказала министр»
            (Some(verb), Some(noun)) => verb == noun,
            _ => true,
        };
        g.is_noun() && (g.case == Some(Case::Nom) || g.indeclinable) && number && gender
    })
}

/// Whether the name at `tokens` can stand in the nominative: no word of it forbids it.
pub(super) fn is_nominative(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens.clone().filter(|&i| text.is_word(i)).all(|i| {
        let word = text.word(i);
        let nominal = |g: &Grammar| g.is_noun() || g.is_adjectival();
        !word.any(nominal)
            || word.any(|g| nominal(g) && (g.case == Some(Case::Nom) || g.indeclinable))
    })
}

/// Whether a person's name stands in the nominative: it reads as in the nominative, or its words allow it.
pub(super) fn is_subject_name(text: &Text<'_>, tokens: &Tokens, person: &PersonName) -> bool {
    let printed = |part: &Option<String>| {
        part.as_deref().is_none_or(|part| {
            // Some newsrooms print families in capitals: «Бауыржан МАСТЕКОВ».
            let letters = || part.chars().map(lower);
            let same = |i: usize| text.surface(i).chars().map(lower).eq(letters());
            part.contains('.') || tokens.clone().any(same)
        })
    };
    printed(&person.given) && printed(&person.family) || is_nominative(text, tokens)
}

/// Whether the head of an organization's name can be nominative: the first noun, with what stands before it.
pub(super) fn body_is_nominative(text: &Text<'_>, tokens: &Tokens) -> bool {
    let head = tokens
        .clone()
        .find(|&i| text.word(i).any(Grammar::is_noun))
        .unwrap_or(tokens.start);
    is_nominative(text, &(tokens.start..head + 1))
}

/// Whether the verb can agree with an organization's name; acronyms go with any gender.
pub(super) fn fits_body(text: &Text<'_>, tokens: &Tokens, cue: &Cue<'_>) -> bool {
    let known = tokens.clone().any(|i| {
        text.word(i)
            .readings
            .iter()
            .any(|r| r.known && r.grammar.is_noun())
    });
    !known || tokens.clone().any(|i| is_subject(text, i, cue))
}

/// An adjective that belongs to the noun after it; no name.
pub(super) fn is_modifier(text: &Text<'_>, names: &Names, i: usize) -> bool {
    names.over(i).is_none()
        && text
            .word(i)
            .best()
            .is_some_and(|reading| reading.grammar.is_adjectival() && !reading.grammar.finite)
}

/// Token after the noun phrase with its head at `head`: its genitives, and the name that follows.
pub(super) fn noun_end(text: &Text<'_>, names: &Names, head: usize, end: usize) -> usize {
    let mut at = head + 1;
    for _ in 0..3 {
        let next = match names.over(at) {
            Some((_, mention)) if matches!(mention.name, Name::Person(_)) => at,
            Some((_, mention)) if at < end => mention.tokens.end.min(end),
            _ => {
                let tail = tail(text, at, end, Case::Gen);
                let named = (tail.start..tail.end).find(|&i| names.over(i).is_some());
                named.unwrap_or(tail.end)
            }
        };
        if next == at {
            break;
        }
        at = next;
    }
    at
}

pub(super) fn is_pronoun(text: &Text<'_>, i: usize) -> bool {
    text.is_a(i, Function::He | Function::She | Function::They)
}

/// Gender that «он», «она», «его», «ее» show.
pub(super) fn pronoun_gender(text: &Text<'_>, i: usize) -> Option<vocabulary::Gender> {
    match text.word(i) {
        word if word.is_a(Function::He | Function::His | Function::Him) => {
            Some(vocabulary::Gender::Male)
        }
        word if word.is_a(Function::She | Function::Her | Function::AboutHer) => {
            Some(vocabulary::Gender::Female)
        }
        _ => None,
    }
}

/// Whether a preposition governs the noun or name at `i`: only adjectives and quotation marks between.
pub(super) fn follows_preposition(text: &Text<'_>, names: &Names, from: usize, i: usize) -> bool {
    let mut at = i;
    while at > from {
        at -= 1;
        if text.word(at).pos() == Pos::Preposition {
            return true;
        }
        let mark = text.is_mark(at, '«') || text.is_mark(at, '"');
        if !mark && !is_modifier(text, names, at) {
            return false;
        }
    }
    false
}

/// «в пресс-службе министерства»: the name at `i` belongs to a noun for a body after «в».
pub(super) fn in_house(text: &Text<'_>, from: usize, i: usize) -> bool {
    i > from + 1 && part(text, i - 1) == Some(Part::Body) && text.word(i - 1).can_be(Case::Loc)
}
