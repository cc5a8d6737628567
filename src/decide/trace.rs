//! What was weighed in decisions, for explanations and for training.

use super::{Decision, Question};
use crate::span::Span;

/// The decisions about a document, in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Them.
    pub decisions: Vec<Traced>,
}

/// A decision with everything that was weighed.
#[derive(Clone, Debug)]
pub struct Traced {
    /// What was asked.
    pub question: Question,
    /// About which words.
    pub about: Span,
    /// About whom, where the words do not tell: names, with « | » between them; empty otherwise.
    pub subject: String,
    /// The answers there were.
    pub options: Vec<TracedOption>,
    /// What was decided.
    pub decision: Decision,
}

/// An answer that was weighed.
#[derive(Clone, Debug)]
pub struct TracedOption {
    /// The answer in the words of the record: of a closed list, the id of an entity, or `none`.
    pub name: String,
    /// How probable it is.
    pub probability: f64,
    /// Its features.
    pub features: Vec<Weighed>,
}

/// A feature of an answer.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Its hash.
    pub hash: u64,
    /// Its template and what fills it.
    pub shown: String,
    /// What it weighs for this answer.
    pub weight: i32,
}

/// Features with their weights.
pub(super) fn weigh(hashes: &[u64], shown: &[String], weight: impl Fn(u64) -> i32) -> Vec<Weighed> {
    let pairs = hashes.iter().zip(shown);
    pairs
        .map(|(&hash, shown)| Weighed {
            hash,
            shown: shown.clone(),
            weight: weight(hash),
        })
        .collect()
}
