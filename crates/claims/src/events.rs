//! Which articles speak of one event: by place, day and words.
//!
//! Articles that share a place or the least of their stems meet in a block; in it each is compared with a bounded
//! number of those before it. What speaks for one event is added up.

use crate::lists::{Often, stem};
use crate::statement::{Article, Reach};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, VecDeque};
use svodka_shards::{Error, Row, Sorter};
use xxhash_rust::xxh3::xxh3_64;

/// Articles before it that an article is compared with, in each block.
const COMPARED: usize = 40;
/// Days between two articles of one event, at most.
const APART: i32 = 14;
/// Blocks of stems that an article is in.
const STEM_BLOCKS: usize = 8;
/// Evidence from which two articles are of one event that has befallen people.
const ENOUGH: f64 = 5.0;
/// The same where an article names no place finer than a country.
const ENOUGH_ANYWHERE: f64 = 6.0;
/// Evidence from which two articles count the same people whom nothing has befallen.
const ENOUGH_OTHERS: f64 = 7.5;
/// Numbers from which the same one is evidence.
const TELLING: u64 = 5;

/// What is compared of an article.
#[derive(Serialize, Deserialize)]
pub(crate) struct Sketch {
    number: u32,
    day: i32,
    /// Whether the text states the day.
    is_dated: bool,
    kinds: Vec<String>,
    often: Often,
    places: Vec<(String, Reach)>,
    stems: Vec<String>,
    says_growth: bool,
    numbers: Vec<u64>,
}

impl Sketch {
    /// The sketch of an article whose day is known.
    pub(crate) fn of(article: &Article, number: u32) -> Option<Self> {
        let published = article.day?;
        let stated = article
            .statements
            .iter()
            .filter(|x| x.time.stated.is_some() && x.time.year.is_none() && !x.time.is_elsewhen)
            .filter_map(|x| x.time.day)
            .min();
        Some(Self {
            number,
            is_dated: stated.is_some(),
            day: stated.unwrap_or(published),
            kinds: article.kinds.clone(),
            often: article.often,
            places: article
                .places
                .iter()
                .map(|place| (place.key.clone(), place.reach))
                .collect(),
            stems: article.stems.clone(),
            says_growth: article.says_growth,
            numbers: article
                .statements
                .iter()
                .filter_map(|x| x.number.value)
                .collect(),
        })
    }

    fn blocks(&self) -> BTreeSet<u64> {
        let places = self
            .places
            .iter()
            .map(|(key, _)| xxh3_64(format!("place {key}").as_bytes()));
        let stems: BTreeSet<u64> = self
            .stems
            .iter()
            .map(|stem| xxh3_64(format!("stem {stem}").as_bytes()))
            .collect();
        places.chain(stems.into_iter().take(STEM_BLOCKS)).collect()
    }

    /// Puts the sketch into its blocks.
    pub(crate) fn push(&self, sorter: &mut Sorter) -> Result<(), Error> {
        let value = serde_json::to_vec(self).map_err(|error| Error::new(error.to_string()))?;
        for block in self.blocks() {
            let mut key = block.to_be_bytes().to_vec();
            // Days before 1970 come first too.
            key.extend_from_slice(&(self.day.wrapping_sub(i32::MIN) as u32).to_be_bytes());
            key.extend_from_slice(&self.number.to_be_bytes());
            sorter.push(&key, &value)?;
        }
        Ok(())
    }

    /// What speaks for one event, added up; none where something forbids it.
    fn evidence(&self, later: &Self) -> Option<f64> {
        let gap = (later.day - self.day).abs();
        if gap > APART {
            return None;
        }
        if self.are_apart(later) {
            return None;
        }
        let shared = self
            .stems
            .iter()
            .filter(|stem| later.stems.contains(stem))
            .count();
        let kind = self.kind_evidence(later, shared)?;
        let when = match gap {
            0 if self.is_dated && later.is_dated => 2.0,
            0..=1 => 1.5,
            2..=4 => 1.0,
            _ => 0.5,
        };
        let fewest = self.stems.len().min(later.stems.len()).max(1);
        let words = shared.min(3) as f64 * if shared * 5 >= fewest { 1.0 } else { 0.5 };
        let has_number = |x: &&u64| **x >= TELLING && later.numbers.contains(x);
        let number = if self.numbers.iter().any(|x| has_number(&x)) {
            1.0
        } else {
            0.0
        };
        let growth = if later.says_growth { 0.5 } else { 0.0 };
        Some(kind + when + words + number + growth + self.place_evidence(later))
    }

    fn fine_places(&self) -> impl Iterator<Item = &str> {
        let fine = self
            .places
            .iter()
            .filter(|(_, reach)| *reach != Reach::Country);
        fine.map(|(key, _)| &**key)
    }

    /// Whether both say where, and not the same.
    fn are_apart(&self, later: &Self) -> bool {
        let (is_here, is_there) = (
            self.fine_places().next().is_some(),
            later.fine_places().next().is_some(),
        );
        let is_shared = || {
            self.fine_places()
                .any(|one| later.fine_places().any(|other| is_one_place(one, other)))
        };
        is_here && is_there && !is_shared()
    }

    fn are_vast(&self, later: &Self) -> bool {
        self.often == Often::Vast && later.often == Often::Vast
    }

    fn is_of_one_kind(&self, later: &Self) -> bool {
        self.kinds.iter().any(|kind| later.kinds.contains(kind))
    }

    /// What is enough for two articles to be of one event.
    fn enough(&self, later: &Self) -> f64 {
        match self.fine_places().next().and(later.fine_places().next()) {
            Some(_) => ENOUGH,
            None if self.are_vast(later) => ENOUGH,
            None => ENOUGH_ANYWHERE,
        }
    }

    fn kind_evidence(&self, later: &Self, shared: usize) -> Option<f64> {
        match self.is_of_one_kind(later) {
            true if self.often != Often::Common && later.often != Often::Common => Some(2.0),
            true => Some(1.0),
            false if self.kinds.is_empty() || later.kinds.is_empty() => {
                (shared >= 3).then_some(0.0)
            }
            false => (shared >= 4).then_some(0.0),
        }
    }

    fn place_evidence(&self, later: &Self) -> f64 {
        let shared: Vec<Reach> = self
            .places
            .iter()
            .filter(|(key, _)| {
                later
                    .places
                    .iter()
                    .any(|(other, _)| is_one_place(key, other))
            })
            .map(|(_, reach)| *reach)
            .collect();
        let best = match shared.iter().min() {
            Some(Reach::Town) => 2.0,
            Some(Reach::Region) => 1.5,
            Some(Reach::Country) if self.are_vast(later) => 2.0,
            Some(Reach::Country) => 0.5,
            None => 0.0,
        };
        let more = shared
            .iter()
            .filter(|reach| **reach != Reach::Country)
            .count();
        best + if more > 1 { 0.5 } else { 0.0 }
    }
}

/// The same key, or a region named after its town.
fn is_one_place(one: &str, other: &str) -> bool {
    one == other || {
        let (short, long) = if one.len() < other.len() {
            (one, other)
        } else {
            (other, one)
        };
        short.chars().count() >= 4
            && !short.contains(' ')
            && long.starts_with(&*stem(short))
            && long.contains(' ')
    }
}

/// Articles in sets: those of one event, and those that speak of it so alike that all their numbers are compared.
pub(crate) struct Events {
    pub(crate) tolls: Sets,
    pub(crate) others: Sets,
}

/// Articles in sets, each named by its first.
pub(crate) struct Sets(Vec<u32>);

impl Events {
    /// Compares the sketches of `blocks`; `count` articles in all.
    pub(crate) fn find(blocks: Sorter, count: u32) -> Result<Self, Error> {
        let mut events = Self {
            tolls: Sets((0..count).collect()),
            others: Sets((0..count).collect()),
        };
        let sorted = blocks.finish()?;
        let mut block = Vec::new();
        let mut before: VecDeque<Sketch> = VecDeque::new();
        for row in sorted {
            let Row { key, value } = row?;
            if block != key[..8] {
                block = key[..8].to_vec();
                before.clear();
            }
            let sketch: Sketch =
                serde_json::from_slice(&value).map_err(|error| Error::new(error.to_string()))?;
            for earlier in &before {
                events.compare(earlier, &sketch);
            }
            before.push_back(sketch);
            if before.len() > COMPARED {
                before.pop_front();
            }
        }
        Ok(events)
    }

    fn compare(&mut self, earlier: &Sketch, later: &Sketch) {
        if self.others.root(earlier.number) == self.others.root(later.number) {
            return;
        }
        let Some(evidence) = earlier.evidence(later) else {
            return;
        };
        if evidence >= earlier.enough(later) && earlier.is_of_one_kind(later)
            || evidence >= ENOUGH_OTHERS
        {
            self.tolls.join(earlier.number, later.number);
        }
        if evidence >= ENOUGH_OTHERS {
            self.others.join(earlier.number, later.number);
        }
    }
}

impl Sets {
    /// The first article of the event.
    pub(crate) fn root(&mut self, article: u32) -> u32 {
        let mut at = article;
        while self.0[at as usize] != at {
            let up = self.0[at as usize];
            self.0[at as usize] = self.0[up as usize];
            at = up;
        }
        at
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}
