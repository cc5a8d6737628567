//! Records out: JSON Lines, the journal that lets a run go on, marks of reprints, and the tally of a run.

mod journal;
mod lines;
mod reprints;
mod tally;

pub use journal::{Checked, Entry, Header, Journal, NotFit, sum};
pub use lines::LineSink;
pub use reprints::{Print, Reprints};
pub use tally::Tally;
