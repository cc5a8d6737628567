//! One JSON object with a text or a page, as people and crawlers write it.

mod day;
mod field;
mod markup;
mod mend;
mod names;
mod rich;
mod said;

use super::given::Given;
use super::{Decoding, Page, charset, page_error};
use crate::error::{Code, Error};
use crate::source::fields::{BESIDE, HTML, MARKED, PUBLISHED, SITE, TEXT, TITLE, URL, VAGUE};
use crate::source::{Around, RawDocument};
use field::{bad_record, broken, first, id, lenient, named, told, written_by};
pub use mend::whole_characters;
use names::usual;
use said::LANGUAGE;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// A text, or HTML in its place.
type Held = (Option<String>, Option<String>);

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

#[cfg(test)]
mod tests;
