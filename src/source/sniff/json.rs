//! What JSON is, by the keys of its first object.

use super::{Kind, is_blank, without_bom};
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// Keys of JSON objects that are documents, if what they hold is a string: of a text, and of a page or its article; in small
/// letters without marks.
pub(crate) const TEXT_KEYS: [&str; 17] = [
    "text",
    "maintext",
    "contenttext",
    "articlebody",
    "fulltext",
    "detailtext",
    "pagecontent",
    "plaintext",
    "rawtext",
    "cleantext",
    "storytext",
    "bodytext",
    "textcontent",
    "rawcontent",
    "selftext",
    "текст",
    "мәтін",
];
const PAGE_KEYS: [&str; 3] = ["html", "rawhtml", "contenthtml"];

/// Keys that are those of a document together: its headline or what else names it, and its text.
const TITLES: [&str; 7] = ["title", "headline", "header", "id", "url", "link", "date"];
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

/// Keys that are named in a message, at most.
const SHOWN: usize = 8;

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
        // an object over several lines
        [b'{', .., b',' | b'{' | b'['] => Kind::Objects,
        _ if is_feed(head) => Kind::Objects,
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
pub(super) fn is_document(head: &[u8]) -> bool {
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
    is_told(&keys) || RENDERED.iter().all(rendered) || is_feed(head)
}

/// Whether the first object has a text by a name that is no other.
pub(in crate::source) fn holds_text(object: &[u8]) -> bool {
    is_told(&first_keys(object))
}

/// Whether an object with these keys is a document.
fn is_told(keys: &[(String, u8)]) -> bool {
    let has = |names: &[&str]| {
        let told = |(key, first): &(String, u8)| *first == b'"' && names.contains(&&*folded(key));
        keys.iter().any(told)
    };
    // a text may be in parts
    let in_parts = |(key, first): &(String, u8)| *first == b'[' && key == "text";
    let named = has(&TEXT_KEYS) || has(&PAGE_KEYS) || has(&TITLES) && has(&TEXTS);
    named || keys.iter().any(in_parts)
}

/// A key in small letters without marks: `publishedAt`, `published_at` and `Published-At` are one.
pub(crate) fn folded(key: &str) -> String {
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
    let listed = |(key, first): &(String, u8)| {
        LISTS.contains(&key.as_str()) && (*first != b'"' || last == Some(key))
    };
    let is_text = |key: &str| TEXT_KEYS.contains(&&*folded(key)) || TEXTS.contains(&key);
    let objects = || {
        let mut keys = keys.iter();
        keys.all(|(key, first)| *first == b'{' && !is_text(key))
    };
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

/// The keys of an object as far as it goes, and the bytes that their values begin with: the line may be cut.
fn first_keys(line: &[u8]) -> Vec<(String, u8)> {
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
