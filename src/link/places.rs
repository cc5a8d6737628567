//! Places: mentions of one place, under whatever name, are one entity.

use super::names::key;
use super::{Entities, Entity, EntityRef, Place, Reference};
use crate::mention::{Mention, Name, Names, PlaceName};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// Makes entities of the mentions of places.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (index, mention) in names.mentions.iter().enumerate() {
        let Name::Place(place) = &mention.name else {
            continue;
        };
        let key = key(&place.name);
        let found = groups.iter_mut().find(|group| group.is_called(place, &key));
        let group = match found {
            Some(group) => group,
            None => {
                groups.push(Group::default());
                let last = groups.len() - 1;
                &mut groups[last]
            }
        };
        group.members.push((index, mention, place));
        group.keys.push(key);
    }
    for group in &groups {
        let entity = EntityRef::Place(entities.places.len());
        for &(index, _, _) in &group.members {
            entities.of_mention[index] = Some(entity);
        }
        entities.places.extend(group.entity(text));
    }
}

/// Mentions of one place, in order.
#[derive(Default)]
struct Group<'a> {
    members: Vec<(usize, &'a Mention, &'a PlaceName)>,
    /// What the names of the members are compared by.
    keys: Vec<String>,
}

impl Group<'_> {
    /// Whether `place`, compared by `key`, is a name of this place; countries and kinds that are both known
    /// must agree.
    fn is_called(&self, place: &PlaceName, key: &str) -> bool {
        self.members
            .iter()
            .zip(&self.keys)
            .any(|((_, _, own), own_key)| {
                let same = own_key == key
                    || own.aliases.contains(&place.name)
                    || place.aliases.contains(&own.name);
                let differs = own.country.is_some()
                    && place.country.is_some()
                    && own.country != place.country;
                same && !differs && (own.kind == place.kind || is_loose(own.kind, place.kind))
            })
    }

    /// The name most used, the first among equals, and what is known of the place.
    fn entity(&self, text: &Text<'_>) -> Option<Entity<Place>> {
        let count = |name: &str| {
            let same = self
                .members
                .iter()
                .filter(|(_, _, place)| place.name == name);
            same.count()
        };
        let (_, _, first) = self
            .members
            .iter()
            .rev()
            .max_by_key(|(_, _, place)| count(&place.name))?;
        let mut best = self.members.first()?.1;
        let mut aliases: Vec<String> = Vec::new();
        for (_, mention, place) in &self.members {
            if mention.confidence > best.confidence {
                best = mention;
            }
            for alias in [&place.name].into_iter().chain(&place.aliases) {
                if *alias != first.name && !aliases.contains(alias) {
                    aliases.push(alias.clone());
                }
            }
        }
        Some(Entity {
            what: Place {
                name: first.name.clone(),
                kind: first.kind,
                country: first.country.clone(),
                aliases,
            },
            mentions: self
                .members
                .iter()
                .map(|(_, mention, _)| Reference::name(text, mention))
                .collect(),
            evidence: Vec::new(),
            rule: best.rule,
            confidence: best.confidence,
        })
    }
}

/// Kinds that two mentions of one place may show.
fn is_loose(a: PlaceKind, b: PlaceKind) -> bool {
    let settlement = |kind| matches!(kind, PlaceKind::City | PlaceKind::Village);
    a == PlaceKind::Other || b == PlaceKind::Other || settlement(a) && settlement(b)
}
