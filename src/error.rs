//! One error type: which document, which stage, what was wrong and the way out.

use std::fmt;
pub use svodka_record::{Code, Reason, Stage};

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
    /// Whether the archive says that the end of the document was not fetched.
    pub is_cut: bool,
    /// Character set of the file, where it was made UTF-8 before it was cut into documents.
    pub narrowed: Option<&'static str>,
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
