//! Rows into tables, and documents out of them.

use super::cell::Cell;
use super::ddl::{SEARCH, searched};
use super::words::Words;
use crate::tables::DOCUMENT_ID;
use crate::{Batch, Kind, Table, Value, tables};
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};
use postgres::{Client, Error};

/// Copies the rows that a batch has for a table, of documents that are not there.
pub(super) fn copy(
    to: &mut Client,
    table: &Table,
    batch: &Batch,
    words: &mut Words,
) -> Result<(), Error> {
    copy_as(to, table, table.name, batch, words)
}

/// Adds the rows of a table that belong to no document, or brings them up to date.
pub(super) fn merge(
    to: &mut Client,
    table: &Table,
    batch: &Batch,
    may_change: bool,
    words: &mut Words,
) -> Result<(), Error> {
    let name = table.name;
    let part = format!("{name}_part");
    to.batch_execute(&format!(
        "CREATE TEMP TABLE IF NOT EXISTS {part} (LIKE {name}) ON COMMIT DELETE ROWS"
    ))?;
    copy_as(to, table, &part, batch, words)?;
    let key = table.key.join(", ");
    let rest = table
        .columns
        .iter()
        .filter(|column| !table.key.contains(&column.name));
    let changes: Vec<String> = rest
        .map(|own| format!("{0} = excluded.{0}", own.name))
        .collect();
    // A row that says the same is left alone.
    let differs: Vec<String> = changes
        .iter()
        .map(|change| format!("{name}.{}", change.replacen('=', "IS DISTINCT FROM", 1)))
        .collect();
    let conflict = match may_change {
        true => format!(
            "UPDATE SET {} WHERE {}",
            changes.join(", "),
            differs.join(" OR ")
        ),
        false => "NOTHING".to_owned(),
    };
    // Of rows with one key the last of the batch counts.
    to.batch_execute(&format!(
        "INSERT INTO {name} SELECT DISTINCT ON ({key}) * FROM {part} ORDER BY {key}, ctid DESC
        ON CONFLICT ({key}) DO {conflict}; DELETE FROM {part}"
    ))
}

/// Removes documents and all their rows: what refers to others goes before them.
pub(super) fn remove(from: &mut Client, ids: &[String]) -> Result<(), Error> {
    for table in tables()
        .iter()
        .rev()
        .filter(|table| table.is_of_documents())
    {
        let statement = format!("DELETE FROM {} WHERE {DOCUMENT_ID} = ANY($1)", table.name);
        from.execute(&statement, &[&ids])?;
    }
    from.execute("DELETE FROM documents WHERE id = ANY($1)", &[&ids])?;
    Ok(())
}

/// Lists printed forms with their dictionary forms.
pub(super) fn list(to: &mut Client, words: &mut Words) -> Result<(), Error> {
    let (forms, lemmas): (Vec<String>, Vec<String>) =
        std::mem::take(&mut words.new).into_iter().unzip();
    to.execute(
        "INSERT INTO word_forms SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING",
        &[&forms, &lemmas],
    )?;
    Ok(())
}

fn copy_as(
    to: &mut Client,
    table: &Table,
    name: &str,
    batch: &Batch,
    words: &mut Words,
) -> Result<(), Error> {
    let mut columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let mut kinds: Vec<Type> = table
        .columns
        .iter()
        .map(|column| kind(column.kind))
        .collect();
    let is_searched = |name: &str| searched(table.name).is_some_and(|own| own.contains(&name));
    let searched_at: Vec<usize> = (0..columns.len())
        .filter(|at| is_searched(columns[*at]))
        .collect();
    if !searched_at.is_empty() {
        columns.push(SEARCH);
        kinds.push(Type::TS_VECTOR);
    }
    let statement = format!("COPY {name} ({}) FROM STDIN BINARY", columns.join(", "));
    let mut writer = BinaryCopyInWriter::new(to.copy_in(&statement)?, &kinds);
    let mut outcome = Ok(());
    table.rows(batch, &mut |row| {
        if outcome.is_err() {
            return;
        }
        let texts: Vec<&Value<'_>> = searched_at.iter().map(|&at| &row[at]).collect();
        let found = words.of(&texts);
        let mut cells: Vec<Cell<'_>> = row.iter().map(Cell::Value).collect();
        if !searched_at.is_empty() {
            cells.push(Cell::Words(&found));
        }
        let cells: Vec<&(dyn ToSql + Sync)> = cells.iter().map(|cell| cell as _).collect();
        outcome = writer.write(&cells);
    });
    outcome?;
    writer.finish().map(|_| ())
}

fn kind(kind: Kind) -> Type {
    match kind {
        Kind::Text => Type::TEXT,
        Kind::Integer => Type::INT8,
        Kind::Real => Type::FLOAT8,
        Kind::Boolean => Type::BOOL,
        Kind::Date => Type::DATE,
        Kind::Texts => Type::TEXT_ARRAY,
    }
}
