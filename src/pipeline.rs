//! The whole flow on one screen: [`Engine`] is shared and read-only, [`Desk`] belongs to one thread.

use crate::error::Error;
use crate::record::Record;
use crate::source::RawDocument;

/// Everything that is shared between threads: lexicon, rules.
pub struct Engine {}

/// Buffers of one thread, reused from document to document. Never changes a result.
#[derive(Default)]
pub struct Desk {}

/// What the user may choose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folders with lists to add to the built-in ones.
    pub lexicon: Vec<std::path::PathBuf>,
    /// Leave `article.text` out of the records.
    pub no_text: bool,
}

impl Engine {
    /// Loads the lexicon.
    ///
    /// # Errors
    /// A list of the user that cannot be read, named with file and line.
    pub fn new(options: &Options) -> Result<Self, String> {
        let _ = options;
        Ok(Self {})
    }

    /// One document, start to finish. Each stage sees only what the stage before it made.
    ///
    /// # Errors
    /// A document that is no text, or holds no article.
    pub fn extract(&self, raw: &RawDocument, desk: &mut Desk) -> Result<Record, Error> {
        let _ = (raw, desk);
        todo!()
    }
}
