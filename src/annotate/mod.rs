//! Runs the rules and the tagger over a text and settles overlaps.

mod arbitrate;
mod foreign;
mod named;
mod nobody;
mod settle;
mod trim;

use crate::calendar::Calendar;
use crate::decide::{Attempts, Decide, Words};
use crate::mention::{Annotations, Body, Mention, Name, Names, RoleFact, Tokens};
use crate::rules::{self, written::Rules};
use crate::tagger::label::Family;
use crate::tagger::{self, Tagger, Tags};
use crate::text::{Kind, Text};
use crate::vocabulary::RoleKind;
use std::collections::BTreeMap;

use arbitrate::arbitrate;
use settle::settle;

/// The names that the rules find, those of files among them, of which `attempts` keeps how far they came.
pub fn propose(text: &Text<'_>, written: &Rules, attempts: &mut Attempts<'_>) -> Names {
    let mut candidates = Vec::new();
    rules::campaign::find(text, written, attempts, &mut candidates);
    rules::organization::find(text, &mut candidates);
    rules::place::find(text, &mut candidates);
    rules::person::find(text, &mut candidates);
    end_before_bodies(text, &mut candidates);
    settle(text, candidates)
}

/// What reads a text, built once.
#[derive(Clone, Copy)]
pub struct Readers<'a> {
    /// Dates.
    pub calendar: &'a Calendar,
    /// Names.
    pub tagger: &'a Tagger,
    /// Rules of files.
    pub written: &'a Rules,
}

/// Ends the names of people in Kazakh text where the name of a body begins that their last word belongs to: «Асқар Омаров
/// | Есеп комитетіне».
fn end_before_bodies(text: &Text<'_>, candidates: &mut [Mention]) {
    let is_body =
        |it: &&Mention| matches!(it.name, Name::Organization(_)) && text.is_kazakh(it.tokens.start);
    let bodies = candidates.iter().filter(is_body);
    let bodies: BTreeMap<usize, usize> = bodies.map(|it| (it.tokens.start, it.whole.end)).collect();
    for person in candidates.iter_mut() {
        let Name::Person(_) = person.name else {
            continue;
        };
        let behind =
            bodies.range((person.tokens.start + 2).min(person.tokens.end)..person.tokens.end);
        let cut = behind.rev().find(|(_, end)| **end > person.tokens.end);
        if let Some((&start, _)) = cut {
            person.tokens.end = start;
            person.whole = person.tokens.clone();
            person.name = Name::Person(rules::person::read(text, person.tokens.clone()));
        }
    }
}

/// Reads everything that rules and tagger find in a text: names first, then the facts that stand on them.
pub fn annotate(
    text: &Text<'_>,
    readers: &Readers<'_>,
    buffers: &mut tagger::Buffers,
    decide: &mut Decide<'_>,
) -> Annotations {
    let Readers {
        calendar,
        tagger,
        written,
    } = *readers;
    let mut proposals = propose(text, written, &mut decide.attempts());
    let mut tags = tagger.tag(text, &proposals, buffers);
    let words = Words {
        text,
        facts: buffers.facts(),
    };
    named::decide_names(&words, &mut proposals, &mut tags, decide);
    let mut dates = rules::date::find(text, calendar);
    let taken: Vec<_> = dates.iter().map(|date| date.tokens.clone()).collect();
    without_dates(text, &mut tags, &taken);
    let names = arbitrate(text, proposals, &tags, tagger);
    let names = nobody::without_nobodies(text, names);
    let names = foreign::trusted_names(text, names);
    let (figures, damaged) = rules::figure::find(&words, written, (&names, &taken), decide);
    rules::date::add_counted_days(text, &figures, &mut dates);
    let speech = rules::quote::find(text, &names, written, decide);
    let roles = rules::role::find(text, &names, written, decide);
    let mut annotations = Annotations {
        bodies: bodies(text, &names, &roles),
        roles,
        amounts: rules::amount::find(text),
        names,
        dates,
        figures,
        quotes: speech.quotes,
        attributions: speech.attributions,
        via: speech.via,
        damaged,
    };
    foreign::keep_trusted_facts(text, &mut annotations);
    annotations
}

/// Leaves out what the tagger takes for a place or somebody and the calendar for a day by its name: «к Наурызу», «Костаная
/// Наурыз». `dates` are in the order of the text.
fn without_dates(text: &Text<'_>, tags: &mut Tags, dates: &[Tokens]) {
    tags.names.retain(|tag| {
        let last = tag.tokens.end - 1;
        let before = dates.partition_point(|date| date.start <= last);
        let date = dates[..before].last().filter(|date| date.contains(&last));
        let is_word = |i: usize| text.tokens[i].kind == Kind::Word && !text.word(i).shape.digit;
        let is_named = |date: &Tokens| date.clone().all(is_word);
        tag.family == Family::Organization || !date.is_some_and(is_named)
    });
}

/// Bodies without a name, where there is a campaign that they may organize or somebody who may hold an office there.
fn bodies(text: &Text<'_>, names: &Names, roles: &[RoleFact]) -> Vec<Body> {
    let is_campaign = |mention: &Mention| matches!(mention.name, Name::Campaign(_));
    let is_office = |role: &RoleFact| role.kind == RoleKind::Office;
    match names.mentions.iter().any(is_campaign) || roles.iter().any(is_office) {
        true => rules::organization::bodies(text, names),
        false => Vec::new(),
    }
}
