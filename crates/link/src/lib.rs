//! Finds the same person, organization, place and campaign across the records of svodka.

mod aggregate;
mod cluster;
mod collect;
mod constraints;
mod counts;
mod dedup;
mod explain;
mod features;
mod fold;
mod gather;
mod line;
mod lists;
mod looser;
mod mention;
mod model;
mod names;
mod observation;
mod publish;
mod resolve;
mod run;
mod seeds;
mod store;
#[cfg(feature = "train")]
pub mod train;

pub use explain::explain;
pub use model::Model;
pub use run::{Options, Summary, link};
pub use svodka_shards::Error;
