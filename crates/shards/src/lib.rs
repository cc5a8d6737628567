//! Shards of records, and rows of them in order: what every pass over an archive needs.
//!
//! Memory does not grow with the archive, and the order of rows depends on nothing but the rows.

mod claim;
mod error;
mod kind;
mod lines;
mod open;
mod pack;
mod part;
mod place;
mod shard;
mod sort;
mod spool;

pub use claim::{Claim, LOCK, lock};
pub use error::Error;
pub use kind::Kind;
pub use lines::{Batch, Lines};
pub use open::{must_be_of_others, must_hold, open, open_as};
pub use pack::{Output, Packer, create};
pub use part::{MAKING, Part, beside};
pub use place::place;
pub use shard::Shard;
pub use sort::{Row, Runs, Sorted, Sorter};
pub use spool::{Spool, SpoolReader};
