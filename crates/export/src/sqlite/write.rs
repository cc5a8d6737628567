//! Rows in and out.

use super::forms::Forms;
use super::index::{INDEXES, Index};
use crate::tables::{DOCUMENT_ID, PARTS_OF_CLAIMS};
use crate::value::without_nul;
use crate::{Batch, Table, Value, tables};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Result, Statement, ToSql, ffi, params};
use std::borrow::Cow;
use std::collections::HashSet;

/// Statements kept prepared.
pub(super) const STATEMENTS: usize = 128;

/// Why a batch was not written.
pub(super) struct Stopped {
    pub cause: rusqlite::Error,
    /// The document at fault, where one is, and in what.
    pub fault: Option<String>,
}

impl From<rusqlite::Error> for Stopped {
    fn from(cause: rusqlite::Error) -> Self {
        Self { cause, fault: None }
    }
}

/// Adds the rows of the documents `wanted`, none of which is there; search is to be told of them.
pub(super) fn add(
    db: &Connection,
    batch: &Batch,
    wanted: &HashSet<Cow<'_, str>>,
    forms: &mut Forms,
) -> Result<(), Stopped> {
    if wanted.is_empty() {
        return Ok(());
    }
    let texts: HashSet<Cow<'_, str>> = batch
        .records
        .iter()
        .filter(|record| record.article.text.is_some())
        .map(|record| without_nul(&record.id))
        .collect();
    for table in tables().iter().filter(|table| of_documents(table)) {
        let document = table
            .columns
            .iter()
            .position(|x| is_document(table, x.name));
        let statement = insert(table);
        let mut statement = db.prepare_cached(&statement)?;
        let searched = searched(table);
        each_row::<Stopped>(table, batch, &mut |row| {
            let Some(Value::Text(id)) = document.and_then(|document| row.get(document)) else {
                return Ok(());
            };
            if !wanted.contains(id) {
                return Ok(());
            }
            run(&mut statement, row).map_err(|cause| Stopped::at(cause, batch, id))?;
            let is_new = |column: &&Searched| !(column.is_of_text && texts.contains(id));
            let new = searched.iter().filter(is_new);
            let mut new = new.filter_map(|column| row.get(column.at));
            Ok(new.try_for_each(|text| list(db, forms, text))?)
        })?;
    }
    Ok(())
}

impl Stopped {
    fn at(cause: rusqlite::Error, batch: &Batch, id: &str) -> Self {
        let fault = match cause.sqlite_error().map(|error| error.extended_code) {
            Some(ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => Some("holds one id twice"),
            _ => None,
        };
        Self {
            cause,
            fault: fault.map(|fault| format!("{} {fault}", batch.told_by_id(id))),
        }
    }
}

/// Adds what belongs to no document, or brings it up to date.
pub(super) fn add_linked(db: &Connection, batch: &Batch, may_change: bool) -> Result<()> {
    for table in tables().iter().filter(|table| !of_documents(table)) {
        let mut statement = insert(table);
        let key = table.key.join(", ");
        let rest = table
            .columns
            .iter()
            .filter(|x| !table.key.contains(&x.name));
        let changes: Vec<String> = rest
            .map(|x| format!("{0} = excluded.{0}", x.name))
            .collect();
        // A row that says the same is left alone, so that the file stays as it is.
        let differs: Vec<String> = changes
            .iter()
            .map(|change| format!("{}.{}", table.name, change.replacen('=', "IS NOT", 1)))
            .collect();
        match may_change {
            true => {
                statement += &format!(
                    " ON CONFLICT ({key}) DO UPDATE SET {} WHERE {}",
                    changes.join(", "),
                    differs.join(" OR ")
                )
            }
            false => statement += &format!(" ON CONFLICT ({key}) DO NOTHING"),
        }
        let mut statement = db.prepare_cached(&statement)?;
        each_row(table, batch, &mut |row| run(&mut statement, row))?;
    }
    match may_change {
        true => trim(db, batch),
        false => Ok(()),
    }
}

/// Removes sources and relations that claims no longer have.
fn trim(db: &Connection, batch: &Batch) -> Result<()> {
    for (table, count) in PARTS_OF_CLAIMS {
        let statement = format!("DELETE FROM {table} WHERE claim = ? AND number > ?");
        let mut trim = db.prepare_cached(&statement)?;
        for claim in &batch.claims {
            let count = i64::try_from(count(claim)).unwrap_or(i64::MAX);
            trim.execute(params![without_nul(&claim.id), count])?;
        }
    }
    Ok(())
}

/// Removes a document and all its rows: what refers to others goes before them.
pub(super) fn remove(db: &Connection, id: &str) -> Result<()> {
    for index in INDEXES {
        db.prepare_cached(&index.clear())?.execute([id])?;
    }
    for table in tables()
        .iter()
        .rev()
        .filter(|table| table.is_of_documents())
    {
        let statement = format!("DELETE FROM {} WHERE {DOCUMENT_ID} = ?", table.name);
        db.prepare_cached(&statement)?.execute([id])?;
    }
    for statement in [
        "DELETE FROM exported WHERE document_id = ?",
        "DELETE FROM documents WHERE id = ?",
    ] {
        db.prepare_cached(statement)?.execute([id])?;
    }
    Ok(())
}

/// Notes what a document was when it was written.
pub(super) fn note(db: &Connection, id: &str, fingerprint: &str) -> Result<()> {
    let mut insert =
        db.prepare_cached("INSERT INTO exported (document_id, fingerprint) VALUES (?, ?)")?;
    insert.execute(params![id, fingerprint]).map(|_| ())
}

fn of_documents(table: &Table) -> bool {
    table.name == "documents" || table.is_of_documents()
}

fn is_document(table: &Table, column: &str) -> bool {
    match table.name {
        "documents" => column == "id",
        _ => column == DOCUMENT_ID,
    }
}

/// A column whose words are searched.
struct Searched {
    at: usize,
    /// The row of the document has listed all its words, if that has a text.
    is_of_text: bool,
}

/// Columns whose words are searched.
fn searched(table: &Table) -> Vec<Searched> {
    let Some(index) = Index::of(table.name) else {
        return Vec::new();
    };
    let is_searched = |name| index.columns.iter().any(|(column, _)| *column == name);
    let columns = table.columns.iter().enumerate();
    let searched = columns.filter(|(_, column)| is_searched(column.name));
    searched
        .map(|(at, column)| Searched {
            at,
            is_of_text: index.of_text.contains(&column.name),
        })
        .collect()
}

fn list(db: &Connection, forms: &mut Forms, value: &Value<'_>) -> Result<()> {
    match value {
        Value::Text(text) => forms.add(db, text),
        Value::Texts(texts) => texts.iter().try_for_each(|text| forms.add(db, text)),
        _ => Ok(()),
    }
}

fn insert(table: &Table) -> String {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let values = vec!["?"; columns.len()].join(", ");
    format!(
        "INSERT INTO {} ({}) VALUES ({values})",
        table.name,
        columns.join(", ")
    )
}

/// Hands over rows until one fails.
fn each_row<E>(
    table: &Table,
    batch: &Batch,
    take: &mut dyn FnMut(&[Value<'_>]) -> Result<(), E>,
) -> Result<(), E> {
    let mut outcome = Ok(());
    table.rows(batch, &mut |row| {
        if outcome.is_ok() {
            outcome = take(row);
        }
    });
    outcome
}

fn run(statement: &mut Statement<'_>, row: &[Value<'_>]) -> Result<()> {
    for (number, value) in (1..).zip(row) {
        statement.raw_bind_parameter(number, Cell(value))?;
    }
    statement.raw_execute().map(|_| ())
}

/// A value as SQLite takes it: lists as JSON, days as text.
struct Cell<'a>(&'a Value<'a>);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::from(rusqlite::types::Null),
            Value::Text(text) => ToSqlOutput::from(&**text),
            Value::Integer(number) => ToSqlOutput::from(*number),
            Value::Real(number) => ToSqlOutput::from(*number),
            Value::Boolean(is) => ToSqlOutput::from(*is),
            Value::Date(day) => ToSqlOutput::from(day.to_string()),
            Value::Texts(texts) => ToSqlOutput::from(serde_json::json!(texts).to_string()),
        })
    }
}
