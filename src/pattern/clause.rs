//! Clauses of a sentence: stretches between commas and dashes, with their predicates.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::lexicon::morphology::Reading;
use crate::text::{Kind, Text};
use std::ops::Range;
use std::rc::Rc;

/// The stretches of one sentence, in order.
pub struct Clauses {
    /// Their tokens, without the marks between.
    pub parts: Rc<[Range<usize>]>,
}

impl Clauses {
    /// Splits the sentence of token `i` at marks, and at conjunctions between two predicates; once for all tokens of
    /// one.
    pub fn of(text: &Text<'_>, i: usize) -> Self {
        let parts = text.stretches(i, |sentence| Self::split(text, sentence));
        Self { parts }
    }

    fn split(text: &Text<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut start = sentence.start;
        let mut joined = false; // by a conjunction to the part before
        let mut last_says = false; // whether the last part has a predicate
        let mut add = |part: Range<usize>, joined: bool| {
            if part.is_empty() {
                return;
            }
            let says = says(text, &part);
            match parts.last_mut() {
                Some(last) if joined && !(last_says && says) && last.end == part.start => {
                    last.end = part.end;
                    last_says |= says;
                }
                _ => {
                    parts.push(part);
                    last_says = says;
                }
            }
        };
        for k in sentence.clone() {
            let conjunction = text.is_a(
                k,
                Function::And
                    | Function::Whereas
                    | Function::But
                    | Function::However
                    | Function::Or,
            );
            if !conjunction && !divides(text, k) {
                continue;
            }
            add(start..k, joined);
            joined = conjunction;
            start = if conjunction { k } else { k + 1 };
        }
        add(start..sentence.end, joined);
        parts
    }

    /// The part that holds token `i`.
    pub fn index(&self, i: usize) -> usize {
        let part = self.parts.partition_point(|part| part.end <= i);
        part.min(self.parts.len().saturating_sub(1))
    }
}

/// Whether a stretch has a predicate of its own, not just «был».
fn says(text: &Text<'_>, part: &Range<usize>) -> bool {
    part.clone()
        .any(|i| is_predicate(text, i) && !text.word(i).is_a(Function::Be))
}

/// A mark that ends a stretch. The marks around a short name do not.
fn divides(text: &Text<'_>, i: usize) -> bool {
    match text.tokens[i].kind {
        Kind::Mark('«' | '"' | '“' | '„' | '”' | '»') => !encloses_name(text, i),
        Kind::Mark('-') => {
            text.tokens[i].spaced && text.tokens.get(i + 1).is_some_and(|next| next.spaced)
        }
        Kind::Mark(mark) => ",;:()–—[]!?…".contains(mark),
        _ => false,
    }
}

/// Whether the quotation mark at `i` belongs to at most this many tokens: a name, not speech.
fn encloses_name(text: &Text<'_>, i: usize) -> bool {
    const NAME: usize = 8;
    let near = text.quotes_opened(i.saturating_sub(NAME + 1)..i + 1);
    near.iter().any(|quote| {
        (quote.open == i || quote.close == Some(i))
            && quote.close.is_some()
            && quote.inside().len() <= NAME
    })
}

/// Whether a stretch has a finite verb or short participle.
pub fn has_predicate(text: &Text<'_>, part: &Range<usize>) -> bool {
    part.clone().any(|i| is_predicate(text, i))
}

/// Whether the likeliest reading of the token is a predicate.
pub fn is_predicate(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let in_kazakh = text.is_kazakh(i);
    let kazakh = word.kazakh_verb.is_some_and(|verb| verb.is_finite) && in_kazakh;
    let is_word = |r: &Reading| r.known || !in_kazakh; // Russian guesses at Kazakh words
    text.is_word(i)
        && (kazakh
            || word.readings.iter().take(2).any(|r| {
                r.grammar.finite && r.weight >= 0.3 && r.grammar.pos == Pos::Verb && is_word(r)
            }))
}

/// Whether a part is an aside: «по данным полиции», «как сообщили».
pub fn is_aside(text: &Text<'_>, part: &Range<usize>) -> bool {
    let source = || {
        (part.start..part.end.min(part.start + 4)).any(|i| {
            text.lexicon
                .group(Group::SourceNoun)
                .has_lemma_of(text.word(i))
        })
    };
    (text.is_a(part.start, Function::By) && source())
        || text.is_a(
            part.start,
            Function::As
                | Function::According
                | Function::ForExample
                | Function::However
                | Function::Except
                | Function::Including,
        )
        || (part.len() == 1 && text.word(part.start).pos() != Pos::Verb)
}

/// Whether a part tells more of a noun before it: «которые прошли отбор», «прошедшие отбор».
fn is_attribute(text: &Text<'_>, part: &Range<usize>) -> bool {
    let first = part.start;
    let second = (first + 1).min(part.end - 1);
    let is_which = text.word(first).is_a(Function::Which)
        || text.word(first).pos() == Pos::Preposition && text.word(second).is_a(Function::Which);
    is_which || text.word(first).pos() == Pos::Participle && !text.word(first).any(|g| g.finite)
}

/// The predicate that governs the tokens of `span`, as far as their place tells: the nearest of their clause, or of the
/// one that goes on behind clauses that tell more of them, or of the nearest clause before or behind that has one.
pub fn predicate_of(text: &Text<'_>, clauses: &Clauses, span: &Range<usize>) -> Option<usize> {
    let own = clauses.index(span.start);
    let nearest = |part: &Range<usize>| {
        let predicates = part
            .clone()
            .filter(|&i| !span.contains(&i) && is_predicate(text, i));
        predicates.min_by_key(|&i| (i.abs_diff(span.start), i))
    };
    let behind = &clauses.parts[own + 1..];
    let is_parted = behind.first().is_some_and(|part| is_attribute(text, part));
    let goes_on = || {
        let mut rest = behind.iter().filter(|part| !is_attribute(text, part));
        rest.find_map(nearest)
    };
    nearest(&clauses.parts[own])
        .or_else(|| is_parted.then(goes_on).flatten())
        .or_else(|| clauses.parts[..own].iter().rev().find_map(nearest))
        .or_else(|| behind.iter().find_map(nearest))
}
