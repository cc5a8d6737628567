//! Words that lost the space between them where an element begins or ends: «рассказал» «аким», told from one word that
//! an element parts («Казахстан» «а») by the dictionary.

use super::seam;
use crate::lexicon::morphology::Morphology;
use crate::lexicon::normal::is_alphabetic;
use std::fmt;
use std::sync::Arc;

/// Letters of the first word, at least, and of either, at most.
const SHORTEST: usize = 2;
const LONGEST: usize = 30;

/// The words that a finder knows; none where it has no dictionary.
#[derive(Clone, Default)]
pub(super) struct Joints(Option<Arc<dyn Morphology>>);

impl fmt::Debug for Joints {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Joints({})", self.0.is_some())
    }
}

impl Joints {
    pub(super) fn new(words: Arc<dyn Morphology>) -> Self {
        Self(Some(words))
    }

    /// Whether a gap belongs between what has been read and the words of the next element.
    pub(super) fn is_gap(&self, before: &str, after: &str) -> bool {
        seam::is_seam(before, after) || self.parts_words(before, after)
    }

    /// Whether a word is likeliest a finite verb or a short participle: «сдан».
    pub(super) fn is_predicate(&self, word: &str) -> bool {
        let readings = self.0.as_deref().map(|words| words.readings(word));
        let likeliest = readings.as_deref().and_then(|readings| readings.first());
        likeliest.is_some_and(|reading| reading.grammar.finite)
    }

    /// Whether small letters meet that are two words of the dictionary, and no word together.
    fn parts_words(&self, before: &str, after: &str) -> bool {
        let Some(words) = self.0.as_deref() else {
            return false;
        };
        let is_small = |c: char| c.is_lowercase() && !c.is_ascii();
        let meet = before.ends_with(is_small) && after.starts_with(is_small);
        if !meet {
            return false;
        }
        let back = before.char_indices().rev();
        let back = back
            .take_while(|&(_, c)| is_alphabetic(c))
            .take(LONGEST + 1);
        let first = back.last().map_or("", |(at, _)| &before[at..]);
        let end = after.find(|c| !is_alphabetic(c)).unwrap_or(after.len());
        let second = &after[..end];
        let (left, right) = (first.chars().count(), second.chars().count());
        let fit = (SHORTEST..=LONGEST).contains(&left) && right <= LONGEST;
        let known = |word: &str| words.knows(&word.to_lowercase());
        fit && !known(&format!("{first}{second}")) && known(first) && known(second)
    }
}
