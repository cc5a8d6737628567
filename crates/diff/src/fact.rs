//! Facts of a record as fields of one shape, whatever their table.

use serde_json::{Map, Value};
use std::collections::HashMap;
use svodka_record::Record;

/// The tables of a record that hold facts.
pub(crate) const TABLES: [&str; 10] = [
    "campaigns",
    "people",
    "organizations",
    "places",
    "roles",
    "dates",
    "figures",
    "amounts",
    "quotes",
    "warnings",
];

/// Fields that are no facts: names of things, reasons, places in the text.
const NO_FACTS: [&str; 6] = ["id", "rule", "confidence", "evidence", "start", "end"];

/// What is said of the article and not by it: the text itself is compared by its hash.
const OF_ARTICLE: [&str; 9] = [
    "title",
    "url",
    "key",
    "site",
    "section",
    "authors",
    "language",
    "published",
    "text_sha256",
];

/// A fact.
pub struct Fact {
    /// Its table.
    pub table: &'static str,
    /// Its id; warnings and the article have none.
    pub id: Option<String>,
    /// The rule that found it.
    pub rule: Option<String>,
    /// Its name, or its words.
    pub words: String,
    /// What it says, references as names.
    pub fields: Map<String, Value>,
    /// Where its first words begin, in code points.
    pub start: Option<usize>,
}

/// The facts of a record in the order of its tables, the article last.
///
/// # Errors
/// A record that is not JSON.
pub fn facts(record: &Record) -> serde_json::Result<Vec<Fact>> {
    let value = serde_json::to_value(record)?;
    let tables = TABLES.into_iter();
    let mut facts: Vec<Fact> = tables
        .flat_map(|table| list(&value[table]).iter().map(move |own| fact(table, own)))
        .collect();
    let names: HashMap<String, String> = facts
        .iter()
        .filter_map(|fact| Some((fact.id.clone()?, fact.words.clone())))
        .collect();
    for fact in &mut facts {
        fact.fields
            .values_mut()
            .for_each(|value| name(value, &names));
    }
    facts.push(article(&value["article"]));
    Ok(facts)
}

fn fact(table: &'static str, own: &Value) -> Fact {
    let text = |key: &str| own[key].as_str().map(str::to_owned);
    let mentions = list(&own["mentions"]);
    let words = text("name").or(text("text")).or(text("message"));
    let fields = own.as_object().into_iter().flatten();
    let said = fields.filter(|(field, _)| !NO_FACTS.contains(&field.as_str()));
    Fact {
        table,
        id: text("id"),
        rule: text("rule"),
        words: words.unwrap_or_default(),
        fields: said
            .map(|(field, value)| match field.as_str() {
                "mentions" => (field.clone(), mentioned(value)),
                _ => (field.clone(), value.clone()),
            })
            .collect(),
        start: mentions.first().unwrap_or(own)["start"]
            .as_u64()
            .map(|start| start as usize),
    }
}

fn article(article: &Value) -> Fact {
    let fields = OF_ARTICLE.into_iter();
    let mut fields: Map<String, Value> = fields
        .map(|field| (field.to_owned(), article[field].clone()))
        .collect();
    if let Some(published) = fields.get_mut("published").and_then(Value::as_object_mut) {
        published.remove("confidence");
    }
    Fact {
        table: "article",
        id: None,
        rule: None,
        words: article["title"].as_str().unwrap_or_default().to_owned(),
        fields,
        start: None,
    }
}

/// The words of mentions: where they stand moves with every sentence before.
fn mentioned(mentions: &Value) -> Value {
    let words = list(mentions).iter().map(|mention| mention["text"].clone());
    Value::Array(words.collect())
}

/// Puts the name of what is referred to in the place of its id.
fn name(value: &mut Value, names: &HashMap<String, String>) {
    match value {
        Value::String(id) => {
            if let Some(name) = names.get(id) {
                *id = name.clone();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| name(value, names)),
        _ => {}
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
