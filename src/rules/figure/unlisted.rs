//! Counted nouns that are on no list: the dictionary, or its prediction by the end of the word, says that they are
//! living beings. Animals are in the lists, so these are people.

use super::noun::{Counted, agrees, continues};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::lexicon::word::Word;
use crate::pattern::number::Numeral;
use crate::text::Text;
use crate::vocabulary::Unit;

/// How much of a noun's readings must be of living beings: «половинок», «носителей» are things as often.
const KNOWN: f32 = 0.6;
/// The same of a predicted noun with the ending of those who do something: «инфлюенсеров».
const AGENT: f32 = 0.5;
/// The same of any other predicted noun.
const PREDICTED: f32 = 0.9;
/// The least weight of the noun among all readings of the word.
const WEIGHT: f32 = 0.25;
/// The same of a noun that is an adjective by form: «подшефных».
const SUBSTANTIVE: f32 = 0.1;

/// The noun for people at token `i` that no list has, of the dictionary or predicted.
pub(super) fn unlisted(
    text: &Text<'_>,
    i: usize,
    number: &Numeral,
    known: bool,
) -> Option<Counted> {
    let word = text.word(i);
    let predicted = !known && (word.shape.hyphen || !is_russian(text, i));
    if word.shape.capital || word.is(List::Currency) || is_abbreviation(text, i) || predicted {
        return None;
    }
    let reading = nouns(word, number)
        .find(|r| r.known == known && r.grammar.animate && is_likely(text, i, r))?;
    let least = match known {
        true => KNOWN,
        false if is_agent(text, &reading.lemma) => AGENT,
        false => PREDICTED,
    };
    let things = text.lexicon.lists().find(List::UnitNoun, &reading.lemma);
    (animate_share(word, number) >= least && things.is_none()).then(|| Counted {
        token: i,
        lemma: reading.lemma.to_string(),
        unit: Unit::Person,
        implies: None,
        listed: false,
    })
}

/// The noun at token `i` that a collective numeral counts: «четверо дропперов», «пятеро самородков». Such a numeral counts
/// people whatever the noun, but for what has no singular («двое суток») and the young of animals, which are listed.
pub(super) fn collected(text: &Text<'_>, i: usize, number: &Numeral) -> Option<Counted> {
    let word = text.word(i);
    if !number.collective || word.shape.capital || is_abbreviation(text, i) {
        return None;
    }
    let reading = nouns(word, number).next()?;
    let forms = text.lexicon.morphology().readings(&reading.lemma);
    let mut forms = forms.iter().filter(|r| r.grammar.case == Some(Case::Nom));
    let has_singular = !reading.known || forms.any(|r| r.grammar.number == Some(Number::Sing));
    let things = text.lexicon.lists().find(List::UnitNoun, &reading.lemma);
    (has_singular && things.is_none()).then(|| Counted {
        token: i,
        lemma: reading.lemma.to_string(),
        unit: Unit::Person,
        implies: None,
        listed: false,
    })
}

/// What part of the readings that the number can count is of living beings.
pub(super) fn animate_share(word: &Word, number: &Numeral) -> f32 {
    let sum = |animate: bool| -> f32 {
        nouns(word, number)
            .filter(|r| r.grammar.animate == animate)
            .map(|r| r.weight)
            .sum()
    };
    let (living, things) = (sum(true), sum(false));
    if living + things > 0.0 {
        living / (living + things)
    } else {
        1.0
    }
}

fn nouns<'a>(word: &'a Word, number: &'a Numeral) -> impl Iterator<Item = &'a Reading> {
    word.readings
        .iter()
        .filter(|r| r.grammar.pos == Pos::Noun && agrees(&r.grammar, number))
}

/// Whether the noun is weighty enough among the readings of the word at token `i`.
fn is_likely(text: &Text<'_>, i: usize, reading: &Reading) -> bool {
    let substantive = text.lexicon.group(Group::Substantive).ends(&reading.lemma);
    let alone = i + 1 >= text.len() || !continues(text, i + 1);
    weight_of(text.word(i), reading)
        >= if substantive && alone {
            SUBSTANTIVE
        } else {
            WEIGHT
        }
}

/// The weight of a reading; of a noun that does not inflect that of all its cases together: «крупье».
fn weight_of(word: &Word, reading: &Reading) -> f32 {
    if !reading.grammar.indeclinable {
        return reading.weight;
    }
    let same = word.readings.iter().filter(|r| r.lemma == reading.lemma);
    same.map(|r| r.weight).sum()
}

/// Whether the sentence is in Russian, whose endings the prediction knows.
fn is_russian(text: &Text<'_>, i: usize) -> bool {
    matches!(text.language(i), Some("ru") | None)
}

/// «5 коп. в день»: the word is cut off.
pub(super) fn is_abbreviation(text: &Text<'_>, i: usize) -> bool {
    i + 2 < text.len()
        && text.is_mark(i + 1, '.')
        && text.tokens[i + 1].sentence == text.tokens[i + 2].sentence
}

/// The endings of nouns for those who do something or come from somewhere.
fn is_agent(text: &Text<'_>, lemma: &str) -> bool {
    text.lexicon.group(Group::PersonEnding).ends(lemma)
}
