//! Quoted names that only the words around them show to be organizations.

use super::acronym::is_common;
use super::evidence::is_acronym;
use super::{mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Name, Tokens};
use crate::pattern::{is_post, listed, nominative_phrase, phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::OrganizationKind;

/// «Астана» that played, not the city.
pub(super) const PLACE: Rule = Rule {
    id: "organization.quoted_place",
    about: "the name of a place in quotation marks: a club or firm called after it",
    examples: &[
        yields(
            "Матч с «Костанаем» закончился вничью.",
            &["Костанай (sport)"],
        ),
        silent("Поезд прибыл в Костанай.", "the city, without marks"),
        silent("Прошёл забег «Костанай».", "an event"),
    ],
};

/// ЗЩПК «Степь», «директор «Степи»», «сообщает «Степной край»».
pub(super) const CONTEXT: Rule = Rule {
    id: "organization.quoted_context",
    about: "a quoted name behind an unknown acronym or an office, or beside a verb of saying",
    examples: &[
        yields("Письмо подписал ЗЩПК «Степь».", &["Степь"]),
        yields("Выступил директор «Степи».", &["Степь"]),
        yields("Выступил директор резервата «Ковыль».", &["Ковыль"]),
        yields("Об этом пишет «Степной край».", &["Степной край (media)"]),
        yields("В «Степи» сообщили о планах.", &["Степь"]),
        yields("Двор убирает «Спецавтобаза» (САБ).", &["Спецавтобаза"]),
        silent("Режиссёр «Степи» приехал утром.", "a film"),
        silent("Выступил директор картины «Степь».", "a film"),
        silent("Он прочёл «Степь».", "a book"),
    ],
};

/// The organization that `inside` names, quoted as `whole`, by what stands around it.
pub(super) fn read(text: &Text<'_>, inside: &Tokens, whole: &Tokens) -> Option<Mention> {
    if inside.len() > 5 {
        return None;
    }
    let place = listed(text, inside.start, inside.end, ListSet::of(&[List::Place]));
    if place.is_some_and(|place| place.len == inside.len() && &*place.entry.kind != "country") {
        let kind = by_sport(text, inside.start);
        return Some(built(
            text,
            &PLACE,
            0.8,
            inside.clone(),
            whole.clone(),
            kind,
        ));
    }
    let start = text.sentence(whole.start).start;
    let before = (whole.start > start).then(|| whole.start - 1);
    if let Some(form) = before.filter(|&i| is_form(text, i)) {
        let whole = form..whole.end;
        let kind = by_sport(text, inside.start);
        let mut found = built(text, &CONTEXT, 0.8, inside.clone(), whole, kind);
        if let Name::Organization(name) = &mut found.name {
            name.name = phrase(text, inside);
            name.form = Some(text.surface(form).to_owned());
        }
        return Some(found);
    }
    if let Some(noun) = before.and_then(|i| led(text, start, i)) {
        let whole = noun..whole.end;
        let kind = by_sport(text, inside.start);
        let mut found = built(text, &CONTEXT, 0.75, inside.clone(), whole, kind);
        if let Name::Organization(name) = &mut found.name {
            name.name = phrase(text, inside);
        }
        return Some(found);
    }
    if is_glossed(text, inside, whole.end) {
        let kind = by_sport(text, inside.start);
        return Some(built(
            text,
            &CONTEXT,
            0.8,
            inside.clone(),
            whole.clone(),
            kind,
        ));
    }
    let kind = if before.is_some_and(|i| reports(text, i)) || is_source(text, start, whole) {
        Some(OrganizationKind::Media)
    } else if before.is_some_and(|i| heads(text, i)) || is_speaker(text, before, whole) {
        by_sport(text, inside.start)
    } else {
        return None;
    };
    Some(built(
        text,
        &CONTEXT,
        0.75,
        inside.clone(),
        whole.clone(),
        kind,
    ))
}

fn built(
    text: &Text<'_>,
    rule: &'static Rule,
    confidence: f64,
    inside: Tokens,
    whole: Tokens,
    kind: Option<OrganizationKind>,
) -> Mention {
    let noun = inside.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
    let oblique =
        whole.start > 0 && (is_preposition(text, whole.start - 1) || heads(text, whole.start - 1));
    let name = match noun.filter(|&i| oblique || !text.word(i).can_be(Case::Nom)) {
        Some(noun) => nominative_phrase(text, &inside, noun),
        None => phrase(text, &inside),
    };
    mention(rule, confidence, inside, whole, named(name, kind))
}

fn is_preposition(text: &Text<'_>, i: usize) -> bool {
    text.word(i).pos() == Pos::Preposition
}

/// An acronym that no list knows, right before the quotation mark: a legal form.
fn is_form(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let shape = word.shape;
    shape.all_caps
        && shape.cyrillic
        && (2..=6).contains(&shape.letters)
        && !word.lists.meets(ListSet::of(&[
            List::Place,
            List::OrgName,
            List::CampaignHead,
        ]))
        && !word.readings.iter().any(|r| r.known)
        && !is_common(text, i)
}

/// «X» (XYZ)»: letters in parentheses behind the name, which begins with the first of them.
fn is_glossed(text: &Text<'_>, inside: &Tokens, open: usize) -> bool {
    let letters = open + 1;
    let first = |i: usize| text.normal(i).chars().next();
    text.is_mark(open, '(')
        && text.is_mark(open + 2, ')')
        && is_acronym(text, letters)
        && text.word(letters).shape.letters > 2
        && !is_common(text, letters)
        && first(letters) == first(inside.start)
}

/// An office whose holder leads the organization; of an author or actor the name is that of a work.
fn heads(text: &Text<'_>, i: usize) -> bool {
    text.lexicon
        .group(Group::TeamLeader)
        .has_lemma_of(text.word(i))
}

/// «директор степного резервата «X»»: the noun at token `i`, of a thing in the genitive, behind an office whose holder leads it.
fn led(text: &Text<'_>, start: usize, i: usize) -> Option<usize> {
    let genitive = |i: usize| text.is_word(i) && text.word(i).can_be(Case::Gen);
    let noun = text.word(i).best().is_some_and(|r| {
        let g = &r.grammar;
        g.pos == Pos::Noun && !g.animate && g.number == Some(Number::Sing)
    });
    let adjective = |i: &usize| genitive(*i) && text.word(*i).any(|g| g.is_adjectival());
    let before = i - (start..i).rev().take_while(adjective).count();
    let leader = before.checked_sub(1).filter(|&i| i >= start)?;
    let small = !text.word(i).shape.capital && genitive(i);
    (noun && small && (heads(text, leader) || is_post(text, leader))).then_some(i)
}

/// A verb of saying whose subject follows: «пишет «X»».
fn reports(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is_finite_verb() && text.lexicon.group(Group::Reporting).has_lemma_of(word)
}

/// «по данным «X»», «со ссылкой на «X»», «в интервью «X»».
fn is_source(text: &Text<'_>, start: usize, whole: &Tokens) -> bool {
    let Some(first) = whole.start.checked_sub(2).filter(|&i| i >= start) else {
        return false;
    };
    let are = |one, other| text.is_a(first, one) && text.is_a(first + 1, other);
    are(Function::By, Function::OfData)
        || are(Function::Reference, Function::On)
        || are(Function::In, Function::InTalk)
}

/// «в «X» сообщили».
fn is_speaker(text: &Text<'_>, before: Option<usize>, whole: &Tokens) -> bool {
    let there = before.is_some_and(|i| text.is_a(i, Function::In));
    let end = text.sentence(whole.start).end;
    there
        && whole.end < end
        && text.word(whole.end).is(List::Say)
        && text.word(whole.end).is_finite_verb()
}

/// `Sport` where the sentence speaks of a game.
fn by_sport(text: &Text<'_>, at: usize) -> Option<OrganizationKind> {
    let mut words = text.sentence(at).filter(|&i| text.is_word(i));
    words
        .any(|i| text.lexicon.group(Group::Match).has_lemma_of(text.word(i)))
        .then_some(OrganizationKind::Sport)
}
