//! Of which claim before it a claim is the same, rounded, grown, corrected or denied.

use crate::pair::Pair;
use crate::series::Draft;
use crate::sources::Entry;
use crate::statement::Number;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Bound, Relation};

/// How many times a plan what came of it may be, or the other way round; beyond, two things are counted.
const TIMES: u64 = 10;
/// Entries of a claim among which who says it is looked for.
const COMPARED: usize = 16;

/// What two claims are compared with.
pub(crate) struct Judge<'a> {
    pub(crate) entries: &'a [Entry],
    pub(crate) replaced: &'a BTreeSet<(&'a str, u64)>,
    pub(crate) denied: &'a BTreeMap<&'a str, Vec<Number>>,
    pub(crate) drafts: &'a [Draft],
}

impl Judge<'_> {
    pub(crate) fn in_level(&self, level: &[usize], at: usize) -> Option<(Relation, usize)> {
        let number = &self.drafts[at].number;
        let may_be = |other: &&usize| self.pair(**other, at).is_of_one_thing();
        let level: Vec<usize> = level.iter().filter(may_be).copied().collect();
        let is_no_chance = |other: &usize| {
            self.pair(*other, at)
                .is_no_chance(number.center().unwrap_or(0))
        };
        if let Some(same) = level
            .iter()
            .rev()
            .find(|other| self.drafts[**other].number == *number)
            .filter(|other| is_no_chance(other))
        {
            return Some((Relation::Same, *same));
        }
        if let Some(rounded) = self.rounded(&level, number).filter(is_no_chance) {
            // What an article takes back it replaces, whatever else its own number rounds.
            let is_taken_back = |other: &&usize| {
                let pair = self.pair(**other, at);
                pair.is_replaced || pair.is_denied
            };
            let old = level.iter().rev().find(is_taken_back);
            let replaced = old.and_then(|old| Some((self.pair(*old, at).relation()?, *old)));
            return replaced.or(Some((Relation::Rounded, rounded)));
        }
        let last = self.own_side(&level, at).or(level.last().copied())?;
        let related = |to: usize| {
            let relation = self.pair(to, at).relation()?;
            let exact = self.exact(to);
            let counted = &self.drafts[exact].number;
            let told = match relation {
                Relation::Grew if counted.center() < number.center() => exact,
                Relation::Contradicts
                    if counted.excludes(number) && counted.is_fuller(&self.drafts[to].number) =>
                {
                    exact
                }
                _ => to,
            };
            Some((relation, told))
        };
        // What rounds a number says less of it: a correction is one of the number.
        related(last)
            .or_else(|| match self.drafts[last].relation {
                Some((Relation::Rounded, to)) => related(to).filter(|(relation, _)| {
                    matches!(relation, Relation::Corrected | Relation::Contradicts)
                }),
                _ => None,
            })
            .or_else(|| self.of_group(&level, at).and_then(related))
    }

    /// The last claim of who says this one, where the last of all is what another one says against it.
    fn own_side(&self, level: &[usize], at: usize) -> Option<usize> {
        let (last, before) = level.split_last()?;
        let is_disputed = matches!(
            self.drafts[*last].relation,
            Some((Relation::Contradicts, _))
        );
        let voice = |at: usize| self.voice(&self.drafts[at]).statement.voice();
        let own = voice(at).filter(|own| is_disputed && voice(*last) != Some(own))?;
        before
            .iter()
            .rev()
            .copied()
            .find(|other| voice(*other) == Some(own))
    }

    /// The last claim of the group that the words of this one name, where the last of all counts another one.
    fn of_group(&self, level: &[usize], at: usize) -> Option<usize> {
        let (last, before) = level.split_last()?;
        let is_of_group = |other: &usize| self.pair(*other, at).is_one_group();
        let mut before = before.iter().rev().copied();
        before.find(is_of_group).filter(|_| !is_of_group(last))
    }

    /// A claim, or that of which it says less: a number grows from the one that was counted.
    fn exact(&self, at: usize) -> usize {
        match self.drafts[at].relation {
            Some((Relation::Rounded, to)) if self.drafts[to].number.bound == Bound::Exact => to,
            _ => at,
        }
    }

    /// The nearest number of those that one rounds the other, an exact one before all.
    fn rounded(&self, level: &[usize], number: &Number) -> Option<usize> {
        let said = |at: usize| &self.drafts[at].number;
        let far = |at: usize| {
            said(at)
                .center()
                .zip(number.center())
                .map(|(a, b)| a.abs_diff(b))
        };
        let rounded = level.iter().copied().filter(|at| said(*at).rounds(number));
        rounded.min_by_key(|at| (said(*at).bound != Bound::Exact, far(*at), Reverse(*at)))
    }

    /// The last plan that a reported number may have come of.
    pub(crate) fn reached(&self, planned: &[usize], at: usize) -> Option<(Relation, usize)> {
        let mut planned = planned.iter().rev().copied();
        let plan = planned.find(|plan| self.may_be_reached(*plan, at))?;
        Some((Relation::PlannedThenReported, plan))
    }

    fn may_be_reached(&self, plan: usize, at: usize) -> bool {
        let pair = self.pair(plan, at);
        let numbers = pair.one.number.center().zip(pair.other.number.center());
        let is_near = numbers.is_some_and(|(before, after)| {
            before.max(after) <= before.min(after).saturating_mul(TIMES)
        });
        let is_one = pair.is_comparable() || pair.is_of_planned_day();
        is_near && is_one && pair.may_be_reached()
    }

    pub(crate) fn pair(&self, one_at: usize, other_at: usize) -> Pair<'_> {
        let (one, other) = (&self.drafts[one_at], &self.drafts[other_at]);
        let (old, new) = (self.voice(one), self.voice(other));
        let denied = self.denied.get(&*new.article.key);
        let denied = denied.map(Vec::as_slice).unwrap_or_default();
        let is_among = |numbers: &BTreeSet<(&str, u64)>| {
            let number = one.number.center();
            number.is_some_and(|number| numbers.contains(&(&*new.article.key, number)))
        };
        Pair {
            one,
            other,
            old,
            new,
            is_replaced: is_among(self.replaced),
            is_denied: denied.iter().any(|x| x.center() == one.number.center()),
            denies_other: !denied.is_empty() && !denied.iter().any(|x| x.rounds(&one.number)),
            is_of_one_article: self.share_article(one_at, other_at),
            is_one_present: self.is_present(one) == self.is_present(other),
        }
    }

    /// Whether those are counted who were there.
    fn is_present(&self, draft: &Draft) -> bool {
        let mut entries = draft.entries.iter().take(COMPARED);
        entries.any(|at| self.entries[*at].statement.cues.is_present)
    }

    /// Whether one article states both.
    fn share_article(&self, one: usize, other: usize) -> bool {
        let keys = |at: usize| {
            let entries = self.drafts[at].entries.iter();
            entries.map(|at| &self.entries[*at].article.key)
        };
        keys(one).any(|key| keys(other).any(|other| key == other))
    }

    /// The first entry that names who says it, else the first.
    fn voice(&self, draft: &Draft) -> &Entry {
        let entries = draft.entries.iter().map(|at| &self.entries[*at]);
        let first = &self.entries[draft.entries[0]];
        entries
            .take(COMPARED)
            .find(|entry| entry.statement.voice().is_some())
            .unwrap_or(first)
    }
}
