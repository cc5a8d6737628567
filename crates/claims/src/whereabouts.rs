//! What places speak for two articles telling of one event.

use crate::evidence::{Sketch, hash, share, share_of};
use crate::lists::{lists, stem};
use crate::statement::{Article, At, Reach};
use std::collections::BTreeSet;

/// Towns and regions in common, as a share of those that each names.
const PLACE: f64 = 3.0;
/// How many times such a share counts: an article names its region beside its town.
const FULL: f64 = 1.5;
/// The words of one name a place of the other: «в ижевской школе».
const PLACE_IN_WORDS: f64 = 1.5;
/// Both name towns or regions, and not the same.
const OTHER_PLACE: f64 = -3.0;
/// One names towns, the other regions, and none is named after the other.
const OTHER_REACH: f64 = -0.5;
/// Both name countries, and not the same.
const OTHER_COUNTRY: f64 = -2.7;
/// A place too small to be a town in common; a far country, where no town is.
const SPOT: f64 = 2.5;
const COUNTRY: f64 = 1.0;
/// How telling a place is from which it counts fully: large cities stand in too many articles.
const TELLING_PLACE: f32 = 0.8;

impl Sketch {
    /// Towns and regions in common, or others.
    pub(crate) fn place(&self, other: &Self) -> f64 {
        let is_shared = |one: &At| other.fine().any(|two| one.is_one(two));
        let shared = self.fine().filter(|one| is_shared(one)).count();
        if shared > 0 {
            let share = share_of(shared, self.fine().count(), other.fine().count());
            return PLACE * (share * FULL).min(1.0) * self.telling_place(is_shared);
        }
        let are_told = !self.countries.is_empty() && !other.countries.is_empty();
        let country = if are_told && !share(&self.countries, &other.countries) {
            OTHER_COUNTRY
        } else {
            self.country(other)
        };
        let is_named = self.is_named_by(other) || other.is_named_by(self);
        let fine = match self.fine().next().is_some() && other.fine().next().is_some() {
            _ if is_named => PLACE_IN_WORDS,
            true if self.differ(other) => OTHER_PLACE,
            true => OTHER_REACH,
            false => 0.0,
        };
        fine + country
    }

    /// A street, a field, a volcano in common, by how telling its name is.
    pub(crate) fn spot(&self, other: &Self) -> f64 {
        let most = self
            .most_telling_spot(other)
            .max(other.most_telling_spot(self));
        SPOT * f64::from((most / TELLING_PLACE).min(1.0))
    }

    /// How telling the most telling spot is that another names, if only in words.
    fn most_telling_spot(&self, other: &Self) -> f32 {
        let is_named = |spot: &u32| {
            let spots = other.spots.iter().chain(&other.stems);
            let mut spots = spots.map(|(spot, _)| spot).chain(&other.place_stems);
            spots.any(|other| other == spot)
        };
        // «Тамбовская птицефабрика» of an article about Tambov is no spot in it.
        let is_own = |spot: &u32| !self.place_stems.contains(spot);
        let spots = self.spots.iter().filter(|(spot, _)| is_own(spot));
        let named = spots.filter(|(spot, _)| is_named(spot));
        named.fold(0.0, |most, (_, weight)| most.max(*weight))
    }

    /// A country in common, by how telling it is: news of far ones is rare.
    fn country(&self, other: &Self) -> f64 {
        let weighed = self.countries.iter().zip(&self.country_weights);
        let shared = weighed.filter(|(code, _)| other.countries.contains(code));
        let most = shared.fold(0.0, |most: f32, (_, weight)| most.max(*weight));
        COUNTRY * f64::from((most / TELLING_PLACE).min(1.0))
    }

    /// How telling the most telling of such towns and regions is, at most 1.
    fn telling_place(&self, is_meant: impl Fn(&At) -> bool) -> f64 {
        let weighed = self.places.iter().zip(&self.place_weights);
        let meant = weighed.filter(|(place, _)| is_meant(place));
        let most = meant.fold(0.0, |most: f32, (_, weight)| most.max(*weight));
        f64::from((most / TELLING_PLACE).min(1.0))
    }

    /// Whether the words of another one name a place of this one.
    fn is_named_by(&self, other: &Self) -> bool {
        let is_said = |x: &u32| other.stems.iter().any(|(stem, _)| stem == x);
        self.place_stems.iter().any(is_said)
    }

    /// Whether both name towns, or both regions.
    fn differ(&self, other: &Self) -> bool {
        self.fine()
            .any(|one| other.fine().any(|two| one.reach == two.reach))
    }

    /// Towns and regions.
    fn fine(&self) -> impl Iterator<Item = &At> {
        let places = self.places.iter();
        places.filter(|place| place.reach != Reach::Country)
    }
}

/// Stems by which words name the places of an article.
pub(crate) fn place_stems(article: &Article) -> Vec<u32> {
    let fine = article
        .places
        .iter()
        .filter(|place| place.reach != Reach::Country);
    let names = fine.flat_map(|place| named_by(&place.name.to_lowercase()));
    let long = names.filter(|stem| stem.chars().count() >= NAMING);
    long.map(|stem| hash(&stem)).collect()
}

/// Letters from which the stem of a place is told from other words.
const NAMING: usize = 4;

/// Stems by which words name a place: its own, and those of adjectives of short names: «тверской», «тульский».
fn named_by(name: &str) -> BTreeSet<String> {
    let own = stem(name);
    let adjectives = lists().adjectives();
    let named: BTreeSet<String> = adjectives
        .map(|ending| stem(&format!("{own}{ending}")))
        .collect();
    named.into_iter().chain([own]).collect()
}
