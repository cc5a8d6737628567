//! What a word can be in the tail of a descriptive name.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, NameType, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::word::Word;
use crate::pattern::plausibly;
use crate::text::Text;

/// «сезона», «созыва»: when, not what.
pub(super) fn is_time(text: &Text<'_>, word: &Word) -> bool {
    text.lexicon.group(Group::BodyTime).has_lemma_of(word)
}

/// A given name in the nominative: whoever follows the name «имени Абая».
pub(super) fn begins_person(word: &Word) -> bool {
    let singular = |case| move |g: &Grammar| g.case == Some(case) && g.number != Some(Number::Plur);
    word.is(List::GivenName) && word.any(singular(Case::Nom)) && !word.any(singular(Case::Gen))
}

pub(super) fn is_conjunction(word: &Word) -> bool {
    word.is_a(Function::And)
}

pub(super) fn is_noun(word: &Word, case: Case) -> bool {
    plausibly(word, |g| {
        g.is_noun() && (g.case == Some(case) || g.indeclinable)
    })
}

pub(super) fn is_adjective(word: &Word, case: Case) -> bool {
    plausibly(word, |g| g.is_adjectival() && g.case == Some(case))
}

pub(super) fn is_attribute(text: &Text<'_>, i: usize, case: Case) -> bool {
    let word = text.word(i);
    (is_noun(word, case) || is_adjective(word, case)) && !is_pointing(text, i)
}

pub(super) fn is_pointing(text: &Text<'_>, i: usize) -> bool {
    text.lexicon
        .group(Group::Pointing)
        .has_lemma_of(text.word(i))
}

/// A person begins here, by name or by office; or a capitalised word that no dictionary knows.
pub(super) fn is_person(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    if !word.shape.capital {
        let officer = word.is(List::Office)
            && plausibly(word, |g| g.animate && g.number == Some(Number::Sing));
        return officer && text.is_word(i + 1) && text.word(i + 1).shape.capital;
    }
    let name = |name| {
        matches!(
            name,
            NameType::Given | NameType::Patronymic | NameType::Surname
        )
    };
    let named = word
        .best()
        .is_some_and(|reading| reading.grammar.name.is_some_and(name) || !reading.known);
    named || word.is(List::GivenName) || word.readings.is_empty() || word.shape.all_caps
}
