//! A compact learned tagger: proposes people, places and organizations.
//!
//! A linear-chain conditional random field over hashed features with integer weights. It reads the words, what
//! stands around them, what the rest of the document shows of them and what the rules claim, so that it weighs
//! the rules as well. Training is in `train/`, behind the feature of that name.

pub mod calibration;
pub mod classes;
pub mod context;
mod decode;
mod fnv;
pub mod hash;
pub mod label;
pub mod model;
mod profile;
mod table;
pub mod word;

use crate::mention::{Name, Names, Tokens};
use crate::text::Text;
use calibration::Calibration;
use classes::ClassTable;
use context::Context;
use decode::{Decoder, Lattice};
use label::{Family, read};
use model::{Model, Row, WIDTH, WINDOW};
use profile::Profiles;
use word::{Facts, facts, features};

const CLASSES: &[u8] = include_bytes!("../../data/tagger/classes.bin");
const CALIBRATION: &str = include_str!("../../data/tagger/calibration.tsv");
const MODEL: &[u8] = include_bytes!("../../data/tagger/model.bin");

/// The tagger, shared and read-only.
pub struct Tagger {
    classes: ClassTable<'static>,
    model: Model,
    decoder: Decoder,
    calibration: Calibration,
}

/// What one thread keeps from text to text; it never changes a result.
#[derive(Default)]
pub struct Buffers {
    profiles: Profiles,
    context: Context,
    lattice: Lattice,
    scores: Vec<Row>,
    features: Vec<u64>,
}

impl Buffers {
    /// What is known of each token of the text tagged last.
    pub fn facts(&self) -> &[Facts] {
        &self.context.facts
    }
}

/// What the tagger says about a text.
#[derive(Debug, Default)]
pub struct Tags {
    /// The names it sees.
    pub names: Vec<Tag>,
    /// For each proposal, how probable it is.
    pub support: Vec<f32>,
}

/// A name that the tagger sees.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its tokens.
    pub tokens: Tokens,
    /// What it names.
    pub family: Family,
    /// Posterior of its least certain label.
    pub probability: f32,
}

impl Tagger {
    /// Opens the built-in model.
    ///
    /// # Errors
    /// Model or word classes of another version.
    pub fn new() -> Result<Self, String> {
        Self::with(MODEL, CALIBRATION)
    }

    /// Opens another model, whose names are as right as the table `calibration` says, or as probable as the
    /// model says where that is empty.
    ///
    /// # Errors
    /// A model of another version or cut short, or a table that does not fit.
    pub fn with(model: &'static [u8], calibration: &str) -> Result<Self, String> {
        let model = Model::new(model)?;
        Ok(Self {
            classes: ClassTable::new(CLASSES)?,
            decoder: Decoder::new(&model.steps),
            calibration: Calibration::new(calibration)?,
            model,
        })
    }

    /// Tells taggers apart: the model's checksum.
    pub fn checksum(&self) -> u64 {
        self.model.checksum
    }

    /// How often names are right by what the tagger gives them.
    pub fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// Notes in `context` what features of the text are made of.
    pub fn prepare(&self, text: &Text<'_>, proposals: &Names, context: &mut Context) {
        context.facts.clear();
        context
            .facts
            .extend((0..text.len()).map(|i| self.facts(text, i)));
        context.fill(text, proposals);
    }

    fn facts(&self, text: &Text<'_>, i: usize) -> Facts {
        facts(
            text.word(i),
            text.surface(i),
            text.tokens[i].kind,
            &self.classes,
        )
    }

    /// Tags the text, and weighs what the rules propose.
    pub fn tag(&self, text: &Text<'_>, proposals: &Names, buffers: &mut Buffers) -> Tags {
        buffers.profiles.renew(text.generation());
        buffers.context.facts.clear();
        for i in 0..text.len() {
            let facts = buffers.profiles.facts(text, i, || self.facts(text, i));
            buffers.context.facts.push(facts);
        }
        buffers.context.fill(text, proposals);
        let mut tags = Tags {
            names: Vec::new(),
            support: vec![0.0; proposals.mentions.len()],
        };
        for region in regions(text, &buffers.context.facts) {
            self.region(text, &region, proposals, buffers, &mut tags);
        }
        tags
    }

    /// Tags one stretch.
    fn region(
        &self,
        text: &Text<'_>,
        region: &Tokens,
        proposals: &Names,
        buffers: &mut Buffers,
        tags: &mut Tags,
    ) {
        self.score(text, region, buffers);
        let Buffers {
            lattice, scores, ..
        } = buffers;
        let offset = region.start;
        let first = tags.names.len();
        for (name, family) in read(self.decoder.best(scores, lattice)) {
            tags.names.push(Tag {
                tokens: offset + name.start..offset + name.end,
                family,
                probability: 0.0,
            });
        }
        let mentions = &proposals.mentions;
        let from = mentions.partition_point(|m| m.tokens.start < offset);
        let to = mentions.partition_point(|m| m.tokens.start < region.end);
        if first == tags.names.len() && from == to {
            return;
        }
        self.decoder.weigh(scores, lattice);
        let mut weigh = |tokens: &Tokens, family| {
            let name = tokens.start - offset..tokens.end - offset;
            self.decoder.probability(lattice, &name, family)
        };
        for tag in &mut tags.names[first..] {
            tag.probability = weigh(&tag.tokens, tag.family);
        }
        for (mention, support) in mentions[from..to].iter().zip(&mut tags.support[from..to]) {
            if let Some(family) = family(&mention.name)
                && mention.tokens.end <= region.end
            {
                *support = weigh(&mention.tokens, family);
            }
        }
    }

    /// Scores of the labels of each token of a stretch.
    fn score(&self, text: &Text<'_>, region: &Tokens, buffers: &mut Buffers) {
        let Buffers {
            profiles,
            context,
            scores,
            features: found,
            ..
        } = buffers;
        let sentence = text.sentence(region.start);
        scores.clear();
        scores.resize(region.len(), [0; WIDTH]);
        let from = region.start.saturating_sub(2).max(sentence.start);
        let to = (region.end + 2).min(sentence.end);
        for at in from..to {
            let parts = profiles.scores(text, at, || {
                found.clear();
                let kind = text.tokens[at].kind;
                features(text.word(at), &context.facts[at], kind, &mut |hash| {
                    found.push(hash)
                });
                let mut parts = Box::new([[0; WIDTH]; WINDOW]);
                self.model.add_word(found, &mut parts);
                parts
            });
            for (place, part) in parts.iter().enumerate() {
                // in the window of token i, the word stands at place at + 2 - i
                let i = (at + 2).checked_sub(place).filter(|i| region.contains(i));
                if let Some(i) = i {
                    let row = &mut scores[i - region.start];
                    for (score, part) in row.iter_mut().zip(part) {
                        *score += part;
                    }
                }
            }
        }
        for (row, i) in scores.iter_mut().zip(region.clone()) {
            found.clear();
            context.features(text, &sentence, i, &mut |hash| found.push(hash));
            self.model.add_context(found, row);
        }
    }
}

/// The family of a rule's name; campaigns have none.
pub fn family(name: &Name) -> Option<Family> {
    match name {
        Name::Person(_) => Some(Family::Person),
        Name::Place(_) => Some(Family::Place),
        Name::Organization(_) => Some(Family::Organization),
        Name::Campaign(_) => None,
    }
}

/// The stretches that may hold a name: around words with capital letters.
pub fn regions(text: &Text<'_>, facts: &[Facts]) -> Vec<Tokens> {
    const BEFORE: usize = 3;
    const AFTER: usize = 5;
    let mut regions: Vec<Tokens> = Vec::new();
    for sentence in text.sentences {
        let mut open: Option<Tokens> = None;
        for i in sentence.clone().filter(|&i| facts[i].capital) {
            let region =
                i.saturating_sub(BEFORE).max(sentence.start)..(i + 1 + AFTER).min(sentence.end);
            open = match open {
                Some(before) if region.start <= before.end => Some(before.start..region.end),
                Some(before) => {
                    regions.push(before);
                    Some(region)
                }
                None => Some(region),
            };
        }
        regions.extend(open);
    }
    regions
}
