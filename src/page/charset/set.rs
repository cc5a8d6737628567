//! The character sets svodka reads: those of WHATWG, and KZ-1048.

use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, WINDOWS_1251, X_MAC_CYRILLIC};
use std::sync::LazyLock;

const KZ1048_TSV: &str = include_str!("../../../data/kz1048.tsv");

/// Names of KZ-1048, in lower case.
const KZ1048_LABELS: [&str; 6] = [
    "kz-1048",
    "kz1048",
    "strk1048-2002",
    "rk1048",
    "cskz1048",
    "windows-1251-kz",
];

/// Labels in use that WHATWG does not list.
const OTHER_LABELS: [(&str, &str); 6] = [
    ("mac-cyrillic", "x-mac-cyrillic"),
    ("maccyrillic", "x-mac-cyrillic"),
    ("x-mac-ukrainian", "x-mac-cyrillic"),
    ("cp-1251", "windows-1251"),
    ("win-1251", "windows-1251"),
    ("cp-866", "ibm866"),
];

/// A character set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Set {
    /// One of WHATWG's.
    Known(&'static Encoding),
    /// windows-1251 with Kazakh letters in sixteen places.
    Kz1048,
}

/// The sets of one byte a letter that Cyrillic text may be in, the commonest first.
pub(super) const CYRILLIC: [Set; 6] = [
    Set::Known(WINDOWS_1251),
    Set::Kz1048,
    Set::Known(KOI8_U),
    Set::Known(IBM866),
    Set::Known(ISO_8859_5),
    Set::Known(X_MAC_CYRILLIC),
];

/// The upper halves of [`CYRILLIC`], in that order.
static TABLES: LazyLock<Vec<[char; 128]>> =
    LazyLock::new(|| CYRILLIC.iter().map(|set| set.upper_half()).collect());

impl Set {
    /// The set of a label, in lower case.
    pub(super) fn by_label(label: &str) -> Option<Self> {
        if KZ1048_LABELS.contains(&label) {
            return Some(Self::Kz1048);
        }
        let other = OTHER_LABELS.iter().find(|(known, _)| *known == label);
        let label = other.map_or(label, |(_, name)| name);
        Encoding::for_label(label.as_bytes()).map(Self::Known)
    }

    /// Its name, in lower case.
    pub(super) fn name(self) -> String {
        match self {
            Self::Known(encoding) => encoding.name().to_ascii_lowercase(),
            Self::Kz1048 => "kz-1048".into(),
        }
    }

    /// The characters of the bytes from 128 on.
    fn upper_half(self) -> [char; 128] {
        let encoding = match self {
            Self::Known(encoding) => encoding,
            Self::Kz1048 => WINDOWS_1251,
        };
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        let text = encoding.decode_without_bom_handling(&bytes).0;
        let mut table = ['\u{FFFD}'; 128];
        for (place, c) in table.iter_mut().zip(text.chars()) {
            *place = c;
        }
        if self == Self::Kz1048 {
            for (byte, letter) in kz1048() {
                table[usize::from(byte & 0x7F)] = letter;
            }
        }
        table
    }

    /// The bytes as text, each a character; only for sets of single bytes.
    pub(super) fn decode_single(self, bytes: &[u8], text: &mut String) {
        match CYRILLIC.iter().position(|set| *set == self) {
            Some(at) => text.extend(bytes.iter().map(|&byte| character(&TABLES[at], byte))),
            None => {
                let table = self.upper_half();
                text.extend(bytes.iter().map(|&byte| character(&table, byte)));
            }
        }
    }
}

/// The bytes read by the set at a place of [`CYRILLIC`].
pub(super) fn read(at: usize, bytes: &[u8]) -> impl Iterator<Item = char> {
    let table = &TABLES[at];
    bytes.iter().map(|&byte| character(table, byte))
}

fn character(table: &[char; 128], byte: u8) -> char {
    match byte {
        0..0x80 => byte as char,
        _ => table[usize::from(byte & 0x7F)],
    }
}

/// Bytes and letters that differ from windows-1251.
fn kz1048() -> impl Iterator<Item = (u8, char)> {
    let rows = KZ1048_TSV
        .lines()
        .skip(1)
        .filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let (byte, rest) = row.split_once('\t')?;
        Some((u8::from_str_radix(byte, 16).ok()?, rest.chars().next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_have_places_of_their_own() {
        let mut text = String::new();
        let bytes = b"\xCC\x8D\x9D\xA2\xB4\xBA\xBC\xBE\xBF\xB3\x9E";
        Set::Kz1048.decode_single(bytes, &mut text);
        assert_eq!(text, "МҚқұөғәңүіһ");
        assert_eq!(kz1048().count(), 16);
        assert_eq!(Set::by_label("kz-1048"), Some(Set::Kz1048));
        assert_eq!(Set::by_label("cp866"), Some(Set::Known(IBM866)));
    }
}
