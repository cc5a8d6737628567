//! What is said around a document: by the object that holds its list.

use super::Fields;
use crate::source::Around;
use crate::source::fields::{PUBLISHED, SITE};

/// The key of the language.
pub(super) const LANGUAGE: &str = "language";

/// What is said around a document, as fields.
pub(super) fn fields(around: &Around) -> Fields<'_> {
    let said = [
        (SITE[0], &around.site),
        (PUBLISHED[0], &around.published),
        (LANGUAGE, &around.language),
    ];
    let said = said.into_iter().filter_map(|(name, value)| {
        let value = serde_json::from_str(value.as_deref()?).ok()?;
        Some((name.to_owned(), value))
    });
    said.collect()
}

/// The code of a language in a tag: `ru` of `ru-RU`; a tag of another kind says nothing.
pub(super) fn code(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?;
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| code.to_ascii_lowercase())
}
