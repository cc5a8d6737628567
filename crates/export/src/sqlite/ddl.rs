//! The statements that make the tables of a SQLite database.

use super::index::INDEXES;
use crate::tables::DOCUMENT_ID;
use crate::{Column, Kind, Reference, Table, VIEWS, tables};
use std::fmt::Write;

/// Columns that people look rows up by.
const LOOKED_UP: &[(&str, &str)] = &[
    ("documents", "article_key"),
    ("documents", "published_date"),
    ("campaigns", "name"),
    ("campaigns", "entity"),
    ("people", "name"),
    ("people", "entity"),
    ("organizations", "name"),
    ("organizations", "entity"),
    ("places", "name"),
    ("places", "entity"),
    ("figure_facts", "campaign"),
    ("figure_facts", "value"),
    ("figure_facts", "min"),
    ("figure_facts", "max"),
    ("figure_facts", "published_date"),
    ("people_roles", "name"),
];

/// Fingerprints of records: what was exported unchanged is left alone.
const EXPORTED: &str = "CREATE TABLE exported (
  document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID";

/// Printed forms of words by dictionary form, but for the dictionary form itself: what a search for a word looks for.
const WORD_FORMS: &str = "CREATE TABLE word_forms (
  lemma TEXT NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (lemma, form)
) WITHOUT ROWID";

/// The statements that make an empty database, in order.
pub(super) fn statements() -> Vec<String> {
    let mut all: Vec<String> = tables().iter().map(table).collect();
    all.extend([EXPORTED, WORD_FORMS].map(str::to_owned));
    all.extend(tables().iter().flat_map(within));
    all.extend(
        LOOKED_UP
            .iter()
            .map(|(table, column)| look_up(table, column)),
    );
    all.extend(VIEWS.iter().map(|view| {
        let query = view.query("group_concat");
        format!("CREATE VIEW {} AS\n{query}", view.name)
    }));
    all.extend(INDEXES.iter().flat_map(|index| index.statements()));
    all
}

/// `svdk`, by which `file` and we know our databases.
pub(super) const APPLICATION_ID: i32 = 0x7376_646B;
/// Version of the tables; a later one is not touched.
pub(super) const VERSION: i32 = 1;

/// The statements by which a database is known as ours.
pub(super) fn marks() -> [String; 2] {
    [
        format!("PRAGMA application_id = {APPLICATION_ID}"),
        format!("PRAGMA user_version = {VERSION}"),
    ]
}

/// The statements as a script that makes all or nothing.
pub(super) fn script() -> String {
    let all = statements().into_iter().chain(marks());
    let all: String = all.map(|statement| statement + ";\n\n").collect();
    format!("BEGIN;\n\n{all}COMMIT;\n")
}

/// A table; SQLite keeps what its columns are said to hold, and shows it with `.schema`.
fn table(table: &Table) -> String {
    let columns = table.columns.iter();
    let mut parts: Vec<(String, &str)> = columns.map(|x| (column(table, x), &*x.about)).collect();
    if table.key.len() > 1 {
        parts.push((format!("PRIMARY KEY ({})", table.key.join(", ")), ""));
    }
    parts.extend(table.references.iter().map(|x| (reference(x), "")));
    let mut text = format!("CREATE TABLE {} ( -- {}", table.name, table.about);
    for (number, (part, about)) in (1..).zip(&parts) {
        let comma = if number < parts.len() { "," } else { "" };
        let comment = if about.is_empty() { "" } else { " -- " };
        let _ = write!(text, "\n  {part}{comma}{comment}{about}");
    }
    text += "\n)";
    // Search refers to rows by their number, which must not be that of a later row.
    if !INDEXES.iter().any(|index| index.table == table.name) {
        text += " WITHOUT ROWID";
    }
    text
}

fn column(table: &Table, column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text | Kind::Date | Kind::Texts => "TEXT",
        Kind::Integer | Kind::Boolean => "INTEGER",
        Kind::Real => "REAL",
    };
    let mut text = format!("{} {kind}", column.name);
    if table.key == [column.name] {
        text += " PRIMARY KEY";
    }
    if !column.nullable {
        text += " NOT NULL";
    }
    text
}

fn reference(reference: &Reference) -> String {
    let columns = reference.columns.join(", ");
    let key = reference.key.join(", ");
    let mut text = format!(
        "FOREIGN KEY ({columns}) REFERENCES {} ({key})",
        reference.table
    );
    if reference.columns == [DOCUMENT_ID] {
        text += " ON DELETE CASCADE";
    }
    text
}

/// Indexes of the references within a table: a row that goes must know quickly that none leads to it.
fn within(table: &Table) -> impl Iterator<Item = String> {
    let inside = table
        .references
        .iter()
        .filter(|reference| reference.table == table.name);
    inside.map(|reference| {
        let mut text = format!(
            "CREATE INDEX {}_by_{}",
            table.name,
            reference.columns.join("_")
        );
        let _ = write!(
            text,
            " ON {} ({})",
            table.name,
            reference.columns.join(", ")
        );
        text
    })
}

fn look_up(table: &str, column: &str) -> String {
    format!("CREATE INDEX {table}_by_{column} ON {table} ({column})")
}
