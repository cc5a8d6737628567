//! Numbers of a month or a year are those of it alone, and are compared with what was planned before it was over.

use crate::nouns::{ELIDED, PEOPLE};
use crate::sources::Entry;
use crate::statement::Statement;
use std::collections::BTreeMap;
use svodka_record::{Measure, Modality};

/// How many times a plan what came of it may be, or the other way round.
const TIMES: u64 = 3;
/// Numbers from which nearly the same one is no chance, and days in which it is told again.
const TELLING: u64 = 1000;
const APART: i32 = 4;
/// Plans and periods that are compared.
const COMPARED: usize = 64;

/// Entries by the period that the text states.
pub(crate) fn by_period(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let reported = |entry: &&Entry| {
        let statement = &entry.statement;
        period(statement).is_some() && statement.modality == Modality::Reported
    };
    let reported: Vec<Entry> = entries
        .iter()
        .filter(reported)
        .take(COMPARED)
        .cloned()
        .collect();
    let mut periods: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let now: Vec<Entry> = entries
        .iter()
        .filter(|x| period(&x.statement).is_none())
        .take(COMPARED)
        .cloned()
        .collect();
    for mut entry in entries {
        if period(&entry.statement).is_some() && now.iter().any(|now| is_told_again(now, &entry)) {
            entry.statement.time.day = entry.article.day;
            periods.entry(String::new()).or_default().push(entry);
            continue;
        }
        let planned = || reported.iter().find(|result| is_plan_of(&entry, result));
        let own = period(&entry.statement).or_else(|| period(&planned()?.statement));
        let own = own.unwrap_or_default().to_owned();
        periods.entry(own).or_default().push(entry);
    }
    periods
}

/// Whether another article says nearly the same of no period.
fn is_told_again(now: &Entry, entry: &Entry) -> bool {
    let (one, other) = (&now.statement, &entry.statement);
    let days = now.article.day.zip(entry.article.day);
    now.article.key != entry.article.key
        && days.is_some_and(|(one, other)| (one - other).abs() <= APART)
        && one.counted_as == other.counted_as
        && one.modality == other.modality
        && other.number.center() >= Some(TELLING)
        && one.number.rounds(&other.number)
}

/// The period of a number that is of no campaign, which has editions.
fn period(statement: &Statement) -> Option<&str> {
    let period = statement.time.period.as_deref();
    period.filter(|_| statement.campaign.is_none())
}

/// Whether an entry states what is planned of that whose number for a period another one reports: of one telling group,
/// before the period was over.
fn is_plan_of(plan: &Entry, result: &Entry) -> bool {
    let (before, after) = (&plan.statement, &result.statement);
    let days = plan.article.day.zip(after.time.day);
    let numbers = before.number.center().zip(after.number.center());
    let is_near =
        numbers.is_some_and(|(one, other)| one.max(other) <= one.min(other).saturating_mul(TIMES));
    before.modality == Modality::Planned
        && before.measure == Measure::Total
        && period(before).is_none()
        && ![PEOPLE, ELIDED].contains(&&*before.group)
        && before.group == after.group
        && days.is_some_and(|(told, last)| told <= last)
        && is_near
}
