//! Files, folders, standard input and JSON Lines → raw bytes and where they came from.
//!
//! [`Sources`] yields one [`Item`] after another and holds one document at a time.

mod lines;
mod open;
mod read;
mod sniff;
mod walk;

pub use read::Sources;
pub(crate) use sniff::wide;
pub use walk::total_bytes;

use crate::error::{Error, Origin};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDocument {
    /// Where it came from.
    pub origin: Origin,
    /// What its bytes are.
    pub media: Media,
    /// The bytes: a file, or a line without its line break.
    pub bytes: Vec<u8>,
}

/// What the inputs hold, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A document.
    Document(RawDocument),
    /// An input, or a part of one, that could not be read; the rest goes on.
    Failed(Error),
    /// A file that is not an input: of another kind, hidden, or written by svodka itself.
    Skipped,
}

/// How much is read at once; what is longer becomes an error, and is never held in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a line of JSON Lines, without its line break.
    pub line_bytes: u64,
    /// Bytes of a file that is a document as a whole.
    pub file_bytes: u64,
}

impl Limits {
    /// 64 MiB, the default of both limits.
    pub const DEFAULT_BYTES: u64 = 64 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            line_bytes: Self::DEFAULT_BYTES,
            file_bytes: Self::DEFAULT_BYTES,
        }
    }
}
