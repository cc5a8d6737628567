//! Where a run writes: outputs that get their names when they are whole, and a folder for what is only needed meanwhile.

use crate::passes::JOURNAL;
use std::fs::{File, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use svodka_shards::{Error, Output};
use xxhash_rust::xxh3::Xxh3Default;

/// An output in the making.
pub(crate) struct Part {
    pub(crate) path: PathBuf,
    /// Whether it is packed, as the name of the output says.
    is_packed: bool,
}

impl Part {
    /// Beside the file that it becomes.
    fn beside(output: &Path) -> Self {
        Self {
            path: with_ending(output, ".part"),
            is_packed: output.extension().is_some_and(|ending| ending == PACKED),
        }
    }

    /// Makes it anew.
    pub(crate) fn create(&self) -> Result<Output, Error> {
        svodka_shards::create(&self.path, self.is_packed)
    }
}

/// The ending of packed outputs.
const PACKED: &str = "zst";

/// The outputs in the making.
pub(crate) struct Outputs {
    pub(crate) linked: Part,
    pub(crate) entities: Part,
}

impl Outputs {
    /// Beside the files that they become.
    pub(crate) fn beside(linked: &Path, entities: &Path) -> Self {
        Self {
            linked: Part::beside(linked),
            entities: Part::beside(entities),
        }
    }

    /// Gives them their names, the entities last: they may be what `--base` read, and a run that was stopped before
    /// is simply run again.
    pub(crate) fn finish(&self, linked: &Path, entities: &Path) -> Result<(), Error> {
        for (part, whole) in [(&self.linked, linked), (&self.entities, entities)] {
            std::fs::rename(&part.path, whole).map_err(|error| Error::write(whole, &error))?;
        }
        Ok(())
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A folder for temporary files beside the output. It stays where a run stops behind a finished pass, for the next one
/// to go on from there.
pub(crate) struct Folder {
    path: PathBuf,
    /// Held until the end, so that no other run works here.
    _lock: File,
}

/// The records of standard input, as a file.
const STANDARD_INPUT: &str = "standard-input";

impl Folder {
    /// A folder that no other run uses.
    pub(crate) fn beside(output: &Path) -> Result<Self, Error> {
        let path = with_ending(output, ".tmp");
        std::fs::create_dir_all(&path).map_err(|error| Error::write(&path, &error))?;
        let lock = lock(&path)?;
        Ok(Self { path, _lock: lock })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes all files but those of these names.
    pub(crate) fn clear(&self, kept: &[String]) -> Result<(), Error> {
        let clear = || {
            for entry in std::fs::read_dir(&self.path)? {
                let entry = entry?;
                let name = entry.file_name();
                let is_kept = [LOCK, STANDARD_INPUT].iter().any(|kept| name == *kept);
                if !is_kept && kept.iter().all(|kept| name != kept.as_str()) {
                    std::fs::remove_file(entry.path())?;
                }
            }
            Ok(())
        };
        clear().map_err(|error| Error::write(&self.path, &error))
    }

    /// The records, those of standard input as a file: they are read twice; and the hash of these.
    pub(crate) fn with_standard_input(
        &self,
        records: &[PathBuf],
    ) -> Result<(Vec<PathBuf>, u64), Error> {
        let (mut paths, mut hash) = (Vec::new(), 0);
        for path in records {
            if path == Path::new("-") {
                let copy = self.path.join(STANDARD_INPUT);
                hash = copy_to(&copy, std::io::stdin())
                    .map_err(|error| Error::write(&copy, &error))?;
                paths.push(copy);
            } else {
                paths.push(path.clone());
            }
        }
        Ok((paths, hash))
    }

    /// Nothing of it is needed any more.
    pub(crate) fn remove(self) -> Result<(), Error> {
        std::fs::remove_dir_all(&self.path).map_err(|error| Error::write(&self.path, &error))
    }
}

/// Writes all of `input`; its hash.
fn copy_to(path: &Path, mut input: impl Read) -> std::io::Result<u64> {
    let (mut file, mut hash) = (File::create(path)?, Xxh3Default::new());
    let mut bytes = vec![0; 1 << 16];
    loop {
        let read = input.read(&mut bytes)?;
        if read == 0 {
            return Ok(hash.digest());
        }
        hash.update(&bytes[..read]);
        std::io::Write::write_all(&mut file, &bytes[..read])?;
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.path.join(JOURNAL).exists() {
            // A folder that stays is cleared by the next run.
            let _left = std::fs::remove_dir_all(&self.path);
        }
    }
}

const LOCK: &str = "lock";

fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Error::write(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::new(format!(
            "{}: another run writes this output; wait for it, or name another",
            folder.display()
        ))),
        // A file system that knows no locks.
        Err(TryLockError::Error(_)) => Ok(file),
    }
}
