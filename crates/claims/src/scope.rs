//! Of what a number is the whole: everything, a place, or nothing that other numbers are compared with.

use crate::lists::stem;
use crate::parts::names;
use crate::sources::Entry;
use crate::statement::{Place, Reach, Statement, Undertaking};
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
    /// What of it belongs to a group of people.
    Part(String),
    /// A day, or what the article says beside the whole.
    Aside,
}

/// How many times a part the whole is, at least, to show that the place of the part divides it.
const TIMES: f64 = 2.0;
/// The same of what is held in one place: two may count it so differently.
const TIMES_IN_ONE_PLACE: f64 = 6.0;

/// Letters from which a stem names a place.
const TELLING: usize = 4;

/// How many times the smaller number the larger one may be where one says that the other is wrong.
const TIMES_DISPUTED: u64 = 50;
/// Number of a part from which the same one is no chance.
const TELLING_PART: u64 = 20;

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
    let numbers: Vec<(i32, u64)> = numbers
        .filter_map(|entry| {
            let day = entry.article.day.unwrap_or(i32::MAX);
            Some((day, entry.statement.number.center()?))
        })
        .collect();
    let parts = parts_by_number(entries);
    let mut scopes: Vec<Scope> = entries
        .iter()
        .map(
            |entry| match (kind_of(entry, &parts), &entry.statement.place) {
                (Some(kind), _) => Scope::Part(kind.to_owned()),
                (None, place) => match place {
                    _ if entry.statement.cues.is_narrow && is_exceeded(entry, &numbers) => {
                        Scope::Aside
                    }
                    _ if is_of_a_day(entry, &wholes) => Scope::Aside,
                    Some(place) if dividing.contains(&*place.key) => {
                        Scope::Place(place.key.clone())
                    }
                    _ => Scope::Whole,
                },
            },
        )
        .collect();
    set_aside(entries, &mut scopes);
    scopes
}

/// Parts by their numbers: of which kind they are, and in which article.
type Parts<'a> = BTreeMap<u64, (&'a str, &'a str)>;

/// Numbers that one article alone tells as parts, from which the same one is no chance.
fn parts_by_number(entries: &[Entry]) -> Parts<'_> {
    let mut parts = Parts::new();
    for entry in entries {
        let statement = &entry.statement;
        if let Some(kind) = &statement.kind
            && let Some(number) = statement
                .number
                .value
                .filter(|number| *number >= TELLING_PART)
        {
            parts.entry(number).or_insert((kind, &entry.article.key));
        }
    }
    parts
}

/// Whom a part counts; what one article tells as a part another tells alone.
fn kind_of<'a>(entry: &'a Entry, parts: &Parts<'a>) -> Option<&'a str> {
    let statement = &entry.statement;
    let own = statement.kind.as_deref();
    own.or_else(|| {
        let (kind, article) = parts.get(&statement.number.value?)?;
        (*article != entry.article.key && statement.measure == Measure::Total).then_some(*kind)
    })
}

/// Whether the article that states a number does not take it back at once.
fn holds(entry: &&Entry) -> bool {
    !entry.statement.takes_back()
}

/// Whether a number stands beside one that may be its whole. The first day of a campaign is the whole as long as no
/// more is told; what happens to people is counted anew each day.
fn is_exceeded(entry: &Entry, numbers: &[(i32, u64)]) -> bool {
    let statement = &entry.statement;
    let is_first = statement.campaign.is_some() || statement.cues.is_of_first_day;
    let told = entry.article.day.unwrap_or(i32::MAX);
    let own = entry.statement.number.center();
    let mut known = numbers.iter().filter(|(day, _)| !is_first || *day <= told);
    known.any(|(_, number)| own < Some(*number))
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
    let mut largest: BTreeMap<&str, (u64, &Place)> = BTreeMap::new();
    for (place, entry) in placed(entries) {
        let number = entry.statement.number.center().unwrap_or(0);
        let (most, _) = largest.entry(&place.key).or_insert((0, place));
        *most = number.max(*most);
    }
    let is_wide = entries
        .iter()
        .any(|x| x.statement.campaign.as_ref().is_some_and(|x| x.is_wide));
    let are_countries = largest
        .values()
        .filter(|(_, place)| place.reach == Reach::Country)
        .count()
        > 1;
    let is_divided = |(most, place): &(u64, &Place)| match place.reach {
        // Countries with numbers of their own are compared one by one.
        Reach::Country => are_countries,
        _ => is_wide || wholes.iter().any(|whole| is_whole_of(whole, place, *most)),
    };
    let divided = largest.iter().filter(|(_, x)| is_divided(x));
    let told = entries.iter().filter(|entry| entry.statement.is_of_place);
    let told = told.filter_map(|entry| Some(&*entry.statement.place.as_ref()?.key));
    divided.map(|(place, _)| *place).chain(told).collect()
}

/// Entries with their places; what happens in one point has no places that divide it.
fn placed(entries: &[Entry]) -> impl Iterator<Item = (&Place, &Entry)> {
    entries
        .iter()
        .filter(|entry| entry.statement.campaign.is_some() || entry.article.is_wide)
        .filter_map(|entry| Some((entry.statement.place.as_ref()?, entry)))
        .filter(|(place, _)| place.reach != Reach::Spot)
}

/// Whether an entry counts all of what `most` counts in `place`.
fn is_whole_of(whole: &Entry, place: &Place, most: u64) -> bool {
    let statement = &whole.statement;
    let is_in_one_place = statement
        .campaign
        .as_ref()
        .is_some_and(|campaign| !campaign.is_wide && Undertaking::is_in_one_place(campaign.kind));
    let is_wider = match &statement.place {
        // Guests of what is held in one place come from others.
        Some(other) => other.key != place.key && (is_in_one_place || other.reach > place.reach),
        // The event is where it is: without a place nothing wider is meant.
        None => {
            let is_spread = statement.campaign.is_some() || whole.article.is_wide;
            is_spread && !is_named(whole, place)
        }
    };
    let number = statement.number.center().unwrap_or(0) as f64;
    let times = if is_in_one_place {
        TIMES_IN_ONE_PLACE
    } else {
        TIMES
    };
    is_wider && number >= most as f64 * times
}

/// Whether the article names the place, or the words around the number do: «в омской гимназии».
fn is_named(entry: &Entry, place: &Place) -> bool {
    let is_said = |words: &Option<String>| {
        let words = words.as_deref();
        words.is_some_and(|words| names(words, &place.name))
    };
    let stem = stem(&place.name.to_lowercase());
    let mut places = entry.article.places.iter();
    places.any(|x| x.key == place.key)
        || stem.chars().count() >= TELLING
            && (is_said(&entry.article.title) || is_said(&entry.statement.sentence))
}

/// Numbers from which the same one is no chance that two articles tell.
fn told_again(entries: &[Entry]) -> BTreeSet<u64> {
    let mut first: BTreeMap<u64, &str> = BTreeMap::new();
    let mut again = BTreeSet::new();
    for Entry { article, statement } in entries {
        let number = statement.number.value.filter(|x| *x >= TELLING_PART);
        let Some(number) = number else {
            continue;
        };
        if *first.entry(number).or_insert(&article.key) != article.key {
            again.insert(number);
        }
    }
    again
}

/// Of several numbers that an article states for one scope the largest is the whole; but parts that others tell are parts
/// of their own.
fn set_aside(entries: &[Entry], scopes: &mut [Scope]) {
    let mut main: BTreeMap<(String, Scope, Measure, Modality), Vec<usize>> = BTreeMap::new();
    let again = told_again(entries);
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
        // Each town has a whole of its own.
        let mains = main.entry(key).or_default();
        let is_there = |first: &&mut usize| !entries[**first].statement.is_of_other_town(statement);
        let Some(first) = mains.iter_mut().find(is_there) else {
            mains.extend((mains.len() < WHOLES).then_some(at));
            continue;
        };
        let other = &entries[*first].statement;
        let is_known = |x: &Statement| x.number.value.is_some_and(|x| again.contains(&x));
        let are_parts = matches!(scopes[at], Scope::Part(_));
        if statement.number.rounds(&other.number)
            || are_disputed(other, statement)
            || are_parts && (is_known(other) || is_known(statement))
        {
            continue;
        }
        if statement.number.center() > other.number.center() {
            scopes[*first] = Scope::Aside;
            *first = at;
        } else {
            scopes[at] = Scope::Aside;
        }
    }
}

/// Whether an article tells what one says against another.
pub(crate) fn are_disputed(one: &Statement, other: &Statement) -> bool {
    let (less, more) = match (one.number.center(), other.number.center()) {
        (Some(a), Some(b)) => (a.min(b), a.max(b)),
        _ => return false,
    };
    if one.cues.differs_from_title != other.cues.differs_from_title {
        return more <= less.saturating_mul(TIMES_DISPUTED);
    }
    let are_voices = one.voice().is_some() && other.voice().is_some();
    // What an article counts by itself is no side's.
    let is_counted = || {
        let are_reported = [one, other]
            .iter()
            .all(|x| x.modality == Modality::Reported);
        let has_voice = one.voice().is_some() || other.voice().is_some();
        are_reported && has_voice && one.number.excludes(&other.number)
    };
    let are_two_sides = one.is_side != other.is_side && (are_voices || is_counted());
    (one.cues.disputes || other.cues.disputes || are_two_sides)
        && one.voice() != other.voice()
        && more <= less.saturating_mul(TIMES_DISPUTED)
}
