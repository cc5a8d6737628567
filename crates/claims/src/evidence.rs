//! What two articles have in common, by which a model tells whether they are of one event.
//!
//! That they name other places need not part them, for one of them may name where somebody comes from, or was taken
//! to; and in an archive most articles of a day share its date, a large city and the one or the other word. How much
//! each counts beside the others the trees have learned ([`crate::trees`]).

use crate::follow_up::FollowUp;
use crate::frames::{self, Frame};
use crate::lists::Often;
use crate::statement::{Article, At, Number, Place, Statement, root};
use crate::whereabouts::place_stems;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use svodka_record::{CountedAs, Modality};
use xxhash_rust::xxh3::xxh3_64;

/// Days between two articles of one event, at most.
const APART: i32 = 180;
/// Numbers from which the same one in two articles, whatever each counts, is no chance.
const NO_CHANCE: u64 = 20;
/// The same numbers that are counted, at most.
const MOST_NUMBERS: usize = 2;

/// What is asked of two articles, in the order of [`Sketch::shared`].
pub(crate) const ASKED: [&str; 23] = [
    "days",
    "plan",
    "words",
    "likeness",
    "length",
    "kind",
    "rare",
    "vast",
    "place",
    "places",
    "spot",
    "name",
    "names",
    "frame",
    "number",
    "deed",
    "no_deed",
    "same_number",
    "odd_number",
    "speaker",
    "site",
    "growth",
    "taken_back",
];

/// What two articles have in common.
pub(crate) type Shared = [f32; ASKED.len()];

/// How many times a kind counts that hardly happens twice in one place.
const RARE: f64 = 1.5;

/// Numbers kept of an article.
const NUMBERS: usize = 16;
/// Speakers kept of an article.
const SPEAKERS: usize = 8;

/// What is compared of an article.
#[derive(Serialize, Deserialize)]
pub(crate) struct Sketch {
    pub(crate) number: u32,
    pub(crate) day: i32,
    pub(crate) kinds: Vec<String>,
    pub(crate) often: Often,
    pub(crate) places: Vec<At>,
    /// How telling each of them is.
    pub(crate) place_weights: Vec<f32>,
    pub(crate) countries: Vec<String>,
    /// How telling each of them is: far ones are.
    pub(crate) country_weights: Vec<f32>,
    /// Places too small to be towns, by hashes, and how telling each is.
    pub(crate) spots: Vec<(u32, f32)>,
    /// Stems of the names of its finest places, by which adjectives name them.
    pub(crate) place_stems: Vec<u32>,
    /// Stems by their hashes, sorted, and how telling each is.
    pub(crate) stems: Vec<(u32, f32)>,
    /// Stems of adjectives that may be made of places, by hashes.
    pub(crate) adjectives: Vec<u32>,
    pub(crate) quoted: Vec<String>,
    says_growth: bool,
    /// Whether it states what is planned.
    is_plan: bool,
    /// What has befallen the people counted.
    pub(crate) deeds: Vec<CountedAs>,
    /// Numbers that it states, and those that it takes back.
    numbers: Vec<u64>,
    taken_back: Vec<u64>,
    speakers: Vec<String>,
    /// Whom it passes on, and its own site, as they are spelled in one alphabet.
    pub(crate) via: Vec<String>,
    pub(crate) site: Vec<String>,
    pub(crate) follow_up: FollowUp,
    frames: Vec<Frame>,
    people: Vec<Number>,
}

impl Sketch {
    /// The sketch of an article whose day is known; its stems are yet to be weighed.
    pub(crate) fn of(article: &Article, number: u32) -> Option<Self> {
        let published = article.day?;
        let statements = article.statements.iter().filter(|x| !x.is_elsewhere);
        let stated = statements
            .clone()
            .filter(|x| x.time.stated.is_some() && x.time.year.is_none() && !x.time.is_elsewhen)
            .filter_map(|x| x.time.day)
            .min();
        let places = article.places.iter();
        let mut stems: Vec<(u32, f32)> = article.stems.iter().map(|x| (hash(x), 0.0)).collect();
        stems.sort_by_key(|(stem, _)| *stem);
        stems.dedup_by_key(|(stem, _)| *stem);
        Some(Self {
            number,
            day: stated.unwrap_or(published),
            kinds: article.kinds.clone(),
            often: article.often,
            places: places.map(Place::at).collect(),
            place_weights: Vec::new(),
            countries: article.countries.clone(),
            country_weights: Vec::new(),
            spots: article.spots.iter().map(|x| (hash(x), 0.0)).collect(),
            place_stems: place_stems(article),
            stems,
            adjectives: article.adjectives.iter().map(|x| hash(x)).collect(),
            quoted: article.quoted.clone(),
            says_growth: article.says_growth,
            is_plan: statements.clone().any(|x| x.modality == Modality::Planned),
            deeds: statements
                .clone()
                .filter(|x| x.is_toll())
                .filter_map(|x| x.counted_as)
                .collect(),
            numbers: numbers(article, |x| !x.takes_back()),
            taken_back: numbers(article, Statement::takes_back),
            follow_up: FollowUp::of(article),
            frames: frames::frames(article),
            people: frames::numbers(article),
            via: article.via_spelled.clone(),
            site: article.site_spelled.clone(),
            speakers: statements
                .filter_map(|x| Some(x.speaker.as_ref()?.key.clone()))
                .take(SPEAKERS)
                .collect(),
        })
    }

    /// Sets how telling each stem and each place is.
    pub(crate) fn weigh(&mut self, weight: impl Fn(u32) -> f32) {
        for (stem, telling) in &mut self.stems {
            *telling = weight(*stem);
        }
        for (spot, telling) in &mut self.spots {
            *telling = weight(*spot);
        }
        frames::weigh(&mut self.frames, &weight);
        let countries = self.countries.iter();
        self.country_weights = countries.map(|code| weight(hash(code))).collect();
        let places = self.places.iter();
        self.place_weights = places.map(|place| weight(hash(&place.key))).collect();
    }

    /// Whether this article and one after it may be of one event at all.
    pub(crate) fn may_be_of_event(&self, later: &Self) -> bool {
        (later.day - self.day).abs() <= APART
    }

    /// What this article and one after it have in common.
    pub(crate) fn shared(&self, later: &Self) -> Shared {
        let given = |holds: bool| f32::from(u8::from(holds));
        let (words, likeness) = self.words(later);
        let length = self.telling().min(later.telling());
        let numbers = self.numbers_in_common(later);
        let odd = numbers.iter().filter(|x| !x.is_multiple_of(10)).count();
        [
            (later.day - self.day).abs() as f32,
            given(self.is_plan || later.is_plan),
            words as f32,
            likeness as f32,
            length as f32,
            self.kind(later) as f32,
            given(self.are_both(later, Often::Rare)),
            given(self.are_both(later, Often::Vast)),
            self.place(later) as f32,
            self.places_in_common(later) as f32,
            self.spot(later) as f32,
            given(share(&self.quoted, &later.quoted)),
            given(!self.quoted.is_empty() && !later.quoted.is_empty()),
            given(frames::are_alike(&self.frames, &later.frames)),
            given(frames::share_number(&self.people, &later.people)),
            given(share(&self.deeds, &later.deeds)),
            given(self.deeds.is_empty() || later.deeds.is_empty()),
            numbers.len().min(MOST_NUMBERS) as f32,
            odd.min(MOST_NUMBERS) as f32,
            given(share(&self.speakers, &later.speakers)),
            given(share(&self.via, &later.site) || share(&later.via, &self.site)),
            given(later.says_growth),
            given(share(&self.numbers, &later.taken_back)),
        ]
    }

    /// Numbers that both state and that are no chance.
    fn numbers_in_common(&self, other: &Self) -> Vec<u64> {
        let numbers = self.numbers.iter().copied();
        numbers
            .filter(|x| *x >= NO_CHANCE && other.numbers.contains(x))
            .collect()
    }

    /// How many places of this one the other names.
    fn places_in_common(&self, other: &Self) -> usize {
        let is_named = |one: &&At| other.places.iter().any(|two| one.is_one(two));
        self.places.iter().filter(is_named).count()
    }

    /// How telling its stems are, taken together.
    fn telling(&self) -> f64 {
        self.stems.iter().map(|(_, x)| f64::from(*x)).sum()
    }

    /// How telling the stems in common are, taken together, and their share: the cosine of what they weigh.
    fn words(&self, later: &Self) -> (f64, f64) {
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
        (
            sum,
            squares / (length(self) * length(later)).sqrt().max(1.0),
        )
    }

    /// Kinds of events in common, as a share of those that each names; more where each names one that is rare; less than 0
    /// where they name others.
    fn kind(&self, other: &Self) -> f64 {
        let shared = self
            .kinds
            .iter()
            .filter(|x| other.kinds.contains(x))
            .count();
        let is_unknown = self.kinds.is_empty() || other.kinds.is_empty();
        let each = if self.are_both(other, Often::Rare) {
            RARE
        } else {
            1.0
        };
        match share_of(shared, self.kinds.len(), other.kinds.len()) {
            _ if is_unknown => 0.0,
            0.0 => -1.0,
            share => each * share,
        }
    }

    /// Whether both name one kind of event, and such as happens at most so often.
    fn are_both(&self, other: &Self, often: Often) -> bool {
        self.often >= often && other.often >= often && share(&self.kinds, &other.kinds)
    }
}

/// How much of two lists is in both.
pub(crate) fn share_of(shared: usize, one: usize, other: usize) -> f64 {
    shared as f64 / ((one * other) as f64).sqrt().max(1.0)
}

/// Whether something is in both.
pub(crate) fn share<T: PartialEq>(some: &[T], others: &[T]) -> bool {
    some.iter().any(|x| others.contains(x))
}

/// Numbers of an article, of which `is_meant` holds.
fn numbers(article: &Article, is_meant: impl Fn(&Statement) -> bool) -> Vec<u64> {
    let statements = article.statements.iter();
    let statements = statements.filter(|x| !x.is_elsewhere && is_meant(x));
    let numbers: BTreeSet<u64> = statements.filter_map(|x| x.number.value).collect();
    numbers.into_iter().take(NUMBERS).collect()
}

/// The hash by which a stem is known.
pub(crate) fn hash(stem: &str) -> u32 {
    xxh3_64(stem.as_bytes()) as u32
}

/// Whether two names begin as a region and the town it is named after do.
pub(crate) fn share_root(one: &str, other: &str) -> bool {
    root(one) == root(other)
}
