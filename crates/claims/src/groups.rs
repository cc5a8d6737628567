//! Who is counted: statements of one quantity, apart where they count other people.

use crate::deeds::by_deed;
use crate::inpatients::tell_apart;
use crate::nouns::{ELIDED, PEOPLE, nouns};
use crate::parts::join;
use crate::periods::by_period;
use crate::scope::are_disputed;
use crate::sources::Entry;
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{Bound, CountedAs, Measure, Modality, Unit};

/// Numbers of a group, and of people at large, that are compared.
const COMPARED: usize = 64;
/// Numbers from which the same one is no chance.
const TELLING: u64 = 100;

/// Entries by who is counted and what they do.
///
/// One group that no article counts beside people at large is those people: «5800 человек» and «6 тысяч бегунов» of
/// one marathon. A number without a noun belongs to people at large, else to the only group there is.
pub(crate) fn groups(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let mut groups = BTreeMap::new();
    for (period, entries) in by_period(entries) {
        for (group, entries) in groups_of_one_time(entries) {
            groups.insert(format!("{period}\n{group}"), entries);
        }
    }
    groups
}

fn groups_of_one_time(mut entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    tell_apart(&mut entries);
    let told = told_as_parts(&entries);
    let (parts, wholes): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .partition(|entry| entry.statement.is_part_of_group() || is_told_as_part(entry, &told));
    join(by_group(wholes), by_group(parts))
}

/// Parts by their numbers: the article that tells of one, and whom it counts.
type Parts = BTreeMap<u64, (String, String)>;

/// Numbers of campaigns that an article tells as parts, from which the same one is no chance.
fn told_as_parts(entries: &[Entry]) -> Parts {
    let is_part = |x: &&Entry| x.statement.is_part_of_group() && x.statement.campaign.is_some();
    let parts = entries.iter().filter(is_part).filter_map(|entry| {
        let number = entry.statement.number.value.filter(|x| *x >= TELLING)?;
        Some((number, (entry.article.key.clone(), group(entry))))
    });
    parts.collect()
}

/// Whether another article tells the number as a part of one group.
fn is_told_as_part(entry: &Entry, told: &Parts) -> bool {
    let number = entry.statement.number.value;
    let part = number.and_then(|number| told.get(&number));
    let is_telling = |group: &str| nouns().is_telling(group);
    part.is_some_and(|(article, group)| {
        let own = &entry.statement.group;
        let are_two = is_telling(group) && is_telling(own) && group != own;
        entry.statement.measure == Measure::Total
            && entry.statement.campaign.is_some()
            && *article != entry.article.key
            && !are_two
    })
}

fn by_group(entries: Vec<Entry>) -> BTreeMap<String, Vec<Entry>> {
    let mut groups = BTreeMap::new();
    for (deed, entries) in by_deed(entries) {
        let names = if is_of_people(&entries) {
            names(&entries)
        } else {
            BTreeMap::new()
        };
        for (group, entries) in split(entries, &names, group) {
            groups.insert(format!("{deed}\n{group}"), entries);
        }
    }
    groups
}

fn is_of_people(entries: &[Entry]) -> bool {
    let first = entries.first();
    first.is_some_and(|entry| entry.statement.unit == Unit::Person)
}

fn group(entry: &Entry) -> String {
    entry.statement.group.clone()
}

/// Entries by what `name` says, or by another name for that.
fn split(
    entries: Vec<Entry>,
    renamed: &BTreeMap<String, String>,
    name: impl Fn(&Entry) -> String,
) -> BTreeMap<String, Vec<Entry>> {
    let mut parts: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let own = name(&entry);
        let name = renamed.get(&own).cloned().unwrap_or(own);
        parts.entry(name).or_default().push(entry);
    }
    parts
}

/// Other names for groups of people.
fn names(entries: &[Entry]) -> BTreeMap<String, String> {
    let found: BTreeSet<&str> = entries.iter().map(|x| &*x.statement.group).collect();
    let is_telling = |group: &&str| nouns().is_telling(group);
    let named: Vec<&str> = found.iter().copied().filter(is_telling).collect();
    let to_people = |group: &str| (group.to_owned(), PEOPLE.to_owned());
    // «5740 бегунов, из них на 21 километр 2115 участников»: a group that is more than people at large is no part of them.
    let is_toll = entries.iter().any(|x| x.statement.is_toll());
    let is_alone = |group: &&&str| {
        let is_of = |x: &Entry| x.statement.group == **group;
        if is_toll {
            !is_counted_beside(entries, is_of)
        } else {
            !is_part_of_others(entries, is_of)
        }
    };
    // Victims are called by many names; of others two groups are two.
    let gathering = named.iter().filter(|group| !nouns().serves(group)).count();
    let are_many = named.len() > 1 && !is_toll;
    // «3120 бегунов», «1800 человек», «260 волонтёров»: those who serve beside them are others.
    let is_main = |group: &str| gathering == 1 && !nouns().serves(group);
    // «5740 бегунов», «около шести тысяч человек», «2350 артистов», «2350 өнерпаз»: whose number is told of others, too,
    // is they.
    let are_people = |group: &str| {
        let (own, others): (Vec<&Entry>, Vec<&Entry>) =
            entries.iter().partition(|x| *x.statement.group == *group);
        let mut own = own.into_iter().take(COMPARED);
        own.any(|own| others.iter().take(COMPARED).any(|x| is_told_again(own, x)))
    };
    let alone = named
        .iter()
        .filter(|group| !are_many || is_main(group) || are_people(group))
        .filter(|group| is_alone(group) || !is_toll && is_all(entries, group));
    let alone = alone.filter(|group| !nouns().is_part(group) || is_most(entries, group));
    let mut names: BTreeMap<String, String> = alone.map(|group| to_people(group)).collect();
    let wide = wide(entries, &found, is_toll);
    let elided = match named[..] {
        [group] if !found.contains(PEOPLE) && wide.is_empty() => {
            (ELIDED.to_owned(), group.to_owned())
        }
        _ => to_people(ELIDED),
    };
    let elided = if names.is_empty() {
        elided
    } else {
        to_people(ELIDED)
    };
    names.insert(elided.0, elided.1);
    names.extend(wide.into_iter().map(to_people));
    names
}

/// Groups of people at large who work, whom no article counts beside others.
fn wide<'a>(entries: &[Entry], found: &BTreeSet<&'a str>, is_toll: bool) -> Vec<&'a str> {
    let acts = |x: &Entry| {
        let deed = x.statement.counted_as;
        is_toll || matches!(deed, Some(CountedAs::Participant | CountedAs::Staff))
    };
    let wide = found.iter().copied().filter(|group| {
        let mut own = entries.iter().filter(|x| x.statement.group == **group);
        nouns().is_wide(group) && own.all(acts)
    });
    let wide = wide.filter(|group| !is_counted_beside(entries, |x| x.statement.group == **group));
    wide.collect()
}

/// Whether another article says of people at large the largest number that is reported of a group: «1050 педагогов», of whom
/// it calls 85 so beside 1050 people, are all of them.
fn is_all(entries: &[Entry], group: &str) -> bool {
    let (own, others): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|x| x.statement.group == group);
    let reported = own
        .into_iter()
        .filter(|x| x.statement.modality == Modality::Reported);
    let most = reported.max_by_key(|x| x.statement.number.value);
    most.is_some_and(|own| others.iter().take(COMPARED).any(|x| is_same_number(own, x)))
}

/// Whether no number of people at large is larger than those of a group: then it is no part of them.
fn is_most(entries: &[Entry], group: &str) -> bool {
    let most = |is_of: &dyn Fn(&str) -> bool| {
        let numbers = entries.iter().filter(|x| is_of(&x.statement.group));
        numbers.filter_map(|x| x.statement.number.center()).max()
    };
    most(&|other| other == PEOPLE || other == ELIDED) <= most(&|other| other == group)
}

/// Whether an article states another number beside one of these; what it takes back or adds stands beside none.
pub(crate) fn is_counted_beside(entries: &[Entry], is_of: impl Fn(&Entry) -> bool) -> bool {
    is_beside(entries, is_of, |_, _| true)
}

/// Whether such another number is larger than one of these.
fn is_part_of_others(entries: &[Entry], is_of: impl Fn(&Entry) -> bool) -> bool {
    is_beside(entries, is_of, is_larger)
}

fn is_larger(other: &Statement, own: &Statement) -> bool {
    other.number.center() > own.number.center()
}

/// Whether another article says the number again.
fn is_told_again(one: &Entry, other: &Entry) -> bool {
    let is_telling = one.statement.number.center() >= Some(TELLING);
    let is_exact = one.statement.number.value == other.statement.number.value;
    let of_people = |x: &Entry| [PEOPLE, ELIDED].contains(&&*x.statement.group);
    is_telling
        && one.article.key != other.article.key
        && one.statement.number.rounds(&other.statement.number)
        && (is_exact || of_people(one) || of_people(other))
}

/// Whether another article says the number of people at large.
fn is_same_number(own: &Entry, other: &Entry) -> bool {
    let (one, two) = (&own.statement, &other.statement);
    two.group == PEOPLE && one.number.value == two.number.value && is_told_again(own, other)
}

fn is_beside(
    entries: &[Entry],
    is_of: impl Fn(&Entry) -> bool,
    is_meant: impl Fn(&Statement, &Statement) -> bool,
) -> bool {
    let holds = |entry: &&Entry| {
        let statement = &entry.statement;
        let is_whole = matches!(statement.measure, Measure::Total | Measure::Part);
        let is_counted = statement.number.bound != Bound::Vague;
        is_whole && is_counted && !statement.takes_back() && !statement.cues.stays
    };
    let mut others: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for entry in entries.iter().filter(holds).filter(|entry| !is_of(entry)) {
        let statements = others.entry(&entry.article.key).or_default();
        statements.push(&entry.statement);
    }
    let has_others = |entry: &Entry| {
        let own = &entry.statement;
        let others = others.get(&*entry.article.key);
        others.is_some_and(|others| {
            let is_one = |x: &&Statement| x.number.rounds(&own.number);
            // More may be planned of those of whom some have come.
            let is_plan_of = |x: &Statement| {
                let is_plan = x.modality != Modality::Reported;
                is_plan && own.modality == Modality::Reported && is_larger(x, own)
            };
            // What one says against another counts the same people.
            !others.iter().any(|x| is_one(x) || are_disputed(x, own))
                && others.iter().any(|x| is_meant(x, own) && !is_plan_of(x))
        })
    };
    let mut held = entries.iter().filter(holds);
    held.any(|entry| is_of(entry) && has_others(entry))
}
