//! The values of fields: strings, names and ids, as databases and services write them.

use super::{Fields, names, rich};
use crate::error::{Code, Error};
use crate::page::given::words;
use crate::page::{authors, json_ld, page_error};
use crate::source::RawDocument;
use crate::source::fields::{AUTHORS, HTML, is_content};

/// Bytes of the names of authors, at most.
const LONGEST_AUTHORS: usize = 64 << 10;

/// The given id: a string, or a number as it is written, also where a database wraps it; anything else counts as not given.
pub(super) fn id(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
    let Some(value) = fields.get("id").map(|value| value.get()) else {
        return Ok(None);
    };
    if let Ok(Wrapped { id }) = serde_json::from_str(value) {
        return Ok(Some(id));
    }
    match value.as_bytes().first() {
        Some(b'"') => Ok(string(raw, fields, "id")?.filter(|id| !id.is_empty())),
        Some(b'-' | b'0'..=b'9') => Ok(Some(value.to_owned())),
        _ => Ok(None),
    }
}

/// The first of several fields that is given.
pub(super) fn first(
    raw: &RawDocument,
    fields: &Fields,
    names: &[&str],
    read: impl Fn(&RawDocument, &Fields, &str) -> Result<Option<String>, Error>,
) -> Result<Option<String>, Error> {
    for name in names {
        if let Some(value) = read(raw, fields, name)? {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

/// The first of several fields that holds words; where none does, the first that is given.
pub(super) fn told(
    raw: &RawDocument,
    fields: &Fields,
    names: &[&str],
) -> Result<Option<String>, Error> {
    let mut blank = None;
    for name in names {
        match string(raw, fields, name)? {
            Some(value) if !value.trim().is_empty() => return Ok(Some(value)),
            value => blank = blank.or(value),
        }
    }
    Ok(blank)
}

/// A list of names, or names in one string; objects with a name, or with parts of one, too.
pub(super) fn written_by(raw: &RawDocument, fields: &Fields) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for field in AUTHORS {
        let value = fields.get(field).map_or("", |value| value.get());
        if value.len() > LONGEST_AUTHORS {
            return Err(bad_record(
                raw,
                format!(
                    "`{field}` has more than {LONGEST_AUTHORS} bytes; name those who wrote the article"
                ),
            ));
        }
        if value.starts_with(['[', '{']) {
            let value = serde_json::from_str(value).map_err(|e| broken(raw, &e))?;
            names.extend(json_ld::authors(&value));
        } else if value.starts_with('"')
            && let Some(line) = named(raw, fields, field)?
        {
            match in_list(&line) {
                Some(list) => names.extend(list),
                None => names.push(line),
            }
        }
        if !names.is_empty() {
            break;
        }
    }
    Ok(names.iter().flat_map(|name| authors::names(name)).collect())
}

/// Names in a list that stands in a string, as JSON or Python write it: `['А. Б.', 'В. Г.']`.
fn in_list(line: &str) -> Option<Vec<String>> {
    let is_list = line.starts_with('[') && line.ends_with(']');
    let read = |line: &str| serde_json::from_str(line).ok();
    is_list.then(|| read(line).or_else(|| read(&line.replace('\'', "\""))))?
}

/// What a database wraps an id in.
#[derive(serde::Deserialize)]
struct Wrapped {
    #[serde(rename = "$oid")]
    id: String,
}

/// A part of a text: words, or an object with them.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Words {
    Plain(String),
    Marked { text: String },
}

/// A text in parts: paragraphs, or words some of which are marked, as networks export them.
fn in_parts(value: &str) -> Option<String> {
    let parts: Vec<Words> = serde_json::from_str(value).ok()?;
    let is_marked = parts
        .iter()
        .any(|part| matches!(part, Words::Marked { .. }));
    let is_plain = |part: &Words| matches!(part, Words::Plain(_));
    if is_marked && !parts.iter().any(is_plain) {
        return None;
    }
    let words = parts.into_iter().map(|part| match part {
        Words::Plain(text) | Words::Marked { text } => text,
    });
    let between = if is_marked { "" } else { "\n\n" };
    Some(words.collect::<Vec<_>>().join(between))
}

/// What WordPress hands over of a field.
#[derive(serde::Deserialize)]
struct Rendered {
    rendered: String,
}

/// What services hand over of a site, and Drupal and Arc of a headline.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Named {
    Object {
        #[serde(alias = "basic")]
        name: String,
    },
    List([Value; 1]),
}

#[derive(serde::Deserialize)]
struct Value {
    value: String,
}

/// A field that must be a string, or an object with what is shown of one, where it is given at all; null counts as not
/// given.
pub(super) fn string(
    raw: &RawDocument,
    fields: &Fields,
    name: &str,
) -> Result<Option<String>, Error> {
    let Some(value) = fields
        .get(name)
        .map(|value| value.get())
        .filter(|&value| value != "null")
    else {
        return Ok(None);
    };
    if let Some(Rendered { rendered }) = serde_json::from_str(value).ok().flatten() {
        return Ok(Some(rendered));
    }
    if value.starts_with(['[', '{'])
        && (is_content(name) && !HTML.contains(&name))
        && let Some(text) = in_parts(value).or_else(|| rich::text(value))
    {
        return Ok(Some(text));
    }
    if value.starts_with('{')
        && let Ok(object) = serde_json::from_str(value)
    {
        let told = names::object_for_text(names::own_key(fields, name), &object);
        return Err(bad_record(raw, told));
    }
    if !value.starts_with('"') {
        return Err(bad_record(
            raw,
            format!(
                "`{}` is not a string; quote it",
                names::own_key(fields, name)
            ),
        ));
    }
    serde_json::from_str(value)
        .map(Some)
        .map_err(|e| broken(raw, &e))
}

/// A string field without the white space around it; nothing but white space counts as not given.
pub(super) fn named(
    raw: &RawDocument,
    fields: &Fields,
    name: &str,
) -> Result<Option<String>, Error> {
    let value = string(raw, fields, name)?;
    Ok(value.as_deref().and_then(words))
}

/// A field beside the text: a number is taken as it is written, and what is neither that nor words as not given.
pub(super) fn lenient(
    raw: &RawDocument,
    fields: &Fields,
    name: &str,
) -> Result<Option<String>, Error> {
    let value = fields.get(name).map_or("null", |value| value.get());
    match value.as_bytes().first() {
        Some(b'-' | b'0'..=b'9') => Ok(Some(value.to_owned())),
        Some(b'"' | b'{' | b'[') => match serde_json::from_str(value) {
            Ok(Named::Object { name: words } | Named::List([Value { value: words }])) => {
                Ok(Some(words))
            }
            Err(_) => named(raw, fields, name).or(Ok(None)),
        },
        _ => Ok(None),
    }
}

pub(super) fn broken(raw: &RawDocument, error: &serde_json::Error) -> Error {
    let place = match error.line() {
        0 | 1 => format!("column {}", error.column()),
        line => format!("line {line}, column {}", error.column()),
    };
    let told = error.to_string();
    let cause = told.split(" at line ").next().unwrap_or(&told);
    if error.is_data() {
        return bad_record(
            raw,
            format!("not a JSON object: {cause}; give one object with `text` or `html` a line"),
        );
    }
    page_error(
        raw,
        Code::BadJson,
        format!("broken JSON at {place}: {cause}; mend or remove the line"),
    )
}

pub(super) fn bad_record(raw: &RawDocument, message: impl Into<String>) -> Error {
    page_error(raw, Code::BadRecord, message)
}
