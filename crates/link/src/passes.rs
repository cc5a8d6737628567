//! The passes of a run, and what a finished one leaves to a later run with the same inputs.
//!
//! Each pass reads the files of the one before and writes its own; then the journal names them, and those of the pass
//! before are removed. A run that was stopped goes on behind the last pass that the journal names.

use crate::model::Model;
use crate::outputs::Folder;
use crate::run::Options;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use svodka_shards::Error;
use xxhash_rust::xxh3::xxh3_64;

/// The file that names what is finished.
pub(crate) const JOURNAL: &str = "journal";
/// What the files of passes look like; another number where that changes.
const FORMAT: u32 = 2;

/// A finished pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pass {
    /// Names were collected and sorted.
    Collected,
    /// It was found which of them are one.
    Resolved,
    /// Linked records were written.
    Published,
}

/// What is finished.
#[derive(Serialize, Deserialize)]
pub(crate) struct Finished {
    /// What tells the run from others.
    of: u64,
    pub(crate) pass: Pass,
    /// Records read.
    pub(crate) records: u64,
    /// Corrections that are not obeyed, and why.
    pub(crate) not_obeyed: Vec<String>,
    /// Files that the next pass reads.
    pub(crate) files: Vec<String>,
    /// Those of them that are sorted rows.
    pub(crate) runs: Vec<String>,
}

/// The journal of a run.
pub(crate) struct Journal<'a> {
    folder: &'a Folder,
    of: u64,
}

impl<'a> Journal<'a> {
    /// The journal in `folder`; `standard_input` is the hash of what came from there.
    pub(crate) fn new(
        folder: &'a Folder,
        options: &Options,
        model: &Model,
        standard_input: u64,
    ) -> Self {
        let mut told = format!(
            "{} {FORMAT} {} {standard_input} {}\n{:?}\n{:?}\n",
            env!("CARGO_PKG_VERSION"),
            model.fingerprint(),
            options.dedup,
            options.output,
            options.entities,
        );
        let read = options.base.iter().chain(&options.known);
        let read = read.chain(&options.corrections);
        for path in sorted(&options.records).iter().copied().chain(read) {
            told += &state_of(path);
        }
        Self {
            folder,
            of: xxh3_64(told.as_bytes()),
        }
    }

    /// What a run with the same inputs has finished, if all that it left is there; all else is removed.
    pub(crate) fn read(&self) -> Result<Option<Finished>, Error> {
        let found: Option<Finished> = read(&self.folder.path().join(JOURNAL)).ok();
        let is_there = |name: &String| self.folder.path().join(name).exists();
        let found = found.filter(|x| x.of == self.of && x.files.iter().all(is_there));
        let mut kept: Vec<String> = found.iter().flat_map(|x| x.files.clone()).collect();
        kept.extend(found.is_some().then(|| JOURNAL.to_owned()));
        self.folder.clear(&kept)?;
        Ok(found)
    }

    /// A pass is finished: writes so, and removes what only it has read.
    pub(crate) fn write(&self, mut finished: Finished) -> Result<Finished, Error> {
        finished.of = self.of;
        let (path, new) = (
            self.folder.path().join(JOURNAL),
            self.folder.path().join("journal.new"),
        );
        write(&new, &finished)?;
        std::fs::rename(&new, &path).map_err(|error| Error::write(&path, &error))?;
        let journal = [JOURNAL.to_owned()];
        self.folder
            .clear(&[&journal[..], &finished.files].concat())?;
        Ok(finished)
    }
}

impl Finished {
    /// A pass that was just finished.
    pub(crate) fn now(pass: Pass, records: u64, files: Vec<String>, runs: Vec<String>) -> Self {
        Self {
            of: 0,
            pass,
            records,
            not_obeyed: Vec::new(),
            files,
            runs,
        }
    }
}

/// Paths in an order that does not depend on how they were given.
fn sorted(paths: &[PathBuf]) -> Vec<&PathBuf> {
    let mut sorted: Vec<&PathBuf> = paths.iter().collect();
    sorted.sort();
    sorted.dedup();
    sorted
}

/// What tells a file from what it was before: its length, and when it was changed last.
fn state_of(path: &Path) -> String {
    let state = std::fs::metadata(path).map(|found| (found.len(), found.modified().ok()));
    format!("{path:?} {:?}\n", state.ok())
}

/// Writes a value to a file of its own.
pub(crate) fn write(path: &Path, value: &impl Serialize) -> Result<(), Error> {
    let bytes = postcard::to_allocvec(value).map_err(|error| Error::new(error.to_string()))?;
    let mut file = File::create(path).map_err(|error| Error::write(path, &error))?;
    let synced = file.write_all(&bytes).and_then(|()| file.sync_all());
    synced.map_err(|error| Error::write(path, &error))
}

/// Reads it.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let file = File::open(path).map_err(|error| Error::read(path, &error))?;
    let mut scratch = vec![0; SCRATCH];
    let found = postcard::from_io((BufReader::new(file), &mut scratch));
    let (value, _) = found.map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
    Ok(value)
}

/// Bytes of all texts of such a file.
const SCRATCH: usize = 1 << 16;

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::write;
    use std::path::Path;

    #[test]
    fn a_full_disk_is_told_with_the_file() {
        let error = write(Path::new("/dev/full"), &vec![7_u64; 100]).unwrap_err();
        let told = error.to_string();
        assert!(
            told.starts_with("/dev/full: cannot be written: No space left"),
            "{told}"
        );
    }
}
