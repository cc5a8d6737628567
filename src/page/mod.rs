//! Bytes → page: character set, markup, metadata.

use crate::calendar::When;
use crate::error::{Error, Origin};
use crate::source::RawDocument;
use crate::vocabulary::DateOrigin;

/// A decoded document with what it says about itself.
pub struct Page {
    /// Where it came from.
    pub origin: Origin,
    /// What the page says about itself.
    pub meta: Meta,
    /// Its content.
    pub content: Content,
    /// Character set used and mended.
    pub decoding: Decoding,
}

/// How the bytes became text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoding {
    /// `text/plain`, `text/html` or `application/json`.
    pub media_type: &'static str,
    /// Character set used, lower-case WHATWG name.
    pub encoding: String,
    /// Character set declared.
    pub declared: Option<String>,
    /// What was mended.
    pub repairs: Vec<String>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
}

/// Content of a page.
pub enum Content {
    /// An HTML tree.
    Html(scraper::Html),
    /// Plain text, chrome and all.
    Plain(String),
    /// Clean text given by the user: not to be touched.
    Given(String),
}

/// What a page says about itself. Nothing is guessed.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// Id given with the document.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// Section of the site.
    pub section: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Language code.
    pub language: Option<String>,
    /// Publication date.
    pub published: Option<Published>,
}

/// A publication date and where it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The date, with its time where stated.
    pub when: When,
    /// Where it was read.
    pub origin: DateOrigin,
    /// The words as printed.
    pub text: Option<String>,
    /// Probability that it is right.
    pub confidence: f64,
}

/// Decodes a document.
///
/// # Errors
/// Bytes that are no text, or JSON without the needed fields.
pub fn decode(raw: &RawDocument) -> Result<Page, Error> {
    let value: serde_json::Value = serde_json::from_slice(&raw.bytes).unwrap_or_default();
    let field = |name: &str| value.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    Ok(Page {
        origin: raw.origin.clone(),
        meta: Meta {
            id: field("id"),
            published: field("published").map(|date| Published {
                when: When {
                    edtf: date,
                    days: None,
                },
                origin: DateOrigin::Meta,
                text: None,
                confidence: 1.0,
            }),
            ..Meta::default()
        },
        content: Content::Given(field("text").unwrap_or_default()),
        decoding: Decoding {
            media_type: "application/json",
            encoding: "utf-8".into(),
            ..Decoding::default()
        },
    })
}
