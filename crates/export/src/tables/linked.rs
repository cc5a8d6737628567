//! What `svodka link` finds across articles.

use super::spec::{OWN, TableSpec, columns};
use crate::Value;
use svodka_record::Entity;

pub(super) const ENTITIES: TableSpec = TableSpec {
    name: "entities",
    of: "Entity",
    key: OWN,
    columns: ENTITY,
    fill: |batch, take| {
        for x in &batch.entities {
            take(&entity(x));
        }
    },
};

columns!(ENTITY, entity(x: &'a Entity) {
    id: Text = x.id.as_str();
    kind: Text = x.kind.name();
    name: Text = x.name.as_str();
    forms: Texts = Value::Texts(x.forms.iter().map(|form| form.name.clone()).collect());
    merged_into: Text or null = x.merged_into.as_deref();
    split_from: Text or null = x.split_from.as_deref();
    given: Text or null from "PersonFacts.given" = x.person.as_ref().and_then(|person| person.given.as_deref());
    patronymic: Text or null from "PersonFacts.patronymic"
        = x.person.as_ref().and_then(|person| person.patronymic.as_deref());
    family: Text or null from "PersonFacts.family" = x.person.as_ref().and_then(|person| person.family.as_deref());
    gender: Text or null from "PersonFacts.gender"
        = x.person.as_ref().and_then(|person| person.gender).map(|word| word.name());
    acronym: Text or null from "OrganizationFacts.acronym"
        = x.organization.as_ref().and_then(|organization| organization.acronym.as_deref());
    form: Text or null from "OrganizationFacts.form"
        = x.organization.as_ref().and_then(|organization| organization.form.as_deref());
    subkind: Text or null from "PlaceFacts.kind", "of an organization, place or campaign" = subkind(x);
    country: Text or null from "PlaceFacts.country", "of a person, organization or place" = country(x);
    first_seen: Date or null = Value::date(x.first_seen.as_deref());
    last_seen: Date or null = Value::date(x.last_seen.as_deref());
    articles: Integer = Value::size(x.articles);
    independent_articles: Integer = Value::size(x.independent_articles);
    mentions: Integer = Value::size(x.mentions);
    confidence: Real = x.confidence;
    schema_version: Text = x.schema_version.as_str();
});

fn subkind(x: &Entity) -> Option<&'static str> {
    let place = || x.place.as_ref().map(|place| place.kind.name());
    let campaign = || x.campaign.as_ref().map(|campaign| campaign.kind.name());
    let organization = x.organization.as_ref().and_then(|x| x.kind);
    organization
        .map(|kind| kind.name())
        .or_else(place)
        .or_else(campaign)
}

fn country(x: &Entity) -> Option<&str> {
    let place = || x.place.as_ref()?.country.as_deref();
    let organization = || x.organization.as_ref()?.country.as_deref();
    let person = || x.person.as_ref()?.country.as_deref();
    place().or_else(organization).or_else(person)
}
