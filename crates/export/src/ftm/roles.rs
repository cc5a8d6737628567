//! Who is what to whom.

use super::node::Node;
use crate::identity::key;
use std::collections::HashMap;
use std::sync::LazyLock;
use svodka_record::{Id, Record, Role, RoleKind};

const TITLES: &str = include_str!("../../data/memberships.tsv");

/// Something with a name.
pub(super) struct Holder {
    pub key: String,
    pub schema: &'static str,
}

impl Holder {
    pub(super) fn new(key: String, schema: &'static str) -> Self {
        Self { key, schema }
    }

    pub(super) fn is_person(&self) -> bool {
        self.schema == "Person"
    }

    /// Whether it can hold something: a person or an organization.
    pub(super) fn is_party(&self) -> bool {
        !matches!(self.schema, "Address" | "Event")
    }

    fn is_organization(&self) -> bool {
        self.is_party() && !self.is_person()
    }
}

/// The property by which an undertaking knows those who take part in it.
pub(super) fn part(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Organizer => "organizer",
        _ => "involved",
    }
}

/// How a holder belongs to an organization: schema, and its names for both.
type Bond = (&'static str, &'static str, &'static str);
const EMPLOYMENT: Bond = ("Employment", "employee", "employer");
const MEMBERSHIP: Bond = ("Membership", "member", "organization");
const DIRECTORSHIP: Bond = ("Directorship", "director", "organization");

/// Offices with a target. An office without one is a position of the person; parts in campaigns belong to these.
pub(super) fn nodes(
    record: &Record,
    proof: &str,
    known: &HashMap<Id, Holder>,
    take: &mut dyn FnMut(Node),
) {
    for role in record
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Office)
    {
        let holder = known.get(&role.holder);
        let target = role.target.and_then(|id| known.get(&id));
        let (Some(holder), Some(target)) = (holder, target) else {
            continue;
        };
        if holder.is_party() && holder.key != target.key {
            take(office(record, role, holder, target, proof));
        }
    }
}

fn office(record: &Record, role: &Role, holder: &Holder, target: &Holder, proof: &str) -> Node {
    let (schema, from, to) = bond(role.title.as_deref(), holder, target);
    let id = key(&["role", &record.id, &role.id.to_string()]);
    let mut node = Node::new(id, schema);
    node.add(from, &*holder.key);
    node.add(to, &*target.key);
    node.add("role", role.title.as_deref());
    node.add("status", role.status.map(|status| status.name()));
    // When it was said: what the article says of its beginning and end is not known.
    let published = record.article.published.as_ref();
    node.add("date", published.and_then(|x| x.date.as_deref()));
    node.add("proof", proof);
    node
}

fn bond(title: Option<&str>, holder: &Holder, target: &Holder) -> Bond {
    static BONDS: LazyLock<HashMap<&str, Bond>> = LazyLock::new(|| {
        let rows = TITLES.lines().skip(1).filter(|row| !row.starts_with('#'));
        let rows = rows.filter_map(|row| row.split_once('\t'));
        rows.map(|(title, relation)| match relation {
            "director" => (title, DIRECTORSHIP),
            _ => (title, MEMBERSHIP),
        })
        .collect()
    });
    if !target.is_organization() {
        return ("UnknownLink", "subject", "object");
    }
    let title = title.map(str::to_lowercase);
    let listed = title.and_then(|title| BONDS.get(&*title).copied());
    match listed {
        Some(bond) => bond,
        None if holder.is_person() => EMPLOYMENT,
        None => MEMBERSHIP,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_how_somebody_belongs() {
        let person = Holder::new("p".into(), "Person");
        let body = Holder::new("o".into(), "PublicBody");
        let place = Holder::new("l".into(), "Address");
        for (title, holder, target, schema) in [
            (Some("директор"), &person, &body, "Directorship"),
            (Some("Генеральный директор"), &person, &body, "Directorship"),
            (Some("заместитель директора"), &person, &body, "Employment"),
            (Some("член"), &person, &body, "Membership"),
            (None, &person, &body, "Employment"),
            (None, &body, &body, "Membership"),
            (Some("аким"), &person, &place, "UnknownLink"),
        ] {
            assert_eq!(bond(title, holder, target).0, schema, "{title:?}");
        }
    }

    #[test]
    fn titles_are_listed_once() {
        let rows = TITLES.lines().skip(1).filter(|row| !row.starts_with('#'));
        let titles: Vec<&str> = rows.map(|row| row.split('\t').next().unwrap()).collect();
        let distinct: std::collections::BTreeSet<&str> = titles.iter().copied().collect();
        assert_eq!(distinct.len(), titles.len());
        assert!(TITLES.lines().all(|row| {
            let relation = row.split('\t').nth(1);
            row.starts_with('#') || matches!(relation, Some("relation" | "director" | "member"))
        }));
    }
}
