//! The file of corrections.

use serde::Deserialize;
use std::collections::HashMap;
use std::io::{self, BufRead};
use svodka_record::{Bound, Correction, CountedAs, Decision, Record};

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
    /// A line of it, from 1, states what cannot be.
    Value(usize, String),
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Line(line, error) => write!(
                f,
                "line {line} is no correction: {error}; save the file from the review page anew"
            ),
            Self::Value(line, cause) => write!(f, "line {line}: {cause}"),
        }
    }
}

impl std::error::Error for Unread {}

/// What Windows puts before UTF-8.
const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Words of closed lists as they stand in the file: unknown ones are read as `other`, which a person never chose.
#[derive(Deserialize)]
struct Unchecked {
    counted_as: Option<String>,
}

/// Whether what was decided can be.
fn check(correction: &Correction, stated: &Unchecked) -> Result<(), String> {
    if let Some(word) = &stated.counted_as
        && CountedAs::by_name(word).is_none()
    {
        let words: Vec<&str> = CountedAs::ALL.iter().map(|word| word.name()).collect();
        return Err(format!(
            "{word:?} is nothing that happens to people; there is {}",
            words.join(", ")
        ));
    }
    let Decision::Value { value } = &correction.decision else {
        return Ok(());
    };
    match (value.bound, value.to) {
        (Bound::Other, _) => {
            let words: Vec<&str> = Bound::ALL.iter().map(|word| word.name()).collect();
            Err(format!(
                "no bound by this name; there is {}",
                words.join(", ")
            ))
        }
        (Bound::Range, Some(to)) if to >= value.number => Ok(()),
        (Bound::Range, Some(to)) => {
            let from = value.number;
            Err(format!(
                "a range from {from} to {to} has nothing in it; give the smaller number first"
            ))
        }
        (Bound::Range, None) => Err("a range wants its upper number as `to`".to_owned()),
        (_, Some(_)) => Err("`to` is of a range alone; give null".to_owned()),
        (_, None) => Ok(()),
    }
}

impl Corrections {
    /// Reads `corrections.ndjson`; empty lines are passed over.
    ///
    /// # Errors
    /// The file cannot be read, or a line is no correction, or decides what cannot be.
    pub fn read(file: impl BufRead) -> Result<Self, Unread> {
        let mut corrections = Self::default();
        for (at, line) in file.split(b'\n').enumerate() {
            let line = line.map_err(Unread::File)?;
            let json = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line);
            if json.trim_ascii().is_empty() {
                continue;
            }
            let unread = |error| Unread::Line(at + 1, error);
            let correction = serde_json::from_slice(json).map_err(unread)?;
            let stated: Unchecked = serde_json::from_slice(json).map_err(unread)?;
            check(&correction, &stated).map_err(|cause| Unread::Value(at + 1, cause))?;
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
