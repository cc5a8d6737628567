//! What speaks for two articles telling of one event, added up.
//!
//! The weights are those of a logistic regression over pairs of articles of the stories in `tests/claims`, with pairs
//! of unlike articles of an archive as further examples against; rounded. They stand with their features below.
//!
//! Too many days between two articles forbid the tie. So does want of ground: in an archive most articles of a day
//! share its date, a large city and the one or the other word, and tell of many things. Two tell of one event where
//! their words are much alike, or where both name what happened and where, and the same has befallen people.
//! That they name other places counts against the tie, for one of them may name where somebody comes from, or was
//! taken to.

use crate::follow_up::FollowUp;
use crate::frames::{self, Frame};
use crate::lists::Often;
use crate::statement::{Article, At, Number, Place, Statement, root};
use crate::whereabouts::{SPOT, place_stems};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use svodka_record::{CountedAs, Modality};
use xxhash_rust::xxh3::xxh3_64;

/// Days between two articles of one event, at most: of what happens daily, and of what hardly happens twice.
const APART: i32 = 14;
const APART_VAST: i32 = 45;
/// The same of a plan and what came of it, under one quoted name or in the same words.
const APART_PLANNED: i32 = 120;
/// The same where both say a number in much the same words.
const APART_SAID: i32 = 180;
/// Evidence from which two articles are of one event.
const ENOUGH: f64 = 7.3;

/// Each telling stem in common; much less where they are few of many.
const WORDS: f64 = 3.4;
/// Telling stems in common, at most.
const MOST_WORDS: f64 = 3.0;
/// Likeness of words, the cosine of what they weigh, from which those in common count fully.
const ALIKE: f64 = 0.3;
/// Kinds of events in common, as a share of those that each names; more where each names one that is `rare` or `vast`.
const KIND: f64 = 2.9;
const RARE: f64 = 1.5;
/// Each names a kind of event, and not the same.
const OTHER_KIND: f64 = -0.8;
/// Told for days of which one is the next at most; for days not far apart.
const SAME_DAY: f64 = 2.3;
const NEAR_DAY: f64 = 1.4;
pub(crate) const NEAR: i32 = 4;
/// What hardly happens twice in one country goes on for weeks in one place, by what that counts at least.
const LONG: f64 = 0.7;
const ONE_PLACE: f64 = 2.5;
/// The later one takes a number back that the other states.
const TAKEN_BACK: f64 = 2.0;
/// The same has befallen people of both.
const DEED: f64 = 1.5;
/// People were killed in one small place in the same days.
const THERE: f64 = 1.2;
/// The headline of the later one says that a number has grown.
const GROWTH: f64 = 0.3;
/// A quoted name in common; the same in one place.
const NAME: f64 = 0.7;
const NAME_THERE: f64 = 2.5;
const NAMED_PLACE: f64 = 2.0;
/// One passes on what the site of the other says, and states a number of that.
const PASSED_ON: f64 = 3.5;
/// Both say a number in much the same words, of one place or under one name.
const SAID: f64 = 4.5;
/// Both tell one counted number of people, or one rounds it, in the same days, of one place or under one name.
const COUNTED: f64 = 3.4;
/// The same person or body speaks.
const SPEAKER: f64 = 0.6;

/// What words, kinds and places in common count together, at least: a date and a deed are common to too many.
const GROUND: f64 = 5.3;
/// What it adds to that where the same has befallen people of both.
const DEED_GROUND: f64 = 0.6;
/// What words in common count, at least, where no kind of event is.
const WORDS_ALONE: f64 = 3.0;
/// The same exact number of people to whom the same has happened; from which number it is no chance.
const SAME_NUMBER: f64 = 1.5;
const NO_CHANCE: u64 = 20;

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

    /// Whether this article and one after it tell of one event.
    pub(crate) fn is_of_event(&self, other: &Self) -> bool {
        let gap = (other.day - self.day).abs();
        let is_said = gap <= APART_SAID && self.says_again(other);
        if gap > self.most_days(other, is_said) {
            return false;
        }
        let when = match gap {
            0..=1 => SAME_DAY,
            2..=NEAR => NEAR_DAY,
            _ if gap <= APART && self.is_rare_there(other) => NEAR_DAY,
            _ if self.is_vast_there(other) => LONG,
            _ => 0.0,
        };
        let given = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
        let (words, kind, place) = (
            WORDS * self.words(other),
            // Two kinds are one where the same thing is named.
            match self.is_named_there(other) {
                true => self.kind(other).max(0.0),
                false => self.kind(other),
            },
            self.place(other) + self.spot(other),
        );
        let told = given(is_said, SAID) + self.counted(other);
        if !self.has_ground(other, words, kind, place, told) {
            return false;
        }
        let evidence = when
            + words
            + kind
            + place
            + given(other.says_growth, GROWTH)
            + given(share(&self.numbers, &other.taken_back), TAKEN_BACK)
            + given(share(&self.deeds, &other.deeds), DEED)
            + given(self.is_there(other), THERE)
            + given(self.counts_same(other), SAME_NUMBER)
            + self.name(other)
            + given(self.passes_on(other), PASSED_ON)
            + told
            + given(share(&self.speakers, &other.speakers), SPEAKER);
        evidence >= ENOUGH
    }

    /// Days between two articles of one event, at most.
    fn most_days(&self, other: &Self, is_said: bool) -> i32 {
        if (self.is_plan || other.is_plan) && self.is_of_one_name(other) {
            APART_PLANNED
        } else if is_said {
            APART_SAID
        } else if self.are_both(other, Often::Vast) || self.goes_on(other) {
            APART_VAST
        } else {
            APART
        }
    }

    /// What numbers of people say that both tell in the same days, of one place or under one name.
    fn counted(&self, other: &Self) -> f64 {
        let is_told = self.place(other) > 0.0 || share(&self.quoted, &other.quoted);
        let is_near = (other.day - self.day).abs() <= NEAR;
        match is_told && is_near && frames::share_number(&self.people, &other.people) {
            true => COUNTED,
            false => 0.0,
        }
    }

    /// Whether both say a number in much the same words, of one place or under one name.
    fn says_again(&self, other: &Self) -> bool {
        let is_told = self.place(other) > 0.0 || share(&self.quoted, &other.quoted);
        is_told && frames::are_alike(&self.frames, &other.frames)
    }

    /// Whether the same person or body goes on telling in much the same words of one place.
    fn goes_on(&self, other: &Self) -> bool {
        share(&self.speakers, &other.speakers)
            && WORDS * self.words(other) >= WORDS_ALONE
            && self.place(other) > 0.0
    }

    /// Whether both have a quoted name, or words that are much alike.
    fn is_of_one_name(&self, other: &Self) -> bool {
        share(&self.quoted, &other.quoted) || WORDS * self.words(other) >= WORDS_ALONE
    }

    /// Whether more is common than what many articles of a day share.
    fn has_ground(&self, other: &Self, words: f64, kind: f64, place: f64, told: f64) -> bool {
        let deed = if share(&self.deeds, &other.deeds) {
            DEED_GROUND
        } else {
            0.0
        };
        let same = if self.counts_same(other) {
            SAME_NUMBER
        } else {
            0.0
        };
        let name = if self.is_named_there(other) {
            NAME_THERE
        } else {
            0.0
        };
        let passed_on = if self.passes_on(other) {
            PASSED_ON
        } else {
            0.0
        };
        let is_told = words + kind + place + deed + same + name + passed_on + told >= GROUND;
        let is_named = kind > 0.0
            || name > 0.0
            || told > 0.0
            || words >= WORDS_ALONE
            || self.spot(other) >= SPOT && share(&self.deeds, &other.deeds);
        let is_known = self.are_both(other, Often::Vast)
            || self.is_there(other)
            || place > 0.0 && self.takes_back(other);
        place >= 0.0 && (is_told && is_named || is_known)
    }

    /// A quoted name in common.
    fn name(&self, other: &Self) -> f64 {
        match share(&self.quoted, &other.quoted) {
            _ if self.is_named_there(other) => NAME_THERE,
            true => NAME,
            false => 0.0,
        }
    }

    /// A quoted name in common, and the place.
    fn is_named_there(&self, other: &Self) -> bool {
        share(&self.quoted, &other.quoted) && self.place(other) >= NAMED_PLACE
    }

    /// Whether one names the site of the other as whom it passes on, and states a number of that.
    fn passes_on(&self, other: &Self) -> bool {
        let is_passed_on = share(&self.via, &other.site) || share(&other.via, &self.site);
        is_passed_on && share(&self.numbers, &other.numbers)
    }

    /// Whether both name such as hardly happens twice in a country, and where, in the same place.
    fn is_vast_there(&self, other: &Self) -> bool {
        self.are_both(other, Often::Vast) && self.place(other) >= ONE_PLACE
    }

    /// The same of what hardly happens twice in one place.
    fn is_rare_there(&self, other: &Self) -> bool {
        self.are_both(other, Often::Rare) && self.place(other) >= ONE_PLACE
    }

    /// Whether the later one takes a number back that the other states of what has befallen people in these days.
    fn takes_back(&self, later: &Self) -> bool {
        (later.day - self.day).abs() <= NEAR
            && share(&self.deeds, &later.deeds)
            && share(&self.numbers, &later.taken_back)
    }

    /// Whether both state one number that is no chance.
    fn counts_same(&self, other: &Self) -> bool {
        let is_telling = |x: &&u64| **x >= NO_CHANCE && other.numbers.contains(x);
        share(&self.deeds, &other.deeds) && self.numbers.iter().any(|x| is_telling(&x))
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
        sum.min(MOST_WORDS) * (likeness / ALIKE).min(1.0).powi(2)
    }

    pub(crate) fn kind(&self, other: &Self) -> f64 {
        let shared = self
            .kinds
            .iter()
            .filter(|x| other.kinds.contains(x))
            .count();
        let is_unknown = self.kinds.is_empty() || other.kinds.is_empty();
        let each = if self.are_both(other, Often::Rare) {
            KIND + RARE
        } else {
            KIND
        };
        match share_of(shared, self.kinds.len(), other.kinds.len()) {
            _ if is_unknown => 0.0,
            0.0 => OTHER_KIND,
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
