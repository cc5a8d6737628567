//! Statements in the order in which they were told → claims, and what each is to those before it.

use crate::models::Models;
use crate::sources::{Entry, copies};
use crate::statement::{Number, Statement};
use crate::step::Company;
use std::collections::BTreeMap;
use svodka_record::{CountedAs, Id, Measure, Modality, Relation};

/// Claims before it that a statement is compared with, and those of its own number.
const COMPARED: usize = 48;
const OF_ONE_NUMBER: usize = 8;
/// Statements of a claim that others are compared with: so many of its first, and of its last.
const SPEAKING: usize = 2;
/// Statements of a claim among which the one that is copied is looked for.
const COPIED: usize = 16;
/// Code points between a number that is denied and what is said in its place, at most.
const BESIDE_DENIED: u32 = 80;
/// How much more than enough must speak for what a claim is beside all else.
const BESIDE: f64 = 1.0;

/// Statements of one number for one day.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Indices of its entries.
    pub(crate) entries: Vec<usize>,
    pub(crate) number: Number,
    pub(crate) measure: Measure,
    pub(crate) modality: Modality,
    pub(crate) day: Option<i32>,
    /// What it is to other claims, the surest first.
    pub(crate) told: Vec<Told>,
}

/// What a claim is to another one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) relation: Relation,
    pub(crate) to: usize,
    /// By how much more than enough speaks for it.
    score: f64,
}

impl Draft {
    /// Whether it is that to another claim.
    pub(crate) fn is(&self, relation: Relation) -> bool {
        self.told.iter().any(|told| told.relation == relation)
    }

    fn new(at: usize, entry: &Entry, told: Vec<Told>) -> Self {
        let Statement {
            number,
            measure,
            modality,
            ..
        } = entry.statement;
        Self {
            entries: vec![at],
            number,
            measure,
            modality,
            day: entry.day(),
            told,
        }
    }

    /// Statements that speak for it.
    fn speaking(&self) -> impl Iterator<Item = usize> {
        let last = self.entries.len().saturating_sub(SPEAKING).max(SPEAKING);
        let first = self.entries.iter().take(SPEAKING);
        first.chain(self.entries.iter().skip(last)).copied()
    }
}

/// The claims of entries in their order.
pub(crate) fn drafts(entries: &[Entry], models: &Models) -> Vec<Draft> {
    let mut reader = Reader {
        company: Company::new(entries),
        models,
        drafts: Vec::new(),
        numbers: BTreeMap::new(),
    };
    for at in 0..entries.len() {
        reader.read(at);
    }
    reader.tie_parts();
    reader.tie_changes();
    reader.drafts
}

struct Reader<'a> {
    company: Company<'a>,
    models: &'a Models,
    drafts: Vec<Draft>,
    /// Claims of each number.
    numbers: BTreeMap<Option<u64>, Vec<usize>>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize) {
        let entry = &self.company.entries[at];
        let number = entry.statement.number.center();
        let told = self.numbers.get(&number).and_then(|told| told.last());
        if let Some(told) = told.copied().filter(|_| entry.statement.cues.is_replaced) {
            // «5 921, а не 6 121» says no 6 121; «ранее сообщалось о 6 121» does.
            match entry.statement.modality {
                Modality::Denied => self.correct(at, told),
                _ => self.drafts[told].entries.push(at),
            }
            return;
        }
        let mut found = self.found(at);
        if let Some(draft) = self.repeated(entry) {
            found.retain(|told| told.to < draft);
            let told = std::mem::take(&mut self.drafts[draft].told);
            found.splice(0..0, told);
            self.drafts[draft].told = chosen(found);
            self.drafts[draft].entries.push(at);
            return;
        }
        if let Some(draft) = self.joined(at, &found) {
            self.drafts[draft].entries.push(at);
            return;
        }
        let draft = Draft::new(at, entry, chosen(found));
        self.hold(&draft);
        self.numbers
            .entry(number)
            .or_default()
            .push(self.drafts.len());
        self.drafts.push(draft);
    }

    /// The claim of the same article whose words the entry repeats, by its record.
    fn repeated(&self, entry: &Entry) -> Option<usize> {
        let own = &entry.statement;
        let first = own.repeats?;
        let is_one = |at: &usize| {
            let other = &self.company.entries[*at];
            let statement = &other.statement;
            other.article.key == entry.article.key
                && (statement.figure == first || statement.repeats == Some(first))
        };
        let near = self.drafts.len().saturating_sub(COMPARED)..self.drafts.len();
        near.rev().find(|draft| {
            let draft = &self.drafts[*draft];
            (draft.number, draft.measure, draft.modality) == (own.number, own.measure, own.modality)
                && draft.day == entry.day()
                && draft.entries.iter().take(COPIED).any(is_one)
        })
    }

    /// What the sentence of a denied number says in its place corrects the claim of that number, where another article told it.
    fn correct(&mut self, denied: usize, to: usize) {
        let entries = self.company.entries;
        let denied = &entries[denied];
        let is_own = |at: &usize| entries[*at].article.key == denied.article.key;
        let near = self.drafts.len().saturating_sub(COMPARED)..self.drafts.len();
        let far = |draft: &usize| {
            let own = self.drafts[*draft].entries.iter().filter(|at| is_own(at));
            let own = own.map(|at| &entries[*at].statement);
            let beside = own
                .filter(|own| own.sentence.is_some() && own.sentence == denied.statement.sentence);
            let far = beside.map(|own| own.start.abs_diff(denied.statement.start));
            far.min().filter(|far| *far <= BESIDE_DENIED)
        };
        let found = near.filter_map(|draft| Some((far(&draft)?, draft))).min();
        let is_told = !self.drafts[to].entries.iter().any(is_own);
        let Some((_, instead)) = found.filter(|(_, draft)| *draft > to && is_told) else {
            return;
        };
        let mut told = std::mem::take(&mut self.drafts[instead].told);
        told.push(Told {
            relation: Relation::Corrected,
            to,
            score: f64::INFINITY,
        });
        self.drafts[instead].told = chosen(told);
    }

    /// Claims that an entry of this number is compared with, the last first.
    fn compared(&self, number: Option<u64>) -> Vec<usize> {
        let first = self.drafts.len().saturating_sub(COMPARED);
        let same = self.numbers.get(&number).into_iter().flatten().rev();
        let far = same.copied().take(OF_ONE_NUMBER).filter(|at| *at < first);
        (first..self.drafts.len()).rev().chain(far).collect()
    }

    /// What an entry may be to the claims before it.
    fn found(&self, at: usize) -> Vec<Told> {
        let mut found = Vec::new();
        for to in self.compared(self.company.entries[at].statement.number.center()) {
            let may_be = |one: &usize| !are_others(&self.company, *one, at);
            for one in self.drafts[to].speaking().filter(may_be) {
                let told = self.models.told(&self.company.pair(one, at)).into_iter();
                found.extend(told.map(|(relation, score)| Told {
                    relation,
                    to,
                    score,
                }));
            }
        }
        found
    }

    /// The claim that an entry states again: for the same day, or copying what was said of it.
    fn joined(&self, at: usize, found: &[Told]) -> Option<usize> {
        let entry = &self.company.entries[at];
        let same = found.iter().filter(|told| told.relation == Relation::Same);
        let is_one = |told: &&Told| {
            let draft = &self.drafts[told.to];
            let copied = |at: &usize| copies(&self.company.entries[*at], entry).is_some();
            let own = &entry.statement;
            (draft.number, draft.measure, draft.modality) == (own.number, own.measure, own.modality)
                && (draft.day == entry.day()
                    || own.time.stated.is_none() && draft.entries.iter().take(COPIED).any(copied))
        };
        surest(same.filter(is_one)).map(|told| told.to)
    }

    /// What was told before of a part is one of the whole that a claim tells, where that is surer than what is known.
    fn hold(&mut self, whole: &Draft) {
        let to = self.drafts.len();
        let at = whole.entries[0];
        for part in to.saturating_sub(COMPARED)..to {
            let may_be = |part: &usize| !are_others(&self.company, at, *part);
            let parts = self.drafts[part].speaking().filter(may_be);
            let scores = parts.filter_map(|part| {
                let pair = self.company.pair(at, part);
                self.models.score(&pair, Relation::Narrower)
            });
            let Some(score) = scores.max_by(f64::total_cmp) else {
                continue;
            };
            let mut told = std::mem::take(&mut self.drafts[part].told);
            told.push(Told {
                relation: Relation::Narrower,
                to,
                score,
            });
            self.drafts[part].told = chosen(told);
        }
    }
}

impl Reader<'_> {
    /// Of each claim the one that holds the number which its article names beside its own.
    fn beside(&self, named: impl Fn(&Statement) -> Option<Id>) -> Vec<Option<usize>> {
        let mut places: BTreeMap<(&str, Id), usize> = BTreeMap::new();
        for (place, draft) in self.drafts.iter().enumerate() {
            for entry in self.entries(draft) {
                places.insert((&*entry.article.key, entry.statement.figure), place);
            }
        }
        let of = |draft: &Draft| {
            let mut entries = self.entries(draft);
            entries.find_map(|entry| {
                let named = named(&entry.statement)?;
                places.get(&(&*entry.article.key, named)).copied()
            })
        };
        self.drafts.iter().map(of).collect()
    }

    fn entries(&self, draft: &Draft) -> impl Iterator<Item = &Entry> {
        draft.entries.iter().map(|at| &self.company.entries[*at])
    }

    /// A number that has changed within a sentence has grown, or is smaller now; neither is a part of the other.
    fn tie_changes(&mut self) {
        let changed = self.beside(|x| x.changed_from).into_iter().enumerate();
        for (place, from) in changed.filter_map(|(place, from)| Some((place, from?))) {
            let number = |at: usize| self.drafts[at].number.center();
            let has_grown = from < place && number(from) < number(place);
            self.drafts[from].told.retain(|told| told.to != place);
            let mut told = std::mem::take(&mut self.drafts[place].told);
            told.retain(|told| told.to != from);
            if has_grown {
                told.push(Told {
                    relation: Relation::Grew,
                    to: from,
                    score: f64::INFINITY,
                });
            }
            self.drafts[place].told = chosen(told);
        }
    }

    /// What the words of an article make a part of another of its numbers is one, whatever else it is.
    fn tie_parts(&mut self) {
        let wholes = self.beside(|x| x.part_of).into_iter().enumerate();
        for (place, to) in wholes.filter_map(|(place, to)| Some((place, to?))) {
            let draft = &self.drafts[place];
            let is_untold = draft.told.iter().all(|told| told.to != to);
            if !draft.is(Relation::Narrower) && is_untold && self.holds(to, place) {
                self.drafts[place].told.push(Told {
                    relation: Relation::Narrower,
                    to,
                    score: 0.0,
                });
            }
        }
    }

    /// Whether a claim can be the whole of another one: it is larger, and harm is no part of what is none.
    fn holds(&self, whole: usize, part: usize) -> bool {
        let [whole, part] = [whole, part].map(|at| &self.drafts[at]);
        let statement = |draft: &Draft| &self.company.entries[draft.entries[0]].statement;
        let (all, some) = (statement(whole), statement(part));
        let is_told = all.counted_as == some.counted_as || some.is_toll() || !all.is_toll();
        whole.modality == part.modality && whole.number.center() > part.number.center() && is_told
    }
}

/// Whether nobody counted by the one number can be among those of the other: who is arrested for a blast has not died in it,
/// and who works there is not the one whom it hurt.
fn are_others(company: &Company<'_>, one: usize, other: usize) -> bool {
    use CountedAs::{Detained, Helped, Killed, Missing, Staff};
    let deed = |at: usize| company.entries[at].statement.counted_as;
    let apart = |one, other| {
        matches!(
            (one, other),
            (Some(Killed), Some(Detained | Staff))
                | (Some(Detained), Some(Missing | Helped | Staff))
        )
    };
    let (one, other) = (deed(one), deed(other));
    apart(one, other) || apart(other, one)
}

/// The surest of all, and what a claim is beside that, each to another one: one number goes on from another only once.
fn chosen(mut found: Vec<Told>) -> Vec<Told> {
    let mut chosen: Vec<Told> = Vec::new();
    while let Some(next) = surest(found.iter()).copied() {
        found.retain(|told| told.to != next.to && turn(told.relation) != turn(next.relation));
        if chosen.is_empty() || next.score >= BESIDE {
            chosen.push(next);
        }
    }
    chosen
}

/// Relations of which a claim has one.
fn turn(relation: Relation) -> Relation {
    match relation {
        Relation::Same | Relation::Rounded | Relation::Grew | Relation::Corrected => Relation::Grew,
        other => other,
    }
}

/// The surest, of two the first.
fn surest<'a>(told: impl Iterator<Item = &'a Told>) -> Option<&'a Told> {
    told.reduce(|best, next| if next.score > best.score { next } else { best })
}
