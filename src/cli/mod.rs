//! The command line: arguments as typed → plan as meant → run.

mod args;
mod batch;
mod dates;
mod explain;
mod extract;
#[cfg(test)]
mod fake;
mod gate;
mod interrupt;
mod outputs;
mod plan;
mod progress;
mod report;
mod schema;
mod status;
mod worker;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::process::ExitCode;

use status::{Failure, Status};

/// Runs the program: arguments in, exit code out.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return explain_usage(&error),
    };
    let outcome = match args.command {
        Command::Extract(args) => plan::Plan::resolve(*args).and_then(extract::run),
        Command::Explain(args) => explain::run(args),
        Command::Dates(args) => dates::run(&args),
        Command::Schema(args) => schema::run(&args),
    };
    match outcome {
        Ok(status) => status.into(),
        Err(Failure::Usage(message)) => {
            let kind = clap::error::ErrorKind::ArgumentConflict;
            explain_usage(&Args::command().error(kind, message))
        }
        Err(Failure::CannotRun(message)) => {
            report::say(&message);
            Status::CouldNotRun.into()
        }
    }
}

/// Help and versions go to standard output with status 0, the rest to standard error with 2.
fn explain_usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is no reason to fail.
    let _ = error.print();
    if error.use_stderr() {
        Status::Usage.into()
    } else {
        Status::Well.into()
    }
}
