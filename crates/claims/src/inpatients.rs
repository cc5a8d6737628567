//! Who lies in hospital is one of the injured, who lives in a shelter one of the evacuated: both are counted apart where
//! an article counts both.

use crate::scope::are_disputed;
use crate::sources::Entry;
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{CountedAs, Measure, Modality};

/// Statements of an article: of those who lie in hospital, and of other injured.
type Told<'a> = (Vec<&'a Statement>, Vec<&'a Statement>);

/// Statements of one kind and article that are compared.
const COMPARED: usize = 16;

/// Leaves those apart of whom it is said that they lie in hospital or live in a shelter: where no article counts them
/// beside others, or another one counts as many injured or evacuated, all are those.
pub(crate) fn tell_apart(entries: &mut [Entry]) {
    for deed in [CountedAs::Injured, CountedAs::Evacuated] {
        tell_apart_of(deed, entries);
    }
}

fn tell_apart_of(deed: CountedAs, entries: &mut [Entry]) {
    let mut told: BTreeMap<&str, Told<'_>> = BTreeMap::new();
    let of_deed = |x: &Entry| x.statement.counted_as == Some(deed);
    let holds = |x: &&Entry| of_deed(x) && holds(&x.statement);
    let injured = entries.iter().filter(holds);
    for Entry { article, statement } in injured {
        let (inpatients, others) = told.entry(&article.key).or_default();
        let statements = match statement.cues.is_inpatient {
            true => inpatients,
            false => others,
        };
        if statements.len() < COMPARED {
            statements.push(statement);
        }
    }
    let are_told = told.values().any(are_apart);
    let others = told.values().flat_map(|(_, others)| others);
    let injured: BTreeSet<u64> = others.filter_map(|x| x.number.center()).collect();
    let is_one = |entry: &Entry| {
        let is_alone = told.get(&*entry.article.key).is_none_or(|x| x.1.is_empty());
        let number = entry.statement.number.center();
        is_alone && number.is_some_and(|number| injured.contains(&number))
    };
    let stays = |entry: &Entry| !of_deed(entry) || are_told && !is_one(entry);
    // Whom a number of the same article holds is told as a part of that, where none tells of them alone.
    let is_held = |entry: &Entry| {
        entry.statement.measure == Measure::Total && entry.statement.part_of.is_some()
    };
    let is_inpatient = |entry: &Entry| entry.statement.cues.is_inpatient;
    let is_alone = |x: &Entry| of_deed(x) && is_inpatient(x) && !is_held(x);
    let are_alone = entries.iter().any(is_alone);
    let is_part = |entry: &Entry| of_deed(entry) && is_held(entry) && !are_alone;
    let are_inpatients: Vec<bool> = entries
        .iter()
        .map(|entry| is_inpatient(entry) && stays(entry) && !is_part(entry))
        .collect();
    for (entry, is_inpatient) in entries.iter_mut().zip(are_inpatients) {
        entry.statement.cues.is_inpatient = is_inpatient;
    }
}

/// Whether an article counts fewer who lie in hospital than others, and nobody disputes that.
fn are_apart((inpatients, others): &Told<'_>) -> bool {
    let is_less = |one: &Statement, other: &Statement| {
        one.number.center() < other.number.center() && !are_disputed(one, other)
    };
    inpatients
        .iter()
        .any(|one| others.iter().any(|other| is_less(one, other)))
}

fn holds(statement: &Statement) -> bool {
    statement.modality == Modality::Reported
        && !statement.takes_back()
        && (statement.cues.is_inpatient || !statement.cues.stays)
}
