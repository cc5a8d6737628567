//! The time that a number holds for.

use crate::statement::Time;
use jiff::civil;
use std::ops::RangeInclusive;
use svodka_record::{Date, Precision};

/// Days from publication beyond which a stated time belongs to another event.
const ELSEWHEN: i32 = 45;
/// Days of a stated time from which what is counted is that of a period.
const PERIOD: i32 = 10;

/// Days from 1970-01-01 of `YYYY-MM-DD`.
pub(crate) fn day_of(date: &str) -> Option<i32> {
    let date: civil::Date = date.get(..10)?.parse().ok()?;
    date.since(civil::date(1970, 1, 1))
        .ok()
        .map(|span| span.get_days())
}

/// `YYYY-MM-DD` of a day.
pub(crate) fn date_of(day: i32) -> Option<String> {
    let start = civil::date(1970, 1, 1);
    start
        .checked_add(jiff::Span::new().try_days(day).ok()?)
        .ok()
        .map(|date| date.to_string())
}

/// Whether EDTF names times that there are: `2019-13` and `2024-02-30` name none.
pub(crate) fn is_true(edtf: &str) -> bool {
    let bounds = edtf.split('/').filter(|bound| !matches!(*bound, "" | ".."));
    bounds.into_iter().all(is_true_bound)
}

/// Months, seasons, quarters and halves of EDTF.
const PARTS_OF_YEAR: [RangeInclusive<u8>; 2] = [1..=12, 21..=41];
/// Stands for the year of a day that comes every year.
const ANY_YEAR: &str = "2000";

fn is_true_bound(bound: &str) -> bool {
    let bound: String = bound
        .chars()
        .filter(|c| !matches!(c, '~' | '?' | '%'))
        .collect();
    let (date, time) = match bound.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (&*bound, None),
    };
    let is_time = time.is_none_or(is_time);
    let parts: Vec<&str> = date.trim_start_matches('-').split('-').collect();
    let is_year = parts[0].len() >= 4
        && parts[0]
            .trim_start_matches('Y')
            .chars()
            .all(|c| c.is_ascii_digit() || c == 'X');
    let number = |part: &str| part.parse::<u8>().ok();
    let is_part = |part: &str| {
        part == "XX" || number(part).is_some_and(|x| PARTS_OF_YEAR.iter().any(|p| p.contains(&x)))
    };
    is_time
        && is_year
        && match parts[1..] {
            [] => true,
            [part] => is_part(part),
            [month, "XX"] => is_part(month),
            ["XX", day] => number(day).is_some_and(|day| (1..=31).contains(&day)),
            [month, day] => {
                let year = if parts[0].contains('X') {
                    ANY_YEAR
                } else {
                    parts[0]
                };
                format!("{year}-{month}-{day}")
                    .parse::<civil::Date>()
                    .is_ok()
            }
            _ => false,
        }
}

/// Hours and minutes, with or without a zone.
fn is_time(time: &str) -> bool {
    let clock = time.split(['Z', '+']).next().unwrap_or(time);
    let clock = clock.split('-').next().unwrap_or(clock);
    let is_hour = clock.len() == 2 && clock.parse::<u8>().is_ok_and(|hour| hour < 24);
    is_hour || clock.parse::<civil::Time>().is_ok()
}

/// What the text states, else the day of publication.
pub(crate) fn time_of(date: Option<&Date>, published: Option<i32>) -> Time {
    let unstated = Time {
        stated: None,
        day: published,
        year: None,
        period: None,
        is_elsewhen: false,
        is_ahead: false,
    };
    let Some(date) = date.filter(|date| date.edtf.as_deref().is_none_or(is_true)) else {
        return unstated;
    };
    let bound = |text: Option<&String>| text.and_then(|text| day_of(text));
    let (Some(first), Some(last)) = (bound(date.earliest.as_ref()), bound(date.latest.as_ref()))
    else {
        return unstated;
    };
    let is_coarse = !matches!(
        date.precision,
        Some(
            Precision::Second
                | Precision::Minute
                | Precision::Hour
                | Precision::Day
                | Precision::Week
        )
    );
    let is_around = published.is_some_and(|day| (first..=last).contains(&day));
    let year = date
        .earliest
        .as_deref()
        .and_then(|text| text.get(..4)?.parse().ok());
    Time {
        stated: date.edtf.clone().filter(|_| !(is_coarse && is_around)),
        day: if is_around { published } else { Some(last) },
        year: year.filter(|_| is_coarse),
        period: date
            .edtf
            .clone()
            .filter(|_| last - first > PERIOD && !(is_coarse && is_around)),
        is_ahead: published.is_some_and(|day| day < first),
        is_elsewhen: published
            .is_some_and(|day| !is_around && (day < first - ELSEWHEN || day > last + ELSEWHEN)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back() {
        for date in ["1970-01-01", "2024-02-29", "1917-03-08"] {
            assert_eq!(day_of(date).and_then(date_of).as_deref(), Some(date));
        }
        assert_eq!(day_of("2024-02-30"), None);
        assert_eq!(day_of("2024"), None);
        assert_eq!(day_of("двадцать"), None);
    }

    #[test]
    fn times_that_there_are() {
        let there = [
            "2019",
            "199X",
            "18XX",
            "2010~",
            "2019-12",
            "2010-21",
            "2010-33",
            "2019-11-15",
            "XXXX-05-09",
            "XXXX-02-29",
            "2010-07-05/2010-07-12",
            "2000/..",
            "../2020",
            "2010-07-03T15:30",
            "2019-11-15T00:00:00+00:00",
            "2019-11-15T08:10:00Z",
            "2019-XX-12",
        ];
        for edtf in there {
            assert!(is_true(edtf), "{edtf}");
        }
        let none = [
            "2019-13",
            "2019-00",
            "2024-02-30",
            "2023-02-29",
            "2019-15/2020",
            "19",
            "2019-11-15T25:00",
            "2019-11-15T10:75",
            "XXXX-04-31",
            "скоро",
            "2019-4-5-6",
        ];
        for edtf in none {
            assert!(!is_true(edtf), "{edtf}");
        }
    }
}
