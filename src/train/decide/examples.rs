//! Traced decisions with the answers of gold.

use super::fresh::FRESH;
use super::gold::{Campaign, Document, Figure, Points};
use super::names::{is_inflected, is_one, key};
use super::own::{ARTICLES, OWN};
use super::told::TOLD;
use crate::decide::{Question, Trace, Traced};
use crate::record::{Mention, MentionKind, Record};
use rustc_hash::FxHashMap;

/// The share of the first answer of gold where others are as good.
const FIRST: f32 = 0.8;

/// What a sentence of our own weighs: each was written to show a kind.
const OWN_WEIGHT: f32 = 1.5;

/// What our own articles weigh for the question what names name: they have more undertakings of rare kinds than news.
const RARE_WEIGHT: f32 = 0.5;

/// What our own articles that tell of figures weigh: they have more of what is rare than news.
const TOLD_WEIGHT: f32 = 0.7;

/// What real news weighs: of all gold it alone shows how often something is so.
const NEWS_WEIGHT: f32 = 2.5;

/// What begins a feature of a name that a rule takes for a campaign.
const PROPOSED: &str = "rule.name=campaign";

/// What begins a feature of the initials of a campaign, which gold does not always name.
const INITIALS: &str = "rule.by=campaign.acronym";

/// What stands between the names of a subject.
const SUBJECTS: &str = " | ";

/// Everything that is known of one question.
#[derive(Default)]
pub struct Examples {
    /// Weights of a feature.
    pub width: usize,
    /// Hashes of the features.
    pub hashes: Vec<u64>,
    /// How they read, as first met.
    pub shown: Vec<String>,
    /// Examples that have each.
    pub counts: Vec<u32>,
    /// The examples.
    pub all: Vec<Example>,
    numbers: FxHashMap<u64, u32>,
}

/// A decision and what is right.
pub struct Example {
    /// Number of its document.
    pub document: usize,
    /// Features of each option; of the one context where the list of answers is closed.
    pub options: Vec<Vec<u32>>,
    /// What the document offers is ranked.
    pub is_ranked: bool,
    /// The answers that are right, with their shares, the first before the others.
    pub right: Vec<(usize, f32)>,
    /// What it weighs in training.
    pub weight: f32,
}

impl Examples {
    /// No examples yet.
    pub fn new(question: Question) -> Self {
        Self {
            width: question.width(),
            ..Self::default()
        }
    }

    /// Adds a decision that weighs as much as `weight` others.
    pub fn add(&mut self, document: usize, traced: &Traced, right: Vec<(usize, f32)>, weight: f32) {
        let is_ranked = traced.question.answers().is_empty();
        let options = if is_ranked {
            &traced.options[..]
        } else {
            &traced.options[..1]
        };
        let mut met = Vec::new();
        let options = options.iter().map(|option| {
            let features = option.features.iter();
            let mut numbers: Vec<u32> = features
                .map(|feature| self.number(feature.hash, &feature.shown))
                .collect();
            numbers.sort_unstable();
            numbers.dedup();
            met.extend(numbers.iter().copied());
            numbers
        });
        let options = options.collect();
        met.sort_unstable();
        met.dedup();
        for feature in met {
            self.counts[feature as usize] += 1;
        }
        self.all.push(Example {
            document,
            options,
            is_ranked,
            right,
            weight,
        });
    }

    fn number(&mut self, hash: u64, shown: &str) -> u32 {
        let next = self.hashes.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.hashes.push(hash);
            self.shown.push(shown.to_owned());
            self.counts.push(0);
        }
        number
    }
}

/// A document with its record and what was weighed in it.
pub struct Read<'a> {
    /// What gold says.
    pub gold: &'a Document,
    /// What the program says.
    pub record: &'a Record,
    /// Code points before each byte of the text.
    points: Vec<usize>,
}

impl<'a> Read<'a> {
    /// Holds a record against gold.
    pub fn new(gold: &'a Document, record: &'a Record) -> Self {
        let mut points = vec![0; gold.text.len() + 1];
        let mut point = 0;
        for (byte, c) in gold.text.char_indices() {
            points[byte..byte + c.len_utf8()].fill(point);
            point += 1;
        }
        points[gold.text.len()] = point;
        Self {
            gold,
            record,
            points,
        }
    }

    /// Adds what gold answers to each question of the trace.
    pub fn teach(&self, document: usize, trace: &Trace, examples: &mut [Examples]) {
        for traced in &trace.decisions {
            if let Some(right) = self.right(traced) {
                let weight = self.weight(traced.question);
                examples[traced.question as usize].add(document, traced, right, weight);
            }
        }
    }

    fn weight(&self, question: Question) -> f32 {
        match self.gold.source {
            OWN | FRESH => OWN_WEIGHT,
            ARTICLES if question == Question::Named => RARE_WEIGHT,
            TOLD => TOLD_WEIGHT,
            "kaggle" | "telegram" | "facts" | "labels" | "nerel" => NEWS_WEIGHT,
            _ => 1.0,
        }
    }

    /// The right answers; `None` where gold says nothing.
    fn right(&self, traced: &Traced) -> Option<Vec<(usize, f32)>> {
        let of_answer = |name: &str| {
            let answers = traced.question.answers();
            answers.iter().position(|answer| *answer == name)
        };
        match traced.question {
            Question::Count => self.is_count(traced).map(|yes| sure(usize::from(yes))),
            Question::Alone => {
                let is_count = self.is_count(traced).or_else(|| self.is_lone(traced));
                is_count.map(|yes| sure(usize::from(yes)))
            }
            Question::CountedAs => {
                let figure = self.figure(traced).filter(|figure| figure.is_count)?;
                let answers = figure.roles.iter().filter_map(|role| of_answer(role));
                shared(answers.collect())
            }
            Question::Modality => {
                let figure = self.figure(traced).filter(|figure| figure.is_count)?;
                figure.modality.as_deref().and_then(of_answer).map(sure)
            }
            Question::Named => {
                let span = self.span(traced);
                let named = self.gold.named.iter();
                match named.clone().find(|(known, _)| overlap(*known, span)) {
                    Some((_, answer)) => of_answer(answer).map(sure),
                    None => self
                        .named_elsewhere(span, traced)
                        .and_then(of_answer)
                        .map(sure),
                }
            }
            Question::Speaker => {
                let figure = self.figure(traced).filter(|figure| figure.is_count)?;
                self.ranked(traced, figure.speaker.as_deref()?)
            }
            Question::Campaign => {
                let figure = self.figure(traced).filter(|figure| figure.is_count)?;
                self.ranked(traced, figure.campaign.as_deref()?)
            }
            Question::Organizer => self.organizes(traced).map(|yes| sure(usize::from(yes))),
            Question::Employer => self.employer(traced),
            _ => None,
        }
    }

    pub(super) fn span(&self, traced: &Traced) -> Points {
        let of = |byte: u32| self.points.get(byte as usize).copied().unwrap_or(0);
        (of(traced.about.start), of(traced.about.end))
    }

    /// The words at these code points.
    pub(super) fn words(&self, (start, end): Points) -> String {
        let chars = self.gold.text.chars();
        chars.skip(start).take(end.saturating_sub(start)).collect()
    }

    /// What a name names where gold lists what the document names: a campaign of a rule that it does not list is
    /// none.
    fn named_elsewhere(&self, span: Points, traced: &Traced) -> Option<&'static str> {
        if !self.gold.has_campaigns {
            return None;
        }
        let own = self.words(span);
        let is_of = |names: &Vec<String>| {
            names
                .iter()
                .any(|name| key(name) == key(&own) || is_inflected(&own, name))
        };
        if self
            .gold
            .campaigns
            .iter()
            .any(|campaign| is_of(&campaign.names))
        {
            return Some("campaign");
        }
        if is_of(&self.gold.campaigns_optional) {
            return None;
        }
        if self.gold.organizations.iter().any(is_of) {
            return Some("organization");
        }
        let part = |campaign: &Campaign| is_one(std::slice::from_ref(&own), &campaign.names);
        let mut features = traced.options.iter().flat_map(|option| &option.features);
        let is_proposed = features
            .clone()
            .any(|feature| feature.shown.starts_with(PROPOSED))
            && !features.any(|feature| feature.shown.starts_with(INITIALS));
        (is_proposed && !self.gold.campaigns.iter().any(part)).then_some("other")
    }

    fn figure(&self, traced: &Traced) -> Option<&'a Figure> {
        let span = self.span(traced);
        let mut figures = self.gold.figures.iter();
        figures.find(|figure| overlap(figure.span, span))
    }

    fn is_count(&self, traced: &Traced) -> Option<bool> {
        if let Some(figure) = self.figure(traced) {
            return Some(figure.is_count);
        }
        let span = self.span(traced);
        let optional = self.gold.optional.iter().any(|&known| overlap(known, span));
        (self.gold.is_whole && !optional).then_some(false)
    }

    /// Whether a number without a noun counts people, where gold names those that do.
    fn is_lone(&self, traced: &Traced) -> Option<bool> {
        let span = self.span(traced);
        let mut known = self.gold.lone.as_ref()?.iter();
        match known.find(|(known, _)| overlap(*known, span)) {
            Some((_, is_sure)) => is_sure.then_some(true),
            None => Some(false),
        }
    }

    /// Whether somebody organizes a campaign that gold lists.
    fn organizes(&self, traced: &Traced) -> Option<bool> {
        let (holder, campaign) = traced.subject.split_once(SUBJECTS)?;
        let campaign = names_of(self.record, campaign);
        let known = self.gold.campaigns.iter();
        let known = known
            .clone()
            .find(|known| is_one(&campaign, &known.names))?;
        let holder = names_of(self.record, holder);
        let organizers = known.organizers.as_ref()?;
        Some(organizers.iter().any(|names| is_one(&holder, names)))
    }

    /// The organization of an office that gold lists: nothing where it names none or none that is offered, a place
    /// being as good.
    fn employer(&self, traced: &Traced) -> Option<Vec<(usize, f32)>> {
        let (holder, title) = traced.subject.split_once(SUBJECTS)?;
        let holder = names_of(self.record, holder);
        let person = self
            .gold
            .people
            .iter()
            .find(|p| is_one(&holder, &p.names))?;
        let title = key(title);
        let begins = |a: &str, b: &str| a.starts_with(b) && a[b.len()..].starts_with(' ');
        let (_, names) = person.roles.iter().find(|(known, _)| {
            let known = key(known);
            known == title || begins(&known, &title) || begins(&title, &known)
        })?;
        let named = match names.as_slice() {
            [] => None,
            names => self.ranked(traced, names),
        };
        named.or_else(|| shared(self.nothing_or_place(traced)))
    }

    /// The options that are no organization, a place first.
    fn nothing_or_place(&self, traced: &Traced) -> Vec<usize> {
        let places = &self.record.places;
        let options = traced.options.iter().enumerate().rev();
        options
            .filter(|(_, option)| {
                option.name == "none" || places.iter().any(|place| place.name == option.name)
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// The options that are called so; `none` where nothing is, nothing where what gold names is not offered.
    fn ranked(&self, traced: &Traced, names: &[String]) -> Option<Vec<(usize, f32)>> {
        let options = traced.options.iter().enumerate();
        let right = options.filter(|(_, option)| match names {
            [] => option.name == "none",
            names => is_one(&names_of(self.record, &option.name), names),
        });
        shared(right.map(|(index, _)| index).collect())
    }
}

/// Every name that a record has for the entity of this name, and the name where it has none: acronym, other names, form and name, and the names as
/// printed, which is how labels have them.
pub(super) fn names_of(record: &Record, name: &str) -> Vec<String> {
    let mut names = Vec::new();
    for person in record.people.iter().filter(|p| p.name == name) {
        names.push(person.name.clone());
        names.extend(printed(&person.mentions));
    }
    for own in record.organizations.iter().filter(|o| o.name == name) {
        names.push(own.name.clone());
        names.extend(own.acronym.clone());
        names.extend(own.aliases.iter().cloned());
        names.extend(own.form.as_ref().map(|form| format!("{form} {}", own.name)));
        names.extend(printed(&own.mentions));
    }
    for own in record.campaigns.iter().filter(|c| c.name == name) {
        names.push(own.name.clone());
        names.extend(own.aliases.iter().cloned());
    }
    if names.is_empty() {
        names.push(name.to_owned());
    }
    names
}

/// The names of an entity as they are printed.
fn printed(mentions: &[Mention]) -> impl Iterator<Item = String> {
    let names = mentions.iter().filter(|own| own.kind == MentionKind::Name);
    names.map(|own| own.text.clone())
}

pub(super) fn sure(answer: usize) -> Vec<(usize, f32)> {
    vec![(answer, 1.0)]
}

/// Several right answers: the first has most.
fn shared(mut answers: Vec<usize>) -> Option<Vec<(usize, f32)>> {
    let mut met = Vec::new();
    answers.retain(|answer| {
        let new = !met.contains(answer);
        met.push(*answer);
        new
    });
    let others = answers.len().checked_sub(1)?;
    if others == 0 {
        return Some(sure(answers[0]));
    }
    let rest = (1.0 - FIRST) / others as f32;
    let answers = answers.into_iter().enumerate();
    Some(
        answers
            .map(|(place, answer)| (answer, if place == 0 { FIRST } else { rest }))
            .collect(),
    )
}

pub(super) fn overlap(a: Points, b: Points) -> bool {
    a.0 < b.1 && b.0 < a.1
}
