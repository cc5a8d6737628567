//! `svodka export`: records in another form.

use super::args::ExportArgs;
use super::checks;
use super::corrections;
use super::report::say;
use super::status::{Failure, Status};
use svodka_corrections::{Corrections, Report};
use svodka_export::{Error, Target, export};
use svodka_record::Record;

/// Writes records in the form that is asked for.
pub fn run(args: ExportArgs) -> Result<Status, Failure> {
    let target = Target::parse(&args.to).map_err(failure)?;
    checks::check_stdin(&args.records)?;
    if let Some(path) = &args.corrections {
        checks::check_read_and_written(&[path], &[target.path()])?;
    }
    let corrections = match &args.corrections {
        Some(path) => corrections::read(path)?,
        None => Corrections::default(),
    };
    let mut report = Report::new(&corrections);
    let mut correct = |record: &mut Record| report.add(corrections.apply(record));
    let options = args.how.options();
    let written = export(args.records, &target, options, &mut correct).map_err(failure)?;
    if !args.quiet {
        say(&format!("{}: {written}", target.told()));
    }
    Ok(match &args.corrections {
        Some(path) => corrections::tell_lost(path, &report),
        None => Status::Well,
    })
}

/// Why it did not come to that.
pub fn failure(error: Error) -> Failure {
    match error.is_usage() {
        true => Failure::Usage(error.to_string()),
        false => Failure::CannotRun(error.to_string()),
    }
}
