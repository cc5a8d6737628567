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

/// Whether an address states a day and names something of it; without a name it is that of all articles of the day.
pub(super) fn is_of_article(url: &str) -> bool {
    let Some(day) = published(url).and_then(|published| published.text) else {
        return false;
    };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let rest = name.chars().filter(|c| c.is_alphabetic()).count();
    rest > 0 || digits(name) > digits(&day)
}

/// The whole address of a link on a page: `None` where it leads to no page, or nowhere without the page's address.
pub(crate) fn resolved(link: &str, page: Option<&str>) -> Option<String> {
    let link = link.trim().split('#').next().unwrap_or_default();
    let scheme = link.split(['/', '?']).next().unwrap_or_default();
    if is_whole(link) {
        return Some(link.to_owned());
    }
    if link.is_empty() || scheme.contains(':') {
        return None;
    }
    let page = page.filter(|page| is_whole(page))?;
    let page = page.split(['?', '#']).next().unwrap_or(page);
    let (scheme, rest) = page.split_once("://")?;
    if let Some(rest) = link.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (way, query) = link.split_at(link.find('?').unwrap_or(link.len()));
    let folder = &path[..path.rfind('/').map_or(0, |at| at + 1)];
    let whole = match way {
        "" => path.to_owned(),
        way if way.starts_with('/') => plain(way),
        way => plain(&format!("{folder}{way}")),
    };
    let slash = if whole.starts_with('/') { "" } else { "/" };
    Some(format!("{scheme}://{host}{slash}{whole}{query}"))
}

/// A path without `.` and `..`.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
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
    fn links_of_a_page() {
        let page = Some("https://site.kz/news/2020/?page=2#top");
        for (link, expected) in [
            ("/a/1.html", Some("https://site.kz/a/1.html")),
            ("1.html#more", Some("https://site.kz/news/2020/1.html")),
            ("../x/./1", Some("https://site.kz/news/x/1")),
            ("?id=5", Some("https://site.kz/news/2020/?id=5")),
            ("//other.kz/1", Some("https://other.kz/1")),
            ("http://other.kz/1#a", Some("http://other.kz/1")),
            ("#top", None),
            ("javascript:void(0)", None),
            ("mailto:a@site.kz", None),
        ] {
            assert_eq!(resolved(link, page).as_deref(), expected, "{link}");
        }
        assert_eq!(
            resolved("a", Some("https://site.kz")).as_deref(),
            Some("https://site.kz/a")
        );
        assert_eq!(resolved("/a", None), None);
    }

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
