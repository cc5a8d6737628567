//! The file of corrections.

use std::collections::HashMap;
use std::io::{self, BufRead};
use svodka_record::{Correction, Record};

/// Corrections by article.
#[derive(Debug, Default)]
pub struct Corrections {
    /// With their lines in the file, from 1.
    pub(crate) lines: Vec<(usize, Correction)>,
    by_key: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, Vec<usize>>,
}

/// Why a file of corrections is not read.
#[derive(Debug)]
pub enum Unread {
    /// It cannot be read.
    File(io::Error),
    /// A line of it, from 1, is no correction.
    Line(usize, serde_json::Error),
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Line(line, error) => write!(
                f,
                "line {line} is no correction: {error}; save the file from the review page anew"
            ),
        }
    }
}

impl std::error::Error for Unread {}

impl Corrections {
    /// Reads `corrections.ndjson`; empty lines are passed over.
    ///
    /// # Errors
    /// The file cannot be read, or a line is no correction.
    pub fn read(file: impl BufRead) -> Result<Self, Unread> {
        let mut corrections = Self::default();
        for (at, line) in file.lines().enumerate() {
            let line = line.map_err(Unread::File)?;
            if line.trim().is_empty() {
                continue;
            }
            let correction =
                serde_json::from_str(&line).map_err(|error| Unread::Line(at + 1, error))?;
            corrections.push(at + 1, correction);
        }
        Ok(corrections)
    }

    fn push(&mut self, line: usize, correction: Correction) {
        let at = self.lines.len();
        let document = &correction.document;
        self.by_key
            .entry(document.key.clone())
            .or_default()
            .push(at);
        self.by_id.entry(document.id.clone()).or_default().push(at);
        self.lines.push((line, correction));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Those about the article of a record, in the order of the file: by key, or by id where the key is another; then
    /// the article may be another too.
    pub(crate) fn about(&self, record: &Record) -> Vec<(usize, bool)> {
        let listed = |list: Option<&Vec<usize>>| list.cloned().unwrap_or_default();
        let by_key = listed(self.by_key.get(&record.article.key));
        let by_id = listed(self.by_id.get(&record.id));
        let mut about: Vec<(usize, bool)> = by_key.into_iter().map(|at| (at, true)).collect();
        about.extend(by_id.into_iter().map(|at| (at, false)));
        about.sort_unstable_by_key(|(at, known)| (*at, !known));
        about.dedup_by_key(|(at, _)| *at);
        about
    }
}
