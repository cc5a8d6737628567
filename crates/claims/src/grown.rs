//! Whether a larger number has grown out of a smaller one, or come of a plan.

use crate::groups::ELIDED;
use crate::lists::{PEOPLE, lists};
use crate::pair::Pair;
use crate::statement::Reach;
use svodka_record::{Bound, CountedAs};

/// How many times a number may grow in one step where no words say that it grows.
const TIMES_GROWN: u64 = 20;
/// Days in which it does.
const APART_GROWN: i32 = 7;
const APART_LONG: i32 = 14;
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
                || self.is_of_planned_day())
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
        !is_vague && self.is_comparable() && is_step && is_near && (is_told_so || self.may_grow())
    }

    /// Whether such a number grows while it is told: that of a campaign, of victims of these days, of people at large
    /// where an event reaches many places, and of one group where both articles name the event.
    fn may_grow(&self) -> bool {
        let (old, new) = (&self.old, &self.new);
        if new.statement.campaign.is_some() {
            return true;
        }
        let are_wide = old.article.is_wide && new.article.is_wide;
        let are_people = || {
            [old, new]
                .iter()
                .all(|x| lists().is_counted(&x.statement.group))
        };
        if are_wide {
            return are_people();
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

    /// Whether both numbers are of one town or region.
    fn is_in_one_place(&self) -> bool {
        let places = (&self.old.statement.place, &self.new.statement.place);
        matches!(places, (Some(old), Some(new)) if old.reach != Reach::Country && old.at().is_one(&new.at()))
    }
}
