//! What an object says of all documents in its list: `{"site": "site.kz", "date": "2024-03-05", "articles": […]}`.

use super::fields::{PUBLISHED, SITE, usual};
use super::{ColumnNames, Media};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the objects around a list say of its items; those inside before those around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Names that the user gives to the fields of the items.
    pub names: ColumnNames,
    /// The site, as JSON.
    pub site: Option<String>,
    /// The day, as JSON: a name that may be that of the crawl is none.
    pub published: Option<String>,
    /// The language, as JSON.
    pub language: Option<String>,
}

/// Names of a day beside those of publication.
const DAYS: [&str; 2] = ["date", "datetime"];

/// Keys of the language.
const LANGUAGE: [&str; 2] = ["language", "lang"];

/// Bytes of a value, at most.
const LONGEST: usize = 1 << 10;

impl Around {
    /// Nothing said so far.
    pub(super) fn nothing(names: &ColumnNames) -> Self {
        Self {
            names: names.clone(),
            ..Self::default()
        }
    }

    /// The same with what an object further inside says.
    pub(super) fn with(&self, fields: &BTreeMap<Cow<str>, &RawValue>) -> Self {
        let first = |names: &[&str]| {
            let of = |name: &&str| {
                let mut found = fields.iter().filter(|(key, _)| {
                    usual(key) == Some(*name) || LANGUAGE.contains(name) && key == name
                });
                found.find_map(|(_, value)| told(value.get()))
            };
            names.iter().find_map(of)
        };
        let days = [&PUBLISHED[..], &DAYS].concat();
        Self {
            names: self.names.clone(),
            site: first(&SITE).or_else(|| self.site.clone()),
            published: first(&days).or_else(|| self.published.clone()),
            language: first(&LANGUAGE).or_else(|| self.language.clone()),
        }
    }

    /// What the documents around which this is said are.
    pub(super) fn media(&self) -> Media {
        match [&self.site, &self.published, &self.language] {
            [None, None, None] => self.names.of_objects(),
            _ => Media::Listed(Arc::new(self.clone())),
        }
    }
}

/// A value that can be said of documents: not one of several, nor nothing.
fn told(value: &str) -> Option<String> {
    let is_one = !value.starts_with('[') && value != "null" && value.len() <= LONGEST;
    is_one.then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearer_goes_before_what_is_around() {
        let with =
            |around: &Around, object: &str| around.with(&serde_json::from_str(object).unwrap());
        let nothing = Around::nothing(&ColumnNames::default());
        assert_eq!(nothing.media(), Media::Json);
        let outer = with(
            &nothing,
            r#"{"site":"a.kz","lang":"ru","created_at":"2024-09-09","data":{}}"#,
        );
        assert_eq!(outer.published, None);
        let inner = with(
            &outer,
            r#"{"source":{"name":"Б"},"Дата":"2024-03-05","date":null,"tags":[]}"#,
        );
        assert_eq!(inner.site.as_deref(), Some(r#"{"name":"Б"}"#));
        assert_eq!(inner.published.as_deref(), Some(r#""2024-03-05""#));
        assert_eq!(inner.language.as_deref(), Some(r#""ru""#));
    }
}
