//! `svodka link`: records in, linked records and entities out.

use super::args::LinkArgs;
use super::plan;
use super::report::say;
use super::status::{Failure, Status};
use svodka_link::{Model, Options};

/// Links records.
pub fn run(args: LinkArgs) -> Result<Status, Failure> {
    plan::check_stdin(&args.records)?;
    if args.output == args.entities {
        return Err(Failure::Usage(
            "--output and --entities name one file".into(),
        ));
    }
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
    say(&format!(
        "{} records, {} entities",
        done.records, done.entities
    ));
    Ok(Status::Well)
}
