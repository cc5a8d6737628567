//! The name of a person from the words of a mention.

use super::agree::{Agreed, agree, agree_at_any_rate};
use super::parts::{Slot, is_roman};
use crate::mention::{PersonName, PersonReading, Tokens};
use crate::text::Text;

/// What of a name does not inflect: initials, a family name that stands first.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub given: Option<String>,
    pub family: Option<String>,
    pub family_first: bool,
}

impl Frame {
    /// Initials at `tokens`, as published: a space after each dot, none around a hyphen.
    pub fn of_initials(text: &Text<'_>, tokens: Tokens) -> Self {
        let mut published = String::new();
        for i in tokens {
            if text.is_word(i) && published.ends_with('.') {
                published.push(' ');
            }
            published.push_str(text.surface(i));
        }
        Self {
            given: Some(published),
            ..Self::default()
        }
    }
}

/// The name at `tokens`, whose inflecting words are `slots`; `None` where these do not agree.
pub(super) fn named(
    text: &Text<'_>,
    tokens: &Tokens,
    slots: &[(usize, Slot)],
    frame: &Frame,
) -> Option<PersonName> {
    let agreed = agree(text, tokens.start, tokens.end, slots);
    of_readings(text, tokens, slots, frame, agreed)
}

/// The same for words that are a name for certain.
pub(super) fn named_at_any_rate(
    text: &Text<'_>,
    tokens: &Tokens,
    slots: &[(usize, Slot)],
    frame: &Frame,
) -> Option<PersonName> {
    let agreed = agree_at_any_rate(text, tokens.start, tokens.end, slots);
    of_readings(text, tokens, slots, frame, agreed)
}

fn of_readings(
    text: &Text<'_>,
    tokens: &Tokens,
    slots: &[(usize, Slot)],
    frame: &Frame,
    agreed: Vec<Agreed>,
) -> Option<PersonName> {
    let readings: Vec<PersonReading> = agreed
        .into_iter()
        .map(|agreed| reading(text, tokens, slots, frame, agreed))
        .collect();
    let first = readings.first()?.clone();
    Some(PersonName {
        given: first.given,
        patronymic: first.patronymic,
        family: first.family,
        gender: first.gender,
        family_first: frame.family_first,
        readings,
    })
}

fn reading(
    text: &Text<'_>,
    tokens: &Tokens,
    slots: &[(usize, Slot)],
    frame: &Frame,
    agreed: Agreed,
) -> PersonReading {
    let mut reading = PersonReading {
        given: frame.given.clone(),
        patronymic: None,
        family: frame.family.clone(),
        gender: agreed.gender,
        likelihood: agreed.likelihood,
        fit: agreed.fit,
    };
    let from = tokens.start + usize::from(frame.family_first);
    for (form, &(at, slot)) in agreed.forms.into_iter().zip(slots) {
        let form = with_number(text, tokens.end, at, form);
        let field = match slot {
            Slot::Given => &mut reading.given,
            Slot::Patronymic => &mut reading.patronymic,
            Slot::Family => &mut reading.family,
        };
        let form = if frame.given.is_some() {
            form
        } else {
            with_middle(text, from, slots, at, form)
        };
        *field = Some(match field.take().filter(|_| frame.given.is_none()) {
            Some(before) => format!("{before} {form}"),
            None => form,
        });
    }
    reading
}

/// Puts the number of a monarch behind the word at `at`: «Бенедикт XVI».
fn with_number(text: &Text<'_>, end: usize, at: usize, form: String) -> String {
    let after = after_number(text, end, at);
    if after > at + 1 {
        format!("{form} {}", text.surface(at + 1))
    } else {
        form
    }
}

/// The token behind the word at `at` and its number.
fn after_number(text: &Text<'_>, end: usize, at: usize) -> usize {
    at + 1 + usize::from(at + 1 < end && is_roman(text, at + 1))
}

/// Puts what stands between the slots before the word at `at`: «Ф. Кеннеди», «фон дер Ляйен».
fn with_middle(
    text: &Text<'_>,
    start: usize,
    slots: &[(usize, Slot)],
    at: usize,
    form: String,
) -> String {
    let before = slots
        .iter()
        .map(|&(slot, _)| slot)
        .filter(|&slot| slot < at)
        .max();
    let from = before.map_or(start, |slot| after_number(text, at, slot));
    if from >= at {
        return form;
    }
    let mut name = String::new();
    for i in from..at {
        if !name.is_empty() && text.is_word(i) && !name.ends_with('-') {
            name.push(' ');
        }
        name.push_str(text.surface(i));
    }
    let glued = name.ends_with('-') || name.ends_with('’') || name.ends_with('\'');
    if glued {
        name + &form
    } else {
        format!("{name} {form}")
    }
}
