//! One JSON object with a text or a page, as people and crawlers write it.

mod day;

use super::given::Given;
use super::json_ld;
use super::{Decoding, Page, page_error};
use crate::error::{Code, Error};
use crate::source::RawDocument;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// The text: our own, those of news-please, of JSON feeds and of JSON-LD.
const TEXT: [&str; 6] = [
    "text",
    "maintext",
    "content_text",
    "articleBody",
    "full_text",
    "detail_text",
];
/// The page.
const HTML: [&str; 4] = ["html", "raw_html", "body_html", "html_body"];
/// What may stand before the usual names.
const OF_ARTICLE: [&str; 3] = ["post", "article", "news"];
/// Elements with which an article in HTML begins.
const BLOCKS: [&str; 6] = ["p", "div", "article", "section", "html", "!doctype"];
/// Elements of a page that no article by itself has.
const PAGE: [&str; 5] = ["!doctype", "html", "head", "body", "title"];
/// The article in HTML without its page: those of JSON feeds and of WordPress.
const MARKED: [&str; 2] = ["content_html", "content"];
/// The text by a name that may mean other things.
const VAGUE: [&str; 1] = ["body"];
/// The address: `source` is that of trafilatura, `link` that of WordPress.
const URL: [&str; 7] = [
    "url",
    "source",
    "link",
    "permalink",
    "canonical_url",
    "web_url",
    "page_url",
];
/// The headline.
const TITLE: [&str; 4] = ["title", "headline", "header", "name"];
/// The site: names before hosts, those of trafilatura and of news-please.
const SITE: [&str; 5] = [
    "site",
    "sitename",
    "source-hostname",
    "source_domain",
    "hostname",
];
/// Who wrote it.
const AUTHORS: [&str; 2] = ["authors", "author"];

/// Bytes of the names of authors, at most.
const LONGEST_AUTHORS: usize = 64 << 10;

/// Bytes of a headline that may hold markup, at most.
const LONGEST_TITLE: usize = 2 << 10;

/// Reads the object.
pub(super) fn decode(raw: &RawDocument, mut decoding: Decoding) -> Result<Page, Error> {
    decoding.encoding = "utf-8".into();
    let bytes = raw
        .bytes
        .strip_prefix("\u{FEFF}".as_bytes())
        .unwrap_or(&raw.bytes);
    let line = std::str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to() + (raw.bytes.len() - bytes.len());
        page_error(
            raw,
            Code::BadEncoding,
            format!("byte {at} is not UTF-8, which JSON must be; convert the file to UTF-8"),
        )
    })?;
    if line.trim().is_empty() {
        return Err(page_error(raw, Code::Empty, "the line is empty; remove it"));
    }
    let line = whole_characters(line);
    if let Cow::Owned(_) = line {
        decoding.repairs.push("lone_surrogates".into());
    }
    let line = &*line;
    let fields: Fields = serde_json::from_str(line).map_err(|e| broken(raw, &e))?;
    let fields = usual(fields);
    let text = told(raw, &fields, &TEXT)?;
    let (text, html) = match text {
        Some(text) if is_markup(&text) => (None, Some(text)),
        Some(text) if !text.trim().is_empty() => (Some(text), None),
        blank => match told(raw, &fields, &HTML)? {
            Some(html) => (None, Some(html)),
            None => (blank, None),
        },
    };
    // Beside a page a `date` is as often that of the crawl.
    let is_page = html.as_deref().is_some_and(is_page);
    let (text, html) = match (text, html) {
        (None, None) => content(raw, &fields)?,
        found => found,
    };
    if text.is_none() && html.is_none() {
        return Err(bad_record(
            raw,
            "the object has neither `text` nor `html`; give one of them",
        ));
    }
    let published = first(raw, &fields, &day::PUBLISHED, day::moment)?;
    let beside = first(raw, &fields, &day::BESIDE, day::moment)?;
    let (published, beside) = match is_page {
        true => (published, beside),
        false => (published.or(beside), None),
    };
    let given = Given {
        id: id(raw, &fields)?,
        title: first(raw, &fields, &TITLE, named)?.map(plain),
        url: first(raw, &fields, &URL, named)?,
        site: first(raw, &fields, &SITE, named)?,
        authors: authors(raw, &fields)?,
        language: named(raw, &fields, "language")?,
        published,
        beside,
        text,
        html,
    };
    given.page(raw, decoding)
}

/// Names of fields without capitals and marks, and those by which they are read.
static KNOWN: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let texts = TEXT.iter().chain(&HTML).chain(&MARKED).chain(&VAGUE);
    let names = texts.chain(&TITLE).chain(&URL);
    let names = names.chain(&day::PUBLISHED).chain(&day::BESIDE);
    names.map(|name| (folded(name), *name)).collect()
});

/// The fields, and those of «postTitle», «article_text», «contentHtml», «publishedAt» by their usual names where these are
/// not given.
fn usual(mut fields: Fields<'_>) -> Fields<'_> {
    let known = |key: &str| KNOWN.get(key).copied();
    let named = |key: &String| {
        let key = folded(key);
        let rest = OF_ARTICLE.iter().find_map(|of| key.strip_prefix(of));
        known(&key).or_else(|| known(rest?))
    };
    let is_given = |value: &&RawValue| value.get() != "null";
    let given = fields.iter().filter(|(_, value)| is_given(value));
    let named = given.filter_map(|(key, value)| Some((named(key)?, *value)));
    for (name, value) in named.collect::<Vec<_>>() {
        let known = fields.entry(name.to_owned()).or_insert(value);
        if !is_given(known) {
            *known = value;
        }
    }
    fields
}

/// A key without capitals and marks: `publishedAt`, `published_at` and `Published-At` are one.
fn folded(key: &str) -> String {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a text is an article in HTML: it begins with an element that is closed in it.
fn is_markup(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('<');
    let name = inside.and_then(|inside| inside.split([' ', '>', '/']).next());
    name.is_some_and(|name| {
        BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block)) && text.contains("</")
    })
}

/// Whether this is a page as a whole, not the article alone.
fn is_page(html: &str) -> bool {
    let mut names = html
        .split('<')
        .skip(1)
        .map(|mark| mark.split([' ', '>', '\n']).next());
    names.any(|name| {
        let is_named = |part: &&str| name.is_some_and(|name| name.eq_ignore_ascii_case(part));
        PAGE.iter().any(is_named)
    })
}

/// The text, or the article in HTML, where neither stands under a name that says which it is.
fn content(raw: &RawDocument, fields: &Fields) -> Result<(Option<String>, Option<String>), Error> {
    let marked = told(raw, fields, &MARKED)?;
    let found = match marked {
        Some(found) if !found.trim().is_empty() => Some(found),
        blank => told(raw, fields, &VAGUE)?.or(blank),
    };
    Ok(match found {
        Some(found) if found.trim_start().starts_with('<') => (None, Some(found)),
        text => (text, None),
    })
}

/// The line with U+FFFD for escapes of half a character (`\ud800` alone), which stand for nothing; borrowed where there
/// are none.
pub fn whole_characters(line: &str) -> Cow<'_, str> {
    let halves = halves(line.as_bytes());
    if halves.is_empty() {
        return Cow::Borrowed(line);
    }
    let mut mended = line.to_owned();
    for at in halves {
        mended.replace_range(at..at + 4, "fffd");
    }
    Cow::Owned(mended)
}

/// Where the digits of escapes of half a character stand that another half does not follow or precede.
fn halves(line: &[u8]) -> Vec<usize> {
    let unit = |at: usize| {
        let digits = line.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', line.get(at..).unwrap_or(&[])) {
        at += next;
        match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                found.push(at + 2);
                at += 6;
            }
            _ => at += 2,
        }
    }
    found
}

/// The given id: a string, or a number as it is written; null counts as not given. Else that of the database: `_id`.
fn id(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
    let Some(value) = fields.get("id").map(|value| value.get()) else {
        let own = fields.get("_id").map_or("", |value| value.get());
        let wrapped = || serde_json::from_str(own).map(|Wrapped { id }| id).ok();
        return Ok(serde_json::from_str(own).ok().or_else(wrapped));
    };
    match value.as_bytes().first() {
        Some(b'"') => Ok(string(raw, fields, "id")?.filter(|id| !id.is_empty())),
        Some(b'-' | b'0'..=b'9') => Ok(Some(value.to_owned())),
        Some(b'n') => Ok(None),
        _ => Err(bad_record(
            raw,
            "`id` is neither string nor number; make it one of them",
        )),
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

/// A list of names, or names in one string with `; ` between them; objects with a name, or with parts of one, too.
fn authors(raw: &RawDocument, fields: &Fields) -> Result<Vec<String>, Error> {
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
            names.extend(line.split(';').map(str::to_owned));
        }
        if !names.is_empty() {
            break;
        }
    }
    names
        .iter_mut()
        .for_each(|name| *name = name.trim().replace('\0', "\u{FFFD}"));
    names.retain(|name| !name.is_empty());
    Ok(names)
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
    if value.starts_with('[')
        && TEXT.contains(&name)
        && let Some(text) = in_parts(value)
    {
        return Ok(Some(text));
    }
    if !value.starts_with('"') {
        return Err(bad_record(
            raw,
            format!("`{name}` is not a string; quote it"),
        ));
    }
    serde_json::from_str(value)
        .map(Some)
        .map_err(|e| broken(raw, &e))
}

/// A string field without the white space around it; nothing but white space counts as not given.
fn named(raw: &RawDocument, fields: &Fields, name: &str) -> Result<Option<String>, Error> {
    let value = string(raw, fields, name)?;
    Ok(value
        .map(|value| value.trim().replace('\0', "\u{FFFD}"))
        .filter(|value| !value.is_empty()))
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
