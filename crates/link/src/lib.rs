//! Finds the same person, organization, place and campaign across the records of svodka.

mod across;
mod aggregate;
mod article;
mod assignments;
mod block;
mod cluster;
mod collect;
mod constraints;
mod contradiction;
mod counts;
mod days;
mod dedup;
mod edition;
mod explain;
mod features;
mod fold;
mod gather;
mod grouping;
mod inside;
mod judge;
mod line;
mod linked;
mod lists;
mod looser;
mod mention;
mod model;
mod names;
mod observation;
mod observe;
mod observing;
mod outputs;
mod passes;
mod publish;
mod register;
mod resolve;
mod run;
mod seeds;
mod store;
mod tell;
#[cfg(feature = "train")]
pub mod train;

pub use explain::explain;
pub use model::Model;
pub use passes::Pass;
pub use run::{Options, Summary, link};
pub use svodka_shards::Error;
