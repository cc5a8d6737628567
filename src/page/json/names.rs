//! The fields of a document, by whatever names and wherever in the object they are given.

use super::Fields;
use crate::source::ColumnNames;
use crate::source::fields::{
    self, HTML, MESSAGE, PUBLISHED, TEXT, TITLE, URL, content, is_content,
};
use serde_json::value::RawValue;

/// Keys of objects that tell of the text beside them.
const TELLING: [&str; 6] = [
    "metadata",
    "meta",
    "attributes",
    "properties",
    "info",
    "fields",
];

/// Keys that are named in a message, at most.
const SHOWN: usize = 8;

/// Objects inside each other in which a document is looked for.
const DEEPEST: u8 = 3;

fn is_given(value: &RawValue) -> bool {
    value.get() != "null"
}

/// The fields, and those of «postTitle», «article_text», «contentHtml», «publishedAt» by their usual names where these are
/// not given.
pub(super) fn usual(mut fields: Fields<'_>) -> Fields<'_> {
    let given = fields.iter().filter(|(_, value)| is_given(value));
    let named = given.filter_map(|(key, value)| Some((key, fields::usual(key)?, *value)));
    let mut named: Vec<_> = named.collect();
    // of several languages Russian is read
    named.sort_by_key(|(key, ..)| !key.to_lowercase().ends_with("ru"));
    let named: Vec<_> = named
        .into_iter()
        .map(|(_, name, value)| (name, value))
        .collect();
    for (name, value) in named {
        let known = fields.entry(name.to_owned()).or_insert(value);
        if !is_given(known) {
            *known = value;
        }
    }
    let mut days = PUBLISHED.iter().chain(&fields::BESIDE);
    if let Some(message) = fields.get(MESSAGE).copied()
        && message.get().starts_with('"')
        && !holds_text(&fields)
        && days.any(|name| fields.contains_key(*name))
    {
        fields.insert("text".to_owned(), message);
    }
    fields
}

/// Whether a text or a page is given under a name that says so.
fn holds_text(fields: &Fields) -> bool {
    content().any(|name| fields.get(*name).is_some_and(|value| is_given(value)))
}

/// The fields with those that the user has named under their usual names; the name of the text or the page where it is
/// missing.
pub(super) fn as_told<'a>(
    mut fields: Fields<'a>,
    names: &'a ColumnNames,
) -> Result<Fields<'a>, &'a str> {
    let told = names.text.as_ref().or(names.html.as_ref());
    let usual = if names.text.is_some() {
        TEXT[0]
    } else {
        HTML[0]
    };
    if let Some(name) = told {
        let value = fields::at(&fields, name).ok_or(name.as_str())?;
        // under its own name it is told of where it is no text
        fields.retain(|key, other| !is_content(key) || std::ptr::eq(*other, value));
        fields.insert(usual.to_owned(), value);
    }
    let beside = [
        (&names.id, "id"),
        (&names.title, TITLE[0]),
        (&names.url, URL[0]),
        (&names.published, PUBLISHED[0]),
    ];
    for (name, usual) in beside {
        let Some(name) = name else { continue };
        if let Some(value) = fields::at(&fields, name) {
            fields.insert(usual.to_owned(), value);
        }
    }
    Ok(fields)
}

/// The fields, with those of an object that tells of the text beside it where the object itself does not.
pub(super) fn with_beside(mut fields: Fields<'_>) -> Fields<'_> {
    for name in TELLING {
        let object = fields.get(name).map_or("", |value| value.get());
        let object = object
            .starts_with('{')
            .then(|| serde_json::from_str(object));
        let Some(Ok(object)) = object else { continue };
        for (name, value) in usual(object) {
            if !is_content(&name) {
                fields.entry(name).or_insert(value);
            }
        }
    }
    fields
}

/// The fields of a document that an object holds in another one (`_source`, `attributes`, `node`), with those of the
/// object itself where it does not say them: its id.
pub(super) fn with_inner(fields: Fields<'_>) -> Fields<'_> {
    match inner(&fields, DEEPEST) {
        Some(mut found) => {
            for (name, value) in fields {
                found.entry(name).or_insert(value);
            }
            found
        }
        None => fields,
    }
}

/// The fields of the first document in an object that is none.
fn inner<'a>(fields: &Fields<'a>, deepest: u8) -> Option<Fields<'a>> {
    if deepest == 0 || holds_text(fields) {
        return None;
    }
    let objects = fields.values().filter(|value| value.get().starts_with('{'));
    let mut objects = objects.filter_map(|value| serde_json::from_str(value.get()).ok());
    objects.find_map(|found: Fields<'a>| {
        let found = usual(found);
        match holds_text(&found) {
            true => Some(found),
            false => inner(&found, deepest - 1),
        }
    })
}

/// What is said of an object without a text: the error that it tells of, or its keys.
pub(super) fn untold(fields: &Fields) -> String {
    const ERRORS: [&str; 3] = ["error", "errors", "error_msg"];
    if let Some(error) = ERRORS.iter().find_map(|name| fields.get(*name)) {
        let told: String = error.get().chars().take(LONGEST).collect();
        return format!("an answer that tells of an error, {told}; fetch it again");
    }
    let keys = keys(fields);
    format!(
        "the object has neither `text` nor `html`, but {keys}; give one of them, or name it with --text-column"
    )
}

/// What is said where the key is missing that the user has named.
pub(super) fn missing(fields: &Fields, name: &str, names: &ColumnNames) -> String {
    let keys = keys(fields);
    let (flag, held) = match names.text {
        Some(_) => ("--text-column", "text"),
        None => ("--html-column", "page"),
    };
    format!("the object has no `{name}`, but {keys}; name the key of the {held} with {flag}")
}

/// The key that the object itself has for a field that is read by a usual name.
pub(super) fn own_key<'f>(fields: &'f Fields, name: &'f str) -> &'f str {
    let value = fields.get(name).copied();
    let same = |other: &RawValue| value.is_some_and(|value| std::ptr::eq(value, other));
    let mut keys = fields
        .iter()
        .filter(|(key, other)| *key != name && same(other));
    keys.next().map_or(name, |(key, _)| key.as_str())
}

/// What is said where an object stands for a text: of several languages, say.
pub(super) fn object_for_text(name: &str, object: &Fields) -> String {
    let keys = keys(object);
    format!(
        "`{name}` is an object with {keys}; name the one that holds the text: --text-column {name}.KEY"
    )
}

/// The keys of an object, as far as they are named in a message.
fn keys(fields: &Fields) -> String {
    let keys = fields.keys().take(SHOWN).map(|key| format!("`{key}`"));
    let keys: Vec<String> = keys.collect();
    match keys.is_empty() {
        true => "nothing".to_owned(),
        false => keys.join(", "),
    }
}

/// Characters of an error that are quoted, at most.
const LONGEST: usize = 120;
