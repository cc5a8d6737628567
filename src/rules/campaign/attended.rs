//! Quoted names of undertakings that no list introduces: people take part in them, or they take place.

use super::{decided, head};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Tokens};
use crate::pattern::{Clauses, is_predicate};
use crate::rules::figure::{participant, takes_part};
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Quoted, Text};

pub(super) const ATTENDED: Rule = Rule {
    id: "campaign.attended",
    about: "A quoted name in which people take part, or that takes place, whatever the noun before it: «на бадминге «X» соревновались школьники».",
    examples: &[
        yields(
            "На бадминге «Ветер степей» соревновались 84 школьника.",
            &["Ветер степей (other)"],
        ),
        yields(
            "В субботу прошла книгодача «Отдай роман».",
            &["Отдай роман (other)"],
        ),
        yields(
            "В «Зелёном рассвете» поучаствовали студенты.",
            &["Зелёный рассвет (other)"],
        ),
        yields(
            "Волонтёрами «Тёплого рассвета» стали 300 студентов.",
            &["Тёплый рассвет (other)"],
        ),
        silent("В «Рассвете» работают 300 человек.", "an organization"),
        silent("Обновление «Дома книги» прошло быстро.", "what was renewed"),
        silent(
            "В рамках развития «Товарного двора» построят зал.",
            "what is developed",
        ),
    ],
};

/// Nouns before a name that say what else it names.
const OTHERS: ListSet = ListSet::of(&[
    List::CampaignCue,
    List::CampaignHead,
    List::OrgForm,
    List::OrgHead,
    List::OtherHead,
    List::OrgName,
    List::Office,
    List::People,
    List::Place,
]);

/// Words that may stand between the preposition and the noun.
const ATTRIBUTES: usize = 3;

/// The mention of a quoted name of that kind.
pub(super) fn find(text: &Text<'_>, quoted: &Quoted) -> Option<Mention> {
    let found = match unlisted_noun(text, quoted.open) {
        Some(_) if decided::is_complement(text, &quoted.inside()) => false,
        Some(noun) => is_event(text, quoted, noun),
        None => is_joined(text, quoted.open) || is_visited(text, quoted.open),
    };
    found.then(|| decided::unheaded(text, quoted, ATTENDED.id))
}

/// Whether the words around an unlisted noun before a quoted name show that it is an event.
fn is_event(text: &Text<'_>, quoted: &Quoted, noun: usize) -> bool {
    let inside = quoted.inside();
    if names_doing(text, noun) {
        return is_held(text, noun) && !text.word(inside.start).can_be(Case::Gen);
    }
    let first = phrase_start(text, noun);
    let end = quoted.close.map_or(inside.end, |close| close + 1);
    let is_subject = end < text.len() && text.word(end).is_finite_verb();
    is_held(text, noun)
        || is_joined(text, first)
        || is_new(text, noun) && is_visited(text, first)
        || is_of_those_inside(text, first) && !is_subject
}

/// «участники книговорота «X»», «в рамках книговорота «X»».
fn is_of_those_inside(text: &Text<'_>, first: usize) -> bool {
    let within = first.checked_sub(1).is_some_and(|i| {
        text.lexicon.group(Group::Within).has(text.normal(i))
            || text.word(i).any(|g| g.is_noun() && g.animate)
    });
    within && head::is_cued(text, first)
}

/// Whether no dictionary has the noun: new nouns are mostly of events.
fn is_new(text: &Text<'_>, noun: usize) -> bool {
    text.word(noun).best().is_some_and(|r| !r.known)
}

/// «волонтёрами «X» стали 300 человек»: they take part in what is named.
pub(super) fn of_people(text: &Text<'_>, quoted: &Quoted) -> Option<Mention> {
    let people = quoted.open.checked_sub(1)?;
    let takes_part = participant(text, people) && text.word(people).can_be(Case::Ins);
    let becomes = |i: usize| {
        text.lexicon
            .group(Group::Becoming)
            .has_lemma_of(text.word(i))
    };
    let is_told = takes_part
        && decided::is_complement(text, &quoted.inside())
        && clause(text, quoted.open).any(becomes);
    is_told.then(|| decided::unheaded(text, quoted, ATTENDED.id))
}

/// The noun right before the name that no list knows.
fn unlisted_noun(text: &Text<'_>, open: usize) -> Option<usize> {
    let noun = open.checked_sub(1)?;
    let word = text.word(noun);
    let is_common = word.best().is_some_and(|r| {
        r.grammar.is_noun() && !(r.known && (r.grammar.animate || r.grammar.name.is_some()))
    });
    let begins = noun == text.sentence(open).start;
    let is_plain = text.is_word(noun) && (begins || !word.shape.capital);
    (is_plain && is_common && !word.lists.meets(OTHERS)).then_some(noun)
}

/// «обновление», «развитие»: what stands behind such a noun is what is done something to.
fn names_doing(text: &Text<'_>, noun: usize) -> bool {
    let word = text.word(noun);
    let lemma = word.best().map(|r| &*r.lemma);
    let endings = text.lexicon.group(Group::Doing);
    !word.is(List::RoleEvent) && lemma.is_some_and(|lemma| endings.ends(lemma))
}

/// Where the adjectives of the noun begin.
fn phrase_start(text: &Text<'_>, noun: usize) -> usize {
    let floor = text
        .sentence(noun)
        .start
        .max(noun.saturating_sub(ATTRIBUTES));
    let is_attribute = |i: &usize| text.is_word(*i) && text.word(*i).any(|g| g.is_adjectival());
    let attributes = (floor..noun).rev().take_while(is_attribute);
    attributes.last().unwrap_or(noun)
}

/// Whether a preposition that says where somebody comes or takes part stands before the phrase.
fn is_slot(text: &Text<'_>, first: usize) -> bool {
    first > text.sentence(first).start
        && text.is_a(first - 1, Function::In | Function::On | Function::To)
}

/// «в «X» поучаствовали студенты»: the verb is of nothing but taking part.
fn is_joined(text: &Text<'_>, first: usize) -> bool {
    let joins = |i: usize| {
        text.lexicon
            .group(Group::Joining)
            .has_lemma_of(text.word(i))
    };
    is_slot(text, first) && clause(text, first).any(joins)
}

/// «в «X» побывали 300 человек»: so many come to what takes place; a place is seldom told so without its noun.
fn is_visited(text: &Text<'_>, first: usize) -> bool {
    let clause = clause(text, first);
    let is_number = |i: usize| matches!(text.tokens[i].kind, Kind::Number);
    let counted = |i: usize| is_number(i) || text.word(i).is(List::Numeral);
    is_slot(text, first) && clause.clone().any(counted) && takes_part(text, &clause)
}

/// «прошёл пленэр «X»», «фримаркет «X» собрал 300 человек», «пленэр «X» организовал музей»: what happens to the noun
/// happens to events.
fn is_held(text: &Text<'_>, noun: usize) -> bool {
    let word = text.word(noun);
    let before = phrase_start(text, noun).max(1) - 1;
    let belongs = text.word(before).any(|g| g.is_noun()) && word.can_be(Case::Gen)
        || text.word(before).pos() == Pos::Preposition;
    let (subject, object) = (word.can_be(Case::Nom), word.can_be(Case::Acc));
    let held = |i: usize| {
        let verb = text.word(i);
        let of = |group: Group| text.lexicon.group(group).has_lemma_of(verb);
        is_predicate(text, i)
            && (subject && of(Group::HeldCampaign) || object && of(Group::Arranging))
    };
    !belongs && clause(text, noun).any(held)
}

fn clause(text: &Text<'_>, i: usize) -> Tokens {
    let clauses = Clauses::of(text, i);
    clauses.parts[clauses.index(i)].clone()
}
