//! Text that was read by a wrong set and stored once more: UTF-8 as windows-1251 or windows-1252 («РњРёРЅ», «ÐœÐ¸Ð½»),
//! piece by piece; other pairs of sets for a page as a whole ([`swapped`]).

use super::letters::score;
use super::places::{Pace, Places};
use super::swapped;
use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Pairs that look like a torn letter, from which a text is looked at piece by piece.
const SUSPECT: usize = 3;

/// Letters that a mended piece holds at least.
const LETTERS: usize = 3;

/// Sound letters of a mended piece to one that cannot be mended.
const SOUND: usize = 4;

/// The text with such pieces mended, and where it now comes from; `None` where it holds none.
///
/// Costs one pass over the bytes of a sound text.
pub(super) fn mended(text: &str, places: &Places) -> Option<(String, Places)> {
    let swap = swapped::of(text);
    if swap.is_none() && suspects(text.as_bytes()) < SUSPECT {
        return None;
    }
    let (mut out, mut moved) = (String::with_capacity(text.len()), Places::default());
    let mut changed = false;
    let mut from = 0;
    for piece in text.split_inclusive(['<', '>', '\n']) {
        match mend(piece).or_else(|| swap?.undo(piece)) {
            Some(sound) => {
                changed = true;
                moved.push(out.len(), places.source(text, from, false), Pace::Whole);
                out.push_str(&sound);
            }
            None => {
                moved.follow(places, out.len(), from, from + piece.len(), text);
                out.push_str(piece);
            }
        }
        from += piece.len();
    }
    changed.then_some((out, moved))
}

/// Letters that begin a torn letter, each with a second half beside it.
fn suspects(bytes: &[u8]) -> usize {
    let first = |pair: &[u8]| {
        matches!(
            pair,
            [0xC3, 0x82 | 0x83 | 0x90..=0x93] | [0xD0, 0xA0..=0xA3]
        )
    };
    let half = |pair: &[u8]| match pair {
        [0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2, _] => true,
        [0xD0, second] => *second < 0x90,
        [0xD1, second] => *second > 0x8F,
        [0xD2, second] => *second < 0x92,
        _ => false,
    };
    let found = bytes.windows(4).filter(|w| first(&w[..2]) && half(&w[2..]));
    found.take(SUSPECT).count()
}

/// The piece as it was meant, where it was read wrongly.
fn mend(piece: &str) -> Option<String> {
    if suspects(piece.as_bytes()) == 0 {
        return None;
    }
    [WINDOWS_1252, WINDOWS_1251]
        .into_iter()
        .find_map(|encoding| undone(piece, encoding))
}

/// The piece encoded back, where that makes more of words.
fn undone(piece: &str, encoding: &'static Encoding) -> Option<String> {
    let bytes = back(piece, encoding)?;
    let (mut letters, mut torn) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        torn += usize::from(!chunk.invalid().is_empty());
    }
    if letters < LETTERS || torn * SOUND > letters {
        return None;
    }
    let sound = String::from_utf8_lossy(&bytes);
    let sound = mend(&sound).unwrap_or_else(|| sound.into_owned());
    (score(sound.chars()) > score(piece.chars()).max(0)).then_some(sound)
}

/// The bytes a wrong reading was made of. Second halves that readers lose come back: «Р?» is «И», «Р » is «Р».
fn back(piece: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let cyrillic = encoding == WINDOWS_1251;
    let mut bytes: Vec<u8> = Vec::with_capacity(piece.len());
    for c in piece.chars() {
        let half = bytes.last() == Some(&0xD0);
        bytes.push(match c {
            '?' if half && cyrillic => 0x98,
            ' ' if half => 0xA0,
            '\u{FFFD}' => b'?',
            c if c.is_ascii() => c as u8,
            c => byte_of(c, cyrillic)?,
        });
    }
    Some(bytes)
}

/// Upper halves of windows-1252 and windows-1251.
static HALVES: LazyLock<[Vec<char>; 2]> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0x80..=0xFF).collect();
    [WINDOWS_1252, WINDOWS_1251].map(|encoding| {
        let text: Cow<'_, str> = encoding.decode_without_bom_handling(&bytes).0;
        text.chars().collect()
    })
});

/// The byte of a character; those that a set does not have stand for themselves.
fn byte_of(c: char, cyrillic: bool) -> Option<u8> {
    let known = HALVES[usize::from(cyrillic)].iter().position(|&k| k == c);
    match known {
        Some(at) => u8::try_from(at + 0x80).ok(),
        None => u8::try_from(c as u32).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(text: &str, encoding: &'static Encoding) -> String {
        encoding
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    fn read(text: &str) -> String {
        let mut places = Places::default();
        places.push(0, 0, Pace::Same);
        mended(text, &places).map_or(text.to_owned(), |(text, _)| text)
    }

    #[test]
    fn twice_encoded_words_are_mended() {
        let text = "<p>Министр И. Рахимов: «Это — начало»</p>";
        for encoding in [WINDOWS_1252, WINDOWS_1251] {
            assert_eq!(read(&once(text, encoding)), text);
            assert_eq!(read(&once(&once(text, encoding), encoding)), text);
        }
        let lost = once(text, WINDOWS_1251)
            .replace(['\u{98}'], "?")
            .replace('\u{A0}', " ");
        assert_eq!(read(&lost), text);
        let latin = text.bytes().map(char::from).collect::<String>();
        assert_eq!(read(&latin), text);
    }

    #[test]
    fn sound_pieces_stay() {
        let mixed = format!(
            "<p>Ранее</p>\n<p>{}</p>",
            once("Марафон добрых дел", WINDOWS_1252)
        );
        assert_eq!(read(&mixed), "<p>Ранее</p>\n<p>Марафон добрых дел</p>");
        for text in [
            "С\u{A0}января, С\u{A0}мая, С\u{A0}июня: Р«А», У“Б”",
            "Ñandú, Ðå, Ñ«x»",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
