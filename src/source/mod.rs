//! Files, folders, archives, standard input and JSON Lines → raw bytes and where they came from.
//!
//! [`Sources`] hands over one [`Found`] after another and holds one document at a time. What an input
//! is, is told by how it begins; archives and compressed files are read as streams, one inside the
//! other, and nothing is ever written to disk from them.

mod arc;
mod around;
mod asked;
mod braces;
mod budget;
mod fault;
pub(crate) mod fields;
mod frame;
mod gz;
mod http;
mod known;
mod lines;
mod listed;
mod live;
mod member;
mod mhtml;
mod naming;
mod objects;
mod own;
mod read;
mod rows;
mod shard;
mod sniff;
mod table;
mod tar;
mod unpack;
mod walk;
mod warc;
mod wide;
mod within;
mod zip;

pub use around::Around;
pub use known::{FileMark, KnownFiles, Stamp};
pub use member::harmless;
pub use own::{has_unfinished_run, is_held_by_run};
pub use read::{Changed, Found, Place, Sources, read_stream};
pub use shard::{Shard, ShardBy};
pub(crate) use sniff::wide;
pub use table::{ColumnNames, Columns};
pub use walk::{Inputs, ListFormat, total_bytes};

use crate::error::{Error, Origin};
use std::sync::Arc;

/// What the bytes of a document are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Media {
    /// Plain text saved from a page, chrome and all.
    Plain,
    /// HTML.
    Html,
    /// One JSON object with `text` or `html`.
    Json,
    /// One JSON object of which the user names the fields.
    Keyed(Arc<ColumnNames>),
    /// One JSON object of a list, and what the object around the list says.
    Listed(Arc<Around>),
    /// One row of a CSV file.
    Row(Arc<Columns>),
    /// A text or a page that a program hands over.
    Handed(Arc<Handed>),
}

impl Media {
    /// Whether the bytes are HTML.
    pub(crate) fn is_html(&self) -> bool {
        match self {
            Self::Html => true,
            Self::Handed(handed) => handed.is_html,
            Self::Row(columns) => columns.text.is_none(),
            Self::Plain | Self::Json | Self::Keyed(_) | Self::Listed(_) => false,
        }
    }
}

/// What a program knows of a document that it hands over. Without an id and a path it goes by what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// Whether it is a page in HTML, or the text of an article, which is taken as it is.
    pub is_html: bool,
    /// Whether it was characters before it was bytes: then no character set is looked for.
    pub is_decoded: bool,
    /// Id.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
}

/// One document as it was found, undecoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDocument {
    /// Where it came from.
    pub origin: Origin,
    /// What its bytes are.
    pub media: Media,
    /// The bytes: a file, the body of an HTTP response, a row, or a line without its line break.
    pub bytes: Vec<u8>,
}

/// What the inputs hold, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A document.
    Document(RawDocument),
    /// An input, or a part of one, that could not be read; the rest goes on.
    Failed(Error),
    /// A file, member or record that is no input, and why.
    Skipped(Error),
    /// Records of an earlier run that still hold, by the number of their piece.
    Kept(usize),
    /// A file, or another step of the walk, has been read to its end; [`Sources::read`] does not say so.
    Read(FileMark),
}

/// How much is read at once and unpacked in all; what is beyond becomes an error, and is never held
/// in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a line of JSON Lines, without its line break, or of a row of CSV.
    pub line_bytes: u64,
    /// Bytes of a file that is a document as a whole, of a member, or of the body of a WARC record.
    pub file_bytes: u64,
    /// Bytes that compressed data may unpack to for each of their own, beyond the first 4 MiB.
    pub ratio: u64,
    /// Bytes that one input may unpack to.
    pub unpacked_bytes: u64,
    /// Members, files and records of one input.
    pub members: u64,
    /// Archives and compressions inside each other: a `.tar.gz` of `.html.gz` has three.
    pub depth: u32,
}

impl Limits {
    /// 64 MiB, the default of both limits of documents.
    pub const DEFAULT_BYTES: u64 = 64 << 20;

    /// Every limit by the flag that sets it.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, u64)> {
        [
            ("--max-line-bytes", self.line_bytes),
            ("--max-file-bytes", self.file_bytes),
            ("--max-ratio", self.ratio),
            ("--max-unpacked-bytes", self.unpacked_bytes),
            ("--max-members", self.members),
            ("--max-depth", self.depth.into()),
        ]
        .into_iter()
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            line_bytes: Self::DEFAULT_BYTES,
            file_bytes: Self::DEFAULT_BYTES,
            ratio: 200,
            unpacked_bytes: 1 << 40,
            members: 100_000_000,
            depth: 4,
        }
    }
}
