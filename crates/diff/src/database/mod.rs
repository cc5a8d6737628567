//! Records out of a database that `svodka export` made.
//!
//! Rows of the tables become the keys of a record again, so that what is compared is read by the same types as NDJSON.

mod postgres;
mod rows;
mod sqlite;

pub(crate) use self::postgres::Server;
pub(crate) use sqlite::File;

use rows::{Rows, records};
use serde_json::{Map, Value};
use std::io;
use svodka_export::{Table, tables};
use svodka_record::Record;

/// Documents read at once.
const DOCUMENTS: i64 = 64;

/// A row: values by column.
type Row = Map<String, Value>;

/// A database of records.
pub(crate) trait Database {
    /// Up to `most` ids of documents behind `after`, in the order of the database.
    fn ids(&mut self, after: &str, most: i64) -> io::Result<Vec<String>>;

    /// The rows that the documents from `first` to `last` have in a table.
    fn rows(&mut self, table: &Table, first: &str, last: &str) -> io::Result<Vec<Row>>;
}

/// Hands over all records, some documents at a time.
///
/// # Errors
/// A database that cannot be read or has other tables; what `take` says.
pub(crate) fn each_record(
    database: &mut dyn Database,
    take: &mut dyn FnMut(Record) -> io::Result<()>,
) -> io::Result<()> {
    let mut after = String::new();
    loop {
        let ids = database.ids(&after, DOCUMENTS)?;
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
            return Ok(());
        };
        let mut rows = Rows::default();
        for table in tables().iter().filter(|table| rows::is_read(table.name)) {
            rows.add(table.name, database.rows(table, first, last)?);
        }
        records(&ids, rows)?.into_iter().try_for_each(&mut *take)?;
        after.clone_from(last);
    }
}

/// The columns of a table for a query, and the one by which rows belong to documents.
fn columns(table: &Table) -> (String, &'static str) {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let owner = if table.is_of_documents() {
        "document_id"
    } else {
        "id"
    };
    (names.join(", "), owner)
}
