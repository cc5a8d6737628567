//! Who the people are where the noun says only that they are people, or is left out.

use super::role::people_noun;
use super::{Count, noun, total};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::list::List;
use crate::lexicon::normal::normal_form;
use crate::pattern::Clauses;
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// «волонтёры — это почти 100 тысяч человек», «число участников достигло 300 человек»: who they are.
pub(super) fn of(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
) -> Option<(String, usize, Option<CountedAs>)> {
    if count
        .noun
        .as_ref()
        .is_some_and(|noun| !noun::is_generic(text, &noun.lemma))
    {
        return None;
    }
    let start = count.span.start;
    let token = equated(text, start)
        .filter(|_| count.noun.is_some())
        .or_else(|| total::total_of(text, clauses, start))
        .or_else(|| total::fronted(text, clauses, start))?;
    let (entry, counted_as) = people_noun(text, token)?;
    let lemma = normal_form(&entry.canonical);
    let other = count.noun.as_ref().is_none_or(|noun| noun.lemma != lemma);
    other.then_some((lemma, token, counted_as))
}

/// «Волонтёры — это 300 человек», «Волонтёры Казахстана — 300 человек»: the subject before the dash.
fn equated(text: &Text<'_>, start: usize) -> Option<usize> {
    let floor = text.sentence(start).start;
    let mut dash = start.checked_sub(1)?;
    if dash > floor && text.is_a(dash, Function::This) {
        dash -= 1;
    }
    if dash <= floor || !text.is_dash(dash) {
        return None;
    }
    let complement =
        |i: &usize| text.word(*i).any(|g| g.case == Some(Case::Gen)) && !is_subject(text, *i);
    let token = (floor..dash).rev().find(|i| !complement(i))?;
    is_subject(text, token).then_some(token)
}

/// A noun for people in the nominative plural.
fn is_subject(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is(List::People)
        && word.any(|g| g.case == Some(Case::Nom) && g.number == Some(Number::Plur))
}
