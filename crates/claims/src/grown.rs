//! Whether a larger number has grown out of a smaller one, or come of a plan.

use crate::nouns::{ELIDED, PEOPLE, nouns};
use crate::pair::{Pair, names};
use crate::statement::Reach;
use svodka_record::{Bound, CountedAs};

/// How many times a number may grow in one step where no words say that it grows.
const TIMES_GROWN: u64 = 20;
/// The same of a group that no list has, where an event reaches many places.
const TIMES_OF_GROUP: u64 = 5;
/// Days in which it does.
const APART_GROWN: i32 = 7;
const APART_LONG: i32 = 14;
/// Days in which two tell of one time that people have gathered again.
const APART_AGAIN: i32 = 3;
/// Days between that for which something is planned and that on which it is told what came of it.
const APART_PLANNED: i32 = 2;

impl Pair<'_> {
    /// Whether a plan of one undertaking or named event is compared with what came of it.
    pub(crate) fn may_be_reached(&self) -> bool {
        let is_side_disputing = self.new.statement.is_side && self.new.statement.cues.disputes;
        !self.is_of_one_article
            && !is_side_disputing
            && self.is_of_one_thing()
            && (self.new.statement.campaign.is_some()
                || self.is_named_event()
                || self.is_of_planned_day()
                || self.is_same_group() && self.is_close())
    }

    /// Whether neither number is twice the other.
    fn is_close(&self) -> bool {
        let numbers = self.one.number.center().zip(self.other.number.center());
        numbers.is_some_and(|(one, other)| one.max(other) < one.min(other).saturating_mul(2))
    }

    /// Whether the plan is one for the day on which the number is told.
    pub(crate) fn is_of_planned_day(&self) -> bool {
        let time = &self.old.statement.time;
        let days = time.day.zip(self.new.article.day);
        let is_near = days.is_some_and(|(planned, told)| (told - planned).abs() <= APART_PLANNED);
        let (old, new) = (&self.old.statement, &self.new.statement);
        let are_people = [&*old.group, &*new.group]
            .iter()
            .any(|group| [PEOPLE, ELIDED].contains(group));
        let is_one = old.group == new.group || are_people;
        time.is_ahead && is_near && !old.is_toll() && !new.is_toll() && is_one
    }

    pub(crate) fn has_grown(&self, before: u64, after: u64) -> bool {
        let is_told_so = self.new.statement.cues.grows;
        let is_step = !self.is_of_one_article || is_told_so;
        let is_near = is_told_so || after <= before.saturating_mul(TIMES_GROWN);
        // «Несколько» says no number that another could be larger than.
        let is_vague = [self.one, self.other]
            .iter()
            .any(|x| x.number.bound == Bound::Vague);
        !is_vague
            && self.is_comparable()
            && is_step
            && is_near
            && (is_told_so || self.may_grow(before, after))
    }

    /// Whether such a number grows while it is told: that of a campaign, of victims of these days, of people at large
    /// where an event reaches many places, and of one group where both articles name the event.
    fn may_grow(&self, before: u64, after: u64) -> bool {
        let (old, new) = (&self.old, &self.new);
        if new.statement.campaign.is_some() {
            return true;
        }
        if old.statement.cues.is_enrolled && new.statement.cues.is_enrolled {
            return true;
        }
        let gathers = new.statement.counted_as == Some(CountedAs::Participant);
        let is_same_time = old.statement.cues.is_again && self.gap() <= APART_AGAIN;
        if gathers && new.statement.cues.is_again && !is_same_time {
            return false;
        }
        let are_wide = old.article.is_wide && new.article.is_wide;
        let are_people = || {
            [old, new]
                .iter()
                .all(|x| nouns().is_counted(&x.statement.group))
        };
        if are_wide {
            let is_near = after <= before.saturating_mul(TIMES_OF_GROUP);
            return are_people() || is_near && (self.is_same_group() || self.are_those_of_event());
        }
        let is_one_group = old.statement.group == new.statement.group;
        // Some of the injured die after days, and work goes on for weeks.
        let is_long = self.is_one_group() || self.is_in_one_place();
        let days = match new.statement.counted_as {
            Some(CountedAs::Killed) => APART_LONG,
            Some(CountedAs::Participant | CountedAs::Staff) if is_long => APART_LONG,
            _ => APART_GROWN,
        };
        let is_grouped = is_one_group && (self.is_named_event() || is_long);
        (new.statement.is_toll() || is_grouped) && self.gap() <= days
    }

    /// Whether one telling word names whom or what both count, and they do the same.
    fn is_same_group(&self) -> bool {
        let (old, new) = (&self.old.statement, &self.new.statement);
        let is_one = old.group == new.group && nouns().is_telling(&new.group);
        self.is_one_group() || is_one && old.counted_as == new.counted_as
    }

    /// Whether people at large take part in an event that both articles name, and those whom a word names do: «85 доноров»,
    /// «327 жителей».
    fn are_those_of_event(&self) -> bool {
        let (old, new) = (&self.old.statement, &self.new.statement);
        let is_people = |group: &str| group == PEOPLE || group == ELIDED;
        let is_one = is_people(&old.group) != is_people(&new.group);
        is_one && self.is_named_event() && old.counted_as == new.counted_as
    }

    /// Whether both numbers are of one town or region.
    fn is_in_one_place(&self) -> bool {
        let places = (&self.old.statement.place, &self.new.statement.place);
        match places {
            (Some(old), Some(new)) => old.reach != Reach::Country && old.at().is_one(&new.at()),
            // Of an article that names the place a number without one is of that.
            (Some(place), None) => place.reach != Reach::Country && names(self.new, place),
            (None, Some(place)) => place.reach != Reach::Country && names(self.old, place),
            (None, None) => false,
        }
    }
}
