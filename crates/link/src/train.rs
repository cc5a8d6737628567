//! Training of the scorer on judged pairs.

use crate::block::Block;
use crate::contradiction::contradiction;
use crate::features::{Feature, Observed};
use crate::gather::{Gathered, gather};
use crate::line::{self, Line};
use crate::mention::{Mention, number};
use crate::model::{Model, probability};
use crate::observe::observe;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::path::Path;
use svodka_record::{EntityKind, MentionKind};
use svodka_shards::Error;

/// A judged line: which entity a name of an article is.
#[derive(Deserialize)]
struct Judged {
    block: u64,
    kind: String,
    url: String,
    name: String,
    text: String,
    entity: String,
    bad: Option<String>,
}

/// A pair of names with its verdict.
struct Pair {
    kind: EntityKind,
    observed: Observed,
    is_same: bool,
    weight: f64,
}

/// How strongly weights are held to where they began.
const HOLD: f64 = 0.15;
/// Steps of descent.
const STEPS: usize = 3000;

/// The model trained on the judged lines of `gold` with the records that have them, starting from `prior`. Blocks of
/// number `left_out.0` modulo `left_out.1` are not looked at.
pub fn train(
    gold: &[&Path],
    records: &Path,
    prior: &Model,
    left_out: Option<(u64, u64)>,
) -> Result<Model, Error> {
    let archive = Archive::read(records)?;
    let mut pairs = Vec::new();
    for path in gold {
        let mut blocks: FxHashMap<u64, Vec<Judged>> = FxHashMap::default();
        for line in read(path)?.lines() {
            let judged: Judged = serde_json::from_str(line)
                .map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
            let is_left_out = left_out.is_some_and(|(part, of)| judged.block % of == part);
            if judged.bad.is_none() && !is_left_out {
                blocks.entry(judged.block).or_default().push(judged);
            }
        }
        let mut blocks: Vec<_> = blocks.into_iter().collect();
        blocks.sort_by_key(|(block, _)| *block);
        for (_, judged) in blocks {
            pairs.extend(archive.pairs(&judged));
        }
    }
    Ok(fit(&pairs, prior))
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|error| Error::read(path, &error))
}

/// A mention, by number, and the words of its names.
type Named = (usize, Vec<Vec<String>>);

/// All mentions of the records, and what the judged lines are found by.
#[derive(Default)]
struct Archive {
    mentions: Vec<Gathered>,
    /// Kind and name words of each object, by address.
    by_url: FxHashMap<String, Vec<Named>>,
    blocks: FxHashMap<(u8, String), Block>,
}

impl Archive {
    fn read(path: &Path) -> Result<Self, Error> {
        let mut archive = Self::default();
        for (at, text) in read(path)?.lines().enumerate() {
            let line = line::parse::<Line>(text.as_bytes())
                .map_err(|cause| Error::line(path, at as u64 + 1, &cause))?;
            let names = names(&line);
            let gathered = gather(&line, at as u64, None);
            let url = line
                .source
                .url
                .clone()
                .or(line.article.url.clone())
                .unwrap_or_default();
            let found = archive.by_url.entry(url).or_default();
            for (gathered, names) in gathered.into_iter().zip(names) {
                found.push((archive.mentions.len(), names));
                archive.mentions.push(gathered);
            }
        }
        let mut blocks: FxHashMap<(u8, String), Vec<&Mention>> = FxHashMap::default();
        for gathered in &archive.mentions {
            blocks
                .entry((number(gathered.kind), gathered.block.clone()))
                .or_default()
                .push(&gathered.mention);
        }
        archive.blocks = blocks
            .into_iter()
            .map(|(key, mentions)| (key, Block::of(mentions.into_iter())))
            .collect();
        Ok(archive)
    }

    /// The mention a judged line means.
    fn find(&self, judged: &Judged) -> Option<&Gathered> {
        let kind = match judged.kind.as_str() {
            "people" => EntityKind::Person,
            "organizations" => EntityKind::Organization,
            _ => EntityKind::Campaign,
        };
        let (text, name) = (words(&judged.text), words(&judged.name));
        let candidates = self
            .by_url
            .get(&judged.url)?
            .iter()
            .filter(|(at, _)| self.mentions[*at].kind == kind);
        let scored = candidates.map(|(at, names)| {
            let best = names
                .iter()
                .map(|words| likeness(words, &text).max(likeness(words, &name)));
            (best.fold(0.0, f64::max), *at)
        });
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        (best.0 > 0.6).then(|| &self.mentions[best.1])
    }

    fn pairs(&self, judged: &[Judged]) -> Vec<Pair> {
        let found: Vec<_> = judged
            .iter()
            .filter_map(|judged| self.find(judged).map(|mention| (judged, mention)))
            .collect();
        let mut pairs = Vec::new();
        for (at, (a, x)) in found.iter().enumerate() {
            for (b, y) in &found[at + 1..] {
                if a.url == b.url || contradiction(x.kind, &x.mention, &y.mention).is_some() {
                    continue;
                }
                let block = self.block(x, y);
                let mut observed = Observed::new();
                observe(x.kind, &x.mention, &y.mention, &block, &mut observed);
                pairs.push(Pair {
                    kind: x.kind,
                    observed,
                    is_same: a.entity == b.entity,
                    weight: 1.0,
                });
            }
        }
        // A block of many pairs does not outweigh all others.
        let weight = 1.0 / (pairs.len().max(1) as f64).sqrt();
        for pair in &mut pairs {
            pair.weight = weight;
        }
        pairs
    }

    fn block(&self, x: &Gathered, y: &Gathered) -> Block {
        let of = |gathered: &Gathered| {
            self.blocks
                .get(&(number(gathered.kind), gathered.block.clone()))
                .cloned()
                .unwrap_or_default()
        };
        let (one, other) = (of(x), of(y));
        if x.block == y.block {
            return one;
        }
        let mut block = Block::of([&x.mention, &y.mention].into_iter());
        block.at_least = one.crowd_size().max(other.crowd_size());
        block
    }
}

/// Names of the objects, in the order they are gathered in.
fn names(line: &Line<'_>) -> Vec<Vec<Vec<String>>> {
    let of = |name: &str, mentions: &[line::Mention]| {
        let mentions = mentions
            .iter()
            .filter(|mention| mention.kind == MentionKind::Name);
        std::iter::once(words(name))
            .chain(mentions.map(|mention| words(&mention.text)))
            .collect()
    };
    let campaigns = line.campaigns.iter().map(|x| of(&x.name, &x.mentions));
    let people = line.people.iter().map(|x| of(&x.name, &x.mentions));
    let organizations = line.organizations.iter().map(|x| of(&x.name, &x.mentions));
    let places = line.places.iter().map(|x| of(&x.name, &x.mentions));
    campaigns
        .chain(people)
        .chain(organizations)
        .chain(places)
        .collect()
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = crate::fold::words(&text.to_lowercase().replace('ё', "е"))
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn likeness(a: &[String], b: &[String]) -> f64 {
    let common = a.iter().filter(|word| b.contains(word)).count();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

/// Descends from the weights of `prior`, which hold the new ones back.
fn fit(pairs: &[Pair], prior: &Model) -> Model {
    let mut model = prior.clone();
    for kind in crate::mention::KINDS {
        let pairs: Vec<&Pair> = pairs.iter().filter(|pair| pair.kind == kind).collect();
        let all: f64 = pairs.iter().map(|pair| pair.weight).sum();
        if all == 0.0 {
            continue;
        }
        for _ in 0..STEPS {
            let mut slope = vec![0.0; Feature::ALL.len()];
            for pair in &pairs {
                let error = probability(model.score(kind, &pair.observed))
                    - f64::from(u8::from(pair.is_same));
                for (feature, value) in &pair.observed {
                    slope[*feature as usize] += error * value * pair.weight;
                }
            }
            // What the file of weights has no row for has no weight.
            for (at, slope) in slope.iter().enumerate() {
                if !prior.has(kind, at) {
                    continue;
                }
                let held = HOLD * (model.weight(kind, at) - prior.weight(kind, at));
                model.move_by(kind, at, -(slope + held) * (0.5 / all.sqrt()));
            }
        }
    }
    model
}
