//! Places where elements meet without white space: «15 мая 2019» «Заречный», «передает» «Vestnik.kz» «со ссылкой».

use crate::calendar;
use crate::lexicon::normal::{is_alphabetic, is_alphanumeric};
use regex::Regex;
use std::sync::LazyLock;

/// Letters from which a run of them is a word that may end there.
const WORD: usize = 2;

/// Digits of a year.
const YEAR: usize = 4;

/// Characters of the longest words for a day: «воскресенье, 13 сентября 2019».
const LONGEST_DAY: usize = 40;

/// Whether two words, or a time and a word, meet where another element begins.
pub(super) fn is_seam(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if !is_alphanumeric(last) || !is_alphanumeric(first) {
        return false;
    }
    if last.is_ascii_digit() {
        return ends_in(before, "00.00.0000")
            || ends_in(before, "00:00") && first.is_ascii_digit()
            || run_back(before, |c| c.is_ascii_digit()) == YEAR
                && (first.is_uppercase() || is_clock(after) || ends_in_day(before));
    }
    let letters = run_back(before, is_alphabetic);
    if first.is_ascii_digit() {
        return letters > WORD && !last.is_ascii();
    }
    let next = after.chars().take_while(|c| is_alphabetic(*c)).count();
    let other_script = last.is_ascii() != first.is_ascii();
    letters >= WORD && (last.is_lowercase() && first.is_uppercase() || other_script && next >= WORD)
}

/// Whether the gap just made at the end parts two words, not a number from one.
pub(super) fn tears_words(text: &str) -> bool {
    text.trim_end().ends_with(is_alphabetic)
}

/// Characters at the end that are of a kind, no more than one longer than a year: longer runs differ in nothing.
fn run_back(text: &str, is: impl Fn(char) -> bool) -> usize {
    let last = text.chars().rev().take(YEAR + 1);
    last.take_while(|c| is(*c)).count()
}

/// Whether the text ends with such figures; `0` stands for any digit.
fn ends_in(text: &str, shape: &str) -> bool {
    let tail = text.len().checked_sub(shape.len());
    tail.and_then(|at| text.get(at..)).is_some_and(|tail| {
        let mut pairs = tail.bytes().zip(shape.bytes());
        pairs.all(|(byte, wanted)| byte == wanted || wanted == b'0' && byte.is_ascii_digit())
    })
}

/// Whether the text ends with the words for a day and its year.
fn ends_in_day(text: &str) -> bool {
    let tail = text.char_indices().rev().nth(LONGEST_DAY);
    let tail = tail.map_or(text, |(at, _)| &text[at..]);
    calendar::date_line(tail).is_some_and(|day| day.span.end == tail.len())
}

fn is_clock(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(':')
}

/// The address of a site with the words it was pasted between: «передаетVestnik.kzсо».
static PASTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(\p{Cyrillic}{2,})?([A-Za-z][A-Za-z0-9-]*\.(?:kz|ru|kg|com|org|net|uz|by|info|asia))(\p{Cyrillic}{2,})?",
    )
    .expect("a constant")
});

/// The text with gaps around addresses of sites pasted between words; `None` where there are none.
pub(super) fn unpasted(text: &str) -> Option<String> {
    if !text.contains('.') || text.is_ascii() {
        return None;
    }
    let mut out = String::new();
    let mut from = 0;
    for found in PASTED.captures_iter(text) {
        let (before, address, after) = (found.get(1), found.get(2)?, found.get(3));
        for (word, gap) in [(before, address.start()), (after, address.end())] {
            if word.is_some() {
                out.push_str(&text[from..gap]);
                out.push(' ');
                from = gap;
            }
        }
    }
    out.push_str(&text[from..]);
    (from > 0).then_some(out)
}

/// Entities that pages encode twice, and what they stand for.
const ENTITIES: [(&str, &str); 22] = [
    ("nbsp", " "),
    ("laquo", "«"),
    ("raquo", "»"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("minus", "−"),
    ("quot", "\""),
    ("apos", "'"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("hellip", "…"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("shy", ""),
    ("thinsp", " "),
    ("deg", "°"),
    ("bull", "•"),
    ("copy", "©"),
];

/// How many times an entity may have been encoded, and bytes of the name of one.
const TIMES: usize = 4;
const NAME: usize = 9;

/// The text with entities that were encoded twice or more; `None` where there are none. A pass for each time.
pub(crate) fn unescaped(text: &str) -> Option<String> {
    let mut sound = once_unescaped(text)?;
    for _ in 1..TIMES {
        match once_unescaped(&sound) {
            Some(next) => sound = next,
            None => break,
        }
    }
    Some(sound)
}

fn once_unescaped(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices('&') {
        let mut behind = text.as_bytes()[at + 1..].iter().take(NAME + 1);
        let name = behind.position(|&byte| byte == b';');
        let found = name.and_then(|length| {
            let name = &text[at + 1..at + 1 + length];
            let known = ENTITIES.iter().find(|(known, _)| *known == name);
            let stands = known.map(|(_, stands)| (*stands).to_owned());
            Some((name.len(), stands.or_else(|| numbered(name))?))
        });
        if let Some((length, stands)) = found.filter(|_| at >= from) {
            out.push_str(&text[from..at]);
            out.push_str(&stands);
            from = at + length + 2;
        }
    }
    out.push_str(&text[from..]);
    (from > 0).then_some(out)
}

/// «#8212», «#x2014».
fn numbered(name: &str) -> Option<String> {
    let digits = name.strip_prefix('#').filter(|digits| digits.len() < 8)?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number)
        .filter(|c| !c.is_control())
        .map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_meet() {
        for (before, after) in [
            ("15 мая 2019", "Заречный"),
            ("15 мая 2019", "14:05"),
            ("14:05", "5"),
            ("15.05.2019", "812"),
            ("14:05, 15 мая 2019", "4 812"),
            ("Заречный", "15 мая"),
            ("Заречный", "September"),
            ("передает", "Vestnik.kz"),
            ("Vestnik.kz", "со"),
        ] {
            assert!(is_seam(before, after), "{before}|{after}");
        }
        for (before, after) in [
            ("К", "азахстан"),
            ("Казах", "стан"),
            ("м", "2"),
            ("COVID", "19"),
            ("2", "019"),
            ("5", "А"),
            ("300", "000"),
            ("около 2019", "000"),
            ("слово", ", слово"),
            ("e", "Говорят"),
        ] {
            assert!(!is_seam(before, after), "{before}|{after}");
        }
    }

    #[test]
    fn entities_encoded_twice() {
        for (text, sound) in [
            ("&laquo;Дом&raquo; &mdash; сад", Some("«Дом» — сад")),
            ("&amp;laquo;Дом&amp;raquo;", Some("«Дом»")),
            ("&#8212; &#x2014;", Some("— —")),
            ("&amp;amp;amp;amp;amp;laquo;", Some("&amp;laquo;")),
            (
                "&очень долгое слово; &laquo;",
                Some("&очень долгое слово; «"),
            ),
            ("Дом & сад; парк", None),
            ("&дом; &unknown; &#0;", None),
        ] {
            assert_eq!(unescaped(text).as_deref(), sound, "{text}");
        }
    }

    #[test]
    fn addresses_between_words() {
        for (text, apart) in [
            (
                "Мост открыли, передаетVestnik.kzсо ссылкой на акимат.",
                Some("Мост открыли, передает Vestnik.kz со ссылкой на акимат."),
            ),
            ("пишет Vestnik.ruв среду", None),
            ("пишетVestnik.kz.", Some("пишет Vestnik.kz.")),
            ("пишет Vestnik.kz.", None),
        ] {
            assert_eq!(unpasted(text).as_deref(), apart, "{text}");
        }
    }
}
