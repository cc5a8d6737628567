//! Places in Kazakh: a name before a noun for a place that is its own.

use super::{mention, named};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Tokens};
use crate::pattern::{Listed, listed, name_phrase, phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::PlaceKind;
use svodka_kazakh::{Case, Possessor};

/// «Достық ауылында», «Төле би ауданы», «Абай көшесінде».
pub(super) const OWN: Rule = Rule {
    id: "place.own_noun",
    about: "capitalised Kazakh words before a noun for a place that is theirs",
    examples: &[
        yields(
            "Жаңбырдан кейін Қарасай ауданында жол жуылып кетті.",
            &["Қарасай (district)"],
        ),
        yields("Тұрғындар Төле би ауданына көшті.", &["Төле би (district)"]),
        yields("Апат кеше Абай көшесінде болды.", &["Абай көшесі (street)"]),
        silent("Біз жаңа ауылда тұрамыз.", "no name"),
        silent("Олар Қазақстан ауылдарын аралады.", "villages of a country"),
        silent("Бұл ауылы туралы айтты.", "a pronoun begins the sentence"),
        silent(
            "Жаңа ауданы туралы айтты.",
            "an adjective begins the sentence",
        ),
        yields("Есіл өзені тасыды.", &["Есіл (natural)"]),
        yields("Бұл Абай көшесінде болды.", &["Абай көшесі (street)"]),
        yields("Кеше Абай көшесінде өрт болды.", &["Абай көшесі (street)"]),
        yields("Жиын Достық көшесінде өтті.", &["Достық көшесі (street)"]),
    ],
};

const NOUNS: ListSet = ListSet::of(&[List::PlaceOwn]);

/// Words of a name at most.
const LONGEST: usize = 3;

/// Adds the names before nouns of theirs.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    for i in 1..text.len() {
        if let Some(noun) = noun(text, i)
            && let Some(name) = name_before(text, i)
        {
            found.push(place(text, name, i, &noun));
        }
    }
}

/// Whether the words around a Kazakh name speak of a place: it stands where something is, or a noun of its own is behind it.
pub(super) fn is_cued(text: &Text<'_>, i: usize) -> bool {
    let is_where = |chain: svodka_kazakh::Chain| chain.case == Case::Locative;
    let next = i + 1;
    text.word(i).kazakh_chain.is_some_and(is_where)
        || next < text.sentence(i).end && noun(text, next).is_some()
}

/// A noun for a place at token `i` that belongs to what stands before it.
fn noun<'a>(text: &Text<'a>, i: usize) -> Option<Listed<'a>> {
    let word = text.word(i);
    if !word.lists.meets(NOUNS) && !word.phrase_lists.meets(NOUNS) || !text.is_kazakh(i) {
        return None;
    }
    let noun = listed(text, i, text.sentence(i).end, NOUNS)?;
    let last = text.word(i + noun.len - 1);
    let chain = last.kazakh_chain?;
    (chain.possessor == Some(Possessor::Third) && !chain.is_plural).then_some(noun)
}

/// The capitalised words before token `end`, and a title among them: «Төле би».
fn name_before(text: &Text<'_>, end: usize) -> Option<Tokens> {
    let least = text.sentence(end).start.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while start > least && is_part(text, start - 1, start < end) {
        start -= 1;
    }
    if let Some(known) = (start..end).find(|&start| is_listed(text, start, end)) {
        start = known; // «Асқар Серіков Семей қаласында», «Жалпы Алматы облысында»
    }
    if start < end && is_ordinary(text, start, end - start > 1) {
        start += 1;
    }
    (start < end && text.word(start).shape.capital).then_some(start..end)
}

/// Whether the list has the words from token `start` on as a place that ends at token `end`, or with the noun there.
fn is_listed(text: &Text<'_>, start: usize, end: usize) -> bool {
    let until = text.sentence(start).end;
    listed(text, start, until, ListSet::of(&[List::Place]))
        .is_some_and(|place| (end..end + 2).contains(&(start + place.len)))
}

/// A word of a name: in the nominative and with a capital, or a title behind such a word.
fn is_part(text: &Text<'_>, i: usize, is_inside: bool) -> bool {
    let word = text.word(i);
    if !text.is_word(i) || word.shape.all_caps {
        return false;
    }
    let is_bare = word
        .kazakh_chain
        .is_none_or(|chain| chain.case == Case::Nominative && chain.possessor.is_none());
    let titles = text.lexicon.group(Group::InPlaceName);
    if titles.has(&word.normal) {
        return i > text.sentence(i).start && text.word(i - 1).shape.capital;
    }
    let parts_names = is_inside && (word.is(List::Place) || noun(text, i).is_some());
    word.shape.capital && is_bare && !parts_names
}

/// A word that begins a sentence with a capital for that alone: a pronoun, an adjective, a plural; before a name any
/// common word.
fn is_ordinary(text: &Text<'_>, i: usize, is_before_name: bool) -> bool {
    let word = text.word(i);
    let is_name = word.is(List::Place) || word.is(List::GivenName);
    let is_fixed = svodka_kazakh::is_fixed(&word.normal);
    let says_which = || {
        let is_attribute = svodka_kazakh::is_attribute(&word.normal);
        word.kazakh_chain.is_some_and(|chain| chain.is_plural)
            || is_before_name && is_attribute
            || (is_before_name || is_attribute) && svodka_kazakh::read(&word.normal).is_known
    };
    text.starts_clause(i) && (is_fixed || !is_name && says_which())
}

/// «Абай көшесінде», «Төле би ауданы»: whether a noun for a place whose name stands before it is at token `i`.
pub fn ends_name(text: &Text<'_>, i: usize) -> bool {
    i < text.len() && noun(text, i).is_some()
}

fn place(text: &Text<'_>, name: Tokens, i: usize, noun: &Listed<'_>) -> Mention {
    let kind = PlaceKind::by_name(&noun.entry.canonical).unwrap_or(PlaceKind::Other);
    let whole = name.start..i + noun.len;
    if &*noun.entry.kind == "own_inside" {
        let called = name_phrase(text, &whole);
        return mention(&OWN, 0.85, whole, named(called, kind));
    }
    let called = phrase(text, &name);
    mention(&OWN, 0.85, name, named(called, kind))
}
