//! Stretches of whole calendar units, and how EDTF writes them.

use super::words::Part;
use crate::vocabulary::Precision;
use jiff::ToSpan;
use jiff::civil::{self, Date};

/// A time of day as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: i8,
    /// Absent in «в 15 часов».
    pub minute: Option<i8>,
    /// Absent in most.
    pub second: Option<i8>,
}

impl Clock {
    /// A time of day; `None` where there is none such.
    pub fn new(hour: u32, minute: Option<u32>, second: Option<u32>) -> Option<Self> {
        let within = |value: Option<u32>, limit| value.is_none_or(|value| value < limit);
        (hour < 24 && within(minute, 60) && within(second, 60)).then_some(Self {
            hour: hour as i8,
            minute: minute.map(|minute| minute as i8),
            second: second.map(|second| second as i8),
        })
    }

    /// The time in a half of the day, the later or the earlier: «10:15 PM». Hours beyond twelve are of the later half.
    pub(super) fn in_half(self, is_later: bool) -> Option<Self> {
        let hour = match self.hour {
            1..=12 => self.hour % 12 + if is_later { 12 } else { 0 },
            13.. if is_later => self.hour,
            _ => return None,
        };
        Some(Self { hour, ..self })
    }

    /// As EDTF writes it after the day, `T` included.
    pub fn edtf(self) -> String {
        match (self.minute, self.second) {
            (None, _) => format!("T{:02}", self.hour),
            (Some(minute), None) => format!("T{:02}:{minute:02}", self.hour),
            (Some(minute), Some(second)) => format!("T{:02}:{minute:02}:{second:02}", self.hour),
        }
    }

    /// Its grain.
    pub const fn precision(self) -> Precision {
        match (self.minute, self.second) {
            (None, _) => Precision::Hour,
            (Some(_), None) => Precision::Minute,
            _ => Precision::Second,
        }
    }

    /// The clock of a civil time, cut to `precision`.
    pub fn of(time: civil::Time, precision: Precision) -> Self {
        Self {
            hour: time.hour(),
            minute: (precision < Precision::Hour).then_some(time.minute()),
            second: (precision == Precision::Second).then_some(time.second()),
        }
    }

    /// As a civil time, what is absent as zero.
    pub fn time(self) -> Option<civil::Time> {
        civil::Time::new(
            self.hour,
            self.minute.unwrap_or(0),
            self.second.unwrap_or(0),
            0,
        )
        .ok()
    }
}

/// One or more whole units of one grain, first and last day inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Grain; a day for a weekend.
    pub grain: Precision,
}

impl Period {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self {
            first: date,
            last: date,
            grain: Precision::Day,
        }
    }

    /// The unit of `grain` that `date` falls into. A winter is named after the year it ends in.
    pub fn around(date: Date, grain: Precision) -> Option<Self> {
        let (year, month) = (date.year(), date.month());
        match grain {
            Precision::Second | Precision::Minute | Precision::Hour | Precision::Day => {
                Some(Self::day(date))
            }
            Precision::Week => Self::week(date),
            Precision::Month => Self::month(year, month),
            Precision::Season => {
                Self::season(year + i16::from(month == 12), 21 + (month + 9) % 12 / 3)
            }
            Precision::Quarter => Self::quarter(year, (month + 2) / 3),
            Precision::Half => Self::half(year, (month + 5) / 6),
            Precision::Year => Self::year(year),
            Precision::Decade => Self::decade(year - year.rem_euclid(10)),
            Precision::Century => Self::century((year - 1) / 100 + 1),
            Precision::Other => None,
        }
    }

    /// A month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1, Precision::Month)
    }

    /// A year from 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12, Precision::Year)
    }

    /// The decade that begins with `year`.
    pub fn decade(year: i16) -> Option<Self> {
        let first = Self::year(year)?.first;
        Some(Self {
            first,
            last: Self::year(year.checked_add(9)?)?.last,
            grain: Precision::Decade,
        })
    }

    /// A century by its number: 19 is 1801 to 1900.
    pub fn century(number: i16) -> Option<Self> {
        let end = number.checked_mul(100)?;
        Some(Self {
            first: Self::year(end.checked_sub(99)?)?.first,
            last: Self::year(end)?.last,
            grain: Precision::Century,
        })
    }

    /// A season by its EDTF number, 21 to 24.
    pub fn season(year: i16, season: i8) -> Option<Self> {
        match season {
            21..=23 => Self::months(year, 3 * (season - 20), 3, Precision::Season),
            24 => Some(Self {
                first: Self::month(year.checked_sub(1)?, 12)?.first,
                last: Self::month(year, 2)?.last,
                grain: Precision::Season,
            }),
            _ => None,
        }
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        let known = (1..=4).contains(&quarter);
        known.then(|| Self::months(year, 3 * quarter - 2, 3, Precision::Quarter))?
    }

    /// A half of a year, 1 or 2.
    pub fn half(year: i16, half: i8) -> Option<Self> {
        let known = (1..=2).contains(&half);
        known.then(|| Self::months(year, 6 * half - 5, 6, Precision::Half))?
    }

    /// The week around `date`, from Monday.
    pub fn week(date: Date) -> Option<Self> {
        let monday = date
            .checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days())
            .ok()?;
        Some(Self {
            first: monday,
            last: monday.checked_add(6.days()).ok()?,
            grain: Precision::Week,
        })
    }

    /// Saturday and Sunday of the week around `date`.
    pub fn weekend(date: Date) -> Option<Self> {
        let week = Self::week(date)?;
        Some(Self {
            first: week.first.checked_add(5.days()).ok()?,
            last: week.last,
            grain: Precision::Day,
        })
    }

    /// The period `count` units later, or earlier when negative.
    pub fn shifted(self, count: i32) -> Option<Self> {
        let first = step(self.first, self.grain, count)?;
        match self.grain {
            Precision::Day if self.first != self.last => {
                Self::weekend(step(self.first, Precision::Week, count)?)
            }
            Precision::Season => Self::around(first.checked_add(1.month()).ok()?, self.grain),
            grain => Self::around(first, grain),
        }
    }

    /// As EDTF writes it; weeks, weekends and halves are intervals.
    pub fn edtf(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.grain {
            Precision::Week => format!("{}/{}", self.first, self.last),
            Precision::Month => format!("{year:04}-{month:02}"),
            Precision::Season => {
                format!("{:04}-{:02}", self.last.year(), 21 + (month + 9) % 12 / 3)
            }
            Precision::Quarter => format!("{year:04}-{:02}", 33 + month / 3),
            Precision::Half => format!("{year:04}-{month:02}/{year:04}-{:02}", self.last.month()),
            Precision::Year => format!("{year:04}"),
            Precision::Decade => format!("{:03}X", year / 10),
            Precision::Century => format!("{:02}XX", year / 100),
            _ if self.first != self.last => format!("{}/{}", self.first, self.last),
            _ => self.first.to_string(),
        }
    }

    fn months(year: i16, month: i8, count: i8, grain: Precision) -> Option<Self> {
        let known = (1..=9999).contains(&year) && (1..=12).contains(&month);
        let first = known.then(|| Date::new(year, month, 1).ok())??;
        let last = Date::new(year, month + count - 1, 1).ok()?.last_of_month();
        Some(Self { first, last, grain })
    }
}

/// `date` moved by `count` units; `None` past the ends of the calendar.
pub(super) fn step(date: Date, grain: Precision, count: i32) -> Option<Date> {
    let months = |each: i32| {
        count
            .checked_mul(each)
            .filter(|n| n.abs() < 240_000)
            .map(|n| n.months())
    };
    let span = match grain {
        Precision::Second | Precision::Minute | Precision::Hour | Precision::Other => return None,
        Precision::Day if count.abs() < 7_000_000 => count.days(),
        Precision::Week if count.abs() < 1_000_000 => count.weeks(),
        Precision::Day | Precision::Week => return None,
        Precision::Month => months(1)?,
        Precision::Season | Precision::Quarter => months(3)?,
        Precision::Half => months(6)?,
        Precision::Year => months(12)?,
        Precision::Decade => months(120)?,
        Precision::Century => months(1200)?,
    };
    let moved = date.checked_add(span).ok()?;
    (moved.year() >= 1).then_some(moved)
}

/// A point of some grain, as EDTF level 1 writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// EDTF of the value, with its time of day where stated: `2010-07-03T15:30`.
    pub edtf: String,
    /// First and last true day.
    pub days: Option<(Date, Date)>,
}

impl When {
    /// A day, with its time where stated.
    pub fn at(date: Date, clock: Option<Clock>) -> Self {
        Self {
            edtf: format!("{date}{}", clock.map(Clock::edtf).unwrap_or_default()),
            days: Some((date, date)),
        }
    }

    /// A day with a part of it.
    pub fn during(date: Date, part: Part) -> Self {
        Self {
            edtf: format!("{date}{}", part.code()),
            days: Some((date, date)),
        }
    }

    /// The grain of the value.
    pub fn precision(&self) -> Precision {
        let (day, moment) = self.edtf.split_once('T').unwrap_or((&self.edtf, ""));
        let clock = moment.split(['+', '-', 'Z']).next().unwrap_or_default();
        match (day.len(), clock.len()) {
            (0..=4, _) => Precision::Year,
            (5..=7, _) => Precision::Month,
            (_, 8..) => Precision::Second,
            (_, 5..) => Precision::Minute,
            (_, 2) => Precision::Hour,
            _ => Precision::Day,
        }
    }
}

impl From<Period> for When {
    fn from(period: Period) -> Self {
        Self {
            edtf: period.edtf(),
            days: Some((period.first, period.last)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, grain: Precision, count: i32) -> Option<String> {
        let date: Date = text.parse().unwrap();
        Some(Period::around(date, grain)?.shifted(count)?.edtf())
    }

    #[test]
    fn periods_are_written_as_edtf() {
        for (day, grain, count, edtf) in [
            ("2010-07-03", Precision::Day, -3, "2010-06-30"),
            ("2010-07-03", Precision::Week, 0, "2010-06-28/2010-07-04"),
            ("2010-07-31", Precision::Month, -1, "2010-06"),
            ("2010-01-15", Precision::Season, 0, "2010-24"),
            ("2009-12-15", Precision::Season, 1, "2010-21"),
            ("2010-03-01", Precision::Season, -1, "2010-24"),
            ("2010-07-03", Precision::Quarter, 0, "2010-35"),
            ("2010-12-03", Precision::Quarter, 1, "2011-33"),
            ("2010-07-03", Precision::Half, -1, "2010-01/2010-06"),
            ("2010-07-03", Precision::Decade, 0, "201X"),
            ("1900-07-03", Precision::Century, 0, "18XX"),
        ] {
            assert_eq!(
                around(day, grain, count).as_deref(),
                Some(edtf),
                "{day} {grain:?} {count}"
            );
        }
    }

    #[test]
    fn the_calendar_has_ends() {
        for grain in [
            Precision::Day,
            Precision::Week,
            Precision::Month,
            Precision::Year,
            Precision::Century,
        ] {
            assert_eq!(around("2010-07-03", grain, i32::MAX), None);
            assert_eq!(around("2010-07-03", grain, i32::MIN + 1), None);
        }
        assert_eq!(Period::century(i16::MAX), None);
        assert_eq!(Period::year(0), None);
    }
}
