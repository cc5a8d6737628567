//! Stretches of a text that have a name in patterns: names of people, quotations.

use std::cmp::Reverse;
use std::ops::Range;

/// Stretches, each with its kind.
#[derive(Debug, Default)]
pub struct Stretches {
    /// By where they begin, the longest first.
    by_start: Vec<(usize, Range<usize>)>,
    /// By where they end, the longest first.
    by_end: Vec<(usize, Range<usize>)>,
}

impl Stretches {
    /// These, of which none is empty.
    pub fn new(all: Vec<(usize, Range<usize>)>) -> Self {
        let (mut by_start, mut by_end) = (all.clone(), all);
        by_start.sort_by_key(|(kind, words)| (words.start, Reverse(words.end), *kind));
        by_end.sort_by_key(|(kind, words)| (words.end, words.start, *kind));
        Self { by_start, by_end }
    }

    /// Where they begin, each token once.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        let starts = self.by_start.iter().map(|(_, words)| words.start);
        let before = std::iter::once(None).chain(starts.clone().map(Some));
        starts
            .zip(before)
            .filter(|(own, before)| Some(*own) != *before)
            .map(|(own, _)| own)
    }

    /// The longest of this kind that begins with the token, or, backwards, that ends with it.
    pub(super) fn at(&self, kind: usize, token: usize, is_back: bool) -> Option<&Range<usize>> {
        let edge = |words: &Range<usize>| match is_back {
            true => words.end - 1,
            false => words.start,
        };
        let all = match is_back {
            true => &self.by_end,
            false => &self.by_start,
        };
        let first = all.partition_point(|(_, words)| edge(words) < token);
        let mut own = all[first..]
            .iter()
            .take_while(|(_, words)| edge(words) == token);
        own.find(|(own, _)| *own == kind).map(|(_, words)| words)
    }
}
