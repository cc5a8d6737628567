//! Places behind the noun for a body, by the nouns that stand with their names.

use super::member::is_adjective;
use crate::lexicon::grammar::Case;
use crate::lexicon::list::{List, ListSet};
use crate::pattern::{entry, listed};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// Adjectives between that of the name and the noun, at most: «Теректинского сельского округа».
const BETWEEN: usize = 2;

/// The end of «Нижнекамского района» at token `at`: an adjective with a capital before a noun for a place, in one of the
/// cases.
pub(super) fn region(text: &Text<'_>, at: usize, end: usize, cases: [Case; 2]) -> Option<usize> {
    let capital = text.is_word(at) && text.word(at).shape.capital;
    if !capital || text.word(at).is(List::Place) {
        return None;
    }
    let last = end.min(at + BETWEEN + 2);
    cases.into_iter().find_map(|case| {
        let attribute = |i: usize| text.is_word(i) && is_adjective(text.word(i), case);
        let noun = (at + 1..last).find(|&i| !attribute(i))?;
        let word = text.word(noun);
        let is_place = word.is(List::PlaceNoun)
            && !word.shape.capital
            && entry(text, noun, List::PlaceNoun).is_some_and(|noun| is_governed(&noun.canonical));
        (attribute(at) && is_place && word.can_be(case)).then_some(noun + 1)
    })
}

/// The end of «г. Омска», «пос. Заречный» at token `at`.
pub(super) fn short(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let name = at + 2;
    let is_short = name < end
        && text.word(at).is(List::PlaceShort)
        && !text.word(at).shape.capital // «Д. Иванов»
        && text.is_mark(at + 1, '.')
        && text.is_word(name)
        && text.word(name).shape.capital
        && entry(text, at, List::PlaceShort).is_some_and(|noun| is_governed(&noun.canonical));
    if !is_short {
        return None;
    }
    let place = listed(text, name, end, ListSet::of(&[List::Place]));
    Some(name + place.map_or(1, |place| place.len))
}

/// Whether places of this kind have bodies of their own, unlike rivers and streets.
fn is_governed(kind: &str) -> bool {
    !matches!(
        PlaceKind::by_name(kind),
        None | Some(PlaceKind::Natural | PlaceKind::Street)
    )
}
