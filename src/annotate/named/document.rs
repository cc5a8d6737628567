//! What the whole document says of the names in it.

use super::may_name;
use crate::decide::Words;
use crate::mention::Tokens;
use crate::text::Text;
use rustc_hash::FxHashMap;

/// Words before a quote among which its noun is.
const NEAR: usize = 3;

/// What the whole document says of its quoted names.
pub(super) struct Document {
    /// Quotes by their lemmas: the noun before each occurrence.
    pub(super) heads: FxHashMap<String, Vec<Option<usize>>>,
    /// Coarse word classes that it has much of.
    pub(super) topic: Vec<usize>,
}

impl Document {
    pub(super) fn new(words: &Words<'_>) -> Self {
        let text = words.text;
        let mut heads: FxHashMap<String, Vec<Option<usize>>> = FxHashMap::default();
        for quoted in text.quoted.iter().filter(|quoted| may_name(text, quoted)) {
            let noun = noun_before(text, quoted.open);
            heads
                .entry(name_key(words, &quoted.inside()))
                .or_default()
                .push(noun);
        }
        Self {
            heads,
            topic: words.topic(),
        }
    }
}

/// The lemmas of a name, joined.
pub(super) fn name_key(words: &Words<'_>, inside: &Tokens) -> String {
    let lemmas: Vec<&str> = inside.clone().map(|i| words.lemma(i)).collect();
    lemmas.join(" ")
}

/// The noun before a quote, over adjectives and words in the genitive.
pub(super) fn noun_before(text: &Text<'_>, open: usize) -> Option<usize> {
    let start = text.sentence(open).start;
    (start.max(open.saturating_sub(NEAR))..open)
        .rev()
        .take_while(|&i| text.is_word(i) || text.is_dash(i))
        .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
}
