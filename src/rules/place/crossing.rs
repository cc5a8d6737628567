//! Streets without a noun, told by where they cross and by their case.

use super::headed::{is_person, last_of_name};
use super::{mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, NameType};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::normal::clean;
use crate::mention::Mention;
use crate::pattern::is_honour;
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// «на углу Абая и Сатпаева», «едет по Абая, Тимирязева».
pub(super) const CROSSING: Rule = Rule {
    id: "place.crossing",
    about: "names of people in the genitive behind «угол» and its like, or behind «по», which governs another case",
    examples: &[
        yields(
            "Кафе стоит на пересечении Абая и Сейфуллина.",
            &["Абая (street)", "Сейфуллина (street)"],
        ),
        yields(
            "Трамвай идёт по Тимирязева, Абая и далее по Гагарина.",
            &["Тимирязева (street)", "Абая (street)", "Гагарина (street)"],
        ),
        yields(
            "Кафе стоит на углу Толе би и Сейфуллина.",
            &["Толе би (street)", "Сейфуллина (street)"],
        ),
        yields(
            "Автобус ходит по Ленина до Гагарина.",
            &["Ленина (street)", "Гагарина (street)"],
        ),
        yields(
            "Аптека стоит на Победы, угол Байтурсынова.",
            &["Байтурсынова (street)"],
        ),
        silent("Он тоскует по Гагарину.", "the case that «по» governs"),
        silent("Из-за угла вышел Абай.", "no genitive"),
        silent("В углу Марата ждали дети.", "one name alone"),
    ],
};

/// Adds the streets whose names stand without a noun.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    for i in 0..text.len() {
        if !text.is_word(i) {
            continue;
        }
        let meeting = is_meeting(text, i);
        if !meeting && !text.is_a(i, Function::By) {
            continue;
        }
        let first = found.len();
        row(text, i + 1, meeting, found);
        let corner = i > 0 && text.is_mark(i - 1, ',');
        if meeting && !corner && found.len() < first + 2 {
            found.truncate(first);
        }
    }
}

/// A noun for where streets meet.
fn is_meeting(text: &Text<'_>, i: usize) -> bool {
    text.lexicon
        .group(Group::Meeting)
        .has_lemma_of(text.word(i))
}

/// The names in a row from token `at` on. Where streets are told already, a name that is a town's too («Чехова») is one.
fn row(text: &Text<'_>, mut at: usize, told: bool, found: &mut Vec<Mention>) {
    if at >= text.len() {
        return;
    }
    let end = text.sentence(at).end;
    let first = found.len();
    while at < end && is_name_in_genitive(text, at, told || found.len() > first) {
        let last = last_of_name(text, at, end);
        let name = named(clean(text.slice(text.span(&(at..last)))), PlaceKind::Street);
        found.push(mention(&CROSSING, 0.95, at..last, name));
        let joins = last < end
            && (text.is_mark(last, ',')
                || text.is_dash(last)
                || text.is_a(last, Function::And | Function::Until));
        if !joins {
            return;
        }
        at = last + 1;
    }
}

/// «Толе би»: a name with its Kazakh title, which no case changes.
fn is_honoured(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    next < text.sentence(i).end && text.is_word(next) && is_honour(text.word(next))
}

/// A capitalised name of a person in the genitive and in no case that «по» governs.
fn is_name_in_genitive(text: &Text<'_>, i: usize, told: bool) -> bool {
    let word = text.word(i);
    if text.is_word(i) && word.shape.capital && is_honoured(text, i) {
        return true;
    }
    text.is_word(i)
        && word.shape.capital
        && !word.shape.all_caps
        && (told || !word.is(List::Place))
        && (is_person(text, i) || word.names(NameType::Surname))
        && word.can_be(Case::Gen)
        && !word.can_be(Case::Dat)
        && !word.can_be(Case::Loc)
}
