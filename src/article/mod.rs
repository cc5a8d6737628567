//! Page → article text: body found, boilerplate dropped.

use crate::error::{Code, Error, Origin, Reason, Stage};
use crate::lexicon::morphology::Morphology;
use crate::page::{Content, Meta, Page};
use crate::source::RawDocument;
use crate::span::Span;
use crate::vocabulary::BlockKind;
use aside::Asides;
use assemble::Part;
use chrome::Chrome;
use joint::Joints;
use language::Languages;
use lines::Line;
use std::sync::Arc;
use svodka_kazakh::Alphabet;

mod aside;
mod assemble;
mod behind;
mod below;
mod body;
mod bounds;
mod called;
mod cards;
mod chrome;
mod date;
mod dateline;
mod deck;
mod endless;
mod front;
mod glued;
mod grid;
mod headline;
mod hints;
mod joint;
mod language;
mod latin;
mod lines;
mod listing;
mod marks;
mod parts;
mod replies;
mod role;
mod roles;
mod run;
mod scattered;
mod seam;
mod several;
mod shorts;
mod source_letters;
mod source_map;
mod story;
mod tail;
mod tally;
mod teaser;
mod trail;
mod tree;
mod twins;
mod widget;
mod zone;

/// Common words by language.
const STOP_WORDS: &str = include_str!("../../data/stop_words.tsv");

/// An article: the text that all spans index, and what its page says about it.
pub struct Article {
    /// Title, then paragraphs, joined by blank lines; given text verbatim.
    pub text: String,
    /// Parts of the text, in order, without overlap.
    pub blocks: Vec<Block>,
    /// What the page, or the lines around the article, say about it. `title` is what the first block shows.
    pub meta: Meta,
    /// What was mended in finding it.
    pub repairs: Vec<String>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Bytes of `Article::text`.
    pub span: Span,
    /// Language code, where the words show it.
    pub language: Option<&'static str>,
    /// Of Kazakh in Latin letters, which alphabet it is written in.
    pub latin: Option<Alphabet>,
    /// First byte, and one past the last, in the document: where [`Article::locate`] found them.
    pub source: Option<(u64, u64)>,
}

impl Listing {
    /// The page as something left aside.
    pub fn skipped(self, origin: &Origin) -> Error {
        Error::aside(origin, Stage::Article, Reason::Listing, self.told)
    }
}

impl Article {
    /// The language of a block that the program is not made for: of one that does not show it, the article's.
    pub(crate) fn unsupported(&self, block: usize) -> Option<&str> {
        let block = self.blocks.get(block)?;
        let code = block.language.or(self.meta.language.as_deref())?;
        (!language::is_supported(code)).then_some(code)
    }

    /// Finds where in the bytes of its document each block stands; as costly as decoding it once more.
    pub fn locate(&mut self, raw: &RawDocument) {
        source_map::locate(self, raw);
    }
}

/// What a page is.
pub enum Found {
    /// An article.
    Article(Box<Article>),
    /// A page that lists articles, or says that it is none.
    Listing(Listing),
}

/// A page that lists articles, or says that it is none.
pub struct Listing {
    /// What shows that, and the way out.
    pub told: String,
    /// Its teasers in order, each with a headline and the words below it; one for each article.
    pub teasers: Vec<Article>,
}

/// Finds articles: the words it knows pages by, loaded once and shared between threads.
#[derive(Clone, Debug)]
pub struct Finder {
    chrome: Chrome,
    asides: Asides,
    languages: Languages,
    joints: Joints,
}

impl Finder {
    /// A finder that knows the lines of `lists`, each in the format of `data/chrome.tsv`.
    ///
    /// # Errors
    /// The number of the bad line, and what is wrong with it.
    pub fn new(lists: &[String]) -> Result<Self, String> {
        let mut chrome = Chrome::default();
        for list in lists {
            chrome
                .add(list)
                .map_err(|error| format!("chrome.tsv: {error}"))?;
        }
        Ok(Self {
            chrome,
            asides: Asides::new(),
            languages: Languages::new(STOP_WORDS),
            joints: Joints::default(),
        })
    }

    /// Parts words of this dictionary that a page has glued where an element begins or ends.
    #[must_use]
    pub fn with_words(mut self, words: Arc<dyn Morphology>) -> Self {
        self.joints = Joints::new(words);
        self
    }

    /// Finds the article of a page.
    ///
    /// # Errors
    /// A page without an article.
    pub fn find(&self, page: Page) -> Result<Article, Error> {
        let origin = page.origin.clone();
        match self.read(page)? {
            Found::Article(article) => Ok(*article),
            Found::Listing(listing) => Err(listing.skipped(&origin)),
        }
    }

    /// Finds what a page holds: its article, or the teasers of others.
    ///
    /// # Errors
    /// A page with neither.
    pub fn read(&self, page: Page) -> Result<Found, Error> {
        let mut meta = page.meta;
        let parts = match page.content {
            Content::Given(text) => {
                meta.published = meta.published.take().or(meta.crawled.take());
                let article = assemble::given(meta, text, self);
                return Ok(Found::Article(Box::new(article)));
            }
            Content::Plain(text) => self.plain(&text, &mut meta),
            Content::Html(tree) => {
                let mut lines = tree::lines(&tree, &self.joints);
                scattered::join(&mut lines);
                if let Some(told) = listing::told(&lines, self, &meta) {
                    return Ok(Found::Listing(self.listing(
                        told,
                        &lines,
                        &meta,
                        &page.origin,
                    )));
                }
                endless::cut(&mut lines, &meta.heads);
                let found = body::find(&lines, self, &mut meta);
                if found.is_none()
                    && let Some(told) = listing::bare(&lines, &meta)
                {
                    return Ok(Found::Listing(self.listing(
                        told,
                        &lines,
                        &meta,
                        &page.origin,
                    )));
                }
                found
            }
        };
        meta.published = meta.published.take().or(meta.crawled.take());
        let Some(parts) = parts else {
            let told = "no paragraphs of an article among the lines of the page; give the text as JSON with `id` and `text`";
            return Err(Error::new(
                &page.origin,
                Stage::Article,
                Code::NoArticle,
                told,
            ));
        };
        let article = assemble::found(meta, parts, self);
        Ok(Found::Article(Box::new(article)))
    }

    fn listing(&self, told: String, lines: &[Line], meta: &Meta, origin: &Origin) -> Listing {
        let page = meta.url.as_deref().or(origin.url.as_deref());
        let teasers = teaser::of(lines, meta, page, self);
        Listing { told, teasers }
    }

    fn plain(&self, text: &str, meta: &mut Meta) -> Option<Vec<Part>> {
        let (crawled, text) = date::crawled(text);
        meta.crawled = meta.crawled.take().or(crawled);
        let lines = glued::split(lines::split(text), &self.chrome);
        body::find(&lines, self, meta)
    }

    /// The name of a section, where the words are one.
    fn section(&self, words: &str) -> Option<String> {
        self.chrome.section(&chrome::fold(words)).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests;
