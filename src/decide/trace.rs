//! What was weighed in decisions, for explanations and for training.

use super::{Decision, Question};
use crate::span::Span;
use std::fmt;

/// The decisions about a document, in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Them.
    pub decisions: Vec<Traced>,
    /// How far each rule of a file came, about each thing that it looked at.
    pub attempts: Vec<Attempt>,
}

/// How far a rule of a file came.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The rule.
    pub rule: &'static str,
    /// Whether what it fires at is left out.
    pub refuses: bool,
    /// What it looked at.
    pub about: Span,
    /// What came of it.
    pub outcome: Outcome<Span>,
    /// The rule that had said the same thing otherwise before it, and stands.
    pub yields_to: Option<&'static str>,
}

/// Where it is kept how far rules of files came, if anywhere.
#[derive(Default)]
pub struct Attempts<'a>(Option<&'a mut Vec<Attempt>>);

impl<'a> Attempts<'a> {
    /// Kept in a trace, if there is one.
    pub(super) fn of(trace: Option<&'a mut Trace>) -> Self {
        Self(trace.map(|trace| &mut trace.attempts))
    }

    /// Keeps how far a rule came.
    pub fn note(&mut self, attempt: impl FnOnce() -> Attempt) {
        if let Some(kept) = &mut self.0 {
            kept.push(attempt());
        }
    }
}

/// What comes of a rule; `T` are the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It fires: the words that its pattern fits.
    Fires(T),
    /// Its pattern stops at a piece, as it was written, and at words that do not fit; none at the end of the sentence.
    Stops(String, Option<T>),
    /// Its pattern fits, but so does one that silences it: the words of that one.
    Barred(T),
    /// It is not about such things: the condition that is not met.
    Unfit(&'static str),
}

impl<T> Outcome<T> {
    /// The same about other words.
    pub fn map<U>(self, words: impl Fn(T) -> U) -> Outcome<U> {
        match self {
            Self::Fires(own) => Outcome::Fires(words(own)),
            Self::Stops(piece, own) => Outcome::Stops(piece, own.map(words)),
            Self::Barred(own) => Outcome::Barred(words(own)),
            Self::Unfit(wanted) => Outcome::Unfit(wanted),
        }
    }
}

/// How far it came, in words.
impl fmt::Display for Outcome<String> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fires(words) => write!(out, "fires: «{words}»"),
            Self::Stops(piece, Some(word)) => {
                write!(out, "stops at `{piece}`, where «{word}» stands")
            }
            Self::Stops(piece, None) => write!(out, "stops at `{piece}`, where the sentence ends"),
            Self::Barred(words) => write!(out, "is silenced by «{words}»"),
            Self::Unfit(wanted) => write!(out, "is not for this figure: `{wanted}`"),
        }
    }
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
