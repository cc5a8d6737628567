//! A compact learned tagger: proposes people, places and organizations.
//!
//! A linear-chain conditional random field over hashed features with integer weights. It reads the words, what
//! stands around them, what the rest of the document shows of them and what the rules claim, so that it weighs
//! the rules as well. Training is in `train/`, behind the feature of that name.

pub mod calibration;
pub mod classes;
pub mod context;
mod decode;
pub mod hash;
pub mod label;
pub mod model;
mod table;
pub mod word;

use crate::lexicon::word::Generation;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::text::Text;
use calibration::Calibration;
use classes::ClassTable;
use context::Context;
use decode::{Decoder, Lattice};
use label::{Family, read};
use model::{Model, Row, WIDTH, WINDOW};
use word::{Facts, facts, features};

const CLASSES: &[u8] = include_bytes!("../../data/tagger/classes.bin");
const CALIBRATION: &str = include_str!("../../data/tagger/calibration.tsv");
const MODEL: &[u8] = include_bytes!("../../data/tagger/model.bin");

/// The tagger, shared and read-only.
pub struct Tagger {
    classes: ClassTable<'static>,
    model: Model<'static>,
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

/// Facts and scores of the words of a thread, by their number in its word table.
#[derive(Default)]
struct Profiles {
    generation: Option<Generation>,
    profiles: Vec<Option<Box<Profile>>>,
}

struct Profile {
    facts: Facts,
    scores: [Row; WINDOW],
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
        let Buffers {
            profiles,
            context,
            lattice,
            scores,
        } = buffers;
        profiles.renew(text.generation());
        context.facts.clear();
        for i in 0..text.len() {
            context.facts.push(profiles.get(self, text, i).facts);
        }
        context.fill(text, proposals);
        let mut tags = Tags {
            names: Vec::new(),
            support: vec![0.0; proposals.mentions.len()],
        };
        let mut next = 0; // the first proposal that may stand in the stretch or after it
        for region in regions(text, &context.facts) {
            let sentence = text.sentence(region.start);
            scores.clear();
            scores.extend(
                region
                    .clone()
                    .map(|i| self.score(text, profiles, context, &sentence, i)),
            );
            let offset = region.start;
            let first = tags.names.len();
            for (name, family) in read(self.decoder.best(scores, lattice)) {
                tags.names.push(Tag {
                    tokens: offset + name.start..offset + name.end,
                    family,
                    probability: 0.0,
                });
            }
            let starts = |m: &Mention| m.tokens.start;
            while proposals
                .mentions
                .get(next)
                .is_some_and(|m| starts(m) < offset)
            {
                next += 1;
            }
            let last =
                next + proposals.mentions[next..].partition_point(|m| starts(m) < region.end);
            if first == tags.names.len() && next == last {
                continue;
            }
            self.decoder.weigh(scores, lattice);
            for tag in &mut tags.names[first..] {
                let name = tag.tokens.start - offset..tag.tokens.end - offset;
                tag.probability = self.decoder.probability(lattice, &name, tag.family);
            }
            for (mention, support) in proposals.mentions[next..last]
                .iter()
                .zip(&mut tags.support[next..last])
            {
                if let Some(family) = family(&mention.name)
                    && mention.tokens.end <= region.end
                {
                    let name = mention.tokens.start - offset..mention.tokens.end - offset;
                    *support = self.decoder.probability(lattice, &name, family);
                }
            }
        }
        tags
    }

    fn score(
        &self,
        text: &Text<'_>,
        profiles: &Profiles,
        context: &Context,
        sentence: &Tokens,
        i: usize,
    ) -> Row {
        let mut row = [0; WIDTH];
        for place in 0..WINDOW {
            let Some(at) = (i + place)
                .checked_sub(2)
                .filter(|at| sentence.contains(at))
            else {
                continue;
            };
            if let Some(profile) = profiles.known(text.tokens[at].word) {
                for (score, part) in row.iter_mut().zip(&profile.scores[place]) {
                    *score += part;
                }
            }
        }
        context.features(text, sentence, i, &mut |hash| {
            self.model.add_context(hash, &mut row)
        });
        row
    }

    fn profile(&self, text: &Text<'_>, i: usize) -> Profile {
        let facts = self.facts(text, i);
        let mut scores = [[0; WIDTH]; WINDOW];
        features(text.word(i), &facts, text.tokens[i].kind, &mut |hash| {
            self.model.add_word(hash, &mut scores);
        });
        Profile { facts, scores }
    }
}

impl Profiles {
    /// Forgets what belongs to another generation of the word table.
    fn renew(&mut self, generation: Generation) {
        if self.generation != Some(generation) {
            self.profiles.clear();
            self.generation = Some(generation);
        }
    }

    fn get(&mut self, tagger: &Tagger, text: &Text<'_>, i: usize) -> &Profile {
        let id = text.tokens[i].word as usize;
        if id >= self.profiles.len() {
            self.profiles.resize_with(id + 1, || None);
        }
        self.profiles[id].get_or_insert_with(|| Box::new(tagger.profile(text, i)))
    }

    fn known(&self, id: u32) -> Option<&Profile> {
        self.profiles.get(id as usize)?.as_deref()
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
