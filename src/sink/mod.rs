//! Records out: JSON Lines, and the tally of a run.

mod lines;
mod tally;

pub use lines::LineSink;
pub use tally::Tally;
