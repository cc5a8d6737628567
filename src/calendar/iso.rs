//! Machine dates: ISO 8601 and the dates of mail headers.

use super::line::date_line;
use super::period::{Clock, Period, When};
use jiff::civil::Date;

/// Reads a machine date: `2010-07-03`, `2010-07-03T15:30:00+06:00`, `20100703`, `2010-07`, `2010`,
/// `Sat, 03 Jul 2010 15:30:00 +0600`. The zone is kept behind the time.
pub fn iso(text: &str) -> Option<When> {
    let text = text.trim();
    extended(text)
        .or_else(|| basic(text))
        .or_else(|| mail(text))
}

/// Digits of a number of seconds since 1970, from September 2001 on, and of one of parts of them.
const SECONDS: usize = 10;
const THOUSANDTHS: usize = 13;
const MILLIONTHS: usize = 16;
const BILLIONTHS: usize = 19;

/// The moment that a number of seconds, or of thousandths, millionths or billionths of them, since 1970 names, in UTC.
pub fn epoch(text: &str) -> Option<When> {
    let whole = text.trim().split('.').next()?;
    let number: i64 = whole.parse().ok().filter(|number| *number > 0)?;
    let seconds = match whole.len() {
        SECONDS => number,
        THOUSANDTHS => number / 1000,
        MILLIONTHS => number / 1_000_000,
        BILLIONTHS => number / 1_000_000_000,
        _ => return None,
    };
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    iso(&moment.to_string())
}

/// A day that a page or a file states: for machines, as a number of seconds, or as people write it.
pub fn stated(text: &str) -> Option<When> {
    iso(text)
        .or_else(|| epoch(text))
        .or_else(|| date_line(text).map(|line| line.when))
}

/// The time of day in an EDTF value, after its `T`.
pub(super) fn time(text: &str) -> Option<Clock> {
    clock(&mut &*text)
}

fn extended(text: &str) -> Option<When> {
    let mut rest = text;
    let year = digits(&mut rest, 4)?;
    if rest.is_empty() {
        return Period::year(year as i16).map(When::from);
    }
    let mark = separator(&mut rest)?;
    let month = digits(&mut rest, 2)?;
    if rest.is_empty() && mark == '-' {
        return Period::month(year as i16, month as i8).map(When::from);
    }
    rest = rest.strip_prefix(mark)?;
    let date = date(year, month, digits(&mut rest, 2)?)?;
    let (clock, zone) = clock_after(rest)?;
    Some(zoned(When::at(date, clock), zone))
}

fn basic(text: &str) -> Option<When> {
    let mut rest = text;
    let day = digits(&mut rest, 8)?;
    let date = date(day / 10_000, day / 100 % 100, day % 100)?;
    if matches!(rest.len(), 4 | 6) && rest.bytes().all(|b| b.is_ascii_digit()) {
        return Some(When::at(date, Some(clock(&mut rest)?)));
    }
    let (clock, zone) = clock_after(rest)?;
    Some(zoned(When::at(date, clock), zone))
}

/// RFC 2822: `[day-name,] day month-name year time zone`.
fn mail(text: &str) -> Option<When> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split([' ', '-']).filter(|word| !word.is_empty());
    let day: u32 = words.next()?.parse().ok()?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|&month| month == name)? as u32 + 1;
    let year = words.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let clock = match words.next() {
        Some(time) => Some(clock(&mut &*time)?),
        None => None,
    };
    let (_, zone) = text.rsplit_once(' ')?;
    let day = When::at(date(year, month, day)?, clock);
    Some(zoned(day, self::zone(zone).flatten()))
}

/// The moment with its zone, where it has a time.
fn zoned(mut when: When, zone: Option<String>) -> When {
    if when.edtf.contains('T') {
        when.edtf.extend(zone);
    }
    when
}

/// What follows the day: nothing, or a time and perhaps a zone. `None` for anything else.
fn clock_after(text: &str) -> Option<(Option<Clock>, Option<String>)> {
    if text.is_empty() {
        return Some((None, None));
    }
    let mut rest = text.strip_prefix(['T', 't', ' '])?.trim_start();
    let clock = clock(&mut rest)?;
    // the name of its zone, as Java writes it behind the offset
    let rest = rest
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['))
        .map_or(rest, |(rest, _)| rest);
    let rest = rest.trim();
    match half(rest) {
        Some((is_later, rest)) => Some((Some(clock.in_half(is_later)?), zone(rest.trim())?)),
        None => Some((Some(clock), zone(rest)?)),
    }
}

/// «PM», «a.m.» before what follows: whether it is the later half of a day.
fn half(text: &str) -> Option<(bool, &str)> {
    const HALVES: [(&str, bool); 4] =
        [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)];
    HALVES.iter().find_map(|(name, is_later)| {
        let head = text.get(..name.len())?;
        let rest = &text[name.len()..];
        let is_whole = !rest.starts_with(|c: char| c.is_alphanumeric());
        (head.eq_ignore_ascii_case(name) && is_whole).then_some((*is_later, rest))
    })
}

fn clock(rest: &mut &str) -> Option<Clock> {
    let hour = digits(rest, 2)?;
    let joined = rest.strip_prefix(':').is_none();
    let minute = part(rest, joined);
    let second = minute.and_then(|_| part(rest, joined));
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        *rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    // A second that is added now and then is the last of its minute to everybody else.
    let second = second.map(|second| if second == 60 { 59 } else { second });
    Clock::new(hour, minute, second)
}

fn part(rest: &mut &str, joined: bool) -> Option<u32> {
    let mut after = match joined {
        true => rest,
        false => rest.strip_prefix(':')?,
    };
    let value = digits(&mut after, 2)?;
    *rest = after;
    Some(value)
}

/// A zone as EDTF writes it: `+06:00` of «+0600» and «UTC+6», `Z`; names of other zones are passed over. `None` for what
/// is no zone.
fn zone(text: &str) -> Option<Option<String>> {
    let offset = ["UTC", "GMT"]
        .iter()
        .find_map(|name| text.strip_prefix(name));
    let offset = offset.filter(|offset| offset.starts_with(['+', '-']));
    let text = offset.unwrap_or(text);
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'));
    let Some(sign) = sign else {
        let named = text.len() <= 5 && text.chars().all(|c| c.is_ascii_alphabetic());
        let utc = matches!(text, "Z" | "z" | "UTC" | "GMT").then(|| "Z".to_owned());
        return named.then_some(utc);
    };
    let mut rest = &text[1..];
    let hour = digits(&mut rest, 2).or_else(|| digits(&mut rest, 1))?;
    rest = rest.strip_prefix(':').unwrap_or(rest);
    let minute = match rest {
        "" => 0,
        _ => digits(&mut rest, 2)?,
    };
    let known = rest.is_empty() && hour <= 14 && minute < 60;
    known.then(|| Some(format!("{sign}{hour:02}:{minute:02}")))
}

fn digits(rest: &mut &str, count: usize) -> Option<u32> {
    let head = rest
        .get(..count)
        .filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    *rest = &rest[count..];
    head.parse().ok()
}

fn separator(rest: &mut &str) -> Option<char> {
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    *rest = &rest[1..];
    Some(mark)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let known = (1..=9999).contains(&year) && month <= 12 && day <= 31;
    known.then(|| Date::new(year as i16, month as i8, day as i8).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_dates() {
        for (text, edtf) in [
            ("2010-07-03", "2010-07-03"),
            (" 2010-07-03T15:30:00+06:00 ", "2010-07-03T15:30:00+06:00"),
            ("2010-07-03T15:30Z", "2010-07-03T15:30Z"),
            ("2010-07-03 15:30", "2010-07-03T15:30"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            (
                "2010-07-03T15:30:00.123456+0600",
                "2010-07-03T15:30:00+06:00",
            ),
            ("2010-07-03 15:30:00 MSK", "2010-07-03T15:30:00"),
            ("2010-07-03 10:15 PM", "2010-07-03T22:15"),
            ("2010-07-03 12:05:00am", "2010-07-03T00:05:00"),
            ("2010-07-03 10:15 p.m. UTC", "2010-07-03T22:15Z"),
            (
                "2010-07-03T15:30+06:00[Asia/Almaty]",
                "2010-07-03T15:30+06:00",
            ),
            ("20100703153000", "2010-07-03T15:30:00"),
            ("2010-07-03 15:30:00 UTC+6", "2010-07-03T15:30:00+06:00"),
            ("2010-07-03T15:30 GMT-03:30", "2010-07-03T15:30-03:30"),
            ("2010-07-03T153000", "2010-07-03T15:30:00"),
            ("2010/07/03", "2010-07-03"),
            ("20100703", "2010-07-03"),
            ("20100703T1530", "2010-07-03T15:30"),
            ("2010-07", "2010-07"),
            ("2010", "2010"),
            (
                "Sat, 03 Jul 2010 15:30:00 +0600",
                "2010-07-03T15:30:00+06:00",
            ),
            ("3 Jul 2010", "2010-07-03"),
        ] {
            assert_eq!(
                iso(text).map(|when| when.edtf).as_deref(),
                Some(edtf),
                "{text}"
            );
        }
    }

    #[test]
    fn other_text_is_not_a_machine_date() {
        for text in [
            "",
            "201",
            "2010-13-01",
            "2010-06-31",
            "2010-07-03Tea",
            "20100740",
            "3 июля 2010",
            "2010-07-03 и",
            "2010-07-03 15:30 UTC+",
            "2010-07-03 15:30 AM",
            "20100703253000",
            "я010",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
