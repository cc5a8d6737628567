//! What speaks for two articles telling of one event, added up.
//!
//! | evidence | weight |
//! |---|---|
//! | a kind of event in common: `common`, `rare` or `vast` | 1, 2 |
//! | the same town, region; of a `vast` event the same country | 2, 1.5, 2 |
//! | told for one stated day; within a day, four days, two weeks | 2; 1.5, 1, 0.5 |
//! | stems in common, each by how rare it is in the archive, less where they are few of many | up to 3 |
//! | a quoted name in common | 2 |
//! | the same number, not a small one | 1 |
//! | the same person or body speaks | 0.5 |
//! | neither names a place | 1 |
//! | the same has befallen people of both; the later headline speaks of growth | 0.5 |
//! | one says a town, the other a region: they may be apart | −1 |
//!
//! Other towns, other regions, other countries, or more than a month between them forbid the tie.

use crate::lists::{Often, stem};
use crate::statement::{Article, Reach};
use serde::{Deserialize, Serialize};
use svodka_record::CountedAs;
use xxhash_rust::xxh3::xxh3_64;

/// Days between two articles of one event, at most: of what happens daily, and of what hardly happens twice.
const APART: i32 = 14;
const APART_VAST: i32 = 45;
/// Evidence from which two articles are of one event that has befallen people.
const ENOUGH: f64 = 5.0;
/// The same where an article names no place finer than a country.
const ENOUGH_ANYWHERE: f64 = 6.0;
/// What more it takes for people whom nothing has befallen: who is counted says less of the event.
const MORE_FOR_OTHERS: f64 = 0.5;
/// Evidence from which two articles that share no kind of event are of one.
const ENOUGH_WITHOUT_KIND: f64 = 7.5;
/// Numbers from which the same one is evidence.
const TELLING: u64 = 5;
/// Speakers kept of an article.
const SPEAKERS: usize = 8;
/// Likeness of words, the cosine of what they weigh, from which those in common count fully.
const ALIKE: f64 = 0.2;
/// Evidence of words, at most.
const WORDS: f64 = 3.0;

/// What is compared of an article.
#[derive(Serialize, Deserialize)]
pub(crate) struct Sketch {
    pub(crate) number: u32,
    pub(crate) day: i32,
    /// Whether the text states the day.
    is_dated: bool,
    pub(crate) kinds: Vec<String>,
    often: Often,
    pub(crate) places: Vec<(String, Reach)>,
    pub(crate) countries: Vec<String>,
    /// Stems of the names of its finest places, by which adjectives name them.
    pub(crate) place_stems: Vec<u32>,
    /// Stems by their hashes, sorted, and how telling each is.
    pub(crate) stems: Vec<(u32, f32)>,
    pub(crate) quoted: Vec<String>,
    says_growth: bool,
    /// What has befallen the people counted.
    deeds: Vec<CountedAs>,
    speakers: Vec<String>,
    numbers: Vec<u64>,
}

/// Of what two articles tell together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// The event, and all numbers of people are of it.
    All,
    /// The event: numbers of those whom something has befallen are compared.
    Tolls,
    None,
}

impl Sketch {
    /// The sketch of an article whose day is known; its stems are yet to be weighed.
    pub(crate) fn of(article: &Article, number: u32) -> Option<Self> {
        let published = article.day?;
        let stated = article
            .statements
            .iter()
            .filter(|x| x.time.stated.is_some() && x.time.year.is_none() && !x.time.is_elsewhen)
            .filter_map(|x| x.time.day)
            .min();
        let places = article.places.iter();
        let mut stems: Vec<(u32, f32)> = article.stems.iter().map(|x| (hash(x), 0.0)).collect();
        stems.sort_by_key(|(stem, _)| *stem);
        stems.dedup_by_key(|(stem, _)| *stem);
        let statements = article.statements.iter();
        Some(Self {
            number,
            is_dated: stated.is_some(),
            day: stated.unwrap_or(published),
            kinds: article.kinds.clone(),
            often: article.often,
            places: places
                .map(|place| (place.key.clone(), place.reach))
                .collect(),
            countries: article.countries.clone(),
            place_stems: place_stems(article),
            stems,
            quoted: article.quoted.clone(),
            says_growth: article.says_growth,
            deeds: statements
                .clone()
                .filter(|x| x.is_toll())
                .filter_map(|x| x.counted_as)
                .collect(),
            speakers: statements
                .clone()
                .filter_map(|x| Some(x.speaker.as_ref()?.key.clone()))
                .take(SPEAKERS)
                .collect(),
            numbers: statements.filter_map(|x| x.number.value).collect(),
        })
    }

    /// Sets how telling each stem is.
    pub(crate) fn weigh(&mut self, weight: impl Fn(u32) -> f32) {
        for (stem, telling) in &mut self.stems {
            *telling = weight(*stem);
        }
    }

    /// Of what this article and a later one tell together.
    pub(crate) fn tie(&self, later: &Self) -> Tie {
        let Some(evidence) = self.evidence(later) else {
            return Tie::None;
        };
        if evidence >= ENOUGH_WITHOUT_KIND {
            return Tie::All;
        }
        let enough = self.enough(later);
        let is_unknown = self.kinds.is_empty() || later.kinds.is_empty();
        if is_unknown && self.shares_deed(later) && evidence >= enough {
            return Tie::Tolls;
        }
        match self.is_of_one_kind(later) {
            true if evidence >= enough + self.more_for_others(later) => Tie::All,
            true if evidence >= enough => Tie::Tolls,
            _ => Tie::None,
        }
    }

    fn evidence(&self, later: &Self) -> Option<f64> {
        let gap = (later.day - self.day).abs();
        let is_far = gap
            > if self.are_vast(later) {
                APART_VAST
            } else {
                APART
            };
        if is_far || self.are_apart(later) {
            return None;
        }
        let when = match gap {
            0 if self.is_dated && later.is_dated => 2.0,
            0..=1 => 1.5,
            2..=4 => 1.0,
            _ => 0.5,
        };
        let shared = |x: &&u64| **x >= TELLING && later.numbers.contains(x);
        let number = f64::from(u8::from(self.numbers.iter().any(|x| shared(&x))));
        let growth = if later.says_growth { 0.5 } else { 0.0 };
        let toll = if self.shares_deed(later) { 0.5 } else { 0.0 };
        let speaker = self.speakers.iter().any(|x| later.speakers.contains(x));
        let speaker = if speaker { 0.5 } else { 0.0 };
        let name = self.quoted.iter().any(|name| later.quoted.contains(name));
        let name = if name { 2.0 } else { 0.0 };
        let words = self.words(later);
        let kind = self.kind(later, words + name + number)?;
        Some(kind + when + words + name + number + speaker + growth + toll + self.place(later))
    }

    /// Stems in common, by how telling they are; less where they are few of many.
    fn words(&self, later: &Self) -> f64 {
        let (mut sum, mut squares) = (0.0, 0.0);
        let mut others = later.stems.iter().peekable();
        for (stem, weight) in &self.stems {
            while others.next_if(|(other, _)| other < stem).is_some() {}
            if others.next_if(|(other, _)| other == stem).is_some() {
                sum += f64::from(*weight);
                squares += f64::from(weight * weight);
            }
        }
        let length = |x: &Self| x.stems.iter().map(|(_, x)| f64::from(x * x)).sum::<f64>();
        let likeness = squares / (length(self) * length(later)).sqrt().max(1.0);
        sum.min(WORDS) * (likeness / ALIKE).min(1.0)
    }

    /// Where no kind is shared the words must say what has happened.
    fn kind(&self, later: &Self, words: f64) -> Option<f64> {
        match self.is_of_one_kind(later) {
            true if self.often != Often::Common && later.often != Often::Common => Some(2.0),
            true => Some(1.0),
            false if self.kinds.is_empty() || later.kinds.is_empty() => {
                let least = if self.shares_deed(later) { 2.2 } else { 3.0 };
                (words >= least).then_some(0.0)
            }
            false => (words >= 4.0).then_some(0.0),
        }
    }

    fn place(&self, later: &Self) -> f64 {
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
        let is_vast_here = self.are_vast(later)
            && self
                .countries
                .iter()
                .any(|country| later.countries.contains(country));
        let best = match shared.iter().min() {
            Some(Reach::Town) => 2.0,
            None if self.is_named_by(later) || later.is_named_by(self) => 2.0,
            _ if is_vast_here => 2.0,
            Some(Reach::Region) => 1.5,
            Some(Reach::Country) => 0.5,
            // Neither says where: both mean the country that they are read in.
            None if self.places.is_empty() && later.places.is_empty() => 1.0,
            None => 0.0,
        };
        let fine = shared
            .iter()
            .filter(|reach| **reach != Reach::Country)
            .count();
        let more = if fine > 1 { 0.5 } else { 0.0 };
        let is_unsure = fine == 0 && self.has_fine() && later.has_fine();
        best + more - f64::from(u8::from(is_unsure))
    }

    /// Whether another one, which names no place, names the town by an adjective: «в ижевской школе».
    fn is_named_by(&self, other: &Self) -> bool {
        let is_said = |x: &u32| other.stems.iter().any(|(stem, _)| stem == x);
        !other.has_fine() && self.place_stems.iter().any(is_said)
    }

    fn at(&self, reach: Reach) -> impl Iterator<Item = &str> {
        let places = self.places.iter();
        places
            .filter(move |(_, at)| *at == reach)
            .map(|(key, _)| &**key)
    }

    fn has_fine(&self) -> bool {
        self.places
            .iter()
            .any(|(_, reach)| *reach != Reach::Country)
    }

    /// Whether both say where, and not the same.
    fn are_apart(&self, later: &Self) -> bool {
        let fine = || {
            self.places
                .iter()
                .filter(|(_, reach)| *reach != Reach::Country)
        };
        let is_shared = fine().any(|(one, _)| {
            later
                .places
                .iter()
                .any(|(other, reach)| *reach != Reach::Country && is_one_place(one, other))
        });
        if is_shared {
            return false;
        }
        let differ = |reach| self.at(reach).next().is_some() && later.at(reach).next().is_some();
        let countries = !self.countries.is_empty() && !later.countries.is_empty();
        let is_one_country = self.countries.iter().any(|x| later.countries.contains(x));
        let is_told_apart = self.has_fine() && later.has_fine() && !self.are_vast(later);
        is_told_apart
            || differ(Reach::Town)
            || differ(Reach::Region)
            || countries && !is_one_country
    }

    fn are_vast(&self, later: &Self) -> bool {
        self.often == Often::Vast && later.often == Often::Vast && self.is_of_one_kind(later)
    }

    fn is_of_one_kind(&self, later: &Self) -> bool {
        self.kinds.iter().any(|kind| later.kinds.contains(kind))
    }

    /// Whether the same has befallen people of both.
    fn shares_deed(&self, later: &Self) -> bool {
        self.deeds.iter().any(|deed| later.deeds.contains(deed))
    }

    fn more_for_others(&self, later: &Self) -> f64 {
        if self.are_vast(later) {
            0.0
        } else {
            MORE_FOR_OTHERS
        }
    }

    /// What is enough for two articles to be of one event.
    fn enough(&self, later: &Self) -> f64 {
        let is_named = self.is_named_by(later) || later.is_named_by(self);
        if self.has_fine() && later.has_fine() || is_named || self.are_vast(later) {
            ENOUGH
        } else {
            ENOUGH_ANYWHERE
        }
    }
}

fn place_stems(article: &Article) -> Vec<u32> {
    let towns = article
        .places
        .iter()
        .filter(|place| place.reach == Reach::Town);
    let names = towns.map(|place| stem(&place.name.to_lowercase()));
    let long = names.filter(|stem| stem.chars().count() >= NAME);
    long.map(|stem| hash(&stem)).collect()
}

/// Letters from which the stem of a place is told from other words.
const NAME: usize = 5;

/// The hash by which a stem is known.
pub(crate) fn hash(stem: &str) -> u32 {
    xxh3_64(stem.as_bytes()) as u32
}

/// The same key, or a region named after its town.
pub(crate) fn is_one_place(one: &str, other: &str) -> bool {
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
