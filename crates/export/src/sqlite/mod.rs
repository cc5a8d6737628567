//! Records as a SQLite database: tables with foreign keys, views, full-text search.

mod ddl;
mod file;
mod forms;
mod found;
mod index;
#[cfg(test)]
mod proofs;
mod query;
mod search;
mod sink;
mod unindexed;
mod write;

pub use found::Hit;
pub use search::{Number, Question, Searched, search};

use crate::target::Form;

/// The form.
pub const FORM: Form = Form {
    name: "sqlite",
    schemes: &["sqlite3"],
    endings: &[".db", ".sqlite", ".sqlite3"],
    place: "FILE",
    about: "tables with foreign keys and search, in one file; the form to begin with",
    open: sink::open,
    beside: &[],
    sql: Some(ddl::script),
};
