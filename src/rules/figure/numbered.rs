//! Numbers that are names times or ages: «в микрорайоне 12», «дома 5 и 7», «улица 26 Бакинских комиссаров», «на 14.00».

use super::noun::{counted, is_generic};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Number;
use crate::lexicon::list::List;
use crate::mention::Names;
use crate::pattern::entry;
use crate::pattern::number::{Numeral, numeral};
use crate::text::{Kind, Text};

/// Numbers of one row behind a noun, at most: «дома 5, 7 и 9».
const ROW: usize = 6;
/// Words of a street's name between its noun and the house, at most.
const STREET: usize = 3;

/// Whether the number at token `i` names what the noun before it says. A number of several words or groups never
/// does, and one that people stand right behind counts them: «в доме 12 человек».
pub(super) fn is_label(text: &Text<'_>, names: &Names, i: usize) -> bool {
    let sentence = text.sentence(i);
    if i == sentence.start || !text.word(i).shape.digit && !text.word(i).is(List::Numeral) {
        return false;
    }
    let single = || {
        numeral(text, i, sentence.end)
            .filter(|number| number.tokens == (i..i + 1) && number.high.is_none())
    };
    // «ст. 152»
    let short = i >= sentence.start + 2 && text.is_mark(i - 1, '.') && !text.tokens[i - 1].spaced;
    let before = if short { i - 2 } else { i - 1 };
    if kind(text, before) == Some("number") {
        return text.tokens[i].kind == Kind::Number && single().is_some();
    }
    if kind(text, i - 1) == Some("title") {
        if i > 1 && text.is_a(i - 2, Function::From) {
            return false; // «от имени 40 учителей»
        }
        return is_singular(text, i - 1)
            && single().is_some_and(|number| names_street(text, names, &number));
    }
    let noun = first_of_row(text, i, sentence.start) - 1;
    if text.is_kazakh(noun) && !text.word(noun).kazakh.is_empty() {
        return false; // «секцияларына 9 мың бала»: a number that is a name stands before a Kazakh noun
    }
    let labelled = kind(text, noun) == Some("label") || is_house(text, noun, sentence.start);
    labelled
        && text.tokens[i].kind == Kind::Number
        && numeral(text, i, sentence.end)
            .is_none_or(|number| counted(text, names, number.tokens.end, &number).is_none())
}

/// The first number of the row that the one at token `i` stands in: «дома 5, 7 и 9».
fn first_of_row(text: &Text<'_>, i: usize, floor: usize) -> usize {
    let mut first = i;
    while first >= floor + 3
        && i - first < 2 * ROW
        && (text.is_a(first - 1, Function::And) || text.is_mark(first - 1, ','))
        && text.tokens[first - 2].kind == Kind::Number
    {
        first -= 2;
    }
    first
}

/// The kind of the noun at token `i`, where numbers are names behind it.
fn kind<'a>(text: &Text<'a>, i: usize) -> Option<&'a str> {
    entry(text, i, List::Numbered).map(|entry| &*entry.kind)
}

/// «на улице», but not «на улицы»: one thing has the name. Abbreviations are of one.
fn is_singular(text: &Text<'_>, i: usize) -> bool {
    let known = text.word(i).readings.iter().filter(|r| r.known);
    known.clone().count() == 0
        || known
            .clone()
            .any(|r| r.grammar.number != Some(Number::Plur))
            && !is_movement(text, i)
}

/// «вышли на улицы»: the accusative plural, which is the genitive singular too, behind «на» and «по».
fn is_movement(text: &Text<'_>, i: usize) -> bool {
    i > 0
        && text.is_a(
            i - 1,
            Function::On | Function::In | Function::Behind | Function::Regarding,
        )
        && text.word(i).any(|g| g.number == Some(Number::Plur))
}

/// «26 Бакинских комиссаров», «8 Марта»: fewer than a hundred, not of people in general.
fn names_street(text: &Text<'_>, names: &Names, number: &Numeral) -> bool {
    let noun = counted(text, names, number.tokens.end, number);
    number.low < 100.0 && noun.is_none_or(|noun| !is_generic(text, &noun.lemma))
}

/// «по улице Гоголя 45», «по ул. Абая, 45»: the house behind the name of a street, which ends at token `last`.
fn is_house(text: &Text<'_>, last: usize, floor: usize) -> bool {
    let last = last - usize::from(last > floor && text.is_mark(last, ','));
    let is_name = |k: usize| text.word(k).shape.capital;
    let mut first = last;
    while first > floor && last - first < STREET && (is_name(first) || text.is_mark(first, '.')) {
        first -= 1;
    }
    first < last && is_name(last) && kind(text, first) == Some("title")
}

/// «фильм 12+», «на канале 1+1»: an age or a name, where the plus does not say that it is more of somebody.
pub(super) fn is_rating(text: &Text<'_>, names: &Names, i: usize) -> bool {
    const OLDEST: f64 = 21.0;
    if text.tokens[i].kind != Kind::Number {
        return false;
    }
    let plus = |k: usize| text.is_mark(k, '+') && !text.tokens[k].spaced;
    let behind = i > 0 && plus(i - 1) && !text.tokens[i].spaced;
    let ahead = i + 1 < text.len() && plus(i + 1);
    let number = || numeral(text, i, text.sentence(i).end);
    behind
        || ahead
            && number().is_some_and(|number| {
                number.low <= OLDEST && counted(text, names, i + 2, &number).is_none()
            })
}

/// «по состоянию на 14.00», «в 09.15»: hours and minutes with a full stop, nothing to multiply them.
pub(super) fn is_clock(text: &Text<'_>, i: usize) -> bool {
    let clock = || {
        let (hours, minutes) = text.surface(i).split_once('.')?;
        let two_digits = minutes.len() == 2 && hours.len() <= 2;
        Some(two_digits && hours.parse::<u8>().ok()? < 25 && minutes.parse::<u8>().ok()? < 60)
    };
    if text.tokens[i].kind != Kind::Number || clock() != Some(true) {
        return false;
    }
    let number = numeral(text, i, text.sentence(i).end);
    number.is_none_or(|number| number.low < 100.0 && !number.governs)
}
