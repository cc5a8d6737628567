//! The date in an address: `/2010/07/03/`, `/20100703/`, `-2010-07-03-`.

use super::Published;
use crate::calendar;
use crate::vocabulary::DateOrigin;

/// How sure a date of the address is.
const CONFIDENCE: f64 = 0.9;

/// Years in which there are addresses.
const YEARS: std::ops::RangeInclusive<u32> = 1994..=2099;

/// Whether it is a whole address.
pub(super) fn is_whole(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// The day an address states.
pub(super) fn published(url: &str) -> Option<Published> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = &path[path.find('/')?..];
    let numbers: Vec<(usize, &str)> = path
        .split(|c: char| !c.is_ascii_digit())
        .map(|part| (part.as_ptr() as usize - path.as_ptr() as usize, part))
        .filter(|(_, part)| !part.is_empty())
        .collect();
    let split = numbers.windows(3).find_map(|w| {
        let joined = w.windows(2).all(|p| p[1].0 - p[0].0 - p[0].1.len() == 1);
        day(w[0].1, w[1].1, w[2].1).filter(|_| joined)
    });
    let whole = || {
        numbers.iter().find_map(|(_, part)| {
            (part.len() == 8).then(|| day(&part[..4], &part[4..6], &part[6..]))?
        })
    };
    let text = split.or_else(whole)?;
    let when = calendar::iso(&text)?;
    Some(Published {
        when,
        origin: DateOrigin::Url,
        text: Some(text),
        confidence: CONFIDENCE,
    })
}

fn day(year: &str, month: &str, day: &str) -> Option<String> {
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    let year: u32 = year
        .parse()
        .ok()
        .filter(|year| fits && YEARS.contains(year))?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        for (url, day) in [
            (
                "https://site.kz/news/2010/07/03/komanda.html",
                Some("2010-07-03"),
            ),
            ("https://site.kz/20100703/1234567.html", Some("2010-07-03")),
            ("https://site.kz/a-2010-7-3-b", Some("2010-07-03")),
            ("https://site.kz/2010/17/03/", None),
            ("https://2010-07-03.kz", None),
            ("https://site.kz/news/12345678", None),
        ] {
            assert_eq!(
                published(url).map(|found| found.when.edtf).as_deref(),
                day,
                "{url}"
            );
        }
    }
}
