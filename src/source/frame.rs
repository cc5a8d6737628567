//! Tables as JSON: the columns of a data frame one by one, or their names and then rows of cells.

use super::fields::{BESIDE, PUBLISHED, TITLE, URL, is_content, usual};
use super::sniff;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Keys of the names of columns, and of the rows.
pub(super) const COLUMNS: &str = "columns";
const ROWS: [&str; 3] = ["data", "rows", "values"];

/// The rows of a table as objects, each with where it begins in the table; none where it is no table of documents.
pub(super) fn rows(table: &[u8]) -> Vec<(usize, String)> {
    let Ok(table) = std::str::from_utf8(table) else {
        return Vec::new();
    };
    let rows = split(table).or_else(|| by_columns(table));
    let rows = rows.or_else(|| by_lists(table));
    let place = |cell: &RawValue| cell.get().as_ptr() as usize - table.as_ptr() as usize;
    let rows = rows.unwrap_or_default().into_iter();
    rows.filter_map(|row| Some((place(row.first()?.1), object(&row))))
        .collect()
}

/// Whether bytes may be such a table: by the first of its cells, by the key of its columns, or by lists for columns.
pub(super) fn may_be(table: &[u8]) -> bool {
    let begins = |bytes: usize, mark: &[u8]| {
        let head = &table[..table.len().min(bytes)];
        memchr::memmem::find(head, mark).is_some()
    };
    begins(FIRST_CELL, b"{\"0\":")
        || begins(HEAD, b"\"columns\"")
        || are_columns(&sniff::first_keys(table))
}

/// Bytes before the first cell of a table, and of its head, at most.
const FIRST_CELL: usize = 128;
const HEAD: usize = 8 << 10;

/// `{"columns": ["id", "text"], "data": [[1, "…"], [2, "…"]]}`; names may stand in objects.
fn split(table: &str) -> Option<Vec<Vec<(String, &RawValue)>>> {
    let fields: BTreeMap<Cow<str>, &RawValue> = serde_json::from_str(table).ok()?;
    let names: Vec<Name> = serde_json::from_str(fields.get(COLUMNS)?.get()).ok()?;
    let names: Vec<String> = names.into_iter().map(Name::told).collect();
    names.iter().any(|name| is_document(name)).then_some(())?;
    let rows = ROWS.iter().find_map(|key| fields.get(*key))?;
    let rows: Vec<Vec<&RawValue>> = serde_json::from_str(rows.get()).ok()?;
    let named = |row: Vec<_>| names.iter().cloned().zip(row).collect();
    Some(rows.into_iter().map(named).collect())
}

/// `{"id": {"0": 1, "1": 2}, "text": {"0": "…", "1": "…"}}`.
fn by_columns(table: &str) -> Option<Vec<Vec<(String, &RawValue)>>> {
    let columns: BTreeMap<Cow<str>, BTreeMap<Cow<str>, &RawValue>> =
        serde_json::from_str(table).ok()?;
    let texts = columns.iter().find(|(name, _)| is_document(name))?.1;
    let are_texts = texts
        .values()
        .all(|cell| cell.get().starts_with(['"', 'n']));
    let are_whole = columns
        .values()
        .all(|column| column.keys().eq(texts.keys()));
    (are_texts && are_whole && columns.len() > 1).then_some(())?;
    let mut order: Vec<_> = texts.iter().collect();
    order.sort_by_key(|(_, cell)| cell.get().as_ptr());
    let row = |key: &Cow<str>| {
        let cells = columns
            .iter()
            .filter_map(|(name, column)| Some((name, column.get(key)?)));
        cells
            .map(|(name, cell)| (name.clone().into_owned(), *cell))
            .collect()
    };
    Some(order.into_iter().map(|(key, _)| row(key)).collect())
}

/// `{"id": [1, 2], "text": ["…", "…"]}`: lists as long as that of the texts, one of which tells a row from another.
fn by_lists(table: &str) -> Option<Vec<Vec<(String, &RawValue)>>> {
    let fields: BTreeMap<Cow<str>, &RawValue> = serde_json::from_str(table).ok()?;
    let mut columns: BTreeMap<String, Vec<&RawValue>> = BTreeMap::new();
    for (name, value) in fields {
        if let Ok(cells) = serde_json::from_str(value.get()) {
            columns.insert(name.into_owned(), cells);
        }
    }
    let texts = columns.iter().find(|(name, _)| is_document(name))?.1;
    let are_texts = texts
        .iter()
        .all(|cell| cell.get().starts_with(['"', 'n', '[']));
    let told = columns.iter().filter(|(name, _)| tells_apart(name));
    let is_told = told
        .into_iter()
        .any(|(_, column)| column.len() == texts.len());
    (texts.len() > 1 && are_texts && is_told).then_some(())?;
    let whole = || {
        columns
            .iter()
            .filter(|(_, column)| column.len() == texts.len())
    };
    let row = |at: usize| whole().map(move |(name, column)| (name.clone(), column[at]));
    Some((0..texts.len()).map(|at| row(at).collect()).collect())
}

fn is_document(column: &str) -> bool {
    usual(column).is_some_and(is_content)
}

/// Whether a column tells one row from another: headlines, addresses, days, ids.
fn tells_apart(column: &str) -> bool {
    let is = |name: &str| {
        let names = TITLE.iter().chain(&URL).chain(&PUBLISHED).chain(&BESIDE);
        name == "id" || names.into_iter().any(|known| *known == name)
    };
    usual(column).is_some_and(is)
}

/// Whether an object with these keys, each with the byte that its value begins with, may hold columns as lists.
pub(super) fn are_columns(keys: &[(String, u8)]) -> bool {
    let lists = || keys.iter().filter(|(_, first)| *first == b'[');
    lists().any(|(key, _)| is_document(key)) && lists().any(|(key, _)| tells_apart(key))
}

fn object(row: &[(String, &RawValue)]) -> String {
    let cells = row.iter().map(|(name, cell)| {
        let name = serde_json::Value::from(name.as_str());
        format!("{name}:{cell}")
    });
    format!("{{{}}}", cells.collect::<Vec<_>>().join(","))
}

/// The name of a column.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Name {
    Plain(String),
    Told { name: String },
}

impl Name {
    fn told(self) -> String {
        match self {
            Self::Plain(name) | Self::Told { name } => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_tables() {
        for table in [
            r#"{"columns":["id","text"],"index":[0,1],"data":[[7,"а"],[8,"б"]]}"#,
            r#"{"rows":[[7,"а"],[8,"б"]],"columns":[{"name":"id"},{"name":"text"}]}"#,
            r#"{"id":{"0":7,"1":8},"text":{"0":"а","1":"б"}}"#,
            r#"{"id":[7,8],"tags":["x"],"text":["а","б"],"n":2}"#,
        ] {
            let rows = rows(table.as_bytes());
            let found: Vec<&str> = rows.iter().map(|(_, row)| row.as_str()).collect();
            let expected = [r#"{"id":7,"text":"а"}"#, r#"{"id":8,"text":"б"}"#];
            assert_eq!(found, expected, "{table}");
            assert!(
                rows.iter()
                    .all(|(at, row)| table[*at..].starts_with(&row[6..7]))
            );
        }
        for none in [
            r#"{"text":{"ru":"а","kk":"б"},"title":{"ru":"в"}}"#,
            r#"{"columns":["id","age"],"data":[[7,5]]}"#,
            r#"{"a":{"text":"x"},"b":{"text":"y"}}"#,
            r#"{"text":{"0":"а"}}"#,
            r#"{"text":["а","б"],"tags":["x","y"]}"#,
            r#"{"title":["в"],"text":["а","б"]}"#,
            "[",
        ] {
            assert_eq!(rows(none.as_bytes()), [], "{none}");
        }
    }
}
