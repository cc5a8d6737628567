//! Date values and their arithmetic; one grammar for date lines of pages and for dates in text.

mod atoms;
mod clock;
mod context;
mod counted;
mod duration;
mod eve;
mod expr;
mod expression;
mod find;
mod grammar;
mod holiday;
mod iso;
mod kazakh;
mod lexeme;
mod line;
mod listed;
mod marked;
mod number;
mod period;
mod point;
mod range;
mod relative;
mod resolve;
mod rules;
mod short_years;
#[cfg(test)]
mod tests;
mod time_word;
mod value;
mod words;
mod year;
mod year_first;

pub use atoms::{Atom, Atoms, Gap, LineAtoms};
pub use expr::{Base, Counted, Direction, Expr, Length, Nth, Point, YearOf};
pub use find::Found;
pub use grammar::{Calendar, Parsed};
pub use iso::{epoch, iso, stated};
pub use line::{DateLine, date_line};
pub use period::{Clock, Period, When};
pub use resolve::{Anchors, Reference, Tense};
pub use rules::{Example, RuleInfo, rules};
pub use value::Value;
pub use words::{Part, TimeWord, TimeWords};
