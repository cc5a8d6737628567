//! Stamps in UTC, told in the time of the site where its page shows that: «2015-03-18T23:30Z» is «19 марта 2015, 05:30».

use super::date;
use super::lines::Line;
use crate::calendar::{self, Clock, When};
use crate::page::Published;
use jiff::ToSpan;
use jiff::civil::DateTime;
use std::ops::Range;

/// Lines above the headline and below the article that may show the time of the site.
const NEAR: usize = 6;

/// Zones of the sites of news in Cyrillic, in minutes east of Greenwich, by quarters of an hour.
const ZONES: std::ops::RangeInclusive<i32> = 0..=12 * 60;
const QUARTER: i32 = 15;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// The publication in local time, where a line near the article shows the same moment with the clock of the site.
pub(super) fn local(
    published: Published,
    lines: &[Line],
    head: usize,
    run: &Range<usize>,
) -> Published {
    let Some(utc) = utc(&published.when) else {
        return published;
    };
    let near = head.saturating_sub(NEAR)..lines.len().min(run.end + NEAR);
    let shown = lines[near].iter().find_map(|line| {
        let stamp = line.stamp.as_deref().and_then(calendar::iso);
        let printed = || date::read(&line.text).map(|(when, ..)| when);
        stamp
            .and_then(|when| stamped(&when, utc))
            .or_else(|| offset(moment(&printed()?)?, utc))
    });
    let Some(minutes) = shown.filter(|minutes| *minutes != 0) else {
        return published;
    };
    match at(utc, minutes, &published.when) {
        Some(when) => Published { when, ..published },
        None => published,
    }
}

/// The day that the page prints, where a stamp in UTC of the evening before is still told in no zone: it was that day
/// where the article was written.
pub(super) fn shown(
    published: Published,
    printed: impl FnOnce() -> Option<Published>,
) -> Published {
    let evening =
        utc(&published.when).filter(|utc| i32::from(utc.hour()) * 60 + ZONES.end() >= DAY);
    let next = evening.and_then(|utc| utc.date().tomorrow().ok());
    let day = next.and_then(|next| printed().filter(|day| day.when.days == Some((next, next))));
    match day {
        Some(day) if !day.when.edtf.contains('T') => day,
        _ => published,
    }
}

/// The moment of a stamp in UTC.
fn utc(when: &When) -> Option<DateTime> {
    let bare = ["Z", "+00:00"]
        .into_iter()
        .find_map(|zone| when.edtf.strip_suffix(zone))?;
    bare.parse().ok()
}

/// The moment a value without a zone shows.
fn moment(when: &When) -> Option<DateTime> {
    when.edtf.parse().ok().filter(|_| when.edtf.contains(':'))
}

/// The zone of a stamp that names the same moment.
fn stamped(when: &When, utc: DateTime) -> Option<i32> {
    let (time, zone) = when
        .edtf
        .split_at_checked(when.edtf.len().checked_sub(6)?)?;
    let (hours, minutes) = zone.strip_prefix('+')?.split_once(':')?;
    let zone = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    (offset(time.parse().ok()?, utc)? == zone).then_some(zone)
}

/// Minutes from Greenwich to a place whose clock shows `local` at `utc`, where there is such a zone.
fn offset(local: DateTime, utc: DateTime) -> Option<i32> {
    let whole = |time: DateTime| time.with().second(0).subsec_nanosecond(0).build().ok();
    let span = whole(utc)?.until(whole(local)?).ok()?;
    let minutes = span.total(jiff::Unit::Minute).ok()?;
    let minutes = minutes as i32;
    (ZONES.contains(&minutes) && minutes % QUARTER == 0).then_some(minutes)
}

/// The stamp by the clock of a zone, as exactly as it was.
fn at(utc: DateTime, minutes: i32, stamp: &When) -> Option<When> {
    let local = utc.checked_add(i64::from(minutes).minutes()).ok()?;
    let clock = Clock::of(local.time(), stamp.precision());
    let mut when = When::at(local.date(), Some(clock));
    when.edtf
        .push_str(&format!("+{:02}:{:02}", minutes / 60, minutes % 60));
    Some(when)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::DateOrigin;

    fn shown(stamp: &str, text: &str, machine: Option<&str>) -> String {
        let published = Published {
            when: calendar::iso(stamp).unwrap(),
            origin: DateOrigin::Meta,
            text: None,
            confidence: 1.0,
        };
        let line = Line {
            text: text.to_owned(),
            stamp: machine.map(str::to_owned),
            ..Line::default()
        };
        local(published, &[line], 0, &(0..1)).when.edtf
    }

    #[test]
    fn the_clock_of_the_site() {
        let stamp = "2015-03-18T23:30:10Z";
        for (text, machine, edtf) in [
            ("19 марта 2015, 05:30", None, "2015-03-19T05:30:10+06:00"),
            (
                "19 марта",
                Some("2015-03-19T02:30:10+03:00"),
                "2015-03-19T02:30:10+03:00",
            ),
            ("19 марта 2015, 05:31", None, stamp),
            ("18 марта 2015, 23:30", None, stamp),
            ("20 марта 2015, 05:30", None, stamp),
            ("19 марта 2015", None, stamp),
            ("19 марта", Some("2015-03-19T09:30:10+03:00"), stamp),
        ] {
            assert_eq!(shown(stamp, text, machine), edtf, "{text}");
        }
        assert_eq!(
            shown("2015-03-18T23:30:00+05:00", "19 марта 2015, 00:30", None),
            "2015-03-18T23:30:00+05:00"
        );
    }
}
