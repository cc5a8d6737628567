//! Several places that share a noun in the plural.

use super::called::alone;
use super::headed::{ADJECTIVE, begins_person, is_person, is_relational, last_of_name};
use super::{described, mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number};
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::clean;
use crate::mention::Mention;
use crate::pattern::{listed, nominative_of, plausibly, title_case_like};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// «в сёлах Верхние Ключи, Каменка и Заречное».
pub(super) const LISTED: Rule = Rule {
    id: "place.listed",
    about: "capitalised names in a row behind a noun for towns, villages or streets",
    examples: &[
        yields(
            "Свет дали в сёлах Красный Яр, Ключики и Подлесное.",
            &[
                "Красный Яр (village)",
                "Ключики (village)",
                "Подлесное (village)",
            ],
        ),
        yields(
            "Концерты дали в сёлах Заречное, Абай и Каменка.",
            &["Заречное (village)", "Абай (village)", "Каменка (village)"],
        ),
        silent("В сёлах Марат Кулов бывает редко.", "a person"),
        yields(
            "Это было на пересечении улиц Еримбетова и Толе би.",
            &["улица Еримбетова (street)", "улица Толе би (street)"],
        ),
        silent("В городах растут цены.", "no names"),
        silent("На улицах Костромы растут деревья.", "streets of a town"),
    ],
};

/// Adjectives in a row before a noun in the plural: «в Акмолинской, Абайской и Жетысуской областях».
pub(super) fn series(text: &Text<'_>, i: usize, kind: PlaceKind, found: &mut Vec<Mention>) {
    let noun = text.word(i);
    let Some(plural) = noun
        .readings
        .iter()
        .find(|r| r.grammar.is_noun() && r.grammar.number == Some(Number::Plur) && r.weight >= 0.1)
    else {
        return;
    };
    let start = text.sentence(i).start;
    let mut at = i;
    let mut last = true;
    while at > start && text.is_word(at - 1) && text.word(at - 1).shape.capital {
        at -= 1;
        if text.starts_clause(at) && !is_relational(text.normal(at)) {
            return;
        }
        let Some(name) = one_of(text, at, plural) else {
            return;
        };
        let tokens = at..if last { i + 1 } else { at + 1 };
        found.push(mention(&ADJECTIVE, 0.94, tokens, named(name, kind)));
        last = false;
        let joined =
            at > start + 1 && (text.is_mark(at - 1, ',') || text.is_a(at - 1, Function::And));
        if !joined {
            return;
        }
        at -= 1;
    }
}

/// Names behind a noun in the plural: «в сёлах Верхние Ключи, Каменка и Заречное».
pub(super) fn row(text: &Text<'_>, i: usize, kind: PlaceKind, found: &mut Vec<Mention>) {
    let plural = |g: &Grammar| g.is_noun() && g.number == Some(Number::Plur);
    let singular = |g: &Grammar| g.is_noun() && g.number == Some(Number::Sing);
    if !plausibly(text.word(i), plural) || plausibly(text.word(i), singular) {
        return;
    }
    match kind {
        PlaceKind::City | PlaceKind::Village => settlements(text, i, kind, found),
        PlaceKind::Street => streets(text, i, found),
        _ => {}
    }
}

/// «на пересечении улиц Абая и Толе би»: at least two names, none of them of a town that has the streets.
fn streets(text: &Text<'_>, i: usize, found: &mut Vec<Mention>) {
    const TOWNS: ListSet = ListSet::of(&[List::Place]);
    let end = text.sentence(i).end;
    let first = found.len();
    let mut at = i + 1;
    while at < end && text.is_word(at) && text.word(at).shape.capital {
        let word = text.word(at);
        let leads = at == i + 1;
        let genitive = plausibly(word, |g| g.case == Some(Case::Gen)) || word.readings.is_empty();
        let of_town = word.lists.meets(TOWNS) && !word.is(List::GivenName);
        if leads && !genitive || of_town {
            break;
        }
        let last = last_of_name(text, at, end);
        if word.readings.is_empty() || word.any(Grammar::is_noun) {
            let noun = text.word(i).best().map_or("улица", |r| &*r.lemma);
            let name = clean(text.slice(text.span(&(at..last))));
            let name = named(format!("{noun} {name}"), PlaceKind::Street);
            let tokens = if leads { i..last } else { at..last };
            found.push(mention(&LISTED, 0.9, tokens, name));
        }
        at = last + 1;
        if !text.is_mark(last, ',') && (last >= end || !text.is_a(last, Function::And)) {
            break;
        }
    }
    if found.len() < first + 2 {
        found.truncate(first);
    }
}

/// Towns or villages behind the noun at `i`.
fn settlements(text: &Text<'_>, i: usize, kind: PlaceKind, found: &mut Vec<Mention>) {
    let end = text.sentence(i).end;
    let mut at = i + 1;
    let is_person = |at| is_person(text, at) && (at == i + 1 || begins_person(text, at, end));
    while at < end && text.is_word(at) && text.word(at).shape.capital && !is_person(at) {
        let known = listed(text, at, end, ListSet::of(&[List::Place]));
        let (last, name) = match known {
            Some(known) => (at + known.len, described(known.entry)),
            None => {
                let last = last_of_name(text, at, end);
                (last, named(alone(text, i, at, last), kind))
            }
        };
        found.push(mention(&LISTED, 0.9, at..last, name));
        let joined = text.is_mark(last, ',') || last < end && text.is_a(last, Function::And);
        if !joined {
            return;
        }
        at = last + 1;
    }
}

/// The name of one of the places: the adjective at token `at` with the noun in the singular.
fn one_of(text: &Text<'_>, at: usize, plural: &Reading) -> Option<String> {
    let surface = clean(text.surface(at));
    let reading = text.word(at).readings.iter().find(|r| {
        r.grammar.is_adjectival()
            && (r.grammar.case.is_none() || r.grammar.case == plural.grammar.case)
    })?;
    let gender = plural.grammar.gender;
    let adjective = nominative_of(text, at, reading, Some(Number::Sing), gender)?;
    Some(format!(
        "{} {}",
        title_case_like(&surface, &adjective),
        plural.lemma
    ))
}
