//! A page on which people look at the figures of records, in the sentences that state them, and correct them.
//!
//! The page is one file: it opens from a mail, without a network, and runs nothing that an article says. What people
//! decide stays in their browser and is saved as `corrections.ndjson`.

mod card;
mod folder;
mod marks;
mod number;
mod page;
mod rivals;
mod same;
mod text;
mod words;

pub use folder::Folder;
pub use rivals::Contradictions;

use card::{Card, Document};
use page::{Data, Place, page, tag};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use svodka_record::{Id, Record};
use svodka_tell::Lang;
use text::Text;

/// Most figures that one page is good for; more belong into a folder of pages.
pub const MOST: usize = 5_000;

/// The figures of records, on their way to a page.
pub struct Review {
    lang: Lang,
    documents: Vec<Document>,
    figures: Vec<Card>,
    contradictions: Arc<Contradictions>,
    hash: Sha256,
}

impl Review {
    /// A page that opens in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            documents: Vec::new(),
            figures: Vec::new(),
            contradictions: Arc::default(),
            hash: Sha256::new(),
        }
    }

    /// The same, with contradictions across articles; those within an article are told by its record.
    #[must_use]
    pub fn with(self, contradictions: Arc<Contradictions>) -> Self {
        Self {
            contradictions,
            ..self
        }
    }

    /// Adds the figures of a record.
    pub fn add(&mut self, record: &Record) {
        if record.figures.is_empty() {
            return;
        }
        let text = Text::of(record);
        let place = (self.documents.len(), self.figures.len());
        self.documents.push(Document::of(record));
        self.hash.update(&record.id);
        self.hash.update(&record.article.text_sha256);
        for figure in &record.figures {
            self.hash.update(figure.id.to_string());
            self.figures.push(Card::of(record, figure, &text, place));
        }
    }

    /// How many figures it has.
    pub fn figures(&self) -> usize {
        self.figures.len()
    }

    /// The page.
    ///
    /// # Errors
    /// Data that are no JSON; not expected.
    pub fn page(&self) -> serde_json::Result<String> {
        self.page_at(None)
    }

    fn page_at(&self, folder: Option<Place>) -> serde_json::Result<String> {
        let hash = self.hash.clone().finalize();
        let keys = self.figures.iter();
        let keys: Vec<(&str, Id)> = keys
            .map(|card| (self.documents[card.doc].id(), card.id()))
            .collect();
        page(&Data {
            file: hash
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            lang: tag(self.lang),
            documents: &self.documents,
            figures: &self.figures,
            usual: same::usual(&self.documents),
            rivals: self.contradictions.on(&keys),
            folder,
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::{Value, json};

    const RECORD: &str = include_str!("../tests/record.json");

    /// A record of two figures, both of the campaign «Чистый двор».
    pub fn record(id: &str) -> Record {
        let mut record: Record = serde_json::from_str(RECORD).unwrap();
        record.id = id.to_owned();
        record.article.key = format!("text:{id}");
        record
    }

    fn shown(record: &Record) -> Value {
        let mut review = Review::new(Lang::Ru);
        review.add(record);
        serde_json::to_value(&review.figures).unwrap()
    }

    #[test]
    fn parts_of_a_figure_are_marked_where_they_stand() {
        let figures = shown(&record("dvor"));
        let text: Vec<u16> = figures[0]["text"]
            .as_str()
            .unwrap()
            .encode_utf16()
            .collect();
        let marks = figures[0]["marks"].as_array().unwrap().iter().map(|mark| {
            let [start, end] = [0, 1].map(|at| mark[at].as_u64().unwrap() as usize);
            let words = String::from_utf16(&text[start..end]).unwrap();
            (words, mark[2].as_str().unwrap())
        });
        let expected = [
            ("Во вторник", "date"),
            ("более", "bound"),
            ("300", "number"),
            ("человек", "noun"),
            ("вышли", "happened"),
            ("Чистый двор", "campaign"),
            ("Алма Сеитова", "speaker"),
            ("Чистый двор", "campaign"),
        ];
        let found: Vec<(String, &str)> = marks.collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(words, kind)| (&**words, *kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_record_without_text_shows_the_words_of_the_figure() {
        let mut record = record("dvor");
        record.article.text = None;
        let figures = shown(&record);
        assert_eq!(figures[0]["text"], "более 300 человек");
        assert_eq!(figures[0]["at"], json!([0, 17]));
    }

    #[test]
    fn addresses_that_are_none_of_the_web_are_not_linked_to() {
        let mut record = record("dvor");
        for (url, kept) in [
            ("https://example.kz/dvor", true),
            ("javascript:alert(1)", false),
            ("file:///etc/passwd", false),
            ("https://example.kz/ dvor", false),
        ] {
            record.article.url = Some(url.to_owned());
            let mut review = Review::new(Lang::Ru);
            review.add(&record);
            let documents = serde_json::to_value(&review.documents).unwrap();
            assert_eq!(documents[0]["url"].is_string(), kept, "{url}");
            let site = kept.then_some("example.kz");
            assert_eq!(documents[0]["site"].as_str(), site, "{url}");
        }
    }
}
