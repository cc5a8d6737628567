//! schema.org in JSON-LD: articles with what they mention, quotations, and figures as claims.

use crate::Batch;
use crate::identity::{fact_urn, thing, urn};
use crate::json_file::{self, Shape};
use crate::sentence::Sentences;
use crate::tables::quantity::{Quantity, quantities};
use crate::target::Form;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use svodka_record::{Id, Modality, PlaceKind, Record, Role, RoleKind, address};

/// The form.
pub const FORM: Form = Form {
    name: "jsonld",
    schemes: &[],
    endings: &[".jsonld"],
    place: "FILE",
    about: "schema.org: NewsArticle with what it mentions, Quotation, Claim",
    open: |target, options| json_file::open(target, &options, &SHAPE),
    beside: &[],
    sql: None,
};

const SHAPE: Shape = Shape {
    head: "{\"@context\":\"https://schema.org\",\"@graph\":[\n",
    between: ",\n",
    tail: "\n]}\n",
    values: |batch, take| {
        nodes(batch, take);
        Ok(())
    },
};

fn nodes(batch: &Batch, take: &mut dyn FnMut(Value)) {
    for record in &batch.records {
        let iris = Iris::new(record);
        take(article(record, &iris));
        let mut sentences = Sentences::new(&record.article);
        for quantity in quantities(record, &sentences) {
            take(claim(record, &quantity, &iris, &mut sentences));
        }
    }
}

/// IRIs of all that has a name.
struct Iris(HashMap<Id, String>);

impl Iris {
    fn new(record: &Record) -> Self {
        let campaigns = record.campaigns.iter().map(|x| (x.id, &x.entity));
        let people = record.people.iter().map(|x| (x.id, &x.entity));
        let organizations = record.organizations.iter().map(|x| (x.id, &x.entity));
        let places = record.places.iter().map(|x| (x.id, &x.entity));
        let all = campaigns.chain(people).chain(organizations).chain(places);
        let iri = |(id, entity): (Id, &Option<String>)| {
            let words = thing(entity.as_deref(), &record.id, &id.to_string()).map(str::to_owned);
            (id, urn(&[&words[0], &words[1], &words[2]]))
        };
        Self(all.map(iri).collect())
    }

    /// A reference; null for what has no name.
    fn to(&self, id: Option<Id>) -> Value {
        let iri = id.and_then(|id| self.0.get(&id));
        iri.map_or(Value::Null, |iri| json!({ "@id": iri }))
    }

    fn node(&self, id: Id, kind: &str, rest: Value) -> Value {
        let mut node = self.to(Some(id));
        node["@type"] = kind.into();
        if let Value::Object(rest) = rest {
            rest.into_iter()
                .for_each(|(key, value)| node[key.as_str()] = value);
        }
        stated(node)
    }
}

/// The node without what is not stated.
fn stated(node: Value) -> Value {
    let is_none = |value: &Value| {
        value.is_null() || value.as_array().is_some_and(|list| list.is_empty()) || *value == ""
    };
    match node {
        Value::Object(node) => {
            let kept = node.into_iter().filter(|(_, value)| !is_none(value));
            kept.collect::<Map<_, _>>().into()
        }
        other => other,
    }
}

fn document_iri(id: &str) -> String {
    urn(&["document", id])
}

fn article(record: &Record, iris: &Iris) -> Value {
    let article = &record.article;
    let published = article.published.as_ref();
    let authors = article.authors.iter();
    let authors = authors.map(|name| json!({ "@type": "Person", "name": name }));
    let site = article.site.as_deref();
    let publisher = site.map(|name| json!({ "@type": "Organization", "name": name }));
    let original = article.duplicate_of.as_deref().map(document_iri);
    let via = article.via.iter().map(|id| iris.to(Some(*id)));
    stated(json!({
        "@type": "NewsArticle",
        "@id": document_iri(&record.id),
        "identifier": record.id,
        "headline": article.title,
        "url": article.url.as_deref().and_then(address::web),
        "datePublished": published.and_then(|x| x.date.as_deref().or(year_or_month(&x.edtf))),
        "inLanguage": article.language,
        "author": authors.collect::<Vec<_>>(),
        "publisher": publisher,
        "articleSection": article.section,
        "articleBody": article.text,
        "isBasedOn": original.map(|iri| json!({ "@id": iri })),
        "sourceOrganization": via.filter(|x| !x.is_null()).collect::<Vec<_>>(),
        "mentions": mentions(record, iris),
        "hasPart": quotations(record, iris),
    }))
}

/// A year or month, which is a date of ISO 8601 as well as of EDTF.
fn year_or_month(edtf: &str) -> Option<&str> {
    let is_plain = edtf.chars().all(|c| c.is_ascii_digit() || c == '-');
    // Seasons and quarters have numbers of months that are none.
    let month = edtf
        .split('-')
        .nth(1)
        .map_or(Ok(1), |month| month.parse::<u8>());
    (is_plain && month.is_ok_and(|month| month <= 12)).then_some(edtf)
}

fn mentions(record: &Record, iris: &Iris) -> Vec<Value> {
    let people = record.people.iter().map(|x| {
        let roles = record.roles.iter().filter(|role| role.holder == x.id);
        let (titles, places) = offices(roles, iris);
        let rest = json!({
            "name": x.name, "givenName": x.given, "additionalName": x.patronymic, "familyName": x.family,
            "gender": x.gender.map(|word| word.name()), "jobTitle": titles, "worksFor": places,
        });
        iris.node(x.id, "Person", rest)
    });
    let organizations = record.organizations.iter().map(|x| {
        let names: Vec<&String> = x.aliases.iter().chain(&x.acronym).collect();
        let rest = json!({ "name": x.name, "alternateName": names });
        iris.node(x.id, "Organization", rest)
    });
    let places = record.places.iter().map(|x| {
        let kind = match x.kind {
            PlaceKind::Country => "Country",
            PlaceKind::City | PlaceKind::Village => "City",
            PlaceKind::Region | PlaceKind::District => "AdministrativeArea",
            _ => "Place",
        };
        let country = x
            .country
            .as_deref()
            .filter(|_| x.kind != PlaceKind::Country);
        let address =
            country.map(|country| json!({ "@type": "PostalAddress", "addressCountry": country }));
        let rest = json!({ "name": x.name, "alternateName": x.aliases, "address": address });
        iris.node(x.id, kind, rest)
    });
    let campaigns = record.campaigns.iter().map(|x| {
        let part = |kinds: &[RoleKind]| -> Vec<Value> {
            let roles = record.roles.iter();
            let own = roles.filter(|role| role.target == Some(x.id) && kinds.contains(&role.kind));
            let holders = own.map(|role| iris.to(Some(role.holder)));
            distinct(holders)
        };
        let rest = json!({
            "name": x.name, "alternateName": x.aliases, "description": x.aim,
            "startDate": day(record, x.begins, false), "endDate": day(record, x.ends, true),
            "organizer": part(&[RoleKind::Organizer]), "sponsor": part(&[RoleKind::Sponsor]),
            "contributor": part(&[RoleKind::Partner, RoleKind::Initiator]),
        });
        iris.node(x.id, "Event", rest)
    });
    let all = campaigns.chain(people).chain(organizations).chain(places);
    all.collect()
}

/// Titles, and references to the organizations they are held in.
fn offices<'a>(roles: impl Iterator<Item = &'a Role>, iris: &Iris) -> (Vec<Value>, Vec<Value>) {
    let offices: Vec<&Role> = roles.filter(|role| role.kind == RoleKind::Office).collect();
    let titles = offices.iter().map(|role| json!(role.title));
    let targets = offices
        .iter()
        .map(|role| iris.to(role.target.filter(|id| id.letter() == 'o')));
    (distinct(titles), distinct(targets))
}

/// Values in their order, each once, without null.
fn distinct(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    for value in values {
        if !value.is_null() && !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

fn day(record: &Record, id: Option<Id>, is_end: bool) -> Option<&str> {
    let date = record.dates.iter().find(|date| Some(date.id) == id)?;
    match is_end {
        true => date.latest.as_deref(),
        false => date.earliest.as_deref(),
    }
}

fn quotations(record: &Record, iris: &Iris) -> Vec<Value> {
    let quotes = record.quotes.iter().map(|x| {
        stated(json!({
            "@type": "Quotation", "@id": fact_urn(&record.id, x.id), "text": x.text, "creator": iris.to(x.speaker),
        }))
    });
    quotes.collect()
}

/// The claim of a quantity. One that is planned, possible or denied says so itself and at its number.
fn claim<'a>(
    record: &Record,
    x: &Quantity<'a>,
    iris: &Iris,
    sentences: &mut Sentences<'a>,
) -> Value {
    let sentence = sentences.around(x.shown.start, x.shown.end);
    let status = Some(x.shown.modality).filter(|modality| *modality != Modality::Reported);
    let status = status.map(|modality| modality.name());
    let is_denied = x.shown.modality == Modality::Denied;
    let speaker = Some(iris.to(x.speaker.map(|speaker| speaker.id)));
    let number = stated(json!({
        "@type": "QuantitativeValue", "value": x.shown.value, "minValue": x.shown.min, "maxValue": x.shown.max,
        "unitText": x.noun,
        "valueReference": status.map(|word| json!({ "@type": "PropertyValue", "propertyID": "modality", "value": word })),
    }));
    let claim = stated(json!({
        "@type": "Claim",
        "@id": fact_urn(&record.id, x.first.id),
        "name": x.shown.text,
        "text": sentence.as_deref().unwrap_or(&x.shown.text),
        "appearance": { "@id": document_iri(&record.id) },
        "creativeWorkStatus": status,
        "author": speaker.clone().filter(|_| !is_denied),
        "about": iris.to(x.campaign.map(|campaign| campaign.id)),
        "spatialCoverage": iris.to(x.place.map(|place| place.id)),
        "temporalCoverage": x.as_of.and_then(|date| date.edtf.as_deref()),
        "mainEntity": number,
    }));
    match is_denied {
        true => denial(record, x, speaker, claim),
        false => claim,
    }
}

/// What somebody says is not so: a review of a claim, never the claim by itself.
fn denial(record: &Record, x: &Quantity<'_>, speaker: Option<Value>, claim: Value) -> Value {
    let word = x.shown.modality.name();
    stated(json!({
        "@type": "ClaimReview",
        "@id": urn(&["denial", &record.id, &x.first.id.to_string()]),
        "claimReviewed": x.shown.text,
        "author": speaker,
        "reviewRating": { "@type": "Rating", "alternateName": word },
        "itemReviewed": claim,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, export_all, read};

    fn all(record: &Value) -> Vec<Value> {
        let batch = Batch {
            records: vec![read(record)],
            ..Batch::default()
        };
        let mut all = Vec::new();
        nodes(&batch, &mut |value| all.push(value));
        all
    }

    #[test]
    fn an_article_with_what_it_mentions() {
        let all = all(&cleanup("a"));
        let article = &all[0];
        assert_eq!(article["@type"], "NewsArticle");
        assert_eq!(article["datePublished"], "2019-05-04");
        let of = |kind: &str| {
            let mentions = article["mentions"].as_array().unwrap();
            mentions.iter().find(|x| x["@type"] == kind).unwrap()
        };
        let person = of("Person");
        assert_eq!(person["jobTitle"], json!(["директор"]));
        let organization = json!([{ "@id": of("Organization")["@id"] }]);
        assert_eq!(person["worksFor"], organization);
        let quotation = &article["hasPart"][0];
        assert_eq!(quotation["creator"]["@id"], person["@id"]);
        assert_eq!(of("City")["address"]["addressCountry"], "KZ");
        assert_eq!(article.get("articleSection"), None);
    }

    #[test]
    fn a_quantity_is_a_claim_once() {
        let all = all(&cleanup("a"));
        let claims: Vec<&Value> = all.iter().filter(|x| x["@type"] == "Claim").collect();
        assert_eq!(claims.len(), 2);
        let first = claims[0];
        let number = json!({
            "@type": "QuantitativeValue", "value": 300, "minValue": 300, "unitText": first["mainEntity"]["unitText"],
        });
        assert_eq!(first["mainEntity"], number);
        assert_eq!(first["name"], "более 300 волонтёров");
        assert_eq!(first["appearance"]["@id"], all[0]["@id"]);
        assert_eq!(first["temporalCoverage"], "2019-05-04");
        for key in ["author", "about", "spatialCoverage"] {
            assert!(first[key]["@id"].is_string(), "{key}");
        }
    }

    /// Who takes every number of a `Claim` of the graph for a stated one must not meet others unmarked.
    #[test]
    fn what_has_not_happened_says_so() {
        for (word, kind) in [
            ("planned", "Claim"),
            ("possible", "Claim"),
            ("denied", "ClaimReview"),
        ] {
            let mut record = cleanup("a");
            for figure in record["figures"].as_array_mut().unwrap() {
                figure["modality"] = json!(word);
            }
            let all = all(&record);
            let own: Vec<&Value> = all.iter().filter(|x| x["@type"] == kind).collect();
            assert_eq!((own.len(), all.len()), (2, 3), "{word}");
            for node in own {
                let claim = match kind {
                    "Claim" => node,
                    _ => &node["itemReviewed"],
                };
                assert_eq!(claim["creativeWorkStatus"], word);
                assert_eq!(claim["mainEntity"]["valueReference"]["value"], word);
                assert!(claim["mainEntity"]["minValue"].is_number());
            }
        }
        let mut record = cleanup("a");
        for figure in record["figures"].as_array_mut().unwrap() {
            figure["modality"] = json!("denied");
        }
        let all = all(&record);
        let denial = all.iter().find(|x| x["@type"] == "ClaimReview").unwrap();
        assert_eq!(denial["reviewRating"]["alternateName"], "denied");
        assert!(denial["author"]["@id"].is_string());
        assert_eq!(denial["itemReviewed"].get("author"), None);
    }

    #[test]
    fn a_file_is_one_graph() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news.jsonld");
        export_all(path.to_str().unwrap(), &[cleanup("a"), cleanup("b")]).unwrap();
        let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(file["@graph"].as_array().unwrap().len(), 6);
    }

    #[test]
    fn partial_dates() {
        for (edtf, said) in [
            ("2010", Some("2010")),
            ("2010-07", Some("2010-07")),
            ("2010-21", None),
            ("199X", None),
            ("2010/2011", None),
        ] {
            assert_eq!(year_or_month(edtf), said, "{edtf}");
        }
    }
}
