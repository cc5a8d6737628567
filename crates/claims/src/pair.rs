//! Two claims with other numbers: growth, correction, contradiction, or nothing that follows.

use crate::evidence::is_one_place;
use crate::series::Draft;
use crate::sources::{Entry, tie};
use crate::statement::{Place, Statement};
use svodka_record::{Bound, CountedAs, Measure, Modality, Relation, SourceTie};

/// How many times the smaller number the larger one may be in a contradiction; beyond, two things are counted.
const TIMES: u64 = 6;
/// The same where one says that the other is wrong, or stands against it.
const TIMES_DISPUTED: u64 = 50;
/// How many times a number may grow in one step where no words say that it grows.
const TIMES_GROWN: u64 = 20;
/// Days in which a number of dead that falls contradicts the one before.
const APART: i32 = 7;
/// Days in which a larger number may dispute one.
const APART_DISPUTED: i32 = 2;
/// Days in which a site replaces its own number without saying so.
const APART_CORRECTED: i32 = 60;

/// A claim and one after it, with other numbers.
pub(crate) struct Pair<'a> {
    pub(crate) one: &'a Draft,
    pub(crate) other: &'a Draft,
    pub(crate) old: &'a Entry,
    pub(crate) new: &'a Entry,
    /// Whether the article of the new number says that the old one holds no more.
    pub(crate) is_replaced: bool,
    /// Whether the article of the new number denies the old one.
    pub(crate) is_denied: bool,
}

impl Pair<'_> {
    pub(crate) fn relation(&self) -> Option<Relation> {
        let (before, after) = (self.one.number.center()?, self.other.number.center()?);
        if self.is_denied {
            return Some(self.denial());
        }
        let cues = self.new.statement.cues;
        if self.is_replaced {
            return Some(match after > before && !cues.corrects {
                _ if cues.disputes && !cues.corrects && self.are_independent() => {
                    Relation::Contradicts
                }
                true => Relation::Grew,
                false => Relation::Corrected,
            });
        }
        if self.is_elsewhere() {
            return None;
        }
        if self.contradicts(before, after) {
            return Some(Relation::Contradicts);
        }
        if after > before {
            return self.has_grown(before, after).then_some(Relation::Grew);
        }
        let is_replacing = self.one.number.excludes(&self.other.number) && self.is_cumulative();
        let is_corrected = is_replacing
            && !self.are_of_two_years()
            && (cues.corrects || self.is_one_source() && self.gap() <= APART_CORRECTED);
        is_corrected.then_some(Relation::Corrected)
    }

    /// What the denial of a number is to a claim of it.
    pub(crate) fn denial(&self) -> Relation {
        let cues = self.new.statement.cues;
        let is_mended = cues.corrects && !cues.disputes;
        if self.are_independent() && !is_mended {
            Relation::Contradicts
        } else {
            Relation::Corrected
        }
    }

    pub(crate) fn is_of_one_article(&self) -> bool {
        self.old.article.key == self.new.article.key
    }

    /// Whether such a number never falls.
    fn is_cumulative(&self) -> bool {
        self.new.statement.campaign.is_some() || self.new.statement.is_toll()
    }

    /// Whether both count the people of one undertaking or event: such as something has befallen, such as are called by
    /// one noun, or of what both articles name.
    pub(crate) fn is_comparable(&self) -> bool {
        let (old, new) = (&self.old.article.kinds, &self.new.article.kinds);
        self.is_cumulative()
            || self.old.statement.group == self.new.statement.group
            || old.iter().any(|kind| new.contains(kind))
    }

    fn is_one_source(&self) -> bool {
        tie(self.old, self.new).is_some()
    }

    /// Whether one does not repeat the other; who is named speaks for himself on the site of another, too.
    fn are_independent(&self) -> bool {
        match tie(self.old, self.new) {
            None => true,
            Some(SourceTie::Site | SourceTie::Article) => self.is_said_by_another(),
            Some(_) => false,
        }
    }

    fn is_said_by_another(&self) -> bool {
        self.old.statement.voice() != self.new.statement.voice()
    }

    fn gap(&self) -> i32 {
        match (self.old.article.day, self.new.article.day) {
            (Some(old), Some(new)) => new.saturating_sub(old).saturating_abs(),
            _ => i32::MAX,
        }
    }

    /// Whether each is of a year that the text states, and not of one.
    fn are_of_two_years(&self) -> bool {
        let years = (self.old.statement.time.year, self.new.statement.time.year);
        matches!(years, (Some(old), Some(new)) if old != new)
    }

    /// Whether the numbers of what reaches many places are not of one place.
    fn is_elsewhere(&self) -> bool {
        let is_wide = |entry: &Entry| entry.statement.campaign.is_none() && entry.article.is_wide;
        if !is_wide(self.old) || !is_wide(self.new) {
            return false;
        }
        let places = (&self.old.statement.place, &self.new.statement.place);
        match places {
            (Some(old), Some(new)) => !is_one_place(old.at(), new.at()),
            (Some(place), None) => !may_be_of(self.new, place),
            (None, Some(place)) => !may_be_of(self.old, place),
            (None, None) => false,
        }
    }

    fn has_grown(&self, before: u64, after: u64) -> bool {
        let is_told_so = self.new.statement.cues.grows;
        let is_step = !self.is_of_one_article() || is_told_so;
        let is_near = is_told_so || after <= before.saturating_mul(TIMES_GROWN);
        self.is_comparable() && is_step && is_near
    }

    fn contradicts(&self, before: u64, after: u64) -> bool {
        let (old, new) = (self.old.statement.cues, self.new.statement.cues);
        let is_within = |times| before.max(after) <= before.min(after).saturating_mul(times);
        let is_growing = after > before && new.grows;
        let is_vague = |x: &Draft| x.number.bound == Bound::Vague;
        let is_disputed = new.disputes || old.disputes && self.gap() == 0;
        let are_wholes = (self.other.modality == Modality::Reported || new.disputes)
            && self.one.modality == self.other.modality
            && self.other.measure == Measure::Total
            && self.is_comparable()
            && !self.are_of_two_years()
            && !is_vague(self.one)
            && !is_vague(self.other)
            && (!new.corrects || new.disputes);
        if !are_wholes {
            return false;
        }
        let excludes = self.one.number.excludes(&self.other.number);
        if is_disputed && !is_growing && is_within(TIMES_DISPUTED) {
            // «Вдвое больше» than «более трёх тысяч» is another number, though both may be true.
            let differ = before.max(after) / 3 >= before.min(after) / 2;
            return (excludes || differ) && self.is_disputed(before, after);
        }
        let times = if self.are_two_sides() {
            TIMES_DISPUTED
        } else {
            TIMES
        };
        excludes
            && is_within(times)
            && !is_growing
            && (self.are_two_sides()
                || (self.is_of_one_time() || self.falls(before, after)) && self.are_two_voices())
    }

    /// Whether somebody else says it at nearly the same time, against the other.
    fn is_disputed(&self, before: u64, after: u64) -> bool {
        let days = if after > before {
            APART_DISPUTED
        } else {
            APART
        };
        let is_named = self.old.statement.voice().is_some() || self.new.statement.voice().is_some();
        let is_said_so = is_named || self.new.statement.cues.disputes;
        is_said_so && self.gap() <= days && self.are_independent()
    }

    /// Whether both hold for one time: of a toll it must be stated, it grows while it is told.
    fn is_of_one_time(&self) -> bool {
        let is_stated =
            self.old.statement.time.stated.is_some() && self.new.statement.time.stated.is_some();
        let (old, new) = (self.old.statement.time.day, self.new.statement.time.day);
        old.is_some() && old == new && (is_stated || !self.new.statement.is_toll())
    }

    /// Whether the dead have become fewer.
    fn falls(&self, before: u64, after: u64) -> bool {
        let is_near = self
            .one
            .day
            .zip(self.other.day)
            .is_some_and(|(one, other)| other - one <= APART);
        after < before
            && is_near
            && self.new.statement.counted_as == Some(CountedAs::Killed)
            && !self.is_one_source()
    }

    /// Whether an office says one on the day of the other, and somebody who stands against it the other.
    fn are_two_sides(&self) -> bool {
        let (old, new) = (&self.old.statement, &self.new.statement);
        let is_office = |x: &Statement| !x.is_side && x.voice().is_some();
        let are_two = old.is_side && is_office(new) || new.is_side && is_office(old);
        let days = if new.is_toll() { 0 } else { APART_DISPUTED };
        are_two && self.gap() <= days && self.are_independent()
    }

    /// Whether two who are named say so, or one says both in two articles.
    fn are_two_voices(&self) -> bool {
        let are_named =
            self.old.statement.voice().is_some() && self.new.statement.voice().is_some();
        are_named && matches!(tie(self.old, self.new), None | Some(SourceTie::Speaker))
    }
}

/// Whether a number without a place may be one of `place`: the article names it, or no other place as large.
fn may_be_of(entry: &Entry, place: &Place) -> bool {
    let mut places = entry.article.places.iter();
    let is_named = places
        .clone()
        .any(|other| is_one_place(other.at(), place.at()));
    is_named || places.all(|other| other.reach != place.reach)
}
