//! The whole flow on one screen: [`Engine`] is shared and read-only, [`Desk`] belongs to one thread.

use crate::annotate::{Readers, annotate};
use crate::article::{Article, Finder, Found};
use crate::calendar::{Calendar, When};
use crate::confidence;
use crate::decide::{Decide, Models, Scratch, Trace, Words};
use crate::error::{Code, Error, Origin, Stage};
use crate::lexicon::Lexicon;
use crate::link::link;
use crate::page::{self, Decoding};
use crate::pattern::number::numeral;
use crate::record::{Extraction, Record, assemble, part_id};
use crate::rules::quantity;
use crate::rules::written::{Rules, WrittenRule};
use crate::source::{Media, RawDocument};
use crate::tagger::{self, Tagger};
use crate::text::{Buffers, Splitter, Text, analyse};
use std::path::PathBuf;
use xxhash_rust::xxh3::xxh3_64;

mod written;

/// Everything that threads share: lexicon and rules.
pub struct Engine {
    finder: Finder,
    lexicon: Lexicon,
    calendar: Calendar,
    splitter: Splitter,
    tagger: Tagger,
    models: Models,
    written: Rules,
    options: Options,
    data: String,
}

/// Hash of lists, models and tables of morphology: 8 hexadecimal digits.
fn data(lexicon: &Lexicon, tagger: &Tagger, models: &Models) -> String {
    let kazakh = svodka_kazakh::TABLES.map(|table| xxh3_64(table.as_bytes()));
    let model =
        tagger.checksum() ^ models.checksum() ^ kazakh.into_iter().fold(0, |sum, own| sum ^ own);
    let lists = u32::from_str_radix(lexicon.hash(), 16).unwrap_or(0);
    format!("{:08x}", lists ^ (model >> 32) as u32 ^ model as u32)
}

/// Buffers of one thread, reused from document to document. They never change a result.
#[derive(Default)]
pub struct Desk {
    buffers: Buffers,
    tagging: tagger::Buffers,
    deciding: Scratch,
}

/// What the user may choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// Folders with lists to add to the built-in ones.
    pub lexicon: Vec<PathBuf>,
    /// Leave `article.text` out of the records.
    pub no_text: bool,
    /// Read pages that list articles as what they are: a record a teaser.
    pub listings: bool,
    /// Say of each block where it stands in the bytes of its document.
    pub source_map: bool,
    /// Longest text of an article, in bytes; linking looks at pairs of facts.
    pub max_text_bytes: u64,
}

impl Default for Options {
    /// Nothing special; texts of up to 1 MiB, some two hundred pages.
    fn default() -> Self {
        Self {
            lexicon: Vec::new(),
            no_text: false,
            listings: false,
            source_map: false,
            max_text_bytes: 1 << 20,
        }
    }
}

impl Engine {
    /// Loads the lexicon; costs about 60 ms.
    ///
    /// # Errors
    /// A list of the user that cannot be read or does not fit, named with file and line; a rule of theirs that cannot, or
    /// that does not do what its examples say, named with file and id.
    pub fn new(options: &Options) -> Result<Self, String> {
        let engine = Self::unchecked(options)?;
        engine.check_own_rules()?;
        Ok(engine)
    }

    fn unchecked(options: &Options) -> Result<Self, String> {
        let lexicon = Lexicon::new(&options.lexicon)?;
        let tagger = Tagger::new()?;
        let models = Models::new()?;
        Ok(Self {
            data: data(&lexicon, &tagger, &models),
            finder: Finder::new(lexicon.chrome())?.with_words(lexicon.shared_morphology()),
            written: Rules::new(&lexicon)?,
            lexicon,
            calendar: Calendar::new(),
            splitter: Splitter::new()?,
            tagger,
            models,
            options: options.clone(),
        })
    }

    /// Hash of lists and model, as records carry it.
    pub fn data(&self) -> &str {
        &self.data
    }

    /// Rules that are data, the built-in ones first.
    pub fn written_rules(&self) -> &[WrittenRule] {
        self.written.all()
    }

    fn readers(&self) -> Readers<'_> {
        Readers {
            calendar: &self.calendar,
            tagger: &self.tagger,
            written: &self.written,
        }
    }

    /// Words and lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The same with other models for decisions.
    #[cfg(feature = "train")]
    pub(crate) fn with_models(self, models: Models) -> Self {
        Self { models, ..self }
    }

    /// The same with another tagger.
    #[cfg(feature = "train")]
    pub(crate) fn with_tagger(self, tagger: Tagger) -> Self {
        Self { tagger, ..self }
    }

    /// The record of a JSON line, as JSON.
    ///
    /// # Errors
    /// A line that is no document.
    #[cfg(feature = "train")]
    pub(crate) fn record(&self, line: &[u8], desk: &mut Desk) -> Result<String, String> {
        let record = self
            .extract(&raw(line), desk)
            .map_err(|e| format!("{e:?}"))?;
        serde_json::to_string(&record).map_err(|e| e.to_string())
    }

    /// Hands an analysed JSON line, the tagger and the rules of files to `read`.
    ///
    /// # Errors
    /// A line that is no document.
    #[cfg(feature = "train")]
    pub(crate) fn with_text(
        &self,
        line: &[u8],
        desk: &mut Desk,
        read: impl FnOnce(&Text<'_>, &Tagger, &Rules),
    ) -> Result<(), String> {
        let page = page::decode(&raw(line)).map_err(|error| format!("{error:?}"))?;
        let article = self
            .finder
            .find(page)
            .map_err(|error| format!("{error:?}"))?;
        let text = analyse(&article, &self.lexicon, &self.splitter, &mut desk.buffers);
        read(&text, &self.tagger, &self.written);
        Ok(())
    }

    /// The value of a text that is one expression of time or one quantity, in the notation of `svodka dates --help`;
    /// `None` where it has none. With a `reference` (the time of publication) time is looked for first, without
    /// one only where the whole text says it.
    ///
    /// # Errors
    /// A text longer than a document may be.
    pub fn expression(
        &self,
        expression: &str,
        reference: Option<&When>,
        desk: &mut Desk,
    ) -> Result<Option<String>, Error> {
        let time = || self.calendar.expression(expression, reference);
        if self.calendar.is_expression(expression) {
            return Ok(time());
        }
        if self.calendar.is_no_day(expression) {
            return Ok(None);
        }
        if let Some(value) = reference.is_some().then(time).flatten() {
            return Ok(Some(value));
        }
        if reference.is_some() && self.calendar.counts_time(expression) {
            return Ok(None);
        }
        let quantity = self.with_line(expression, desk, quantity::read)?;
        Ok(quantity.or_else(time))
    }

    /// Where in the words of a figure or a sum its number stands, in bytes; `None` where there is none.
    ///
    /// # Errors
    /// Words longer than a document may be.
    pub fn number_in(
        &self,
        words: &str,
        desk: &mut Desk,
    ) -> Result<Option<std::ops::Range<usize>>, Error> {
        self.with_line(words, desk, |text| {
            let number = (0..text.len()).find_map(|at| numeral(text, at, text.len()))?;
            let span = text.span(&number.tokens);
            Some(span.start as usize..span.end as usize)
        })
    }

    /// Hands an analysed line of text to `read`.
    fn with_line<T>(
        &self,
        line: &str,
        desk: &mut Desk,
        read: impl FnOnce(&Text<'_>) -> T,
    ) -> Result<T, Error> {
        let document = serde_json::json!({ "id": "", "text": line }).to_string();
        let article = self.finder.find(page::decode(&raw(document.as_bytes()))?)?;
        Ok(read(&analyse(
            &article,
            &self.lexicon,
            &self.splitter,
            &mut desk.buffers,
        )))
    }

    /// One document, start to finish. Each stage sees only what the stages before it made.
    ///
    /// # Errors
    /// A document that is no text, or holds no article.
    pub fn extract(&self, raw: &RawDocument, desk: &mut Desk) -> Result<Record, Error> {
        let page = self.page(raw)?;
        let decoding = page.decoding.clone();
        let article = self.finder.find(page)?;
        self.record_of(article, decoding, (&raw.origin, Some(raw)), desk)
    }

    /// All that one document holds: the record of its article, or, with [`Options::listings`], of each teaser of a
    /// page that lists articles. Where the blocks of teasers stand in the bytes is not said.
    ///
    /// # Errors
    /// As [`Engine::extract`].
    pub fn extract_all(&self, raw: &RawDocument, desk: &mut Desk) -> Result<Vec<Record>, Error> {
        let page = self.page(raw)?;
        let (decoding, url) = (page.decoding.clone(), page.meta.url.clone());
        match self.finder.read(page)? {
            Found::Article(article) => {
                let record = self.record_of(*article, decoding, (&raw.origin, Some(raw)), desk)?;
                Ok(vec![record])
            }
            Found::Listing(listing) if self.options.listings && !listing.teasers.is_empty() => {
                let url = raw.origin.url.clone().or(url);
                let records = listing.teasers.into_iter();
                let records = records.map(|mut teaser| {
                    let name = teaser.meta.url.as_ref().or(teaser.meta.title.as_ref());
                    teaser.meta.id = name.map(|name| part_id(&raw.origin, name));
                    let origin = Origin {
                        url: url.clone().filter(|_| teaser.meta.url.is_some()),
                        ..raw.origin.clone()
                    };
                    self.record_of(teaser, decoding.clone(), (&origin, None), desk)
                });
                records.collect()
            }
            Found::Listing(listing) => Err(listing.skipped(&raw.origin)),
        }
    }

    /// The record of an article: where it comes from, and the document in whose bytes its blocks stand, if in one.
    fn record_of(
        &self,
        mut article: Article,
        mut decoding: Decoding,
        (origin, raw): (&Origin, Option<&RawDocument>),
        desk: &mut Desk,
    ) -> Result<Record, Error> {
        decoding.repairs.append(&mut article.repairs);
        self.check_length(&article.text, origin)?;
        if let Some(raw) = raw.filter(|_| self.options.source_map) {
            article.locate(raw);
        }
        let text = analyse(&article, &self.lexicon, &self.splitter, &mut desk.buffers);
        let mut decide = Decide::new(&self.models, &mut desk.deciding);
        let annotations = annotate(&text, &self.readers(), &mut desk.tagging, &mut decide);
        let words = Words {
            text: &text,
            facts: desk.tagging.facts(),
        };
        let entities = link(&words, annotations, &mut decide);
        let extraction = Extraction {
            origin,
            decoding: &decoding,
            data: &self.data,
            no_text: self.options.no_text,
        };
        let confidences = confidence::weigh(&words, &entities, &mut decide);
        Ok(assemble(&extraction, &text, &entities, &confidences))
    }
}

impl Engine {
    /// The record of a document, and what was weighed on the way.
    ///
    /// # Errors
    /// As [`Engine::extract`].
    pub fn traced(&self, raw: &RawDocument, desk: &mut Desk) -> Result<(Record, Trace), Error> {
        desk.deciding.start_trace();
        let record = self.extract(raw, desk);
        let trace = desk.deciding.take_trace();
        Ok((record?, trace))
    }

    /// The page of a document; a text that is given has its length before it is taken apart.
    fn page(&self, raw: &RawDocument) -> Result<page::Page, Error> {
        let page = page::decode(raw)?;
        if let page::Content::Given(text) = &page.content {
            self.check_length(text, &raw.origin)?;
        }
        Ok(page)
    }

    /// What a text may cost is bounded by its length.
    fn check_length(&self, text: &str, origin: &Origin) -> Result<(), Error> {
        let limit = self.options.max_text_bytes;
        if text.len() as u64 <= limit {
            return Ok(());
        }
        let message = format!(
            "an article of {} bytes, of which {limit} are allowed; split it or raise --max-text-bytes",
            text.len()
        );
        Err(Error::new(origin, Stage::Article, Code::TooLong, message))
    }
}

/// A JSON line as a document.
fn raw(line: &[u8]) -> RawDocument {
    RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: line.to_vec(),
    }
}

#[cfg(test)]
mod tests;
