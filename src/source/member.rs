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
    if letters(&windows) > letters(&dos) {
        windows
    } else {
        dos
    }
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

fn harmless(c: char) -> char {
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
