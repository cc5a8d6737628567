//! What JSON is, by the keys of its first object.

use super::{Kind, is_blank, without_bom};
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// Keys of JSON objects that are documents, if what they hold is a string; in small letters without marks.
const KEYS: [&str; 9] = [
    "text",
    "maintext",
    "html",
    "rawhtml",
    "rawtext",
    "contenttext",
    "contenthtml",
    "articlebody",
    "detailtext",
];

/// Keys that are those of a document together: its headline, and its text.
const TITLES: [&str; 3] = ["title", "headline", "header"];
const TEXTS: [&str; 2] = ["content", "body"];

/// Keys under which feeds and answers of sites hold a list of documents, or an object with one.
pub(in crate::source) const LISTS: [&str; 24] = [
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
];

/// How keys of the documents in such lists begin.
const TOLD: [&[u8]; 5] = [
    b"\"text",
    b"\"content",
    b"\"body\"",
    b"\"html\"",
    b"\"articleBody\"",
];

/// Keys that are objects where a site of WordPress hands its articles over.
const RENDERED: [&str; 2] = ["title", "content"];

/// One object a line, unless the first line is the beginning of an array or of an object alone.
pub(super) fn objects(head: &[u8]) -> Kind {
    let first = without_bom(head)
        .split(|byte| *byte == b'\n')
        .find(|line| !is_blank(line))
        .unwrap_or(&[])
        .trim_ascii();
    match first {
        b"{" | [b'[', ..] => Kind::Objects,
        _ if is_feed(head) => Kind::Objects,
        _ => Kind::Lines,
    }
}

/// Whether the first object has what a document needs, or holds a list of documents.
pub(super) fn is_document(head: &[u8]) -> bool {
    let text = without_bom(head).trim_ascii_start();
    let text = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    if text.first() != Some(&b'{') {
        return false;
    }
    let keys = first_keys(text);
    let rendered = |name: &&str| {
        keys.iter()
            .any(|(key, is_string)| !is_string && key == name)
    };
    is_told(&keys) || RENDERED.iter().all(rendered) || is_feed(head)
}

/// Whether the first object has a text by a name that is no other.
pub(in crate::source) fn holds_text(object: &[u8]) -> bool {
    is_told(&first_keys(object))
}

/// Whether an object with these keys is a document.
fn is_told(keys: &[(String, bool)]) -> bool {
    let has = |names: &[&str]| {
        let told = |(key, is_string): &(String, bool)| *is_string && names.contains(&&*folded(key));
        keys.iter().any(told)
    };
    has(&KEYS) || has(&TITLES) && has(&TEXTS)
}

/// A key in small letters without marks.
fn folded(key: &str) -> String {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether the head is that of one object with a list of documents, as feeds have it.
pub(in crate::source) fn is_feed(head: &[u8]) -> bool {
    let text = without_bom(head).trim_ascii_start();
    if text.first() != Some(&b'{') {
        return false;
    }
    if !TOLD
        .iter()
        .any(|name| memchr::memmem::find(text, name).is_some())
    {
        return false;
    }
    let keys = first_keys(text);
    // a list may be too long to be seen to its end
    let last = keys.last().map(|(key, _)| key.as_str());
    let listed = |(key, is_string): &(String, bool)| {
        LISTS.contains(&key.as_str()) && (!is_string || last == Some(key))
    };
    let objects = || keys.iter().all(|(_, is_string)| !is_string);
    !is_told(&keys) && !keys.is_empty() && (keys.iter().any(listed) || objects())
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

/// The keys of an object as far as it goes, and whether strings are behind them: the line may be cut.
fn first_keys(line: &[u8]) -> Vec<(String, bool)> {
    let mut keys = Vec::new();
    // An error is the expected end of a cut line.
    let _ = serde_json::Deserializer::from_slice(line).deserialize_map(Keys(&mut keys));
    keys
}

struct Keys<'a>(&'a mut Vec<(String, bool)>);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            // What is too long to be seen to its end is a string.
            let value = map.next_value::<&RawValue>();
            let is_string = value
                .as_ref()
                .map_or(true, |value| value.get().starts_with('"'));
            self.0.push((key, is_string));
            value?;
        }
        Ok(())
    }
}
