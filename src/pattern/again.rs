//! Names that a text has already shown, to be found again in one pass over its words.

use crate::text::Text;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Phrases of a text by the forms and lemmas of their first words.
pub struct Phrases<'t> {
    by_first: FxHashMap<&'t str, Vec<usize>>,
}

impl<'t> Phrases<'t> {
    /// Indexes the phrases at these tokens.
    pub fn new<'p>(text: &'t Text<'_>, phrases: impl Iterator<Item = &'p Range<usize>>) -> Self {
        let mut by_first: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, phrase) in phrases.enumerate() {
            for form in forms(text, phrase.start) {
                by_first.entry(form).or_default().push(number);
            }
        }
        Self { by_first }
    }

    /// Numbers of the phrases, rising, whose first word may be that of token `i` in another form.
    pub fn starting(&self, text: &Text<'_>, i: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = forms(text, i)
            .filter_map(|form| self.by_first.get(form))
            .flatten()
            .copied()
            .collect();
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
