//! Two claims with other numbers: growth, correction, contradiction, or nothing that follows.

use crate::evidence::{share, share_root};
use crate::nouns::{ELIDED, PEOPLE, nouns};
use crate::series::Draft;
use crate::sources::{Entry, tie};
use crate::statement::{Place, Reach, Statement};
use svodka_record::{Bound, CountedAs, Measure, Modality, Relation, SourceTie, Unit};

/// How many times the smaller number the larger one may be in a contradiction; beyond, two things are counted.
const TIMES: u64 = 6;
/// The same where one says that the other is wrong, or stands against it.
const TIMES_DISPUTED: u64 = 50;
/// Days in which a number of dead that falls contradicts the one before.
const APART: i32 = 7;
/// Numbers from which the same one is no chance, and days in which a smaller one is none.
const TELLING: u64 = 10;
const APART_SAME: i32 = 3;
/// Days in which a larger number may dispute one.
const APART_DISPUTED: i32 = 2;
/// Days in which a site replaces its own number without saying so.
const APART_CORRECTED: i32 = 7;

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
    /// Whether the article of the new number denies one, and not the old one.
    pub(crate) denies_other: bool,
    /// Whether an article states both.
    pub(crate) is_of_one_article: bool,
    /// Whether both count those who were there, or neither does.
    pub(crate) is_one_present: bool,
}

impl Pair<'_> {
    pub(crate) fn relation(&self) -> Option<Relation> {
        let (before, after) = (self.one.number.center()?, self.other.number.center()?);
        if self.is_denied {
            return Some(self.denial());
        }
        if self.differ_in_one_article() {
            return Some(Relation::Contradicts);
        }
        let cues = self.new.statement.cues;
        if self.is_replaced && self.is_known() {
            return Some(match after > before && !cues.corrects {
                _ if cues.disputes && !cues.corrects && self.are_independent() => {
                    Relation::Contradicts
                }
                true => Relation::Grew,
                false => Relation::Corrected,
            });
        }
        // Those on board are not those who came to help.
        if !self.is_cumulative() && !self.is_one_present {
            return None;
        }
        // Of the injured some have been discharged.
        if after < before && cues.stays && !cues.corrects {
            return None;
        }
        if self.contradicts(before, after) {
            return Some(Relation::Contradicts);
        }
        if after > before && self.names_old(before) {
            return Some(Relation::Corrected);
        }
        if after > before {
            return self.has_grown(before, after).then_some(Relation::Grew);
        }
        let is_replacing = self.one.number.excludes(&self.other.number) && self.is_cumulative();
        let is_corrected = is_replacing
            && !self.are_of_two_years()
            && (cues.corrects || self.is_one_source() && self.is_silent_correction(before, after));
        is_corrected.then_some(Relation::Corrected)
    }

    /// Whether a headline and its text say two numbers that cannot both be true.
    fn differ_in_one_article(&self) -> bool {
        let differs = |x: &Entry| x.statement.cues.differs_from_title;
        self.old.article.key == self.new.article.key
            && differs(self.old) != differs(self.new)
            && self.one.number.excludes(&self.other.number)
    }

    /// Whether a site may have replaced its number without saying so: a much smaller one is a part.
    fn is_silent_correction(&self, before: u64, after: u64) -> bool {
        self.gap() <= APART_CORRECTED && after >= before / 2
    }

    /// Whether the words of the new number say that they correct one, and state the old one beside it.
    fn names_old(&self, old: u64) -> bool {
        let statement = &self.new.statement;
        let sentence = statement.sentence.as_deref().unwrap_or_default();
        let mut numbers = sentence.split(|c: char| !c.is_ascii_digit());
        let cues = statement.cues;
        let is_exact = self.one.number.bound == Bound::Exact;
        let mut is_stated = || numbers.any(|number| number.parse() == Ok(old));
        is_exact && cues.corrects && !cues.grows && !cues.disputes && is_stated()
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

    /// Whether both may count the same people or things in the same place.
    pub(crate) fn is_of_one_thing(&self) -> bool {
        if self.are_of_two_towns() {
            return false;
        }
        if self.new.statement.campaign.is_some() {
            return !self.is_told_elsewhere();
        }
        !self.is_elsewhere() && !self.are_two_groups()
    }

    /// Whether the articles name regions, and no place in common: a campaign is held in many.
    fn is_told_elsewhere(&self) -> bool {
        let (old, new) = (&self.old.article.places, &self.new.article.places);
        let has_region = |places: &[Place]| places.iter().any(|x| x.reach == Reach::Region);
        let is_shared = |place: &Place| place.reach != Reach::Country && names(self.new, place);
        has_region(old) && has_region(new) && !old.iter().any(is_shared)
    }

    /// Whether the new number may count some of those that the old one counts.
    pub(crate) fn holds_people(&self) -> bool {
        let (whole, part) = (&self.old.statement.group, &self.new.statement.group);
        let is_telling = nouns().is_telling(whole);
        self.new.statement.campaign.is_some() || !is_telling || whole == part
    }

    /// Whether two words name whom they count, and not the same; victims have many names, but those of a list are
    /// other people there, too.
    fn are_two_groups(&self) -> bool {
        let (old, new) = (&self.old.statement, &self.new.statement);
        let is_telling = |x: &Statement| nouns().is_telling(&x.group);
        let is_listed = |x: &Statement| nouns().is_group(&x.group);
        is_telling(old)
            && is_telling(new)
            && old.group != new.group
            && (!new.is_toll() || is_listed(old) && is_listed(new))
    }

    /// Whether the same number of both is no chance: it is large, or told for days not far apart.
    pub(crate) fn is_no_chance(&self, number: u64) -> bool {
        let days = self.one.day.zip(self.other.day);
        let is_near = days.is_none_or(|(one, other)| (other - one).abs() <= APART_SAME);
        self.new.statement.campaign.is_some() || number >= TELLING || is_near
    }

    /// Whether such a number never falls.
    fn is_cumulative(&self) -> bool {
        self.new.statement.campaign.is_some() || self.new.statement.is_toll()
    }

    /// Whether both count the people of one undertaking or event: such as something has befallen, such as are called by
    /// one noun, or of what both articles name.
    pub(crate) fn is_comparable(&self) -> bool {
        let groups = [&*self.old.statement.group, &*self.new.statement.group];
        let is_said_to_grow = || {
            let (old, new) = (&self.old.statement, &self.new.statement);
            new.cues.grows && old.counted_as == new.counted_as && groups.contains(&PEOPLE)
        };
        self.is_cumulative()
            || self.is_left_out()
            || groups[0] == groups[1]
            || self.is_named_event()
            || is_said_to_grow()
    }

    /// Whether one leaves out whom it counts.
    fn is_left_out(&self) -> bool {
        [&self.old, &self.new]
            .iter()
            .any(|x| x.statement.group == ELIDED)
    }

    fn is_one_source(&self) -> bool {
        tie(self.old, self.new).is_some()
    }

    /// Whether one does not repeat the other; who is named speaks for himself on the site of another, too.
    fn are_independent(&self) -> bool {
        match tie(self.old, self.new) {
            None => true,
            Some(SourceTie::Site | SourceTie::Article) => self.is_said_by_another(),
            Some(SourceTie::Via) => self.are_named() && self.is_said_by_another(),
            Some(_) => false,
        }
    }

    fn is_said_by_another(&self) -> bool {
        self.old.statement.voice() != self.new.statement.voice()
    }

    pub(crate) fn gap(&self) -> i32 {
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

    /// Whether the numbers of what reaches many places are not of one place, or each states a place of its own.
    fn is_elsewhere(&self) -> bool {
        let is_wide = |entry: &Entry| entry.statement.campaign.is_none() && entry.article.is_wide;
        let are_wide = is_wide(self.old) && is_wide(self.new);
        match (&self.old.statement.place, &self.new.statement.place) {
            (Some(old), Some(new)) if are_wide => {
                let is_country = [old, new].iter().any(|x| x.reach == Reach::Country);
                let is_told = names(self.new, old) || names(self.old, new);
                !(old.at().is_one(&new.at()) || is_country && is_told)
            }
            (Some(old), Some(new)) => {
                let is_told = names(self.new, old) || names(self.old, new);
                let are_known = old.is_known && new.is_known;
                are_known && old.reach == new.reach && !is_told && !share_root(&old.name, &new.name)
            }
            (Some(place), None) if are_wide => !may_be_of(self.new, place),
            (None, Some(place)) if are_wide => !may_be_of(self.old, place),
            _ => false,
        }
    }

    /// Whether it is known of what both numbers are.
    fn is_known(&self) -> bool {
        self.is_cumulative() || self.is_named_event() || self.is_one_group()
    }

    /// Whether one telling word names those who take part in both.
    pub(crate) fn is_one_group(&self) -> bool {
        let (old, new) = (&self.old.statement, &self.new.statement);
        let is_telling = nouns().is_telling(&new.group);
        let acts = |x: &Statement| {
            x.unit != Unit::Person
                || matches!(
                    x.counted_as,
                    Some(CountedAs::Participant | CountedAs::Staff)
                )
        };
        is_telling && old.group == new.group && acts(old) && acts(new)
    }

    /// Whether both articles name one kind of event, or one body or thing by its quoted name.
    pub(crate) fn is_named_event(&self) -> bool {
        let (old, new) = (&self.old.article, &self.new.article);
        share(&old.kinds, &new.kinds) || share(&old.quoted, &new.quoted)
    }

    fn contradicts(&self, before: u64, after: u64) -> bool {
        let (old, new) = (self.old.statement.cues, self.new.statement.cues);
        let is_within = |times| before.max(after) <= before.min(after).saturating_mul(times);
        let is_growing = after > before && new.grows;
        let is_vague = |x: &Draft| x.number.bound == Bound::Vague;
        let is_disputed = (new.disputes && !self.denies_other) || old.disputes && self.gap() == 0;
        let are_wholes = (self.other.modality == Modality::Reported || new.disputes)
            && self.one.modality == self.other.modality
            && self.other.measure == Measure::Total
            && self.is_comparable()
            && !self.are_of_two_years()
            && !is_vague(self.one)
            && !is_vague(self.other)
            && (!new.corrects || new.disputes);
        if !are_wholes || !(self.is_known() || is_disputed || self.are_two_sides()) {
            return false;
        }
        let excludes = self.one.number.excludes(&self.other.number);
        // «Двое» who leave out whom they count may be any.
        let is_left_out = !self.is_cumulative() && self.is_left_out();
        let times = if is_left_out { TIMES } else { TIMES_DISPUTED };
        if is_disputed && !is_growing && is_within(times) {
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

    /// Whether two sides give numbers of one undertaking that cannot both be true.
    pub(crate) fn are_at_odds(&self) -> bool {
        let is_named = |entry: &Entry| {
            let place = entry.statement.place.as_ref();
            let sentence = entry.statement.sentence.as_deref().unwrap_or_default();
            place.is_some_and(|place| crate::parts::names(sentence, &place.name))
        };
        self.are_two_sides()
            && self.one.number.excludes(&self.other.number)
            && self.is_comparable()
            && !is_named(self.new)
            && !is_named(self.old)
    }

    fn are_named(&self) -> bool {
        self.old.statement.voice().is_some() && self.new.statement.voice().is_some()
    }

    /// Whether two who are named say so, or one says both in two articles.
    fn are_two_voices(&self) -> bool {
        self.are_named() && matches!(tie(self.old, self.new), None | Some(SourceTie::Speaker))
    }
}

/// Whether a number without a place may be one of `place`: the article names it, or no other place as large.
fn may_be_of(entry: &Entry, place: &Place) -> bool {
    let mut places = entry.article.places.iter();
    names(entry, place) || places.all(|other| other.reach != place.reach)
}

/// Whether the article names the place.
pub(crate) fn names(entry: &Entry, place: &Place) -> bool {
    let at = place.at();
    let mut places = entry.article.places.iter();
    places.any(|other| other.at().is_one(&at))
}
