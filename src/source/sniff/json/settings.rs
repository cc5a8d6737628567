//! Files of settings and translations: what a program shows, under keys that an article has too:
//! `{"title": "Главная", "text": "Добро пожаловать", "search": "Поиск"}`.

use crate::source::fields::{is_document_key, names_document, usual};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Bytes of words that are shown on a page, at most: an article is longer, or ends a sentence.
const LONGEST: usize = 160;

/// What ends a sentence, before marks that close it.
const ENDS: [char; 5] = ['.', '!', '?', '…', ':'];
const CLOSING: [char; 4] = ['»', '"', ')', '”'];

/// Names that tell an article from another, and which settings have as well.
const OF_BOTH: [&str; 4] = ["title", "headline", "header", "name"];

/// Whether JSON is one object of several short words none of which is a sentence, and that says no day, address or id.
pub(super) fn is_one(json: &[u8]) -> bool {
    let fields: Option<BTreeMap<Cow<str>, &RawValue>> = serde_json::from_slice(json).ok();
    let Some(fields) = fields else {
        return false;
    };
    let is_dated = fields.keys().any(|key| {
        let name = usual(key).unwrap_or_default();
        name == "id" || names_document(key) && !OF_BOTH.contains(&name)
    });
    let is_text =
        |key: &str| is_document_key(key) || matches!(usual(key), Some("content" | "body"));
    let texts = || fields.iter().filter(|(key, _)| is_text(key));
    let is_shown = |value: &RawValue| {
        let words: Option<Cow<str>> = serde_json::from_str(value.get()).ok();
        words.is_some_and(|words| words.len() <= LONGEST && !is_sentence(&words))
    };
    fields.len() > 1
        && !is_dated
        && texts().next().is_some()
        && texts().all(|(_, value)| is_shown(value))
}

/// Whether words end as a sentence does; with a place for what is put in they are a part of a program.
fn is_sentence(words: &str) -> bool {
    let has_place = words.contains('{') && words.contains('}');
    let end = words.trim_end().trim_end_matches(CLOSING);
    end.ends_with(ENDS) && !has_place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_show_is_no_article() {
        for (json, is) in [
            (
                r#"{"title":"Главная","text":"Новости","search":"Поиск"}"#,
                true,
            ),
            (
                r#"{"title":"Сайт","content":"Подписаться на новости","theme":"dark"}"#,
                true,
            ),
            (
                r#"{"title":"Итог","text":"Показано {count} из {total}."}"#,
                true,
            ),
            (
                r#"{"title":"Мост","text":"Мост открыли в субботу."}"#,
                false,
            ),
            (r#"{"text":"Мост открыли","date":"2024-03-05"}"#, false),
            (r#"{"id":1,"text":"Мост открыли"}"#, false),
            (r#"{"title":"Главная"}"#, false),
            (r#"{"text":"Главная"}"#, false),
            (r#"{"text":"Новости"} {"text":"Поиск"}"#, false),
        ] {
            assert_eq!(is_one(json.as_bytes()), is, "{json}");
        }
        let long = format!(r#"{{"text":"{}"}}"#, "мост ".repeat(40));
        assert!(!is_one(long.as_bytes()));
    }
}
