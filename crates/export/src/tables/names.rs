//! What has a name: campaigns, people, organizations, places.

use super::spec::{OF_DOCUMENT, TableSpec, columns};
use svodka_record::{Campaign, Organization, Person, Place};

pub(super) const CAMPAIGNS: TableSpec = TableSpec {
    name: "campaigns",
    of: "Campaign",
    key: OF_DOCUMENT,
    columns: CAMPAIGN,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.campaigns {
                take(&campaign(&record.id, x));
            }
        }
    },
};

columns!(CAMPAIGN, campaign(document: &'a str, x: &'a Campaign) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    entity: Text or null = x.entity.as_deref();
    edition: Text or null = x.edition.as_deref();
    name: Text = x.name.as_str();
    kind: Text = x.kind.name();
    kind_word: Text or null = x.kind_word.as_deref();
    scope: Text or null = x.scope.map(|word| word.name());
    scope_word: Text or null = x.scope_word.as_deref();
    aim: Text or null = x.aim.as_deref();
    begins: Text or null -> dates = x.begins;
    ends: Text or null -> dates = x.ends;
    aliases: Texts = x.aliases.as_slice();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const PEOPLE: TableSpec = TableSpec {
    name: "people",
    of: "Person",
    key: OF_DOCUMENT,
    columns: PERSON,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.people {
                take(&person(&record.id, x));
            }
        }
    },
};

columns!(PERSON, person(document: &'a str, x: &'a Person) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    entity: Text or null = x.entity.as_deref();
    name: Text = x.name.as_str();
    given: Text or null = x.given.as_deref();
    patronymic: Text or null = x.patronymic.as_deref();
    family: Text or null = x.family.as_deref();
    gender: Text or null = x.gender.map(|word| word.name());
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const ORGANIZATIONS: TableSpec = TableSpec {
    name: "organizations",
    of: "Organization",
    key: OF_DOCUMENT,
    columns: ORGANIZATION,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.organizations {
                take(&organization(&record.id, x));
            }
        }
    },
};

columns!(ORGANIZATION, organization(document: &'a str, x: &'a Organization) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    entity: Text or null = x.entity.as_deref();
    name: Text = x.name.as_str();
    acronym: Text or null = x.acronym.as_deref();
    form: Text or null = x.form.as_deref();
    kind: Text or null = x.kind.map(|word| word.name());
    aliases: Texts = x.aliases.as_slice();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const PLACES: TableSpec = TableSpec {
    name: "places",
    of: "Place",
    key: OF_DOCUMENT,
    columns: PLACE,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.places {
                take(&place(&record.id, x));
            }
        }
    },
};

columns!(PLACE, place(document: &'a str, x: &'a Place) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    entity: Text or null = x.entity.as_deref();
    name: Text = x.name.as_str();
    kind: Text = x.kind.name();
    country: Text or null = x.country.as_deref();
    aliases: Texts = x.aliases.as_slice();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});
