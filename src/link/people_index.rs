//! Which people a name may be of, without a look at all of them.

use super::spelling::{folded, full_forms, signature};
use crate::lexicon::list::Lists;
use crate::mention::PersonReading;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// People of one key that a name is compared with before it and behind it, the nearest ones: more of one family
/// name, or of one given name, are told apart by nobody.
const COMPARED: usize = 16;

/// What two names that may be of one person share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    /// The family name.
    Family(String),
    /// The given name, of any person.
    Given(String),
    /// The given name, of a person without a family name.
    GivenAlone(String),
    /// The given name, and what spellings of the family name share.
    Respelt(String, String),
}

/// The people so far by what they are called: of each the place of the mention that joined it last.
#[derive(Default)]
pub(super) struct People {
    of_key: FxHashMap<Key, BTreeSet<(usize, usize)>>,
    /// Of each person the keys, and where it stands under them.
    people: Vec<(BTreeSet<Key>, usize)>,
}

impl People {
    /// The people, in order, that a name at token `at` may be of.
    pub(super) fn candidates(
        &self,
        lists: &Lists,
        readings: &[PersonReading],
        at: usize,
    ) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let keys: BTreeSet<Key> = readings
            .iter()
            .flat_map(|name| asked(lists, name))
            .collect();
        for known in keys.iter().filter_map(|key| self.of_key.get(key)) {
            let before = known.range(..(at, 0)).rev().take(COMPARED);
            let behind = known.range((at, 0)..).take(COMPARED);
            found.extend(before.chain(behind).map(|&(_, person)| person));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Notes what a person, new or not, may be called after a mention at token `at` has joined it.
    pub(super) fn note<'a>(
        &mut self,
        lists: &Lists,
        person: usize,
        names: impl Iterator<Item = &'a PersonReading>,
        at: usize,
    ) {
        if person == self.people.len() {
            self.people.push((BTreeSet::new(), at));
        }
        let (keys, place) = &mut self.people[person];
        for key in keys.iter() {
            if let Some(known) = self.of_key.get_mut(key) {
                known.remove(&(*place, person));
            }
        }
        *place = at;
        *keys = names.flat_map(|name| answered(lists, name)).collect();
        for key in keys.iter() {
            self.of_key
                .entry(key.clone())
                .or_default()
                .insert((at, person));
        }
    }
}

/// The keys under which a name looks for its person.
fn asked(lists: &Lists, name: &PersonReading) -> Vec<Key> {
    let Some(given) = &name.given else {
        let family = name.family.as_deref().map(folded);
        return family.map(Key::Family).into_iter().collect();
    };
    let mut keys: Vec<Key> = match &name.family {
        Some(family) => vec![Key::Family(folded(family)), respelt(given, family)],
        None => Vec::new(),
    };
    let alone = name.family.is_some();
    keys.extend(forms(lists, given).map(|given| match alone {
        true => Key::GivenAlone(given),
        false => Key::Given(given),
    }));
    keys
}

/// The keys under which a person of this name is found.
fn answered(lists: &Lists, name: &PersonReading) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    if let Some(family) = &name.family {
        keys.push(Key::Family(folded(family)));
        keys.extend(name.given.as_ref().map(|given| respelt(given, family)));
    }
    for given in name.given.iter().flat_map(|given| forms(lists, given)) {
        if name.family.is_none() {
            keys.push(Key::GivenAlone(given.clone()));
        }
        keys.push(Key::Given(given));
    }
    keys
}

fn respelt(given: &str, family: &str) -> Key {
    Key::Respelt(folded(given), signature(family))
}

/// The first given name, and the names that it may be short for.
fn forms(lists: &Lists, given: &str) -> impl Iterator<Item = String> {
    let first = given.split(' ').next().unwrap_or(given);
    let full = full_forms(lists, given).into_iter().flatten();
    [folded(first)]
        .into_iter()
        .chain(full.map(|form| folded(&form)))
}
