//! What is said to people, and where errors go.

use super::progress::Progress;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use svodka::error::Error;
use svodka::record::ErrorRecord;
use svodka::sink::LineSink;
use svodka::source::harmless;

/// Where errors go.
pub enum Errors {
    /// As error records, one a line, what was left aside among them.
    Records(LineSink),
    /// As sentences to standard error.
    Sentences,
}

/// Passes on, to standard error, what was left aside.
pub fn list_skipped(errors: &[Error], progress: &Progress) {
    let skipped = || errors.iter().filter(|error| error.reason.is_some());
    if skipped().next().is_some() {
        progress.aside(|| skipped().for_each(|error| say(&format!("skipped: {error}"))));
    }
}

impl Errors {
    /// Passes errors on, in order; what was added to their file.
    pub fn take(&mut self, errors: &[Error], progress: &Progress) -> io::Result<Vec<u8>> {
        match self {
            Self::Records(sink) => {
                let lines = lines(errors)?;
                sink.commit(&lines)?;
                Ok(lines)
            }
            Self::Sentences => {
                let failed = || errors.iter().filter(|error| error.reason.is_none());
                if failed().next().is_some() {
                    progress.aside(|| failed().for_each(|error| say(&error.to_string())));
                }
                Ok(Vec::new())
            }
        }
    }

    /// Whether they go to a file that can be put in another's place.
    pub fn is_regular(&self) -> bool {
        let is_file = |file: &File| file.metadata().is_ok_and(|data| data.is_file());
        self.file().is_some_and(is_file)
    }

    /// Where they are until [`finish`](Self::finish), if that is a file of its own.
    pub fn part_path(&self) -> Option<&Path> {
        match self {
            Self::Records(sink) => sink.part_path(),
            Self::Sentences => None,
        }
    }

    /// Gives their file its name.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Records(sink) => sink.finish(),
            Self::Sentences => Ok(()),
        }
    }

    /// Removes what was written to a file of their own.
    pub fn discard(self) {
        if let Self::Records(sink) = self {
            sink.discard();
        }
    }

    /// Leaves the first `length` bytes of what the file holds.
    pub fn cut(&self, length: u64) -> io::Result<()> {
        match self {
            Self::Records(sink) => sink.cut(length),
            Self::Sentences => Ok(()),
        }
    }

    /// The file of error records, if it is one.
    pub fn file(&self) -> Option<&File> {
        match self {
            Self::Records(sink) => sink.file(),
            Self::Sentences => None,
        }
    }
}

/// Errors as lines of JSON.
fn lines(errors: &[Error]) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for error in errors {
        serde_json::to_writer(&mut lines, &ErrorRecord::from(error))?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// One line to standard error, whatever names and texts are in it. Nobody listening is no reason to stop.
pub fn say(message: &str) {
    let message: String = message.chars().map(harmless).collect();
    let _ = writeln!(io::stderr(), "svodka: {message}");
}
