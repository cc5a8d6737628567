//! What an expression says, before anything is known about the text it stands in.

use super::period::Clock;
use super::words::{Part, Relation, Tenths, Unit, Vague};
use crate::vocabulary::Precision;

/// A parsed expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expr {
    /// One point of some grain: «3 июля 2010», «в прошлом году».
    Point(Point),
    /// From one point to another; an absent end is open.
    Range(Option<Point>, Option<Point>),
    /// A length of time: «три года».
    Duration(Length),
    /// A length between two: «от 8 до 20 лет», of no one value.
    Lengths(Precision),
    /// Something that recurs: «ежегодно».
    Set(Length),
}

/// A point of some grain and what narrows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The stretch of the calendar.
    pub base: Base,
    /// A time of day.
    pub clock: Option<Clock>,
    /// A part of the day.
    pub part: Option<Part>,
    /// «около 1990».
    pub about: bool,
}

impl Point {
    /// A point with nothing to narrow it.
    pub const fn of(base: Base) -> Self {
        Self {
            base,
            clock: None,
            part: None,
            about: false,
        }
    }
}

/// A stretch of the calendar, stated or relative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Base {
    /// «3 июля 2010».
    Day(YearOf, i8, i8),
    /// «июль 2010».
    Month(YearOf, i8),
    /// «2010 год».
    Year(i16),
    /// «1990-е»; below 100 the century is not stated.
    Decade(i16),
    /// «XIX век».
    Century(i16),
    /// «летом 2015», by EDTF number.
    Season(YearOf, i8),
    /// «II квартал».
    Quarter(YearOf, i8),
    /// «первое полугодие».
    Half(YearOf, i8),
    /// «в прошлую субботу»; the relation is of the day, or of the week where the flag is set.
    Weekday(i8, Option<Relation>, bool),
    /// «первый понедельник марта», «последний день года».
    Nth(Nth, YearOf, i8),
    /// «последняя пятница месяца», «первый день прошлого месяца».
    NthOf(Nth, Relation),
    /// «в прошлом году», «этот день».
    Unit(Unit, Relation),
    /// «вчера»: days from the reference.
    Day0(i8),
    /// «два месяца назад», «через год».
    Shift(Length, Direction),
    /// «Год 30-летия Независимости»: a year that follows from the words.
    Anniversary(i16),
    /// A time of day, of the day of reference.
    Clock,
    /// «недавно».
    Vague(Vague),
}

/// Which of the days or weeks of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth {
    /// 1 is the first; -1 the last.
    pub rank: i8,
    /// What is counted.
    pub of: Counted,
}

/// What of a month is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A day of the week, Monday is 1.
    Weekday(i8),
    /// Days.
    Day,
    /// Weeks that begin in the month.
    Week,
    /// Weekends that begin in the month.
    Weekend,
}

/// The year a month or a day belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearOf {
    /// Not said.
    Open,
    /// «2010 года».
    Stated(i16),
    /// «прошлого года», «того же года».
    Related(Relation),
    /// «прошлым летом»: the relation is of the month or season itself.
    Nearest(Relation),
    /// «два года назад»: so many years before that of the publication.
    Ago(i16),
}

/// Which way a length leads, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// «назад»: before the publication.
    Ago,
    /// «через»: after the publication, in a narrative after the nearest date.
    Ahead,
    /// «годом ранее»: before the nearest date.
    Earlier,
    /// «годом позже», «спустя год»: after the nearest date.
    Later,
}

/// A length of time, unit by unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Tenths of units: years, months, weeks, days, hours, minutes, seconds.
    counts: [u32; 7],
    /// The unit of which there are several.
    vague: Option<u8>,
}

/// From which number of years on, in tenths, it is one of a date.
const LEAST_YEAR: u32 = 10_000;

const YEAR: usize = 0;
const MONTH: usize = 1;
const WEEK: usize = 2;
const DAY: usize = 3;
const HOUR: usize = 4;
const GRAINS: [Precision; 7] = [
    Precision::Year,
    Precision::Month,
    Precision::Week,
    Precision::Day,
    Precision::Hour,
    Precision::Minute,
    Precision::Second,
];
const LETTERS: [char; 7] = ['Y', 'M', 'W', 'D', 'H', 'M', 'S'];

impl Length {
    /// So many units; `None` for units without a length and for numbers beyond reason.
    pub fn new(count: Option<Tenths>, unit: Unit) -> Option<Self> {
        let Unit::Grain(grain) = unit else {
            return None;
        };
        let (slot, each) = match grain {
            Precision::Century => (YEAR, 100),
            Precision::Decade => (YEAR, 10),
            Precision::Half => (MONTH, 6),
            Precision::Quarter => (MONTH, 3),
            Precision::Season => return None,
            grain => (GRAINS.iter().position(|&known| known == grain)?, 1),
        };
        let mut length = Self::default();
        match count {
            None => length.vague = Some(slot as u8),
            Some(Tenths(count)) => {
                length.counts[slot] = count
                    .checked_mul(each)
                    .filter(|&n| n > 0 && n < 1_000_000)?
            }
        }
        Some(length.whole())
    }

    /// Both one after the other, the larger first: «год и три месяца», but not «9 месяцев 2018 года», nor «2018 жылдың 9 айы».
    pub fn plus(mut self, other: Self) -> Option<Self> {
        let finest = self.counts.iter().rposition(|&count| count > 0);
        let largest = other.counts.iter().position(|&count| count > 0);
        let disjoint = finest < largest && self.counts[YEAR] < LEAST_YEAR;
        let exact = self.vague.is_none() && other.vague.is_none();
        self.counts = std::array::from_fn(|slot| self.counts[slot] + other.counts[slot]);
        (disjoint && exact).then_some(self)
    }

    /// Whether the count is «several».
    pub const fn is_vague(self) -> bool {
        self.vague.is_some()
    }

    /// Whether a part of it is below a day.
    pub fn has_time(self) -> bool {
        self.counts[HOUR..].iter().any(|&count| count > 0)
            || self.vague.is_some_and(|slot| usize::from(slot) >= HOUR)
    }

    /// The finest grain it is counted in.
    pub fn grain(self) -> Precision {
        let finest = self.counts.iter().rposition(|&count| count > 0);
        GRAINS[finest.or(self.vague.map(usize::from)).unwrap_or(DAY)]
    }

    /// Whole units of the given grain: year, month, week, day, hour, minute or second.
    pub fn count(self, grain: Precision) -> i32 {
        let slot = GRAINS.iter().position(|&known| known == grain);
        slot.map_or(0, |slot| (self.counts[slot] / 10) as i32)
    }

    /// How many years it is, where it is nothing but years.
    pub fn whole_years(self) -> Option<i16> {
        let years = self.counts[YEAR] / 10;
        let nothing_else = self.vague.is_none() && self.counts[MONTH..].iter().all(|n| *n == 0);
        i16::try_from(years).ok().filter(|n| nothing_else && *n > 0)
    }

    /// As ISO 8601 writes it; `X` for «several».
    pub fn iso(self) -> String {
        let mut text = String::from("P");
        for (slot, letter) in LETTERS.into_iter().enumerate() {
            let vague = self.vague == Some(slot as u8);
            if self.counts[slot] == 0 && !vague {
                continue;
            }
            if slot >= HOUR && !text.contains('T') {
                text.push('T');
            }
            match vague {
                true => text.push('X'),
                false => text.push_str(&(self.counts[slot] / 10).to_string()),
            }
            text.push(letter);
        }
        text
    }

    /// Moves parts of a unit into the next finer one: a year and a half is 18 months.
    fn whole(mut self) -> Self {
        const FINER: [(usize, usize, u32); 6] = [
            (YEAR, MONTH, 12),
            (MONTH, DAY, 30),
            (WEEK, DAY, 7),
            (DAY, HOUR, 24),
            (HOUR, 5, 60),
            (5, 6, 60),
        ];
        for (slot, finer, each) in FINER {
            let count = self.counts[slot];
            if !count.is_multiple_of(10) {
                self.counts[slot] = 0;
                self.counts[finer] += count * each;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(tenths: u32, grain: Precision) -> String {
        Length::new(Some(Tenths(tenths)), Unit::Grain(grain))
            .unwrap()
            .iso()
    }

    #[test]
    fn lengths_are_written_as_iso() {
        assert_eq!(iso(30, Precision::Year), "P3Y");
        assert_eq!(iso(15, Precision::Year), "P18M");
        assert_eq!(iso(35, Precision::Month), "P105D");
        assert_eq!(iso(15, Precision::Hour), "PT90M");
        assert_eq!(iso(30, Precision::Quarter), "P9M");
        let days = Length::new(None, Unit::Grain(Precision::Day)).unwrap();
        assert_eq!(days.iso(), "PXD");
        let year = Length::new(Some(Tenths(10)), Unit::Grain(Precision::Year)).unwrap();
        let months = Length::new(Some(Tenths(30)), Unit::Grain(Precision::Month)).unwrap();
        assert_eq!(year.plus(months).unwrap().iso(), "P1Y3M");
    }
}
