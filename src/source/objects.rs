//! JSON objects that are not one a line: a file with one, an array of them, one after another, or a feed: one that holds
//! a list of them.

use super::fault::{self, Fault};
use super::sniff::{self, LISTS};
use super::within::{Flow, Within};
use super::{ColumnNames, Item, RawDocument, frame};
use crate::error::{Code, Origin, Reason};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::ops::ControlFlow;

/// Reads the objects of an input.
pub(super) fn read(within: &mut Within<'_>, mut reader: impl BufRead, outer: &Origin) -> Flow {
    let limit = within.shared.limits.line_bytes;
    let mut scanner = Scanner::default();
    let mut found_any = false;
    loop {
        let found = scanner.next(&mut reader, limit);
        let origin = Origin {
            offset: Some(scanner.start),
            ..outer.clone()
        };
        match found {
            Ok(Object::Whole(bytes))
                if !scanner.is_array && sniff::is_feed(&bytes, within.shared.columns) =>
            {
                items(within, &bytes, &origin)?;
            }
            Ok(Object::Whole(bytes)) => within.pass_on(document(within, origin, bytes))?,
            Ok(Object::TooLong) => {
                let message = format!(
                    "an object of more than {limit} bytes; raise --max-line-bytes or split it"
                );
                within.fail(Fault::new(Code::TooLong, message), &origin)?;
            }
            Ok(Object::End) if scanner.is_array => {
                let message = "the array has no end, so something may be missing; fetch it again";
                return within.fail(Fault::new(Code::Truncated, message), outer);
            }
            Ok(Object::End) if !found_any => {
                let message = "holds no object; fetch it again or leave it out";
                return within.fail(Fault::new(Code::Empty, message), outer);
            }
            Ok(Object::End) => return ControlFlow::Continue(()),
            Ok(Object::Other) => {
                let at = scanner.start;
                let message = format!("the item at byte {at} is no object; leave it out");
                within.fail(Fault::new(Code::BadRecord, message), &origin)?;
            }
            Ok(Object::Broken(why)) => {
                let message = format!("broken JSON: {why}; mend it, what follows was not read");
                return within.fail(Fault::new(Code::BadJson, message), &origin);
            }
            Err(error) => return within.fail(fault::of(&error), &origin),
        }
        found_any = true;
    }
}

fn document(within: &Within<'_>, origin: Origin, bytes: Vec<u8>) -> Item {
    Item::Document(RawDocument {
        origin,
        media: within.shared.columns.of_objects(),
        bytes,
    })
}

/// Reads the objects of a feed that begins at `outer`; of one without any what is wrong with it as a document is told.
fn items(within: &mut Within<'_>, feed: &[u8], outer: &Origin) -> Flow {
    let at = |start: usize| Origin {
        offset: outer.offset.map(|offset| offset + start as u64),
        ..outer.clone()
    };
    let rows = frame::rows(feed);
    if !rows.is_empty() {
        for (start, row) in rows {
            within.pass_on(document(within, at(start), row.into_bytes()))?;
        }
        return ControlFlow::Continue(());
    }
    let items = listed(feed, within.shared.columns);
    if items.is_empty() {
        return within.pass_on(document(within, outer.clone(), feed.to_vec()));
    }
    for item in items {
        let origin = at(item.as_ptr() as usize - feed.as_ptr() as usize);
        match is_wordless(item) {
            true => within.skip_as(&origin, Reason::OtherKind, WORDLESS.to_owned())?,
            false => within.pass_on(document(within, origin, item.as_bytes().to_vec()))?,
        }
    }
    ControlFlow::Continue(())
}

/// Objects inside each other in which the list of a feed is looked for.
const DEEPEST: u8 = 4;

/// Objects and lists inside each other in which documents are looked for under whatever keys.
const ANYWHERE: u8 = 10;

/// What is said of an item of a feed without words.
const WORDLESS: &str = "an item without a text: a picture, or what was done to a channel";

/// The key of a list that also tells of what is no document: of sites, pictures, authors.
const GRAPH: &str = "@graph";

type Fields<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// The objects in the lists of a feed, which may stand in objects of the feed; or the one document in them.
fn listed<'a>(feed: &'a [u8], names: &ColumnNames) -> Vec<&'a str> {
    let feed = std::str::from_utf8(feed).unwrap_or_default();
    let found = inside(feed, DEEPEST, names);
    match found.iter().any(|item| holds_any(item, names)) {
        true => found,
        false => Some(anywhere(feed, ANYWHERE, names))
            .filter(|found| !found.is_empty())
            .unwrap_or(found),
    }
}

/// Whether an item of a list may be a document: it holds a text, or an object with one.
fn holds_any(item: &str, names: &ColumnNames) -> bool {
    let values = fields(item).unwrap_or_default();
    let mut values = values.values().map(|value| value.get());
    sniff::holds_text(item.as_bytes(), names)
        || values.any(|value| sniff::holds_text(value.as_bytes(), names))
}

/// The documents under whatever keys of the value: the outermost objects that hold a text, and those around one such
/// object alone.
fn anywhere<'a>(value: &'a str, deepest: u8, names: &ColumnNames) -> Vec<&'a str> {
    let holds_text = |value: &str| sniff::holds_text(value.as_bytes(), names);
    if deepest == 0 || !value.starts_with(['{', '[']) {
        return Vec::new();
    }
    if value.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        let found = items
            .into_iter()
            .flat_map(|item| anywhere(item.get(), deepest - 1, names));
        return found.collect();
    }
    let fields = fields(value).unwrap_or_default();
    let inside = || fields.values().map(|value| value.get());
    let mut inner = inside().filter(|value| holds_text(value));
    let is_one = holds_text(value) || inner.next().is_some() && inner.next().is_none();
    let told = |value: &str| sniff::names_document(value.as_bytes());
    if is_one && (told(value) || inside().any(told)) {
        return vec![value];
    }
    let found = fields
        .values()
        .flat_map(|value| anywhere(value.get(), deepest - 1, names));
    found.collect()
}

/// The documents in what an object holds, by keys or, where it holds nothing but documents, under any.
fn inside<'a>(object: &'a str, deepest: u8, names: &ColumnNames) -> Vec<&'a str> {
    let Some(fields) = fields(object).filter(|_| deepest > 0) else {
        return Vec::new();
    };
    let value = |name: &&'static str| Some((*name, fields.get(*name)?.get()));
    let lists = || LISTS.iter().filter_map(value);
    let holds_text = |value: &str| sniff::holds_text(value.as_bytes(), names);
    if lists().any(|(_, value)| holds_text(value)) {
        // what the object says beside the document in it is its
        return vec![object];
    }
    let found = lists().flat_map(|(name, value)| held(name, value, deepest - 1, names));
    let found: Vec<&str> = found.collect();
    let values = || fields.values().map(|value| value.get());
    match found.is_empty() && values().all(holds_text) {
        true => values().collect(),
        false => found,
    }
}

/// The documents of the value of a key: a list, or an object with one in it.
fn held<'a>(name: &str, value: &'a str, deepest: u8, names: &ColumnNames) -> Vec<&'a str> {
    if !value.starts_with('[') {
        return inside(value, deepest, names);
    }
    let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
    let items = items.into_iter().map(RawValue::get).flat_map(documents);
    let is_told = |item: &&str| name != GRAPH || sniff::holds_text(item.as_bytes(), names);
    items.filter(is_told).collect()
}

/// Whether an item of a feed has a text without words, and no page: of networks, pictures and what was done to a channel.
fn is_wordless(item: &str) -> bool {
    let Some(fields) = fields(item) else {
        return false;
    };
    let has_page = fields.contains_key("html") || fields.contains_key("content");
    let text = fields.get("text").map(|value| value.get());
    !has_page && matches!(text, Some("\"\"" | "[]"))
}

fn fields(object: &str) -> Option<Fields<'_>> {
    let is_object = object.starts_with('{');
    is_object.then(|| serde_json::from_str(object).ok())?
}

/// The documents that an item of a list is: itself, or those of a list in it.
fn documents(item: &str) -> Vec<&str> {
    if item.starts_with('{') {
        return vec![item];
    }
    let items: Vec<&RawValue> = serde_json::from_str(item).unwrap_or_default();
    let items = items.into_iter().map(RawValue::get);
    items.filter(|item| item.starts_with('{')).collect()
}

enum Object {
    Whole(Vec<u8>),
    TooLong,
    /// An item of an array that is none: a number, a string, null.
    Other,
    Broken(&'static str),
    End,
}

/// Finds where objects begin and end: by braces outside strings.
#[derive(Default)]
struct Scanner {
    offset: u64,
    start: u64,
    depth: u64,
    /// Whether an array around the objects is open.
    is_array: bool,
    is_string: bool,
    is_escaped: bool,
    /// Whether an item of the array that is no object is open.
    is_other: bool,
}

impl Scanner {
    fn next(&mut self, reader: &mut impl BufRead, limit: u64) -> io::Result<Object> {
        let mut bytes = Vec::new();
        let mut length = 0;
        loop {
            let ready = reader.fill_buf()?;
            if ready.is_empty() {
                self.depth = 0;
                return Ok(match length {
                    0 => Object::End,
                    _ => Object::Broken("the object has no end"),
                });
            }
            let mut used = 0;
            let mut stop = None;
            for &byte in ready {
                used += 1;
                if self.is_other {
                    if self.closes_other(byte) {
                        stop = Some(Object::Other);
                        break;
                    }
                } else if self.depth > 0 || byte == b'{' {
                    if length == 0 {
                        self.start = self.offset + used - 1;
                    }
                    length += 1;
                    if length <= limit {
                        bytes.push(byte);
                    }
                    if self.closes(byte) {
                        stop = Some(Object::Whole(Vec::new()));
                        break;
                    }
                } else if is_between(byte) {
                    self.is_array = byte == b'[' || self.is_array && byte != b']';
                } else if self.is_array {
                    self.start = self.offset + used - 1;
                    self.is_other = true;
                    self.is_string = byte == b'"';
                } else {
                    self.start = self.offset + used - 1;
                    stop = Some(Object::Broken("what follows is no object"));
                    break;
                }
            }
            reader.consume(used as usize);
            self.offset += used;
            match stop {
                Some(Object::Whole(_)) if length > limit => return Ok(Object::TooLong),
                Some(Object::Whole(_)) => return Ok(Object::Whole(bytes)),
                Some(other) => return Ok(other),
                None => {}
            }
        }
    }

    /// Takes a byte of an item that is no object; whether it is the mark behind it.
    fn closes_other(&mut self, byte: u8) -> bool {
        if self.is_string {
            self.is_string = self.is_escaped || byte != b'"';
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            return false;
        }
        self.is_string = byte == b'"';
        self.is_other = !matches!(byte, b',' | b']');
        self.is_array = byte != b']';
        !self.is_other
    }

    /// Takes a byte of an object; whether it is the last.
    fn closes(&mut self, byte: u8) -> bool {
        if self.is_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.is_string = true,
            b'{' => self.depth += 1,
            b'}' => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }
}

/// What may stand between objects: white space, the array around them, a byte order mark.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b',' | 0xEF | 0xBB | 0xBF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(input: &[u8], limit: u64) -> Vec<String> {
        let mut reader = io::BufReader::with_capacity(3, input);
        let mut scanner = Scanner::default();
        let mut found = Vec::new();
        loop {
            let object = scanner.next(&mut reader, limit).unwrap();
            found.push(match object {
                Object::Whole(bytes) => {
                    format!("{} {}", scanner.start, String::from_utf8(bytes).unwrap())
                }
                Object::TooLong => format!("{} too long", scanner.start),
                Object::Other => format!("{} other", scanner.start),
                Object::Broken(why) => {
                    found.push(format!("{} {why}", scanner.start));
                    return found;
                }
                Object::End => return found,
            });
        }
    }

    #[test]
    fn arrays_and_rows_of_objects() {
        let input = b" [\n{\"a\": {\"b\": \"}\\\"\"}},\n{\"12345678\":1}, {}]\n";
        let expected = [
            "3 {\"a\": {\"b\": \"}\\\"\"}}",
            "24 {\"12345678\":1}",
            "40 {}",
        ];
        assert_eq!(found(input, 100), expected);
        assert_eq!(found(input, 8), ["3 too long", "24 too long", "40 {}"]);
        let mixed = found(br#"[{},5,"a,]\"",null ,{}] {}"#, 100);
        let expected = ["1 {}", "4 other", "6 other", "14 other", "20 {}", "24 {}"];
        assert_eq!(mixed, expected);
    }

    #[test]
    fn lists_inside_objects_of_a_feed() {
        let names = ColumnNames::default();
        for (feed, second) in [
            (
                r#"{"items":[{"text":"а"},{"text":"б"},7]}"#,
                r#"{"text":"б"}"#,
            ),
            (
                r#"{"data":null,"result":"ok","response":{"news":[{"text":"а"},{"text":"б"}]}}"#,
                r#"{"text":"б"}"#,
            ),
            (
                r#"{"hits":{"total":2,"hits":[{"text":"а"},{"_id":1,"_source":{"text":"б"}}]}}"#,
                r#"{"_id":1,"_source":{"text":"б"}}"#,
            ),
            (
                r#"{"data":{"posts":{"edges":[{"text":"а"},{"node":{"text":"б"}}]}}}"#,
                r#"{"node":{"text":"б"}}"#,
            ),
            (
                r#"{"news":[{"text":"б"}],"articles":[{"text":"а"}]}"#,
                r#"{"text":"б"}"#,
            ),
            (
                r#"{"101":{"text":"а"},"102":{"text":"б"}}"#,
                r#"{"text":"б"}"#,
            ),
            (
                r#"{"@graph":[{"name":"Сайт"},{"text":"а"},{"text":"б"}]}"#,
                r#"{"text":"б"}"#,
            ),
        ] {
            assert_eq!(
                listed(feed.as_bytes(), &names),
                [r#"{"text":"а"}"#, second],
                "{feed}"
            );
        }
        let only = r#"{"id":1,"article":{"text":"x"},"more":[]}"#;
        assert_eq!(listed(only.as_bytes(), &names), [only]);
        let none: [&str; 0] = [];
        assert_eq!(listed(br#"{"data":{"more":[]}}"#, &names), none);
        assert_eq!(
            listed(br#"{"error":{"code":404,"message":"x"}}"#, &names),
            none
        );
    }

    #[test]
    fn arrays_without_an_end() {
        for (input, is_open) in [
            ("[{},{},", true),
            ("[", true),
            ("[{}]", false),
            ("{} {}", false),
        ] {
            let mut reader = io::BufReader::new(input.as_bytes());
            let mut scanner = Scanner::default();
            while !matches!(scanner.next(&mut reader, 9), Ok(Object::End)) {}
            assert_eq!(scanner.is_array, is_open, "{input}");
        }
    }

    #[test]
    fn what_is_broken() {
        assert_eq!(found(b"{} x", 9), ["0 {}", "3 what follows is no object"]);
        assert_eq!(found(b"{\"a", 9), ["0 the object has no end"]);
    }
}
