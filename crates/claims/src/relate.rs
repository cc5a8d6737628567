//! What a claim is to those before it.

use crate::judge::Judge;
use crate::scope::Scope;
use crate::series::Draft;
use crate::sources::Entry;
use crate::statement::{Number, Statement};
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Bound, Measure, Modality, Relation};

/// Claims of one level that a claim is compared with.
const COMPARED: usize = 16;

/// Reads claims in their order.
pub(crate) struct Relator<'a> {
    entries: &'a [Entry],
    /// Numbers that an article says hold no more, and those it denies.
    replaced: BTreeSet<(&'a str, u64)>,
    denied: BTreeMap<&'a str, Vec<Number>>,
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
        let numbers = |is_meant: fn(&Statement) -> bool| {
            entries
                .iter()
                .filter(move |entry| is_meant(&entry.statement))
                .filter_map(|entry| Some((&*entry.article.key, entry.statement.number.center()?)))
        };
        Self {
            entries,
            replaced: numbers(|x| x.cues.is_replaced).collect(),
            denied: denied(entries),
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
        let judge = self.judge(drafts);
        let may_grow = |whole: &&usize| {
            let pair = judge.pair(**whole, at);
            pair.is_of_one_thing() && !pair.is_of_one_article
        };
        let whole = state.level.iter().rev().find(may_grow)?;
        let is_new = drafts[at].modality == Modality::Reported
            && !drafts[at]
                .entries
                .iter()
                .any(|x| self.entries[*x].statement.cues.is_addend);
        is_new.then_some((Relation::Grew, *whole))
    }

    fn judge<'b>(&'b self, drafts: &'b [Draft]) -> Judge<'b> {
        Judge {
            entries: self.entries,
            replaced: &self.replaced,
            denied: &self.denied,
            drafts,
        }
    }

    fn number(&mut self, drafts: &[Draft], at: usize) -> Option<(Relation, usize)> {
        let draft = &drafts[at];
        match draft.modality {
            Modality::Denied => return self.denial(drafts, at),
            _ if draft.scope == Scope::Aside => return self.narrower(drafts, at),
            _ => {}
        }
        let key = (draft.scope.clone(), level_measure(draft));
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
            denied: &self.denied,
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
                // Nothing may have come of the plan yet, whatever else was told.
                let mut of_one = state.level.iter();
                let is_open = of_one.all(|x| {
                    drafts[*x].relation.is_none() || !judge.pair(*x, at).is_of_one_thing()
                });
                let found = judge.in_level(&state.level, at).or_else(|| {
                    let plan = is_open.then(|| judge.reached(&state.planned, at));
                    plan.flatten()
                });
                let is_left = self.entries[draft.entries[0]].statement.cues.stays;
                if found.is_some() || state.level.is_empty() || !is_left {
                    keep(&mut state.level, found, at);
                }
                found
            }
        };
        found.or(narrower)
    }

    /// What is denied is compared with the last claim of it.
    fn denial(&self, drafts: &[Draft], at: usize) -> Option<(Relation, usize)> {
        let number = &drafts[at].number;
        let levels = self.states.values().flat_map(|state| &state.level);
        let claimed = levels
            .filter(|other| drafts[**other].number.rounds(number))
            .max()?;
        let judge = self.judge(drafts);
        Some((judge.pair(*claimed, at).denial(), *claimed))
    }

    /// A part is compared with the last whole that holds it.
    fn narrower(&self, drafts: &[Draft], at: usize) -> Option<(Relation, usize)> {
        let draft = &drafts[at];
        let is_of_group = matches!(draft.scope, Scope::Part(_));
        if draft.scope == Scope::Whole || is_of_group || self.first(draft).cues.is_replaced {
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
            let is_own = || self.is_beside(part, whole);
            draft.scope != Scope::Aside
                || part.statement.cues.is_narrow
                || part.statement.campaign.is_some()
                    && (is_own() || part.statement.time.stated.is_some())
        };
        let holds = |whole: &&usize| {
            let whole = &drafts[**whole];
            let is_larger = whole.number.center() > draft.number.center();
            is_larger && whole.number.bound != Bound::Vague && is_near(whole)
        };
        let judge = self.judge(drafts);
        let is_one = |whole: &&usize| judge.pair(**whole, at).holds_people();
        let whole = wholes.iter().rev().take(COMPARED).filter(holds);
        let whole = whole.filter(is_one);
        // That of its own article, else of wholes that are one number that which is not rounded.
        let whole = whole.min_by_key(|at| {
            let whole = &drafts[**at];
            (
                !self.is_beside(part, whole),
                whole.number.bound != Bound::Exact,
            )
        })?;
        // A place that only a headline names may be that of the office that speaks against them.
        let pair = judge.pair(*whole, at);
        if pair.are_at_odds() {
            return Some((Relation::Contradicts, *whole));
        }
        let (number, counted) = (&draft.number, &drafts[*whole].number);
        let is_rounded = number.bound != Bound::Exact && counted.rounds(number);
        if is_rounded && !pair.is_of_one_article {
            return Some((Relation::Rounded, *whole));
        }
        Some((Relation::Narrower, *whole))
    }

    /// What of a campaign was told of a place or a day before its whole is a part of the first whole told after it.
    pub(crate) fn relate_parts(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let part = &drafts[at];
            let first = self.first(part);
            let is_of_day = part.scope == Scope::Aside && first.cues.is_narrow;
            let is_part = is_of_day || matches!(part.scope, Scope::Place(_));
            if part.relation.is_some() || !is_part || first.campaign.is_none() {
                continue;
            }
            let is_whole = |whole: &Draft| {
                whole.scope == Scope::Whole
                    && whole.measure == Measure::Total
                    && whole.modality == part.modality
                    && whole.number.bound != Bound::Vague
                    && whole.number.center() > part.number.center()
            };
            let end = drafts.len().min(at + 1 + COMPARED);
            let whole = (at + 1..end).find(|whole| is_whole(&drafts[*whole]));
            drafts[at].relation = whole.map(|whole| (Relation::Narrower, whole));
        }
    }

    /// What has been added is a part of the number that its article states as the sum, where nothing else is known that it
    /// was added to.
    pub(crate) fn relate_added(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let added = &drafts[at];
            let is_added = added.measure == Measure::Increase && added.relation.is_none();
            if !is_added || added.modality != Modality::Reported {
                continue;
            }
            let entry = &self.entries[added.entries[0]];
            let holds = |whole: &&usize| {
                let whole = &drafts[**whole];
                whole.measure == Measure::Total
                    && whole.modality == Modality::Reported
                    && whole.number.bound != Bound::Vague
                    && whole.number.center() > added.number.center()
                    && self.is_beside(entry, whole)
            };
            let near: Vec<usize> =
                (at.saturating_sub(COMPARED)..drafts.len().min(at + COMPARED)).collect();
            let whole = near.iter().find(holds).copied();
            drafts[at].relation = whole.map(|whole| (Relation::Narrower, whole));
        }
    }

    /// Whether the article of `part` states the whole, too.
    fn is_beside(&self, part: &Entry, whole: &Draft) -> bool {
        let mut entries = whole.entries.iter().map(|at| &self.entries[*at]);
        entries.any(|entry| entry.article.key == part.article.key)
    }

    fn first(&self, draft: &Draft) -> &Statement {
        &self.entries[draft.entries[0]].statement
    }
}

/// Numbers that each article denies.
fn denied(entries: &[Entry]) -> BTreeMap<&str, Vec<Number>> {
    let mut denied: BTreeMap<&str, Vec<Number>> = BTreeMap::new();
    for entry in entries {
        if entry.statement.modality == Modality::Denied {
            let numbers = denied.entry(&entry.article.key).or_default();
            if numbers.len() < COMPARED {
                numbers.push(entry.statement.number);
            }
        }
    }
    denied
}

/// What of a place is a part for one article is the total for another.
fn level_measure(draft: &Draft) -> Measure {
    match (&draft.scope, draft.measure) {
        (Scope::Place(_) | Scope::Part(_), Measure::Part) => Measure::Total,
        (_, measure) => measure,
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
