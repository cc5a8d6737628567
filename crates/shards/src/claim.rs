//! The right to write something: one process at a time.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How the names of the hidden files end by which places are claimed.
pub const LOCK: &str = ".svodka-lock";

/// How the names of files end that belong to an output while it is written.
const BESIDE: [&str; 4] = [".part", ".journal", ".update", ".tmp"];

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

    /// The right to write `place`, a file or a folder, and what belongs to it while it is written, by a hidden file
    /// beside it. None where no file can be made there, for then nothing can be written there either, or nobody is to
    /// be kept out.
    ///
    /// # Errors
    /// `WouldBlock` where another process is at work on it.
    pub fn of(place: &Path) -> io::Result<Option<Self>> {
        let Some(hidden) = place.file_name().map(hidden) else {
            return Ok(None);
        };
        match Self::take(&place.with_file_name(hidden)) {
            Ok(claim) => Ok(Some(claim)),
            Err(cause) if cause.kind() == ErrorKind::WouldBlock => Err(cause),
            Err(_) => Ok(None),
        }
    }

    /// The right to write all of these places, of which some may be one. They are taken in the order of their paths,
    /// so that of two processes that want the same ones, one gets them.
    ///
    /// # Errors
    /// A place on which another process is at work.
    pub fn of_all(places: impl IntoIterator<Item = PathBuf>) -> Result<Vec<Self>, PathBuf> {
        let places = places.into_iter().filter_map(|place| {
            let hidden = hidden(place.file_name()?);
            Some((place.with_file_name(hidden), place))
        });
        let sorted: BTreeMap<PathBuf, PathBuf> = places.collect();
        let claims = sorted
            .into_values()
            .map(|place| Self::of(&place).map_err(|_| place));
        claims.filter_map(Result::transpose).collect()
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

/// The name of the file by which a place is claimed.
fn hidden(name: &OsStr) -> OsString {
    let mut whole = name.as_encoded_bytes();
    while let Some(shorter) = BESIDE
        .iter()
        .find_map(|end| whole.strip_suffix(end.as_bytes()))
        .filter(|shorter| !shorter.is_empty())
    {
        whole = shorter;
    }
    let name = match std::str::from_utf8(whole) {
        Ok(whole) => OsStr::new(whole),
        Err(_) => name,
    };
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(LOCK);
    hidden
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
        let part = folder.path().join("news.db.part.journal");
        let held = Claim::of_all([part.clone(), place.clone()]).expect("one claim");
        assert_eq!(
            (held.len(), Claim::of_all([part.clone()]).err()),
            (1, Some(part))
        );
        drop(held);
        let nowhere = folder.path().join("no/where");
        assert!(Claim::of(&nowhere).expect("no claim").is_none());
    }
}
