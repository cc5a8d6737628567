//! One JSON object with `id` and `text`: taken verbatim.

use super::{Content, Decoding, Meta, Page, Published, page_error};
use crate::calendar::{self, When};
use crate::error::{Code, Error};
use crate::source::RawDocument;
use crate::vocabulary::DateOrigin;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// How sure a date is that the user gives.
const GIVEN: f64 = 1.0;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

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
    let fields: Fields = serde_json::from_str(line).map_err(|e| broken(raw, &e))?;
    let mut meta = Meta {
        id: id(raw, &fields)?,
        ..Meta::default()
    };
    let text = match string(raw, &fields, "text")? {
        Some(text) => text.replace('\0', "\u{FFFD}"),
        None => {
            return Err(bad_record(
                raw,
                "the object has no `text`; give `id` and `text`",
            ));
        }
    };
    if text.trim().is_empty() {
        return Err(page_error(
            raw,
            Code::Empty,
            "`text` is empty; leave the document out",
        ));
    }
    meta.title = named(raw, &fields, "title")?;
    meta.url = named(raw, &fields, "url")?;
    meta.language = named(raw, &fields, "language")?.map(|code| code.to_lowercase());
    meta.published =
        named(raw, &fields, "published")?.and_then(|text| published(text, &mut decoding));
    Ok(Page {
        origin: raw.origin.clone(),
        meta,
        content: Content::Given(text),
        decoding,
    })
}

/// The given id: a string, or a number as it is written.
fn id(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
    let Some(value) = fields.get("id").map(|value| value.get()) else {
        return Err(bad_record(
            raw,
            "the object has no `id`; give `id` and `text`",
        ));
    };
    match value.as_bytes().first() {
        Some(b'"') => string(raw, fields, "id"),
        Some(b'-' | b'0'..=b'9') => Ok(Some(value.to_owned())),
        _ => Err(bad_record(
            raw,
            "`id` is neither string nor number; make it one of them",
        )),
    }
}

/// A field that must be a string where it is given at all; null counts as not given.
fn string(raw: &RawDocument, fields: &Fields, name: &str) -> Result<Option<String>, Error> {
    let Some(value) = fields
        .get(name)
        .map(|value| value.get())
        .filter(|&value| value != "null")
    else {
        return Ok(None);
    };
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

fn published(text: String, decoding: &mut Decoding) -> Option<Published> {
    let when: Option<When> =
        calendar::iso(&text).or_else(|| calendar::date_line(&text).map(|line| line.when));
    if when.is_none() {
        decoding.repairs.push("published_unreadable".into());
    }
    Some(Published {
        when: when?,
        origin: DateOrigin::Meta,
        text: Some(text),
        confidence: GIVEN,
    })
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
            format!("not a JSON object: {cause}; give one object with `id` and `text` a line"),
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
            r#"{"text":"a"}"#,
            r#"{"id":1}"#,
            r#"{"id":1,"text":5}"#,
            r#"{"id":[1],"text":"a"}"#,
            "[1]",
            "5",
        ] {
            assert_eq!(fault(line.as_bytes()).0, Code::BadRecord, "{line}");
        }
        assert_eq!(fault(br#"{"id":1,"text":"\ud800"}"#).0, Code::BadJson);
    }
}
