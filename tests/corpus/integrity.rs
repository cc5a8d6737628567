//! What holds for any record: ids, spans, references, reasons.

use super::check::{Check, list, string, strings};
use serde_json::Value;
use std::collections::BTreeSet;

/// Tables, the letter of their ids, and their fields that are ids.
const TABLES: &[(&str, char, &[&str])] = &[
    ("campaigns", 'c', &["begins", "ends"]),
    ("people", 'p', &[]),
    ("organizations", 'o', &[]),
    ("places", 'l', &[]),
    ("roles", 'r', &["holder", "target"]),
    ("dates", 't', &[]),
    (
        "figures",
        'f',
        &["campaign", "place", "speaker", "quote", "as_of", "repeats"],
    ),
    ("amounts", 'm', &["campaign"]),
    ("quotes", 'q', &["speaker"]),
];

/// Fields that in articles of the corpus are always read from other words than the object's own.
const NEED_EVIDENCE: &[(&str, &[&str])] = &[
    ("campaigns", &["scope"]),
    ("figures", &["campaign", "counted_as", "as_of"]),
    ("quotes", &["speaker"]),
];

impl<'a> Check<'a> {
    pub fn integrity(&mut self) {
        let record = self.record;
        let objects = TABLES.iter().flat_map(|(table, ..)| list(&record[*table]));
        let mut ids = BTreeSet::new();
        for object in objects {
            let id = string(&object["id"]);
            self.hold(ids.insert(id), format!("id {id} twice"));
        }
        for (table, letter, references) in TABLES {
            for object in list(&record[*table]) {
                self.own_words(object, *letter);
                self.references(object, references, &ids);
                self.reasons(object);
            }
        }
        for (table, fields) in NEED_EVIDENCE {
            for object in list(&record[*table]) {
                self.evidence(object, fields);
            }
        }
        let warned = list(&record["warnings"]).iter();
        let loose = warned
            .flat_map(|warning| strings(&warning["refs"]))
            .chain(strings(&record["article"]["via"]));
        for id in loose {
            self.hold(ids.contains(id), format!("{id} is no id of this record"));
        }
    }

    /// The spans of an object show their text, and its id names the first of them.
    fn own_words(&mut self, object: &Value, letter: char) {
        let own = match object.get("mentions") {
            Some(mentions) => list(mentions),
            None => std::slice::from_ref(object),
        };
        let id = string(&object["id"]);
        let Some(first) = own.first() else {
            return self.hold(false, format!("{id} has no mention"));
        };
        let start = format!("{letter}{}", first["start"]);
        let tie = id.strip_prefix(&start);
        let fits = tie.is_some_and(|tie| tie.is_empty() || tie.starts_with('.'));
        self.hold(fits, format!("id {id} does not fit its first span"));
        for span in own.iter().chain(list(&object["evidence"])) {
            let (text, shown) = (string(&span["text"]), self.shown(span));
            let what = format!("the span of «{text}» in {id} shows «{shown}»");
            self.hold(!text.is_empty() && text == shown, what);
        }
    }

    /// What `article.text` shows under a span.
    fn shown(&self, span: &Value) -> String {
        let end = |field| span[field].as_u64().unwrap_or(0) as usize;
        let (start, end) = (end("start"), end("end"));
        string(&self.record["article"]["text"])
            .chars()
            .skip(start)
            .take(end.saturating_sub(start))
            .collect()
    }

    fn references(&mut self, object: &Value, fields: &[&str], ids: &BTreeSet<&str>) {
        for field in fields {
            if let Some(to) = object[*field].as_str() {
                let what = format!("{}: {field} {to} is no id of this record", object["id"]);
                self.hold(ids.contains(to), what);
            }
        }
    }

    fn reasons(&mut self, object: &Value) {
        let id = &object["id"];
        let has_rule = !string(&object["rule"]).is_empty();
        self.hold(has_rule, format!("{id} has no rule"));
        let confidence = object["confidence"].as_f64();
        let probable = confidence.is_some_and(|value| (0.0..=1.0).contains(&value));
        self.hold(probable, format!("{id}: confidence {confidence:?}"));
    }

    fn evidence(&mut self, object: &Value, fields: &[&str]) {
        for field in fields.iter().filter(|field| !object[**field].is_null()) {
            let mut evidence = list(&object["evidence"]).iter();
            let stated = evidence.any(|words| words["field"] == **field);
            let what = format!("{}: no evidence for its {field}", object["id"]);
            self.hold(stated, what);
        }
    }
}
