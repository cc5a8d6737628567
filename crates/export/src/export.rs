//! From files of records to a target.

use crate::{Error, Options, Reader, Target};
use std::fmt;
use std::fs;
use std::path::PathBuf;
use svodka_record::Record;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Records.
    pub records: u64,
    /// Entities of linked archives.
    pub entities: u64,
    /// Claims of an archive.
    pub claims: u64,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} records", self.records)?;
        for (count, what) in [(self.entities, "entities"), (self.claims, "claims")] {
            if count > 0 {
                write!(f, ", {count} {what}")?;
            }
        }
        Ok(())
    }
}

/// Lines that count together.
pub const TRANSACTION: usize = 1024;

/// Reads all records of `inputs` (`-` is standard input), lets `change` at each of them, and writes them to `target`.
///
/// # Errors
/// An input that cannot be read or holds something else, a record that refers to what it does not hold, a target that cannot be written or is an input.
pub fn export(
    inputs: Vec<PathBuf>,
    target: &Target,
    options: Options,
    change: &mut dyn FnMut(&mut Record),
) -> Result<Written, Error> {
    must_differ(&inputs, target)?;
    let mut sink = target.open(options)?;
    let mut written = Written::default();
    let mut pending = 0;
    for batch in Reader::new(inputs) {
        let mut batch = batch?;
        batch.records.iter_mut().for_each(&mut *change);
        sink.write(&batch)?;
        pending += batch.len();
        if pending >= TRANSACTION {
            sink.commit()?;
            pending = 0;
        }
        written.records += batch.records.len() as u64;
        written.entities += batch.entities.len() as u64;
        written.claims += batch.claims.len() as u64;
    }
    sink.commit()?;
    sink.finish()?;
    Ok(written)
}

fn must_differ(inputs: &[PathBuf], target: &Target) -> Result<(), Error> {
    let Ok(path) = fs::canonicalize(&target.place) else {
        return Ok(());
    };
    let is_same = |input: &&PathBuf| fs::canonicalize(input).is_ok_and(|input| input == path);
    match inputs.iter().find(is_same) {
        Some(input) => Err(Error::usage(format!(
            "{}: both read and written; give the output another name",
            input.display()
        ))),
        None => Ok(()),
    }
}
