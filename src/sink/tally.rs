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
    /// Files that are not inputs.
    pub skipped: u64,
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

    /// Counts an error.
    pub fn add_error(&mut self, error: &Error) {
        self.failed += 1;
        self.unopened += u64::from(matches!(error.code, Code::NotFound | Code::Unreadable));
    }

    /// Adds the numbers of another part.
    pub fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.failed += other.failed;
        self.unopened += other.unopened;
        self.skipped += other.skipped;
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
