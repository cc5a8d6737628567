//! What an object holds beside or instead of a text: rows of a table, a list of documents as feeds and answers of sites
//! have it.

use super::sniff::{self, LISTS};
use super::within::{Flow, Within};
use super::{Around, ColumnNames, Media, RawDocument, frame};
use crate::error::{Origin, Reason};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

fn document(media: Media, origin: Origin, bytes: Vec<u8>) -> RawDocument {
    RawDocument {
        origin,
        media,
        bytes,
    }
}

/// An object found in a list, or in place of one, and what is said around it.
struct Found<'a> {
    object: &'a str,
    around: Around,
}

/// How an object stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// By itself.
    Alone,
    /// One of many: in a list, or a line of several.
    Among,
}

/// What an object of an array holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text of its own.
    Text,
    /// Several documents: a table, or a list.
    Documents,
    /// Neither.
    Nothing,
}

/// What an object among others holds.
pub(super) fn holds(object: &[u8], names: &ColumnNames) -> Holds {
    let seen = view(object);
    if is_one(&seen, names) {
        return Holds::Text;
    }
    match sniff::is_feed(seen.as_bytes(), names) || !table(object, names).is_empty() {
        true => Holds::Documents,
        false => Holds::Nothing,
    }
}

/// Reads what an object at `outer` holds: the rows of a table, the items of a feed, or itself as a document.
pub(super) fn read(
    within: &mut Within<'_>,
    object: Vec<u8>,
    outer: &Origin,
    stands: Stands,
) -> Flow {
    let names = within.shared.columns;
    let rows = table(&object, names);
    if !rows.is_empty() {
        let around = Around::nothing(names);
        let object = std::str::from_utf8(&object).unwrap_or_default();
        return pass_rows(
            within,
            rows,
            outer,
            &around.with(&fields(object).unwrap_or_default()),
        );
    }
    let seen = view(&object);
    let is_feed = sniff::is_feed(seen.as_bytes(), names)
        && (stands == Stands::Alone || !is_one(&seen, names));
    match is_feed {
        true => items(within, &object, outer),
        false => within.object(document(names.of_objects(), outer.clone(), object)),
    }
}

/// The rows of an object that is a table.
fn table(object: &[u8], names: &ColumnNames) -> Vec<(usize, String)> {
    match frame::may_be(object) {
        true => frame::rows(object, names),
        false => Vec::new(),
    }
}

fn pass_rows(
    within: &mut Within<'_>,
    rows: Vec<(usize, String)>,
    outer: &Origin,
    around: &Around,
) -> Flow {
    let media = around.media();
    for (start, row) in rows {
        let origin = at(outer, start);
        within.object(document(media.clone(), origin, row.into_bytes()))?;
    }
    ControlFlow::Continue(())
}

/// The place of what begins so many bytes into what is at `outer`.
fn at(outer: &Origin, start: usize) -> Origin {
    Origin {
        offset: outer.offset.map(|offset| offset + start as u64),
        ..outer.clone()
    }
}

/// Reads the objects of a feed that begins at `outer`; of one without any what is wrong with it as a document is told.
fn items(within: &mut Within<'_>, feed: &[u8], outer: &Origin) -> Flow {
    let names = within.shared.columns;
    let seen = view(feed);
    let is_utf8 = matches!(seen, Cow::Borrowed(_));
    let items = listed(&seen, names);
    if items.is_empty() {
        return within.object(document(names.of_objects(), outer.clone(), feed.to_vec()));
    }
    for Found { object, around } in items {
        let start = object.as_ptr() as usize - seen.as_ptr() as usize;
        let (origin, bytes) = (at(outer, start), &feed[start..start + object.len()]);
        let rows = table(bytes, names);
        if !rows.is_empty() {
            let around = around.with(&fields(object).unwrap_or_default());
            pass_rows(within, rows, &origin, &around)?;
        } else if is_wordless(object) {
            within.skip_as(&origin, Reason::OtherKind, WORDLESS.to_owned())?;
        } else {
            let media = match is_utf8 {
                true => around.media(),
                false => names.of_objects(),
            };
            within.object(document(media, origin, bytes.to_vec()))?;
        }
    }
    ControlFlow::Continue(())
}

/// JSON as its brackets and Latin keys are looked at: of another character set than UTF-8 with marks in place of what is
/// beyond ASCII, byte for byte. What the words are is told later, document by document.
fn view(json: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(json) {
        Ok(json) => Cow::Borrowed(json),
        Err(_) => {
            let mark = |byte: &u8| {
                if byte.is_ascii() {
                    char::from(*byte)
                } else {
                    '?'
                }
            };
            Cow::Owned(json.iter().map(mark).collect())
        }
    }
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

/// Whether an object is one document: it holds a text, or objects inside each other do, but for one that holds nothing
/// but documents.
fn is_one(object: &str, names: &ColumnNames) -> bool {
    let Some(held) = fields(object) else {
        return true;
    };
    let told = |value: &&RawValue| {
        sniff::holds_text(value.get().as_bytes(), names)
            && sniff::names_document(value.get().as_bytes())
    };
    let are_documents = held.len() > 1 && held.values().all(told);
    !are_documents && is_nested(object, DEEPEST, names)
}

fn is_nested(object: &str, deepest: u8, names: &ColumnNames) -> bool {
    let inside = || {
        let held = fields(object).filter(|_| deepest > 1).unwrap_or_default();
        let mut held = held.into_values();
        held.any(|value| is_nested(value.get(), deepest - 1, names))
    };
    sniff::holds_text(object.as_bytes(), names) || inside()
}

/// The objects in the lists of a feed, which may stand in objects of the feed; or the one document in them.
fn listed<'a>(feed: &'a str, names: &ColumnNames) -> Vec<Found<'a>> {
    let around = Around::nothing(names);
    let found = inside(feed, DEEPEST, &around);
    match found.iter().any(|found| holds_any(found.object, names)) {
        true => found,
        false => Some(anywhere(feed, ANYWHERE, &around))
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
fn anywhere<'a>(value: &'a str, deepest: u8, around: &Around) -> Vec<Found<'a>> {
    let holds_text = |value: &str| sniff::holds_text(value.as_bytes(), &around.names);
    if deepest == 0 || !value.starts_with(['{', '[']) {
        return Vec::new();
    }
    if value.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        let found = items
            .into_iter()
            .flat_map(|item| anywhere(item.get(), deepest - 1, around));
        return found.collect();
    }
    let fields = fields(value).unwrap_or_default();
    let inside = || fields.values().map(|value| value.get());
    let mut inner = inside().filter(|value| holds_text(value));
    let is_one = holds_text(value) || inner.next().is_some() && inner.next().is_none();
    let told = |value: &str| sniff::names_document(value.as_bytes());
    if is_one && (told(value) || inside().any(told)) {
        return vec![around.found(value)];
    }
    let around = around.with(&fields);
    let found = inside().flat_map(|value| anywhere(value, deepest - 1, &around));
    found.collect()
}

/// The documents in what an object holds, by keys or, where it holds nothing but documents, under any.
fn inside<'a>(object: &'a str, deepest: u8, around: &Around) -> Vec<Found<'a>> {
    let Some(fields) = fields(object).filter(|_| deepest > 0) else {
        return Vec::new();
    };
    let value = |name: &&'static str| Some((*name, fields.get(*name)?.get()));
    let lists = || LISTS.iter().filter_map(value);
    let inner = around.with(&fields);
    let mut tables =
        lists().filter(|(_, value)| !table(value.as_bytes(), &around.names).is_empty());
    if let Some((_, table)) = tables.next() {
        return vec![inner.found(table)];
    }
    let holds_text = |value: &str| sniff::holds_text(value.as_bytes(), &around.names);
    if lists().any(|(_, value)| holds_text(value)) {
        // what the object says beside the document in it is its
        return vec![around.found(object)];
    }
    let found = lists().flat_map(|(name, value)| held(name, value, deepest - 1, &inner));
    let found: Vec<Found> = found.collect();
    let values = || fields.values().map(|value| value.get());
    match found.is_empty() && values().all(holds_text) {
        true => values().map(|value| inner.found(value)).collect(),
        false => found,
    }
}

/// The documents of the value of a key: a list, or an object with one in it.
fn held<'a>(name: &str, value: &'a str, deepest: u8, around: &Around) -> Vec<Found<'a>> {
    if !value.starts_with('[') {
        return inside(value, deepest, around);
    }
    let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
    let items = items.into_iter().map(RawValue::get).flat_map(documents);
    let is_told = |item: &&str| name != GRAPH || sniff::holds_text(item.as_bytes(), &around.names);
    items
        .filter(is_told)
        .map(|item| around.found(item))
        .collect()
}

impl Around {
    fn found<'a>(&self, object: &'a str) -> Found<'a> {
        Found {
            object,
            around: self.clone(),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_inside_objects_of_a_feed() {
        let listed = |feed: &str| -> Vec<String> {
            let names = ColumnNames::default();
            let found = listed(feed, &names).into_iter();
            found.map(|found| found.object.to_owned()).collect()
        };
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
            assert_eq!(listed(feed), [r#"{"text":"а"}"#, second], "{feed}");
        }
        let table = r#"{"id":[1,2],"text":["а","б"]}"#;
        let around = format!(r#"{{"meta":{{}},"data":{table}}}"#);
        assert_eq!(listed(&around), [table]);
        let only = r#"{"id":1,"article":{"text":"x"},"more":[]}"#;
        assert_eq!(listed(only), [only]);
        let none: [&str; 0] = [];
        assert_eq!(listed(r#"{"data":{"more":[]}}"#), none);
        assert_eq!(listed(r#"{"error":{"code":404,"message":"x"}}"#), none);
    }
}
