//! Whole lines to a stream or a file.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use svodka_shards::lock;

/// Takes whole lines and never leaves a half-written file under the name that was asked for.
pub struct LineSink {
    writer: Box<dyn Write + Send>,
    /// The file behind the writer, where it is one.
    file: Option<File>,
    part: Option<Part>,
}

/// A file in the making; removed again if nothing was written to it.
struct Part {
    path: PathBuf,
    target: PathBuf,
    written: u64,
    renamed: bool,
}

impl LineSink {
    /// Lines to any writer, as they come.
    pub fn stream(writer: impl Write + Send + 'static) -> Self {
        Self {
            writer: Box::new(writer),
            file: None,
            part: None,
        }
    }

    /// Lines to the file itself, as they come, behind what it holds; [`cut`](Self::cut) says how much of that
    /// stays. A regular file is locked against other processes of this program.
    ///
    /// # Errors
    /// A file that cannot be written; `WouldBlock` where another process writes it.
    pub fn direct(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        if file.metadata()?.is_file() {
            lock(&file)?;
        }
        Ok(Self {
            writer: Box::new(file.try_clone()?),
            file: Some(file),
            part: None,
        })
    }

    /// Leaves the first `length` bytes of a regular file.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn cut(&self, length: u64) -> io::Result<()> {
        match &self.file {
            Some(file) if file.metadata()?.is_file() => file.set_len(length),
            _ => Ok(()),
        }
    }

    /// Lines to `path` with `.part` behind it, after the first `length` bytes of what that holds; renamed to
    /// `path` by [`finish`](Self::finish). Links are followed.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn part(path: &Path, length: u64) -> io::Result<Self> {
        Self::beside(path, ".part", length)
    }

    /// The same with `.update` behind `path`.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn update(path: &Path) -> io::Result<Self> {
        Self::beside(path, ".update", 0)
    }

    fn beside(path: &Path, end: &str, length: u64) -> io::Result<Self> {
        let target = canonical(path)?;
        let path = ending(&target, end);
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        file.set_len(length)?;
        Self::with_part(file, path, target, length)
    }

    fn with_part(file: File, path: PathBuf, target: PathBuf, written: u64) -> io::Result<Self> {
        Ok(Self {
            writer: Box::new(file.try_clone()?),
            file: Some(file),
            part: Some(Part {
                path,
                target,
                written,
                renamed: false,
            }),
        })
    }

    /// The files that belong to `path` while it is written: `.part`, `.journal`, `.update`, and `.update.journal`.
    ///
    /// # Errors
    /// A folder that is not there.
    pub fn beside_paths(path: &Path) -> io::Result<[PathBuf; 4]> {
        let target = canonical(path)?;
        let ends = [".part", ".journal", ".update", ".update.journal"];
        Ok(ends.map(|end| ending(&target, end)))
    }

    /// The file behind it, if it is one.
    pub fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// Where the lines are until [`finish`](Self::finish), if that is a file of its own.
    pub fn part_path(&self) -> Option<&Path> {
        self.part.as_ref().map(|part| part.path.as_path())
    }

    /// Writes lines, each with its line break, at once.
    ///
    /// # Errors
    /// A full disk, a closed pipe.
    pub fn commit(&mut self, lines: &[u8]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        if let Some(part) = &mut self.part {
            part.written += lines.len() as u64;
        }
        self.writer.write_all(lines)?;
        self.writer.flush()
    }

    /// Removes what was written, if its file has not got its name yet.
    pub fn discard(mut self) {
        if let Some(part) = &mut self.part {
            part.written = 0;
        }
    }

    /// Gives the file its name, once all of it is on the disk.
    ///
    /// # Errors
    /// A full disk, a name that was taken by a folder meanwhile.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()?;
        let Some(part) = &mut self.part else {
            return Ok(());
        };
        if let Some(file) = &self.file {
            file.sync_all()?;
        }
        fs::rename(&part.path, &part.target)?;
        part.renamed = true;
        keep_name(&part.target)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.renamed && self.written == 0 {
            // Nothing is lost, and there is nobody to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

/// Asks the disk to keep the name of a file.
#[cfg(unix)]
fn keep_name(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(not(unix))]
fn keep_name(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Links that may lead from one to the next.
const LINKS: usize = 16;

/// The path without links, of a file that need not exist in a folder that must.
///
/// # Errors
/// A folder that is not there, or links that lead in a circle.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Ok(known) = fs::canonicalize(&path) {
            return Ok(known);
        }
        match fs::read_link(&path) {
            Ok(target) => path = path.with_file_name("").join(target),
            Err(_) => return missing(&path),
        }
    }
    Err(io::ErrorKind::InvalidFilename.into())
}

/// The path without links of a file that does not exist.
fn missing(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    Ok(fs::canonicalize(folder)?.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gets_its_name_at_the_end() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.ndjson");
        fs::write(&path, "old").unwrap();
        let mut sink = LineSink::part(&path, 0).unwrap();
        let part = sink.part_path().unwrap().to_owned();
        assert!(part.ends_with("out.ndjson.part"));
        sink.commit(b"{1}\n{2}\n").unwrap();
        assert_eq!(fs::read(&part).unwrap(), b"{1}\n{2}\n");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        sink.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"{1}\n{2}\n");
        assert!(!part.exists());
    }

    #[test]
    fn an_unfinished_file_stays_only_if_it_holds_lines() {
        let root = tempfile::tempdir().unwrap();
        let part = root.path().join("out.part");
        let sink = LineSink::part(&root.path().join("out"), 0).unwrap();
        assert!(part.exists());
        drop(sink);
        assert!(!part.exists());
        let mut sink = LineSink::part(&root.path().join("out"), 0).unwrap();
        sink.commit(b"{}\n").unwrap();
        drop(sink);
        assert!(part.exists());
    }

    #[test]
    fn places_that_cannot_be_written() {
        let root = tempfile::tempdir().unwrap();
        assert!(LineSink::part(&root.path().join("no/out"), 0).is_err());
        assert!(LineSink::direct(root.path()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_devices_are_not_replaced() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("target");
        fs::write(&target, "").unwrap();
        std::os::unix::fs::symlink(&target, root.path().join("link")).unwrap();
        let mut sink = LineSink::part(&root.path().join("link"), 0).unwrap();
        sink.commit(b"{}\n").unwrap();
        sink.finish().unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"{}\n");
        let sink = LineSink::direct(Path::new("/dev/null")).unwrap();
        assert_eq!(sink.part_path(), None);
    }
}
