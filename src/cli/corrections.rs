//! Files of corrections, for the commands that take one.

use super::report::say;
use super::status::{Failure, Status};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use svodka_corrections::{Corrections, Report};

/// Reads a file of corrections.
pub fn read(path: &Path) -> Result<Corrections, Failure> {
    let failure =
        |error: &dyn std::fmt::Display| Failure::CannotRun(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(|error| failure(&error))?;
    Corrections::read(BufReader::new(file)).map_err(|error| failure(&error))
}

/// Says which corrections changed nothing, and why.
pub fn tell_lost(path: &Path, report: &Report<'_>) -> Status {
    let mut status = Status::Well;
    for lost in report.lost() {
        say(&format!("{}: {lost}", path.display()));
        status = Status::SomeFailed;
    }
    status
}
