//! A SQLite database, opened to read alone.

use super::{Database, Row, columns};
use rusqlite::types::{Type, ValueRef};
use rusqlite::{Connection, Error, OpenFlags, Statement};
use serde_json::Value;
use std::io;
use std::path::Path;
use std::time::Duration;
use svodka_export::{FileKind, Kind, Table};

/// How long a database that somebody else is writing is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// A database in a file. All of it is read as it was when reading began, whatever is written meanwhile.
pub(crate) struct File {
    name: String,
    db: Connection,
}

impl File {
    /// Whether a file is one of SQLite.
    pub(crate) fn is_one(path: &Path) -> bool {
        path.is_file() && matches!(FileKind::of_file(path), Ok(FileKind::Sqlite))
    }

    /// Opens it.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let name = path.display().to_string();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags).and_then(|db| {
            db.busy_timeout(PATIENCE)?;
            db.execute_batch("BEGIN")?;
            Ok(db)
        });
        let db = opened.map_err(|error| told(&name, &error))?;
        Ok(Self { name, db })
    }
}

impl Database for File {
    fn ids(&mut self, after: &str, most: i64) -> io::Result<Vec<String>> {
        let query = || {
            let sql = "SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?";
            let mut query = self.db.prepare_cached(sql)?;
            query
                .query_map((after, most), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()
        };
        query().map_err(|error| told(&self.name, &error))
    }

    fn rows(&mut self, table: &Table, first: &str, last: &str) -> io::Result<Vec<Row>> {
        let (names, owner) = columns(table);
        let sql = format!(
            "SELECT {names} FROM {} WHERE {owner} BETWEEN ? AND ?",
            table.name
        );
        let rows = self
            .db
            .prepare_cached(&sql)
            .and_then(|mut query| all(&mut query, table, first, last));
        rows.map_err(|error| told(&self.name, &error))
    }
}

fn all(
    query: &mut Statement<'_>,
    table: &Table,
    first: &str,
    last: &str,
) -> rusqlite::Result<Vec<Row>> {
    let rows = query.query_map((first, last), |row| {
        let cells = table.columns.iter().enumerate().map(|(at, column)| {
            let cell = value(row.get_ref(at)?, column.kind)
                .map_err(|error| Error::FromSqlConversionFailure(at, Type::Text, error.into()))?;
            Ok((column.name.to_owned(), cell))
        });
        cells.collect::<rusqlite::Result<Row>>()
    })?;
    rows.collect()
}

/// A cell as records hold it; lists are kept as JSON.
fn value(cell: ValueRef<'_>, kind: Kind) -> serde_json::Result<Value> {
    Ok(match cell {
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) if kind == Kind::Texts => serde_json::from_slice(text)?,
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
    })
}

fn told(name: &str, error: &Error) -> io::Error {
    let words = error.to_string();
    let way_out = if words.contains("no such ") {
        "it is no database of this svodka's records; make one anew with svodka export RECORDS --to FILE.db"
    } else {
        "see that it is whole and that no other program is writing it"
    };
    io::Error::other(format!("{name}: {words}; {way_out}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_json() {
        let list = |text: &str| value(ValueRef::Text(text.as_bytes()), Kind::Texts);
        assert_eq!(list(r#"["a","b"]"#).unwrap(), serde_json::json!(["a", "b"]));
        assert!(list("a, b").is_err());
        assert_eq!(value(ValueRef::Null, Kind::Texts).unwrap(), Value::Null);
    }
}
