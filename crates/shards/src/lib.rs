//! Shards of records, and rows of them in order: what every pass over an archive needs.
//!
//! Memory does not grow with the archive, and the order of rows depends on nothing but the rows.

mod error;
mod lines;
mod sort;
mod spool;

pub use error::Error;
pub use lines::{Batch, Lines, open};
pub use sort::{Row, Sorted, Sorter};
pub use spool::{Spool, SpoolReader};
