//! The time that a number holds for.

use crate::statement::Time;
use jiff::civil;
use svodka_record::{Date, Precision};

/// Days from publication beyond which a stated time belongs to another event.
const ELSEWHEN: i32 = 45;

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

/// What the text states, else the day of publication.
pub(crate) fn time_of(date: Option<&Date>, published: Option<i32>) -> Time {
    let unstated = Time {
        stated: None,
        day: published,
        year: None,
        is_elsewhen: false,
        is_ahead: false,
    };
    let Some(date) = date else {
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
}
