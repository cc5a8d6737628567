//! People with what they are, one row each with all names in it.

use super::spec::{OF_DOCUMENT, TableSpec, columns};
use crate::Value;
use crate::sentence::{Sentences, shortened};
use schemars::JsonSchema;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use svodka_record::{Article, Id, Person, Record, Role};

/// A person and what the article says that the person is, once however often it is stated; a person of whom nothing
/// is said has one row. Names, titles and sentences are cut behind 1,000 characters.
#[derive(JsonSchema)]
pub(super) struct PersonRole<'a> {
    /// Id of the document.
    document_id: &'a str,
    /// Id of the first role that says so, or of the person.
    id: Id,
    /// Id of the person.
    person_id: Id,
    /// Identity of the person across the archive.
    entity: Option<&'a str>,
    /// Name of the person.
    name: Cow<'a, str>,
    /// Gender, where the text shows it.
    gender: Option<&'static str>,
    /// Id of the first role that says so.
    role_id: Option<Id>,
    /// Kind of the role.
    kind: Option<&'static str>,
    /// Title in the nominative, without the organization that is the target.
    role_title: Option<Cow<'a, str>>,
    /// Name of the organization, place or campaign.
    target: Option<Cow<'a, str>>,
    /// Id of the organization, place or campaign.
    target_id: Option<Id>,
    /// Identity of the target across the archive.
    target_entity: Option<&'a str>,
    /// Whether it is held now.
    status: Option<&'static str>,
    /// How often the article says so.
    statements: u64,
    /// The sentence that says so, or that names the person; the words alone where the record has no text.
    sentence: Cow<'a, str>,
    /// Probability that it is right: that of the surest statement.
    confidence: f64,
    /// Headline of the article.
    title: Option<Cow<'a, str>>,
    /// Canonical address of the article.
    url: Option<&'a str>,
    /// Name of the site.
    site: Option<&'a str>,
    /// When the article was published: EDTF.
    published: Option<&'a str>,
    /// The day it was published, where it is known.
    published_date: Option<&'a str>,
    /// Id of the first record with the same text; null for the first.
    duplicate_of: Option<&'a str>,
}

pub(super) const PEOPLE_ROLES: TableSpec = TableSpec {
    name: "people_roles",
    of: "PersonRole",
    key: OF_DOCUMENT,
    columns: PERSON_ROLE,
    fill: |batch, take| {
        for record in batch
            .records
            .iter()
            .filter(|record| !record.people.is_empty())
        {
            let targets = Targets::new(record);
            let mut sentences = Sentences::new(&record.article);
            for held in held(record) {
                take(&row(PersonRole::new(
                    record,
                    &held,
                    &targets,
                    &mut sentences,
                )));
            }
        }
    },
};

columns!(PERSON_ROLE, row(x: PersonRole<'a>) {
    document_id: Text -> documents = x.document_id;
    id: Text = x.id;
    person_id: Text -> people = x.person_id;
    entity: Text or null = x.entity;
    name: Text = x.name;
    gender: Text or null = x.gender;
    role_id: Text or null -> roles = x.role_id;
    kind: Text or null = x.kind;
    role_title: Text or null = x.role_title;
    target: Text or null = x.target;
    target_organization: Text or null from "target_id", "here if it is an organization" -> organizations
        = Value::id_of('o', x.target_id);
    target_place: Text or null from "target_id", "here if it is a place" -> places = Value::id_of('l', x.target_id);
    target_campaign: Text or null from "target_id", "here if it is a campaign" -> campaigns = Value::id_of('c', x.target_id);
    target_entity: Text or null = x.target_entity;
    status: Text or null = x.status;
    statements: Integer = x.statements;
    sentence: Text = x.sentence;
    confidence: Real = x.confidence;
    title: Text or null = x.title;
    url: Text or null = x.url;
    site: Text or null = x.site;
    published: Text or null = x.published;
    published_date: Date or null = Value::date(x.published_date);
    duplicate_of: Text or null = x.duplicate_of;
});

/// A person with the statements of one role, or with none.
struct Held<'a> {
    person: &'a Person,
    statements: Vec<&'a Role>,
}

/// People in the order of the record, each with the roles in the order of their first statements.
fn held(record: &Record) -> Vec<Held<'_>> {
    let mut of_person: HashMap<Id, BTreeMap<_, Vec<&Role>>> = HashMap::new();
    for role in &record.roles {
        let what = (role.kind, role.target, &role.title, role.status);
        let roles = of_person.entry(role.holder).or_default();
        roles.entry(what).or_default().push(role);
    }
    let mut all = Vec::new();
    for person in &record.people {
        let mut roles: Vec<Vec<&Role>> = of_person
            .remove(&person.id)
            .map_or_else(|| vec![Vec::new()], |roles| roles.into_values().collect());
        roles.sort_by_key(|statements| statements.first().map(|role| (role.start, role.id)));
        let held = roles
            .into_iter()
            .map(|statements| Held { person, statements });
        all.extend(held);
    }
    all
}

/// Names and identities of what roles lead to.
struct Targets<'a>(HashMap<Id, (&'a str, Option<&'a str>)>);

impl<'a> Targets<'a> {
    fn new(record: &'a Record) -> Self {
        let organizations = record.organizations.iter();
        let organizations = organizations.map(|x| (x.id, (&*x.name, x.entity.as_deref())));
        let places = record.places.iter();
        let places = places.map(|x| (x.id, (&*x.name, x.entity.as_deref())));
        let campaigns = record.campaigns.iter();
        let campaigns = campaigns.map(|x| (x.id, (&*x.name, x.entity.as_deref())));
        Self(organizations.chain(places).chain(campaigns).collect())
    }
}

impl<'a> PersonRole<'a> {
    fn new(
        record: &'a Record,
        held: &Held<'a>,
        targets: &Targets<'a>,
        sentences: &mut Sentences<'a>,
    ) -> Self {
        let (person, first) = (held.person, held.statements.first());
        let target = first.and_then(|role| targets.0.get(&role.target?));
        let article: &'a Article = &record.article;
        let published = article.published.as_ref();
        let (start, end, words) = said(held);
        let sentence = sentences.around(start, end);
        let confidence = held.statements.iter().map(|role| role.confidence);
        Self {
            document_id: &record.id,
            id: first.map_or(person.id, |role| role.id),
            person_id: person.id,
            entity: person.entity.as_deref(),
            name: shortened(&person.name),
            gender: person.gender.map(|word| word.name()),
            role_id: first.map(|role| role.id),
            kind: first.map(|role| role.kind.name()),
            role_title: first.and_then(|role| role.title.as_deref().map(shortened)),
            target: target.map(|(name, _)| shortened(name)),
            target_id: target.and(first.and_then(|role| role.target)),
            target_entity: target.and_then(|(_, entity)| *entity),
            status: first.and_then(|role| Some(role.status?.name())),
            statements: held.statements.len() as u64,
            sentence: sentence.unwrap_or_else(|| shortened(words)),
            confidence: confidence.reduce(f64::max).unwrap_or(person.confidence),
            title: article.title.as_deref().map(shortened),
            url: article.url.as_deref(),
            site: article.site.as_deref(),
            published: published.map(|published| &*published.edtf),
            published_date: published.and_then(|published| published.date.as_deref()),
            duplicate_of: article.duplicate_of.as_deref(),
        }
    }
}

/// The words that state the role, or name the person.
fn said<'a>(held: &Held<'a>) -> (u32, u32, &'a str) {
    let role = held
        .statements
        .first()
        .map(|role| (role.start, role.end, &*role.text));
    let mention = held
        .person
        .mentions
        .first()
        .map(|x| (x.start, x.end, &*x.text));
    role.or(mention).unwrap_or((0, 0, &held.person.name))
}
