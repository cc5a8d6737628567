//! Gold documents as sequences of numbered features.

use super::gold::Document;
use crate::annotate::propose;
use crate::pipeline::{Desk, Engine};
use crate::tagger::context::Context;
use crate::tagger::label::{LABELS, Label, OUTSIDE, write};
use crate::tagger::regions;
use crate::tagger::word::features;
use crate::text::Text;
use rustc_hash::FxHashMap;

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
    fn number(&mut self, hash: u64, times: u32) -> u32 {
        let next = self.hashes.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.hashes.push(hash);
            self.counts.push(0);
        }
        self.counts[number as usize] += times;
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
    /// Document.
    pub document: usize,
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
    /// Gold tokens that no stretch holds, by family.
    pub lost: [usize; 3],
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
        number: usize,
    ) -> Result<(), String> {
        engine.with_text(document.line.as_bytes(), desk, |text, tagger| {
            let proposals = propose(text);
            let mut context = Context::default();
            tagger.prepare(text, &proposals, &mut context);
            self.sequence(text, &context, document, number);
        })
    }

    fn sequence(&mut self, text: &Text<'_>, context: &Context, document: &Document, number: usize) {
        let mut labels = vec![OUTSIDE; text.len()];
        for &(start, end, family) in &document.names {
            let first = text
                .tokens
                .partition_point(|t| (t.span.end as usize) <= start);
            let last = text
                .tokens
                .partition_point(|t| (t.span.start as usize) < end);
            if first < last {
                write(&mut labels, &(first..last), family);
            }
        }
        let types: Vec<u32> = (0..text.len())
            .map(|i| self.word_type(text, context, i))
            .collect();
        let mut covered = vec![false; text.len()];
        for region in regions(text, &context.facts) {
            covered[region.clone()].fill(true);
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
                        found.push(self.context_features.number(hash, 1));
                    });
                    found.into_boxed_slice()
                })
                .collect();
            let mut labels = labels[region.clone()].to_vec();
            mend(&mut labels);
            self.sequences.push(Sequence {
                words,
                context: surroundings,
                labels,
                document: number,
            });
        }
        for (i, &label) in labels.iter().enumerate() {
            if !covered[i]
                && let Some(family) = crate::tagger::label::family(label)
            {
                self.lost[family as usize] += 1;
            }
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
            &mut |hash| found.push(self.word_features.number(hash, 1)),
        );
        let number = self.types.len() as u32;
        self.types.push(found.into_boxed_slice());
        self.surfaces.insert(surface.to_owned(), number);
        number
    }
}

/// Names that the stretch cuts in two become what is left of them.
fn mend(labels: &mut [Label]) {
    use crate::tagger::label::{family, may_begin, may_end};
    let names: Vec<_> =
        if labels.is_empty() || (may_begin(labels[0]) && may_end(labels[labels.len() - 1])) {
            return;
        } else {
            let mut names = Vec::new();
            let mut i = 0;
            while i < labels.len() {
                let Some(kind) = family(labels[i]) else {
                    i += 1;
                    continue;
                };
                let start = i;
                i += 1;
                while i < labels.len() && family(labels[i]) == Some(kind) && !may_begin(labels[i]) {
                    i += 1;
                }
                names.push((start..i, kind));
            }
            names
        };
    labels.fill(OUTSIDE);
    for (name, kind) in names {
        write(labels, &name, kind);
    }
    debug_assert!(labels.iter().all(|&l| (l as usize) < LABELS));
}
