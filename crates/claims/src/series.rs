//! Statements of one quantity → series of claims in the order of time.

use crate::models::Models;
use crate::relate::{Draft, drafts};
use crate::sets::Sets;
use crate::sources::Entry;
use crate::statement::{Number, Statement};
use crate::time::date_of;
use std::collections::BTreeMap;
use svodka_record::{Bound, CampaignKind, Measure, Modality};

/// Days between two statements from which another edition is meant.
const EDITION: i32 = 200;
/// Numbers of one article or day that a number is compared with.
const COMPARED: usize = 8;

/// A series: its edition, entries in their order, claims of them.
pub(crate) struct Series {
    pub(crate) edition: Option<String>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) drafts: Vec<Draft>,
}

/// The series of what may be one quantity: claims of which the one follows from the other.
pub(crate) fn series(entries: Vec<Entry>, models: &Models) -> Vec<Series> {
    let mut series = Vec::new();
    for (edition, entries) in told(entries) {
        let drafts = drafts(&entries, models);
        series.extend(
            tied(drafts)
                .into_iter()
                .map(|drafts| of_own(&edition, &entries, drafts)),
        );
    }
    series
}

/// Claims with their places among all, in sets that relations tie.
fn tied(drafts: Vec<Draft>) -> Vec<Vec<(usize, Draft)>> {
    let mut sets = Sets::new(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        for told in &draft.told {
            sets.join(at, told.to);
        }
    }
    let mut tied: BTreeMap<usize, Vec<(usize, Draft)>> = BTreeMap::new();
    for (at, draft) in drafts.into_iter().enumerate() {
        tied.entry(sets.first(at)).or_default().push((at, draft));
    }
    tied.into_values().collect()
}

/// The series of claims that know each other by their places among all; it has entries of its own.
fn of_own(edition: &Option<String>, entries: &[Entry], drafts: Vec<(usize, Draft)>) -> Series {
    let places: BTreeMap<usize, usize> = drafts
        .iter()
        .enumerate()
        .map(|(at, (own, _))| (*own, at))
        .collect();
    let mut series = Series {
        edition: edition.clone(),
        entries: Vec::new(),
        drafts: Vec::new(),
    };
    for (_, mut draft) in drafts {
        let first = series.entries.len();
        series
            .entries
            .extend(draft.entries.iter().map(|at| entries[*at].clone()));
        draft.entries = (first..series.entries.len()).collect();
        for told in &mut draft.told {
            told.to = places.get(&told.to).copied().unwrap_or(told.to);
        }
        series.drafts.push(draft);
    }
    series
}

/// The entries of each edition, in the order in which they were told.
pub(crate) fn told(entries: Vec<Entry>) -> Vec<(Option<String>, Vec<Entry>)> {
    let editions = editions(entries).into_iter();
    let sorted = editions.map(|(edition, mut entries)| {
        make_exact(&mut entries);
        let correcting = correcting(&entries);
        let counted = counted(&entries);
        let mut order: Vec<usize> = (0..entries.len()).collect();
        let rank = |at: usize| rank(&entries[at], &correcting, counted[at]);
        order.sort_by(|a, b| rank(*a).cmp(&rank(*b)));
        let sorted = order.into_iter().map(|at| entries[at].clone());
        (edition, sorted.collect())
    });
    sorted.collect()
}

/// Numbers of an article of which one rounds the other are one number, unless they are of two places: that which says most; what the words say of
/// one they say of it, and who says one says it.
fn make_exact(entries: &mut [Entry]) {
    let mut said: BTreeMap<(String, Measure, Modality), Vec<Statement>> = BTreeMap::new();
    let key = |entry: &Entry| {
        let statement = &entry.statement;
        (
            entry.article.key.clone(),
            statement.measure,
            statement.modality,
        )
    };
    for entry in &*entries {
        let statements = said.entry(key(entry)).or_default();
        if statements.len() < COMPARED {
            statements.push(entry.statement.clone());
        }
    }
    for statements in said.values_mut() {
        statements.sort_by_key(|statement| statement.start);
    }
    for entry in entries {
        let own = entry.statement.number;
        let statements = said.get(&key(entry)).into_iter().flatten();
        let place = entry.statement.place.clone();
        let is_beside = |other: &Statement| {
            let places = place.as_ref().zip(other.place.as_ref());
            places.is_none_or(|(own, other)| own.reach != other.reach || own.is_one(other))
        };
        let rounded = statements.filter(|other| other.number.rounds(&own) && is_beside(other));
        // «Около трёх тысяч» are the 3100 of the one who counted them, not the 2800 of another.
        let far = |other: &Number| other.center().zip(own.center()).map(|(a, b)| a.abs_diff(b));
        let is_exact =
            |other: &&Statement| other.number.bound == Bound::Exact && other.number != own;
        let exact = rounded.clone().filter(is_exact);
        let exact = exact.min_by_key(|other| (far(&other.number), other.start));
        let exact = exact.map_or(own, |other| other.number);
        let is_meant = |other: &&Statement| other.number == exact || !is_exact(other);
        for other in rounded.filter(is_meant) {
            let statement = &mut entry.statement;
            if other.number.is_fuller(&statement.number) {
                statement.number = other.number;
            }
            statement.cues.is_narrow |= other.cues.is_narrow;
            statement.cues.corrects |= other.cues.corrects;
            statement.cues.disputes |= other.cues.disputes;
            statement.cues.grows |= other.cues.grows;
            statement.speaker = statement.speaker.take().or_else(|| other.speaker.clone());
            statement.voice = statement.voice.take().or_else(|| other.voice.clone());
            statement.is_side |= other.is_side;
        }
    }
}

/// The order in which statements are read: what was known first stands first.
type Rank<'a> = (i32, i32, Option<&'a str>, u8, u64, bool, &'a str, u32);

fn rank<'a>(entry: &'a Entry, correcting: &BTreeMap<String, u8>, number: u64) -> Rank<'a> {
    let statement = &entry.statement;
    (
        entry.day().unwrap_or(i32::MAX),
        entry.article.day.unwrap_or(i32::MAX),
        entry.article.time.as_deref(),
        correcting.get(&entry.article.key).copied().unwrap_or(0),
        // Of a day that numbers grow in the smallest was the first.
        if is_told_while_it_grows(entry) {
            number
        } else {
            0
        },
        // What is rounded stands behind what it rounds.
        statement.number.bound != Bound::Exact,
        &entry.article.key,
        statement.start,
    )
}

/// The number of each entry, of one that is rounded that which it rounds, where another article counts it.
fn counted(entries: &[Entry]) -> Vec<u64> {
    let mut exact: BTreeMap<Option<i32>, Vec<Number>> = BTreeMap::new();
    for entry in entries
        .iter()
        .filter(|x| x.statement.number.bound == Bound::Exact)
    {
        let numbers = exact.entry(entry.article.day).or_default();
        if numbers.len() < COMPARED {
            numbers.push(entry.statement.number);
        }
    }
    let of = |entry: &Entry| {
        let own = entry.statement.number;
        let mut exact = exact.get(&entry.article.day).into_iter().flatten();
        let rounded = exact
            .find(|x| own.bound != Bound::Exact && !entry.statement.is_toll() && x.rounds(&own));
        rounded.unwrap_or(&own).center().unwrap_or(0)
    };
    entries.iter().map(of).collect()
}

/// Whether such people are counted all day long: victims, voters, the vaccinated.
fn is_told_while_it_grows(entry: &Entry) -> bool {
    let statement = &entry.statement;
    statement.is_toll() || statement.campaign.is_none() && entry.article.is_wide
}

/// Articles that dispute a number, and those that replace or deny one: they know of what others said on that day.
fn correcting(entries: &[Entry]) -> BTreeMap<String, u8> {
    let mut known = BTreeMap::new();
    for entry in entries {
        let cues = entry.statement.cues;
        let is_denying = entry.statement.modality == Modality::Denied;
        let rank = if cues.is_replaced || is_denying || cues.corrects && !cues.grows {
            2
        } else {
            u8::from(cues.disputes)
        };
        let most = known.entry(entry.article.key.clone()).or_default();
        *most = rank.max(*most);
    }
    known
}

/// Entries by edition: as stated, else by the gaps between them where the campaign is held again and again.
fn editions(mut entries: Vec<Entry>) -> Vec<(Option<String>, Vec<Entry>)> {
    entries.sort_by_key(|entry| entry.statement.time.day.unwrap_or(i32::MAX));
    let mut split: BTreeMap<(Option<String>, u32), Vec<Entry>> = BTreeMap::new();
    let mut turn = 0;
    let mut last: Option<(i32, Option<String>)> = None;
    for entry in entries {
        let stated = edition_of(&entry.statement);
        if let (Some((day, _)), Some(now)) = (&last, entry.statement.time.day)
            && now.saturating_sub(*day) >= EDITION
            && is_held_again(&entry.statement)
            && !is_of_year(&entry.statement, *day)
        {
            turn += 1;
            last = None;
        }
        let known = last.as_ref().and_then(|(_, edition)| edition.clone());
        let edition = stated.or(known.filter(|edition| !is_of_another_year(&entry, edition)));
        if let Some(day) = entry.statement.time.day {
            last = Some((day, edition.clone()));
        }
        split.entry((edition, turn)).or_default().push(entry);
    }
    // What states no edition is of the only one stated at that time that may be of its year.
    let mut stated: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (edition, turn) in split.keys() {
        let editions = stated.entry(*turn).or_default();
        editions.extend(edition.clone());
    }
    let only = |turn: u32, entry: &Entry| {
        let editions = stated.get(&turn).into_iter().flatten();
        let mut editions = editions.filter(|edition| !is_of_another_year(entry, edition));
        editions
            .next()
            .filter(|_| editions.next().is_none())
            .cloned()
    };
    let mut whole: BTreeMap<(Option<String>, u32), Vec<Entry>> = BTreeMap::new();
    for ((edition, turn), entries) in split {
        for entry in entries {
            let edition = edition.clone().or_else(|| only(turn, &entry));
            whole.entry((edition, turn)).or_default().push(entry);
        }
    }
    whole
        .into_iter()
        .map(|((edition, _), entries)| (edition, entries))
        .collect()
}

/// Whether an edition is that of a year, and a number is told of another one.
fn is_of_another_year(entry: &Entry, edition: &str) -> bool {
    let day = entry.statement.time.day.and_then(date_of);
    let year = day.as_deref().and_then(|date| date.get(..4));
    let is_year = edition.len() == 4 && edition.bytes().all(|byte| byte.is_ascii_digit());
    is_year && year.is_some_and(|year| year != edition)
}

/// Whether a number is that of the year of a day.
fn is_of_year(statement: &Statement, day: i32) -> bool {
    let year = date_of(day).and_then(|date| date.get(..4)?.parse().ok());
    statement.time.year.is_some() && statement.time.year == year
}

fn edition_of(statement: &Statement) -> Option<String> {
    let campaign = statement.campaign.as_ref()?;
    let year = || {
        statement
            .time
            .year
            .filter(|_| is_held_again(statement))
            .map(|year| year.to_string())
    };
    campaign.edition.clone().or_else(year)
}

fn is_held_again(statement: &Statement) -> bool {
    statement.campaign.as_ref().is_some_and(|campaign| {
        !matches!(
            campaign.kind,
            CampaignKind::Project
                | CampaignKind::Program
                | CampaignKind::Movement
                | CampaignKind::Initiative
        )
    })
}
