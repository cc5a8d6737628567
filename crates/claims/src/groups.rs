//! Who is counted: statements of one quantity, apart where they count other people.

use crate::lists::{PEOPLE, lists};
use crate::sources::Entry;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::Unit;

/// The group of a number whose noun is left out.
pub(crate) const ELIDED: &str = "";

/// Entries by group.
///
/// One group that no article counts beside people at large is those people: «5800 человек» and «6 тысяч бегунов» of
/// one marathon. A number without a noun belongs to people at large, else to the only group there is.
pub(crate) fn groups(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let renamed = renamed(&entries);
    let mut groups: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let own = &entry.statement.group;
        let group = renamed.get(own).unwrap_or(own).clone();
        groups.entry(group).or_default().push(entry);
    }
    groups
}

/// Groups that go by another name here.
fn renamed(entries: &[Entry]) -> BTreeMap<String, String> {
    if entries.first().is_none_or(|entry| entry.statement.unit != Unit::Person) {
        return BTreeMap::new();
    }
    let found: BTreeSet<&str> = entries.iter().map(|x| &*x.statement.group).collect();
    let named: Vec<&str> = found.iter().copied().filter(|x| *x != PEOPLE && *x != ELIDED).collect();
    let mut renamed = BTreeMap::new();
    match named[..] {
        [group] if !lists().is_part(group) && !is_counted_beside(entries, group) => {
            renamed.insert(group.to_owned(), PEOPLE.to_owned());
            renamed.insert(ELIDED.to_owned(), PEOPLE.to_owned());
        }
        [group] if !found.contains(PEOPLE) => {
            renamed.insert(ELIDED.to_owned(), group.to_owned());
        }
        _ => {
            renamed.insert(ELIDED.to_owned(), PEOPLE.to_owned());
        }
    }
    renamed
}

/// Whether an article states another number of people at large.
fn is_counted_beside(entries: &[Entry], group: &str) -> bool {
    let of = |entry: &Entry| (entry.article.key.clone(), entry.statement.number.center());
    let at_large: BTreeSet<(String, Option<u64>)> = entries
        .iter()
        .filter(|entry| entry.statement.group != group)
        .map(of)
        .collect();
    let articles: BTreeSet<&str> = at_large.iter().map(|(article, _)| &**article).collect();
    entries
        .iter()
        .filter(|entry| entry.statement.group == group)
        .any(|entry| articles.contains(&*entry.article.key) && !at_large.contains(&of(entry)))
}
