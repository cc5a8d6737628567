//! One error type: which document, which stage, what was wrong and the way out.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a document came from. Relative paths, with `/`, as given by the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Path relative to the given root; `-` for standard input.
    pub path: String,
    /// Name inside a container, or the given id of a JSON line.
    pub member: Option<String>,
    /// Line in the file, from 1, for line-oriented input.
    pub line: Option<u64>,
    /// Byte offset in the file, for line-oriented input and containers; of a record of a compressed
    /// WARC the offset of its gzip member, as in CDX indexes. Inside a member or an other compressed
    /// file it counts the unpacked bytes.
    pub offset: Option<u64>,
    /// Address it was fetched from, where the container says so.
    pub url: Option<String>,
    /// How many documents of the same member and address came before it in the same input.
    pub nth: u64,
    /// Character set the transport names: `charset` of the HTTP header a page was fetched with.
    pub charset: Option<String>,
}

/// The stage that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Opening or reading the input.
    Source,
    /// Bytes to page: character set, markup, JSON.
    Page,
    /// Page to article.
    Article,
    /// Anything after the article was found.
    Extract,
}

/// What was wrong, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No such file or directory.
    NotFound,
    /// The file cannot be opened or read.
    Unreadable,
    /// The input has no bytes, or nothing but white space.
    Empty,
    /// The input is not text.
    Binary,
    /// The line, file or text is longer than the limit.
    TooLong,
    /// The page nests deeper, or the archives within archives do, than the limit.
    TooDeep,
    /// The page has more nodes, or the archive more members, than the limit.
    TooMany,
    /// The input unpacks to far more than its size: a bomb.
    Bomb,
    /// The archive or the compressed data ends before its end.
    Truncated,
    /// The archive or the compressed data is damaged.
    Corrupt,
    /// The member is encrypted.
    Encrypted,
    /// A format or a kind of compression that is not read.
    Unsupported,
    /// The bytes are not in the character set they must be in.
    BadEncoding,
    /// The line is not JSON.
    BadJson,
    /// The line is JSON without what svodka needs.
    BadRecord,
    /// The page holds no article.
    NoArticle,
    /// The program failed on this document; please report it.
    Internal,
    /// No failure: what is no input was left aside, for a reason.
    Skipped,
}

/// Why something was left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Hidden, or inside a hidden folder.
    Hidden,
    /// Of a kind that is not read.
    OtherKind,
    /// A link to a folder, a link in an archive, a pipe, a device.
    NoFile,
    /// Written by svodka.
    OwnOutput,
    /// A record of a WARC or ARC file that is no page.
    NoPage,
    /// A page that lists other articles, or says that it is none.
    Listing,
}

impl Reason {
    /// The same for people.
    pub fn told(self) -> &'static str {
        match self {
            Self::Hidden => "hidden; name it to have it read",
            Self::OtherKind => "of a kind that is not read",
            Self::NoFile => "a link to a folder, or no file at all",
            Self::OwnOutput => "written by svodka",
            Self::NoPage => "a record that is no page",
            Self::Listing => "a page that lists articles",
        }
    }
}

/// A document that became no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The document; boxed, so that results stay small.
    pub origin: Box<Origin>,
    /// The stage that failed.
    pub stage: Stage,
    /// What was wrong, for programs.
    pub code: Code,
    /// What was wrong and the way out, for people: lower case, no full stop.
    pub message: String,
    /// Why it was left aside, if nothing was wrong.
    pub reason: Option<Reason>,
}

impl Error {
    /// An error of `stage` about the document at `origin`.
    pub fn new(origin: &Origin, stage: Stage, code: Code, message: impl Into<String>) -> Self {
        Self {
            origin: Box::new(origin.clone()),
            stage,
            code,
            message: message.into(),
            reason: None,
        }
    }

    /// What is at `origin` is no input.
    pub fn skipped(origin: &Origin, stage: Stage, reason: Reason) -> Self {
        Self::aside(origin, stage, reason, reason.told())
    }

    /// What is at `origin` is left aside, in words of its own.
    pub fn aside(
        origin: &Origin,
        stage: Stage,
        reason: Reason,
        message: impl Into<String>,
    ) -> Self {
        Self {
            reason: Some(reason),
            ..Self::new(origin, stage, Code::Skipped, message)
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.origin.path)?;
        if let Some(member) = &self.origin.member {
            write!(f, "!{member}")?;
        }
        if let Some(line) = self.origin.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Error {}
