//! The right to write something: one process at a time.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A locked file, held until this is dropped; it is removed then if it is empty.
///
/// It is taken before anything else is opened, so that who comes too late touches nothing.
#[derive(Debug)]
pub struct Claim {
    file: File,
    path: PathBuf,
}

impl Claim {
    /// Locks the file at `path`, which is made if it is not there.
    ///
    /// # Errors
    /// A file that cannot be written; `WouldBlock` where another process holds it.
    pub fn take(path: &Path) -> io::Result<Self> {
        loop {
            let file = OpenOptions::new()
                .create(true)
                .read(true)
                .append(true)
                .open(path)?;
            lock(&file)?;
            // Whoever held the lock may have removed the file meanwhile: then others lock a new one.
            if is_at(&file, path) {
                let path = path.to_owned();
                return Ok(Self { file, path });
            }
        }
    }

    /// The right to write `place`, a file or a folder, by a hidden file beside it. None where no file can be made
    /// there, for then nothing can be written there either, or nobody is to be kept out.
    ///
    /// # Errors
    /// `WouldBlock` where another process is at work on it.
    pub fn of(place: &Path) -> io::Result<Option<Self>> {
        let Some(name) = place.file_name() else {
            return Ok(None);
        };
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".svodka-lock");
        match Self::take(&place.with_file_name(hidden)) {
            Ok(claim) => Ok(Some(claim)),
            Err(cause) if cause.kind() == ErrorKind::WouldBlock => Err(cause),
            Err(_) => Ok(None),
        }
    }

    /// The file, open to read and to append.
    pub fn file(&self) -> &File {
        &self.file
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if self.file.metadata().is_ok_and(|data| data.len() == 0) {
            // Nothing is lost, and there is nobody to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether the path leads to this very file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = file.metadata().map(|data| (data.dev(), data.ino()));
    let there = fs::metadata(path).map(|data| (data.dev(), data.ino()));
    matches!((own, there), (Ok(own), Ok(there)) if own == there)
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Locks a file against other processes of this program.
///
/// # Errors
/// `WouldBlock` where another process holds it.
pub fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(ErrorKind::WouldBlock.into()),
        // Where files cannot be locked nobody is kept out.
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::Claim;
    use std::fs;
    use std::io::ErrorKind;

    #[test]
    fn one_at_a_time_and_nothing_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("news.db");
        let first = Claim::of(&place).expect("a claim").expect("a file");
        let second = Claim::of(&place).expect_err("it is taken");
        assert_eq!(second.kind(), ErrorKind::WouldBlock);
        drop(first);
        assert!(Claim::of(&place).expect("a claim").is_some());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
        let nowhere = folder.path().join("no/where");
        assert!(Claim::of(&nowhere).expect("no claim").is_none());
    }
}
