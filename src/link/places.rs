//! Places: mentions of one place, under whatever name, are one entity.

use super::names::key;
use super::{Entities, Entity, EntityRef, Place, Reference};
use crate::mention::{Mention, Name, Names, PlaceName};
use crate::text::Text;
use crate::vocabulary::PlaceKind;
use rustc_hash::FxHashMap;

/// Makes entities of the mentions of places.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    let mut groups = Groups::default();
    for (index, mention) in names.mentions.iter().enumerate() {
        if let Name::Place(place) = &mention.name {
            groups.add(index, mention, place);
        }
    }
    entities.comparisons += groups.comparisons;
    for group in &groups.groups {
        let entity = EntityRef::Place(entities.places.len());
        for &(index, _, _) in &group.members {
            entities.of_mention[index] = Some(entity);
        }
        entities.places.extend(group.entity(text));
    }
}

/// The places so far, found by what they may be called.
#[derive(Default)]
struct Groups<'a> {
    groups: Vec<Group<'a>>,
    /// The groups with a name of this key.
    of_key: FxHashMap<String, Vec<usize>>,
    /// The groups with this name, and with this other name, letter by letter.
    of_name: FxHashMap<&'a str, Vec<usize>>,
    of_alias: FxHashMap<&'a str, Vec<usize>>,
    /// How many times a mention was compared with a group.
    comparisons: u64,
}

impl<'a> Groups<'a> {
    /// Adds a mention to the first group that is called so, or makes one.
    fn add(&mut self, index: usize, mention: &'a Mention, place: &'a PlaceName) {
        let key = key(&place.name);
        let known = self.find(place, &key);
        let group = known.unwrap_or(self.groups.len());
        if known.is_none() {
            self.groups.push(Group::default());
        }
        if self.groups[group].add(index, mention, place, &key) {
            push_new(self.of_key.entry(key).or_default(), group);
            push_new(self.of_name.entry(&place.name).or_default(), group);
            for alias in &place.aliases {
                push_new(self.of_alias.entry(alias).or_default(), group);
            }
        }
    }

    /// The first group that is called so.
    fn find(&mut self, place: &PlaceName, key: &str) -> Option<usize> {
        let by_alias = place
            .aliases
            .iter()
            .filter_map(|alias| self.of_name.get(alias.as_str()));
        let candidates = [self.of_key.get(key), self.of_alias.get(place.name.as_str())];
        let mut candidates: Vec<usize> = candidates
            .into_iter()
            .flatten()
            .chain(by_alias)
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.into_iter().find(|&group| {
            self.comparisons += 1;
            self.groups[group].is_called(place, key)
        })
    }
}

/// Adds a group to a list of groups that it does not end.
fn push_new(list: &mut Vec<usize>, group: usize) {
    if list.last() != Some(&group) {
        list.push(group);
    }
}

/// Mentions of one place, in order.
#[derive(Default)]
struct Group<'a> {
    members: Vec<(usize, &'a Mention, &'a PlaceName)>,
    /// Of the members those that are unlike all before them, with what their names are compared by.
    kinds: Vec<(&'a PlaceName, String)>,
}

impl<'a> Group<'a> {
    /// Adds a member; whether it is unlike all before it.
    fn add(&mut self, index: usize, mention: &'a Mention, place: &'a PlaceName, key: &str) -> bool {
        self.members.push((index, mention, place));
        let is_new = !self.kinds.iter().any(|(known, _)| *known == place);
        if is_new {
            self.kinds.push((place, key.to_owned()));
        }
        is_new
    }

    /// Whether `place`, compared by `key`, is a name of this place; countries and kinds that are both known
    /// must agree.
    fn is_called(&self, place: &PlaceName, key: &str) -> bool {
        self.kinds.iter().any(|(own, own_key)| {
            let same = own_key == key
                || own.aliases.contains(&place.name)
                || place.aliases.contains(&own.name);
            let differs =
                own.country.is_some() && place.country.is_some() && own.country != place.country;
            same && !differs && (own.kind == place.kind || is_loose(own.kind, place.kind))
        })
    }

    /// The name most used, the first among equals, and what is known of the place.
    fn entity(&self, text: &Text<'_>) -> Option<Entity<Place>> {
        let mut count: FxHashMap<&str, usize> = FxHashMap::default();
        for (_, _, place) in &self.members {
            *count.entry(&place.name).or_default() += 1;
        }
        let (_, _, first) = self
            .members
            .iter()
            .rev()
            .max_by_key(|(_, _, place)| count[place.name.as_str()])?;
        let mut best = self.members.first()?.1;
        let mut aliases: Vec<String> = Vec::new();
        for (_, mention, _) in &self.members {
            if mention.confidence > best.confidence {
                best = mention;
            }
        }
        for (place, _) in &self.kinds {
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
