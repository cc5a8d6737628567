//! Date values and their arithmetic; one grammar for date lines of pages and for dates in text.

mod atoms;
mod clock;
mod expr;
mod iso;
mod lexeme;
mod line;
mod number;
mod period;
mod point;
mod words;

pub use atoms::{Atom, Atoms, Gap, LineAtoms};
pub use iso::iso;
pub use line::{DateLine, date_line};
pub use period::{Clock, Period, When};
pub use words::{Part, TimeWord, TimeWords};
