//! A page on which people look at the figures of records, in the sentences that state them, and correct them.
//!
//! The page is one file: it opens from a mail, without a network, and runs nothing that an article says. What people
//! decide stays in their browser and is saved as `corrections.ndjson`.

mod card;

mod marks;
mod number;
mod page;
mod text;
mod words;

use card::{Card, Document};
use page::{Data, Place, page, tag};
use sha2::{Digest, Sha256};
use svodka_record::Record;
use svodka_tell::Lang;
use text::Text;

/// Most figures that one page is good for; more belong into a folder of pages.
pub const MOST: usize = 5_000;

/// The figures of records, on their way to a page.
pub struct Review {
    lang: Lang,
    documents: Vec<Document>,
    figures: Vec<Card>,
    hash: Sha256,
}

impl Review {
    /// A page that opens in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            documents: Vec::new(),
            figures: Vec::new(),
            hash: Sha256::new(),
        }
    }

    /// Adds the figures of a record.
    pub fn add(&mut self, record: &Record) {
        if record.figures.is_empty() {
            return;
        }
        let text = Text::of(record);
        let doc = self.documents.len();
        self.documents.push(Document::of(record));
        self.hash.update(&record.id);
        self.hash.update(&record.article.text_sha256);
        for figure in &record.figures {
            self.hash.update(figure.id.to_string());
            self.figures.push(Card::of(record, figure, &text, doc));
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
        page(&Data {
            file: hash
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            lang: tag(self.lang),
            documents: &self.documents,
            figures: &self.figures,
            folder,
        })
    }
}
