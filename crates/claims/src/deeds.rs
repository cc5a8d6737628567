//! What the people counted do, or what has befallen them: numbers of other deeds are not compared.
//!
//! Articles say one deed by many words, and some of the words are not read: «всего их 38» after «госпитализированы 23».
//! So a number without a telling deed belongs to what has befallen people of the event, where it fits a number of that
//! and its own article counts it no other way; and deeds of those who take part are one, unless an article counts them
//! side by side.

use crate::groups::is_counted_beside;
use crate::nouns::{ELIDED, PEOPLE, nouns};
use crate::sources::Entry;
use crate::statement::{Statement, is_toll};
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Bound, CountedAs, Measure, Modality};

/// How many times a number may differ from one of the deed that it is taken for.
const TIMES: u64 = 3;
/// The same of a group whose numbers grow.
const TIMES_OF_GROUP: u64 = 8;
/// Numbers of a deed that a number is compared with.
const COMPARED: usize = 64;
/// Numbers from which the same one is no chance.
const TELLING: u64 = 5;

/// Entries by deed.
pub(crate) fn by_deed(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let befallen = befallen(&entries);
    let merged = merged(&entries);
    let told = told(&entries);
    let of_groups = of_groups(&entries);
    let renamed = renamed(&entries);
    let mut parts: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for mut entry in entries {
        let said = entry.statement.counted_as;
        let first = |said| renamed.get(&(entry.statement.group.clone(), said)).copied();
        entry.statement.counted_as = said.and_then(first).or(said);
        let taken = taken_for(&entry, &befallen);
        let deed = TOLLS.into_iter().find(|x| Some(name(Some(*x))) == taken);
        if let Some(deed) = deed.filter(|_| is_sure(&entry.statement, taken.as_ref(), &befallen)) {
            entry.statement.counted_as = Some(deed);
        }
        let deed = taken.unwrap_or_else(|| {
            let own = told_elsewhere(&entry, &told).unwrap_or_else(|| own(&entry.statement));
            let one = of_groups.get(&entry.statement.group);
            let own = one
                .filter(|_| !entry.statement.is_toll())
                .cloned()
                .unwrap_or(own);
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

/// The deed of each telling group of which articles tell several, and none two side by side: «16 спасателей», «участвуют
/// 44 спасателя», «помогают 60 спасателей».
fn of_groups(entries: &[Entry]) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let statement = &entry.statement;
        if nouns().is_telling(&statement.group) && !statement.is_toll() {
            let entries = groups.entry(&statement.group).or_default();
            entries.push(entry.clone());
        }
    }
    let deed = |entry: &Entry| entry.statement.counted_as;
    let one = groups.into_iter().filter_map(|(group, entries)| {
        let is_told = |one: &CountedAs| entries.iter().any(|x| deed(x) == Some(*one));
        let mut told = DEEDS.into_iter().filter(is_told);
        let (first, second) = (told.next()?, told.next());
        let is_beside = |one| is_counted_beside(&entries, |x| deed(x) == Some(one));
        let most = DEEDS.into_iter().filter_map(|one| {
            let own = entries.iter().filter(|x| deed(x) == Some(one));
            own.filter_map(|x| x.statement.number.center()).max()
        });
        let (least, most) = (most.clone().min()?, most.max()?);
        // Of those planned few may have come.
        let are_told = entries
            .iter()
            .all(|x| x.statement.modality == Modality::Reported);
        let times = if are_told { TIMES_OF_GROUP } else { TIMES };
        let are_near = most <= least.saturating_mul(times);
        let are_one = second.is_some() && are_near && !DEEDS.into_iter().any(is_beside);
        are_one.then(|| (group.to_owned(), name(Some(first))))
    });
    one.collect()
}

/// What a group is taken to do whose deeds are one, the most telling first.
const DEEDS: [CountedAs; 4] = [
    CountedAs::Staff,
    CountedAs::Participant,
    CountedAs::Helped,
    CountedAs::Other,
];

/// Deeds by which articles tell of as many people of one name as others did before by another deed, where neither is
/// harm: «пропали четверо туристов», «найдены четверо туристов». By group and deed that told first.
type Renamed = BTreeMap<(String, CountedAs), CountedAs>;

fn renamed(entries: &[Entry]) -> Renamed {
    let mut first: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let mut renamed = Renamed::new();
    for entry in entries.iter().filter(|x| is_whole(&x.statement)) {
        let group = &*entry.statement.group;
        let told = first.entry(group).or_default();
        let Some(same) = told.iter().find(|other| are_told_again(other, entry)) else {
            if told.len() < COMPARED {
                told.push(entry);
            }
            continue;
        };
        let deeds = same.statement.counted_as.zip(entry.statement.counted_as);
        let Some((deed, own)) = deeds.filter(|(deed, own)| may_be_one(*own, *deed, group)) else {
            continue;
        };
        if !renamed.contains_key(&(group.to_owned(), deed)) {
            renamed.entry((group.to_owned(), own)).or_insert(deed);
        }
    }
    renamed.retain(|(_, own), deed| own != deed);
    renamed
}

/// Whether two deeds may be told of the same people: neither is harm, and of people at large none befalls them.
fn may_be_one(own: CountedAs, other: CountedAs, group: &str) -> bool {
    let is_harm = |deed: CountedAs| matches!(deed, CountedAs::Killed | CountedAs::Injured);
    let is_toll = |deed: CountedAs| is_toll(Some(deed));
    let deeds = [own, other];
    !deeds.into_iter().any(is_harm)
        && (nouns().is_telling(group) || !deeds.into_iter().any(is_toll))
}

/// Whether one says the number of another again: the exact one, or of those whom a word names nearly that.
fn are_told_again(one: &Entry, other: &Entry) -> bool {
    let (before, after) = (&one.statement, &other.statement);
    let Some(number) = before.number.value.filter(|x| *x > 1) else {
        return false;
    };
    let is_exact = |x: &Statement| x.number.bound == Bound::Exact;
    let is_same = is_exact(before) && is_exact(after) && after.number.value == Some(number);
    let is_telling = nouns().is_telling(&before.group);
    let is_large = number >= TELLING_AT_LARGE;
    let is_nearly = || is_telling && is_large && before.number.rounds(&after.number);
    one.article.key != other.article.key && (is_same && (is_telling || is_large) || is_nearly())
}

fn is_whole(statement: &Statement) -> bool {
    statement.measure == Measure::Total && statement.modality == Modality::Reported
}

/// Number of people at large from which the same one is no chance.
const TELLING_AT_LARGE: u64 = 50;

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
    // Who works there is counted beside all others.
    let works = |entry: &&Entry| entry.statement.counted_as == Some(CountedAs::Staff);
    let guests: Vec<Entry> = others.iter().filter(|x| !works(x)).cloned().collect();
    let is_alone = |deed: &String| {
        let is_staff = *deed == name(Some(CountedAs::Staff));
        let beside = if is_staff { &others } else { &guests };
        !is_counted_beside(beside, |entry| name(entry.statement.counted_as) == *deed)
    };
    let alone = found.into_iter().filter(is_alone);
    alone.map(|deed| (deed, String::new())).collect()
}
