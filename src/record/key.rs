//! What tells an article wherever it stands: `article.key`.

use crate::lexicon::normal::{fold, is_alphanumeric, small_russian};
use xxhash_rust::xxh3::xxh3_128;

/// Parameters of an address that say how a reader came, by their beginnings.
const TRACKING: [&str; 14] = [
    "utm_",
    "fbclid",
    "gclid",
    "yclid",
    "ysclid",
    "_openstat",
    "mc_cid",
    "mc_eid",
    "igshid",
    "dclid",
    "msclkid",
    "wbraid",
    "gbraid",
    "srsltid",
];

/// Hexadecimal digits that are kept of XXH3 (128 bits) of the words.
const DIGITS: usize = 20;

/// The key of an article with this address and this text.
pub(super) fn key(url: Option<&str>, text: &str) -> String {
    url.and_then(address).unwrap_or_else(|| {
        let digits = format!("{:032x}", xxh3_128(words(text).as_bytes()));
        format!("text:{}", &digits[..DIGITS])
    })
}

/// The address without what does not tell articles apart: scheme, «www.», the parameters of counters, what
/// follows «#». The address of a site as a whole tells nothing.
fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = match rest.find('#') {
        Some(at) if !rest[at..].starts_with("#!") => &rest[..at],
        _ => rest,
    };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let host = host.to_lowercase();
    let host = host.trim_end_matches(":443").trim_end_matches(":80");
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = path.trim_end_matches('/');
    let telling: Vec<&str> = query
        .split('&')
        .filter(|parameter| !parameter.is_empty() && !is_tracking(parameter))
        .collect();
    if host.is_empty() || path.is_empty() && telling.is_empty() {
        return None;
    }
    let mark = if telling.is_empty() { "" } else { "?" };
    let address = format!("{host}{path}{mark}{}", telling.join("&"));
    Some(spelled(&address).unwrap_or(address))
}

/// An address with its letters beyond ASCII as letters, which some write by their bytes: «/%D0%B0» is «/а».
fn spelled(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        match byte.filter(|byte| !byte.is_ascii()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or(parameter);
    TRACKING
        .iter()
        .any(|known| name == *known || known.ends_with('_') && name.starts_with(known))
}

/// The words alone, whatever the case, ё, punctuation and white space: each in lower case with a space behind it.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 1);
    let mut is_inside = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let plain = small_russian(rest.as_bytes());
        if plain > 0 {
            words.push_str(&rest[..plain]);
            rest = &rest[plain..];
            is_inside = true;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let is_word = is_alphanumeric(c);
        if is_word {
            words.push(fold(c));
        } else if is_inside {
            words.push(' ');
        }
        is_inside = is_word;
    }
    if is_inside {
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_what_follows_readers() {
        for (url, expected) in [
            (
                "https://www.Site.kz/news/1/?utm_source=tg&utm_medium=x#top",
                "site.kz/news/1",
            ),
            ("http://site.kz/news/1", "site.kz/news/1"),
            ("http://site.kz:80/news?id=5&fbclid=Ab", "site.kz/news?id=5"),
            ("https://site.kz/?p=12&yclid=1", "site.kz?p=12"),
            ("https://site.kz/#!/news/1", "site.kz/#!/news/1"),
            ("https://site.kz/a?utmost=1", "site.kz/a?utmost=1"),
            ("https://site.kz/%D0%BC%d0%be%D1%81%D1%82", "site.kz/мост"),
            ("https://site.kz/мост/", "site.kz/мост"),
            ("https://site.kz/a%2Fb%20c", "site.kz/a%2Fb%20c"),
            ("https://site.kz/%EC%EE%F1%F2", "site.kz/%EC%EE%F1%F2"),
            ("https://site.kz/100%", "site.kz/100%"),
        ] {
            assert_eq!(key(Some(url), ""), expected, "{url}");
        }
    }

    #[test]
    fn texts_where_no_address_tells() {
        let text = key(None, "Ёлку  зажгли.\n\nПришли 300 человек");
        assert!(text.starts_with("text:") && text.len() == 25, "{text}");
        for url in [
            None,
            Some("https://site.kz/"),
            Some("site.kz/a"),
            Some("ftp://site.kz/a"),
        ] {
            assert_eq!(key(url, "елку зажгли — пришли 300 человек!"), text);
        }
        assert_ne!(key(None, "Ёлку зажгли, пришли 400 человек"), text);
    }
}
