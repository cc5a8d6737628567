//! Files of corrections, for the commands that take one.

use super::export::failure;
use super::report::say;
use super::status::{Failure, Status};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use svodka_corrections::{Corrections, Outcome, Report};
use svodka_export::{FileKind, Reader};
use svodka_record::Record;

/// Reads a file of corrections.
pub fn read(path: &Path) -> Result<Corrections, Failure> {
    let failure =
        |error: &dyn std::fmt::Display| Failure::CannotRun(format!("{}: {error}", path.display()));
    let file = svodka_shards::open_as(path, &[FileKind::Corrections]).map_err(told)?;
    Corrections::read(file).map_err(|error| failure(&error))
}

fn told(error: svodka_shards::Error) -> Failure {
    Failure::CannotRun(error.to_string())
}

/// Says which corrections changed nothing, and why.
pub fn tell_lost(path: &Path, report: &Report<'_>) -> Status {
    let mut status = Status::Well;
    for lost in report.lost() {
        say(&format!("{}: {lost}", path.display()));
        status = Status::SomeFailed;
    }
    status
}

/// Corrections that records take up as they are made, on any thread.
pub struct TakenUp {
    path: PathBuf,
    /// What the file held, in brief: another content is another setting of a run.
    digest: String,
    corrections: Corrections,
    outcomes: Mutex<Vec<Outcome>>,
}

impl TakenUp {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let failed = |error: &dyn std::fmt::Display| {
            Failure::CannotRun(format!("{}: {error}", path.display()))
        };
        let mut bytes = Vec::new();
        let mut file = svodka_shards::open_as(path, &[FileKind::Corrections]).map_err(told)?;
        file.read_to_end(&mut bytes)
            .map_err(|error| failed(&error))?;
        Ok(Self {
            path: path.to_owned(),
            digest: format!("{:08x}", crc32fast::hash(&bytes)),
            corrections: Corrections::read(&*bytes).map_err(|error| failed(&error))?,
            outcomes: Mutex::default(),
        })
    }

    /// The file and its content, as a setting of a run.
    pub fn setting(&self) -> String {
        format!("{} {}", self.path.display(), self.digest)
    }

    /// Lets a record take up what is about it.
    pub fn apply(&self, record: &mut Record) {
        let outcome = self.corrections.apply(record);
        if !outcome.is_empty() {
            let outcomes = self.outcomes.lock();
            outcomes
                .unwrap_or_else(PoisonError::into_inner)
                .push(outcome);
        }
    }

    /// Says which corrections changed nothing, and why. `earlier` holds records that took them up in a run before.
    pub fn tell_lost(&self, earlier: Option<&Path>) -> Result<Status, Failure> {
        let mut report = Report::new(&self.corrections);
        let mut outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        outcomes.drain(..).for_each(|outcome| report.add(outcome));
        if let Some(path) = earlier.filter(|_| report.applied() < self.corrections.len()) {
            for batch in Reader::new(vec![path.to_owned()]) {
                let batch = batch.map_err(failure)?;
                let recalled = batch.records.iter();
                recalled.for_each(|record| report.add(self.corrections.recall(record)));
            }
        }
        Ok(tell_lost(&self.path, &report))
    }
}
