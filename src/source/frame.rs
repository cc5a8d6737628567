//! Tables as JSON: the columns of a data frame one by one, or their names and then rows of cells.

use super::fields::usual;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Keys of the names of columns, and of the rows.
pub(super) const COLUMNS: &str = "columns";
const ROWS: [&str; 3] = ["data", "rows", "values"];

/// Names of columns that hold documents, as they are read.
const DOCUMENTS: [&str; 4] = ["text", "html", "content", "body"];

/// The rows of a table as objects, each with where it begins in the table; none where it is no table of documents.
pub(super) fn rows(table: &[u8]) -> Vec<(usize, String)> {
    let Ok(table) = std::str::from_utf8(table) else {
        return Vec::new();
    };
    let rows = split(table).or_else(|| by_columns(table));
    let place = |cell: &RawValue| cell.get().as_ptr() as usize - table.as_ptr() as usize;
    let rows = rows.unwrap_or_default().into_iter();
    rows.filter_map(|row| Some((place(row.first()?.1), object(&row))))
        .collect()
}

/// Whether bytes may be such a table: by the first of its cells, or by the key of its columns.
pub(super) fn may_be(table: &[u8]) -> bool {
    let begins = |bytes: usize, mark: &[u8]| {
        let head = &table[..table.len().min(bytes)];
        memchr::memmem::find(head, mark).is_some()
    };
    begins(FIRST_CELL, b"{\"0\":") || begins(HEAD, b"\"columns\"")
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

fn is_document(column: &str) -> bool {
    usual(column).is_some_and(|name| DOCUMENTS.contains(&name))
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
            "[",
        ] {
            assert_eq!(rows(none.as_bytes()), [], "{none}");
        }
    }
}
