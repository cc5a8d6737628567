//! Registers of the user's own: a table, or entities of FollowTheMoney.

use crate::article::office_words;
use crate::mention::Office;
use serde::Deserialize;
use std::io::BufRead;
use std::path::Path;
use svodka_record::EntityKind;
use svodka_shards::{Error, open};

/// An entry of a register.
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) kind: EntityKind,
    pub(crate) names: Vec<String>,
    pub(crate) country: Option<String>,
    pub(crate) offices: Vec<Office>,
}

/// The entries of a file; which form it has is seen from its first byte.
pub(crate) fn entries(path: &Path) -> Result<Vec<Entry>, Error> {
    let is_json = open(path)?
        .fill_buf()
        .map_err(|error| Error::read(path, &error))?
        .starts_with(b"{");
    if is_json {
        follow_the_money(path)
    } else {
        table(path)
    }
}

/// Entries of a table with the columns `id` and `name`, and if there are `kind`, `aliases` (by `;`), `country`.
fn table(path: &Path) -> Result<Vec<Entry>, Error> {
    let wrong = |error: csv::Error| Error::new(format!("{}: {error}", path.display()));
    let mut reader = csv::Reader::from_reader(open(path)?);
    let head = reader.headers().map_err(wrong)?.clone();
    let column = |name: &str| {
        head.iter()
            .position(|column| column.trim().eq_ignore_ascii_case(name))
    };
    let (Some(id), Some(name)) = (column("id"), column("name")) else {
        return Err(Error::line(
            path,
            1,
            "wants a header with the columns id and name (kind, aliases, country may follow)",
        ));
    };
    let (kind, aliases, country) = (column("kind"), column("aliases"), column("country"));
    let mut entries = Vec::new();
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let cell = |column: Option<usize>| {
            column
                .and_then(|at| row.get(at))
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
        };
        let line = row.position().map_or(0, csv::Position::line);
        let word = cell(kind).unwrap_or("person").to_lowercase();
        let Some(kind) = EntityKind::by_name(&word) else {
            return Err(Error::line(
                path,
                line,
                &format!("kind {word:?} is none of person, organization, place, campaign"),
            ));
        };
        let aliases = cell(aliases)
            .unwrap_or_default()
            .split(';')
            .map(str::trim)
            .filter(|alias| !alias.is_empty());
        entries.push(Entry {
            id: cell(Some(id)).unwrap_or_default().to_owned(),
            kind,
            names: cell(Some(name))
                .into_iter()
                .chain(aliases)
                .map(str::to_owned)
                .collect(),
            country: cell(country).map(str::to_uppercase),
            offices: Vec::new(),
        });
    }
    Ok(entries)
}

/// An entity of FollowTheMoney.
#[derive(Deserialize)]
struct Ftm {
    id: String,
    schema: String,
    #[serde(default)]
    properties: FtmProperties,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FtmProperties {
    name: Vec<String>,
    alias: Vec<String>,
    country: Vec<String>,
    position: Vec<String>,
}

/// Entries of FollowTheMoney, one a line; schemata that are no people and no bodies are passed over.
fn follow_the_money(path: &Path) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::new();
    for (at, line) in open(path)?.lines().enumerate() {
        let line = line.map_err(|error| Error::read(path, &error))?;
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |error: serde_json::Error| {
            Error::line(
                path,
                at as u64 + 1,
                &format!("is no entity of FollowTheMoney: {error}"),
            )
        };
        let entity: Ftm = serde_json::from_str(&line).map_err(wrong)?;
        let kind = match entity.schema.as_str() {
            "Person" => EntityKind::Person,
            "Organization" | "Company" | "PublicBody" | "LegalEntity" => EntityKind::Organization,
            _ => continue,
        };
        let properties = entity.properties;
        entries.push(Entry {
            id: entity.id,
            kind,
            names: properties
                .name
                .into_iter()
                .chain(properties.alias)
                .collect(),
            country: properties
                .country
                .first()
                .map(|country| country.to_uppercase()),
            offices: properties
                .position
                .iter()
                .map(|title| Office {
                    words: office_words(title),
                    target: 0,
                })
                .collect(),
        });
    }
    Ok(entries)
}
