//! A PostgreSQL server.

use super::{Database, Row, columns};
use postgres::{Client, NoTls};
use std::io;
use svodka_export::postgres::config;
use svodka_export::{Table, Target};

/// All of it is read as it was when reading began, whatever is written meanwhile.
const BEGIN: &str = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A database on a server.
pub(crate) struct Server {
    /// Its address without the password.
    name: String,
    client: Client,
}

impl Server {
    /// Whether a place is the address of a server.
    pub(crate) fn is_one(place: &str) -> bool {
        ["postgresql://", "postgres://"]
            .iter()
            .any(|scheme| place.starts_with(scheme))
    }

    /// Connects.
    pub(crate) fn connect(address: &str) -> io::Result<Self> {
        let name = Target::parse(address)
            .map(|target| target.told())
            .map_err(io::Error::other)?;
        let failed = |error: postgres::Error| told(&name, &error);
        let config = config(address).map_err(io::Error::other)?;
        let mut client = config.connect(NoTls).map_err(failed)?;
        client.batch_execute(BEGIN).map_err(failed)?;
        Ok(Self { name, client })
    }
}

impl Database for Server {
    fn ids(&mut self, after: &str, most: i64) -> io::Result<Vec<String>> {
        let sql = "SELECT id FROM documents WHERE id > $1 ORDER BY id LIMIT $2";
        let rows = self.client.query(sql, &[&after, &most]);
        let rows = rows.map_err(|error| told(&self.name, &error))?;
        Ok(rows.into_iter().map(|row| row.get(0)).collect())
    }

    fn rows(&mut self, table: &Table, first: &str, last: &str) -> io::Result<Vec<Row>> {
        let (names, owner) = columns(table);
        let sql = format!(
            "SELECT row_to_json(t)::text FROM (SELECT {names} FROM {} WHERE {owner} BETWEEN $1 AND $2) AS t",
            table.name
        );
        let rows = self.client.query(&sql, &[&first, &last]);
        let rows = rows.map_err(|error| told(&self.name, &error))?;
        rows.iter()
            .map(|row| serde_json::from_str(row.get(0)).map_err(io::Error::other))
            .collect()
    }
}

fn told(name: &str, error: &postgres::Error) -> io::Error {
    let (words, way_out) = match error.as_db_error() {
        Some(cause) => (
            cause.message().to_owned(),
            "is it a database of this svodka's records? svodka export RECORDS --to postgresql://… makes one",
        ),
        None => (
            error.to_string(),
            "see that the server runs, and that address and password are right",
        ),
    };
    io::Error::other(format!("{name}: {words}; {way_out}"))
}
