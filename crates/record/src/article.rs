//! The document, its article, and who wrote the record.

use crate::Id;
use crate::vocabulary::*;

table!(
    /// The program that wrote the record.
    Extractor {
        /// Always `svodka`.
        name: String,
        /// Version of the program.
        version: String,
        /// Hash of dictionaries, lists and model: 8 hex digits.
        data: String,
    }
);

table!(
    /// The document the article was found in.
    Source {
        /// Path as it was given, and behind that of a folder the path inside it, with `/`; bytes of a name that are
        /// no UTF-8 as `%FF`; `-` for standard input.
        path: String,
        /// Name inside a container.
        member: Option<String>,
        /// Byte offset: of a line, row or WARC record in its file (in a compressed WARC of the gzip
        /// member), of a member in its archive; inside a member it counts the unpacked bytes.
        offset: Option<u64>,
        /// Address the document was fetched from, where the source says so.
        url: Option<String>,
        /// `text/plain`, `text/html`, `application/json` or `text/csv`.
        media_type: String,
        /// Character set used.
        encoding: String,
        /// Character set the document declares.
        encoding_declared: Option<String>,
        /// What was mended while decoding.
        repairs: Vec<String>,
        /// Size in bytes.
        bytes: u64,
        /// SHA-256 of the bytes, hexadecimal.
        sha256: String,
    }
);

table!(
    /// The article.
    Article {
        /// Headline as the newsroom wrote it.
        title: Option<String>,
        /// Canonical address.
        url: Option<String>,
        /// What tells the article wherever it stands: its address without what is added to follow readers,
        /// else `text:` and 20 hex digits of SHA-256 over the words of the text.
        key: String,
        /// Name of the site.
        site: Option<String>,
        /// Section of the site.
        section: Option<String>,
        /// Authors as printed.
        authors: Vec<String>,
        /// ISO 639-1 code of the main language.
        language: Option<String>,
        /// When it was published, where the page says so.
        published: Option<Published>,
        /// Organizations it is passed on from.
        via: Vec<Id>,
        /// Id of the first record with the same text, with `--dedup`; null for the first.
        duplicate_of: Option<String>,
        /// Id of the first record of those with nearly the same text, its own for the first; null
        /// without `--dedup`.
        near_duplicate_group: Option<String>,
        /// Title and paragraphs joined by blank lines; null with `--no-text`.
        text: Option<String>,
        /// Code points of the text.
        text_length: u64,
        /// SHA-256 of the text, hexadecimal.
        text_sha256: String,
        /// Parts of the text.
        blocks: Vec<Block>,
    }
);

table!(
    /// When the article was published.
    Published {
        /// EDTF.
        edtf: String,
        /// The day, where it is known.
        date: Option<String>,
        /// The time of day, with its zone where stated.
        time: Option<String>,
        /// Grain.
        precision: Precision,
        /// Where it was read.
        origin: DateOrigin,
        /// The words as printed.
        text: Option<String>,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A part of `article.text`.
    Block {
        /// Its kind.
        kind: BlockKind,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// ISO 639-1 code of its language.
        language: Option<String>,
        /// First byte in the document that `source.sha256` is of, with `--with-source-map`.
        source_start: Option<u64>,
        /// One past the last byte in the document.
        source_end: Option<u64>,
    }
);
