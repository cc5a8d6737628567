//! Numbers that count some of those whom another number of their article counts: «из них 30 детей».

use crate::bounds::stated;
use crate::cue::Cue;
use crate::lists::{lists, stem};
use crate::names::{is_of_word, place_of};
use crate::nouns::{PEOPLE, nouns};
use crate::reading::Reading;
use crate::statement::Place;
use svodka_record::{CountedAs, Figure, Measure, Unit};

/// Numbers before and behind a number that may hold it.
const COMPARED: usize = 64;
/// Code points between a number without a place and one of a place that it holds, at most.
const NEAR: u32 = 150;

impl Reading<'_> {
    /// The number that holds a part, or what belongs to a place: the last larger one before it, else the first behind it
    /// in its sentence.
    pub(crate) fn whole(&self, x: &Figure) -> Option<&Figure> {
        match x.measure {
            Measure::Part => self.whole_of_part(x),
            Measure::Total => {
                let beside = || {
                    self.whole_of_left_out(x)
                        .or_else(|| self.whole_of_divided(x))
                        .or_else(|| self.whole_of_staying(x))
                };
                self.whole_of_place(x).or_else(beside)
            }
            _ => None,
        }
    }

    /// The numbers nearest to a number, which is one of them.
    fn beside(&self, x: &Figure) -> &[Figure] {
        let figures = &self.record.figures;
        let at = figures.partition_point(|other| other.start < x.start);
        &figures[at.saturating_sub(COMPARED)..figures.len().min(at + COMPARED)]
    }

    fn whole_of_part(&self, x: &Figure) -> Option<&Figure> {
        let is_whole = |other: &&Figure| {
            other.measure == Measure::Total && other.unit == x.unit && stated(other) > stated(x)
        };
        let length = self.sentences.after(x.end).chars().count() as u32;
        let figures = || self.beside(x).iter().filter(is_whole);
        // «Ранее в Луховицах пострадали четверо»: what another sentence recalls holds none of these.
        let own = self.sentences.around(x.start, x.end);
        let is_recalled = |other: &Figure| {
            let before = self.sentences.small_before(other.start);
            let is_elsewhere = self.sentences.around(other.start, other.end) != own;
            is_elsewhere && lists().frames(&before, Cue::Replaced)
        };
        let before = figures().filter(|other| other.end <= x.start && !is_recalled(other));
        let behind = figures().filter(|other| (x.end..x.end + length).contains(&other.start));
        before
            .max_by_key(|other| other.start)
            .or_else(|| behind.min_by_key(|other| other.start))
    }

    /// Of a number whose sentence names its place the last larger one before it that counts the same in a wider place.
    fn whole_of_place(&self, x: &Figure) -> Option<&Figure> {
        let own = self.own_place(x)?;
        let is_whole = |other: &&Figure| {
            let is_near = || x.start - other.end <= NEAR;
            let is_wider = || match self.place(other) {
                Some(place) => place.reach > own.reach,
                None => x.noun.is_none() && is_near(),
            };
            other.end <= x.start
                && other.measure == Measure::Total
                && (other.unit, other.counted_as, other.modality)
                    == (x.unit, x.counted_as, x.modality)
                && stated(other) > stated(x)
                && is_wider()
        };
        let before = self.beside(x).iter().filter(is_whole);
        before.max_by_key(|other| other.start)
    }

    /// The number right before one that leaves its noun out, or counts children, of whom the same is told: «пострадали 18
    /// человек, трое — в тяжёлом состоянии».
    fn whole_of_left_out(&self, x: &Figure) -> Option<&Figure> {
        let group = x.noun.as_deref().and_then(|noun| nouns().group(noun));
        let is_left_out = x.noun.is_none() && x.subject.is_none();
        let may_be = is_left_out || group.is_some_and(|group| nouns().is_part(group));
        let whole = self
            .before_in_sentence(x)
            .filter(|_| may_be && x.unit == Unit::Person)?;
        let before = self.sentences.small_before(x.start);
        let from = (x.start - whole.end) as usize;
        let between = before.chars().count().saturating_sub(from);
        let between: String = before.chars().skip(between).collect();
        let words = between.trim_matches(|c: char| !c.is_alphanumeric());
        let is_parted = between.trim_start().starts_with([',', '—', '–', ':', ';']);
        let is_told = !matches!(self.deed(x), None | Some(CountedAs::Other));
        let is_whole = is_told
            && whole.measure == Measure::Total
            && whole.unit == x.unit
            && whole.noun.is_some()
            && stated(whole) > stated(x)
            && whole.modality == x.modality
            && (self.deed(whole), whole.as_of) == (self.deed(x), x.as_of)
            && (x.place.is_none() || x.place == whole.place);
        let is_beside = words.is_empty() || lists().begins(words, Cue::Among);
        (is_whole && is_parted && is_beside && !lists().is_instead(&before)).then_some(whole)
    }

    /// The number that a sentence begins to divide, of one that leaves out whom it counts: «из 34 школьников выписаны 29».
    fn whole_of_divided(&self, x: &Figure) -> Option<&Figure> {
        let is_left_out = x.noun.is_none() && x.subject.is_none();
        let whole = self.before_in_sentence(x).filter(|_| is_left_out)?;
        let before = self.sentences.small_before(whole.start);
        let is_divided = lists().adjoins(&before, Cue::Of)
            && whole.noun.is_some()
            && (whole.unit, whole.measure) == (x.unit, Measure::Total)
            && stated(whole) > stated(x);
        is_divided.then_some(whole)
    }

    /// The last larger number before that of those who are still somewhere, or, where they are left out, lie in hospital:
    /// «госпитализировали 43 ребёнка. В реанимации остаются девять».
    fn whole_of_staying(&self, x: &Figure) -> Option<&Figure> {
        let lies = || x.noun.is_none() && self.clause_says(x, Cue::Inpatient);
        if x.unit != Unit::Person || !(self.clause_says(x, Cue::Stays) || lies()) {
            return None;
        }
        let is_whole = |other: &&Figure| {
            let group = |x: &Figure| x.noun.as_deref().and_then(|noun| nouns().group(noun));
            let is_one = x.noun.is_none() || x.noun == other.noun || group(x) == Some(PEOPLE);
            other.end <= x.start
                && self.whole_of_divided(other).is_none()
                && x.start - other.end <= NEAR
                && other.measure == Measure::Total
                && (other.unit, other.modality) == (x.unit, x.modality)
                && is_one
                && stated(other) > stated(x)
        };
        self.beside(x)
            .iter()
            .filter(is_whole)
            .max_by_key(|other| other.start)
    }

    /// Whether a number is that of a place that its sentence names, and its whole is not of.
    pub(crate) fn is_of_place(&self, x: &Figure) -> bool {
        let Some(own) = self.own_place(x) else {
            return false;
        };
        match self.whole(x) {
            Some(whole) => self.place(whole).is_none_or(|whole| whole.key != own.key),
            None => x.measure == Measure::Part || self.is_of_most(x),
        }
    }

    /// Whether the place of a number is said to have most: «больше всего заболевших в Алматы — 512».
    fn is_of_most(&self, x: &Figure) -> bool {
        let before = self.sentences.small_before(x.start);
        x.measure == Measure::Total && lists().says(&before, Cue::Most)
    }

    /// The place of a number that its sentence names.
    fn own_place(&self, x: &Figure) -> Option<Place> {
        let sentence = self.sentences.around(x.start, x.end).unwrap_or_default();
        self.place(x).filter(|place| names(&sentence, &place.name))
    }

    fn place(&self, x: &Figure) -> Option<Place> {
        let places = self.record.places.iter();
        places
            .filter(|place| Some(place.id) == x.place)
            .map(place_of)
            .next()
    }
}

/// Whether words name a place, in whatever case.
pub(crate) fn names(words: &str, place: &str) -> bool {
    let words = words.to_lowercase();
    let stem = stem(&place.to_lowercase());
    words
        .split(|c: char| !is_of_word(c))
        .any(|word| word.starts_with(&stem))
}
