//! `svodka export`: records in another form.

use super::args::ExportArgs;
use super::report::say;
use super::status::{Failure, Status};
use svodka_export::{Error, Target, export};

/// Writes records in the form that is asked for.
pub fn run(args: ExportArgs) -> Result<Status, Failure> {
    let target = Target::parse(&args.to).map_err(failure)?;
    let written = export(args.records, &target, args.how.options()).map_err(failure)?;
    if !args.quiet {
        say(&format!("{}: {written}", target.told()));
    }
    Ok(Status::Well)
}

/// Why it did not come to that.
pub fn failure(error: Error) -> Failure {
    match error.is_usage() {
        true => Failure::Usage(error.to_string()),
        false => Failure::CannotRun(error.to_string()),
    }
}
