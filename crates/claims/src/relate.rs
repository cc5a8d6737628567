//! What a claim is to those before it.

use crate::scope::Scope;
use crate::series::Draft;
use crate::sources::{Entry, tie};
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{CountedAs, Measure, Modality, Relation, SourceTie};

/// How many times the smaller number the larger one may be in a contradiction, or what came of a plan; beyond, two
/// things are counted.
const TIMES: u64 = 6;
/// Days in which a number of dead that falls contradicts the one before.
const APART: i32 = 7;
/// Claims of one level that a claim is compared with.
const COMPARED: usize = 16;

/// Reads claims in their order.
pub(crate) struct Relator<'a> {
    entries: &'a [Entry],
    /// Numbers that an article says hold no more.
    replaced: BTreeSet<(&'a str, u64)>,
    states: BTreeMap<(Scope, Measure), State>,
}

/// What is known of a scope.
#[derive(Default)]
struct State {
    /// Claims of the number that holds: those since it grew last.
    level: Vec<usize>,
    /// The same of what was planned.
    planned: Vec<usize>,
}

impl<'a> Relator<'a> {
    pub(crate) fn new(entries: &'a [Entry]) -> Self {
        let replaced = entries
            .iter()
            .filter(|entry| entry.statement.cues.is_replaced);
        let replaced = replaced
            .filter_map(|entry| Some((&*entry.article.key, entry.statement.number.center()?)));
        Self {
            entries,
            replaced: replaced.collect(),
            states: BTreeMap::new(),
        }
    }

    /// Says what the last of `drafts` is to those before it.
    pub(crate) fn relate(&mut self, drafts: &mut [Draft]) {
        let at = drafts.len() - 1;
        drafts[at].relation = match drafts[at].measure {
            Measure::Increase => self.increase(drafts, at),
            Measure::Decrease | Measure::Other => None,
            Measure::Total | Measure::Part | Measure::Each => self.number(drafts, at),
        };
    }

    /// What has been added says that the whole has grown.
    fn increase(&self, drafts: &[Draft], at: usize) -> Option<(Relation, usize)> {
        let scope = match &drafts[at].scope {
            Scope::Aside => Scope::Whole,
            scope => scope.clone(),
        };
        let state = self.states.get(&(scope, Measure::Total))?;
        let whole = state.level.last()?;
        (drafts[at].modality == Modality::Reported).then_some((Relation::Grew, *whole))
    }

    fn number(&mut self, drafts: &[Draft], at: usize) -> Option<(Relation, usize)> {
        let draft = &drafts[at];
        match draft.modality {
            Modality::Denied => return None,
            _ if draft.scope == Scope::Aside => return self.narrower(drafts, at),
            _ => {}
        }
        let key = (draft.scope.clone(), draft.measure);
        let is_first = self
            .states
            .get(&key)
            .is_none_or(|x| x.level.is_empty() && x.planned.is_empty());
        let narrower = if is_first {
            self.narrower(drafts, at)
        } else {
            None
        };
        let judge = Judge {
            entries: self.entries,
            replaced: &self.replaced,
            drafts,
        };
        let state = self.states.entry(key).or_default();
        let found = match draft.modality {
            Modality::Planned | Modality::Possible => {
                let found = judge
                    .in_level(&state.planned, at)
                    .filter(|_| state.level.is_empty());
                keep(&mut state.planned, found, at);
                found
            }
            _ => {
                let found = if state.level.is_empty() {
                    judge.reached(&state.planned, at)
                } else {
                    judge.in_level(&state.level, at)
                };
                keep(&mut state.level, found, at);
                found
            }
        };
        found.or(narrower)
    }

    /// A part is compared with the last whole that holds it.
    fn narrower(&self, drafts: &[Draft], at: usize) -> Option<(Relation, usize)> {
        let draft = &drafts[at];
        if draft.scope == Scope::Whole || self.first(draft).cues.is_replaced {
            return None;
        }
        let state = self.states.get(&(Scope::Whole, Measure::Total))?;
        let is_planned = draft.modality != Modality::Reported;
        let wholes = if is_planned {
            &state.planned
        } else {
            &state.level
        };
        let part = &self.entries[draft.entries[0]];
        // What an article says beside its whole is a part of that, where a campaign or a word for it shows the two
        // to be of one kind.
        let is_near = |whole: &Draft| {
            let is_own = || {
                whole
                    .entries
                    .iter()
                    .any(|at| self.entries[*at].article.key == part.article.key)
            };
            draft.scope != Scope::Aside
                || part.statement.cues.is_narrow
                || part.statement.campaign.is_some()
                    && (is_own() || part.statement.time.stated.is_some())
        };
        let holds = |whole: &&usize| {
            let whole = &drafts[**whole];
            whole.number.center() > draft.number.center() && is_near(whole)
        };
        let whole = wholes.iter().rev().take(COMPARED).find(holds)?;
        Some((Relation::Narrower, *whole))
    }

    fn first(&self, draft: &Draft) -> &Statement {
        &self.entries[draft.entries[0]].statement
    }
}

/// A number that has grown, or replaces another, begins a new level.
fn keep(level: &mut Vec<usize>, found: Option<(Relation, usize)>, at: usize) {
    if matches!(found, Some((Relation::Grew | Relation::Corrected, _))) {
        level.clear();
    }
    level.push(at);
    if level.len() > COMPARED {
        level.remove(0);
    }
}

/// What two claims are compared with.
struct Judge<'a> {
    entries: &'a [Entry],
    replaced: &'a BTreeSet<(&'a str, u64)>,
    drafts: &'a [Draft],
}

impl Judge<'_> {
    fn in_level(&self, level: &[usize], at: usize) -> Option<(Relation, usize)> {
        let number = &self.drafts[at].number;
        let latest = level.iter().rev();
        if let Some(same) = latest
            .clone()
            .find(|other| self.drafts[**other].number == *number)
        {
            return Some((Relation::Same, *same));
        }
        if let Some(rounded) = latest
            .clone()
            .find(|other| self.drafts[**other].number.rounds(number))
        {
            return Some((Relation::Rounded, *rounded));
        }
        let last = *level.last()?;
        self.pair(last, at)
            .relation()
            .map(|relation| (relation, last))
    }

    /// The last plan that a reported number may have come of.
    fn reached(&self, planned: &[usize], at: usize) -> Option<(Relation, usize)> {
        let plan = *planned.last()?;
        let pair = self.pair(plan, at);
        let (before, after) = (pair.one.number.center()?, pair.other.number.center()?);
        let is_near = before.max(after) <= before.min(after).saturating_mul(TIMES);
        let may_be = is_near && pair.is_cumulative() && !pair.is_of_one_article();
        may_be.then_some((Relation::PlannedThenReported, plan))
    }

    fn pair(&self, one: usize, other: usize) -> Pair<'_> {
        let (one, other) = (&self.drafts[one], &self.drafts[other]);
        let (old, new) = (self.voice(one), self.voice(other));
        let is_replaced = one
            .number
            .center()
            .is_some_and(|number| self.replaced.contains(&(&*new.article.key, number)));
        Pair {
            one,
            other,
            old,
            new,
            is_replaced,
        }
    }

    /// The first entry that names who says it, else the first.
    fn voice(&self, draft: &Draft) -> &Entry {
        let entries = draft.entries.iter().map(|at| &self.entries[*at]);
        let first = &self.entries[draft.entries[0]];
        entries
            .take(COMPARED)
            .find(|entry| entry.statement.speaker.is_some())
            .unwrap_or(first)
    }
}

/// A claim and one after it, with other numbers.
struct Pair<'a> {
    one: &'a Draft,
    other: &'a Draft,
    old: &'a Entry,
    new: &'a Entry,
    /// Whether the article of the new number says that the old one holds no more.
    is_replaced: bool,
}

impl Pair<'_> {
    fn relation(&self) -> Option<Relation> {
        let (before, after) = (self.one.number.center()?, self.other.number.center()?);
        let is_reported =
            self.other.modality == Modality::Reported && self.other.measure == Measure::Total;
        if self.is_replaced {
            return Some(if after > before && !self.new.statement.cues.corrects {
                Relation::Grew
            } else {
                Relation::Corrected
            });
        }
        if is_reported && self.contradicts(before, after) {
            return Some(Relation::Contradicts);
        }
        if after > before {
            let is_one_kind =
                self.is_cumulative() || self.old.statement.noun == self.new.statement.noun;
            let has_grown =
                is_one_kind && (!self.is_of_one_article() || self.new.statement.cues.grows);
            return has_grown.then_some(Relation::Grew);
        }
        let is_replacing = self.one.number.excludes(&self.other.number) && self.is_cumulative();
        let is_corrected =
            is_replacing && (self.new.statement.cues.corrects || self.is_one_source());
        is_corrected.then_some(Relation::Corrected)
    }

    fn is_of_one_article(&self) -> bool {
        self.old.article.key == self.new.article.key
    }

    /// Whether such a number never falls.
    fn is_cumulative(&self) -> bool {
        self.new.statement.campaign.is_some() || self.new.statement.is_toll()
    }

    fn is_one_source(&self) -> bool {
        tie(self.old, self.new).is_some()
    }

    fn contradicts(&self, before: u64, after: u64) -> bool {
        let is_near = before.max(after) <= before.min(after).saturating_mul(TIMES);
        is_near
            && self.is_cumulative()
            && self.one.modality == Modality::Reported
            && self.one.number.excludes(&self.other.number)
            && !self.new.statement.cues.corrects
            && !(after > before && self.new.statement.cues.grows)
            && (self.is_of_one_time() || self.falls(before, after))
            && self.are_two_voices()
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

    /// Whether two who are named say so, or one says both in two articles.
    fn are_two_voices(&self) -> bool {
        let are_named =
            self.old.statement.speaker.is_some() && self.new.statement.speaker.is_some();
        are_named && matches!(tie(self.old, self.new), None | Some(SourceTie::Speaker))
    }
}
