//! Where a run writes: outputs that get their names when they are whole, and a folder for what is only needed meanwhile.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use svodka_shards::Error;

/// The outputs in the making.
pub(crate) struct Outputs {
    pub(crate) linked: PathBuf,
    pub(crate) entities: PathBuf,
}

impl Outputs {
    /// Beside the files that they become.
    pub(crate) fn beside(linked: &Path, entities: &Path) -> Self {
        Self {
            linked: with_ending(linked, ".part"),
            entities: with_ending(entities, ".part"),
        }
    }

    /// Gives them their names, the entities last: they may be what `--base` read, and a run that was stopped before
    /// is simply run again.
    pub(crate) fn finish(&self, linked: &Path, entities: &Path) -> Result<(), Error> {
        for part in [&self.linked, &self.entities] {
            let synced = File::open(part).and_then(|file| file.sync_all());
            synced.map_err(|error| Error::write(part, &error))?;
        }
        for (part, whole) in [(&self.linked, linked), (&self.entities, entities)] {
            std::fs::rename(part, whole).map_err(|error| Error::write(whole, &error))?;
        }
        Ok(())
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A folder for temporary files beside the output, removed at the end; what a run that was stopped has left is
/// removed by the next one.
pub(crate) struct Folder {
    path: PathBuf,
    /// Held until the end, so that no other run works here.
    _lock: File,
}

impl Folder {
    /// An empty folder that no other run uses.
    pub(crate) fn beside(output: &Path) -> Result<Self, Error> {
        let path = with_ending(output, ".tmp");
        std::fs::create_dir_all(&path).map_err(|error| Error::write(&path, &error))?;
        let lock = lock(&path)?;
        let folder = Self { path, _lock: lock };
        folder
            .clear()
            .map_err(|error| Error::write(&folder.path, &error))?;
        Ok(folder)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes all that an earlier run has left.
    fn clear(&self) -> std::io::Result<()> {
        for entry in std::fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name() != LOCK {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// The records, those of standard input as a file: they are read twice.
    pub(crate) fn with_standard_input(&self, records: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let mut paths = Vec::new();
        for path in records {
            if path == Path::new("-") {
                let copy = self.path.join("standard-input");
                let file = File::create(&copy);
                let copied =
                    file.and_then(|mut file| std::io::copy(&mut std::io::stdin(), &mut file));
                copied.map_err(|error| Error::write(&copy, &error))?;
                paths.push(copy);
            } else {
                paths.push(path.clone());
            }
        }
        Ok(paths)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is removed by the next run.
        let _left = std::fs::remove_dir_all(&self.path);
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
