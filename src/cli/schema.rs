//! `svodka schema`: what a record may hold.

use super::args::SchemaArgs;
use super::status::{Failure, Status};
use std::io::{self, Write};

/// Prints a schema.
pub fn run(args: &SchemaArgs) -> Result<Status, Failure> {
    let schema = if args.claims {
        svodka_record::claim_schema()
    } else {
        svodka::record::schema(args.errors)
    };
    let text = serde_json::to_string_pretty(&schema)
        .map_err(|error| Failure::CannotRun(error.to_string()))?;
    match writeln!(io::stdout(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::CannotRun(
            format!("cannot write to standard output: {error}"),
        )),
        _ => Ok(Status::Well),
    }
}
