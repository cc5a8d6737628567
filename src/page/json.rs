//! One JSON object with a text or a page, as people and crawlers write it.

use super::given::Given;
use super::json_ld;
use super::{Decoding, Page, page_error};
use crate::error::{Code, Error};
use crate::source::RawDocument;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// The text: our own, those of news-please, of JSON feeds and of JSON-LD.
const TEXT: [&str; 4] = ["text", "maintext", "content_text", "articleBody"];
/// The page.
const HTML: [&str; 2] = ["html", "raw_html"];
/// The article in HTML without its page: those of JSON feeds and of WordPress.
const MARKED: [&str; 2] = ["content_html", "content"];
/// The text by a name that may mean other things.
const VAGUE: [&str; 1] = ["body"];
/// The address: `source` is that of trafilatura, `link` that of WordPress.
const URL: [&str; 3] = ["url", "source", "link"];
/// The headline.
const TITLE: [&str; 2] = ["title", "headline"];
/// The site: names before hosts, those of trafilatura and of news-please.
const SITE: [&str; 5] = [
    "site",
    "sitename",
    "source-hostname",
    "source_domain",
    "hostname",
];
/// When it was published; never when it was fetched (`date_download`, `filedate`) or changed.
const PUBLISHED: [&str; 13] = [
    "published",
    "date_publish",
    "publish_date",
    "date_published",
    "published_at",
    "publishedAt",
    "published_time",
    "datePublished",
    "pubdate",
    "pub_date",
    "published_date",
    "publication_date",
    "date",
];
/// Who wrote it.
const AUTHORS: [&str; 2] = ["authors", "author"];

/// Bytes of the names of authors, at most.
const LONGEST_AUTHORS: usize = 64 << 10;

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
    let text = first(raw, &fields, &TEXT, string)?;
    let html = match text {
        Some(_) => None,
        None => first(raw, &fields, &HTML, string)?,
    };
    let is_page = html.is_some();
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
    let published = match is_page {
        // Beside a page a `date` is as often that of the crawl.
        true => &PUBLISHED[..PUBLISHED.len() - 1],
        false => &PUBLISHED[..],
    };
    let given = Given {
        id: id(raw, &fields)?,
        title: first(raw, &fields, &TITLE, named)?,
        url: first(raw, &fields, &URL, named)?,
        site: first(raw, &fields, &SITE, named)?,
        authors: authors(raw, &fields)?,
        language: named(raw, &fields, "language")?,
        published: first(raw, &fields, published, moment)?,
        text,
        html,
    };
    given.page(raw, decoding)
}

/// The text, or the article in HTML, where neither stands under a name that says which it is.
fn content(raw: &RawDocument, fields: &Fields) -> Result<(Option<String>, Option<String>), Error> {
    let marked = first(raw, fields, &MARKED, string)?;
    let found = match marked {
        Some(found) => Some(found),
        None => first(raw, fields, &VAGUE, string)?,
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

/// The given id: a string, or a number as it is written; null counts as not given.
fn id(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
    let Some(value) = fields.get("id").map(|value| value.get()) else {
        return Ok(None);
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

/// A date: a string, or a number of seconds or thousandths of them since 1970 as it is written. A value that can be no
/// date is handed on as it is written, to be told as one that cannot be read.
fn moment(raw: &RawDocument, fields: &Fields, name: &str) -> Result<Option<String>, Error> {
    let value = fields.get(name).map_or("null", |value| value.get());
    match value.as_bytes().first() {
        Some(b'"' | b'n') => named(raw, fields, name),
        _ => Ok(Some(value.to_owned())),
    }
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
mod tests {
    use crate::error::{Code, Error};
    use crate::page::{Content, Page, decode};
    use crate::source::{Media, RawDocument};

    fn read(line: &[u8]) -> Result<Page, Error> {
        decode(&RawDocument {
            origin: Default::default(),
            media: Media::Json,
            bytes: line.to_vec(),
        })
    }

    fn fault(line: &[u8]) -> (Code, String) {
        let error = read(line).err().unwrap();
        (error.code, error.message)
    }

    #[test]
    fn ids_and_text_are_verbatim() {
        for (line, id, text) in [
            (
                r#"{"id":"a 1","text":" Да.\n\nНет. "}"#,
                "a 1",
                " Да.\n\nНет. ",
            ),
            (r#"{"text":"Да","id":1.50,"more":{"text":1}}"#, "1.50", "Да"),
            (
                "{\"id\":7,\"text\":\"a\\u0000й и\u{306}\"}",
                "7",
                "a\u{FFFD}й и\u{306}",
            ),
            (r#"{"id":1,"text":"Да","title":null,"url":" "}"#, "1", "Да"),
        ] {
            let page = read(line.as_bytes()).unwrap();
            assert_eq!(page.meta.id.as_deref(), Some(id));
            assert!(
                matches!(&page.content, Content::Given(given) if given == text),
                "{line}"
            );
            assert_eq!((page.meta.title, page.meta.url), (None, None));
        }
    }

    #[test]
    fn lines_of_crawlers() {
        let ours = read(r#"{"text":"Да","id":null,"authors":"А. Б.; В. Г."}"#.as_bytes()).unwrap();
        assert_eq!(
            (ours.meta.id, ours.meta.authors),
            (None, vec!["А. Б.".to_owned(), "В. Г.".into()])
        );
        let parts = r#"{"text":"Да","author":[{"givenName":"Асель","familyName":"Кан"},{"name":"Б. Т."},null]}"#;
        let parts = read(parts.as_bytes()).unwrap();
        assert_eq!(parts.meta.authors, ["Асель Кан", "Б. Т."]);
        let please = r#"{"authors":["Асель К."],"date_download":"2020-02-02 00:00:00",
            "date_publish":"2019-01-05 10:00:00","language":"ru","maintext":"Текст","title":"Т",
            "source_domain":"vesti.kz","url":"https://vesti.kz/1"}"#;
        let page = read(please.as_bytes()).unwrap();
        assert!(matches!(&page.content, Content::Given(text) if text == "Текст"));
        assert_eq!(page.meta.site.as_deref(), Some("vesti.kz"));
        assert_eq!(page.meta.url.as_deref(), Some("https://vesti.kz/1"));
        assert_eq!(page.meta.authors, ["Асель К."]);
        let when = |page: &Page| page.meta.published.as_ref().map(|p| p.when.edtf.clone());
        assert!(when(&page).is_some_and(|edtf| edtf.starts_with("2019-01-05")));
        let trafilatura = r#"{"title":"Т","author":null,"hostname":"a.kz","date":"2018-03-04",
            "id":null,"raw_text":"x","text":"Текст","source":"https://a.kz/1","filedate":"2020-01-01"}"#;
        let page = read(trafilatura.as_bytes()).unwrap();
        assert_eq!(when(&page).as_deref(), Some("2018-03-04"));
        assert_eq!(
            (page.meta.site.as_deref(), page.meta.url.as_deref()),
            (Some("a.kz"), Some("https://a.kz/1"))
        );
        let html = r#"{"url":"https://a.kz/2","html":"<title>Т</title><p>Да","date":"2020-01-01"}"#;
        let page = read(html.as_bytes()).unwrap();
        assert!(matches!(page.content, Content::Html(_)));
        assert_eq!(
            (page.meta.url.as_deref(), when(&page)),
            (Some("https://a.kz/2"), None)
        );
    }

    #[test]
    fn articles_of_feeds() {
        for (line, title, text) in [
            (
                r#"{"id":"1","title":"Мост","content_text":"Да.","date_published":"2019-05-15"}"#,
                Some("Мост"),
                Some("Да."),
            ),
            (
                r#"{"id":1,"title":{"rendered":"Мост"},"content":{"rendered":"<p>Да.</p>"},"date":"2019-05-15"}"#,
                Some("Мост"),
                None,
            ),
            (
                r#"{"@type":"NewsArticle","headline":"Мост","articleBody":"Да.","datePublished":"2019-05-15"}"#,
                Some("Мост"),
                Some("Да."),
            ),
            (
                r#"{"title":"Мост","content":"Да.","publishedAt":"2019-05-15"}"#,
                Some("Мост"),
                Some("Да."),
            ),
        ] {
            let page = read(line.as_bytes()).unwrap();
            assert_eq!(page.meta.title.as_deref(), title, "{line}");
            let day = page.meta.published.as_ref();
            let day = day.map(|published| published.when.edtf.as_str());
            assert_eq!(day, Some("2019-05-15"), "{line}");
            match text {
                Some(text) => {
                    assert!(matches!(&page.content, Content::Given(given) if given == text))
                }
                None => assert!(matches!(page.content, Content::Html(_)), "{line}"),
            }
        }
    }

    #[test]
    fn halves_of_characters_are_replaced() {
        for (text, expected, is_mended) in [
            (r"а\ud800б", "а\u{FFFD}б", true),
            (r"\udc00\ud83d", "\u{FFFD}\u{FFFD}", true),
            (r"\ud83d\ud83d\ude00", "\u{FFFD}😀", true),
            (r"\uD83D\uDE00\\ud800", r"😀\ud800", false),
            (r"\ud800\n", "\u{FFFD}\n", true),
        ] {
            let page = read(format!(r#"{{"id":1,"text":"{text}"}}"#).as_bytes()).unwrap();
            let Content::Given(given) = &page.content else {
                panic!("{text}");
            };
            let repairs: &[String] = &page.decoding.repairs;
            assert_eq!(
                (given.as_str(), !repairs.is_empty()),
                (expected, is_mended),
                "{text}"
            );
        }
        assert_eq!(fault(br#"{"id":1,"text":"\ud80"}"#).0, Code::BadJson);
    }

    #[test]
    fn days_by_other_names_and_as_numbers() {
        for (fields, edtf) in [
            (r#""published":1557900000000"#, "2019-05-15T06:00:00Z"),
            (r#""published":"1557900000""#, "2019-05-15T06:00:00Z"),
            (r#""published":1557900000.5"#, "2019-05-15T06:00:00Z"),
            (r#""published":20190515"#, "2019-05-15"),
            (r#""published":["2019-05-15"]"#, "2019-05-15"),
            (
                r#""publish_date":"2019-05-15 14:00:00""#,
                "2019-05-15T14:00:00",
            ),
            (
                r#""published":null,"published_at":"2019-05-15""#,
                "2019-05-15",
            ),
        ] {
            let page = read(format!(r#"{{"text":"Да",{fields}}}"#).as_bytes()).unwrap();
            let found = page.meta.published.map(|published| published.when.edtf);
            assert_eq!(found.as_deref(), Some(edtf), "{fields}");
            assert!(page.decoding.repairs.is_empty(), "{fields}");
        }
        for value in [
            r#""давно""#,
            "12",
            "-1",
            "99999999999999999999",
            "true",
            "[]",
            "{}",
        ] {
            let page = read(format!(r#"{{"text":"Да","published":{value}}}"#).as_bytes()).unwrap();
            assert_eq!(page.meta.published, None);
            assert_eq!(page.decoding.repairs, ["published_unreadable"], "{value}");
        }
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(fault(b"  ").0, Code::Empty);
        assert_eq!(fault(br#"{"id":1,"text":" "}"#).0, Code::Empty);
        assert_eq!(fault(b"{\"id\":1,\"text\":\"\xFF\"}").0, Code::BadEncoding);
        assert!(
            fault(b"{\"id\":1,\"text\":\"\xFF\"}")
                .1
                .starts_with("byte 16 ")
        );
        let (code, message) = fault(br#"{"id":1,"text":"a"#);
        assert_eq!(code, Code::BadJson);
        assert!(message.contains("column 17"), "{message}");
        for line in [
            r#"{"id":1}"#,
            r#"{"id":1,"text":5}"#,
            r#"{"id":[1],"text":"a"}"#,
            "[1]",
            "5",
        ] {
            assert_eq!(fault(line.as_bytes()).0, Code::BadRecord, "{line}");
        }
    }
}
