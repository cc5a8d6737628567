//! Files, folders, standard input and JSON Lines → raw bytes and where they came from.

use crate::error::Origin;

/// What the bytes of a document are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Plain text saved from a page, chrome and all.
    Plain,
    /// HTML.
    Html,
    /// One JSON object with `id` and `text`, taken verbatim.
    Json,
}

/// One document as it was found, undecoded.
#[derive(Clone, Debug)]
pub struct RawDocument {
    /// Where it came from.
    pub origin: Origin,
    /// What its bytes are.
    pub media: Media,
    /// The bytes: a file, or a line without its line break.
    pub bytes: Vec<u8>,
}
