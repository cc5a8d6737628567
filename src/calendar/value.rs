//! What an expression comes to in its text.

use super::expr::Length;
use super::period::{Clock, Period};
use super::words::Part;
use crate::vocabulary::{Basis, DateType, Precision};
use jiff::civil::Date;

/// The value of a date, as the record publishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What kind of time it is.
    pub kind: DateType,
    /// EDTF; `None` where it cannot be resolved, and for durations and sets.
    pub edtf: Option<String>,
    /// Earliest and latest true day.
    pub days: Option<(Date, Date)>,
    /// Grain.
    pub precision: Option<Precision>,
    /// ISO 8601; for a set its period.
    pub duration: Option<String>,
    /// How it was read.
    pub basis: Basis,
}

impl Value {
    /// A value that the words do not give.
    pub(super) fn unresolved(kind: DateType, basis: Basis) -> Self {
        Self {
            kind,
            edtf: None,
            days: None,
            precision: None,
            duration: None,
            basis,
        }
    }

    /// A length of time, or the period of a set.
    pub(super) fn length(kind: DateType, length: Length) -> Self {
        Self {
            duration: Some(length.iso()),
            precision: None,
            ..Self::unresolved(kind, Basis::Stated)
        }
    }

    /// The value as the scorers write it: EDTF, a duration, or `set:` and its period.
    pub fn written(&self) -> Option<String> {
        match (self.kind, &self.duration) {
            (DateType::Set, Some(period)) => Some(format!("set:{period}")),
            (DateType::Duration, Some(duration)) => Some(duration.clone()),
            _ => self.edtf.clone(),
        }
    }
}

/// A resolved point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Whole units.
    Period(Period),
    /// A time of a day.
    At(Date, Clock),
    /// A part of a day.
    During(Date, Part),
    /// A month or a day of no known year.
    Yearless(i8, Option<i8>),
}

impl Stretch {
    /// As EDTF writes it.
    pub fn edtf(self) -> String {
        match self {
            Stretch::Period(period) => period.edtf(),
            Stretch::At(date, clock) => format!("{date}{}", clock.edtf()),
            Stretch::During(date, part) => format!("{date}{}", part.code()),
            Stretch::Yearless(month, None) => format!("XXXX-{month:02}"),
            Stretch::Yearless(month, Some(day)) => format!("XXXX-{month:02}-{day:02}"),
        }
    }

    /// First and last day, where the year is known.
    pub fn days(self) -> Option<(Date, Date)> {
        match self {
            Stretch::Period(period) => Some((period.first, period.last)),
            Stretch::At(date, _) | Stretch::During(date, _) => Some((date, date)),
            Stretch::Yearless(..) => None,
        }
    }

    /// Its grain.
    pub fn precision(self) -> Precision {
        match self {
            Stretch::Period(period) => period.grain,
            Stretch::At(_, clock) => clock.precision(),
            Stretch::During(..) | Stretch::Yearless(_, Some(_)) => Precision::Day,
            Stretch::Yearless(_, None) => Precision::Month,
        }
    }

    /// Whether it is written as an interval itself.
    pub fn is_interval(self) -> bool {
        matches!(self, Stretch::Period(_)) && self.edtf().contains('/')
    }

    /// One end of an interval: of a week its first or last day.
    pub fn end(self, last: bool) -> String {
        let edtf = self.edtf();
        match edtf.split_once('/') {
            Some((_, end)) if last => end.to_owned(),
            Some((begin, _)) => begin.to_owned(),
            None => edtf,
        }
    }
}
