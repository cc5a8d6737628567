//! Bytes → text: byte order mark, declaration, UTF-8, then windows-1251.

use super::Decoding;
use crate::source::{Media, RawDocument, wide};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};
use std::borrow::Cow;

/// How far a page is read for its declared character set.
const PRESCAN: usize = 4096;

/// Share of broken sequences, per thousand bytes, up to which a page declared as UTF-8 stays UTF-8.
const TORN_PER_MILLE: usize = 2;

/// The bytes as text; fills `encoding`, `declared` and `repairs` of `decoding`.
///
/// What the transport says goes before what the page says.
pub(super) fn decode<'a>(raw: &'a RawDocument, decoding: &mut Decoding) -> Cow<'a, str> {
    let bytes = raw.bytes.as_slice();
    let declared = raw.origin.charset.clone().or_else(|| match raw.media {
        Media::Html => declared(bytes),
        _ => None,
    });
    decoding.declared.clone_from(&declared);
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (choose(bytes, declared), bytes),
    };
    decoding.encoding = encoding.name().to_ascii_lowercase();
    if declared.is_some_and(|declared| declared != encoding && !body.is_ascii()) {
        decoding.repairs.push("declaration_overruled".into());
    }
    let (text, broken) = encoding.decode_without_bom_handling(body);
    if broken {
        decoding.repairs.push("broken_bytes_replaced".into());
    }
    text
}

/// The character set of bytes without a mark.
fn choose(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    match declared {
        Some(other) if other != UTF_8 && !other.is_single_byte() => other,
        Some(other) if other.is_single_byte() && other != encoding_rs::WINDOWS_1252 => other,
        _ if mostly_utf8(bytes) => UTF_8,
        _ => WINDOWS_1251,
    }
}

/// Whether nearly all of the bytes beyond ASCII form UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let broken = bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count();
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    broken * 1000 <= high * TORN_PER_MILLE.max(1) || broken <= 3 && high > 40
}

/// The character set a page declares: `charset=…` or `encoding="…"` near its beginning.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let after = ["charset", "encoding"]
        .iter()
        .find_map(|word| find_label(head, word.as_bytes()))?;
    let label: String = after
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':'))
        .map(|&b| b.to_ascii_lowercase() as char)
        .collect();
    (!label.is_empty()).then_some(label)
}

/// What follows `word`, an equals sign and quotes.
fn find_label<'a>(head: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    head.windows(word.len())
        .enumerate()
        .filter(|(_, w)| w.eq_ignore_ascii_case(word))
        .find_map(|(at, _)| {
            let rest = head[at + word.len()..]
                .trim_ascii_start()
                .strip_prefix(b"=")?;
            let rest = rest.trim_ascii_start();
            Some(
                rest.strip_prefix(b"\"")
                    .or_else(|| rest.strip_prefix(b"'"))
                    .unwrap_or(rest),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Origin;

    fn read(bytes: &[u8], markup: bool) -> (String, Decoding) {
        let raw = RawDocument {
            origin: Origin::default(),
            media: if markup { Media::Html } else { Media::Plain },
            bytes: bytes.to_vec(),
        };
        let mut decoding = Decoding::default();
        let text = decode(&raw, &mut decoding).into_owned();
        (text, decoding)
    }

    #[test]
    fn marks_declarations_and_fallback() {
        let word = "Новости дня: «Марафон добрых дел»";
        let old = WINDOWS_1251.encode(word).0.into_owned();
        assert_eq!(read(word.as_bytes(), false).1.encoding, "utf-8");
        assert_eq!(read(&old, false), read(&old, true));
        assert_eq!(read(&old, false).0, word);
        let marked: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(word.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(read(&marked, false).0, word);
        assert_eq!(read(&marked[2..], false).0, word);
        assert_eq!(read(&marked[2..], false).1.encoding, "utf-16le");
    }

    #[test]
    fn a_wrong_declaration_is_overruled() {
        let page = "<meta charset=windows-1251><p>Новости дня";
        let (text, decoding) = read(page.as_bytes(), true);
        assert_eq!(text, page);
        assert_eq!(decoding.declared.as_deref(), Some("windows-1251"));
        assert_eq!(decoding.repairs, ["declaration_overruled"]);
    }

    #[test]
    fn declared_single_byte_sets_are_used() {
        let page =
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=KOI8-R\"><p>Новости";
        let bytes = encoding_rs::KOI8_R.encode(page).0.into_owned();
        assert_eq!(read(&bytes, true).0, page);
        assert_eq!(read(&bytes, true).1.encoding, "koi8-r");
    }

    #[test]
    fn a_torn_character_does_not_spoil_a_page() {
        let mut bytes = "Новости дня и ещё немного новостей".as_bytes().to_vec();
        bytes.remove(1);
        let (text, decoding) = read(&bytes, false);
        assert!(text.ends_with("и ещё немного новостей"), "{text}");
        assert_eq!(decoding.repairs, ["broken_bytes_replaced"]);
    }
}
