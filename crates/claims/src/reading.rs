//! A figure of a record, read with all that its article says.

use crate::bounds::stated;
use crate::cue::CueSet;
use crate::names::{named, normal, of_campaign, place_of};
use crate::offices::Offices;
use crate::same::Same;
use crate::sentence::Sentences;
use crate::statement::{Number, Place, Reach, Statement, Undertaking, is_toll};
use crate::time::{day_of, time_of};
use crate::towns::home;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Date, Figure, Id, Measure, PlaceKind, Record, Scope, Unit};
use xxhash_rust::xxh3::xxh3_64;

/// Numbers before a number among which the last of its sentence is looked for.
const COMPARED: usize = 16;
/// Letters from which equal words are copied.
const COPIED: usize = 30;

/// A figure is read with these at hand.
pub(crate) struct Reading<'a> {
    pub(crate) record: &'a Record,
    pub(crate) sentences: &'a Sentences,
    /// The day of publication.
    pub(crate) day: Option<i32>,
    /// The town that the article is about.
    pub(crate) home: Option<Place>,
    /// Which figures state the same quantity.
    pub(crate) same: Same<'a>,
    /// Where offices are named.
    pub(crate) offices: Offices,
    dates: BTreeMap<Id, &'a Date>,
    /// The place of an article that names no other, looked for where a figure has none.
    only_place: OnceCell<Option<OnlyPlace<'a>>>,
    /// Whether refugees are told of, asked where somebody arrives.
    pub(crate) refugees: OnceCell<bool>,
    /// What the clause says of the figure that begins there, which is asked for many times.
    pub(crate) said: Cell<Option<(u32, CueSet)>>,
}

/// The town or region of an article that names no other but in offices.
struct OnlyPlace<'a> {
    place: &'a svodka_record::Place,
    /// The figures of which the record says that they are of it.
    figures: Vec<&'a Figure>,
}

impl<'a> OnlyPlace<'a> {
    fn of(record: &'a Record, offices: &Offices) -> Option<Self> {
        let is_fine = |place: &&svodka_record::Place| {
            matches!(
                place.kind,
                PlaceKind::City | PlaceKind::District | PlaceKind::Region
            ) && !place.mentions.iter().all(|mention| offices.hold(mention))
        };
        let places = || record.places.iter().filter(is_fine);
        let place = places().min_by_key(|place| place_of(place).reach)?;
        let at = place_of(place).at();
        let ids: BTreeSet<Id> = places().map(|place| place.id).collect();
        let is_of_it = |x: &&Figure| x.place.is_some_and(|id| ids.contains(&id));
        let is_only = places().all(|other| at.is_one(&place_of(other).at()));
        is_only.then(|| Self {
            place,
            figures: record.figures.iter().filter(is_of_it).collect(),
        })
    }
}

impl<'a> Reading<'a> {
    pub(crate) fn new(record: &'a Record, sentences: &'a Sentences) -> Self {
        let title = record.article.title.as_deref().unwrap_or_default();
        let title = title.chars().count() as u32;
        let published = record.article.published.as_ref();
        let mut dates = BTreeMap::new();
        for date in &record.dates {
            dates.entry(date.id).or_insert(date);
        }
        Self {
            record,
            sentences,
            day: published.and_then(|x| day_of(x.date.as_deref()?)),
            home: home(record, sentences, title),
            same: Same::new(&record.figures, title),
            offices: Offices::of(record),
            dates,
            only_place: OnceCell::new(),
            refugees: OnceCell::new(),
            said: Cell::new(None),
        }
    }

    /// The date with this id.
    pub(crate) fn date(&self, id: Id) -> Option<&'a Date> {
        self.dates.get(&id).copied()
    }
}

impl Reading<'_> {
    pub(crate) fn statement(&self, x: &Figure) -> Statement {
        let as_of = self.same.chain(x).find_map(|x| x.as_of);
        let date = as_of.and_then(|id| self.date(id));
        let date = date.or_else(|| self.planned_for(x));
        let sentence = self.sentences.around(x.start, x.end);
        let campaign = self.same.chain(x).find_map(|x| x.campaign);
        // A headline names the country, the text the town.
        let places = self.same.chain(x).filter_map(|x| x.place);
        let places = places.filter_map(|id| self.record.places.iter().find(|place| place.id == id));
        let place = places.min_by_key(|place| {
            (
                place_of(place).reach == Reach::Country,
                place.id != x.place.unwrap_or(place.id),
            )
        });
        let place = place.or_else(|| campaign.and_then(|_| self.only_place(x)));
        let time = time_of(date, self.day);
        let voice = self.voice(x);
        let town = self.same.chain(x).find_map(|x| self.town_beside(x));
        Statement {
            is_elsewhere: self.is_elsewhere(x, town.as_ref()),
            town: town.or_else(|| self.home.clone()),
            figure: x.id,
            repeats: x.repeats,
            campaign: campaign.and_then(|id| self.undertaking(id)),
            unit: if self.is_case(x) {
                Unit::Person
            } else {
                x.unit
            },
            noun: x.noun.clone(),
            subject: x.subject.clone(),
            group: self.group(x),
            counted_as: self.deed(x),
            measure: self.measure(x),
            modality: self.modality(x, &time),
            number: self.number(x),
            place: place.map(place_of),
            speaker: self
                .same
                .chain(x)
                .find_map(|x| x.speaker)
                .and_then(|id| named(self.record, id)),
            voice: voice.map(|voice| voice.words.to_owned()),
            is_side: voice.is_some_and(|voice| voice.is_side),
            quote: x.quote.and_then(|id| self.quote(id)),
            time,
            part_of: self.whole(x).map(|whole| whole.id),
            is_of_place: self.is_of_place(x),
            changed_from: self.changed_from(x).map(|from| from.id),
            cues: self.cues(x),
            text: x.text.clone(),
            print: sentence.as_deref().and_then(print),
            sentence,
            start: x.start,
            end: x.end,
            confidence: x.confidence,
        }
    }

    /// The number that says most of those that the article says for this one: a headline rounds what the text counts.
    fn number(&self, x: &Figure) -> Number {
        let own = Number::of(x);
        self.same
            .chain(x)
            .map(Number::of)
            .filter(|other| other.rounds(&own))
            .fold(
                own,
                |best, other| if other.is_fuller(&best) { other } else { best },
            )
    }

    /// As the record has it; what is added to a number of its sentence that counts another deed is a total of its own:
    /// «погиб один, ещё трое ранены».
    fn measure(&self, x: &Figure) -> Measure {
        let other = self.before_in_sentence(x).filter(|other| {
            x.measure == Measure::Increase && is_toll(x.counted_as) && is_toll(other.counted_as)
        });
        match other {
            Some(other) if other.counted_as != x.counted_as => Measure::Total,
            _ => x.measure,
        }
    }

    /// The last number before a number in its sentence.
    pub(crate) fn before_in_sentence(&self, x: &Figure) -> Option<&Figure> {
        let length = self.sentences.before(x.start).chars().count() as u32;
        let figures = &self.record.figures;
        let before = figures.partition_point(|other| other.start < x.start);
        let others = figures[before.saturating_sub(COMPARED)..before].iter();
        let mut others = others.rev().filter(|other| other.end <= x.start);
        let last = others.next()?;
        (last.start >= x.start.saturating_sub(length)).then_some(last)
    }

    fn undertaking(&self, id: Id) -> Option<Undertaking> {
        let campaign = self.record.campaigns.iter().find(|x| x.id == id)?;
        Some(Undertaking {
            named: of_campaign(&campaign.name, campaign.entity.as_ref()),
            edition: campaign.edition.clone(),
            kind: campaign.kind,
            is_wide: matches!(campaign.scope, Some(Scope::International | Scope::National))
                && !Undertaking::is_in_one_place(campaign.kind),
        })
    }

    fn quote(&self, id: Id) -> Option<u64> {
        let quote = self.record.quotes.iter().find(|x| x.id == id)?;
        print(&quote.text)
    }

    /// The town or region of an article that names no other: its campaign is told of from there. Where a smaller number
    /// is said of that place, this one is no number of it.
    fn only_place(&self, x: &Figure) -> Option<&svodka_record::Place> {
        let only = self
            .only_place
            .get_or_init(|| OnlyPlace::of(self.record, &self.offices));
        let only = only.as_ref()?;
        let is_part = |other: &&Figure| {
            (other.unit, other.counted_as) == (x.unit, x.counted_as)
                && stated(other) < stated(x)
                && !self.same.are_one(x, other)
        };
        let is_told = !only.figures.iter().any(is_part);
        is_told.then_some(only.place)
    }
}

/// Hash of words; none for words so short that two may say them.
fn print(words: &str) -> Option<u64> {
    let words = normal(words);
    (words.chars().count() >= COPIED).then(|| xxh3_64(words.as_bytes()))
}
