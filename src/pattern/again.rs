//! Names that a text has already shown, to be found again in one pass over its words.

use crate::text::Text;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// Phrases of a text by the forms and lemmas of their first and last words, so that many that begin alike («Союз …») are
/// not all looked at.
pub struct Phrases<'t> {
    by_ends: FxHashMap<(&'t str, usize, &'t str), Vec<usize>>,
    /// How many tokens the phrases have that begin so.
    lengths: FxHashMap<&'t str, BTreeSet<usize>>,
}

impl<'t> Phrases<'t> {
    /// Indexes the phrases at these tokens, none of them empty.
    pub fn new<'p>(text: &'t Text<'_>, phrases: impl Iterator<Item = &'p Range<usize>>) -> Self {
        let mut by_ends: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        let mut lengths: FxHashMap<&str, BTreeSet<usize>> = FxHashMap::default();
        for (number, phrase) in phrases.enumerate() {
            for first in forms(text, phrase.start) {
                lengths.entry(first).or_default().insert(phrase.len());
                for last in forms(text, phrase.end - 1) {
                    let ends = (first, phrase.len(), last);
                    by_ends.entry(ends).or_default().push(number);
                }
            }
        }
        Self { by_ends, lengths }
    }

    /// Numbers of the phrases, rising, whose first word may be that of token `i` in another form, and whose last word that
    /// of the token as far behind.
    pub fn starting(&self, text: &Text<'_>, i: usize) -> Vec<usize> {
        let mut numbers = Vec::new();
        for first in forms(text, i) {
            let lengths = self.lengths.get(first).into_iter().flatten();
            for &length in lengths.take_while(|&&length| i + length <= text.len()) {
                let lasts = forms(text, i + length - 1);
                let same = lasts.filter_map(|last| self.by_ends.get(&(first, length, last)));
                numbers.extend(same.flatten().copied());
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// The normal form of the word at token `i`, and its lemmas.
fn forms<'t>(text: &'t Text<'_>, i: usize) -> impl Iterator<Item = &'t str> {
    let word = text.word(i);
    std::iter::once(&*word.normal).chain(word.readings.iter().map(|reading| &*reading.lemma))
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::text::sample::Analyst;

    #[test]
    fn names_that_begin_alike_are_told_by_their_ends() {
        let streets = [
            "Речной",
            "Лесной",
            "Горный",
            "Степной",
            "Озёрный",
            "Садовый",
        ];
        let names: Vec<String> = streets.map(|street| format!("Союз {street}.")).into();
        let content = format!("{} В Союзе Лесном поют.", names.join(" "));
        Analyst::new().read(&content, |text| {
            let begins = |&i: &usize| text.word(i).has_lemma("союз");
            let all: Vec<_> = (0..text.len()).filter(begins).map(|i| i..i + 2).collect();
            let (known, again) = all.split_at(streets.len());
            let phrases = Phrases::new(text, known.iter());
            assert_eq!(phrases.starting(text, again[0].start), [1]);
        });
    }
}
