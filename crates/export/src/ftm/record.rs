//! The entities that an article makes.

use super::node::{Node, organization};
use super::roles::{self, Holder};
use crate::identity::{key, thing};
use std::collections::{BTreeSet, HashMap};
use svodka_record::{Id, Mention, MentionKind, Record, address};

/// Hands over the entities of a record, the article first.
pub(super) fn nodes(record: &Record, take: &mut dyn FnMut(Node)) {
    let article = article(record);
    let proof = article.id.clone();
    take(article);
    let known = known(record);
    people(record, &proof, take);
    organizations(record, &proof, take);
    places(record, &proof, take);
    campaigns(record, &proof, &known, take);
    roles::nodes(record, &proof, &known, take);
    mentions(record, &proof, &known, take);
}

fn article(record: &Record) -> Node {
    let (article, source) = (&record.article, &record.source);
    let mut node = Node::new(key(&["document", &record.id]), "Article");
    node.add("title", article.title.as_deref());
    node.add("name", article.title.as_deref());
    node.add("fileName", source.member.as_deref().unwrap_or(&source.path));
    let mut urls = [&article.url, &source.url].into_iter().flatten();
    let url = urls.find_map(|url| address::web(url));
    node.add("sourceUrl", url);
    node.add("publisher", article.site.as_deref());
    node.add("mimeType", &*source.media_type);
    node.add("fileSize", &*source.bytes.to_string());
    node.add_language(article.language.as_deref());
    let published = article.published.as_ref();
    node.add("publishedAt", published.and_then(|x| day(&x.edtf)));
    for author in &article.authors {
        node.add("author", &**author);
    }
    node.add_text("bodyText", article.text.as_deref().unwrap_or_default());
    let people = record.people.iter();
    people.for_each(|x| node.add("peopleMentioned", &*x.name));
    let organizations = record.organizations.iter();
    organizations.for_each(|x| node.add("companiesMentioned", &*x.name));
    let places = record.places.iter();
    places.for_each(|x| node.add("locationMentioned", &*x.name));
    node
}

/// A year, month or day, which the model knows; none for seasons, intervals and what is uncertain.
fn day(edtf: &str) -> Option<&str> {
    let day = edtf.split('T').next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    let is_number = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    let month = parts.get(1).map_or(Ok(1), |month| month.parse::<u8>());
    let is_day = parts.len() <= 3 && parts[0].len() == 4 && parts.iter().all(is_number);
    (is_day && month.is_ok_and(|month| (1..=12).contains(&month))).then_some(day)
}

/// Everything with a name by its id: its key, and what it is.
fn known(record: &Record) -> HashMap<Id, Holder> {
    let key_of = |entity: &Option<String>, id: Id| {
        key(&thing(entity.as_deref(), &record.id, &id.to_string()))
    };
    let mut known = HashMap::new();
    for x in &record.people {
        known.insert(x.id, Holder::new(key_of(&x.entity, x.id), "Person"));
    }
    for x in &record.organizations {
        let schema = organization(x.kind);
        known.insert(x.id, Holder::new(key_of(&x.entity, x.id), schema));
    }
    for x in &record.places {
        known.insert(x.id, Holder::new(key_of(&x.entity, x.id), "Address"));
    }
    for x in &record.campaigns {
        known.insert(x.id, Holder::new(key_of(&x.entity, x.id), "Event"));
    }
    known
}

fn people(record: &Record, proof: &str, take: &mut dyn FnMut(Node)) {
    for x in &record.people {
        let id = x.id.to_string();
        let mut node = Node::of(x.entity.as_deref(), &record.id, &id, "Person");
        node.add("name", &*x.name);
        node.add("firstName", x.given.as_deref());
        node.add("fatherName", x.patronymic.as_deref());
        node.add("lastName", x.family.as_deref());
        node.add("gender", x.gender.map(|gender| gender.name()));
        let offices = record.roles.iter().filter(|role| role.holder == x.id);
        offices.for_each(|role| node.add("position", role.title.as_deref()));
        node.add("proof", proof);
        take(node);
    }
}

fn organizations(record: &Record, proof: &str, take: &mut dyn FnMut(Node)) {
    for x in &record.organizations {
        let id = x.id.to_string();
        let schema = organization(x.kind);
        let mut node = Node::of(x.entity.as_deref(), &record.id, &id, schema);
        node.add("name", &*x.name);
        x.aliases
            .iter()
            .for_each(|alias| node.add("alias", &**alias));
        node.add("abbreviation", x.acronym.as_deref());
        node.add("legalForm", x.form.as_deref());
        node.add("proof", proof);
        take(node);
    }
}

fn places(record: &Record, proof: &str, take: &mut dyn FnMut(Node)) {
    for x in &record.places {
        let id = x.id.to_string();
        let mut node = Node::of(x.entity.as_deref(), &record.id, &id, "Address");
        node.add("name", &*x.name);
        x.aliases
            .iter()
            .for_each(|alias| node.add("alias", &**alias));
        node.add_place(x.kind, &x.name);
        node.add_country(x.country.as_deref());
        node.add("proof", proof);
        take(node);
    }
}

fn campaigns(
    record: &Record,
    proof: &str,
    known: &HashMap<Id, Holder>,
    take: &mut dyn FnMut(Node),
) {
    let days: HashMap<Id, (Option<&str>, Option<&str>)> = record
        .dates
        .iter()
        .map(|x| (x.id, (x.earliest.as_deref(), x.latest.as_deref())))
        .collect();
    for x in &record.campaigns {
        let id = x.id.to_string();
        let mut node = Node::of(x.entity.as_deref(), &record.id, &id, "Event");
        node.add("name", &*x.name);
        x.aliases
            .iter()
            .for_each(|alias| node.add("alias", &**alias));
        node.add("keywords", x.kind.name());
        node.add("summary", x.aim.as_deref());
        let day = |id: Option<Id>| id.and_then(|id| days.get(&id));
        node.add("startDate", day(x.begins).and_then(|day| day.0));
        node.add("endDate", day(x.ends).and_then(|day| day.1));
        let figures = record.figures.iter();
        let own = figures.filter(|figure| figure.campaign == Some(x.id));
        own.for_each(|figure| node.add("notes", &*figure.text));
        for role in record.roles.iter().filter(|role| role.target == Some(x.id)) {
            if let Some(holder) = known.get(&role.holder) {
                node.add(roles::part(role.kind), &*holder.key);
            }
        }
        node.add("proof", proof);
        take(node);
    }
}

/// The names by which an article mentions each thing, once each.
fn mentions(record: &Record, proof: &str, known: &HashMap<Id, Holder>, take: &mut dyn FnMut(Node)) {
    let campaigns = record.campaigns.iter().map(|x| (x.id, &x.mentions));
    let people = record.people.iter().map(|x| (x.id, &x.mentions));
    let organizations = record.organizations.iter().map(|x| (x.id, &x.mentions));
    let places = record.places.iter().map(|x| (x.id, &x.mentions));
    for (id, mentions) in campaigns.chain(people).chain(organizations).chain(places) {
        let Some(of) = known.get(&id) else { continue };
        for name in names(mentions) {
            let mention = key(&["mention", &record.id, &id.to_string(), name]);
            let mut node = Node::new(mention, "Mention");
            node.add("document", proof);
            node.add("name", name);
            node.add("detectedSchema", of.schema);
            node.add("resolved", of.is_party().then_some(&*of.key));
            take(node);
        }
    }
}

fn names(mentions: &[Mention]) -> BTreeSet<&str> {
    let names = mentions.iter().filter(|x| x.kind == MentionKind::Name);
    names.map(|x| &*x.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, read};
    use serde_json::{Value, json};

    fn all(value: &Value) -> Vec<Value> {
        let mut all = Vec::new();
        nodes(&read(value), &mut |node| all.push(node.value()));
        all
    }

    fn of<'v>(all: &'v [Value], schema: &str) -> &'v Value {
        all.iter().find(|x| x["schema"] == schema).unwrap()
    }

    #[test]
    fn an_article_and_what_it_says() {
        let all = all(&cleanup("a"));
        let article = of(&all, "Article");
        assert_eq!(article["properties"]["publishedAt"], json!(["2019-05-04"]));
        assert_eq!(article["properties"]["language"], json!(["rus"]));
        let person = of(&all, "Person");
        let expected = json!({
            "name": ["Алина Омарова"], "firstName": ["Алина"], "lastName": ["Омарова"], "gender": ["female"],
            "position": ["директор"], "proof": [article["id"]],
        });
        assert_eq!(person["properties"], expected);
        let directorship = of(&all, "Directorship");
        let organization = of(&all, "Organization");
        let expected = json!({
            "director": [person["id"]], "organization": [organization["id"]], "role": ["директор"],
            "status": ["current"], "date": ["2019-05-04"], "proof": [article["id"]],
        });
        assert_eq!(directorship["properties"], expected);
        let event = of(&all, "Event");
        assert_eq!(
            event["properties"]["notes"],
            json!(["300 человек", "40 школьников"])
        );
        let mention = all
            .iter()
            .find(|x| x["properties"]["resolved"] == json!([person["id"]]))
            .unwrap();
        assert_eq!(mention["properties"]["name"], json!(["Алина Омарова"]));
        let address = of(&all, "Address");
        assert_eq!(address["properties"]["country"], json!(["kz"]));
    }

    #[test]
    fn the_same_in_every_export_and_one_entity_across_articles() {
        assert_eq!(all(&cleanup("a")), all(&cleanup("a")));
        let linked = |id: &str| {
            let mut value = cleanup(id);
            value["people"][0]["entity"] = json!("P0000000000000001");
            of(&all(&value), "Person")["id"].clone()
        };
        assert_eq!(linked("a"), linked("b"));
        let apart = |id: &str| of(&all(&cleanup(id)), "Person")["id"].clone();
        assert_ne!(apart("a"), apart("b"));
    }

    #[test]
    fn days_that_the_model_knows() {
        for (edtf, said) in [
            ("2010", Some("2010")),
            ("2010-07", Some("2010-07")),
            ("2010-07-03T15:30", Some("2010-07-03")),
            ("2010-21", None),
            ("199X", None),
            ("2010~", None),
            ("2010-07-05/2010-07-12", None),
            ("", None),
        ] {
            assert_eq!(day(edtf), said, "{edtf}");
        }
    }
}
