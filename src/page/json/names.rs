//! Names of fields: our own, those of crawlers, sites, databases and networks.

use super::{Fields, day};
use crate::source::{TEXT_KEYS, folded};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The text: our own, those of news-please, of JSON feeds and of JSON-LD.
pub(super) const TEXT: [&str; 6] = [
    "text",
    "maintext",
    "content_text",
    "articleBody",
    "full_text",
    "detail_text",
];
/// The page.
pub(super) const HTML: [&str; 4] = ["html", "raw_html", "body_html", "html_body"];
/// The article in HTML without its page: those of JSON feeds and of WordPress.
pub(super) const MARKED: [&str; 2] = ["content_html", "content"];
/// The text by a name that may mean other things.
pub(super) const VAGUE: [&str; 1] = ["body"];
/// The address: `source` is that of trafilatura, `link` that of WordPress.
pub(super) const URL: [&str; 7] = [
    "url",
    "source",
    "link",
    "permalink",
    "canonical_url",
    "web_url",
    "page_url",
];
/// The headline.
pub(super) const TITLE: [&str; 4] = ["title", "headline", "header", "name"];
/// The site: names before hosts, those of trafilatura and of news-please.
pub(super) const SITE: [&str; 5] = [
    "site",
    "sitename",
    "source-hostname",
    "source_domain",
    "hostname",
];
/// Who wrote it.
pub(super) const AUTHORS: [&str; 2] = ["authors", "author"];

/// What may stand before the usual names.
const OF_ARTICLE: [&str; 3] = ["post", "article", "news"];

/// Other names but those of a text, without capitals and marks, and those by which they are read.
const OTHERS: [(&str, &str); 42] = [
    ("heading", "title"),
    ("subject", "title"),
    ("webtitle", "title"),
    ("pagetitle", "title"),
    ("ogtitle", "title"),
    ("заголовок", "title"),
    ("название", "title"),
    ("тақырып", "title"),
    ("originalurl", "url"),
    ("sourceurl", "url"),
    ("requestedurl", "url"),
    ("resolvedurl", "url"),
    ("finalurl", "url"),
    ("detailpageurl", "url"),
    ("href", "url"),
    ("ссылка", "url"),
    ("id", "id"),
    ("uid", "id"),
    ("uuid", "id"),
    ("guid", "id"),
    ("docid", "id"),
    ("articleid", "id"),
    ("newsid", "id"),
    ("postid", "id"),
    ("storiesid", "id"),
    ("objectid", "id"),
    ("pk", "id"),
    ("authors", "authors"),
    ("author", "author"),
    ("byline", "author"),
    ("creator", "author"),
    ("dccreator", "author"),
    ("authorname", "author"),
    ("автор", "author"),
    ("авторы", "author"),
    ("issued", "published"),
    ("isodate", "published"),
    ("webpublicationdate", "published"),
    ("firstpublicationdate", "published"),
    ("дата", "published"),
    ("датапубликации", "published"),
    ("күні", "published"),
];

/// The text of a message, which tells of an error where it has no day.
const MESSAGE: &str = "message";

/// Keys that are named in a message, at most.
const SHOWN: usize = 8;

/// Objects inside each other in which a document is looked for.
const DEEPEST: u8 = 3;

/// Names of fields without capitals and marks, and those by which they are read.
static KNOWN: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let texts = TEXT.iter().chain(&HTML).chain(&MARKED).chain(&VAGUE);
    let names = texts.chain(&TITLE).chain(&URL);
    let names = names.chain(&day::PUBLISHED).chain(&day::BESIDE);
    let usual = names.map(|name| (folded(name), *name));
    let texts = TEXT_KEYS.iter().map(|key| (*key, TEXT[0]));
    let others = texts.chain(OTHERS);
    let others = others.map(|(other, name)| (other.to_owned(), name));
    others.chain(usual).collect()
});

fn is_given(value: &RawValue) -> bool {
    value.get() != "null"
}

/// The fields, and those of «postTitle», «article_text», «contentHtml», «publishedAt» by their usual names where these are
/// not given.
pub(super) fn usual(mut fields: Fields<'_>) -> Fields<'_> {
    let known = |key: &str| KNOWN.get(key).copied();
    let named = |key: &String| {
        let key = folded(key);
        let rest = OF_ARTICLE.iter().find_map(|of| key.strip_prefix(of));
        known(&key).or_else(|| known(rest?))
    };
    let given = fields.iter().filter(|(_, value)| is_given(value));
    let named = given.filter_map(|(key, value)| Some((named(key)?, *value)));
    for (name, value) in named.collect::<Vec<_>>() {
        let known = fields.entry(name.to_owned()).or_insert(value);
        if !is_given(known) {
            *known = value;
        }
    }
    let mut days = day::PUBLISHED.iter().chain(&day::BESIDE);
    if let Some(message) = fields.get(MESSAGE).copied()
        && message.get().starts_with('"')
        && !holds_text(&fields)
        && days.any(|name| fields.contains_key(*name))
    {
        fields.insert("text".to_owned(), message);
    }
    fields
}

/// Whether a text or a page is given under a name that says so.
fn holds_text(fields: &Fields) -> bool {
    let mut names = TEXT.iter().chain(&HTML).chain(&MARKED).chain(&VAGUE);
    names.any(|name| fields.get(*name).is_some_and(|value| is_given(value)))
}

/// The fields of a document that an object holds in another one (`_source`, `attributes`, `node`), with those of the
/// object itself where it does not say them: its id.
pub(super) fn with_inner(fields: Fields<'_>) -> Fields<'_> {
    match inner(&fields, DEEPEST) {
        Some(mut found) => {
            for (name, value) in fields {
                found.entry(name).or_insert(value);
            }
            found
        }
        None => fields,
    }
}

/// The fields of the first document in an object that is none.
fn inner<'a>(fields: &Fields<'a>, deepest: u8) -> Option<Fields<'a>> {
    if deepest == 0 || holds_text(fields) {
        return None;
    }
    let objects = fields.values().filter(|value| value.get().starts_with('{'));
    let mut objects = objects.filter_map(|value| serde_json::from_str(value.get()).ok());
    objects.find_map(|found: Fields<'a>| {
        let found = usual(found);
        match holds_text(&found) {
            true => Some(found),
            false => inner(&found, deepest - 1),
        }
    })
}

/// What is said of an object without a text: the error that it tells of, or its keys.
pub(super) fn untold(fields: &Fields) -> String {
    const ERRORS: [&str; 3] = ["error", "errors", "error_msg"];
    if let Some(error) = ERRORS.iter().find_map(|name| fields.get(*name)) {
        let told: String = error.get().chars().take(LONGEST).collect();
        return format!("an answer that tells of an error, {told}; fetch it again");
    }
    let keys = fields.keys().take(SHOWN).map(|key| format!("`{key}`"));
    let keys: Vec<String> = keys.collect();
    let keys = match keys.is_empty() {
        true => "nothing".to_owned(),
        false => keys.join(", "),
    };
    format!("the object has neither `text` nor `html`, but {keys}; give one of them")
}

/// Characters of an error that are quoted, at most.
const LONGEST: usize = 120;
