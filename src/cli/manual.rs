//! `svodka completions` and `svodka man`: what the arguments say, for shells and for readers.

use super::args::{Args, CompletionsArgs};
use super::status::{Failure, Status};
use clap::CommandFactory;
use std::io::{self, Write};

/// Prints the completions of a shell.
pub fn completions(args: &CompletionsArgs) -> Result<Status, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "svodka", &mut text);
    print(&text)
}

/// Prints the manual: the page of the program, then those of its commands.
pub fn page() -> Result<Status, Failure> {
    let mut text = Vec::new();
    let command = Args::command();
    let failed = |error: io::Error| Failure::CannotRun(error.to_string());
    clap_mangen::Man::new(command.clone())
        .render(&mut text)
        .map_err(failed)?;
    for part in command.get_subcommands() {
        let name = format!("svodka-{}", part.get_name());
        let typed = format!("svodka {}", part.get_name());
        clap_mangen::Man::new(part.clone().bin_name(typed))
            .title(name)
            .render(&mut text)
            .map_err(failed)?;
    }
    print(&text)
}

fn print(text: &[u8]) -> Result<Status, Failure> {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::CannotRun(
            format!("cannot write to standard output: {error}"),
        )),
        _ => Ok(Status::Well),
    }
}
