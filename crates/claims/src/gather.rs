//! Record → article with its statements.

use crate::cue::{Cue, CueSet};
use crate::lists::lists;
use crate::names::{countries, named, normal, of_name, place_of, places, spots};
use crate::sentence::Sentences;
use crate::sites::{quoted_names, site, site_spelled, via_spelled};
use crate::statement::{Article, Number, Place, Reach, Statement, Undertaking, is_toll};
use crate::time::{day_of, is_true, time_of};
use crate::towns::home;
use crate::words::{adjectives, stems, words};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{CountedAs, Figure, Id, Measure, PlaceKind, Record, Scope, Unit};
use xxhash_rust::xxh3::xxh3_64;

/// Numbers from which the same one of headline and text is no chance.
const TELLING: u64 = 20;
/// Letters from which equal words are copied.
const COPIED: usize = 30;

/// The article of a record; none where it states no number.
pub(crate) fn gather(record: Record) -> Option<Article> {
    if record.figures.is_empty() {
        return None;
    }
    let sentences = Sentences::new(record.article.text.as_deref().unwrap_or_default());
    let day = record
        .article
        .published
        .as_ref()
        .and_then(|x| day_of(x.date.as_deref()?));
    let mut reading = Reading {
        record: &record,
        sentences: &sentences,
        day,
        home: None,
        said: Cell::new(None),
    };
    reading.home = home(&reading);
    let figures = record.figures.iter();
    let mut statements: Vec<Statement> = figures.map(|x| reading.statement(x)).collect();
    set_periods_beside(&mut statements);
    let places = places(&record);
    let words = words(&record, &sentences, &statements);
    let kinds = lists().events_in(&words);
    // What happens in one point no places divide.
    for statement in statements.iter_mut().filter(|x| x.campaign.is_none()) {
        statement.is_of_place &= kinds.is_wide;
    }
    if !kinds.is_wide {
        set_years_apart(&mut statements);
    }
    let title = record.article.title.as_deref().unwrap_or_default();
    Some(Article {
        says_growth: lists().says(&title.to_lowercase(), Cue::Grows),
        stems: stems(&words, &places),
        adjectives: adjectives(&words),
        quoted: quoted_names(&record, &words),
        kinds: kinds.names.into_iter().map(str::to_owned).collect(),
        often: kinds.often,
        is_wide: kinds.is_wide,
        countries: countries(&record),
        spots: spots(&record),
        prints: prints(&record),
        via: record
            .article
            .via
            .iter()
            .filter_map(|id| named(&record, *id))
            .collect(),
        via_spelled: via_spelled(&record),
        site_spelled: site_spelled(&record),
        site_key: site(&record).map(|site| normal(&site)),
        site: site(&record),
        day,
        time: record
            .article
            .published
            .as_ref()
            .and_then(|x| x.time.clone()),
        untrue_dates: untrue_dates(&record),
        published: record
            .article
            .published
            .map(|x| x.edtf)
            .filter(|edtf| is_true(edtf)),
        record: record.id,
        key: record.article.key,
        url: record.article.url.or(record.source.url),
        title: record.article.title,
        places,
        statements,
        event: String::new(),
    })
}

/// «Пострадали 11 человек. За год в крае пострадали 38»: what befalls people in a year is no number of what has befallen
/// some of them at one time.
fn set_years_apart(statements: &mut [Statement]) {
    let own = statements.iter().filter(|x| !x.cues.is_over_year);
    let deeds: Vec<CountedAs> = own.filter_map(|x| x.counted_as).collect();
    let of_year = statements.iter_mut().filter(|x| x.cues.is_over_year);
    for statement in of_year.filter(|x| x.is_toll() && x.campaign.is_none()) {
        let is_told = |deed: CountedAs| deeds.contains(&deed);
        statement.time.is_elsewhen |= statement.counted_as.is_some_and(is_told);
    }
}

/// The number of a period beside a larger one of the same people is a part of that.
fn set_periods_beside(statements: &mut [Statement]) {
    let mut largest: BTreeMap<(String, Option<CountedAs>), u64> = BTreeMap::new();
    let of = |x: &Statement| (x.noun.clone().unwrap_or_default(), x.counted_as);
    let is_named = |x: &&mut Statement| x.time.period.is_some() && x.noun.is_some();
    for statement in statements.iter().filter(|x| x.time.period.is_none()) {
        let most = largest.entry(of(statement)).or_default();
        *most = statement.number.center().unwrap_or(0).max(*most);
    }
    for statement in statements.iter_mut().filter(is_named) {
        if largest.get(&of(statement)).copied() > statement.number.center() {
            statement.time.period = None;
            statement.cues.is_narrow = true;
        }
    }
}

/// Times of the figures and of publication that are none.
fn untrue_dates(record: &Record) -> Vec<String> {
    let published = record.article.published.iter().map(|x| &x.edtf);
    let dates = record.figures.iter().filter_map(|figure| {
        let date = record
            .dates
            .iter()
            .find(|date| Some(date.id) == figure.as_of)?;
        date.edtf.as_ref()
    });
    let dates: BTreeSet<&String> = published.chain(dates).collect();
    let untrue = dates.into_iter().filter(|edtf| !is_true(edtf));
    untrue.cloned().collect()
}

/// Numbers before a number among which the last of its sentence is looked for.
const COMPARED: usize = 16;

/// Hashes of what near-duplicates share.
fn prints(record: &Record) -> Vec<u64> {
    let article = &record.article;
    let group = article
        .near_duplicate_group
        .as_ref()
        .or(article.duplicate_of.as_ref());
    let group = group.map(|group| xxh3_64(group.as_bytes()));
    let own = xxh3_64(article.text_sha256.as_bytes());
    let id = xxh3_64(record.id.as_bytes());
    group.into_iter().chain([own, id]).collect()
}

/// A figure is read with these at hand.
pub(crate) struct Reading<'a> {
    pub(crate) record: &'a Record,
    pub(crate) sentences: &'a Sentences,
    pub(crate) day: Option<i32>,
    /// The town that the article is about.
    pub(crate) home: Option<Place>,
    /// What the clause says of the figure that begins there, which is asked for many times.
    pub(crate) said: Cell<Option<(u32, CueSet)>>,
}

impl Reading<'_> {
    fn statement(&self, x: &Figure) -> Statement {
        let as_of = self.chain(x).find_map(|x| x.as_of);
        let date = as_of.and_then(|id| self.record.dates.iter().find(|date| date.id == id));
        let date = date.or_else(|| self.planned_for(x));
        let sentence = self.sentences.around(x.start, x.end);
        let campaign = self.chain(x).find_map(|x| x.campaign);
        // A headline names the country, the text the town.
        let places = self.chain(x).filter_map(|x| x.place);
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
        let town = self.chain(x).find_map(|x| self.town_beside(x));
        Statement {
            is_elsewhere: self.is_elsewhere(x, town.as_ref()),
            town: town.or_else(|| self.home.clone()),
            figure: x.id,
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
                .chain(x)
                .find_map(|x| x.speaker)
                .and_then(|id| named(self.record, id)),
            voice: voice.map(|voice| voice.words.to_owned()),
            is_side: voice.is_some_and(|voice| voice.is_side),
            quote: x.quote.and_then(|id| self.quote(id)),
            time,
            part_of: self.whole(x).map(|whole| whole.id),
            is_of_place: self.is_of_place(x),
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
        let own = number_of(x);
        self.chain(x)
            .map(number_of)
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
            named: of_name(&campaign.name, campaign.entity.as_ref()),
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

    /// The figure and those of its record that state the same quantity, the figure first.
    pub(crate) fn chain<'b>(&'b self, x: &'b Figure) -> impl Iterator<Item = &'b Figure> {
        let figures = self.record.figures.iter();
        let heading = figures.filter(|other| self.heads(x, other) || self.heads(other, x));
        self.repeating(x).chain(heading)
    }

    /// The figure and those that repeat it, as the record says.
    pub(crate) fn repeating<'b>(&'b self, x: &'b Figure) -> impl Iterator<Item = &'b Figure> {
        let first = x.repeats.unwrap_or(x.id);
        let is_other = move |other: &&Figure| {
            other.id != x.id && (other.id == first || other.repeats == Some(first))
        };
        std::iter::once(x).chain(self.record.figures.iter().filter(is_other))
    }

    /// Whether a headline says the exact number that the text says of people whom another word names: «700 жамбылцев»,
    /// «700 новобранцев».
    pub(crate) fn heads(&self, title: &Figure, other: &Figure) -> bool {
        let length = self
            .record
            .article
            .title
            .as_deref()
            .map_or(0, |x| x.chars().count());
        let is_title = title.end as usize <= length && other.start as usize >= length;
        let is_same = |x: &Figure| (x.unit, x.value, x.bound, x.measure, x.counted_as);
        is_title
            && title.repeats.is_none()
            && other.repeats.is_none()
            && title.value >= Some(TELLING)
            && is_same(title) == is_same(other)
    }

    /// The town or region of an article that names no other: its campaign is told of from there. Where a smaller number
    /// is said of that place, this one is no number of it.
    fn only_place(&self, x: &Figure) -> Option<&svodka_record::Place> {
        let is_fine = |place: &&svodka_record::Place| {
            matches!(
                place.kind,
                PlaceKind::City | PlaceKind::District | PlaceKind::Region
            )
        };
        let mut places: Vec<_> = self.record.places.iter().filter(is_fine).collect();
        places.sort_by_key(|place| place_of(place).reach);
        let finest = place_of(places.first()?);
        let at = finest.at();
        let is_one = |place: &&svodka_record::Place| at.is_one(&place_of(place).at());
        let of = |x: &Figure| x.value.or(x.min).or(x.max);
        let is_part = |other: &Figure| {
            let is_placed = places.iter().any(|place| Some(place.id) == other.place);
            is_placed
                && (other.unit, other.counted_as) == (x.unit, x.counted_as)
                && of(other) < of(x)
                && self.chain(x).all(|same| same.id != other.id)
        };
        let is_told = places.iter().all(is_one) && !self.record.figures.iter().any(is_part);
        is_told.then(|| places[0])
    }
}

/// Hash of words; none for words so short that two may say them.
fn print(words: &str) -> Option<u64> {
    let words = normal(words);
    (words.chars().count() >= COPIED).then(|| xxh3_64(words.as_bytes()))
}

fn number_of(x: &Figure) -> Number {
    Number {
        value: x.value,
        min: x.min,
        max: x.max,
        bound: x.bound,
    }
}
