//! What an archive says about each quantity: claims, who makes them, and how they follow each other.
//!
//! Records are read once. Articles with numbers are sorted, events found among them, statements sorted by quantity,
//! and each quantity becomes its series of claims. Rows beyond a fixed memory are sorted on disk, and the claims do
//! not depend on the order of the inputs or the number of threads.

mod beginnings;
mod bounds;
mod campaigns;
mod counted;
mod cue;
mod deeds;
mod events;
mod evidence;
mod follow_up;
mod frames;
mod gather;
mod growth;
mod happened;
mod headline;
mod lists;
mod models;
mod names;
mod nouns;
mod offices;
mod pack;
mod parts;
mod publish;
mod quantity;
mod reading;
mod relate;
mod run;
mod said;
mod same;
mod sentence;
mod series;
mod sets;
mod sites;
mod sources;
mod statement;
mod step;
mod table;
mod time;
mod towns;
#[cfg(feature = "train")]
pub mod train;
mod trees;
mod whereabouts;
mod words;

pub use run::{Options, Summary, claims};
pub use svodka_shards::Error;
pub use svodka_tell::Lang;
pub use table::Table;
