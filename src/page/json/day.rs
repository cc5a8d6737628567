//! When the document of an object was published.

use super::{Fields, named};
use crate::error::Error;
use crate::source::RawDocument;

/// Names of the day of publication without capitals and marks, those of crawlers and of sites; never when it was fetched
/// (`date_download`, `filedate`) or changed.
const PUBLISHED: [&str; 16] = [
    "published",
    "datepublish",
    "publishdate",
    "datepublished",
    "publishedat",
    "publishedtime",
    "pubdate",
    "publisheddate",
    "publicationdate",
    "publishtime",
    "pubtime",
    "publicationtime",
    "publishedon",
    "postdate",
    "postedat",
    "dateposted",
];

/// Names of a day that may be that of something else, as of the crawl of a page, or of the row of a database.
const BESIDE: [&str; 6] = [
    "date",
    "datetime",
    "createdat",
    "datecreated",
    "createddate",
    "created",
];

/// The day of publication.
pub(super) fn published(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
    first(raw, fields, &PUBLISHED)
}

/// A day that may be that of something else.
pub(super) fn beside(raw: &RawDocument, fields: &Fields) -> Result<Option<String>, Error> {
    first(raw, fields, &BESIDE)
}

fn first(raw: &RawDocument, fields: &Fields, names: &[&str]) -> Result<Option<String>, Error> {
    for name in names {
        let known = fields.keys().filter(|key| folded(key) == *name);
        for key in known {
            if let Some(value) = moment(raw, fields, key)? {
                return Ok(Some(value));
            }
        }
    }
    Ok(None)
}

/// A key without capitals and marks: `publishedAt`, `published_at` and `Published-At` are one.
pub(super) fn folded(key: &str) -> String {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
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
