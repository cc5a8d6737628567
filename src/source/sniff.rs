//! What bytes are, by how they begin; names decide only between kinds of text.

mod json;

use super::arc;
use super::fault::Fault;
use super::mhtml;
use super::own;
use super::table;
use super::tar;
use super::unpack::Packing;
use super::zip;
use super::{ColumnNames, Columns, Media};
use crate::error::Code;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
pub(super) use json::{LISTS, first_keys, holds_text, is_feed, is_own_output, names_document};
use json::{is_document, objects};

/// How much of the beginning is looked at, in bytes.
pub(super) const HEAD_BYTES: u64 = 8192;

const UTF8_BOM: &[u8] = b"\xEF\xBB\xBF";
const UTF16_BOMS: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];

/// Formats of documents that are not read and how to get at their text, by their first bytes.
const MAGIC: [(&[u8], &str); 5] = [
    (
        b"%PDF-",
        "a PDF, which is not read; make text of it, with pdftotext for example",
    ),
    (
        b"{\\rtf",
        "RTF, which is not read; save it as text or HTML, with LibreOffice for example",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "an old office file (DOC, XLS, PPT), which is not read; save it as text or HTML",
    ),
    (b"\x89PNG", "a picture (PNG); there is no text in it"),
    (b"\xFF\xD8\xFF", "a picture (JPEG); there is no text in it"),
];

/// Archives that are not read, by their first bytes.
const FOREIGN: [(&[u8], &str); 4] = [
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"\x1F\x9D", "compress (.Z)"),
    (b"\x04\x22\x4D\x18", "LZ4"),
];

/// What is known of an input before it is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hint {
    by_name: Option<Named>,
    /// Whether the user named it: then it is read as text whatever it is called.
    is_asked: bool,
}

/// Kinds of text that names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Text,
    Html,
    /// One object a line.
    Lines,
    /// An object, an array of objects, or one object a line.
    Json,
    Table,
}

impl Hint {
    /// Of something that the user named.
    pub(super) fn asked(name: &str) -> Self {
        Self {
            by_name: named(name),
            is_asked: true,
        }
    }

    /// The same of what only looked like a text.
    pub(super) fn unless_text(self) -> Self {
        let by_name = self.by_name.filter(|named| *named != Named::Text);
        Self { by_name, ..self }
    }

    /// Whether name or user say that it is an input.
    pub(super) fn is_told(self) -> bool {
        self.is_asked || self.by_name.is_some_and(|named| named != Named::Lines)
    }

    /// Of something found in a folder or an archive.
    pub(super) fn found(name: &str) -> Self {
        Self {
            by_name: named(name),
            is_asked: false,
        }
    }
}

/// Whether a name tells a kind of text that may not be empty; no lines at all are lines too.
pub(super) fn is_named(name: &str) -> bool {
    Hint::found(name).is_told()
}

/// By the extension, those of compression left aside.
fn named(name: &str) -> Option<Named> {
    let (stem, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "gz" | "zst" | "bz2" | "xz" => named(stem),
        "txt" => Some(Named::Text),
        "html" | "htm" | "xhtml" | "shtml" => Some(Named::Html),
        "jsonl" | "ndjson" => Some(Named::Lines),
        "json" => Some(Named::Json),
        "csv" | "tsv" => Some(Named::Table),
        _ => None,
    }
}

/// What an input is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Packed(Packing),
    Zip,
    Tar,
    Warc,
    Arc,
    /// A page that a browser saved as one file.
    Mhtml,
    /// UTF-16 of what must be read as UTF-8.
    Wide(&'static Encoding),
    /// JSON Lines.
    Lines,
    /// JSON objects that are not one a line.
    Objects,
    /// Rows of cells as JSON, the names of their columns first.
    Rows,
    Table(Columns),
    /// A document as a whole.
    Whole(Media),
    /// JSON in whose head no text was seen, and which goes on.
    Unseen,
    /// Records or error records, written by svodka.
    Own,
    /// No input, and nobody said it were one; what it is, where that is known.
    Other(Option<String>),
    /// An input that cannot be read.
    Faulty(Fault),
}

impl Kind {
    /// Whether something is inside.
    pub(super) fn is_layer(&self) -> bool {
        matches!(
            self,
            Self::Packed(_) | Self::Zip | Self::Tar | Self::Warc | Self::Arc | Self::Wide(_)
        )
    }
}

/// What an input is that begins like this.
pub(super) fn kind(head: &[u8], hint: Hint, names: &ColumnNames) -> Kind {
    if let Some(layer) = layer(head) {
        return layer;
    }
    if let Some((_, format)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Kind::Faulty(Fault::new(
            Code::Unsupported,
            format!("{format} is not read; unpack it, or pack it as zip, tar, gz, zst, bz2 or xz"),
        ));
    }
    if is_utf16(head) || wide(head).is_some() {
        return utf16(head, hint, names);
    }
    if let Some(format) = format(head) {
        return foreign(format.to_owned(), hint.is_asked || hint.by_name.is_some());
    }
    if is_warc_behind_junk(head) {
        return Kind::Warc;
    }
    let starts_object = starts_with(head, b'{');
    if !starts_object && let Some(why) = why_binary(head) {
        return match hint.is_asked || hint.by_name.is_some() {
            true => Kind::Faulty(Fault::new(Code::Binary, why)),
            false => Kind::Other(None),
        };
    }
    if mhtml::is_head(head) {
        return Kind::Mhtml;
    }
    if starts_object && is_own_output(head) || is_own_table(head) || own::is_told(head) {
        return Kind::Own;
    }
    text(head, hint, names)
}

/// What has something inside.
fn layer(head: &[u8]) -> Option<Kind> {
    if let Some(packing) = Packing::of(head) {
        return Some(Kind::Packed(packing));
    }
    let is_zip = head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06");
    if is_zip && zip::office(head).is_none() {
        return Some(Kind::Zip);
    }
    if tar::is_header(head) {
        return Some(Kind::Tar);
    }
    if head.starts_with(arc::MARK) {
        return Some(Kind::Arc);
    }
    head.starts_with(b"WARC/").then_some(Kind::Warc)
}

/// A format that is not read: an error where somebody says that it is an input.
fn foreign(told: String, is_told: bool) -> Kind {
    match is_told {
        true => Kind::Faulty(Fault::new(Code::Binary, told)),
        false => Kind::Other(Some(told)),
    }
}

/// What documents of other programs are, and the way out.
fn format(head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"PK") {
        return zip::office(head);
    }
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    known.map(|(_, told)| *told)
}

/// Whether a record of a WARC begins somewhere in what is no page: its version, then a field of its own.
fn is_warc_behind_junk(head: &[u8]) -> bool {
    let is_record = |at: usize| {
        let mut lines = head[at..].split(|byte| *byte == b'\n');
        let version = lines.next().unwrap_or(&[]).trim_ascii_end();
        version.len() == b"WARC/1.0".len()
            && lines.next().is_some_and(|line| line.starts_with(b"WARC-"))
    };
    !is_html(head) && memchr::memmem::find_iter(head, b"WARC/1.").any(is_record)
}

/// UTF-16: pages and texts are decoded with all they say about themselves; tables and JSON must be UTF-8 before
/// they are cut into documents.
fn utf16(head: &[u8], hint: Hint, names: &ColumnNames) -> Kind {
    let mark = match head {
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        _ => None,
    };
    let encoding = mark.or_else(|| wide(head)).unwrap_or(UTF_16LE);
    let (narrow, _) = encoding.decode_with_bom_removal(head);
    let narrow = narrow.trim_end_matches('\u{FFFD}').as_bytes();
    let first = narrow.trim_ascii_start().first();
    let is_table = !is_html(narrow) && table::dialect(narrow, names).is_some();
    match hint.by_name {
        Some(Named::Lines | Named::Json | Named::Table) => Kind::Wide(encoding),
        // «Unicode text» of Excel.
        Some(Named::Text) | None if is_table => Kind::Wide(encoding),
        None if first == Some(&b'{') => Kind::Wide(encoding),
        Some(Named::Text) => Kind::Whole(Media::Plain),
        Some(_) => Kind::Whole(Media::Html),
        None if first == Some(&b'<') => Kind::Whole(Media::Html),
        None if hint.is_asked => Kind::Whole(Media::Plain),
        None => Kind::Other(None),
    }
}

/// Kinds of text.
fn text(head: &[u8], hint: Hint, names: &ColumnNames) -> Kind {
    if is_html(head) {
        return Kind::Whole(Media::Html);
    }
    match hint.by_name {
        Some(Named::Html | Named::Text) if is_document(head, names) => objects(head, names),
        Some(Named::Html) => Kind::Whole(Media::Html),
        Some(Named::Lines) => objects(head, names),
        Some(Named::Json) if hint.is_asked || is_document(head, names) => objects(head, names),
        Some(Named::Json) if json::is_unseen(head) => Kind::Unseen,
        Some(Named::Json) => Kind::Other(json::told(head)),
        Some(Named::Table) => match table::dialect(head, names) {
            Some(columns) => read_as_table(head, columns, names),
            None => Kind::Faulty(table::no_column(head, names)),
        },
        Some(Named::Text) => Kind::Whole(Media::Plain),
        None => unnamed(head, hint.is_asked, names),
    }
}

/// What JSON is that was looked at as a whole, or as far as a limit allows.
pub(super) fn seen(json: &[u8], names: &ColumnNames) -> Kind {
    match is_document(json, names) {
        true => objects(json, names),
        false => Kind::Other(json::told(json)),
    }
}

/// A table, unless it lacks a column that is asked for.
fn read_as_table(head: &[u8], columns: Columns, names: &ColumnNames) -> Kind {
    match table::missing(head, &columns, names) {
        Some(fault) => Kind::Faulty(fault),
        None => Kind::Table(columns),
    }
}

/// Text whose name tells nothing.
fn unnamed(head: &[u8], is_asked: bool, names: &ColumnNames) -> Kind {
    if is_document(head, names) || is_asked && json::begins(head) {
        return objects(head, names);
    }
    if let Some(columns) = table::dialect(head, names) {
        return read_as_table(head, columns, names);
    }
    match is_asked {
        false => Kind::Other(None),
        true if starts_with(head, b'<') => Kind::Whole(Media::Html),
        true => Kind::Whole(Media::Plain),
    }
}

/// Whether markup says that it is HTML: comments and declarations may come before.
pub(super) fn is_html(head: &[u8]) -> bool {
    let mut text = without_bom(head).trim_ascii_start();
    loop {
        let end = match text {
            [b'<', b'!', b'-', b'-', ..] => memchr::memmem::find(text, b"-->").map(|at| at + 3),
            [b'<', b'?', ..] => memchr::memchr(b'>', text).map(|at| at + 1),
            _ => None,
        };
        match end {
            Some(end) => text = text[end..].trim_ascii_start(),
            None => break,
        }
    }
    const STARTS: [&[u8]; 4] = [b"<!doctype html", b"<html", b"<head", b"<body"];
    STARTS.iter().any(|start| {
        text.get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    })
}

/// Whether the first byte that is neither mark nor white space is this one.
fn starts_with(head: &[u8], byte: u8) -> bool {
    without_bom(head).trim_ascii_start().first() == Some(&byte)
}

/// The bytes without the UTF-8 byte order marks before them: programs that add one do not look for another.
pub(super) fn without_bom(mut bytes: &[u8]) -> &[u8] {
    while let Some(rest) = bytes.strip_prefix(UTF8_BOM) {
        bytes = rest;
    }
    bytes
}

/// Whether the bytes begin with a byte order mark of UTF-16.
fn is_utf16(head: &[u8]) -> bool {
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
/// A few stray control characters are common in exported pages; one in 32 bytes is no text, nor one NUL in 256.
fn why_binary(head: &[u8]) -> Option<String> {
    let nuls = memchr::memchr_iter(0, head);
    if let Some(at) = memchr::memchr(0, head)
        && nuls.count() * 256 > head.len()
    {
        return Some(format!(
            "not text: byte {at} is NUL, and the bytes around it are no UTF-16; convert the file to text"
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

/// How the headers of tables begin that `svodka export` writes of archives, and of what every document has.
const TABLES: [&str; 5] = [
    "id,title,url,article_key,",
    "id,kind,name,forms,merged_into,",
    "id,series,position,campaign,",
    "claim,number,source,tie,",
    "claim,number,relation,",
];

/// How those of facts begin, and columns of which each has one.
const FACTS: &str = "document_id,id,";
const OF_FACTS: [&str; 4] = [",start_at,", ",rule,", ",duplicate_of", ",refs,message"];

/// Whether a table begins like those that svodka itself exports.
fn is_own_table(head: &[u8]) -> bool {
    let head = without_bom(head);
    let begins = |begin: &str| head.starts_with(begin.as_bytes());
    let header = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    let has = |column: &&str| memchr::memmem::find(header, column.as_bytes()).is_some();
    TABLES.into_iter().any(begins) || begins(FACTS) && OF_FACTS.iter().any(has)
}

#[cfg(test)]
mod tests;
