//! What the whole document says of the names in it.

use super::{Candidate, LONGEST, may_name};
use crate::decide::Words;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::mention::Tokens;
use crate::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words before a name among which its noun is.
const NEAR: usize = 3;

/// Words behind a dash among which the noun is that says what a name is.
const DEFINED: usize = 5;

/// What the whole document says of its names, by their lemmas.
pub(super) struct Document {
    /// The noun before each occurrence.
    pub(super) heads: FxHashMap<String, Vec<Option<usize>>>,
    /// The noun that says what it is: «X — компания, которая …».
    pub(super) defined: FxHashMap<String, usize>,
    /// Coarse word classes that it has much of.
    pub(super) topic: Vec<usize>,
}

impl Document {
    pub(super) fn new(words: &Words<'_>, candidates: &[Candidate]) -> Self {
        let text = words.text;
        let mut document = Self {
            heads: FxHashMap::default(),
            defined: FxHashMap::default(),
            topic: words.topic(),
        };
        for quoted in text.quoted.iter().filter(|quoted| may_name(text, quoted)) {
            document.note(words, &Candidate::of_quote(quoted));
        }
        for place in bare(words, candidates) {
            document.note(words, &Candidate::of_words(place));
        }
        document
    }

    fn note(&mut self, words: &Words<'_>, place: &Candidate) {
        let key = name_key(words, &place.inside);
        if let Some(noun) = defining(words.text, place) {
            self.defined.entry(key.clone()).or_insert(noun);
        }
        let noun = noun_before(words.text, place.open);
        self.heads.entry(key).or_default().push(noun);
    }
}

/// Where the names without quotes stand, once more or for the first time.
fn bare(words: &Words<'_>, candidates: &[Candidate]) -> Vec<Tokens> {
    let names = candidates.iter().filter(|it| it.quoted.is_none());
    let names: FxHashSet<String> = names.map(|it| name_key(words, &it.inside)).collect();
    let lengths: FxHashSet<(&str, usize)> = candidates
        .iter()
        .filter(|it| it.quoted.is_none() && it.inside.len() <= LONGEST)
        .map(|it| (words.lemma(it.inside.start), it.inside.len()))
        .collect();
    let mut places = Vec::new();
    if names.is_empty() {
        return places;
    }
    for start in 0..words.text.len() {
        let fits = |length: &usize| {
            let end = start + length;
            lengths.contains(&(words.lemma(start), *length))
                && end <= words.text.sentence(start).end
                && names.contains(&name_key(words, &(start..end)))
        };
        if words.text.word(start).shape.capital {
            let length = (1..=LONGEST).rev().find(fits);
            places.extend(length.map(|length| start..start + length));
        }
    }
    places
}

/// The noun in the nominative behind a dash that stands behind a name.
fn defining(text: &Text<'_>, place: &Candidate) -> Option<usize> {
    let sentence = text.sentence(place.open);
    let dash = place.end;
    if dash + 1 >= sentence.end || !text.is_dash(dash) {
        return None;
    }
    let from = dash + 1 + usize::from(text.is_a(dash + 1, Function::This));
    (from..sentence.end.min(from + DEFINED))
        .take_while(|&i| text.is_word(i) && !text.word(i).is_finite_verb())
        .find(|&i| {
            let word = text.word(i);
            word.best().is_some_and(|r| r.grammar.is_noun()) && word.can_be(Case::Nom)
        })
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
