//! Bytes → text: byte order mark, what the transport and the page declare, and what makes words.
//!
//! A declaration is believed unless another set makes more words of the bytes. Pieces of a page in another set,
//! and words that were encoded twice, are mended; `repairs` says so.

use super::Decoding;
use crate::source::{Media, RawDocument, wide};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mixed::{Kind, Pieces};
use places::{Pace, Places};
use set::Set;
use std::borrow::Cow;

mod alike;
pub(crate) mod damaged;
mod declared;
mod double;
mod letters;
mod mixed;
pub(crate) mod places;
mod set;
mod swapped;
mod utf7;

/// Decoded text and where it comes from.
pub(crate) struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where its bytes stand in the document.
    pub places: Places,
    /// Bytes of a mark before the text.
    skipped: usize,
    /// Whether bytes of no character were replaced.
    broken: bool,
    /// Whether pieces were in another set than the page.
    mixed: bool,
}

/// The bytes as text; fills `encoding`, `declared` and `repairs` of `decoding`.
///
/// What the transport says goes before what the page says.
pub(crate) fn decode<'a>(raw: &'a RawDocument, decoding: &mut Decoding) -> Decoded<'a> {
    let bytes = raw.bytes.as_slice();
    if let Media::Handed(handed) = &raw.media
        && handed.is_decoded
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        decoding.encoding = Set::Known(UTF_8).name();
        return Decoded::whole_string(text);
    }
    let label = raw.origin.charset.clone().or_else(|| match raw.media {
        Media::Html => declared::declared(bytes),
        Media::Handed(_) if raw.media.is_html() => declared::declared(bytes),
        _ => None,
    });
    let declared = label
        .as_deref()
        .and_then(|label| Set::by_label(label.trim()));
    decoding.declared = label.map(|label| label.trim().to_ascii_lowercase());
    let (mut decoded, set) = read(bytes, declared);
    decoded.places.close(decoded.text.len(), bytes.len());
    decoding.encoding = set.name();
    let body = &bytes[decoded.skipped..];
    if declared.is_some_and(|declared| declared != set) && !body.is_ascii() {
        decoding.repairs.push("declaration_overruled".into());
    }
    if decoded.broken {
        decoding.repairs.push("broken_bytes_replaced".into());
    }
    if decoded.mixed {
        decoding.repairs.push("mixed_encodings".into());
    }
    if let Some((text, places)) = double::mended(&decoded.text, &decoded.places) {
        decoding.repairs.push("double_encoding".into());
        (decoded.text, decoded.places) = (text.into(), places);
        decoded.places.close(decoded.text.len(), bytes.len());
    }
    decoded
}

/// The text and the set it is in.
fn read(bytes: &[u8], declared: Option<Set>) -> (Decoded<'_>, Set) {
    let marked = Encoding::for_bom(bytes);
    let skipped = marked.map_or(0, |(_, mark)| mark);
    let body = &bytes[skipped..];
    let mut decoded = Decoded {
        text: Cow::Borrowed(""),
        places: Places::default(),
        skipped,
        broken: false,
        mixed: false,
    };
    let whole = marked
        .map(|(encoding, _)| encoding)
        .filter(|set| *set != UTF_8);
    if let Some(encoding) = whole.or_else(|| wide(body)) {
        decoded.whole(body, encoding, Pace::Wide);
        return (decoded, Set::Known(encoding));
    }
    if let Ok(text) = std::str::from_utf8(body) {
        decoded.text = Cow::Borrowed(text);
        decoded.places.push(0, skipped, Pace::Same);
        return (decoded, Set::Known(UTF_8));
    }
    let pieces = Pieces::of(body);
    let (set, sure) = pieces.judge(declared);
    let known = match declared {
        Some(Set::Known(encoding)) if is_other(encoding) => Some(encoding),
        _ => None,
    };
    if pieces.utf8 >= pieces.single {
        pieces.decode((sure > 0).then_some(set), Kind::Utf8, &mut decoded);
        (decoded, Set::Known(UTF_8))
    } else if let Some(encoding) = known
        .or((sure < 0).then_some(WINDOWS_1252))
        .filter(|_| sure <= 0)
    {
        let pace = match encoding.is_single_byte() {
            true => Pace::Single,
            false => Pace::Whole,
        };
        decoded.whole(body, encoding, pace);
        (decoded, Set::Known(encoding))
    } else {
        pieces.decode(Some(set), Kind::Single, &mut decoded);
        (decoded, set)
    }
}

/// Whether it is a set that is not judged by Cyrillic words.
fn is_other(encoding: &'static Encoding) -> bool {
    ![UTF_8, UTF_16BE, UTF_16LE].contains(&encoding)
        && !set::CYRILLIC.contains(&Set::Known(encoding))
}

impl<'a> Decoded<'a> {
    /// Characters that were never in another set.
    fn whole_string(text: &'a str) -> Self {
        let mut places = Places::default();
        places.push(0, 0, Pace::Same);
        places.close(text.len(), text.len());
        Self {
            text: Cow::Borrowed(text),
            places,
            skipped: 0,
            broken: false,
            mixed: false,
        }
    }

    /// Reads all of the bytes by one of the sets of WHATWG.
    fn whole(&mut self, body: &'a [u8], encoding: &'static Encoding, pace: Pace) {
        let (text, broken) = encoding.decode_without_bom_handling(body);
        self.places.push(0, self.skipped, pace);
        (self.text, self.broken) = (text, broken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Origin;
    use encoding_rs::WINDOWS_1251;

    fn read(bytes: &[u8], markup: bool) -> (String, Decoding) {
        let raw = RawDocument {
            origin: Origin::default(),
            media: if markup { Media::Html } else { Media::Plain },
            bytes: bytes.to_vec(),
        };
        let mut decoding = Decoding::default();
        let text = decode(&raw, &mut decoding).text.into_owned();
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
