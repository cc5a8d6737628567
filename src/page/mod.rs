//! Bytes → page: character set, markup, metadata.

use crate::calendar::When;
use crate::error::{Code, Error, Origin, Reason, Stage};
use crate::source::{Around, ColumnNames, Media, RawDocument};
use crate::vocabulary::DateOrigin;
pub(crate) use charset::Decoded;
pub(crate) use charset::damaged::is_damaged;
use empty::Empty;
pub(crate) use given::CRAWLED;
pub use json::whole_characters;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

pub(crate) mod address;
mod authors;
mod charset;
pub(crate) mod empty;
mod feed;
mod given;
mod json;
mod json_ld;
mod markup;
mod open;
mod row;
pub(crate) mod tags;
pub(crate) mod title;
mod tree;

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
    /// `text/plain`, `text/html`, `application/json` or `text/csv`.
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
    /// Headline; of an HTML page only the article shows which of `heads` it is.
    pub title: Option<String>,
    /// What metadata call the page, best first, the name of the site perhaps still on it.
    pub heads: Vec<String>,
    /// What metadata say the page is about.
    pub about: Vec<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// What the page says its links begin from.
    pub base: Option<String>,
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
    /// A day that stands beside the page or before its text, perhaps that of its crawl: for one that shows no other.
    pub crawled: Option<Published>,
    /// Whether metadata date the page itself, not several parts of it, nor all of a day.
    pub is_dated: bool,
    /// Whether metadata call the page an article.
    pub is_article: bool,
    /// Whether metadata say that the page sells something.
    pub is_product: bool,
    /// Whether metadata call the page a collection, or the front page of its site.
    pub is_collection: bool,
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
    let mut page = read(raw)?;
    if let Some(set) = raw.origin.narrowed {
        page.decoding.encoding = set.to_ascii_lowercase();
    }
    Ok(page)
}

fn read(raw: &RawDocument) -> Result<Page, Error> {
    let mut decoding = Decoding {
        media_type: match raw.media {
            Media::Plain => "text/plain",
            Media::Html => "text/html",
            Media::Json | Media::Keyed(_) | Media::Listed(_) => "application/json",
            Media::Row(_) => "text/csv",
            Media::Handed(_) if raw.media.is_html() => "text/html",
            Media::Handed(_) => "text/plain",
        },
        bytes: raw.bytes.len() as u64,
        sha256: hex(&Sha256::digest(&raw.bytes)),
        ..Decoding::default()
    };
    if raw.origin.is_cut {
        decoding.repairs.push("truncated".into());
    }
    match &raw.media {
        Media::Json => return json::decode(raw, &Around::default(), decoding),
        Media::Keyed(names) => {
            let around = Around {
                names: ColumnNames::clone(names),
                ..Around::default()
            };
            return json::decode(raw, &around, decoding);
        }
        Media::Listed(around) => return json::decode(raw, around, decoding),
        Media::Row(columns) => return row::decode(raw, columns, decoding),
        Media::Handed(handed) => return given::decode(raw, handed, decoding),
        Media::Plain | Media::Html => {}
    }
    let text = charset::decode(raw, &mut decoding).text;
    if text.trim().is_empty() {
        return Err(page_error(
            raw,
            Code::Empty,
            "the document is empty; leave it out",
        ));
    }
    if is_binary(&text) {
        let told = "the bytes are not text; name text, HTML or JSON Lines files only";
        return Err(page_error(raw, Code::Binary, told));
    }
    if let Some(told) = feed::told(&text) {
        return Err(Error::aside(
            &raw.origin,
            Stage::Page,
            Reason::Listing,
            told,
        ));
    }
    let text = without_nul(text, &mut decoding);
    let (meta, content) = match raw.media {
        Media::Html => html(raw, &text)?,
        _ if breaks(&text) > MOST_LINES => {
            let told = format!("a text of more than {MOST_LINES} lines; split it, or leave it out");
            return Err(page_error(raw, Code::TooMany, told));
        }
        _ => (Meta::default(), Content::Plain(text.into_owned())),
    };
    Ok(Page {
        origin: raw.origin.clone(),
        meta,
        content,
        decoding,
    })
}

/// The text with U+FFFD for NUL, which stands for a character that was lost, or for nothing; `repairs` says so.
fn without_nul<'a>(text: Cow<'a, str>, decoding: &mut Decoding) -> Cow<'a, str> {
    match memchr::memchr(0, text.as_bytes()) {
        None => text,
        Some(_) => {
            decoding.repairs.push("nul_replaced".into());
            text.replace('\0', "\u{FFFD}").into()
        }
    }
}

/// Lines of a saved page; those of newsrooms have a hundredth of that.
const MOST_LINES: usize = 1 << 18;

/// Line breaks of any kind.
fn breaks(text: &str) -> usize {
    let of = |byte| memchr::memchr_iter(byte, text.as_bytes()).count();
    of(b'\n').max(of(b'\r'))
}

/// The text of a document with the places of its bytes: what [`decode`] reads, before markup is.
pub(crate) fn decoded(raw: &RawDocument) -> Decoded<'_> {
    charset::decode(raw, &mut Decoding::default())
}

fn html(raw: &RawDocument, text: &str) -> Result<(Meta, Content), Error> {
    let empty = Empty::of(text);
    if let Some(told) = tags::too_costly(text, &empty) {
        return Err(page_error(raw, Code::TooLong, told));
    }
    let tree = tree::parse(text, &empty).map_err(|told| page_error(raw, Code::TooMany, told))?;
    Ok((markup::read(&tree), Content::Html(tree)))
}

/// Control characters no text holds, in more than one place of fifty.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(8192);
    let (mut all, mut odd) = (0, 0);
    for c in head {
        all += 1;
        odd += usize::from(c.is_control() && !c.is_whitespace());
    }
    odd * 50 > all
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(digit).collect()
}

fn page_error(raw: &RawDocument, code: Code, message: impl Into<String>) -> Error {
    Error::new(&raw.origin, Stage::Page, code, message)
}
