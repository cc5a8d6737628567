//! Files and folders that get their names when they are whole.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What stands behind the name of what is in the making: no name that anybody else would give.
pub const MAKING: &str = ".svodka-part";

/// A file in the making; removed again if it is not kept.
#[derive(Debug)]
pub struct Part {
    file: File,
    path: PathBuf,
    target: PathBuf,
    is_kept: bool,
}

impl Part {
    /// Makes `path`, or what it leads to, with [`MAKING`] behind it.
    ///
    /// # Errors
    /// What cannot be written, or is no file.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = crate::place(path)?;
        let part = beside(&target, MAKING);
        Ok(Self {
            file: File::create(&part)?,
            path: part,
            target,
            is_kept: false,
        })
    }

    /// Gives it its name, once all of it is on the disk.
    ///
    /// # Errors
    /// A full disk, a name that cannot be given.
    pub fn keep(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, &self.target)?;
        self.is_kept = true;
        Ok(())
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_kept {
            // Nobody has asked for it, and there is nobody to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The path with something behind its name.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    // Without the slash that may end it.
    let mut name = OsString::from(path.components().collect::<PathBuf>());
    name.push(end);
    name.into()
}
