//! A compact learned tagger: proposes people, places and organizations.
//!
//! A linear-chain conditional random field over hashed features with integer weights. It reads the words, what
//! stands around them, what the rest of the document shows of them and what the rules claim, so that it weighs
//! the rules as well. Russian and Kazakh sentences are read with weights of their own. Training is in `train/`,
//! behind the feature of that name.

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
const KAZAKH_CALIBRATION: &str = include_str!("../../data/tagger/kazakh_calibration.tsv");
const KAZAKH_MODEL: &[u8] = include_bytes!("../../data/tagger/kazakh_model.bin");

/// The tagger, shared and read-only.
pub struct Tagger {
    classes: ClassTable<'static>,
    russian: Weights,
    kazakh: Weights,
}

/// A model, and how right its names are.
pub struct Weights {
    model: Model,
    decoder: Decoder,
    calibration: Calibration,
}

impl Weights {
    /// Opens a model, whose names are as right as the table `calibration` says, or as probable as the model says
    /// where that is empty.
    ///
    /// # Errors
    /// A model of another version or cut short, or a table that does not fit.
    pub fn new(model: &'static [u8], calibration: &str) -> Result<Self, String> {
        let model = Model::new(model)?;
        Ok(Self {
            decoder: Decoder::new(&model.steps),
            calibration: Calibration::new(calibration)?,
            model,
        })
    }
}

/// What one thread keeps from text to text; it never changes a result.
#[derive(Default)]
pub struct Buffers {
    profiles: Profiles,
    kazakh_profiles: Profiles,
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
    /// Opens the built-in models.
    ///
    /// # Errors
    /// Models or word classes of another version.
    pub fn new() -> Result<Self, String> {
        let russian = Weights::new(MODEL, CALIBRATION)?;
        Self::with(russian, Weights::new(KAZAKH_MODEL, KAZAKH_CALIBRATION)?)
    }

    /// Reads sentences with other weights: Kazakh ones, and all others.
    ///
    /// # Errors
    /// Word classes of another version.
    pub fn with(russian: Weights, kazakh: Weights) -> Result<Self, String> {
        let classes = ClassTable::new(CLASSES)?;
        Ok(Self {
            classes,
            russian,
            kazakh,
        })
    }

    /// Tells taggers apart: the checksums of the models.
    pub fn checksum(&self) -> u64 {
        self.russian.model.checksum ^ self.kazakh.model.checksum.rotate_left(7)
    }

    /// How often a name at `tokens` is right that has this probability.
    pub fn confidence(
        &self,
        text: &Text<'_>,
        tokens: &Tokens,
        family: Family,
        by_tagger: bool,
        probability: f32,
    ) -> f64 {
        let weights = self.weights(text, tokens.start);
        weights
            .calibration
            .confidence(family, by_tagger, probability)
    }

    /// The weights for the sentence of token `i`.
    fn weights(&self, text: &Text<'_>, i: usize) -> &Weights {
        match text.is_kazakh(i) {
            true => &self.kazakh,
            false => &self.russian,
        }
    }

    /// Notes in `context` what features of the text are made of.
    pub fn prepare(&self, text: &Text<'_>, proposals: &Names, context: &mut Context) {
        context.facts.clear();
        context
            .facts
            .extend((0..text.len()).map(|i| self.facts(text, i)));
        in_kazakh(text, &mut context.facts);
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
        buffers.kazakh_profiles.renew(text.generation());
        buffers.context.facts.clear();
        for i in 0..text.len() {
            let facts = buffers.profiles.facts(text, i, || self.facts(text, i));
            buffers.context.facts.push(facts);
        }
        in_kazakh(text, &mut buffers.context.facts);
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
        let Weights { model, decoder, .. } = self.weights(text, region.start);
        score(model, text, region, buffers);
        let Buffers {
            lattice, scores, ..
        } = buffers;
        let offset = region.start;
        let first = tags.names.len();
        for (name, family) in read(decoder.best(scores, lattice)) {
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
        decoder.weigh(scores, lattice);
        let mut weigh = |tokens: &Tokens, family| {
            let name = tokens.start - offset..tokens.end - offset;
            decoder.probability(lattice, &name, family)
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
}

/// Takes the words of Kazakh sentences for Kazakh ones.
fn in_kazakh(text: &Text<'_>, facts: &mut [Facts]) {
    for sentence in text.sentences {
        if text.is_kazakh(sentence.start) {
            let own = &mut facts[sentence.clone()];
            own.iter_mut().for_each(|facts| *facts = facts.in_kazakh());
        }
    }
}

/// Scores of the labels of each token of a stretch.
fn score(model: &Model, text: &Text<'_>, region: &Tokens, buffers: &mut Buffers) {
    let Buffers {
        profiles,
        kazakh_profiles,
        context,
        scores,
        features: found,
        ..
    } = buffers;
    let profiles = match text.is_kazakh(region.start) {
        true => kazakh_profiles,
        false => profiles,
    };
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
            model.add_word(found, &mut parts);
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
        model.add_context(found, row);
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
