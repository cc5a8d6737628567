//! What can go wrong: which file, at which line, and why.

use std::path::Path;

/// Why reading or sorting stopped.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    /// Any other cause.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A file that cannot be read.
    pub fn read(path: &Path, error: &std::io::Error) -> Self {
        let way_out = match path.is_dir() {
            true => "; it is a folder: name the files in it",
            false => "",
        };
        Self(format!(
            "{}: cannot be read: {error}{way_out}",
            path.display()
        ))
    }

    /// A file that cannot be written.
    pub fn write(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{}: cannot be written: {error}", path.display()))
    }

    /// A line that is not what it should be.
    pub fn line(path: &Path, line: u64, cause: &str) -> Self {
        Self(format!("{}:{line}: {cause}", path.display()))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
