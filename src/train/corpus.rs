//! Gold documents as sequences of numbered features.

use super::gold::Document;
use crate::annotate::propose;
use crate::decide::Attempts;
use crate::pipeline::{Desk, Engine};
use crate::tagger::context::Context;
use crate::tagger::label::{Label, OUTSIDE, write};
use crate::tagger::regions;
use crate::tagger::word::features;
use crate::text::{Text, Token};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Numbers of features; those of words and those of surroundings apart.
#[derive(Default)]
pub struct Numbers {
    numbers: FxHashMap<u64, u32>,
    /// How often each occurs.
    pub counts: Vec<u32>,
    /// Hash of each.
    pub hashes: Vec<u64>,
}

impl Numbers {
    fn number(&mut self, hash: u64) -> u32 {
        let next = self.hashes.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.hashes.push(hash);
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }
}

/// A stretch of a sentence that is labelled.
pub struct Sequence {
    /// Word types of its tokens, with two on each side (`NOTHING` beyond the sentence).
    pub words: Vec<u32>,
    /// Features of surroundings, by token.
    pub context: Vec<Box<[u32]>>,
    /// Gold.
    pub labels: Vec<Label>,
    /// The fold of its document.
    pub fold: usize,
}

/// No word stands there.
pub const NOTHING: u32 = u32::MAX;

/// All gold documents as features.
#[derive(Default)]
pub struct Corpus {
    /// Stretches to label.
    pub sequences: Vec<Sequence>,
    /// Features of each word type.
    pub types: Vec<Box<[u32]>>,
    /// Features of words.
    pub word_features: Numbers,
    /// Features of surroundings.
    pub context_features: Numbers,
    surfaces: FxHashMap<String, u32>,
}

impl Corpus {
    /// Adds a document.
    ///
    /// # Errors
    /// A document that cannot be read.
    pub fn add(
        &mut self,
        engine: &Engine,
        desk: &mut Desk,
        document: &Document,
        fold: usize,
    ) -> Result<(), String> {
        engine.with_text(document.line.as_bytes(), desk, |text, tagger, written| {
            let proposals = propose(text, written, &mut Attempts::default());
            let mut context = Context::default();
            tagger.prepare(text, &proposals, &mut context);
            self.sequence(text, &context, document, fold);
        })
    }

    fn sequence(&mut self, text: &Text<'_>, context: &Context, document: &Document, fold: usize) {
        let types: Vec<u32> = (0..text.len())
            .map(|i| self.word_type(text, context, i))
            .collect();
        for region in regions(text, &context.facts) {
            let sentence = text.sentence(region.start);
            let words = (region.start as isize - 2..region.end as isize + 2)
                .map(|at| {
                    usize::try_from(at)
                        .ok()
                        .filter(|at| sentence.contains(at))
                        .map_or(NOTHING, |at| types[at])
                })
                .collect();
            let surroundings = region
                .clone()
                .map(|i| {
                    let mut found = Vec::with_capacity(40);
                    context.features(text, &sentence, i, &mut |hash| {
                        found.push(self.context_features.number(hash));
                    });
                    found.into_boxed_slice()
                })
                .collect();
            self.sequences.push(Sequence {
                words,
                context: surroundings,
                labels: gold_labels(text, document, &region),
                fold,
            });
        }
    }

    fn word_type(&mut self, text: &Text<'_>, context: &Context, i: usize) -> u32 {
        let surface = text.surface(i);
        if let Some(&known) = self.surfaces.get(surface) {
            return known;
        }
        let mut found = Vec::with_capacity(32);
        features(
            text.word(i),
            &context.facts[i],
            text.tokens[i].kind,
            &mut |hash| found.push(self.word_features.number(hash)),
        );
        let number = self.types.len() as u32;
        self.types.push(found.into_boxed_slice());
        self.surfaces.insert(surface.to_owned(), number);
        number
    }
}

/// The gold labels of a stretch; of a name that it cuts in two, what is left.
fn gold_labels(text: &Text<'_>, document: &Document, region: &Range<usize>) -> Vec<Label> {
    let mut labels = vec![OUTSIDE; region.len()];
    for &(start, end, family) in &document.names {
        let ends_before = |t: &Token| t.span.end as usize <= start;
        let starts_before = |t: &Token| (t.span.start as usize) < end;
        let first = text.tokens.partition_point(ends_before).max(region.start);
        let last = text.tokens.partition_point(starts_before).min(region.end);
        if first < last {
            let name = first - region.start..last - region.start;
            write(&mut labels, &name, family);
        }
    }
    labels
}
