//! What is written at once.

use std::fmt;
use std::sync::Arc;
use svodka_record::{Claim, Entity, Record};

/// Records, and what `svodka link` and `svodka claims` make of them, in the order of the input.
#[derive(Debug, Default)]
pub struct Batch {
    /// Records.
    pub records: Vec<Record>,
    /// Entities of linked archives.
    pub entities: Vec<Entity>,
    /// Claims of an archive.
    pub claims: Vec<Claim>,
    /// The lines that all of these were read from, in order; none where they come from no file.
    pub lines: Vec<Line>,
}

/// A line of a file of records.
#[derive(Clone, Debug)]
pub struct Line {
    pub(crate) kind: LineKind,
    pub(crate) place: Place,
    /// As it was read, without its end.
    pub(crate) text: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Record,
    Entity,
    Claim,
}

/// Where a line stands: `news.ndjson:7`.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub file: Arc<str>,
    pub number: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.number)
    }
}

impl Batch {
    /// How many lines it holds.
    pub fn len(&self) -> usize {
        self.records.len() + self.entities.len() + self.claims.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A record as people are told of it: its id, and where it was read.
    pub(crate) fn told(&self, record: usize) -> String {
        let id = self.records.get(record).map_or("", |record| &*record.id);
        let lines = self
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Record);
        match lines.map(|line| &line.place).nth(record) {
            Some(place) => format!("{place}: document {id}"),
            None => format!("document {id}"),
        }
    }

    /// The document of this id as people are told of it; the last of several, which counts.
    pub(crate) fn told_by_id(&self, id: &str) -> String {
        let at = self.records.iter().rposition(|record| record.id == id);
        at.map_or_else(|| format!("document {id}"), |at| self.told(at))
    }

    /// The lines that it was read from, from the first to the last of them.
    pub(crate) fn place(&self) -> Option<String> {
        let (first, last) = (&self.lines.first()?.place, &self.lines.last()?.place);
        Some(match first.file == last.file {
            true => format!("{first}–{}", last.number),
            false => format!("{first} – {last}"),
        })
    }
}
