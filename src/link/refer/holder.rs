//! Who holds a title that stands alone: «Министр добавил …».

use super::noun::Noun;
use super::salience::{self, Asked};
use crate::lexicon::list::List;
use crate::link::{Entities, EntityRef};
use crate::mention::{Names, Tokens};
use crate::pattern::entry;
use crate::text::Text;
use crate::vocabulary::Gender;

/// How many roles with the title are looked at, the last first.
const HELD: usize = 64;

/// The person that a title standing alone takes up: one who was said to hold it, or whom the text speaks of
/// where the title is a word for taking up somebody.
pub(super) fn holder(
    entities: &Entities,
    text: &Text<'_>,
    names: &Names,
    tokens: &Tokens,
    head: usize,
) -> Option<EntityRef> {
    let noun = Noun::new(text, tokens, head)?;
    let owner = tokens
        .clone()
        .find_map(|i| entities.of(names, i))
        .filter(|owner| !matches!(owner, EntityRef::Person(_)));
    let start = text.tokens[tokens.start].span.start;
    let before = entities.roles.iter().rev().filter(|role| {
        text.tokens[role.fact.tokens.start].span.start < start && noun.has_title(role)
    });
    let held = before.take(HELD).filter_map(|role| match role.holder {
        EntityRef::Person(person) => {
            let target = role.target.is_none() || owner.is_none() || role.target == owner;
            (target && noun.suits(entities, person)).then_some((role, person))
        }
        _ => None,
    });
    if let Some(person) = noun.nearest(entities, held) {
        return Some(person);
    }
    let takes_up = entry(text, head, List::Office)
        .and_then(|entry| entry.extra.first())
        .is_some_and(|cell| &**cell == "again");
    if !takes_up || owner.is_some() {
        return None;
    }
    let asked = Asked {
        token: tokens.start,
        gender: noun.gender.or(noun.is_feminine().then_some(Gender::Female)),
        spoken: None,
    };
    let person = salience::person(entities, text, &asked).map(EntityRef::Person)?;
    (!noun.belies(entities, person)).then_some(person)
}
