//! One JSON object with a text or a page, as people and crawlers write it.

mod day;
mod markup;
mod mend;
mod names;
mod rich;
mod said;

use super::given::{Given, words};
use super::json_ld;
use super::{Decoding, Page, authors, charset, page_error};
use crate::error::{Code, Error};
use crate::source::fields::{
    AUTHORS, BESIDE, HTML, MARKED, PUBLISHED, SITE, TEXT, TITLE, URL, VAGUE, is_content,
};
use crate::source::{Around, RawDocument};
pub use mend::whole_characters;
use names::usual;
use said::LANGUAGE;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// A text, or HTML in its place.
type Held = (Option<String>, Option<String>);

/// Bytes of the names of authors, at most.
const LONGEST_AUTHORS: usize = 64 << 10;

/// Bytes of a headline that may hold markup, at most.
const LONGEST_TITLE: usize = 2 << 10;

/// Reads the object, its fields by the names that the user gives them where that is done; what is said around it holds
/// where it says nothing else itself.
pub(super) fn decode(
    raw: &RawDocument,
    around: &Around,
    mut decoding: Decoding,
) -> Result<Page, Error> {
    let line = decoded(raw, &mut decoding)?;
    let line = line.strip_prefix('\u{FEFF}').unwrap_or(&line);
    if line.trim().is_empty() {
        return Err(page_error(raw, Code::Empty, "the line is empty; remove it"));
    }
    let line = &*mend::mended(line, &mut decoding.repairs);
    let fields: Fields = serde_json::from_str(line).map_err(|e| broken(raw, &e))?;
    let fields = names::as_told(usual(fields), &around.names)
        .map_err(|name| bad_record(raw, names::missing(&parsed(line), name, &around.names)))?;
    let fields = names::with_beside(names::with_inner(fields));
    let held = held(raw, &fields)?;
    // Beside a page a `date` is as often that of the crawl.
    let is_page = held.1.as_deref().is_some_and(markup::is_page);
    let (text, html) = in_blocks(or_content(raw, &fields, held)?);
    let text = text.map(|text| whole(text, &mut decoding));
    if text.is_none() && html.is_none() {
        return Err(bad_record(raw, names::untold(&parsed(line))));
    }
    let published = first(raw, &fields, &PUBLISHED, day::moment)?;
    let beside = first(raw, &fields, &BESIDE, day::moment)?;
    let (published, beside) = match is_page {
        true => (published, beside),
        false => (published.or(beside), None),
    };
    let said = said::fields(around);
    let beside = match published.is_none() {
        true => beside.or(day::moment(raw, &said, PUBLISHED[0])?),
        false => beside,
    };
    let given = Given {
        id: id(raw, &fields)?,
        title: first(raw, &fields, &TITLE, lenient)?.map(plain),
        url: first(raw, &fields, &URL, lenient)?,
        site: first(raw, &fields, &SITE, lenient)?.or(lenient(raw, &said, SITE[0])?),
        authors: written_by(raw, &fields)?,
        language: named(raw, &fields, LANGUAGE)?
            .or(lenient(raw, &said, LANGUAGE)?.and_then(|tag| said::code(&tag))),
        published,
        beside,
        text,
        html,
    };
    given.page(raw, decoding)
}

/// The characters of the object: UTF-8, or what makes Cyrillic words of the bytes.
fn decoded<'a>(raw: &'a RawDocument, decoding: &mut Decoding) -> Result<Cow<'a, str>, Error> {
    let error = match std::str::from_utf8(&raw.bytes) {
        Ok(line) => {
            decoding.encoding = "utf-8".into();
            return Ok(Cow::Borrowed(line));
        }
        Err(error) => error,
    };
    let text = charset::decode(raw, decoding).text;
    // a letter alone may be one of any alphabet
    let mut words = text.split(|c| !matches!(c, '\u{400}'..='\u{52F}'));
    match words.any(|word| word.chars().nth(1).is_some()) && !text.contains('\0') {
        true => Ok(text),
        false => {
            let at = error.valid_up_to();
            let told = format!(
                "byte {at} is not UTF-8, and no other character set makes words of it; convert the file to UTF-8"
            );
            Err(page_error(raw, Code::BadEncoding, told))
        }
    }
}

/// The fields under the names that the object has for them; it has been read before.
fn parsed(line: &str) -> Fields<'_> {
    serde_json::from_str(line).unwrap_or_default()
}

/// The text without the words that say how much of it a service has cut off: «… [+1234 chars]».
fn whole(mut text: String, decoding: &mut Decoding) -> String {
    let rest = text.trim_end().strip_suffix(" chars]");
    let start = rest.and_then(|rest| {
        let (kept, count) = rest.rsplit_once("[+")?;
        let is_count = count.bytes().all(|byte| byte.is_ascii_digit());
        is_count.then(|| kept.trim_end_matches(['…', ' ']).len())
    });
    if let Some(start) = start {
        text.truncate(start);
        decoding.repairs.push("truncated".into());
    }
    text
}

/// The text, or the page or article in HTML, under names that say which it is.
fn held(raw: &RawDocument, fields: &Fields) -> Result<Held, Error> {
    let text = told(raw, fields, &TEXT)?;
    Ok(match text {
        Some(text) if markup::is_markup(&text) => marked(text, fields),
        Some(text) if !text.trim().is_empty() => (Some(text), None),
        blank => match told(raw, fields, &HTML)? {
            Some(html) => (None, Some(html)),
            None => (blank, None),
        },
    })
}

/// An article with markup: as HTML, or, where nothing but line breaks parts it, its lines, of which none is lost. Without
/// a headline beside it the first line may be that, which HTML shows.
fn marked(text: String, fields: &Fields) -> Held {
    let has_title = TITLE.iter().any(|name| fields.contains_key(*name));
    let may_be_lines = has_title || !markup::is_headed(&text);
    match may_be_lines.then(|| markup::lines(&text)).flatten() {
        Some(lines) => (Some(lines), None),
        None => (None, Some(markup::page(text))),
    }
}

/// What is held, or, where that is nothing but white space, what stands under names that do not say which it is.
fn or_content(raw: &RawDocument, fields: &Fields, held: Held) -> Result<Held, Error> {
    let is_blank = held.0.as_deref().is_none_or(|text| text.trim().is_empty());
    if held.1.is_some() || !is_blank {
        return Ok(held);
    }
    Ok(match content(raw, fields)? {
        (None, None) => held,
        found => found,
    })
}

/// What is held, of a text that is the JSON of an editor its blocks.
fn in_blocks((text, html): Held) -> Held {
    let json = text.as_ref().filter(|text| text.starts_with(['{', '[']));
    match json.and_then(|json| rich::text(json)) {
        Some(blocks) => (Some(blocks), None),
        None => (text, html),
    }
}

/// The text, or the article in HTML, where neither stands under a name that says which it is.
fn content(raw: &RawDocument, fields: &Fields) -> Result<Held, Error> {
    let found = match told(raw, fields, &MARKED)? {
        Some(found) if !found.trim().is_empty() => Some(found),
        blank => told(raw, fields, &VAGUE)?.or(blank),
    };
    Ok(match found {
        Some(found) if found.trim_start().starts_with('<') || markup::is_markup(&found) => {
            marked(found, fields)
        }
        text => (text, None),
    })
}

/// The given id: a string, or a number as it is written, also where a database wraps it; anything else counts as not given.
fn id(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
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
fn first(
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
fn told(raw: &RawDocument, fields: &Fields, names: &[&str]) -> Result<Option<String>, Error> {
    let mut blank = None;
    for name in names {
        match string(raw, fields, name)? {
            Some(value) if !value.trim().is_empty() => return Ok(Some(value)),
            value => blank = blank.or(value),
        }
    }
    Ok(blank)
}

/// A headline without the markup that some sites hand over with it: «Дело &#171;о мосте&#187;».
fn plain(title: String) -> String {
    let has_markup = title.contains("</") || title.contains('&') && title.contains(';');
    if !has_markup || title.len() > LONGEST_TITLE {
        return title;
    }
    let tree = scraper::Html::parse_fragment(&title);
    let words: String = tree.root_element().text().collect();
    words.trim().to_owned()
}

/// A list of names, or names in one string; objects with a name, or with parts of one, too.
fn written_by(raw: &RawDocument, fields: &Fields) -> Result<Vec<String>, Error> {
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
fn string(raw: &RawDocument, fields: &Fields, name: &str) -> Result<Option<String>, Error> {
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
fn named(raw: &RawDocument, fields: &Fields, name: &str) -> Result<Option<String>, Error> {
    let value = string(raw, fields, name)?;
    Ok(value.as_deref().and_then(words))
}

/// A field beside the text: a number is taken as it is written, and what is neither that nor words as not given.
fn lenient(raw: &RawDocument, fields: &Fields, name: &str) -> Result<Option<String>, Error> {
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

fn broken(raw: &RawDocument, error: &serde_json::Error) -> Error {
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

fn bad_record(raw: &RawDocument, message: impl Into<String>) -> Error {
    page_error(raw, Code::BadRecord, message)
}

#[cfg(test)]
mod tests;
