//! What an HTML page says about itself: JSON-LD, OpenGraph, meta elements, microdata, links.

use super::json_ld::JsonLd;
use super::{Meta, Published, address};
use crate::calendar::{self, When};
use crate::vocabulary::DateOrigin;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};
use std::collections::HashSet;

/// How sure a publication date of JSON-LD is.
const JSON_LD: f64 = 0.95;
/// One of a meta element.
const META: f64 = 0.96;
/// One of microdata.
const MICRODATA: f64 = 0.96;
/// One of a `time` element marked as that of publication.
const TIME: f64 = 0.93;

/// The day that stands where no moment was set.
const ZERO: &str = "1970-01-01";

/// Meta elements that hold the date of publication, best first.
const DATES: [&str; 24] = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "mediator_published_time",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.created",
    "date",
];

/// Classes of microformats: the moment of publication of an entry, and the entry.
const PUBLISHED: [&str; 2] = ["published", "dt-published"];
const ENTRIES: [&str; 2] = ["hentry", "h-entry"];

/// Names of meta elements that say what the page is about.
const ABOUT: [&str; 2] = ["og:description", "description"];

/// Days in the body of a page from which they are those of what it lists.
const LISTED: usize = 3;

/// What was read in one pass over the tree.
#[derive(Default)]
struct Found {
    ld: JsonLd,
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    base: Option<String>,
    language: Option<String>,
    title: Option<String>,
    microdata: Vec<(String, String)>,
    time: Option<String>,
    /// `time` elements marked as those of publication.
    times: usize,
}

/// Reads the metadata of a page.
pub(super) fn read(tree: &Html) -> Meta {
    let mut found = Found::default();
    for node in tree.tree.nodes() {
        if let (Node::Element(element), Some(at)) = (node.value(), ElementRef::wrap(node)) {
            found.element(element, at);
        }
    }
    found.meta()
}

impl Found {
    fn element(&mut self, element: &Element, at: ElementRef<'_>) {
        match element.name() {
            "meta" => self.meta_element(element),
            "script"
                if element
                    .attr("type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.ld.read(&at.text().collect::<String>());
            }
            "link" if has_word(element.attr("rel"), "canonical") => {
                self.canonical = self
                    .canonical
                    .take()
                    .or_else(|| element.attr("href").map(str::to_owned));
            }
            "base" if self.base.is_none() => {
                self.base = element.attr("href").map(str::to_owned);
            }
            "html" => {
                self.language = element
                    .attr("lang")
                    .or_else(|| element.attr("xml:lang"))
                    .map(str::to_owned)
            }
            "title" if self.title.is_none() => self.title = Some(at.text().collect()),
            "time" if element.attr("pubdate").is_some() => {
                self.times += 1;
                self.time = self
                    .time
                    .take()
                    .or_else(|| element.attr("datetime").map(str::to_owned));
            }
            "abbr" | "time" | "span" if is_of(element, &PUBLISHED) && self.time.is_none() => {
                let mut above = at.ancestors().filter_map(ElementRef::wrap);
                if above.any(|above| is_of(above.value(), &ENTRIES)) {
                    let stated = ["datetime", "title"];
                    let stated = stated.iter().find_map(|name| element.attr(name));
                    self.time = stated.map(str::to_owned);
                }
            }
            _ => {}
        }
        if let Some(property) = element.attr("itemprop") {
            let stated = ["content", "datetime"]
                .iter()
                .find_map(|name| element.attr(name));
            if matches!(
                property,
                "datePublished" | "dateCreated" | "headline" | "articleSection"
            ) {
                let value = stated.map_or_else(|| at.text().collect(), str::to_owned);
                self.microdata.push((property.to_owned(), value));
            }
        }
    }

    fn meta_element(&mut self, element: &Element) {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|name| element.attr(name));
        let content = element
            .attr("content")
            .map(str::trim)
            .filter(|content| !content.is_empty());
        if let (Some(name), Some(content)) = (name, content) {
            self.metas
                .push((name.to_ascii_lowercase(), content.to_owned()));
        }
    }

    /// Content of the first of these meta elements that stands there.
    fn named(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(known, _)| known == name))
            .map(|(_, content)| content.clone())
    }

    fn micro(&self, property: &str) -> Option<&str> {
        self.microdata
            .iter()
            .find(|(known, _)| known == property)
            .map(|(_, value)| value.as_str())
    }

    fn meta(mut self) -> Meta {
        let published = self.published();
        let title = self.named(&["og:title", "twitter:title"]);
        let url = [
            self.canonical.take(),
            self.named(&["og:url"]),
            self.ld.url.take(),
        ]
        .into_iter()
        .flatten()
        .find(|url| address::is_whole(url));
        let kind = self.named(&["og:type"]).unwrap_or_default().to_lowercase();
        let front = url.as_deref().is_some_and(address::is_root);
        let collection = self.ld.is_collection && self.ld.headline.is_none();
        Meta {
            crawled: None,
            id: None,
            is_dated: published.is_some() && self.is_one()
                || url.as_deref().is_some_and(address::is_of_article),
            is_collection: collection || (front || kind == "profile") && published.is_none(),
            is_article: kind == "article" || self.ld.headline.is_some(),
            is_product: kind.starts_with("product"),
            heads: [
                self.micro("headline").map(str::to_owned),
                self.ld.headline.take(),
                title,
                self.title.take(),
            ]
            .into_iter()
            .flatten()
            .filter_map(tidy)
            .collect(),
            about: ABOUT
                .iter()
                .filter_map(|name| self.named(&[name]))
                .filter_map(tidy)
                .collect(),
            title: None,
            published: published.or_else(|| url.as_deref().and_then(address::published)),
            url,
            base: self.base.take(),
            site: self
                .named(&["og:site_name"])
                .or_else(|| self.ld.publisher.take())
                .and_then(tidy),
            section: self
                .ld
                .section
                .take()
                .or_else(|| self.named(&["article:section"]))
                .or_else(|| self.micro("articleSection").map(str::to_owned))
                .and_then(tidy),
            authors: self.authors(),
            language: self
                .language
                .take()
                .or_else(|| self.ld.language.take())
                .as_deref()
                .and_then(language),
        }
    }

    /// Whether the page is dated once: where its body says days, they are those of what it lists.
    fn is_one(&self) -> bool {
        let days = |property: &str| {
            let stated = self.microdata.iter();
            let days = stated.filter(|(known, _)| known == property);
            days.map(|(_, day)| day).collect::<HashSet<_>>().len()
        };
        let head = DATES.iter().filter(|name| **name != "datepublished");
        let mut metas = self.metas.iter().map(|(name, _)| name.as_str());
        let stated = metas.any(|name| head.clone().any(|known| *known == name));
        let by_head = self.ld.published.is_some() || stated;
        by_head || days("datePublished") < LISTED && self.times < LISTED
    }

    fn published(&self) -> Option<Published> {
        let ld = self
            .ld
            .published
            .as_deref()
            .map(|text| (text, DateOrigin::JsonLd, JSON_LD));
        let meta = self.named(&DATES);
        let meta = meta.as_deref().map(|text| (text, DateOrigin::Meta, META));
        let micro = self
            .micro("datePublished")
            .or_else(|| self.micro("dateCreated"))
            .map(|text| (text, DateOrigin::Meta, MICRODATA));
        let time = self
            .time
            .as_deref()
            .map(|text| (text, DateOrigin::Time, TIME));
        [ld, meta, micro, time]
            .into_iter()
            .flatten()
            .find_map(|(text, origin, confidence)| {
                let text = text.trim();
                let when = calendar::stated(text).filter(|when| !is_zero(when))?;
                Some(Published {
                    when,
                    origin,
                    text: Some(text.to_owned()),
                    confidence,
                })
            })
    }

    fn authors(&mut self) -> Vec<String> {
        let mut authors = std::mem::take(&mut self.ld.authors);
        if authors.is_empty() {
            let names = ["article:author", "author"];
            authors = self
                .metas
                .iter()
                .filter(|(name, _)| names.contains(&name.as_str()))
                .map(|(_, content)| content.clone())
                .collect();
        }
        let mut kept: Vec<String> = authors
            .into_iter()
            .filter(|name| !name.contains("://"))
            .filter_map(tidy)
            .collect();
        kept.dedup();
        kept
    }
}

/// Whether a stamp is of the day with which computers begin to count.
fn is_zero(when: &When) -> bool {
    when.edtf.starts_with(ZERO)
}

/// Whether an element has one of these classes.
fn is_of(element: &Element, classes: &[&str]) -> bool {
    classes
        .iter()
        .any(|class| has_word(element.attr("class"), class))
}

fn has_word(value: Option<&str>, word: &str) -> bool {
    value.is_some_and(|value| {
        value
            .split_whitespace()
            .any(|part| part.eq_ignore_ascii_case(word))
    })
}

/// The language code without its country.
fn language(code: &str) -> Option<String> {
    let code = code.split(['-', '_']).next()?.trim().to_lowercase();
    (matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
}

/// What programs that write pages call those whose writers give no name.
const UNTITLED: [&str; 3] = ["Untitled Document", "Untitled", "New Page 1"];

/// White space collapsed; nothing left is nothing said.
fn tidy(text: String) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_none = UNTITLED.iter().any(|none| text.eq_ignore_ascii_case(none));
    (!text.is_empty() && !is_none).then_some(text)
}
