//! A record as rows of one shape, whatever their table.

use super::decisions::{self, Decision};
use serde_json::Value;
use std::collections::HashMap;
use svodka::decide::Trace;
use svodka::pipeline::{Desk, Engine};
use svodka::record::Record;

/// Tables in the order of the record, with what an object of each is called.
const TABLES: [(&str, &str); 9] = [
    ("campaigns", "campaign"),
    ("people", "person"),
    ("organizations", "organization"),
    ("places", "place"),
    ("roles", "role"),
    ("dates", "date"),
    ("figures", "figure"),
    ("amounts", "amount"),
    ("quotes", "quote"),
];

/// A record to be shown.
pub struct View {
    /// The text, by code points.
    pub text: Vec<char>,
    /// Every object, in the order of the record.
    pub objects: Vec<Object>,
    /// What was decided on the way.
    pub decisions: Vec<Decision>,
    /// When the article was published, EDTF.
    pub published: Option<String>,
}

/// An object of a record.
pub struct Object {
    pub id: String,
    pub kind: &'static str,
    /// Its first words in the text.
    pub words: String,
    /// Its short form, as the examples of rules have it, without the words.
    pub brief: String,
    pub rule: String,
    pub confidence: f64,
    /// Where it stands, in code points.
    pub spans: Vec<(usize, usize)>,
    pub evidence: Vec<Reason>,
    /// Of a figure or a sum: its words before the number, the number, and the words after it.
    pub parts: Option<[String; 3]>,
    /// All its fields.
    pub fields: Value,
}

/// Words that support a field.
pub struct Reason {
    pub field: String,
    pub words: String,
    pub rule: String,
}

impl View {
    /// # Errors
    /// A record that is not JSON.
    pub fn of(
        record: &Record,
        trace: &Trace,
        engine: &Engine,
        desk: &mut Desk,
    ) -> serde_json::Result<Self> {
        let value = serde_json::to_value(record)?;
        let mut briefs: HashMap<String, String> = record
            .briefs()
            .into_iter()
            .map(|brief| (brief.id.to_string(), brief.form))
            .collect();
        let mut objects = Vec::new();
        for (table, kind) in TABLES {
            for fields in list(&value[table]) {
                let brief = briefs.remove(&string(&fields["id"]));
                let mut object = Object::new(kind, fields, brief.unwrap_or_default());
                if matches!(kind, "figure" | "amount") {
                    object.parts = parts(&object.words, engine, desk);
                }
                objects.push(object);
            }
        }
        Ok(Self {
            text: record
                .article
                .text
                .iter()
                .flat_map(|text| text.chars())
                .collect(),
            objects,
            decisions: decisions::of(record, trace),
            published: record
                .article
                .published
                .as_ref()
                .map(|when| when.edtf.clone()),
        })
    }

    /// Name or words of the object with this id.
    pub fn name_of(&self, id: &str) -> Option<String> {
        let object = self.objects.iter().find(|object| object.id == id)?;
        let name = object.fields["name"].as_str().unwrap_or(&object.words);
        Some(short(name))
    }
}

impl Object {
    fn new(kind: &'static str, fields: &Value, brief: String) -> Self {
        let own = match fields.get("mentions") {
            Some(mentions) => list(mentions),
            None => std::slice::from_ref(fields),
        };
        let end = |span: &Value, field| span[field].as_u64().unwrap_or(0) as usize;
        let spans = own
            .iter()
            .map(|span| (end(span, "start"), end(span, "end")));
        let words = own
            .first()
            .map_or_else(String::new, |span| string(&span["text"]));
        let evidence = list(&fields["evidence"]).iter().map(|reason| Reason {
            field: string(&reason["field"]),
            words: string(&reason["text"]),
            rule: string(&reason["rule"]),
        });
        Self {
            id: string(&fields["id"]),
            kind,
            brief: without_words(brief, &words),
            spans: spans.collect(),
            evidence: evidence.collect(),
            parts: None,
            words,
            rule: string(&fields["rule"]),
            confidence: fields["confidence"].as_f64().unwrap_or(0.0),
            fields: fields.clone(),
        }
    }
}

/// The words of a figure cut at its number.
fn parts(words: &str, engine: &Engine, desk: &mut Desk) -> Option<[String; 3]> {
    let number = engine.number_in(words, desk).ok()??;
    let before = words.get(..number.start)?;
    let after = words.get(number.end..)?;
    let parts = [before, &words[number], after];
    Some(parts.map(|part| part.trim().to_owned()))
}

/// `words = value` and `speaker: words` without the words.
fn without_words(brief: String, words: &str) -> String {
    let ahead = format!("{words} = ");
    let behind = format!(": {words}");
    brief
        .strip_prefix(&ahead)
        .or_else(|| brief.strip_suffix(&behind))
        .map_or_else(|| brief.clone(), str::to_owned)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

/// The words, cut where they are many.
pub fn short(words: &str) -> String {
    const MOST: usize = 48;
    match words.char_indices().nth(MOST) {
        None => words.to_owned(),
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
    }
}
