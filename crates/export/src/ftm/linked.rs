//! Entities of linked archives.

use super::node::{Node, organization};
use svodka_record::{Entity, EntityKind};

/// The entity as it stands; none for one that was found to be another.
pub(super) fn node(x: &Entity) -> Option<Node> {
    if x.merged_into.is_some() {
        return None;
    }
    let schema = match x.kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => organization(x.organization.as_ref().and_then(|own| own.kind)),
        EntityKind::Place => "Address",
        EntityKind::Campaign => "Event",
    };
    let mut node = Node::of(Some(&x.id), "", "", schema);
    node.add("name", &*x.name);
    let forms = x.forms.iter().filter(|form| form.name != x.name);
    forms.for_each(|form| node.add("alias", &*form.name));
    if let Some(own) = &x.person {
        node.add("firstName", own.given.as_deref());
        node.add("fatherName", own.patronymic.as_deref());
        node.add("lastName", own.family.as_deref());
        node.add("gender", own.gender.map(|gender| gender.name()));
        node.add_country(own.country.as_deref());
    }
    if let Some(own) = &x.organization {
        node.add("abbreviation", own.acronym.as_deref());
        node.add("legalForm", own.form.as_deref());
        node.add_country(own.country.as_deref());
    }
    if let Some(own) = &x.place {
        node.add_place(own.kind, &x.name);
        node.add_country(own.country.as_deref());
    }
    Some(node)
}
