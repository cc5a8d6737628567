//! Any bytes under any declared character set: text comes of them, and what was done is named.

#![no_main]

use libfuzzer_sys::fuzz_target;
use svodka::error::Origin;
use svodka::page::{Content, decode};
use svodka::source::{Media, RawDocument};

/// Labels that a transport may name.
const CHARSETS: [Option<&str>; 8] = [
    None,
    Some("utf-8"),
    Some("windows-1251"),
    Some("koi8-r"),
    Some("kz-1048"),
    Some("x-mac-cyrillic"),
    Some("utf-16le"),
    Some("gb18030"),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let charset = CHARSETS[usize::from(*first) % CHARSETS.len()];
    let media = if first & 0x80 == 0 { Media::Html } else { Media::Plain };
    let raw = RawDocument {
        origin: Origin {
            charset: charset.map(str::to_owned),
            ..Origin::default()
        },
        media,
        bytes: bytes.to_vec(),
    };
    if let Ok(page) = decode(&raw) {
        assert!(!page.decoding.encoding.is_empty());
        if let (Content::Plain(text), Ok(given)) = (&page.content, std::str::from_utf8(bytes))
            && page.decoding.repairs.is_empty()
            && page.decoding.encoding == "utf-8"
        {
            assert_eq!(text, given.strip_prefix('\u{FEFF}').unwrap_or(given));
        }
    }
});
