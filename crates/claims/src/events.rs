//! Which articles speak of one event: by place, day and words.
//!
//! Articles that share a kind of event and a place or country, or the rarest of their stems, meet in a block; in it
//! each is compared with a bounded number of those before it.

use crate::evidence::{Sketch, hash};
use crate::follow_up::FollowUps;
use crate::lists::Often;
use crate::pack::{pack, unpack};
use crate::sets::Sets;
use crate::statement::Article;
use crate::trees::trees;
use std::collections::{BTreeSet, VecDeque};
use svodka_shards::{Error, Row, Sorter};
use xxhash_rust::xxh3::xxh3_64;

/// Articles before it that an article is compared with, in each block.
const COMPARED: usize = 40;
/// Blocks of stems that an article is in.
const STEM_BLOCKS: usize = 8;
/// Slots in which stems are counted.
const SLOTS: usize = 1 << 20;
/// Articles in whose news a stem that is not counted yet would stand once.
const PRIOR: f64 = 300.0;

/// In how many articles each stem and each place stands, in fixed memory: two of one slot are counted together.
pub(crate) struct StemCounts {
    counts: Vec<u32>,
    articles: u32,
}

impl StemCounts {
    pub(crate) fn new() -> Self {
        Self {
            counts: vec![0; SLOTS],
            articles: 0,
        }
    }

    /// Counts the stems and places of an article.
    pub(crate) fn add(&mut self, article: &Article) {
        self.articles = self.articles.saturating_add(1);
        let places = article.places.iter().map(|place| &place.key);
        let names = places.chain(&article.spots).chain(&article.countries);
        for stem in article.stems.iter().chain(names) {
            let count = &mut self.counts[slot(hash(stem))];
            *count = count.saturating_add(1);
        }
    }

    /// How telling a stem is: 1 for one of 300 articles, 0 for one that stands in all.
    pub(crate) fn weight(&self, stem: u32) -> f32 {
        let share = (f64::from(self.counts[slot(stem)]) + 1.0) / (f64::from(self.articles) + PRIOR);
        (-share.min(1.0).ln() / PRIOR.ln()).min(MOST) as f32
    }
}

/// How telling a stem is, at most.
const MOST: f64 = 1.5;

fn slot(stem: u32) -> usize {
    stem as usize % SLOTS
}

/// Keys of the blocks of a sketch.
fn blocks(sketch: &Sketch) -> BTreeSet<u64> {
    let key = |text: String| xxh3_64(text.as_bytes());
    let mut blocks = BTreeSet::new();
    for kind in sketch.kinds.iter().map(String::as_str).chain([""]) {
        let places = sketch.places.iter().map(|place| &place.key);
        blocks.extend(places.map(|place| key(format!("place {kind} {place}"))));
    }
    let countries = sketch.countries.iter();
    for kind in &sketch.kinds {
        blocks.extend(
            countries
                .clone()
                .map(|country| key(format!("country {kind} {country}"))),
        );
        if sketch.places.is_empty() || sketch.often == Often::Vast {
            blocks.insert(key(format!("somewhere {kind}")));
        }
    }
    for kind in &sketch.kinds {
        let sites = sketch.via.iter().chain(&sketch.site);
        blocks.extend(sites.map(|site| key(format!("told {kind} {site}"))));
    }
    blocks.extend(sketch.quoted.iter().map(|name| key(format!("name {name}"))));
    let mut stems: Vec<&(u32, f32)> = sketch.stems.iter().collect();
    stems.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let stems = stems.into_iter().take(STEM_BLOCKS);
    let spots = sketch.spots.iter().map(|(spot, _)| spot);
    let stems = stems.map(|(stem, _)| stem).chain(&sketch.place_stems);
    let stems = stems.chain(spots).chain(&sketch.adjectives);
    blocks.extend(stems.map(|stem| key(format!("stem {stem}"))));
    blocks.extend(sketch.follow_up.blocks());
    blocks
}

/// Puts a sketch into its blocks.
pub(crate) fn push(sketch: &Sketch, sorter: &mut Sorter) -> Result<(), Error> {
    let value = pack(sketch)?;
    for block in blocks(sketch) {
        let mut key = block.to_be_bytes().to_vec();
        // Days before 1970 come first too.
        key.extend_from_slice(&(sketch.day.wrapping_sub(i32::MIN) as u32).to_be_bytes());
        key.extend_from_slice(&sketch.number.to_be_bytes());
        sorter.push(&key, &value)?;
    }
    Ok(())
}

/// Hands on each sketch of each block, with those before it that it is compared with.
pub(crate) fn meet(
    blocks: Sorter,
    see: &mut dyn FnMut(u64, &VecDeque<Sketch>, &Sketch),
) -> Result<(), Error> {
    let mut block = [0; 8];
    let mut before: VecDeque<Sketch> = VecDeque::new();
    for row in blocks.finish()? {
        let Row { key, value } = row?;
        if let Some(name) = key.first_chunk().filter(|name| **name != block) {
            block = *name;
            before.clear();
        }
        let sketch: Sketch = unpack(&value)?;
        see(u64::from_be_bytes(block), &before, &sketch);
        before.push_back(sketch);
        if before.len() > COMPARED {
            before.pop_front();
        }
    }
    Ok(())
}

/// Articles in sets, each named by its first.
pub(crate) struct Events(Sets);

impl Events {
    /// Compares the sketches of `blocks`; `count` articles in all.
    pub(crate) fn find(blocks: Sorter, count: u32) -> Result<Self, Error> {
        let mut events = Self(Sets::new(count as usize));
        let mut follow_ups = FollowUps::default();
        meet(blocks, &mut |block, before, later| {
            follow_ups.note(block, before, later, COMPARED);
            for earlier in before {
                events.compare(earlier, later);
            }
        })?;
        for (later, earlier) in follow_ups.only(&mut |article| events.root(article)) {
            events.join(earlier, later);
        }
        Ok(events)
    }

    fn compare(&mut self, earlier: &Sketch, later: &Sketch) {
        let is_known = self.root(earlier.number) == self.root(later.number);
        if !is_known && earlier.may_be_of_event(later) && trees().holds(&earlier.shared(later)) {
            self.join(earlier.number, later.number);
        }
    }

    /// The first article of the event.
    pub(crate) fn root(&mut self, article: u32) -> u32 {
        self.0.first(article as usize) as u32
    }

    fn join(&mut self, one: u32, other: u32) {
        self.0.join(one as usize, other as usize);
    }
}
