//! What Kazakh and Kyrgyz verbs say of the people counted, by where they stand and by the case of the people.

use super::Count;
use super::role::is_firm;
use super::turkic::is_turkic;
use super::verbs::Event;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::text::Text;
use crate::vocabulary::CountedAs;
use svodka_kazakh::{Case, Form, is_fixed, read};

/// «зардап шеккен аудандарға 200 сарбаз жіберілді»: whether the verb is a participle before the number that says of which
/// thing the noun behind it is.
pub(super) fn is_of_thing(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    const PEOPLE: ListSet = ListSet::of(&[List::People, List::Office, List::Kin, List::Numeral]);
    let (last, noun) = (event.words.end - 1, event.words.end);
    let form = text.word(last).kazakh_verb.map(|verb| verb.form);
    is_turkic(text, last)
        && noun < count.span.start
        && matches!(form, Some(Form::Perfect | Form::Habitual))
        && read(text.normal(last)).chain.case == Case::Nominative
        && text.is_word(noun)
        && text.word(noun).kazakh_verb.is_none()
        && !is_fixed(text.normal(noun))
        && !text.word(noun).lists.meets(PEOPLE)
}

/// «пойызда 280 жолаушы болғанын, … айтты»: whether a clause is one that somebody says, with a verb of its own.
pub(super) fn ends_in_complement(text: &Text<'_>, clause: &Tokens) -> bool {
    let last = clause.clone().rev().find(|&i| text.is_word(i));
    last.filter(|&i| is_turkic(text, i)).is_some_and(|i| {
        let verb = text.word(i).kazakh_verb.map(|verb| verb.form);
        matches!(verb, Some(Form::Perfect | Form::Habitual))
            && read(text.normal(i)).chain.case == Case::Accusative
    })
}

/// What a verb says of those counted by the case that they stand in, or by who they are: «120 адамға азық-түлік жеткізілді»
/// helps them, «қызылша 12 адамнан анықталды» tells of the ill; «жобаға 300 оқушы тартылды» of no staff.
pub(super) fn said_by_case(text: &Text<'_>, event: &Event, count: &Count) -> Option<CountedAs> {
    let noun = count
        .noun
        .as_ref()
        .filter(|_| is_turkic(text, event.head))?;
    let case = read(text.normal(noun.token)).chain.case;
    let is_of = |group: Group| {
        let group = text.lexicon.group(group);
        let mut verbs = text.word(event.words.end - 1).infinitives.iter();
        verbs.any(|verb| group.has(verb))
    };
    let is_staff = || {
        noun.implies == Some(CountedAs::Staff)
            || text.word(noun.token).is(List::Office)
            || text.lexicon.group(Group::GenericPerson).has(&noun.lemma)
    };
    match event.role {
        CountedAs::Evacuated if case == Case::Dative => Some(CountedAs::Helped),
        CountedAs::Other if case == Case::Dative && is_of(Group::TurkicGiving) => {
            Some(CountedAs::Helped)
        }
        CountedAs::Other if case == Case::Ablative && is_of(Group::TurkicFinding) => {
            Some(CountedAs::Injured)
        }
        CountedAs::Staff if is_of(Group::CallingUp) && !is_staff() => Some(CountedAs::Participant),
        _ => None,
    }
}

/// «222 азаматтан құжат алынып, жіберілді»: whether a verb that sends somebody is said beside people out of whom something
/// comes, so of none of them.
pub(super) fn is_not_of_source(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    let noun = count.noun.as_ref().filter(|_| is_turkic(text, event.head));
    let is_source = |token| read(text.normal(token)).chain.case == Case::Ablative;
    event.role == CountedAs::Staff && noun.is_some_and(|noun| is_source(noun.token))
}

/// «кітап оқыған 20 бала Астанаға шақырылады»: whether a participle right before the number says little of people of whom
/// the verb behind them says more.
pub(super) fn is_outdone(text: &Text<'_>, event: &Event, count: &Count, all: &[Event]) -> bool {
    let is_weak = |role: CountedAs| matches!(role, CountedAs::Other | CountedAs::Participant);
    let says_more = |other: &Event| {
        let is_more = match event.role {
            CountedAs::Other => other.role != CountedAs::Other,
            _ => is_firm(other.role),
        };
        other.verb && other.head >= count.span.end && is_more
    };
    is_turkic(text, event.head)
        && event.words.end == count.span.start
        && is_weak(event.role)
        && all.iter().any(says_more)
}
