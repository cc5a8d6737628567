//! Date values and their arithmetic; one grammar for date lines of pages and for dates in text.

use jiff::civil;

/// A point of some grain, as EDTF level 1 writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// EDTF of the value, with its time of day where stated: `2010-07-03T15:30`.
    pub edtf: String,
    /// First and last true day.
    pub days: Option<(civil::Date, civil::Date)>,
}
