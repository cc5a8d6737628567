//! Sentences that say two numbers in much the same words: «С начала года коклюшем заболели 74 человека», and weeks
//! later «коклюшем с начала года заболели уже 168».
//!
//! What stands around a number says of what it is, whenever it is told; names of those who tell it, and all else that the
//! article tells, differ.

use crate::evidence::hash;
use crate::statement::{Article, Number, Statement, is_toll};
use crate::words::stems;
use serde::{Deserialize, Serialize};
use svodka_record::{Bound, CountedAs, Unit};

/// Frames kept of an article.
const FRAMES: usize = 6;
/// Words before a number and behind it that say of what it is.
const BEFORE: usize = 8;
const BEHIND: usize = 5;
/// How much of what the shorter frame says the other says too, by how telling it is.
const ALIKE: f32 = 0.6;
/// How telling what they share is, at least.
const TELLING: f32 = 1.4;
/// Stems that they share, at least.
const SHARED: usize = 2;

/// What is said around a number of people.
#[derive(Serialize, Deserialize)]
pub(crate) struct Frame {
    deed: Option<CountedAs>,
    /// Stems by their hashes, sorted, and how telling each is.
    stems: Vec<(u32, f32)>,
}

impl Frame {
    fn of(statement: &Statement, article: &Article) -> Option<Self> {
        let sentence = statement.sentence.as_deref()?;
        let at = sentence.find(&statement.text)?;
        let (before, behind) = (&sentence[..at], &sentence[at + statement.text.len()..]);
        let mut words: Vec<&str> = before.split_whitespace().rev().take(BEFORE).collect();
        words.push(&statement.text);
        words.extend(behind.split_whitespace().take(BEHIND));
        let words = words.join(" ").to_lowercase();
        let stems = stems(&words, &article.places);
        let mut stems: Vec<(u32, f32)> = stems.iter().map(|stem| (hash(stem), 0.0)).collect();
        stems.sort_by_key(|(stem, _)| *stem);
        Some(Self {
            deed: statement.counted_as,
            stems,
        })
    }

    /// Whether both say much the same.
    fn is_like(&self, other: &Self) -> bool {
        let weight = |x: &Self| x.stems.iter().map(|(_, weight)| weight).sum::<f32>();
        let is_told = |stem: u32| {
            other
                .stems
                .binary_search_by_key(&stem, |(stem, _)| *stem)
                .is_ok()
        };
        let shared = self.stems.iter().filter(|(stem, _)| is_told(*stem));
        let common: f32 = shared.clone().map(|(_, weight)| weight).sum();
        (self.deed == other.deed || !is_toll(self.deed) && !is_toll(other.deed))
            && shared.count() >= SHARED
            && common >= TELLING
            && common >= ALIKE * weight(self).min(weight(other))
    }
}

/// What the article says around its numbers of people, those of other times and towns left out.
pub(crate) fn frames(article: &Article) -> Vec<Frame> {
    let own = article.statements.iter();
    let own = own.filter(|x| x.unit == Unit::Person && !x.is_elsewhere && !x.time.is_elsewhen);
    own.filter_map(|x| Frame::of(x, article))
        .take(FRAMES)
        .collect()
}

/// Sets how telling each stem is.
pub(crate) fn weigh(frames: &mut [Frame], weight: impl Fn(u32) -> f32) {
    let stems = frames.iter_mut().flat_map(|frame| &mut frame.stems);
    for (stem, telling) in stems {
        *telling = weight(*stem);
    }
}

/// Whether two articles say a number of people in much the same words.
pub(crate) fn are_alike(some: &[Frame], others: &[Frame]) -> bool {
    some.iter()
        .any(|one| others.iter().any(|other| one.is_like(other)))
}

/// Numbers of people kept of an article.
const NUMBERS: usize = 12;
/// Numbers of people from which the same one in two articles is no chance; multiples of the other nobody has counted.
const COUNTED: u64 = 100;
const ROUND: u64 = 50;

/// Its numbers of people.
pub(crate) fn numbers(article: &Article) -> Vec<Number> {
    let own = article.statements.iter();
    let own = own.filter(|x| x.unit == Unit::Person && !x.is_elsewhere && !x.takes_back());
    own.map(|x| x.number).take(NUMBERS).collect()
}

/// Whether one tells a counted number of people that the other tells too, or rounds.
pub(crate) fn share_number(some: &[Number], others: &[Number]) -> bool {
    let is_counted = |x: &Number| {
        let value = x.value.filter(|_| x.bound == Bound::Exact);
        value.is_some_and(|value| value >= COUNTED && !value.is_multiple_of(ROUND))
    };
    let is_told = |one: &Number| {
        let counted = |other: &Number| is_counted(one) || is_counted(other);
        others
            .iter()
            .any(|other| counted(other) && one.rounds(other))
    };
    some.iter().any(is_told)
}
