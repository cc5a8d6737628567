//! `svodka schema`: what a record may hold.

use super::args::SchemaArgs;
use super::export::failure;
use super::status::{Failure, Status};
use std::io::{self, Write};

/// Prints a schema.
pub fn run(args: &SchemaArgs) -> Result<Status, Failure> {
    let text = match &args.sql {
        Some(form) => svodka_export::sql(form).map_err(failure)?,
        None => {
            let schema = match args.corrections {
                true => svodka::record::correction_schema(),
                false => svodka::record::schema(args.errors),
            };
            serde_json::to_string_pretty(&schema)
                .map_err(|error| Failure::CannotRun(error.to_string()))?
        }
    };
    match writeln!(io::stdout(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::CannotRun(
            format!("cannot write to standard output: {error}"),
        )),
        _ => Ok(Status::Well),
    }
}
