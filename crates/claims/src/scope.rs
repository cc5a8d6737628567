//! Of what a number is the whole: everything, a place, or nothing that other numbers are compared with.

use crate::sources::Entry;
use crate::statement::{Reach, Statement, Undertaking};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Measure, Modality};

/// Of what a number is the whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// All that the series counts.
    Whole,
    /// What of it belongs to a place.
    Place(String),
    /// A day, or what the article says beside the whole.
    Aside,
}

/// How many times a part the whole is, at least, to show that the place of the part divides it.
const TIMES: f64 = 2.0;
/// The same of what is held in one place: two may count it so differently.
const TIMES_IN_ONE_PLACE: f64 = 6.0;

/// Largest numbers that may be of the whole.
const WHOLES: usize = 64;

/// The scope of each entry.
pub(crate) fn scopes(entries: &[Entry]) -> Vec<Scope> {
    let mut wholes: Vec<&Entry> = entries
        .iter()
        .filter(|x| x.statement.measure == Measure::Total && !x.statement.cues.is_narrow)
        .filter(holds)
        .collect();
    wholes.sort_by_key(|whole| Reverse(whole.statement.number.center()));
    wholes.truncate(WHOLES);
    let dividing = dividing(entries, &wholes);
    let numbers = entries
        .iter()
        .filter(|entry| !entry.statement.cues.is_narrow)
        .filter(holds);
    let most = numbers
        .filter_map(|entry| entry.statement.number.center())
        .max();
    let mut scopes: Vec<Scope> = entries
        .iter()
        .map(|entry| match &entry.statement.place {
            _ if entry.statement.cues.is_narrow && is_exceeded(entry, most) => Scope::Aside,
            _ if is_of_a_day(entry, &wholes) => Scope::Aside,
            Some(place) if dividing.contains(&*place.key) => Scope::Place(place.key.clone()),
            _ => Scope::Whole,
        })
        .collect();
    set_aside(entries, &mut scopes);
    scopes
}

/// Whether the article that states a number does not take it back at once.
fn holds(entry: &&Entry) -> bool {
    !entry.statement.takes_back()
}

/// Whether a number stands beside one that may be its whole.
fn is_exceeded(entry: &Entry, most: Option<u64>) -> bool {
    entry.statement.number.center() < most
}

/// Whether a number is dated before a larger one that was known when it was told: it is that of the day alone.
fn is_of_a_day(entry: &Entry, wholes: &[&Entry]) -> bool {
    let statement = &entry.statement;
    let is_dated = statement.campaign.is_some()
        && statement.time.stated.is_some()
        && statement.time.year.is_none();
    is_dated
        && !wholes.iter().any(|whole| {
            is_told_before(whole, entry) && whole.statement.number.rounds(&statement.number)
        })
        && wholes.iter().any(|whole| {
            let is_known = whole.statement.modality == Modality::Reported;
            let is_larger = is_known && whole.statement.number.center() > statement.number.center();
            is_larger && is_told_before(whole, entry) && whole.day() > entry.day()
        })
}

/// Whether another article had told it by the day of this one.
fn is_told_before(whole: &Entry, entry: &Entry) -> bool {
    whole.article.key != entry.article.key && whole.article.day <= entry.article.day
}

/// Places that hold a part of what the series counts.
fn dividing<'a>(entries: &'a [Entry], wholes: &[&Entry]) -> BTreeSet<&'a str> {
    let mut largest: BTreeMap<&str, u64> = BTreeMap::new();
    let mut reaches: BTreeMap<&str, Reach> = BTreeMap::new();
    for (place, entry) in placed(entries) {
        let number = entry.statement.number.center().unwrap_or(0);
        let most = largest.entry(place).or_default();
        *most = number.max(*most);
        reaches.insert(
            place,
            entry
                .statement
                .place
                .as_ref()
                .map_or(Reach::Town, |x| x.reach),
        );
    }
    let is_wide = entries
        .iter()
        .any(|x| x.statement.campaign.as_ref().is_some_and(|x| x.is_wide));
    let is_divided = |(place, most): (&&str, &u64)| {
        let reach = reaches[place];
        reach != Reach::Country
            && (is_wide
                || wholes
                    .iter()
                    .any(|whole| is_whole_of(whole, place, reach, *most)))
            || reach == Reach::Country && is_beside_another(place, &reaches)
    };
    largest
        .iter()
        .filter(|x| is_divided(*x))
        .map(|(place, _)| *place)
        .collect()
}

/// Entries with their places; what happens in one point has no places that divide it.
fn placed(entries: &[Entry]) -> impl Iterator<Item = (&str, &Entry)> {
    entries
        .iter()
        .filter(|entry| entry.statement.campaign.is_some() || entry.article.is_wide)
        .filter_map(|entry| Some((&*entry.statement.place.as_ref()?.key, entry)))
}

/// Countries with numbers of their own are compared one by one.
fn is_beside_another(place: &str, reaches: &BTreeMap<&str, Reach>) -> bool {
    let mut others = reaches.iter().filter(|(other, _)| **other != place);
    others.any(|(_, reach)| *reach == Reach::Country)
}

/// Whether an entry counts all of what `most` counts in `place`.
fn is_whole_of(whole: &Entry, place: &str, reach: Reach, most: u64) -> bool {
    let statement = &whole.statement;
    let is_wider = match &statement.place {
        Some(other) => other.key != place && other.reach > reach,
        // The event is where it is: without a place nothing wider is meant.
        None => {
            let is_spread = statement.campaign.is_some() || whole.article.is_wide;
            is_spread && !whole.article.places.iter().any(|x| x.key == place)
        }
    };
    let number = statement.number.center().unwrap_or(0) as f64;
    let is_in_one_place = statement
        .campaign
        .as_ref()
        .is_some_and(|campaign| !campaign.is_wide && Undertaking::is_in_one_place(campaign.kind));
    let times = if is_in_one_place {
        TIMES_IN_ONE_PLACE
    } else {
        TIMES
    };
    is_wider && number >= most as f64 * times
}

/// Of several numbers that an article states for one scope the largest is the whole.
fn set_aside(entries: &[Entry], scopes: &mut [Scope]) {
    let mut main: BTreeMap<(String, Scope, Measure, Modality), usize> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let statement = &entry.statement;
        if scopes[at] == Scope::Aside
            || !matches!(statement.measure, Measure::Total | Measure::Part)
        {
            continue;
        }
        if statement.cues.is_replaced {
            scopes[at] = Scope::Aside;
            continue;
        }
        let key = (
            entry.article.key.clone(),
            scopes[at].clone(),
            statement.measure,
            statement.modality,
        );
        let Some(first) = main.get(&key).copied() else {
            main.insert(key, at);
            continue;
        };
        let other = &entries[first].statement;
        if statement.number.rounds(&other.number) || are_disputed(other, statement) {
            continue;
        }
        if statement.number.center() > other.number.center() {
            scopes[first] = Scope::Aside;
            main.insert(key, at);
        } else {
            scopes[at] = Scope::Aside;
        }
    }
}

/// Whether an article tells what one says against another.
fn are_disputed(one: &Statement, other: &Statement) -> bool {
    (one.cues.disputes || other.cues.disputes) && one.voice() != other.voice()
}
