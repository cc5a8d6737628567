//! Whether our tables are there, and as they were made.

use super::connect::Place;
use super::ddl::{self, SEARCH, VERSION};
use crate::{Error, VIEWS, tables};
use postgres::Client;
use std::collections::BTreeSet;

/// What a database holds of us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// Nothing.
    Nothing,
    /// Our tables.
    Tables,
    /// Our tables, of which somebody has changed some.
    Changed,
}

/// What the database holds; an error where its tables are of another version, or others have their names.
pub(super) fn made(client: &mut Client, place: &Place) -> Result<Made, Error> {
    let has = |client: &mut Client, table: &str| {
        let row = client.query_one("SELECT to_regclass($1) IS NOT NULL", &[&table]);
        row.map(|row| row.get::<_, bool>(0))
            .map_err(|error| place.told(&error))
    };
    if !has(client, "svodka_tables")? {
        if has(client, "documents")? {
            return Err(place.error(
                "has a table «documents» of another program; name another database, or a schema of its own: ?options=-csearch_path%3Dnews",
            ));
        }
        return Ok(Made::Nothing);
    }
    let row = client.query_one("SELECT max(version) FROM svodka_tables", &[]);
    let version: Option<i32> = row.map_err(|error| place.told(&error))?.get(0);
    match version {
        Some(VERSION) => {}
        Some(version) if version > VERSION => {
            return Err(place.error(format_args!(
                "was made by a later svodka (tables of version {version}, this one knows {VERSION}); use that one, or name another database"
            )));
        }
        _ => {
            let cause = "was made by an earlier svodka; export all records into another database";
            return Err(place.error(cause));
        }
    }
    let present = columns(client).map_err(|error| place.told(&error))?;
    Ok(match wanted().is_subset(&present) {
        true => Made::Tables,
        false => Made::Changed,
    })
}

/// Tables and columns of the schema that is written.
fn columns(client: &mut Client) -> Result<BTreeSet<(String, String)>, postgres::Error> {
    let query = "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()";
    let rows = client.query(query, &[])?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Those that we make.
fn wanted() -> BTreeSet<(String, String)> {
    let own = tables().iter().flat_map(|table| {
        let columns = table.columns.iter().map(|column| column.name);
        columns.map(|column| (table.name, column))
    });
    let searched = ddl::SEARCHED.iter().map(|(table, _)| (*table, SEARCH));
    let kept = [
        ("exported", "document_id"),
        ("exported", "fingerprint"),
        ("word_forms", "form"),
        ("word_forms", "lemma"),
    ];
    let all = own.chain(searched).chain(kept);
    all.map(|(table, column)| (table.to_owned(), column.to_owned()))
        .collect()
}

/// Takes our tables away, to be made anew; what others have tied to them stops it.
pub(super) fn unmake(client: &mut Client) -> Result<(), postgres::Error> {
    for view in VIEWS {
        client.batch_execute(&format!("DROP VIEW IF EXISTS {}", view.name))?;
    }
    client.batch_execute("DROP FUNCTION IF EXISTS svodka_query(text)")?;
    let own = tables().iter().map(|table| table.name);
    let all: Vec<&str> = own
        .chain(["exported", "word_forms", "svodka_tables"])
        .collect();
    client.batch_execute(&format!("DROP TABLE IF EXISTS {}", all.join(", ")))
}
