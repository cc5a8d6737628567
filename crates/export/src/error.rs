//! What can go wrong, told with its place and the way out.

use std::fmt;
use std::io;
use std::path::Path;

/// Why records cannot be read or written.
#[derive(Debug)]
pub struct Error {
    message: String,
    is_usage: bool,
}

impl Error {
    /// The request makes no sense; `message` says what would.
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            is_usage: true,
        }
    }

    /// An input or output at `place` failed.
    pub fn at(place: impl fmt::Display, cause: impl fmt::Display) -> Self {
        Self {
            message: format!("{place}: {cause}"),
            is_usage: false,
        }
    }

    /// A file or folder that cannot be written.
    pub fn output(path: &Path, cause: &io::Error) -> Self {
        let missing = path
            .parent()
            .filter(|folder| *folder != Path::new("") && !folder.is_dir());
        match missing {
            Some(folder) if cause.kind() == io::ErrorKind::NotFound => Self::at(
                path.display(),
                format_args!(
                    "cannot be written: there is no folder {}; make it first",
                    folder.display()
                ),
            ),
            _ => Self::at(path.display(), format_args!("cannot be written: {cause}")),
        }
    }

    /// Whether the request makes no sense, rather than that something failed.
    pub fn is_usage(&self) -> bool {
        self.is_usage
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<svodka_shards::Error> for Error {
    fn from(error: svodka_shards::Error) -> Self {
        Self {
            message: error.to_string(),
            is_usage: false,
        }
    }
}
