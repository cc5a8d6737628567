//! Patterns as rule files write them: «на <household> из COUNT», a row of words around what a rule is about.
//!
//! | written | fits |
//! |---|---|
//! | `на` | the word in this form, capitals and ё aside; marks too: `,` `—` |
//! | `{выйти}` | any form of the word |
//! | `<venue>` | a form of a word of this group or list, as [`Names`] knows it |
//! | `[noun,gen,plur]` | a word with a likely reading that is all of this |
//! | `NUMBER`, `ROUND` | where a number begins; where a round one of a thousand or more does |
//! | `a\|{b}\|<c>` | one of these |
//! | `!a` | any word that does not fit `a` |
//! | `a?` | `a` or nothing |
//! | `..3` | up to three words of any kind |
//! | `COUNT` and the like | the anchor: what the rule is about; once in every pattern |
//!
//! A pattern stays inside the sentence of its anchor. It is run as an automaton over the words on both sides of it,
//! so what it costs is words looked at times pieces.

mod parse;

use super::number::{may_begin, numeral};
use super::plausibly;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::ListSet;
use crate::text::Text;
use std::ops::Range;

pub use parse::Names;

/// A pattern around an anchor.
#[derive(Debug)]
pub struct Pattern {
    /// The anchor, of those that were offered.
    pub anchor: usize,
    /// What stands before it, the nearest first.
    before: Vec<Piece>,
    /// What stands behind it.
    after: Vec<Piece>,
}

/// A piece of a pattern.
#[derive(Debug)]
struct Piece {
    test: Test,
    is_optional: bool,
    /// As it was written.
    written: Box<str>,
}

/// What a word must be.
#[derive(Debug)]
enum Test {
    Any,
    Normal(Box<str>),
    Lemma(Box<str>),
    Group(Group),
    Lists(ListSet),
    Reading(Vec<Trait>),
    Number,
    Round,
    OneOf(Vec<Self>),
    Not(Box<Self>),
}

/// Something that a reading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trait {
    Pos(Pos),
    Case(Case),
    Number(Number),
    Gender(Gender),
    Tense(Tense),
    Finite,
    Infinitive,
    Animate,
    Passive,
    Short,
}

/// What a pattern finds around an anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit<'a> {
    /// All of it: the tokens from its first word to its last, the anchor's among them.
    Whole(Range<usize>),
    /// It fits up to a piece, here as written, for which a token does not do; none at the end of the sentence.
    Stops(&'a str, Option<usize>),
}

impl Pattern {
    /// Looks around the anchor, which must not be empty. Costs at most the words of the pattern's reach times its pieces.
    pub fn around(&self, text: &Text<'_>, anchor: &Range<usize>) -> Fit<'_> {
        let sentence = text.sentence(anchor.start);
        let before = walk(&self.before, text, (sentence.start..anchor.start).rev());
        let after = walk(&self.after, text, anchor.end..sentence.end.max(anchor.end));
        match (before, after) {
            (Ok(before), Ok(after)) => Fit::Whole(anchor.start - before..anchor.end + after),
            (Err((piece, at)), _) | (_, Err((piece, at))) => Fit::Stops(piece, at),
        }
    }
}

/// How many tokens the pieces take, as few as they can; else the furthest piece that was reached, and the first token that
/// would not do for it.
fn walk<'p>(
    pieces: &'p [Piece],
    text: &Text<'_>,
    mut tokens: impl Iterator<Item = usize>,
) -> Result<usize, (&'p str, Option<usize>)> {
    let mut states = skipped(pieces, 1);
    let mut furthest = (None, None);
    let mut taken = 0;
    while states != 0 {
        let awaited = 63 - states.leading_zeros() as usize;
        if awaited == pieces.len() {
            return Ok(taken);
        }
        let token = tokens.next();
        if furthest.0.is_none_or(|piece| piece < awaited) {
            furthest = (Some(awaited), token);
        }
        let Some(token) = token else { break };
        states = stepped(pieces, states, |piece| piece.test.fits(text, token));
        taken += 1;
    }
    let piece = furthest.0.and_then(|piece| pieces.get(piece));
    Err((piece.map_or("", |piece| &piece.written), furthest.1))
}

/// The states after a word: bit `i` is set where the pieces before piece `i` are done with.
fn stepped(pieces: &[Piece], states: u64, fits: impl Fn(&Piece) -> bool) -> u64 {
    let fitting = pieces.iter().enumerate();
    let fitting = fitting.filter(|(i, piece)| states & 1 << i != 0 && fits(piece));
    skipped(pieces, fitting.fold(0, |next, (i, _)| next | 1 << (i + 1)))
}

/// The states, and those reached from them by pieces that may be left out.
fn skipped(pieces: &[Piece], states: u64) -> u64 {
    let optional = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.is_optional);
    optional.fold(states, |states, (i, _)| {
        states | (states >> i & 1) << (i + 1)
    })
}

impl Test {
    fn fits(&self, text: &Text<'_>, token: usize) -> bool {
        let word = text.word(token);
        match self {
            Self::Any => true,
            Self::Normal(normal) => word.normal == *normal,
            Self::Lemma(lemma) => word.has_lemma(lemma) || word.is_form_of(lemma),
            Self::Group(group) => text.lexicon.group(*group).has_lemma_of(word),
            Self::Lists(lists) => word.lists.meets(*lists),
            Self::Reading(traits) => plausibly(word, |g| traits.iter().all(|it| it.is_of(g))),
            Self::Number => may_begin(text, token),
            Self::Round => numeral(text, token, text.sentence(token).end)
                .is_some_and(|number| number.low >= 1000.0 && number.low.log10().fract() == 0.0),
            Self::OneOf(tests) => tests.iter().any(|test| test.fits(text, token)),
            Self::Not(test) => !test.fits(text, token),
        }
    }
}

impl Trait {
    fn is_of(self, grammar: &Grammar) -> bool {
        match self {
            Self::Pos(pos) => grammar.pos == pos,
            Self::Case(case) => grammar.case == Some(case),
            Self::Number(number) => grammar.number == Some(number),
            Self::Gender(gender) => grammar.gender == Some(gender),
            Self::Tense(tense) => grammar.tense == Some(tense),
            Self::Finite => grammar.finite,
            Self::Infinitive => grammar.infinitive,
            Self::Animate => grammar.animate,
            Self::Passive => grammar.passive,
            Self::Short => grammar.short,
        }
    }
}
