//! `svodka link`: records in, linked records and entities out.

use super::args::LinkArgs;
use super::checks;
use super::claimed::claimed;
use super::refusal;
use super::report::say;
use super::status::{Failure, Status};
use std::path::{Path, PathBuf};
use svodka_export::FileKind;
use svodka_link::{Model, Options, Pass, Summary};

/// Links records.
pub fn run(args: LinkArgs) -> Result<Status, Failure> {
    checks::check_stdin(&args.records)?;
    if checks::is_same(&args.output, &args.entities) {
        return Err(Failure::Usage(
            "--output and --entities name one file".into(),
        ));
    }
    let inputs = args.records.iter().chain(&args.known);
    let inputs = inputs.chain(&args.corrections);
    let inputs: Vec<&Path> = inputs.map(PathBuf::as_path).collect();
    checks::check_read_and_written(&inputs, &[&args.output, &args.entities])?;
    if let Some(base) = &args.base {
        checks::check_read_and_written(&[base], &[&args.output])?;
        checks::check_holds(base, &[FileKind::Entities])?;
    }
    for output in [&args.output, &args.entities] {
        let is_packed = output.extension().is_some_and(|ending| ending == "zst");
        let plain = output.with_extension("");
        checks::check_plain_lines(if is_packed { &plain } else { output })?;
        svodka_export::place(output).map_err(|error| refusal::cannot_write(output, &error))?;
    }
    let _claims = claimed([args.output.as_path(), &args.entities])?;
    let options = Options {
        records: args.records,
        output: args.output,
        entities: args.entities,
        base: args.base,
        known: args.known,
        corrections: args.corrections,
        dedup: args.dedup,
        jobs: args.jobs.map_or(0, usize::from),
    };
    let done = svodka_link::link(&options, &Model::built_in());
    let done = done.map_err(|error| Failure::CannotRun(error.to_string()))?;
    if !args.quiet {
        tell(&done);
    }
    done.not_obeyed.iter().for_each(|told| say(told));
    Ok(match done.not_obeyed.is_empty() {
        true => Status::Well,
        false => Status::SomeFailed,
    })
}

/// Says what was written, and what an earlier run had done of it.
fn tell(done: &Summary) {
    if let Some(pass) = done.went_on {
        say(went_on(pass));
    }
    say(&format!(
        "{} records, {} entities",
        done.records, done.entities
    ));
}

/// What an earlier run had done.
fn went_on(pass: Pass) -> &'static str {
    match pass {
        Pass::Collected => "an earlier run had collected all names; went on from there",
        Pass::Resolved => "an earlier run had found which names are one; went on from there",
        Pass::Published => "an earlier run had written the linked records; went on from there",
    }
}
