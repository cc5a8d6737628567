//! Statements of one quantity → claims in the order of time.

use crate::parts;
use crate::relate::Relator;
use crate::scope::{Scope, scopes};
use crate::sources::{Entry, copies};
use crate::statement::{Number, Statement};
use crate::time::date_of;
use std::collections::BTreeMap;
use svodka_record::{Bound, CampaignKind, Measure, Modality, Relation};

/// Days between two statements from which another edition is meant.
const EDITION: i32 = 200;
/// Days within which the same number of a day is told again; from which number it is no chance.
const APART_AGAIN: i32 = 7;
const TELLING: u64 = 100;
/// Claims of one number that a statement is compared with.
const COMPARED: usize = 8;
/// Claims among which a recalled one is looked for.
const RECALLED: usize = 64;

/// Statements of one number for one scope and day.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Indices of its entries.
    pub(crate) entries: Vec<usize>,
    pub(crate) scope: Scope,
    pub(crate) number: Number,
    pub(crate) measure: Measure,
    pub(crate) modality: Modality,
    pub(crate) day: Option<i32>,
    pub(crate) relation: Option<(Relation, usize)>,
}

/// A series: its edition, entries in their order, claims of them.
pub(crate) struct Series {
    pub(crate) edition: Option<String>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) drafts: Vec<Draft>,
}

/// The series of one quantity: one for each edition.
pub(crate) fn series(entries: Vec<Entry>) -> Vec<Series> {
    editions(entries)
        .into_iter()
        .map(|(edition, mut entries)| {
            make_exact(&mut entries);
            let scopes_given = scopes(&entries);
            let correcting = correcting(&entries);
            let counted = counted(&entries);
            let mut order: Vec<usize> = (0..entries.len()).collect();
            order.sort_by(|a, b| {
                let rank =
                    |at: usize| rank(&entries[at], &scopes_given[at], &correcting, counted[at]);
                rank(*a).cmp(&rank(*b))
            });
            let scopes: Vec<Scope> = order.iter().map(|at| scopes_given[*at].clone()).collect();
            entries = order.into_iter().map(|at| entries[at].clone()).collect();
            let drafts = drafts(&entries, &scopes);
            Series {
                edition,
                entries,
                drafts,
            }
        })
        .collect()
}

/// Numbers of an article of which one rounds the other are one number, that which says most; what the words say of
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
        let rounded = statements.filter(|other| other.number.rounds(&own));
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
type Rank<'a> = (i32, i32, Option<&'a str>, bool, u8, u64, bool, &'a str, u32);

fn rank<'a>(
    entry: &'a Entry,
    scope: &Scope,
    correcting: &BTreeMap<String, u8>,
    number: u64,
) -> Rank<'a> {
    let statement = &entry.statement;
    (
        // What stands beside a whole was told when the whole was known.
        if *scope == Scope::Aside {
            entry.article.day
        } else {
            entry.day()
        }
        .unwrap_or(i32::MAX),
        entry.article.day.unwrap_or(i32::MAX),
        entry.article.time.as_deref(),
        *scope != Scope::Whole,
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

fn drafts(entries: &[Entry], scopes: &[Scope]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut relator = Relator::new(entries);
    let mut known: BTreeMap<(Scope, Measure, Modality, Number), Vec<usize>> = BTreeMap::new();
    // The last claim of each number: what an article says of it afterwards is no claim of its own.
    let mut numbers: BTreeMap<Option<u64>, usize> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let statement = &entry.statement;
        let key = (
            scopes[at].clone(),
            statement.measure,
            statement.modality,
            statement.number,
        );
        if statement.cues.is_replaced
            && let Some(told) = numbers.get(&statement.number.center())
        {
            // «5 921, а не 6 121» says no 6 121; «ранее сообщалось о 6 121» does.
            if statement.modality != Modality::Denied {
                drafts[*told].entries.push(at);
            }
            continue;
        }
        let found = known
            .get(&key)
            .into_iter()
            .flatten()
            .rev()
            .take(COMPARED)
            .find(|draft| is_one(&drafts[**draft], entries, entry));
        if let Some(draft) = found {
            drafts[*draft].entries.push(at);
            continue;
        }
        let recalled = recalled(entry, &scopes[at], &drafts, entries);
        if let Some(draft) = recalled {
            drafts[draft].entries.push(at);
            continue;
        }
        let same = known.entry(key).or_default();
        same.push(drafts.len());
        numbers.insert(statement.number.center(), drafts.len());
        drafts.push(Draft {
            entries: vec![at],
            scope: scopes[at].clone(),
            number: statement.number,
            measure: statement.measure,
            modality: statement.modality,
            day: entry.day(),
            relation: None,
        });
        relator.relate(&mut drafts);
    }
    relator.relate_parts(&mut drafts);
    relator.relate_added(&mut drafts);
    parts::relate(&mut drafts, entries);
    drafts
}

/// The claim of a number that an article recalls beside a larger one of its own: «на первом митинге были 900 человек».
fn recalled(entry: &Entry, scope: &Scope, drafts: &[Draft], entries: &[Entry]) -> Option<usize> {
    let statement = &entry.statement;
    let may_be = *scope == Scope::Aside
        && !statement.cues.is_narrow
        && statement.number.bound == Bound::Exact
        && statement.number.center() >= Some(TELLING);
    let is_one = |draft: &Draft| {
        let first = &entries[draft.entries[0]];
        draft.scope == Scope::Whole
            && draft.number == statement.number
            && (draft.measure, draft.modality) == (statement.measure, statement.modality)
            && first.article.key != entry.article.key
    };
    let near = drafts.len().saturating_sub(RECALLED)..drafts.len();
    near.rev().find(|at| may_be && is_one(&drafts[*at]))
}

/// Whether an entry of the same number states the claim again: for the same day, or copying what was said of it.
fn is_one(draft: &Draft, entries: &[Entry], entry: &Entry) -> bool {
    let copied = |at: &usize| copies(&entries[*at], entry).is_some();
    draft.day == entry.day()
        || entry.statement.time.stated.is_none() && draft.entries.iter().take(COMPARED).any(copied)
        || draft.scope == Scope::Aside && is_told_again(&entries[draft.entries[0]], entry)
}

/// Whether what one article tells as the number of a day or a place alone another tells again.
fn is_told_again(one: &Entry, other: &Entry) -> bool {
    let is_narrow =
        |x: &Entry| x.statement.cues.is_narrow && x.statement.modality == Modality::Reported;
    let days = one.article.day.zip(other.article.day);
    let is_near = days.is_some_and(|(one, other)| (other - one).abs() <= APART_AGAIN);
    let is_telling = other.statement.number.center() >= Some(TELLING);
    is_narrow(one) && is_narrow(other) && is_near && is_telling
}
