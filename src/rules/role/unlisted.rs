//! A title of no list: a noun for a person that stands in apposition right before a full name, «начмед Анна Ким».

use super::case::shares_case;
use super::extent::phrase_end;
use super::title::{Title, complete};
use crate::lexicon::grammar::Number;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::mention::{Names, Tokens};
use crate::text::Text;

/// Words of the title, at most.
const REACH: usize = 8;

/// Lists of words for people, which say themselves whether they are titles.
const PEOPLE: ListSet = ListSet::of(&[
    List::Office,
    List::Deputy,
    List::Honor,
    List::Kin,
    List::People,
    List::GivenName,
    List::Place,
    List::OrgName,
    List::UnitNoun,
]);

/// The title of no list that ends at token `end`, before the name.
pub(super) fn before(text: &Text<'_>, names: &Names, end: usize, name: &Tokens) -> Option<Title> {
    let full = names
        .person(name.start)
        .is_some_and(|(_, person)| person.given.is_some() && person.family.is_some());
    if !full || end != name.start {
        return None;
    }
    let start = text.sentence(name.start).start;
    let head = (start..end)
        .rev()
        .take(REACH)
        .take_while(|&i| names.person(i).is_none() && !text.word(i).lists.meets(PEOPLE))
        .find(|&i| is_person(text, i))?;
    let whole = phrase_end(text, names, head + 1, end) == end;
    (whole && shares_case(text, head, name, false)).then(|| complete(text, names, head, 1, end))
}

/// Whether the word is one for somebody in the singular whose end says what he does: a listed title behind what it is about
/// («спецпрокурор»), or an ending of occupations («кинолог»).
fn is_person(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    if !text.is_word(i) || word.shape.hyphen || word.shape.capital && !text.starts_clause(i) {
        return false;
    }
    let occupation = |reading: &Reading| {
        let grammar = &reading.grammar;
        grammar.is_noun()
            && grammar.number != Some(Number::Plur)
            && grammar.name.is_none()
            && (grammar.animate || !reading.known)
            && (ends_in_occupation(text, &reading.lemma) || ends_in_title(text, &reading.lemma))
    };
    word.best().is_some_and(occupation)
}

fn ends_in_occupation(text: &Text<'_>, lemma: &str) -> bool {
    text.lexicon.group(Group::OccupationEnding).ends(lemma)
}

/// Letters of a title and of what stands before it in one word, at least.
const TITLE: usize = 5;
const BEFORE: usize = 3;

fn ends_in_title(text: &Text<'_>, lemma: &str) -> bool {
    let lists = text.lexicon.lists();
    let letters = lemma.chars().count();
    let cuts = lemma.char_indices().enumerate().skip(BEFORE);
    cuts.take_while(|(at, _)| letters - at >= TITLE)
        .any(|(_, (cut, _))| lists.find(List::Office, &lemma[cut..]).is_some())
}
