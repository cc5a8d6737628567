//! The command line: arguments as typed → plan as meant → run; and what it does with archives for other programs.

mod args;
mod batch;
mod checks;
mod claimed;
mod claims;
mod corrections;
mod dates;
mod dictionary;
mod diff;
mod explain;
mod export;
mod extract;
#[cfg(test)]
mod fake;
mod gate;
mod interrupt;
mod keeper;
mod link;
mod manual;
mod outputs;
mod overlap;
mod plan;
mod progress;
mod records;
mod refusal;
mod report;
mod review;
mod schema;
mod score;
mod search;
mod status;
pub mod stream;
mod worker;

use args::{Args, Command};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::path::Path;

use status::{Failure, Status};
pub use worker::guarded;

/// Runs the program: arguments in, the exit code out.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    interrupt::outlive_full_files();
    let mut typed: Vec<OsString> = args.into_iter().collect();
    if typed.get(1).is_some_and(|command| command == "search") {
        typed = typed.into_iter().map(unlike_an_option).collect();
    }
    let args = match Args::try_parse_from(&typed) {
        Ok(args) => args,
        Err(error) => return explain_usage(&with_hint(error, &typed)),
    };
    let outcome = match args.command {
        Command::Extract(args) => plan::Plan::resolve(*args).and_then(extract::run),
        Command::Link(args) => link::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Dates(args) => dates::run(&args),
        Command::Diff(args) => Ok(diff::run(&args)),
        Command::Export(args) => export::run(args),
        Command::Review(args) => review::run(args),
        Command::Score(args) => score::run(args),
        Command::Search(args) => search::run(args),
        Command::Claims(args) => claims::run(args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man => manual::page(),
    };
    match outcome {
        Ok(status) => status.code(),
        Err(Failure::Usage(message)) => explain_usage(&wrong_usage(&typed, message)),
        Err(Failure::CannotRun(message)) => {
            report::say(&message);
            Status::CouldNotRun.code()
        }
    }
}

/// `-слово`, which a search is to leave out, is no option: none begins with a letter beyond ASCII. The words of a search
/// are put together with spaces, so one more changes nothing.
fn unlike_an_option(typed: OsString) -> OsString {
    let word = typed.to_str().and_then(|text| text.strip_prefix('-'));
    let is_word = word.is_some_and(|word| word.starts_with(|c: char| !c.is_ascii()));
    match is_word {
        true => [" ".as_ref(), &*typed].into_iter().collect(),
        false => typed,
    }
}

/// Wrong usage of the command that was typed, with how it is used.
fn wrong_usage(typed: &[OsString], message: String) -> clap::Error {
    let mut all = Args::command();
    all.build();
    let name = typed.get(1).and_then(|name| name.to_str());
    let named = name.is_some_and(|name| all.find_subcommand(name).is_some());
    let command = match name.filter(|_| named) {
        Some(name) => all.find_subcommand_mut(name),
        None => None,
    };
    let kind = ErrorKind::ArgumentConflict;
    match command {
        Some(command) => command.error(kind, message),
        None => all.error(kind, message),
    }
}

/// Who names a file where a command is wanted wants it extracted.
fn with_hint(error: clap::Error, typed: &[OsString]) -> clap::Error {
    let named = typed.get(1).filter(|name| {
        let path = Path::new(name);
        path == Path::new("-") || path.exists()
    });
    let is_command = !matches!(
        error.kind(),
        ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument
    );
    match named {
        Some(name) if !is_command => {
            let name = name.to_string_lossy();
            let message =
                format!("no command is called {name}; to read that file: svodka extract {name}");
            Args::command().error(ErrorKind::InvalidSubcommand, message)
        }
        _ => error,
    }
}

/// Help and versions go to standard output with status 0, the rest to standard error with 2.
fn explain_usage(error: &clap::Error) -> u8 {
    // A closed pipe is no reason to fail.
    let _ = error.print();
    if error.use_stderr() {
        Status::Usage.code()
    } else {
        Status::Well.code()
    }
}
