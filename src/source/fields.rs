//! Names under which objects and tables keep the parts of a document: our own, those of crawlers, sites, databases and
//! networks.

use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use svodka_words::table::{ListFile, Row, Table};

/// The text: our own, those of news-please, of JSON feeds and of JSON-LD.
pub(crate) const TEXT: [&str; 6] = [
    "text",
    "maintext",
    "content_text",
    "articleBody",
    "full_text",
    "detail_text",
];
/// The page.
pub(crate) const HTML: [&str; 4] = ["html", "raw_html", "body_html", "html_body"];
/// The article in HTML without its page: those of JSON feeds and of WordPress.
pub(crate) const MARKED: [&str; 2] = ["content_html", "content"];
/// The text by a name that may mean other things: `blocks` are those of editors.
pub(crate) const VAGUE: [&str; 4] = ["body", "blocks", "paragraphs", "content_elements"];
/// All names of a text or a page.
pub(crate) fn content() -> impl Iterator<Item = &'static &'static str> {
    TEXT.iter().chain(&HTML).chain(&MARKED).chain(&VAGUE)
}

/// Whether a text or a page is read by this name.
pub(crate) fn is_content(name: &str) -> bool {
    content().any(|known| *known == name)
}

/// The address: `source` is that of trafilatura, where it is one, `link` that of WordPress.
pub(crate) const URL: [&str; 7] = [
    "url",
    "source",
    "link",
    "permalink",
    "canonical_url",
    "web_url",
    "page_url",
];
/// The headline.
pub(crate) const TITLE: [&str; 4] = ["title", "headline", "header", "name"];
/// The site: names before hosts, those of trafilatura and of news-please.
pub(crate) const SITE: [&str; 7] = [
    "site",
    "sitename",
    "site_name",
    "source-hostname",
    "source_domain",
    "hostname",
    "source",
];
/// Who wrote it.
pub(crate) const AUTHORS: [&str; 2] = ["authors", "author"];

/// The text of a message, which tells of an error where it has no day.
pub(crate) const MESSAGE: &str = "message";

/// What may stand before the usual names.
const OF_ARTICLE: [&str; 3] = ["post", "article", "news"];

/// Other names but those of a text, without capitals and marks, and those by which they are read.
const OTHERS: [(&str, &str); 36] = [
    ("heading", "title"),
    ("headlines", "title"),
    ("subject", "title"),
    ("webtitle", "title"),
    ("pagetitle", "title"),
    ("ogtitle", "title"),
    ("originalurl", "url"),
    ("sourceurl", "url"),
    ("requestedurl", "url"),
    ("resolvedurl", "url"),
    ("finalurl", "url"),
    ("detailpageurl", "url"),
    ("href", "url"),
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
    ("credits", "author"),
    ("issued", "published"),
    ("isodate", "published"),
    ("webpublicationdate", "published"),
    ("firstpublicationdate", "published"),
    ("language", "language"),
];

/// Names of the day of publication, those of crawlers and of sites; never when it was fetched (`date_download`, `filedate`)
/// or changed.
pub(crate) const PUBLISHED: [&str; 19] = [
    "published",
    "date_publish",
    "publish_date",
    "date_published",
    "published_at",
    "published_time",
    "pub_date",
    "published_date",
    "publication_date",
    "publish_time",
    "pub_time",
    "publication_time",
    "published_on",
    "post_date",
    "posted_at",
    "date_posted",
    "active_from",
    "date_active_from",
    "first_published_at",
];

/// Names of a day that may be that of something else, as of the crawl of a page, or of the row of a database.
pub(crate) const BESIDE: [&str; 7] = [
    "date",
    "datetime",
    "created_at",
    "date_created",
    "created_date",
    "created",
    "timestamp",
];

/// Other names of the text, in small letters without marks.
const TEXT_KEYS: [&str; 10] = [
    "pagecontent",
    "plaintext",
    "rawtext",
    "cleantext",
    "storytext",
    "bodytext",
    "textcontent",
    "rawcontent",
    "selftext",
    "markdown",
];

/// Names of fields without capitals and marks, and those by which they are read.
static KNOWN: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let names = content().chain(&TITLE).chain(&URL).chain(&SITE);
    let names = names.chain(&PUBLISHED).chain(&BESIDE);
    let usual = names.map(|name| (folded(name), *name));
    let texts = TEXT_KEYS.iter().map(|key| (*key, TEXT[0]));
    let others = texts.chain(OTHERS);
    let others = others.map(|(other, name)| (other.to_owned(), name));
    let listed = rows("name").map(|row| (folded(row.surface), row.canonical));
    listed.chain(others).chain(usual).collect()
});

/// Words that may stand beside a name without changing what it means: «полный текст новости».
static BESIDE_NAMES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows("beside").map(|row| row.surface).collect());

/// Names in Russian and Kazakh.
const LISTED: ListFile<'static> = ListFile {
    name: "field_names.tsv",
    content: include_str!("../../data/field_names.tsv"),
};

/// The rows of a kind; those that cannot be read are told by the tests of the lists.
fn rows(kind: &str) -> impl Iterator<Item = Row<'static>> {
    let rows = Table::new(&LISTED).map(|table| table.rows().flatten().collect());
    let rows: Vec<(usize, Row<'static>)> = rows.unwrap_or_default();
    let rows = rows.into_iter().map(|(_, row)| row);
    rows.filter(move |row| row.kind == kind)
}

/// What is left of a key of several words without those that may stand beside a name.
fn bare(key: &str) -> Option<String> {
    let key = key.to_lowercase();
    let words = key.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let kept = words.iter().filter(|word| !BESIDE_NAMES.contains(*word));
    let kept: Vec<&str> = kept.copied().collect();
    (kept.len() < words.len()).then(|| kept.concat())
}

/// A key in small letters without marks: `publishedAt`, `published_at` and `Published-At` are one.
pub(crate) fn folded(key: &str) -> String {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What may stand behind a usual name and a line: languages, kinds of values as Solr tells them.
const ENDINGS: [&str; 9] = ["ru", "kk", "kz", "s", "t", "txt", "dt", "ss", "ws"];

/// The name by which a field is read: «postTitle», «article_text», «contentHtml», «publishedAt», «title_ru» have usual ones.
pub(crate) fn usual(key: &str) -> Option<&'static str> {
    let known = |key: &str| KNOWN.get(key).copied();
    let whole = folded(key);
    let rest = OF_ARTICLE.iter().find_map(|of| whole.strip_prefix(of));
    let parts = key.rsplit_once(['_', '-']);
    let named = parts.filter(|(_, end)| ENDINGS.contains(&end.to_lowercase().as_str()));
    known(&whole)
        .or_else(|| known(rest?))
        .or_else(|| known(&folded(named?.0)))
        .or_else(|| known(&bare(key)?))
}

/// Whether a key says what a document is called, when or where it stands.
pub(super) fn names_document(key: &str) -> bool {
    let names = TITLE.iter().chain(&URL).chain(&PUBLISHED).chain(&BESIDE);
    usual(key).is_some_and(|name| names.into_iter().any(|known| *known == name))
}

/// Whether a text or a page stands under this key, by a name that says so.
pub(crate) fn is_document_key(key: &str) -> bool {
    usual(key).is_some_and(|name| TEXT.contains(&name) || HTML.contains(&name) || name == MARKED[0])
}

/// The value under a key, or under keys of objects inside each other with dots between them.
pub(crate) fn at<'a>(fields: &BTreeMap<String, &'a RawValue>, name: &str) -> Option<&'a RawValue> {
    if let Some(value) = fields.get(name) {
        return Some(value);
    }
    let (first, rest) = name.split_once('.')?;
    let inside: BTreeMap<String, &RawValue> =
        serde_json::from_str(fields.get(first)?.get()).ok()?;
    at(&inside, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_russian_and_kazakh() {
        for (key, name) in [
            ("Заголовок новости", Some("title")),
            ("Тақырыбы", Some("title")),
            ("Полный текст", Some("text")),
            ("Жаңалық мәтіні", Some("text")),
            ("Содержание", Some("content")),
            ("Дата и время", Some("published")),
            ("Дата/время публикации", Some("published")),
            ("Жарияланған күні", Some("published")),
            ("Дата создания", Some("date_created")),
            ("Автор(ы)", Some("author")),
            ("Ссылка на статью", Some("url")),
            ("Источник", Some("source")),
            ("Название источника", Some("site")),
            ("Дата изменения", None),
            ("Дата сбора", None),
            ("Автор комментария", None),
            ("Новости", None),
        ] {
            assert_eq!(usual(key), name, "{key}");
        }
    }
}
