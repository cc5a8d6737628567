//! What a word of a text must be for a piece of a pattern.

use super::Ground;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::ListSet;
use crate::pattern::number::{may_begin, numeral};
use crate::pattern::plausibly;
use crate::text::Text;
use std::ops::Range;

/// What a word must be.
#[derive(Debug)]
pub(super) enum Test {
    Any,
    Normal(Box<str>),
    Lemma(Box<str>),
    Group(Group),
    Lists(ListSet),
    Reading(Vec<Trait>),
    Number,
    Round,
    /// A stretch of this kind, whose first noun has a reading that is all of this.
    Stretch(usize, Vec<Trait>),
    OneOf(Vec<Self>),
    Not(Box<Self>),
}

/// Something that a reading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trait {
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

impl Test {
    /// How many tokens from this one on, or backwards up to this one, it fits; none where it does not.
    pub fn len(&self, ground: Ground<'_, '_>, token: usize, is_back: bool) -> Option<usize> {
        match self {
            Self::Stretch(kind, traits) => {
                let words = ground.known.at(*kind, token, is_back)?;
                stands_so(ground.text, words, traits).then_some(words.len())
            }
            Self::OneOf(tests) => tests
                .iter()
                .find_map(|test| test.len(ground, token, is_back)),
            Self::Not(test) => test.len(ground, token, is_back).is_none().then_some(1),
            _ => self.fits(ground.text, token).then_some(1),
        }
    }

    /// Whether nothing but stretches fits it.
    pub fn is_stretch(&self) -> bool {
        self.kinds().is_some()
    }

    /// The kinds of stretches that fit it; none where something else may.
    pub fn kinds(&self) -> Option<Vec<usize>> {
        match self {
            Self::Stretch(kind, _) => Some(vec![*kind]),
            Self::OneOf(tests) => {
                let kinds: Option<Vec<_>> = tests.iter().map(Self::kinds).collect();
                Some(kinds?.concat())
            }
            _ => None,
        }
    }

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
            Self::Stretch(..) | Self::OneOf(_) | Self::Not(_) => false,
        }
    }
}

/// Whether the first noun of the words can be read so; what no dictionary knows or does not inflect can.
fn stands_so(text: &Text<'_>, words: &Range<usize>, traits: &[Trait]) -> bool {
    let is_noun = |&i: &usize| text.is_word(i) && text.word(i).any(Grammar::is_noun);
    let Some(noun) = words.clone().find(is_noun).filter(|_| !traits.is_empty()) else {
        return true;
    };
    let word = text.word(noun);
    let is_so = |g: &Grammar| {
        g.is_noun() && (g.indeclinable || traits.iter().all(|it| it.is_of(g) || it.is_open(g)))
    };
    !word.readings.iter().any(|reading| reading.known) || plausibly(word, is_so)
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

    /// Whether the reading leaves the case open that is asked for.
    fn is_open(self, grammar: &Grammar) -> bool {
        matches!(self, Self::Case(_)) && grammar.case.is_none()
    }
}
