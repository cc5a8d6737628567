//! The person a reader has in mind.

use crate::lexicon::grammar::{Case, Grammar};
use crate::lexicon::group::Group;
use crate::link::{Entities, Person, Reference};
use crate::span::Span;
use crate::text::Text;
use crate::vocabulary::{Gender, MentionKind};
use std::ops::Range;

/// A pronoun, or a verb whose subject is left out.
pub(super) struct Asked {
    /// Its token.
    pub token: usize,
    /// The gender it shows.
    pub gender: Option<Gender>,
    /// Who spoke last.
    pub spoken: Option<usize>,
}

/// What keeps a person from being meant; the least is best. A sentence of the author's between.
const SENTENCE: u32 = 4;
/// Named in another case than the nominative.
const OBLIQUE: u32 = 5;
/// Named inside somebody's speech.
const QUOTED: u32 = 9;
/// Gender unknown.
const UNSURE: u32 = 1;
/// Did not speak last.
const SILENT: u32 = 3;
/// Sentences between at most, those of somebody's speech too.
const LONGEST: usize = 60;
/// Quotes within quotes at most.
const NESTED: usize = 8;
/// More than this, and nobody is meant.
const FAR: u32 = 26;

/// The person that a pronoun stands for: named or spoken of in the sentences before, or the only one of
/// that gender in the text so far.
pub(super) fn person(entities: &Entities, text: &Text<'_>, asked: &Asked) -> Option<usize> {
    let at = text.tokens[asked.token].span.start;
    let mut best: Option<(u32, u32, usize)> = None;
    let (mut fitting, mut only) = (0, None);
    for index in entities.people_near(at) {
        let person = &entities.people[index];
        let known = person.what.gender;
        if asked.gender.is_some() && known.is_some() && asked.gender != known {
            continue;
        }
        let before = person
            .mentions
            .partition_point(|known| known.span.start < at);
        if before == 0 {
            continue;
        }
        fitting += 1;
        only = Some(index);
        let unsure = if known.is_none() { UNSURE } else { 0 };
        let silent = if asked.spoken == Some(index) {
            0
        } else {
            SILENT
        };
        for &mention in person.mentions[..before].iter().rev() {
            let Some(cost) = cost(entities, text, (&person.what, mention), asked.token) else {
                break;
            };
            let total = (cost + unsure + silent, u32::MAX - mention.span.start, index);
            best = Some(best.map_or(total, |best| best.min(total)));
        }
    }
    let near = best
        .filter(|(cost, ..)| *cost <= FAR)
        .map(|(.., index)| index);
    near.or(only.filter(|_| fitting == 1))
}

/// The person that the text is about, as far as token `token`: mentioned most often before it, and first of all.
pub(super) fn topic(
    entities: &Entities,
    text: &Text<'_>,
    token: usize,
    gender: Option<Gender>,
) -> Option<usize> {
    let at = text.tokens[token].span.start;
    let people = entities.people_near(at);
    let suits = |person: &Person| {
        let known = person.gender;
        gender.is_none() || known.is_none() || known == gender
    };
    let born = born_last(entities, text, &people, token);
    if let Some(index) = born.filter(|&index| suits(&entities.people[index].what)) {
        return Some(index);
    }
    people
        .into_iter()
        .map(|index| (index, &entities.people[index]))
        .filter(|(_, person)| suits(&person.what))
        .filter_map(|(index, person)| {
            let before = person
                .mentions
                .partition_point(|known| known.span.start < at);
            let first = person.mentions.first()?.span.start;
            (before > 0).then_some((before, u32::MAX - first, index))
        })
        .max()
        .map(|(.., index)| index)
}

/// Sentences of a life that follow the one that tells of the birth, at most.
const LIFE: usize = 40;

/// Whose life is told at token `token`: whom the last sentence before it names that tells of a birth.
fn born_last(
    entities: &Entities,
    text: &Text<'_>,
    people: &[usize],
    token: usize,
) -> Option<usize> {
    let own = text.tokens[token].sentence as usize;
    let births = text.lexicon.group(Group::Birth);
    let tells = |sentence: &&Range<usize>| {
        let is_birth =
            |i: usize| text.word(i).any(|g| g.finite) && births.has_lemma_of(text.word(i));
        (sentence.start..sentence.end).any(is_birth)
    };
    let told = text.sentences[..own].iter().rev().take(LIFE);
    let span = text.span(told.into_iter().find(tells)?);
    let named = |index: usize| {
        let mentions = &entities.people[index].mentions;
        let first = mentions.partition_point(|known| known.span.start < span.start);
        let known = mentions.get(first)?;
        (known.span.start < span.end).then_some((known.span.start, index))
    };
    let first = people.iter().filter_map(|&index| named(index)).min();
    first.map(|(_, index)| index)
}

/// How far a mention is from mind at token `token`; nothing where it is out of mind.
fn cost(
    entities: &Entities,
    text: &Text<'_>,
    (person, mention): (&Person, Reference),
    token: usize,
) -> Option<u32> {
    let Reference { span, kind, .. } = mention;
    let first = text
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let from = text.tokens.get(first)?.sentence as usize;
    let to = text.tokens[token].sentence as usize;
    if to.saturating_sub(from) > LONGEST {
        return None;
    }
    let mut between = 0;
    for sentence in from + 1..=to {
        entities.looks.set(entities.looks.get() + 1);
        if !is_speech(text, sentence) {
            between += 1;
        }
        if between > 6 {
            return None;
        }
    }
    let name = kind == MentionKind::Name && !is_printed(text.slice(span), person);
    let oblique = if name && is_oblique(text, first, span) {
        OBLIQUE
    } else {
        0
    };
    let quoted = if in_speech(text, first, first) {
        QUOTED
    } else {
        0
    };
    Some(between * SENTENCE + oblique + quoted)
}

/// Whether the sentence lies within somebody's speech, author's words apart.
fn is_speech(text: &Text<'_>, sentence: usize) -> bool {
    let tokens = &text.sentences[sentence];
    in_speech(text, tokens.start, tokens.end - 1)
}

/// Whether both tokens stand in one quote that is longer than a name.
fn in_speech(text: &Text<'_>, first: usize, last: usize) -> bool {
    let before = text.quoted.partition_point(|quote| quote.open <= first);
    let outer = text.quoted[..before]
        .iter()
        .rev()
        .take(NESTED)
        .find(|quote| quote.depth == 0);
    outer.is_some_and(|quote| quote.inside().len() > 5 && last <= quote.inside().end)
}

/// Whether the mention shows given and family name as they are in the nominative.
fn is_printed(mention: &str, person: &Person) -> bool {
    let ends = |part: &Option<String>| part.as_deref().is_some_and(|part| mention.ends_with(part));
    let shows = |part: &Option<String>| part.as_deref().is_some_and(|part| mention.contains(part));
    (ends(&person.family) || person.family.is_none())
        && (shows(&person.given) || !mention.contains(' '))
}

/// Whether a word of the name cannot be nominative.
fn is_oblique(text: &Text<'_>, first: usize, span: Span) -> bool {
    let nominal = |g: &Grammar| g.is_noun() || g.is_adjectival();
    (first..text.len())
        .take_while(|&i| text.tokens[i].span.end <= span.end)
        .map(|i| text.word(i))
        .any(|word| {
            word.any(nominal)
                && !word.any(|g| nominal(g) && (g.case == Some(Case::Nom) || g.indeclinable))
        })
}
