//! What bytes are, by the name of their file or by how they begin.

use super::Media;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use std::path::Path;

/// How much of the beginning is looked at, in bytes.
pub(super) const HEAD_BYTES: u64 = 8192;

const UTF8_BOM: &[u8] = b"\xEF\xBB\xBF";
const UTF16_BOMS: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];

/// Formats people put into archives by mistake, by their first bytes.
const MAGIC: [(&[u8], &str); 9] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or office"),
    (b"\x1F\x8B", "gzip"),
    (b"\x28\xB5\x2F\xFD", "Zstandard"),
    (b"\xFD7zXZ", "XZ"),
    (b"BZh", "bzip2"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"\xD0\xCF\x11\xE0", "old office"),
];

/// What a file is by its extension, in either case; `None` for other kinds.
pub(super) fn by_extension(path: &Path) -> Option<Media> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" => Some(Media::Plain),
        "html" | "htm" => Some(Media::Html),
        "jsonl" | "ndjson" => Some(Media::Json),
        _ => None,
    }
}

/// What bytes are by the first that is no white space: `{` JSON Lines, `<` HTML, else plain text.
pub(super) fn by_content(head: &[u8]) -> Media {
    let text = UTF16_BOMS
        .iter()
        .find_map(|bom| head.strip_prefix(*bom))
        .unwrap_or(without_bom(head));
    let is_filler = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    match text.iter().find(|byte| !is_filler(byte)) {
        Some(b'{') => Media::Json,
        Some(b'<') => Media::Html,
        _ => Media::Plain,
    }
}

/// The bytes without a UTF-8 byte order mark before them.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes)
}

/// Whether the bytes begin with a byte order mark of UTF-16.
pub(super) fn is_utf16(head: &[u8]) -> bool {
    UTF16_BOMS.iter().any(|bom| head.starts_with(bom))
}

/// UTF-16 without a mark: every other byte of Cyrillic text, and of markup, is 0 or 4.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES as usize) & !1];
    let pairs = head.len() / 2;
    let high = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|&&b| b == 0 || b == 4)
            .count()
    };
    let (even, odd) = (high(0), high(1));
    match pairs {
        0..4 => None,
        _ if even * 10 >= pairs * 9 && odd * 2 < pairs => Some(UTF_16BE),
        _ if odd * 10 >= pairs * 9 && even * 2 < pairs => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether there is nothing but a byte order mark and white space.
pub(super) fn is_blank(bytes: &[u8]) -> bool {
    without_bom(bytes).iter().all(u8::is_ascii_whitespace)
}

/// Why the beginning of a file is no text, or `None` if it may be.
///
/// A few stray control characters are common in exported pages; one in 32 bytes is no text.
pub(super) fn why_binary(head: &[u8]) -> Option<String> {
    if is_utf16(head) || wide(head).is_some() {
        return None;
    }
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(format!(
            "not text but a {format} file; unpack or convert it first"
        ));
    }
    if let Some(at) = head.iter().position(|byte| *byte == 0) {
        return Some(format!(
            "not text: byte {at} is NUL; if it is UTF-16, convert it to UTF-8"
        ));
    }
    let controls = head.iter().filter(|byte| is_control(**byte)).count();
    (controls * 32 > head.len()).then(|| {
        format!(
            "not text: {controls} of the first {} bytes are control characters; convert it to text",
            head.len()
        )
    })
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !byte.is_ascii_whitespace() && !matches!(byte, 0x0B | 0x1B)
}

/// Whether JSON Lines that begin like this are records or error records, written by svodka itself.
pub(super) fn is_own_output(head: &[u8]) -> bool {
    let line = without_bom(head)
        .split(|byte| *byte == b'\n')
        .find(|line| !is_blank(line));
    let keys = line.map(first_keys).unwrap_or_default();
    let has = |name: &str| keys.iter().any(|key| key == name);
    has("schema_version") && (has("extractor") || has("stage"))
}

/// The keys of an object as far as it goes: the line may be cut.
fn first_keys(line: &[u8]) -> Vec<String> {
    let mut keys = Vec::new();
    // An error is the expected end of a cut line.
    let _ = serde_json::Deserializer::from_slice(line).deserialize_map(Keys(&mut keys));
    keys
}

struct Keys<'a>(&'a mut Vec<String>);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            self.0.push(key);
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_in_either_case() {
        let media = |name: &str| by_extension(Path::new(name));
        assert_eq!(media("a/b.txt"), Some(Media::Plain));
        assert_eq!(media("b.HTM"), Some(Media::Html));
        assert_eq!(media("b.html"), Some(Media::Html));
        assert_eq!(media("b.ndjson"), Some(Media::Json));
        assert_eq!(media("b.Jsonl"), Some(Media::Json));
        assert_eq!(media("b.json"), None);
        assert_eq!(media("txt"), None);
    }

    #[test]
    fn content_by_its_first_character() {
        assert_eq!(by_content(b" \r\n{\"id\":1}"), Media::Json);
        assert_eq!(by_content(b"\xEF\xBB\xBF<!doctype html>"), Media::Html);
        assert_eq!(by_content(b"\xFF\xFE<\0h\0"), Media::Html);
        assert_eq!(by_content("Новости".as_bytes()), Media::Plain);
        assert_eq!(by_content(b""), Media::Plain);
    }

    #[test]
    fn binary_is_told_from_text_with_junk() {
        assert!(why_binary(b"text\0text").is_some_and(|why| why.contains("byte 4")));
        assert!(why_binary(b"%PDF-1.4\n").is_some_and(|why| why.contains("PDF")));
        assert!(why_binary(b"\x01\x02\x03abc").is_some());
        let page = "Слово за слово, страница за страницей\u{1f}".repeat(3);
        assert_eq!(why_binary(page.as_bytes()), None);
        assert_eq!(why_binary(b"\xFF\xFEh\0i\0"), None);
        let wide: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(why_binary(&wide), None);
        assert_eq!(why_binary(b"a\tb\x0Cc\r\n"), None);
    }

    #[test]
    fn own_output_even_when_cut_or_respaced() {
        assert!(is_own_output(
            br#"{"schema_version":"0.1","id":"a","extractor":{"name":"svodka","#
        ));
        assert!(is_own_output(
            b"\n{ \"schema_version\": \"0.1\", \"source\": {}, \"stage\": \"page\" }\n"
        ));
        assert!(!is_own_output(
            br#"{"id":"a","text":"schema_version extractor"}"#
        ));
        assert!(!is_own_output(br#"{"schema_version":"2","text":"x"}"#));
        assert!(!is_own_output(b"not json"));
    }
}
