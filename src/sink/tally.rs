//! What a run did, in numbers.

use crate::error::{Code, Error};
use crate::record::Record;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Numbers of a run, or of a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Records.
    pub records: u64,
    /// Errors.
    pub failed: u64,
    /// Of these, inputs that could not even be opened.
    pub unopened: u64,
    /// Files, members and records that are no inputs.
    pub skipped: u64,
    /// Records whose id was taken.
    #[serde(default)]
    pub repeated: u64,
    /// Records that were taken over from an earlier run.
    #[serde(default)]
    pub kept: u64,
    /// Bytes of the documents.
    pub bytes: u64,
    facts: [u64; KINDS.len()],
}

/// The kinds of facts, one of them and many, in the order of the record.
const KINDS: [(&str, &str); 9] = [
    ("campaign", "campaigns"),
    ("person", "people"),
    ("organization", "organizations"),
    ("place", "places"),
    ("role", "roles"),
    ("date", "dates"),
    ("figure", "figures"),
    ("amount", "amounts"),
    ("quote", "quotes"),
];

impl Tally {
    /// All that was found: records, errors, and what was skipped.
    pub fn read(&self) -> u64 {
        self.records + self.failed + self.skipped
    }

    /// What became a record or an error.
    pub fn documents(&self) -> u64 {
        self.records + self.failed
    }

    /// Counts a record and its facts.
    pub fn add_record(&mut self, record: &Record) {
        self.records += 1;
        let facts = [
            record.campaigns.len(),
            record.people.len(),
            record.organizations.len(),
            record.places.len(),
            record.roles.len(),
            record.dates.len(),
            record.figures.len(),
            record.amounts.len(),
            record.quotes.len(),
        ];
        for (sum, count) in self.facts.iter_mut().zip(facts) {
            *sum += count as u64;
        }
    }

    /// Counts an error, or what was left aside.
    pub fn add_error(&mut self, error: &Error) {
        if error.reason.is_some() {
            self.skipped += 1;
            return;
        }
        self.failed += 1;
        self.unopened += u64::from(matches!(error.code, Code::NotFound | Code::Unreadable));
    }

    /// The numbers without those of a part.
    pub fn since(&self, part: &Self) -> Self {
        let mut facts = self.facts;
        for (sum, count) in facts.iter_mut().zip(part.facts) {
            *sum = sum.saturating_sub(count);
        }
        Self {
            records: self.records.saturating_sub(part.records),
            failed: self.failed.saturating_sub(part.failed),
            unopened: self.unopened.saturating_sub(part.unopened),
            skipped: self.skipped.saturating_sub(part.skipped),
            repeated: self.repeated.saturating_sub(part.repeated),
            kept: self.kept.saturating_sub(part.kept),
            bytes: self.bytes.saturating_sub(part.bytes),
            facts,
        }
    }

    /// Adds the numbers of another part.
    pub fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.failed += other.failed;
        self.unopened += other.unopened;
        self.skipped += other.skipped;
        self.repeated += other.repeated;
        self.kept += other.kept;
        self.bytes += other.bytes;
        for (sum, count) in self.facts.iter_mut().zip(other.facts) {
            *sum += count;
        }
    }
}

impl fmt::Display for Tally {
    /// A sum that adds up, then facts by kind; every number is shown, zeros too.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records = counted(self.records, "record", "records");
        let errors = counted(self.failed, "error", "errors");
        let (read, skipped) = (self.read(), self.skipped);
        write!(f, "{read} read = {records} + {errors} + {skipped} skipped")?;
        let mut separator = "; ";
        for ((one, many), count) in KINDS.iter().zip(self.facts) {
            write!(f, "{separator}{}", counted(count, one, many))?;
            separator = ", ";
        }
        if self.kept > 0 {
            write!(
                f,
                "; {} kept of files that have not changed",
                counted(self.kept, "record", "records")
            )?;
        }
        if self.repeated > 0 {
            write!(
                f,
                "; {} made distinct",
                counted(self.repeated, "repeated id", "repeated ids")
            )?;
        }
        Ok(())
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Origin, Stage};

    #[test]
    fn one_line_with_every_number() {
        let mut tally = Tally {
            facts: [1, 2, 0, 0, 1, 0, 0, 0, 3],
            ..Tally::default()
        };
        tally.add_error(&Error::new(
            &Origin::default(),
            Stage::Page,
            Code::BadJson,
            "",
        ));
        tally.add_error(&Error::new(
            &Origin::default(),
            Stage::Source,
            Code::NotFound,
            "",
        ));
        let mut sum = Tally {
            records: 1,
            skipped: 4,
            ..Tally::default()
        };
        sum.merge(&tally);
        assert_eq!((sum.documents(), sum.failed, sum.unopened), (3, 2, 1));
        let line = "7 read = 1 record + 2 errors + 4 skipped; 1 campaign, 2 people, \
                    0 organizations, 0 places, 1 role, 0 dates, 0 figures, 0 amounts, 3 quotes";
        assert_eq!(sum.to_string(), line);
    }
}
