//! What can go wrong: which file, at which stage, and the way out.

use std::path::Path;

/// Why linking stopped.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    pub(crate) fn read(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{}: cannot be read: {error}", path.display()))
    }

    pub(crate) fn write(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{}: cannot be written: {error}", path.display()))
    }

    pub(crate) fn line(path: &Path, line: u64, cause: &str) -> Self {
        Self(format!("{}:{line}: {cause}", path.display()))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
