//! Tables as JSON: columns one by one, or rows of cells with the names of their columns beside or above them.

use super::fields::{is_content, names_document, usual};
use super::{ColumnNames, sniff};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Keys of the rows.
const ROWS: [&str; 3] = ["data", "rows", "values"];

/// Objects around the names of columns, at most: `{"schema": {"fields": […]}}`.
const DEEPEST: u8 = 3;

/// A row: its cells under the names of their columns.
type Row<'a> = Vec<(String, &'a RawValue)>;

type Fields<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// The rows of a table as objects, each with where it begins in the table; none where it is no table of documents.
pub(super) fn rows(table: &[u8], names: &ColumnNames) -> Vec<(usize, String)> {
    let Ok(table) = std::str::from_utf8(table) else {
        return Vec::new();
    };
    let rows = split(table, names).or_else(|| by_columns(table, names));
    let rows = rows.or_else(|| by_lists(table, names));
    let place = |cell: &RawValue| cell.get().as_ptr() as usize - table.as_ptr() as usize;
    let rows = rows.unwrap_or_default().into_iter();
    rows.filter_map(|row| Some((place(row.first()?.1), object(&row))))
        .collect()
}

/// Whether bytes may be such a table: by the first of its cells or rows, or by lists for columns.
pub(super) fn may_be(table: &[u8]) -> bool {
    let head = &table[..table.len().min(FIRST_CELL)];
    memchr::memmem::find(head, b"{\"0\":").is_some()
        || holds_rows(&table[..table.len().min(HEAD)])
        || are_columns(&sniff::first_keys(table))
}

/// Bytes before the first cell of a table, and of its head, at most.
const FIRST_CELL: usize = 128;
const HEAD: usize = 8 << 10;

/// Whether a list of rows begins somewhere in the head of a table.
fn holds_rows(head: &[u8]) -> bool {
    let after = |key: &str| {
        let at = memchr::memmem::find(head, format!("\"{key}\"").as_bytes())?;
        let rest = head[at + key.len() + 2..].trim_ascii_start();
        Some(rest.strip_prefix(b":")?.trim_ascii_start())
    };
    let mut found = ROWS.iter().filter_map(|key| after(key));
    found.any(|value| {
        let row = value.strip_prefix(b"[").unwrap_or(b"").trim_ascii_start();
        let cells = row.strip_prefix(b"{").unwrap_or(b"").trim_ascii_start();
        row.starts_with(b"[") || cells.starts_with(CELLS)
    })
}

/// The key of the cells of a row in the answers of BigQuery.
const CELLS: &[u8] = b"\"f\"";

/// Whether the head of a file is that of a table with its rows under a key, one of whose columns is named as a text is.
pub(super) fn is_told(head: &[u8], names: &ColumnNames) -> bool {
    let mut strings = head.split(|byte| *byte == b'"');
    holds_rows(head)
        && strings.any(|name| {
            let name = std::str::from_utf8(name).unwrap_or_default();
            name.len() <= LONGEST && is_document(name, names)
        })
}

/// Bytes of the name of a column, at most.
const LONGEST: usize = 64;

/// Whether the head of a file begins with the names of columns in a list, which may stand in an array with its rows.
pub(super) fn has_header(head: &[u8], names: &ColumnNames) -> bool {
    let text = sniff::without_bom(head).trim_ascii_start();
    let Some(inside) = text.strip_prefix(b"[") else {
        return false;
    };
    let inside = inside.trim_ascii_start();
    let row = if inside.starts_with(b"[") {
        inside
    } else {
        text
    };
    let row: Vec<&[u8]> = row.splitn(2, |byte| *byte == b']').collect();
    let [header, _] = row[..] else {
        return false;
    };
    let header = self::names(&[header, b"]"].concat());
    header.is_some_and(|header| header.iter().any(|name| is_document(name, names)))
}

/// The names of columns in a row of strings.
pub(super) fn names(row: &[u8]) -> Option<Vec<String>> {
    serde_json::from_slice(row).ok()
}

/// The object that the cells of a row make under the names of their columns.
pub(super) fn named(names: &[String], row: &[u8]) -> Option<String> {
    let cells: Vec<&RawValue> = serde_json::from_slice(row).ok()?;
    let row: Row = names.iter().cloned().zip(cells).collect();
    Some(object(&row))
}

/// `{"columns": ["id", "text"], "data": [[1, "…"], [2, "…"]]}`: names may stand in objects, anywhere beside the rows, or
/// in the first of them.
fn split<'a>(table: &'a str, names: &ColumnNames) -> Option<Vec<Row<'a>>> {
    let fields: Fields = serde_json::from_str(table).ok()?;
    let found = ROWS.iter().find_map(|key| {
        let rows: Vec<&RawValue> = serde_json::from_str(fields.get(*key)?.get()).ok()?;
        Some((*key, cells(rows.first()?)?.len(), rows))
    });
    let (key, width, rows) = found?;
    let beside = fields.iter().filter(|(name, _)| **name != key);
    let is_header = |header: &Vec<String>| {
        header.len() == width && header.iter().any(|name| is_document(name, names))
    };
    let mut beside = beside.filter_map(|(_, value)| header(value.get(), DEEPEST, &is_header));
    let (header, above) = match beside.next() {
        Some(header) => (header, 0),
        None => (
            self::names(rows.first()?.get().as_bytes()).filter(is_header)?,
            1,
        ),
    };
    let rows = rows.into_iter().skip(above).filter_map(cells);
    let named = |row: Vec<_>| header.iter().cloned().zip(row).collect();
    Some(rows.map(named).collect())
}

/// The cells of a row: a list, or `{"f": [{"v": 1}, {"v": "…"}]}`.
fn cells(row: &RawValue) -> Option<Vec<&RawValue>> {
    #[derive(serde::Deserialize)]
    struct Answer<'a> {
        #[serde(borrow)]
        f: Vec<Cell<'a>>,
    }
    #[derive(serde::Deserialize)]
    struct Cell<'a> {
        #[serde(borrow)]
        v: &'a RawValue,
    }
    if row.get().starts_with('[') {
        return serde_json::from_str(row.get()).ok();
    }
    let answer: Answer = serde_json::from_str(row.get()).ok()?;
    Some(answer.f.into_iter().map(|cell| cell.v).collect())
}

/// The names of columns in a value: a list of them, or one in objects inside each other.
fn header(
    value: &str,
    deepest: u8,
    is_header: &impl Fn(&Vec<String>) -> bool,
) -> Option<Vec<String>> {
    if value.starts_with('[') {
        let names: Vec<Name> = serde_json::from_str(value).ok()?;
        return Some(names.into_iter().map(Name::told).collect()).filter(is_header);
    }
    let fields = (deepest > 0 && value.starts_with('{')).then(|| serde_json::from_str(value));
    let fields: Fields = fields?.ok()?;
    let mut inside = fields.values();
    inside.find_map(|value| header(value.get(), deepest - 1, is_header))
}

/// `{"id": {"0": 1, "1": 2}, "text": {"0": "…", "1": "…"}}`.
fn by_columns<'a>(table: &'a str, names: &ColumnNames) -> Option<Vec<Row<'a>>> {
    let columns: BTreeMap<Cow<str>, BTreeMap<Cow<str>, &RawValue>> =
        serde_json::from_str(table).ok()?;
    let texts = columns.iter().find(|(name, _)| is_document(name, names))?.1;
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
fn by_lists<'a>(table: &'a str, names: &ColumnNames) -> Option<Vec<Row<'a>>> {
    let fields: Fields = serde_json::from_str(table).ok()?;
    let mut columns: BTreeMap<String, Vec<&RawValue>> = BTreeMap::new();
    for (name, value) in fields {
        if let Ok(cells) = serde_json::from_str(value.get()) {
            columns.insert(name.into_owned(), cells);
        }
    }
    let texts = columns.iter().find(|(name, _)| is_document(name, names))?.1;
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

/// Whether a column holds documents, by its name or as the user says.
fn is_document(column: &str, names: &ColumnNames) -> bool {
    names.key() == Some(column) || usual(column).is_some_and(is_content)
}

/// Whether a column tells one row from another: headlines, addresses, days, ids.
fn tells_apart(column: &str) -> bool {
    usual(column) == Some("id") || names_document(column)
}

/// Whether an object with these keys, each with the byte that its value begins with, may hold columns as lists.
pub(super) fn are_columns(keys: &[(String, u8)]) -> bool {
    let lists = || keys.iter().filter(|(_, first)| *first == b'[');
    lists().any(|(key, _)| is_document(key, &ColumnNames::default()))
        && lists().any(|(key, _)| tells_apart(key))
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
            r#"{"schema":{"fields":[{"name":"id"},{"name":"text"}]},"rows":[{"f":[{"v":7},{"v":"а"}]},{"f":[{"v":8},{"v":"б"}]}]}"#,
            r#"{"range":"A1:B3","values":[["id","text"],[7,"а"],[8,"б"]]}"#,
            r#"{"meta":{"view":{"columns":[{"name":"id"},{"name":"text"}]}},"data":[[7,"а"],[8,"б"]]}"#,
            r#"{"id":{"0":7,"1":8},"text":{"0":"а","1":"б"}}"#,
            r#"{"id":[7,8],"tags":["x"],"text":["а","б"],"n":2}"#,
        ] {
            let rows = rows(table.as_bytes(), &ColumnNames::default());
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
            assert_eq!(rows(none.as_bytes(), &ColumnNames::default()), [], "{none}");
        }
    }

    #[test]
    fn rows_of_cells_below_their_names() {
        let has = |head: &str| has_header(head.as_bytes(), &ColumnNames::default());
        assert!(has("[[\"title\", \"text\"],\n[\"а\",") && has("[\"id\",\"Текст\"]\n[1,"));
        assert!(!has("[[\"title\",\"n\"],[") && !has("[{\"text\":[\"а\"]}]") && !has("[[\"text\""));
        let names = names(br#"["id","text"]"#).unwrap();
        let row = named(&names, r#"[1, "а"]"#.as_bytes());
        assert_eq!(row.as_deref(), Some(r#"{"id":1,"text":"а"}"#));
        assert_eq!(named(&names, b"[1, "), None);
    }
}
