//! Counted nouns that are found by a part of a hyphenated word.

use super::noun::{Counted, agrees, is_nominal};
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::normal_form;
use crate::pattern::number::Numeral;
use crate::text::Text;
use crate::vocabulary::{CountedAs, Unit};

/// What stands before the hyphen, as printed but in lower case.
fn head_of(surface: &str) -> String {
    let first = surface.split('-').next().unwrap_or(surface);
    first.to_lowercase()
}

/// Letters of a noun that is one of two, at least: «хот-дог» has none.
const WORD: usize = 4;

/// «географов-любителей»: two nouns for living beings in one case, which no dictionary holds as one word.
fn two_of_people(text: &Text<'_>, i: usize, number: &Numeral) -> Option<Counted> {
    let word = text.word(i);
    let (first, second) = word
        .normal
        .split_once('-')
        .filter(|_| !word.shape.capital)?;
    let living = |part: &str| {
        if part.chars().count() < WORD {
            return None;
        }
        let readings = text.lexicon.morphology().readings(part).into_iter();
        let mut nouns =
            readings.filter(|r| r.known && r.grammar.is_noun() && agrees(&r.grammar, number));
        nouns.next().filter(|r| r.grammar.animate).map(|r| r.lemma)
    };
    let (first, second) = (living(first)?, living(second)?);
    let is_animal = |lemma: &str| text.lexicon.lists().find(List::UnitNoun, lemma).is_some();
    (!is_animal(&first)).then(|| Counted {
        token: i,
        lemma: format!("{first}-{second}"),
        unit: Unit::Person,
        implies: None,
        listed: false,
    })
}

/// «дочери-близнецы», «врачей-волонтёров»: the first part counts, «IT-специалистов», «эко-волонтёров»: the
/// second, where the first is no noun for people.
pub(super) fn compound(text: &Text<'_>, i: usize, number: &Numeral) -> Option<Counted> {
    let word = text.word(i);
    let (first, second) = word.normal.split_once('-').filter(|_| word.shape.hyphen)?;
    let lists = text.lexicon.lists();
    let person = |part: &str| {
        let readings = text.lexicon.morphology().readings(part);
        let mut nouns = readings
            .iter()
            .filter(|r| is_nominal(&r.grammar) && agrees(&r.grammar, number));
        nouns.find_map(|r| lists.find(List::People, &r.lemma))
    };
    let leading = person(first).filter(|_| !word.shape.capital);
    let counts = |r: &Reading| r.known && r.grammar.is_noun() && agrees(&r.grammar, number); // «стран-членов»
    let second = || {
        let other = text.lexicon.morphology().readings(first);
        person(second).filter(|_| !other.iter().any(counts))
    };
    let Some(entry) = leading.or_else(second) else {
        return two_of_people(text, i, number);
    };
    let lemma = normal_form(&entry.canonical);
    Some(Counted {
        token: i,
        lemma: match leading {
            Some(_) => lemma,
            None => format!("{}-{lemma}", head_of(text.surface(i))),
        },
        unit: Unit::Person,
        implies: entry
            .extra
            .first()
            .and_then(|role| CountedAs::by_name(role)),
        listed: true,
    })
}
