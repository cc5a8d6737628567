//! Records in the forms that people load.
//!
//! ```text
//! NDJSON files → Reader → Batch → Sink: NDJSON, or the tables of `tables` as files or in a database
//! ```
//!
//! A form is a file of its own and one line in [`FORMS`]. Forms that are made of tables take their columns, keys and
//! rows from [`tables`] and never walk a record themselves.

mod batch;
mod csv_files;
mod error;
mod folder;
mod ndjson;
mod parquet_files;
mod part;
mod reader;
mod sink;
pub mod tables;
mod target;
mod value;

pub use batch::Batch;
pub use error::Error;
pub use reader::Reader;
pub use sink::{Mode, Options, Position, Sink};
pub use tables::{Column, Kind, Reference, Table, tables};
pub use target::{FORMS, Form, Target};
pub use value::Value;

use std::path::PathBuf;

/// Reads all records of `inputs` (`-` is standard input) and writes them to `target`; how many there were.
///
/// # Errors
/// An input that cannot be read or holds something else, a target that cannot be written.
pub fn export(inputs: Vec<PathBuf>, target: &Target, options: Options) -> Result<u64, Error> {
    let mut sink = target.open(options)?;
    let mut documents = 0;
    for batch in Reader::new(inputs) {
        let batch = batch?;
        documents += batch.records.len() as u64;
        sink.write(&batch)?;
        sink.commit()?;
    }
    sink.finish()?;
    Ok(documents)
}
