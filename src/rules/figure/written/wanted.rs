//! What a figure must be for a rule to look at it.

use super::super::Count;
use crate::lexicon::group::Group;
use crate::lexicon::morphology::Morphology;
use crate::lexicon::normal::normal_form;
use crate::pattern::has_predicate;
use crate::text::Text;
use serde::Deserialize;

/// Words beside the figure in a line that holds little else.
const LINE: usize = 3;

/// Conditions on the figure, as a rule file writes them; none of those that are not written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::rules) struct Wanted {
    value: Option<f64>,
    below: Option<f64>,
    round: Option<f64>,
    exact: bool,
    year: bool,
    bounded: Option<bool>,
    noun: Option<Noun>,
    lone_line: bool,
}

/// What must be counted.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Written")]
enum Noun {
    Any,
    OneOf(Vec<String>),
    Group(Group),
}

/// A word or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Several(Vec<String>),
}

impl TryFrom<Written> for Noun {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let word = match written {
            Written::Several(words) => {
                return Ok(Self::OneOf(
                    words.iter().map(|word| normal_form(word)).collect(),
                ));
            }
            Written::One(word) => word,
        };
        let group = word
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'));
        match group {
            None if word == "any" => Ok(Self::Any),
            None => Ok(Self::OneOf(vec![normal_form(&word)])),
            Some(kind) => Group::by_kind("figure_words.tsv", kind)
                .map(Self::Group)
                .ok_or_else(|| format!("`{word}` is no kind of figure_words.tsv")),
        }
    }
}

impl Wanted {
    /// Whether a figure can be so: nouns are compared as lemmas.
    ///
    /// # Errors
    /// A noun that is a form of another word.
    pub fn check(&self, morphology: &dyn Morphology) -> Result<(), String> {
        let Some(Noun::OneOf(words)) = &self.noun else {
            return Ok(());
        };
        let is_lemma = |word: &&String| {
            let readings = morphology.readings(word);
            let mut known = readings.iter().filter(|reading| reading.known);
            known.clone().next().is_none() || known.any(|reading| *reading.lemma == ***word)
        };
        match words.iter().find(|word| !is_lemma(word)) {
            None => Ok(()),
            Some(word) => Err(format!("`noun`: `{word}` is no word but a form of one")),
        }
    }

    /// The first condition that the figure lacks, by its name.
    pub(in crate::rules::figure) fn lacks(
        &self,
        text: &Text<'_>,
        count: &Count,
    ) -> Option<&'static str> {
        let number = &count.number;
        let is_one = number.high.is_none() && !number.vague;
        let conditions = [
            ("value", self.value.is_none_or(|value| number.low == value)),
            ("below", self.below.is_none_or(|bound| number.low < bound)),
            (
                "round",
                self.round.is_none_or(|least| is_round(number.low, least)),
            ),
            ("exact", !self.exact || is_one),
            ("year", !self.year || is_year(text, count)),
            (
                "bounded",
                self.bounded
                    .is_none_or(|bounded| count.bound.is_some() == bounded),
            ),
            (
                "noun",
                self.noun
                    .as_ref()
                    .is_none_or(|noun| noun.is_of(text, count)),
            ),
        ];
        let lacking = conditions.iter().find(|(_, holds)| !holds);
        let lone = || (self.lone_line && !is_lone_line(text, count)).then_some("lone_line");
        lacking.map(|(name, _)| *name).or_else(lone)
    }
}

impl Noun {
    fn is_of(&self, text: &Text<'_>, count: &Count) -> bool {
        count.noun.as_ref().is_some_and(|noun| match self {
            Self::Any => true,
            Self::OneOf(words) => words.contains(&noun.lemma),
            Self::Group(group) => text.lexicon.group(*group).has(&noun.lemma),
        })
    }
}

fn is_round(number: f64, least: f64) -> bool {
    number >= least && number.log10().fract() == 0.0
}

/// Four digits of our time, alone.
fn is_year(text: &Text<'_>, count: &Count) -> bool {
    let number = &count.number;
    number.tokens.len() == 1
        && number.high.is_none()
        && (1950.0..2050.0).contains(&number.low)
        && text.surface(number.tokens.start).len() == 4
}

/// A line of a page: a few words beside the figure in its block, and no predicate.
fn is_lone_line(text: &Text<'_>, count: &Count) -> bool {
    let last = count.span.end - 1;
    text.block(last).len() <= count.span.len() + LINE && !has_predicate(text, &text.sentence(last))
}
