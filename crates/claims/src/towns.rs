//! Of which town a number is: of the one that its sentence names nearest before it, else of that of its article.

use crate::cue::Cue;
use crate::names::place_of;
use crate::reading::Reading;
use crate::sentence::Sentences;
use crate::statement::{Place, Reach, Statement, Undertaking};
use svodka_record::{Figure, Measure, PlaceKind, Record};

/// Towns of an article that are looked at.
const LOOKED_AT: usize = 64;

/// The only town that a headline, which ends at `title`, names, else the only one of the first sentence.
pub(crate) fn home(record: &Record, sentences: &Sentences, title: u32) -> Option<Place> {
    let lead = sentences.first_behind(title);
    let only = |start: u32, end: u32| {
        let mut found = towns(record).filter(|place| is_named(place, start, end));
        let first = found.next()?;
        Some(found.next().is_none().then(|| place_of(first)))
    };
    only(0, title).or_else(|| only(title, lead))?
}

fn towns(record: &Record) -> impl Iterator<Item = &svodka_record::Place> {
    let is_town = |place: &&svodka_record::Place| {
        place.kind != PlaceKind::Other && place_of(place).reach == Reach::Town
    };
    record.places.iter().filter(is_town).take(LOOKED_AT)
}

/// Whether a place is named between two code points.
fn is_named(place: &svodka_record::Place, start: u32, end: u32) -> bool {
    place
        .mentions
        .iter()
        .any(|it| (start..end).contains(&it.start))
}

impl Reading<'_> {
    /// The town that the sentence of a number names: as the record has it, else the nearest before it.
    pub(crate) fn town_beside(&self, x: &Figure) -> Option<Place> {
        let stated = x.place.and_then(|id| {
            let places = self.record.places.iter();
            places.filter(|place| place.id == id).map(place_of).next()
        });
        if stated.is_some() {
            return stated.filter(|place| place.reach == Reach::Town);
        }
        let length = self.sentences.before(x.start).chars().count() as u32;
        let begin = x.start.saturating_sub(length);
        let mentions = towns(self.record).filter_map(|place| {
            let before = place.mentions.partition_point(|it| it.start < x.start);
            let beside = place.mentions[..before].iter().rev();
            let mut beside = beside.take_while(|it| it.start >= begin);
            // «По словам акима Костаная» is said of nobody's number.
            let last = beside.find(|it| !self.offices.hold(it))?;
            Some((last.start, place))
        });
        let nearest = mentions.max_by_key(|(at, _)| *at)?;
        Some(place_of(nearest.1))
    }

    /// Whether an article about one town tells a number of another one beside its own: what is told so is no number of
    /// what the article is about. The injured of one town may lie in a hospital of another.
    pub(crate) fn is_elsewhere(&self, x: &Figure, town: Option<&Place>) -> bool {
        let (Some(home), Some(town)) = (&self.home, town) else {
            return false;
        };
        let sentence = self.sentences.around(x.start, x.end).unwrap_or_default();
        // A village may belong to what is told of.
        let is_city = |place: &svodka_record::Place| {
            place.kind == PlaceKind::City && place_of(place).key == town.key
        };
        matches!(x.measure, Measure::Total | Measure::Increase)
            && is_other(home, town)
            && towns(self.record).any(is_city)
            && !crate::parts::names(&sentence, &home.name)
            && self.whole(x).is_none()
            && !self.clause_says(x, Cue::Inpatient)
    }
}

/// Whether both are towns, and not one.
fn is_other(one: &Place, other: &Place) -> bool {
    let are_towns = one.reach == Reach::Town && other.reach == Reach::Town;
    are_towns && !one.is_one(other)
}

impl Statement {
    /// Whether each is of a town, and these are two.
    pub(crate) fn is_of_other_town(&self, other: &Self) -> bool {
        let towns = self.fixed_town().zip(other.fixed_town());
        towns.is_some_and(|(one, other)| is_other(one, other))
    }

    /// Whether each is of a place of one rank, and these are two, so that neither holds the other.
    pub(crate) fn is_of_other_place(&self, other: &Self) -> bool {
        let places = self.fixed(self.place.as_ref());
        let places = places.zip(other.fixed(other.place.as_ref()));
        places.is_some_and(|(one, other)| one.reach == other.reach && !one.is_one(other))
    }

    /// The town of a number that is of no other.
    fn fixed_town(&self) -> Option<&Place> {
        self.fixed(self.town.as_ref())
    }

    /// A place of which a number is and of no other. People to whom something has happened may be moved, and guests come
    /// from other places.
    fn fixed<'a>(&self, place: Option<&'a Place>) -> Option<&'a Place> {
        let campaign = self.campaign.as_ref();
        let is_fixed =
            !self.is_toll() && campaign.is_none_or(|x| !Undertaking::is_in_one_place(x.kind));
        place.filter(|_| is_fixed)
    }
}
