//! What is said to people, and where errors go.

use super::progress::Progress;
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
    /// Passes errors on, in order.
    pub fn take(&mut self, errors: &[Error], progress: &Progress) -> io::Result<()> {
        match self {
            Self::Records(sink) => sink.commit(&lines(errors)?),
            Self::Sentences if errors.is_empty() => Ok(()),
            Self::Sentences => {
                progress.aside(|| errors.iter().for_each(|error| say(&error.to_string())));
                Ok(())
            }
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
