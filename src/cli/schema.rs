//! `svodka schema`: what a record may hold.

use super::args::SchemaArgs;
use super::export::failure;
use super::status::{Failure, Status};
use schemars::Schema;
use std::io::{self, Write};
use svodka::record;

/// Prints a schema.
pub fn run(args: &SchemaArgs) -> Result<Status, Failure> {
    let text = match &args.sql {
        Some(form) => svodka_export::sql(form).map_err(failure)?,
        None => serde_json::to_string_pretty(&schema(args))
            .map_err(|error| Failure::CannotRun(error.to_string()))?,
    };
    match writeln!(io::stdout(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::CannotRun(
            format!("cannot write to standard output: {error}"),
        )),
        _ => Ok(Status::Well),
    }
}

/// The JSON Schema that was asked for.
fn schema(args: &SchemaArgs) -> Schema {
    match args {
        SchemaArgs {
            corrections: true, ..
        } => record::correction_schema(),
        SchemaArgs { claims: true, .. } => record::claim_schema(),
        SchemaArgs { entities: true, .. } => record::entity_schema(),
        _ => record::schema(args.errors),
    }
}
