//! What `svodka link` and `svodka claims` find across articles.

use super::spec::{OF_CLAIM, OWN, TableSpec, columns};
use crate::Value;
use svodka_record::{Claim, ClaimRelation, ClaimSource, Entity};

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
    articles: Integer = x.articles;
    independent_articles: Integer = x.independent_articles;
    mentions: Integer = x.mentions;
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

pub(super) const CLAIMS: TableSpec = TableSpec {
    name: "claims",
    of: "Claim",
    key: OWN,
    columns: CLAIM,
    fill: |batch, take| {
        for x in &batch.claims {
            take(&claim(x));
        }
    },
};

columns!(CLAIM, claim(x: &'a Claim) {
    id: Text = x.id.as_str();
    series: Text = x.series.as_str();
    position: Integer = x.position;
    campaign: Text or null = x.campaign.as_deref();
    campaign_name: Text or null = x.campaign_name.as_deref();
    edition: Text or null = x.edition.as_deref();
    event: Text or null = x.event.as_deref();
    event_name: Text or null = x.event_name.as_deref();
    unit: Text = x.unit.name();
    noun: Text or null = x.noun.as_deref();
    subject: Text or null = x.subject.as_deref();
    counted_as: Text or null = x.counted_as.map(|word| word.name());
    measure: Text = x.measure.name();
    modality: Text = x.modality.name();
    place: Text or null = x.place.as_deref();
    place_name: Text or null = x.place_name.as_deref();
    as_of: Text or null = x.as_of.as_deref();
    as_of_basis: Text or null = x.as_of_basis.map(|word| word.name());
    value: Integer or null = x.value;
    min: Integer or null = x.min;
    max: Integer or null = x.max;
    bound: Text = x.bound.name();
    relation: Text or null = x.relation.map(|word| word.name());
    compared_with: Text or null = x.compared_with.as_deref();
    independent_sources: Integer = x.independent_sources;
    confidence: Real = x.confidence;
    schema_version: Text = x.schema_version.as_str();
});

pub(super) const CLAIM_SOURCES: TableSpec = TableSpec {
    name: "claim_sources",
    of: "ClaimSource",
    key: OF_CLAIM,
    columns: SOURCE,
    fill: |batch, take| {
        for claim in &batch.claims {
            for (number, x) in (1..).zip(&claim.sources) {
                take(&source(&claim.id, number, x));
            }
        }
    },
};

columns!(SOURCE, source(claim: &'a str, number: u32, x: &'a ClaimSource) {
    claim: Text from "Claim.id" -> claims = claim;
    number: Integer from "Claim.sources", "their number, from 1" = number;
    source: Integer = x.source;
    tie: Text or null = x.tie.map(|word| word.name());
    record: Text = x.record.as_str();
    figure: Text = x.figure;
    article: Text = x.article.as_str();
    url: Text or null = x.url.as_deref();
    site: Text or null = x.site.as_deref();
    title: Text or null = x.title.as_deref();
    published: Text or null = x.published.as_deref();
    speaker: Text or null = x.speaker.as_deref();
    speaker_name: Text or null = x.speaker_name.as_deref();
    via: Texts = x.via.as_slice();
    text: Text = x.text.as_str();
    sentence: Text or null = x.sentence.as_deref();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
});

pub(super) const CLAIM_RELATIONS: TableSpec = TableSpec {
    name: "claim_relations",
    of: "ClaimRelation",
    key: OF_CLAIM,
    columns: RELATION,
    fill: |batch, take| {
        for claim in &batch.claims {
            for (number, x) in (1..).zip(&claim.relations) {
                take(&relation(&claim.id, number, x));
            }
        }
    },
};

columns!(RELATION, relation(claim: &'a str, number: u32, x: &'a ClaimRelation) {
    claim: Text from "Claim.id" -> claims = claim;
    number: Integer from "Claim.relations", "their number, from 1" = number;
    relation: Text = x.relation.name();
    compared_with: Text = x.compared_with.as_str();
});

/// How many of something a claim has.
type Count = fn(&Claim) -> usize;

/// The tables of what each claim has several of.
pub(crate) const PARTS_OF_CLAIMS: [(&str, Count); 2] = [
    ("claim_sources", |claim| claim.sources.len()),
    ("claim_relations", |claim| claim.relations.len()),
];
