//! What people decided about the figures of records: taken up by the records, and used to score them.
//!
//! A correction finds its article by key, then its words by what stands around them, then the figure that says most of
//! what was seen. So it outlives a text that is found anew and rules that changed; what no longer finds its place is
//! reported with the reason.

mod anchor;
mod apply;
mod cases;
mod change;
mod entity;
mod name;
mod read;
mod score;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;

pub use apply::{Outcome, Report};
pub use read::{Corrections, Unread};
pub use score::{Row, Score};

/// Why a correction changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No record has the article.
    NoArticle,
    /// The record has no text: it was written with `--no-text`.
    NoText,
    /// The words are no longer in the text.
    NoWords,
    /// The words are in the text more than once, and what stands around them fits none better than the others.
    Ambiguous,
    /// The campaign or the speaker that it names is neither in the record nor in the text.
    NoName,
    /// A later line decides otherwise, and wins.
    Overruled,
}

impl Reason {
    /// The same for people.
    pub fn told(self) -> &'static str {
        match self {
            Self::NoArticle => "no record has the article",
            Self::NoText => "the record has no text; extract it without --no-text",
            Self::NoWords => "the words are no longer in the text",
            Self::Ambiguous => {
                "the words are in the text more than once, and nothing tells which are meant"
            }
            Self::NoName => "the name that it gives is not in the text",
            Self::Overruled => "a later line decides otherwise, and wins",
        }
    }
}

/// A correction that changed nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost<'a> {
    /// The correction.
    pub correction: &'a svodka_record::Correction,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

impl std::fmt::Display for Lost<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            correction,
            line,
            reason,
        } = self;
        let words = &correction.target.exact;
        let decision = correction.decision.name();
        let article = correction
            .document
            .title
            .as_deref()
            .unwrap_or(&correction.document.key);
        let reason = reason.told();
        write!(
            f,
            "line {line}: {decision} «{words}» of «{article}»: {reason}"
        )
    }
}
