//! Names inside archives: bytes in one of three character sets, shown so that nobody is fooled.

use encoding_rs::{IBM866, WINDOWS_1251};
use std::borrow::Cow;

/// Characters of a name that are shown; nobody has longer ones in good faith.
const LONGEST: usize = 1024;

/// A name as it is shown: UTF-8 if it is that, else whichever of cp866 and windows-1251 makes more
/// Cyrillic letters of it; control characters and those that turn the direction of writing replaced.
pub(super) fn shown(name: &[u8]) -> String {
    let decoded = match std::str::from_utf8(name) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => cyrillic(name),
    };
    let mut chars = decoded.chars();
    let mut safe: String = chars.by_ref().take(LONGEST).map(harmless).collect();
    if chars.next().is_some() {
        safe.push('…');
    }
    safe
}

fn cyrillic(name: &[u8]) -> Cow<'_, str> {
    let (dos, _) = IBM866.decode_without_bom_handling(name);
    let (windows, _) = WINDOWS_1251.decode_without_bom_handling(name);
    let score = |text: &str| (letters(text), syllables(text));
    if score(&windows) > score(&dos) {
        windows
    } else {
        dos
    }
}

/// How often a vowel and a consonant follow each other: words read in the wrong character set can be letters
/// throughout, but nobody could pronounce them («ваз» is «трч» in cp866).
fn syllables(text: &str) -> usize {
    let is_vowel = |c: char| "аеёиоуыэюя".contains(c);
    let is_consonant = |c: char| "бвгджзйклмнпрстфхцчшщ".contains(c);
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    let mut count = 0;
    while let Some(a) = letters.next() {
        let Some(&b) = letters.peek() else {
            break;
        };
        count += usize::from(is_vowel(a) && is_consonant(b) || is_consonant(a) && is_vowel(b));
    }
    count
}

/// Letters of Russian; small ones count more, as they do in names.
fn letters(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            'а'..='я' | 'ё' => 2,
            'А'..='Я' => 1,
            _ => 0,
        })
        .sum()
}

/// A character as it may be shown: control characters and those that turn the direction of writing are replaced, for
/// a name could paint the screen with them, or pretend to be another line.
pub fn harmless(c: char) -> char {
    let turns =
        matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || turns {
        '\u{FFFD}'
    } else {
        c
    }
}

/// A member of what may be a member itself: `a.tar.gz!b.html`.
pub(super) fn inside(outer: Option<&str>, name: String) -> String {
    match outer {
        Some(outer) => format!("{outer}!{name}"),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets_of_names() {
        let name = "Новости/Ёлка и щенок.html";
        assert_eq!(shown(name.as_bytes()), name);
        assert_eq!(shown(&IBM866.encode(name).0), name);
        assert_eq!(shown(&WINDOWS_1251.encode(name).0), name);
    }

    /// Names of the letters that both character sets have at the same bytes.
    #[test]
    fn short_names_are_told_by_whether_they_can_be_said() {
        for name in [
            "ваз.html",
            "дом",
            "Зима",
            "кино.html",
            "лифт 2",
            "сыр",
            "тур.txt",
            "щит",
            "Эфир",
            "погода",
            "акимат",
        ] {
            assert_eq!(shown(&WINDOWS_1251.encode(name).0), name);
            assert_eq!(shown(&IBM866.encode(name).0), name);
        }
    }

    #[test]
    fn names_that_would_fool_somebody() {
        assert_eq!(shown(b"../../etc/passwd"), "../../etc/passwd");
        assert_eq!(
            shown("a\u{202E}lmth\n\0".as_bytes()),
            "a\u{FFFD}lmth\u{FFFD}\u{FFFD}"
        );
        assert_eq!(shown(&vec![b'a'; 5000]).chars().count(), LONGEST + 1);
        assert_eq!(inside(Some("a.zip"), "b".into()), "a.zip!b");
    }
}
