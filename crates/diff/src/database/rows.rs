//! Rows of tables as the keys of a record.

use super::Row;
use crate::fact::TABLES;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io;
use std::mem;
use svodka_record::Record;

/// The table of what people have corrected: one of a record that holds no facts.
const CORRECTIONS: &str = "corrections";
/// Tables whose rows nest in those of others: what they hang on is told by their id, `p202/m1`.
const NESTED: [&str; 2] = ["mentions", "evidence"];
/// The table of what is said of the document and its article, and that of the parts of its text.
const DOCUMENTS: &str = "documents";
const BLOCKS: &str = "blocks";
/// A reference has a column for each table that it may lead to.
const TARGETS: [&str; 4] = ["_person", "_organization", "_place", "_campaign"];
/// Columns whose names are reserved words of databases where they are keys.
const RENAMED: [(&str, &str); 2] = [("start_at", "start"), ("end_at", "end")];

/// Tables that are tables of a record, too.
fn lists() -> impl Iterator<Item = &'static str> {
    TABLES.into_iter().chain([CORRECTIONS])
}

/// Whether a table is read; the others only say the same in another form.
pub(super) fn is_read(table: &str) -> bool {
    lists().any(|list| list == table)
        || NESTED.contains(&table)
        || [DOCUMENTS, BLOCKS].contains(&table)
}

/// Rows of some documents: by document and table, in the order of the record.
#[derive(Default)]
pub(super) struct Rows(BTreeMap<(String, &'static str), Vec<Row>>);

impl Rows {
    /// Adds rows of a table.
    pub(super) fn add(&mut self, table: &'static str, rows: Vec<Row>) {
        for mut row in rows {
            let document = match row.remove("document_id") {
                Some(Value::String(id)) => id,
                _ => text(&row, "id").to_owned(),
            };
            self.0.entry((document, table)).or_default().push(row);
        }
    }

    /// Takes out the rows that a document has in a table.
    fn take(&mut self, document: &str, table: &'static str) -> Vec<Row> {
        let mut rows = self
            .0
            .remove(&(document.to_owned(), table))
            .unwrap_or_default();
        rows.sort_by_cached_key(|row| order(text(row, "id")));
        rows
    }
}

/// The records of documents.
///
/// # Errors
/// Rows that make no record.
pub(super) fn records(ids: &[String], mut rows: Rows) -> io::Result<Vec<Record>> {
    ids.iter().map(|id| record(id, &mut rows)).collect()
}

fn record(id: &str, rows: &mut Rows) -> io::Result<Record> {
    let document = rows.take(id, DOCUMENTS).pop().unwrap_or_default();
    let mut record = of_document(document);
    let blocks = rows.take(id, BLOCKS).into_iter().map(keys);
    record["article"]["blocks"] = blocks.collect();
    let mut nested: BTreeMap<(String, &str), Vec<Value>> = BTreeMap::new();
    for table in NESTED {
        for row in rows.take(id, table) {
            let (owner, _) = text(&row, "id").split_once('/').unwrap_or_default();
            let key = (owner.to_owned(), table);
            nested.entry(key).or_default().push(keys(row));
        }
    }
    for table in lists() {
        let list = rows.take(id, table).into_iter().map(|row| {
            let owner = text(&row, "id").to_owned();
            let mut fact = keys(row);
            for table in NESTED {
                let own = nested.remove(&(owner.clone(), table)).unwrap_or_default();
                fact[table] = Value::Array(own);
            }
            fact
        });
        record[table] = list.collect();
    }
    serde_json::from_value(record)
        .map_err(|error| io::Error::other(format!("document {id} of the database: {error}")))
}

/// What a record says of the document and its article.
fn of_document(mut row: Row) -> Value {
    let mut article = Map::new();
    let published = match row.remove("published") {
        Some(edtf @ Value::String(_)) => {
            let mut published = taken(&mut row, "published_");
            published.insert("edtf".to_owned(), edtf);
            Value::Object(published)
        }
        _ => Value::Null,
    };
    row.retain(|name, _| !name.starts_with("published_"));
    article.insert("published".to_owned(), published);
    let mut source = taken(&mut row, "source_");
    let extractor = taken(&mut row, "extractor_");
    for (name, value) in row.clone() {
        match name.as_str() {
            "article_key" => article.insert("key".to_owned(), value),
            "media_type" | "encoding" | "encoding_declared" | "repairs" => {
                source.insert(name, value)
            }
            _ => article.insert(name, value),
        };
    }
    let own = |name: &str| row.get(name).cloned().unwrap_or_default();
    let mut record = Map::new();
    record.insert("id".to_owned(), own("id"));
    record.insert("schema_version".to_owned(), own("schema_version"));
    record.insert("article".to_owned(), article.into());
    record.insert("source".to_owned(), source.into());
    record.insert("extractor".to_owned(), extractor.into());
    record.into()
}

/// Takes out the columns that begin with `prefix`, without it.
fn taken(row: &mut Row, prefix: &str) -> Map<String, Value> {
    let mut taken = Map::new();
    for (name, value) in mem::take(row) {
        match name.strip_prefix(prefix) {
            Some(rest) => taken.insert(rest.to_owned(), value),
            None => row.insert(name, value),
        };
    }
    taken
}

/// The columns of a fact as its keys.
fn keys(row: Row) -> Value {
    let mut fact = Map::new();
    for (name, value) in row {
        let renamed = RENAMED.iter().find(|(column, _)| *column == name);
        let split = TARGETS.iter().find_map(|target| name.strip_suffix(target));
        match (renamed, split) {
            (Some((_, key)), _) => {
                fact.insert((*key).to_owned(), value);
            }
            (None, Some(key)) => {
                let said = fact.entry(key).or_insert(Value::Null);
                if said.is_null() {
                    *said = value;
                }
            }
            (None, None) => {
                fact.insert(name, value);
            }
        }
    }
    fact.into()
}

/// Where an id stands in its table: `f1072.2` behind `f1072`, `p202/m10` behind `p202/m9`.
fn order(id: &str) -> [u64; 3] {
    let (own, nested) = id.split_once('/').unwrap_or((id, ""));
    let (start, tie) = own.split_once('.').unwrap_or((own, ""));
    let number = |text: &str| {
        text.trim_start_matches(|c: char| !c.is_ascii_digit())
            .parse()
            .unwrap_or_default()
    };
    [number(start), number(tie), number(nested)]
}

fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_stand_in_the_order_of_the_text() {
        let mut ids = ["f1072.2", "f9", "f1072", "f1072.10", "f100"];
        ids.sort_by_key(|id| order(id));
        assert_eq!(ids, ["f9", "f100", "f1072", "f1072.2", "f1072.10"]);
        let mut ids = ["p9/m10", "p9/m2", "p10/m1"];
        ids.sort_by_key(|id| order(id));
        assert_eq!(ids, ["p9/m2", "p9/m10", "p10/m1"]);
    }

    #[test]
    fn columns_of_one_reference_are_one_key() {
        let row = json!({"speaker_person": null, "speaker_organization": "o4", "start_at": 3, "text": "t"});
        let Value::Object(row) = row else { return };
        assert_eq!(keys(row), json!({"speaker": "o4", "start": 3, "text": "t"}));
    }
}
