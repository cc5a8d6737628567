//! Records in PostgreSQL: tables with comments, foreign keys, views, and search over dictionary forms.

mod cell;
mod connect;
mod copy;
mod ddl;
mod made;
mod sink;
mod words;

#[cfg(test)]
mod tests;

pub use connect::config;

use crate::target::Form;

/// A line of [`FORMS`](crate::FORMS).
pub(crate) const FORM: Form = Form {
    name: "postgresql",
    schemes: &["postgres"],
    endings: &[],
    place: "//USER@HOST/DATABASE",
    about: "tables of a PostgreSQL server, with search",
    open: sink::open,
    beside: &[],
    sql: Some(ddl::script),
};
