//! Names in Kazakh text: the last word bears the case of all.

use super::agree::Agreed;
use super::forms::without_capitals;
use super::parts::Slot;
use crate::lexicon::grammar::{Gender as Grammatical, NameType};
use crate::lexicon::list::List;
use crate::pattern::nominative_of_word;
use crate::text::Text;
use crate::vocabulary::Gender;
use svodka_kazakh::{is_womans, nominative};

/// Logarithm of the probability that somebody is called so, for each word: as of words that no list knows.
const LIKELIHOOD: f32 = -1.0;

/// The name of `slots` in the nominative: «Қасым-Жомарт Тоқаевтың» → «Қасым-Жомарт», «Тоқаев».
pub(super) fn agreed(text: &Text<'_>, slots: &[(usize, Slot)]) -> Agreed {
    let last = slots.iter().map(|&(at, _)| at).max();
    let lists = text.lexicon.lists();
    let form = |&(at, _): &(usize, Slot)| {
        let surface = without_capitals(text, at);
        let is_name = || lists.find(List::GivenName, text.normal(at)).is_some(); // «Сүлеймен»
        match Some(at) == last && !is_name() {
            true => nominative_of_word(text, at, &surface),
            false => surface,
        }
    };
    let forms: Vec<String> = slots.iter().map(form).collect();
    Agreed {
        gender: gender(text, slots, &forms),
        likelihood: LIKELIHOOD * slots.len() as f32,
        fit: 0.0,
        forms,
    }
}

/// By the ending of the family name or the patronymic, else by the given name that a list knows.
fn gender(text: &Text<'_>, slots: &[(usize, Slot)], forms: &[String]) -> Option<Gender> {
    let ending = || {
        let families = slots
            .iter()
            .zip(forms)
            .filter(|((_, slot), _)| *slot != Slot::Given);
        let spelling = |at: usize, form: &String| match text.tokens[at].is_respelt {
            true => nominative(text.normal(at)),
            false => form.clone(),
        };
        let mut families = families.rev();
        let is_womans = families.find_map(|(&(at, _), form)| is_womans(&spelling(at, form)))?;
        Some(match is_womans {
            true => Gender::Female,
            false => Gender::Male,
        })
    };
    let listed = || {
        let given = slots.iter().find(|(_, slot)| *slot == Slot::Given)?;
        let mut readings = text.word(given.0).readings.iter();
        let named = readings.find(|reading| reading.grammar.name == Some(NameType::Given))?;
        match named.grammar.gender? {
            Grammatical::Masc => Some(Gender::Male),
            Grammatical::Fem => Some(Gender::Female),
            Grammatical::Neut => None,
        }
    };
    ending().or_else(listed)
}
