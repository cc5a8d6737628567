//! Records in the forms that people load.
//!
//! ```text
//! NDJSON files → Reader → Batch → Sink: NDJSON, or the tables of `tables` as files or in a database
//! ```
//!
//! A form is a file of its own and one line in [`FORMS`]. Forms that are made of tables take their columns, keys and
//! rows from [`tables`] and never walk a record themselves.

mod batch;
mod brat;
mod check;
mod csv_files;
mod dictionary;
mod error;
mod export;
mod fingerprint;
mod folder;
mod ftm;
mod gone;
mod identity;
mod json_file;
mod jsonld;
mod label_studio;
mod lemmas;
mod ndjson;
mod parquet_files;
mod patch;
pub mod postgres;
mod reader;
#[cfg(test)]
mod sample;
mod sentence;
mod sink;
mod spans;
pub mod sqlite;
pub mod tables;
mod target;
mod value;
mod views;
mod web_annotation;

pub use batch::{Batch, Line};
pub use dictionary::dictionary;
pub use error::Error;
pub use export::{TRANSACTION, Written, export};
pub use lemmas::{Lemmas, Lemmatizer};
pub use reader::Reader;
pub use sentence::Sentences;
pub use sink::{Mode, Options, Sink};
pub use svodka_record::Position;
pub use svodka_shards::{Kind as FileKind, Part, must_be_of_others, must_hold, place};
pub use tables::{Column, Kind, Reference, Table, tables};
pub use target::{FORMS, Form, Target, meant_by_ending, sql};
pub use value::Value;
pub use views::{VIEWS, View};
