//! Records out: JSON Lines, the journal that lets a run go on, marks of reprints, and the tally of a run.

mod journal;
mod lines;
mod reprints;
mod run_ids;
mod tally;

pub use journal::{Checked, Claim, Entry, FileEnd, Header, Journal, NotFit, sum};
pub use lines::LineSink;
pub use reprints::{Print, Reprints};
pub use run_ids::{IdReader, RunIds};
pub use tally::Tally;
