//! What a file is, by how it begins, and which command reads it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Empty,
    /// Records of `svodka extract` or `svodka link`.
    Records,
    /// Entities of `svodka link`.
    Entities,
    /// Claims of `svodka claims`.
    Claims,
    /// Decisions of the review page.
    Corrections,
    /// What `svodka extract` could not read.
    Errors,
    /// Articles as JSON.
    Documents,
    /// Entities of FollowTheMoney.
    FollowTheMoney,
    /// A page of the web.
    Page,
    /// A database of SQLite.
    Sqlite,
    /// A table of Parquet.
    Parquet,
    /// An archive, or a file packed in another way than records are.
    Archive,
    /// A document of an office.
    Office,
    /// Text that is no JSON.
    Text,
    /// Bytes that are no text.
    Binary,
    /// JSON of another kind, or too little to tell.
    Unknown,
}

/// What people are told: what it is, and who reads it.
const TOLD: &[(Kind, &str, &str)] = &[
    (Kind::Empty, "nothing", "no command reads it"),
    (
        Kind::Records,
        "records",
        "svodka export, link, claims, review, score and diff read them",
    ),
    (
        Kind::Entities,
        "entities of svodka link",
        "svodka export and svodka explain --entity read them",
    ),
    (
        Kind::Claims,
        "claims of svodka claims",
        "svodka export and svodka review --claims read them",
    ),
    (
        Kind::Corrections,
        "corrections of the review page",
        "--corrections of svodka extract, export and score reads them",
    ),
    (
        Kind::Errors,
        "what svodka extract could not read",
        "it is for people and programs of theirs",
    ),
    (Kind::Documents, "articles", "svodka extract reads them"),
    (
        Kind::FollowTheMoney,
        "entities of FollowTheMoney",
        "svodka link --known reads them",
    ),
    (Kind::Page, "a page of the web", "svodka extract reads it"),
    (
        Kind::Sqlite,
        "a database of SQLite",
        "svodka search and svodka diff read it",
    ),
    (
        Kind::Parquet,
        "a table of Parquet",
        "DuckDB, polars and pandas read it; give the records that it was made of",
    ),
    (
        Kind::Archive,
        "an archive",
        "svodka extract reads what is in it; records are packed with gzip or zstd alone",
    ),
    (
        Kind::Office,
        "a PDF",
        "save its text, which svodka extract reads",
    ),
    (
        Kind::Text,
        "text that is no JSON",
        "svodka extract reads texts and CSV",
    ),
    (
        Kind::Binary,
        "no text in UTF-8",
        "if it is text in UTF-16, svodka extract reads it",
    ),
    (Kind::Unknown, "JSON of another kind", "no command reads it"),
];

/// How files begin that are no text.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"SQLite format 3\0", Kind::Sqlite),
    (b"PAR1", Kind::Parquet),
    (b"PK\x03\x04", Kind::Archive),
    (b"PK\x05\x06", Kind::Archive),
    (b"\x1F\x8B", Kind::Archive),
    (b"\x28\xB5\x2F\xFD", Kind::Archive),
    (b"BZh", Kind::Archive),
    (b"\xFD7zXZ\0", Kind::Archive),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive),
    (b"WARC/", Kind::Archive),
    (b"%PDF-", Kind::Office),
];
/// Where tar says that it is one, and how.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// Bytes in which NUL tells that there is no text.
const LOOKED_AT: usize = 1024;

/// Keys by which a JSON object is known, in the order in which they are looked for.
const KEYS: &[(&[&str], Kind)] = &[
    (&["extractor"], Kind::Records),
    (&["series", "relation"], Kind::Claims),
    (&["merged_into"], Kind::Entities),
    (&["document", "target"], Kind::Corrections),
    (&["stage", "code"], Kind::Errors),
    (&["schema", "properties"], Kind::FollowTheMoney),
    (&["text"], Kind::Documents),
    (&["html"], Kind::Documents),
    (&["maintext"], Kind::Documents),
];

/// What Windows puts before UTF-8.
pub(crate) const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

impl Kind {
    /// What begins so.
    pub fn of(begin: &[u8]) -> Self {
        let is = |(magic, _): &&(&[u8], Kind)| begin.starts_with(magic);
        if let Some((_, kind)) = MAGIC.iter().find(is) {
            return *kind;
        }
        if begin
            .get(TAR.0..)
            .is_some_and(|rest| rest.starts_with(TAR.1))
        {
            return Self::Archive;
        }
        let text = begin.strip_prefix(BYTE_ORDER_MARK).unwrap_or(begin);
        let text = text.trim_ascii_start();
        match text.first() {
            None => Self::Empty,
            Some(b'<') => Self::Page,
            Some(b'{') => Self::of_object(text),
            Some(b'[') => Self::Unknown,
            Some(_) if text.iter().take(LOOKED_AT).any(|byte| *byte == 0) => Self::Binary,
            Some(_) => Self::Text,
        }
    }

    /// What a file holds as it lies on the disk: of a packed one that it is an archive.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let mut begin = Vec::new();
        let file = File::open(path)?;
        file.take(LOOKED_AT as u64).read_to_end(&mut begin)?;
        Ok(Self::of(&begin))
    }

    fn of_object(text: &[u8]) -> Self {
        let keys = keys(text);
        let has = |key: &&str| keys.contains(&key.as_bytes());
        let known = KEYS.iter().find(|(wanted, _)| wanted.iter().all(has));
        known.map_or(Self::Unknown, |(_, kind)| *kind)
    }

    /// What it is, for people.
    pub fn told(self) -> &'static str {
        self.row().1
    }

    /// Who reads it, for people: a sentence.
    pub fn read_by(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        let row = TOLD.iter().find(|(kind, _, _)| *kind == self);
        row.unwrap_or(&TOLD[TOLD.len() - 1])
    }

    /// What is said where another of `wanted` was asked for; nothing if this is one of them, or may be.
    pub fn instead_of(self, wanted: &[Self]) -> Option<String> {
        if matches!(self, Self::Empty | Self::Unknown) || wanted.contains(&self) {
            return None;
        }
        let wanted: Vec<&str> = wanted.iter().map(|kind| kind.told()).collect();
        Some(format!(
            "holds {}, not {}; {}",
            self.told(),
            wanted.join(" or "),
            self.read_by()
        ))
    }
}

/// The keys of the object that `text` begins with, as far as it goes.
fn keys(text: &[u8]) -> Vec<&[u8]> {
    let (mut keys, mut depth, mut last) = (Vec::new(), 0_usize, None);
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => {
                let Some(length) = string(&text[at + 1..]) else {
                    break;
                };
                last = Some(&text[at + 1..at + 1 + length]);
                at += length + 1;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b':' if depth == 1 => keys.extend(last.take()),
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    keys
}

/// How long a string is whose quote was read.
fn string(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (begin, kind) in [
            (&b""[..], Kind::Empty),
            (b" \n\t", Kind::Empty),
            (
                br#"{"schema_version":"0.1","id":"1","extractor":{"na"#,
                Kind::Records,
            ),
            (
                b"\xEF\xBB\xBF\n{\"id\":\"1\",\"extractor\":{}}",
                Kind::Records,
            ),
            (
                br#"{"id":"C1","kind":"campaign","name":"a","merged_into":null"#,
                Kind::Entities,
            ),
            (
                br#"{"id":"K1","series":"S1","relation":null,"sources":[]}"#,
                Kind::Claims,
            ),
            (
                br#"{"document":{"key":"k"},"target":{"exact":"300"}}"#,
                Kind::Corrections,
            ),
            (
                br#"{"source":{"path":"a"},"stage":"page","code":"x""#,
                Kind::Errors,
            ),
            (br#"{"id":"1","text":"{\"extractor\":1}"}"#, Kind::Documents),
            (br#"{"url":"u","html":"<p>"}"#, Kind::Documents),
            (
                br#"{"id":"a","schema":"Person","properties":{"name":[]}}"#,
                Kind::FollowTheMoney,
            ),
            // Keys of what is inside tell nothing.
            (br#"{"a":{"extractor":1},"b":["text"]}"#, Kind::Unknown),
            (br#"{"a":1} {"text":"x"}"#, Kind::Unknown),
            (b"{", Kind::Unknown),
            (b"[1]", Kind::Unknown),
            (b"<!DOCTYPE html>", Kind::Page),
            (b"SQLite format 3\0\x10", Kind::Sqlite),
            (b"PAR1\x15", Kind::Parquet),
            (b"PK\x03\x04", Kind::Archive),
            (b"%PDF-1.7", Kind::Office),
            ("id,text\n1,а".as_bytes(), Kind::Text),
            // The second byte of a letter is behind what was read.
            (b"id,text\n1,\xD0", Kind::Text),
            (b"\x00\x01\x02", Kind::Binary),
            // Text in another character set, which a record is not.
            (b"\xCF\xF0\xE8\xE2\xE5\xF2", Kind::Text),
        ] {
            assert_eq!(Kind::of(begin), kind, "{}", String::from_utf8_lossy(begin));
        }
        let mut tar = vec![0; 512];
        tar[TAR.0..TAR.0 + TAR.1.len()].copy_from_slice(TAR.1);
        assert_eq!(Kind::of(&tar), Kind::Archive);
    }

    #[test]
    fn files_are_known_as_they_lie_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let database = b"SQLite format 3\0\x10".as_slice();
        let packed = zstd::encode_all(database, 1).unwrap();
        for (bytes, kind) in [
            (&b""[..], Kind::Empty),
            (database, Kind::Sqlite),
            (&*packed, Kind::Archive),
        ] {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(Kind::of_file(&path).unwrap(), kind);
        }
        assert!(Kind::of_file(folder.path()).is_err());
    }

    #[test]
    fn other_kinds_are_named() {
        let told = Kind::Claims
            .instead_of(&[Kind::Records])
            .unwrap_or_default();
        assert_eq!(
            told,
            "holds claims of svodka claims, not records; svodka export and svodka review --claims read them"
        );
        for kind in [Kind::Records, Kind::Unknown, Kind::Empty] {
            assert_eq!(kind.instead_of(&[Kind::Records]), None);
        }
    }

    #[test]
    fn every_kind_has_its_words() {
        for (kind, told, read_by) in TOLD {
            assert_eq!((kind.told(), kind.read_by()), (*told, *read_by));
        }
        assert!(KEYS.iter().all(|(_, kind)| *kind != Kind::Unknown));
    }
}
