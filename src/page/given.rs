//! A document whose parts somebody has told apart already: taken as they are.

use super::{Content, Decoding, Meta, Page, Published, charset, html, page_error, without_nul};
use crate::calendar;
use crate::error::{Code, Error};
use crate::source::{Handed, RawDocument};
use crate::vocabulary::DateOrigin;

/// How sure a date is that the user gives.
const GIVEN: f64 = 1.0;

/// How sure one is that may be that of a crawl.
pub(crate) const CRAWLED: f64 = 0.6;

/// What is said in `repairs` of a day that cannot be read.
const UNREADABLE: &str = "published_unreadable";

/// The parts that were given.
#[derive(Default)]
pub(super) struct Given {
    pub id: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub site: Option<String>,
    pub authors: Vec<String>,
    pub language: Option<String>,
    pub published: Option<String>,
    /// A day beside a page that may be that of its crawl.
    pub beside: Option<String>,
    /// The text of the article, clean.
    pub text: Option<String>,
    /// The page, where there is no text.
    pub html: Option<String>,
}

/// Digits of an id that is made of what a document holds, as many as of one made of its place.
const ID_DIGITS: usize = 20;

/// Reads a document that a program hands over.
pub(super) fn decode(
    raw: &RawDocument,
    handed: &Handed,
    mut decoding: Decoding,
) -> Result<Page, Error> {
    let content = charset::decode(raw, &mut decoding).text.into_owned();
    let named = |value: &Option<String>| value.as_deref().and_then(words);
    let (text, html) = match handed.is_html {
        true => (None, Some(content)),
        false => (Some(content), None),
    };
    let by_content = || {
        let is_placeless = raw.origin.path.is_empty();
        is_placeless.then(|| decoding.sha256[..ID_DIGITS].to_owned())
    };
    let id = handed.id.clone().filter(|id| !id.is_empty());
    let given = Given {
        id: id.or_else(by_content),
        title: named(&handed.title),
        url: named(&handed.url),
        published: named(&handed.published),
        text,
        html,
        ..Given::default()
    };
    given.page(raw, decoding)
}

impl Given {
    /// The page they make. Of a page in HTML what it says itself goes first, but for the id.
    pub(super) fn page(self, raw: &RawDocument, mut decoding: Decoding) -> Result<Page, Error> {
        let (found, content) = match (self.text, self.html) {
            (Some(text), _) if !text.trim().is_empty() => {
                let text = without_nul(text.into(), &mut decoding);
                (Meta::default(), Content::Given(text.into_owned()))
            }
            (None, Some(page)) if !page.trim().is_empty() => {
                let page = headed(page, self.title.as_deref());
                html(raw, &without_nul(page.into(), &mut decoding))?
            }
            _ => {
                let message = "the text is empty; leave the document out";
                return Err(page_error(raw, Code::Empty, message));
            }
        };
        let authors = match found.authors.is_empty() {
            true => self.authors,
            false => found.authors,
        };
        let published = found
            .published
            .or_else(|| self.published.and_then(|text| read(text, &mut decoding)));
        let beside = self.beside.and_then(|text| read(text, &mut decoding));
        let crawled = beside.map(|day| Published {
            confidence: CRAWLED,
            ..day
        });
        let is_address = |url: &String| url.contains(['.', '/', ':']);
        let is_site = |name: &String| !name.contains("://");
        let meta = Meta {
            crawled,
            id: self.id,
            title: found.title.or(self.title),
            url: found.url.or(self.url.filter(is_address)),
            site: found.site.or(self.site.filter(is_site)),
            language: found
                .language
                .or_else(|| self.language.map(|code| code.to_lowercase())),
            authors,
            published,
            ..found
        };
        Ok(Page {
            origin: raw.origin.clone(),
            meta,
            content,
            decoding,
        })
    }
}

/// An article in HTML under the headline that is given beside it; a page has its own.
fn headed(page: String, title: Option<&str>) -> String {
    const OWN: [&str; 6] = ["<title", "<h1", "<html", "<body", "<head", "<!doctype"];
    let lower = page.to_ascii_lowercase();
    match title.filter(|_| !OWN.iter().any(|mark| lower.contains(mark))) {
        Some(title) => {
            let title = title.replace('&', "&amp;").replace('<', "&lt;");
            format!("<title>{title}</title><h1>{title}</h1>\n{page}")
        }
        None => page,
    }
}

/// The words of a field without white space around them, U+FFFD for NUL; `None` where there are none.
pub(super) fn words(value: &str) -> Option<String> {
    let words = value.trim().replace('\0', "\u{FFFD}");
    (!words.is_empty()).then_some(words)
}

/// A day that is given.
fn read(text: String, decoding: &mut Decoding) -> Option<Published> {
    let when = calendar::stated(&text).filter(|_| !is_before_year_one(&text));
    if when.is_none() && !decoding.repairs.iter().any(|repair| repair == UNREADABLE) {
        decoding.repairs.push(UNREADABLE.into());
    }
    Some(Published {
        when: when?,
        origin: DateOrigin::Meta,
        text: Some(text),
        confidence: GIVEN,
    })
}

/// «-2019-06-05»: so ISO 8601 writes a year before the first, in which nobody published anything.
fn is_before_year_one(text: &str) -> bool {
    let year = text.trim_start().strip_prefix(['-', '−']);
    year.is_some_and(|year| year.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Origin;
    use crate::page::decode;
    use crate::source::Media;
    use std::sync::Arc;

    fn page(bytes: &[u8], path: &str, handed: Handed) -> Page {
        let raw = RawDocument {
            origin: Origin {
                path: path.into(),
                ..Origin::default()
            },
            media: Media::Handed(Arc::new(handed)),
            bytes: bytes.to_vec(),
        };
        decode(&raw).unwrap()
    }

    fn text(page: &Page) -> &str {
        match &page.content {
            Content::Given(text) => text,
            _ => panic!("no text"),
        }
    }

    #[test]
    fn characters_are_taken_as_they_are_and_bytes_are_read() {
        let mistaken = "РњРёСЂ Рё РґСЂСѓР¶Р±Р°";
        let decoded = || Handed {
            is_decoded: true,
            ..Handed::default()
        };
        assert_eq!(text(&page(mistaken.as_bytes(), "", decoded())), mistaken);
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Мир и дружба народов");
        let read = page(&bytes, "", Handed::default());
        assert_eq!(text(&read), "Мир и дружба народов");
        assert_eq!(read.decoding.encoding, "windows-1251");
        let declared = "<meta charset=windows-1251><title>Мир</title><p>Дружба";
        let html = Handed {
            is_html: true,
            ..decoded()
        };
        let read = page(declared.as_bytes(), "", html);
        assert_eq!(read.decoding.media_type, "text/html");
        let Content::Html(tree) = &read.content else {
            panic!("no page");
        };
        assert!(tree.html().contains("Дружба"));
    }

    #[test]
    fn a_year_before_the_first_is_no_day_of_publication() {
        for (told, is_read) in [("-2019-06-05", false), ("2019-06-05", true)] {
            let mut decoding = Decoding::default();
            assert_eq!(read(told.into(), &mut decoding).is_some(), is_read);
            assert_eq!(decoding.repairs.is_empty(), is_read);
        }
    }

    #[test]
    fn a_document_without_id_and_path_goes_by_what_it_holds() {
        let id = |bytes: &str, path, id: &str| {
            let handed = Handed {
                id: Some(id.into()),
                ..Handed::default()
            };
            page(bytes.as_bytes(), path, handed).meta.id
        };
        assert_eq!(id("Да", "", "7").as_deref(), Some("7"));
        assert_eq!(id("Да", "a.txt", ""), None);
        assert_eq!(id("Да", "", ""), id("Да", "", ""));
        assert_ne!(id("Да", "", ""), id("Нет", "", ""));
        assert_eq!(id("Да", "", "").map(|id| id.len()), Some(ID_DIGITS));
    }
}
