//! What is said to people, and where errors go.

use super::progress::Progress;
use std::fs::File;
use std::io::{self, Write};
use svodka::error::Error;
use svodka::record::ErrorRecord;
use svodka::sink::LineSink;

/// Where errors go.
pub enum Errors {
    /// As error records, one a line.
    Records(LineSink),
    /// As sentences to standard error.
    Sentences,
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
            Self::Sentences if errors.is_empty() => Ok(Vec::new()),
            Self::Sentences => {
                progress.aside(|| errors.iter().for_each(|error| say(&error.to_string())));
                Ok(Vec::new())
            }
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

/// One line to standard error. Nobody listening is no reason to stop.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "svodka: {message}");
}
