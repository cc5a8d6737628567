//! What the people counted do, or what has befallen them: numbers of other deeds are not compared.
//!
//! Articles say one deed by many words, and some of the words are not read: «всего их 38» after «госпитализированы 23».
//! So a number without a telling deed belongs to what has befallen people of the event, where it fits a number of that
//! and its own article counts it no other way; and deeds of those who take part are one, unless an article counts them
//! side by side.

use crate::groups::{ELIDED, is_counted_beside};
use crate::lists::{PEOPLE, lists};
use crate::sources::Entry;
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{CountedAs, Measure};

/// How many times a number may differ from one of the deed that it is taken for.
const TIMES: u64 = 3;
/// Numbers of a deed that a number is compared with.
const COMPARED: usize = 64;
/// Numbers from which the same one is no chance.
const TELLING: u64 = 5;

/// Entries by deed.
pub(crate) fn by_deed(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let befallen = befallen(&entries);
    let merged = merged(&entries);
    let told = told(&entries);
    let acting = acting(&entries);
    let mut parts: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for mut entry in entries {
        let taken = taken_for(&entry, &befallen);
        let deed = TOLLS.into_iter().find(|x| Some(name(Some(*x))) == taken);
        if let Some(deed) = deed.filter(|_| is_sure(&entry.statement, taken.as_ref(), &befallen)) {
            entry.statement.counted_as = Some(deed);
        }
        let deed = taken.unwrap_or_else(|| {
            let own = told_elsewhere(&entry, &told).unwrap_or_else(|| own(&entry.statement));
            let own = match acting.contains(&entry.statement.group) {
                true if own == name(Some(CountedAs::Participant)) => name(Some(CountedAs::Staff)),
                _ => own,
            };
            merged.get(&own).cloned().unwrap_or(own)
        });
        parts.entry(deed).or_default().push(entry);
    }
    parts
}

/// Whether a number is sure to be of the deed that it is taken for: of those helped, or told of that elsewhere.
fn is_sure(statement: &Statement, taken: Option<&String>, befallen: &Befallen) -> bool {
    let told = taken
        .and_then(|deed| befallen.get(deed))
        .into_iter()
        .flatten();
    let mut telling = told.filter(|told| told.number >= TELLING);
    match statement.counted_as {
        Some(CountedAs::Helped) => true,
        None | Some(CountedAs::Other) => {
            telling.any(|told| Some(told.number) == statement.number.center())
        }
        _ => false,
    }
}

/// What may befall people.
const TOLLS: [CountedAs; 5] = [
    CountedAs::Killed,
    CountedAs::Injured,
    CountedAs::Missing,
    CountedAs::Detained,
    CountedAs::Evacuated,
];

fn name(deed: Option<CountedAs>) -> String {
    deed.map(|x| format!("{x:?}")).unwrap_or_default()
}

/// Groups of those who take part for one article and work for another: «16 спасателей», «участвуют 44 спасателя».
fn acting(entries: &[Entry]) -> BTreeSet<String> {
    let groups = |deed: CountedAs| -> BTreeSet<String> {
        let of_deed = entries.iter().map(|entry| &entry.statement);
        let of_deed = of_deed.filter(|x| x.counted_as == Some(deed) && lists().is_group(&x.group));
        let telling = of_deed.filter(|x| x.group != PEOPLE);
        telling.map(|x| x.group.clone()).collect()
    };
    let (participants, staff) = (groups(CountedAs::Participant), groups(CountedAs::Staff));
    participants.intersection(&staff).cloned().collect()
}

/// Deeds of those who take part, by their numbers.
type Deeds = BTreeMap<u64, BTreeSet<(String, String)>>;

/// Numbers from which the same one of a campaign is no chance.
const TELLING_NUMBER: u64 = 100;

fn told(entries: &[Entry]) -> Deeds {
    let mut told = Deeds::new();
    for Entry { article, statement } in entries {
        let is_telling = !matches!(statement.counted_as, None | Some(CountedAs::Other));
        let number = statement.number.value.filter(|x| *x >= TELLING_NUMBER);
        if let Some(number) = number.filter(|_| is_telling && statement.campaign.is_some()) {
            let deeds = told.entry(number).or_default();
            deeds.insert((own(statement), article.key.clone()));
        }
    }
    told
}

/// The only deed by which another article counts the number of a campaign that this one counts by none.
fn told_elsewhere(entry: &Entry, told: &Deeds) -> Option<String> {
    let statement = &entry.statement;
    let is_open = matches!(statement.counted_as, None | Some(CountedAs::Other));
    let number = statement.number.value.filter(|_| is_open)?;
    let others = told.get(&number)?.iter();
    let others = others.filter(|(_, article)| *article != entry.article.key);
    let deeds: BTreeSet<&String> = others.map(|(deed, _)| deed).collect();
    match deeds.into_iter().collect::<Vec<_>>()[..] {
        [deed] if statement.campaign.is_some() => Some(deed.clone()),
        _ => None,
    }
}

/// The deed that a statement names; whoever lies in hospital is told apart.
fn own(statement: &Statement) -> String {
    let deed = name(statement.counted_as);
    match statement.cues.is_inpatient {
        true => deed + INPATIENT,
        false => deed,
    }
}

/// What follows the name of a deed of those who lie in hospital.
const INPATIENT: &str = "\nin hospital";

/// Numbers of those whom something has befallen, by deed.
type Befallen = BTreeMap<String, Vec<Told>>;

/// A number with its article and the day of that.
struct Told {
    key: String,
    day: Option<i32>,
    number: u64,
}

fn befallen(entries: &[Entry]) -> Befallen {
    let mut befallen = Befallen::new();
    for entry in entries.iter().filter(|entry| entry.statement.is_toll()) {
        let numbers: &mut Vec<_> = befallen.entry(own(&entry.statement)).or_default();
        if let Some(number) = entry.statement.number.center()
            && numbers.len() < COMPARED
        {
            numbers.push(Told {
                key: entry.article.key.clone(),
                day: entry.article.day,
                number,
            });
        }
    }
    befallen
}

/// The deed that a number without a telling one belongs to: that of the same number, else the only one near it.
fn taken_for(entry: &Entry, befallen: &Befallen) -> Option<String> {
    let statement = &entry.statement;
    let is_vague = matches!(
        statement.counted_as,
        None | Some(
            CountedAs::Other | CountedAs::Participant | CountedAs::Staff | CountedAs::Helped
        )
    ) && !statement.cues.is_present
        && statement.campaign.is_none()
        && statement.measure == Measure::Total;
    let number = statement.number.center().filter(|_| is_vague)?;
    let is_apart = |numbers: &&Vec<Told>| {
        let mut own = numbers.iter().filter(|told| told.key == entry.article.key);
        statement.takes_back() || own.all(|told| told.number == number)
    };
    let open: Vec<(&String, &Vec<Told>)> = befallen
        .iter()
        .filter(|(_, numbers)| is_apart(numbers))
        .collect();
    // Those on board are no dead before the dead are as many.
    let is_known = |told: &&Told| told.day <= entry.article.day;
    let is_said = |numbers: &&Vec<Told>| {
        let mut known = numbers.iter().filter(is_known);
        known.any(|told| told.number == number)
    };
    if number >= TELLING
        && let Some((deed, _)) = open.iter().find(|(_, numbers)| is_said(numbers))
    {
        return Some((*deed).clone());
    }
    let may_be = statement.counted_as != Some(CountedAs::Participant)
        && (statement.group == PEOPLE || statement.group == ELIDED || statement.subject.is_none());
    let is_near = |x: u64| number.max(x) <= number.min(x).saturating_mul(TIMES);
    let has_near = |numbers: &[Told]| {
        let mut known = numbers.iter().filter(is_known);
        known.any(|told| is_near(told.number))
    };
    let is_helped = statement.counted_as == Some(CountedAs::Helped);
    let near = open.iter().filter(|(_, numbers)| has_near(numbers));
    match near.collect::<Vec<_>>()[..] {
        [(deed, _)] if may_be && (befallen.len() == 1 || is_helped) => Some((*deed).clone()),
        _ => None,
    }
}

/// Deeds of those whom nothing has befallen: all are one, but for those that an article counts beside the others.
fn merged(entries: &[Entry]) -> BTreeMap<String, String> {
    let others = || entries.iter().filter(|entry| !entry.statement.is_toll());
    let found: BTreeSet<String> = others()
        .map(|entry| name(entry.statement.counted_as))
        .collect();
    let others: Vec<Entry> = others().cloned().collect();
    let is_alone = |deed: &String| {
        !is_counted_beside(&others, |entry| name(entry.statement.counted_as) == *deed)
    };
    let alone = found.into_iter().filter(is_alone);
    alone.map(|deed| (deed, String::new())).collect()
}
