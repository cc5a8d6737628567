//! What the tagger knows of the words of a thread, by their number in its word table.

use super::model::{Row, WINDOW};
use super::word::Facts;
use crate::lexicon::word_table::Generation;
use crate::text::Text;

/// Scores of a word in each place of the window.
type Scores = [Row; WINDOW];

/// Facts and scores of words, each worked out once in a filling of the word table.
#[derive(Default)]
pub struct Profiles {
    generation: Option<Generation>,
    facts: Vec<Option<Facts>>,
    scores: Vec<Option<Box<Scores>>>,
}

impl Profiles {
    /// Forgets what belongs to another filling of the word table.
    pub fn renew(&mut self, generation: Generation) {
        if self.generation != Some(generation) {
            self.facts.clear();
            self.scores.clear();
            self.generation = Some(generation);
        }
    }

    /// The facts of the word at token `i`.
    pub fn facts(&mut self, text: &Text<'_>, i: usize, make: impl FnOnce() -> Facts) -> Facts {
        *slot(&mut self.facts, text, i).get_or_insert_with(make)
    }

    /// The scores of the word at token `i`.
    pub fn scores(
        &mut self,
        text: &Text<'_>,
        i: usize,
        make: impl FnOnce() -> Box<Scores>,
    ) -> &Scores {
        slot(&mut self.scores, text, i).get_or_insert_with(make)
    }
}

fn slot<'s, T>(slots: &'s mut Vec<Option<T>>, text: &Text<'_>, i: usize) -> &'s mut Option<T> {
    let id = text.tokens[i].word as usize;
    if id >= slots.len() {
        slots.resize_with(id + 1, || None);
    }
    &mut slots[id]
}
