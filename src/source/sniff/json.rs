//! What JSON is, by the keys of its first object.

mod settings;

use super::{ColumnNames, Kind, is_blank, without_bom};
use crate::source::braces::Braces;
use crate::source::fields::{self, MESSAGE, TEXT, folded, is_document_key, usual};
use crate::source::frame;
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// Keys that are those of a document together: its headline or what else names it, and its text.
const TITLES: [&str; 8] = [
    "title",
    "headline",
    "header",
    "id",
    "url",
    "link",
    "date",
    "published",
];
const TEXTS: [&str; 2] = ["content", "body"];
/// Keys under which editors keep a text in blocks, beside a headline.
const IN_BLOCKS: [&str; 5] = [
    "content",
    "body",
    "blocks",
    "paragraphs",
    "content_elements",
];
const HEADLINES: [&str; 2] = ["title", "headline"];

/// Keys under which feeds and answers of sites hold a list of documents, or an object with one.
pub(in crate::source) const LISTS: [&str; 25] = [
    "items",
    "articles",
    "posts",
    "results",
    "data",
    "news",
    "entries",
    "documents",
    "docs",
    "hits",
    "list",
    "result",
    "response",
    "messages",
    "stories",
    "rows",
    "records",
    "payload",
    "edges",
    "nodes",
    "@graph",
    "article",
    "post",
    "page",
    "content_elements",
];

/// Keys that are named in a message, at most.
const SHOWN: usize = 8;

/// Keys that are objects where a site of WordPress hands its articles over.
const RENDERED: [&str; 2] = ["title", "content"];

/// One object a line, unless the first line is the beginning of an array or of an object alone.
pub(super) fn objects(head: &[u8], names: &ColumnNames) -> Kind {
    let first = without_bom(head)
        .split(|byte| *byte == b'\n')
        .find(|line| !is_blank(line))
        .unwrap_or(&[])
        .trim_ascii();
    if frame::has_header(head, names) {
        return Kind::Rows;
    }
    match first {
        b"{" | [b'[', ..] => Kind::Objects,
        // an object over several lines
        [b'{', .., b',' | b'{' | b'['] => Kind::Objects,
        _ if is_feed(head, names) || frame::may_be(head) => Kind::Objects,
        _ => Kind::Lines,
    }
}

/// Whether this begins as JSON does: an object, or an array of objects or arrays.
pub(super) fn begins(head: &[u8]) -> bool {
    let text = without_bom(head).trim_ascii_start();
    match text.split_first() {
        Some((b'{', _)) => true,
        Some((b'[', rest)) => matches!(rest.trim_ascii_start().first(), Some(b'{' | b'[' | b']')),
        _ => false,
    }
}

/// Whether the head of JSON ends inside an object, so that a text may stand behind it.
pub(super) fn is_unseen(head: &[u8]) -> bool {
    let mut braces = Braces::default();
    let text = without_bom(head).trim_ascii_start();
    let text = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    text.starts_with(b"{") && !text.iter().any(|byte| braces.closes(*byte))
}

/// What is said of JSON in which no document was seen: its keys, and the way out.
pub(super) fn told(head: &[u8]) -> Option<String> {
    let text = without_bom(head).trim_ascii_start();
    let text = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    let keys = first_keys(text);
    let keys = keys.iter().take(SHOWN).map(|(key, _)| format!("`{key}`"));
    let keys: Vec<String> = keys.collect();
    (!keys.is_empty()).then(|| {
        let keys = keys.join(", ");
        format!("JSON with {keys}, in which no text was seen; name the file itself, or give `text`")
    })
}

/// Whether the first object has what a document needs, or holds a list of documents.
pub(super) fn is_document(head: &[u8], names: &ColumnNames) -> bool {
    if frame::has_header(head, names) || frame::is_told(head, names) {
        return true;
    }
    let text = without_bom(head).trim_ascii_start();
    let text = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    if text.first() != Some(&b'{') {
        return false;
    }
    let keys = first_keys(text);
    let rendered = |name: &&str| {
        keys.iter()
            .any(|(key, first)| *first != b'"' && key == name)
    };
    is_told(&keys, names) && !settings::is_one(text)
        || RENDERED.iter().all(rendered)
        || is_feed(head, names) && is_listed(&keys)
        || tells(head) == Some(Tells::Prose)
}

/// Whether the first object has a text by a name that is no other.
pub(in crate::source) fn holds_text(object: &[u8], names: &ColumnNames) -> bool {
    is_told(&first_keys(object), names)
}

/// Whether an object says by its keys what a document is called, when or where it stands.
pub(in crate::source) fn names_document(object: &[u8]) -> bool {
    let keys = first_keys(object);
    keys.iter().any(|(key, _)| fields::names_document(key))
}

/// Whether an object with these keys is a document.
fn is_told(keys: &[(String, u8)], names: &ColumnNames) -> bool {
    let is = |key: &str, names: &[&str]| {
        names.contains(&&*folded(key)) || usual(key).is_some_and(|name| names.contains(&name))
    };
    let has = |names: &[&str]| {
        let mut strings = keys.iter().filter(|(_, first)| *first == b'"');
        strings.any(|(key, _)| is(key, names))
    };
    let is_text = |(key, first): &(String, u8)| *first == b'"' && is_document_key(key);
    // a text may be in parts
    let in_parts = |(key, first): &(String, u8)| *first == b'[' && key == "text";
    let in_blocks = |(key, first): &(String, u8)| {
        matches!(first, b'[' | b'{') && (is(key, &IN_BLOCKS) || is(key, &TEXT))
    };
    let named = keys.iter().any(is_text) || has(&TITLES) && has(&TEXTS);
    let asked = |(key, _): &(String, u8)| names.key().is_some_and(|asked| asked == key);
    let told = named || keys.iter().any(in_parts) || keys.iter().any(asked);
    let is_headed = keys.iter().any(|(key, _)| is(key, &HEADLINES));
    told || is_headed && keys.iter().any(in_blocks) || frame::are_columns(keys)
}

/// Whether the head is that of one object with a list of documents, as feeds have it.
pub(in crate::source) fn is_feed(head: &[u8], names: &ColumnNames) -> bool {
    let text = without_bom(head).trim_ascii_start();
    if text.first() != Some(&b'{') {
        return false;
    }
    let stands = |key: &str| memchr::memmem::find(text, key.as_bytes()).is_some();
    let tells = tells(text);
    if tells.is_none() && !names.key().is_some_and(stands) {
        return false;
    }
    let keys = first_keys(text);
    let is_text = |key: &str| is_document_key(key) || TEXTS.contains(&key);
    // each key may be a column of a table
    let is_frame = keys.len() > 1;
    let objects = || {
        let mut keys = keys.iter();
        keys.all(|(key, first)| *first == b'{' && (is_frame || !is_text(key)))
    };
    let deep = || tells == Some(Tells::Prose) && !is_lines(text);
    let holds = is_listed(&keys) || objects() || deep();
    !is_told(&keys, names) && !keys.is_empty() && holds
}

/// Whether a list of documents may stand under one of these keys; it may be too long to be seen to its end.
fn is_listed(keys: &[(String, u8)]) -> bool {
    let last = keys.last().map(|(key, _)| key.as_str());
    let listed = |(key, first): &(String, u8)| {
        LISTS.contains(&key.as_str()) && (*first != b'"' || last == Some(key))
    };
    keys.iter().any(listed)
}

/// What an object somewhere in JSON holds under the key of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tells {
    /// Anything.
    Key,
    /// Sentences in Cyrillic.
    Prose,
}

/// Bytes of a value that are looked at, which sentences fill, and those of Cyrillic letters among them.
const LOOKED_AT: usize = 320;
const PROSE: usize = 160;

/// The most that the values of keys of a text tell of, anywhere in JSON that may be cut.
fn tells(head: &[u8]) -> Option<Tells> {
    let values = memchr::memmem::find_iter(head, b"\":");
    let found = values.filter_map(|end| {
        let start = memchr::memrchr(b'"', &head[..end])? + 1;
        let key = std::str::from_utf8(&head[start..end]).ok()?;
        let may = usual(key).is_some_and(|name| TEXTS.contains(&name)) || key == MESSAGE;
        if !may && !is_document_key(key) {
            return None;
        }
        let value = head[end + 2..].trim_ascii_start().strip_prefix(b"\"");
        let is_prose = value.is_some_and(|value| is_prose(&value[..value.len().min(LOOKED_AT)]));
        Some(if is_prose { Tells::Prose } else { Tells::Key })
    });
    found.max()
}

/// Whether a string that begins like this is Cyrillic, as it is written or escaped.
fn is_prose(value: &[u8]) -> bool {
    let letters = value.iter().filter(|byte| matches!(byte, 0xD0..=0xD3));
    let escaped = memchr::memmem::find_iter(value, b"\\u04").count();
    let is_long = value.len() == LOOKED_AT && !closes(value);
    is_long && (2 * letters.count() >= PROSE || escaped * ESCAPE >= PROSE)
}

/// Bytes of an escaped letter: `\u0430`.
const ESCAPE: usize = 6;

/// Whether a quotation mark ends a string that begins like this.
fn closes(value: &[u8]) -> bool {
    let mut marks = memchr::memchr_iter(b'"', value);
    marks.any(|at| {
        value[..at]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count()
            % 2
            == 0
    })
}

/// Whether another object begins a line that goes on nothing.
fn is_lines(text: &[u8]) -> bool {
    let mut begins = memchr::memmem::find_iter(text, b"\n{");
    begins.any(|at| {
        let before = text[..at].trim_ascii_end().last();
        !matches!(before, Some(b',' | b'[' | b':' | b'{'))
    })
}

/// Whether JSON Lines that begin like this are records, errors, claims or entities, written by svodka itself.
pub(in crate::source) fn is_own_output(head: &[u8]) -> bool {
    let line = without_bom(head)
        .split(|byte| *byte == b'\n')
        .find(|line| !is_blank(line));
    let keys = line.map(first_keys).unwrap_or_default();
    let has = |name: &str| keys.iter().any(|(key, _)| key == name);
    let is_written = ["extractor", "stage", "series", "merged_into"];
    let is_change = || ["document", "table", "became"].into_iter().all(has);
    has("schema_version") && is_written.into_iter().any(has) || is_change()
}

/// The keys of an object as far as it goes, and the bytes that their values begin with: the line may be cut.
pub(in crate::source) fn first_keys(line: &[u8]) -> Vec<(String, u8)> {
    let mut keys = Vec::new();
    // An error is the expected end of a cut line.
    let _ = serde_json::Deserializer::from_slice(line).deserialize_map(Keys(&mut keys));
    keys
}

struct Keys<'a>(&'a mut Vec<(String, u8)>);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            // What is too long to be seen to its end is a string.
            let value = map.next_value::<&RawValue>();
            let first = value
                .as_ref()
                .ok()
                .and_then(|value| value.get().bytes().next());
            self.0.push((key, first.unwrap_or(b'"')));
            value?;
        }
        Ok(())
    }
}
