//! Which people a name may be of, without a look at all of them.

use super::spelling::{folded, full_forms, signature};
use crate::lexicon::list::Lists;
use crate::mention::PersonReading;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

/// People of one key that a name is compared with before it and behind it, the nearest ones: more of one family
/// name, or of one given name, are told apart by nobody.
const COMPARED: usize = 16;

/// What two names that may be of one person share, hashed: should two be alike by chance, more people are compared.
type Key = u64;

/// What a key is of.
#[derive(Clone, Copy, Hash)]
enum Shared {
    /// The family name.
    Family,
    /// The given name, of any person.
    Given,
    /// The given name, of a person without a family name.
    GivenAlone,
    /// The given name, and what spellings of the family name share.
    Respelt,
}

/// The key of letters that are compared so.
fn key(shared: Shared, letters: impl Iterator<Item = char>) -> Key {
    let mut hasher = FxHasher::default();
    shared.hash(&mut hasher);
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

/// The people so far by what they are called: of each the place of the mention that joined it last.
#[derive(Default)]
pub(super) struct People {
    of_key: FxHashMap<Key, BTreeSet<(usize, usize)>>,
    /// Of each person the keys, and where it stands under them.
    people: Vec<(Vec<Key>, usize)>,
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
        let mut keys: Vec<Key> = Vec::new();
        for name in readings {
            asked(lists, name, &mut keys);
        }
        keys.sort_unstable();
        keys.dedup();
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
            self.people.push((Vec::new(), at));
        }
        let (keys, place) = &mut self.people[person];
        for key in keys.iter() {
            if let Some(known) = self.of_key.get_mut(key) {
                known.remove(&(*place, person));
            }
        }
        *place = at;
        keys.clear();
        for name in names {
            answered(lists, name, keys);
        }
        keys.sort_unstable();
        keys.dedup();
        for key in keys.iter() {
            self.of_key.entry(*key).or_default().insert((at, person));
        }
    }
}

/// Adds the keys under which a name looks for its person.
fn asked(lists: &Lists, name: &PersonReading, keys: &mut Vec<Key>) {
    if let Some(family) = &name.family {
        keys.push(key(Shared::Family, folded(family)));
    }
    let Some(given) = &name.given else {
        return;
    };
    if let Some(family) = &name.family {
        keys.push(respelt(given, family));
    }
    let shared = match name.family {
        Some(_) => Shared::GivenAlone,
        None => Shared::Given,
    };
    forms(lists, given, |form| keys.push(key(shared, folded(form))));
}

/// Adds the keys under which a person of this name is found.
fn answered(lists: &Lists, name: &PersonReading, keys: &mut Vec<Key>) {
    if let Some(family) = &name.family {
        keys.push(key(Shared::Family, folded(family)));
        keys.extend(name.given.as_ref().map(|given| respelt(given, family)));
    }
    let Some(given) = &name.given else {
        return;
    };
    forms(lists, given, |form| {
        if name.family.is_none() {
            keys.push(key(Shared::GivenAlone, folded(form)));
        }
        keys.push(key(Shared::Given, folded(form)));
    });
}

fn respelt(given: &str, family: &str) -> Key {
    let end = std::iter::once('\0');
    key(
        Shared::Respelt,
        folded(given).chain(end).chain(signature(family)),
    )
}

/// The first given name, and the names that it may be short for.
fn forms(lists: &Lists, given: &str, mut found: impl FnMut(&str)) {
    found(given.split(' ').next().unwrap_or(given));
    let full = full_forms(lists, given);
    full.iter().flatten().for_each(|form| found(form));
}
