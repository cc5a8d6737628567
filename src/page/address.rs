//! The date in an address: `/2010/07/03/`, `/20100703/`, `-2010-07-03-`.

use super::Published;
use crate::calendar;
use crate::vocabulary::DateOrigin;
use regex::Regex;
use std::sync::LazyLock;

/// How sure a date of the address is.
const CONFIDENCE: f64 = 0.93;

/// A day from 1994 on, its parts set off by one mark each or run together, with no digit around it.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let year = r"(199[4-9]|20\d\d)";
    Regex::new(&format!(
        r"(?:^|\D){year}(?:\D(\d\d?)\D(\d\d?)|(\d\d)(\d\d))(?:\D|$)"
    ))
    .expect("a constant")
});

/// Whether it is a whole address.
pub(super) fn is_whole(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Whether it is the front page of a site.
pub(super) fn is_root(url: &str) -> bool {
    let path = url.split_once("://").and_then(|(_, rest)| {
        let end = rest.find('/').unwrap_or(rest.len());
        rest.get(end..)
    });
    path.is_some_and(|path| matches!(path, "" | "/"))
}

/// The day an address states.
pub(super) fn published(url: &str) -> Option<Published> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = &path[path.find('/')?..];
    let found = DAY.captures(path)?;
    let part = |set_off, joined| found.get(set_off).or_else(|| found.get(joined));
    let number =
        |part: Option<regex::Match<'_>>| part.and_then(|part| part.as_str().parse::<u32>().ok());
    let (month, day) = (number(part(2, 4))?, number(part(3, 5))?);
    let text = format!("{}-{month:02}-{day:02}", &found[1]);
    Some(Published {
        when: calendar::iso(&text)?,
        origin: DateOrigin::Url,
        text: Some(text),
        confidence: CONFIDENCE,
    })
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
