//! Days before a day that is told: «накануне 9 мая», «за два дня до 9 мая».

use super::atoms::Atoms;
use super::expr::{Base, Length, YearOf};
use super::lexeme::Cursor;
use super::point;
use super::words::{Prep, TimeWord, Vague};
use crate::vocabulary::Precision;
use jiff::ToSpan;
use jiff::civil::Date;

/// «9 мая» behind «накануне»: the day before it.
pub(super) fn of_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let day = point::day(c)?;
    matches!(day, Base::Day(..)).then(|| known(day, 1))
}

/// «до 9 мая» behind «за день», «за неделю»: the day that lies so far before it.
pub(super) fn before_day<A: Atoms>(c: &mut Cursor<A>, length: Length) -> Option<Base> {
    let days = match length.grain() {
        Precision::Day => length.count(Precision::Day),
        Precision::Week => 7 * length.count(Precision::Week),
        _ => 0,
    };
    (days > 0).then_some(())?;
    c.eat(|word| matches!(word, TimeWord::Prep(Prep::To)).then_some(()))?;
    let day = point::day(c)?;
    matches!(day, Base::Day(..)).then(|| known(day, days))
}

/// The day so many days before; of no value where only the year could tell which that is.
fn known(day: Base, days: i32) -> Base {
    before(day, days).unwrap_or(Base::Vague(Vague::Eve))
}

/// A year without a 29 February, for a day of a year that is not told.
const COMMON: i16 = 2001;

fn before(day: Base, days: i32) -> Option<Base> {
    let Base::Day(year, month, of_month) = day else {
        return None;
    };
    let told = match year {
        YearOf::Stated(year) => year,
        _ => COMMON,
    };
    let moved = Date::new(told, month, of_month).ok()?;
    let moved = moved.checked_sub(days.days()).ok()?;
    let of = |year| Some(Base::Day(year, moved.month(), moved.day()));
    let over_february = moved.month() <= 2 && month > 2;
    match year {
        YearOf::Stated(_) => of(YearOf::Stated(moved.year())),
        YearOf::Open if !over_february => of(year),
        year => (moved.year() == told && !over_february).then(|| of(year))?,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_before_days() {
        let day = |year, month, day| Base::Day(year, month, day);
        for (from, days, expected) in [
            (
                day(YearOf::Stated(2020), 3, 1),
                1,
                Some(day(YearOf::Stated(2020), 2, 29)),
            ),
            (
                day(YearOf::Stated(2020), 1, 1),
                7,
                Some(day(YearOf::Stated(2019), 12, 25)),
            ),
            (day(YearOf::Open, 1, 1), 1, Some(day(YearOf::Open, 12, 31))),
            (day(YearOf::Open, 3, 1), 1, None),
        ] {
            assert_eq!(before(from, days), expected);
        }
    }
}
