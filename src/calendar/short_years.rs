//! From one year to another, told by two digits or in words: «с 91-го по 95-й», «в 93–95-м годах».

use super::atoms::Atoms;
use super::expr::{Base, Expr, Point, YearOf};
use super::lexeme::Cursor;
use super::words::{Prep, TimeWord, Unit};
use super::year::{ends_in, four_digits, recent_year, year_word};
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::vocabulary::Precision;

/// An end of a range.
#[derive(Clone, Copy)]
struct End {
    year: i16,
    /// It has an ending or is told in words: «91-го».
    ends: bool,
    /// It is told in full: «1991-го».
    whole: bool,
    /// No day and no rank is written so: «91», «05».
    is_clear: bool,
}

/// «с 91-го по 95-й», «от 79-го до 83-го», «с 91 по 95 год», «91–95-х годов».
pub(super) fn range<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let (first, last) = c
        .attempt(|c| from_to(c, prep))
        .or_else(|| c.attempt(joined))
        .or_else(|| c.attempt(cut_short))?;
    let of = |year| Some(Point::of(Base::Year(year)));
    (first < last).then(|| Expr::Range(of(first), of(last)))
}

/// Without the word for years only where no noun behind it could be counted, and none before it be what has the
/// numbers: «билеты с 91-го по 95-й».
fn from_to<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<(i16, i16)> {
    matches!(prep, Some(Prep::From | Prep::Of)).then_some(())?;
    let first = end(c, Case::Gen)?;
    let first_named = named(c);
    let case = c.eat(|word| match word {
        TimeWord::Prep(Prep::By) => Some(Case::Acc),
        TimeWord::Prep(Prep::To) => Some(Case::Gen),
        _ => None,
    })?;
    let last = end(c, case)?;
    let told = named(c) && (first.ends || case == Case::Acc) || first_named && last.ends;
    let counts = !last.whole && c.declines(case);
    let alone = first.is_clear && first.ends && last.ends && !counts && !c.is_behind_numbered();
    let known = told && (first.is_clear || first.ends) || alone;
    known.then(|| (first.year, of_century(first, last)))
}

/// Two digits before a dash and two behind it are years before the plural of the word alone: «10–15 лет» is a length.
fn joined<A: Atoms>(c: &mut Cursor<A>) -> Option<(i16, i16)> {
    let first = c.digits(0).filter(|digits| digits.count == 2)?;
    let clear = is_clear(first.value);
    c.skip(1);
    c.eat_mark(&['-']).then_some(())?;
    let last = c.digits(0).filter(|digits| digits.count == 2)?;
    c.skip(1);
    let decades = first.value % 10 == 0 && last.value % 10 == 0;
    if !c.ending(Group::DecadeEnding) {
        c.ending(Group::OrdinalEnding);
    }
    let known = clear && !decades && is_plural(c) && named(c);
    known.then(|| (recent_year(first.value), recent_year(last.value)))
}

/// «в 2010–12 годах», «1999—01 гг.»: the last year has two digits alone, and several are named.
fn cut_short<A: Atoms>(c: &mut Cursor<A>) -> Option<(i16, i16)> {
    let first = four_digits(c)?;
    c.skip(1);
    c.eat_mark(&['-', '/']).then_some(())?;
    let last = c.digits(0).filter(|digits| digits.count == 2)?;
    c.skip(1);
    c.ending(Group::OrdinalEnding);
    let last = after(first, last.value);
    (is_plural(c) && named(c)).then_some((first, last))
}

/// «зимой 2018–2019 годов», «зимой 2018/19»: the year in which the winter ends.
pub(super) fn of_winter<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let first = four_digits(c)?;
    c.skip(1);
    c.eat_mark(&['-', '/']).then_some(())?;
    let last = match four_digits(c) {
        Some(year) => year,
        None => after(first, c.digits(0).filter(|digits| digits.count == 2)?.value),
    };
    c.skip(1);
    c.ending(Group::OrdinalEnding);
    year_word(c);
    (last == first + 1).then_some(YearOf::Stated(last))
}

/// The first year behind another one that has these two last digits.
fn after(first: i16, short: u32) -> i16 {
    let year = first - first % 100 + short as i16;
    year + if year < first { 100 } else { 0 }
}

/// Whether several years are named next.
pub(super) fn is_plural<A: Atoms>(c: &mut Cursor<A>) -> bool {
    matches!(
        c.word(0),
        Some(TimeWord::Unit(Unit::Grain(Precision::Year), true))
    )
}

/// Passes over the word for years, not where it counts them: «лет».
fn named<A: Atoms>(c: &mut Cursor<A>) -> bool {
    let counts = c
        .text(0)
        .is_some_and(|text| own(Group::CountedYears).has(text));
    !counts && year_word(c)
}

/// «91-го», «1991-го», «девяносто первого».
fn end<A: Atoms>(c: &mut Cursor<A>, case: Case) -> Option<End> {
    let endings = match case {
        Case::Gen => Group::GenitiveEnding,
        _ => Group::MasculineEnding,
    };
    if let Some(year) = four_digits(c) {
        c.skip(1);
        let ends = c.ending(endings);
        return Some(End {
            year,
            ends,
            whole: true,
            is_clear: true,
        });
    }
    let digits = c.digits(0).filter(|digits| digits.count == 2);
    let (short, ends) = match digits {
        Some(digits) => {
            c.skip(1);
            (digits.value, c.ending(endings))
        }
        None => {
            let short = c.ordinal().filter(|short| *short > ZEROES)?;
            (short, ends_in(c, case))
        }
    };
    Some(End {
        year: recent_year(short),
        ends,
        whole: false,
        is_clear: is_clear(short),
    })
}

/// The last of the years whose two digits begin with a zero.
const ZEROES: u32 = 9;

/// Whether two digits are neither a day nor, in all likelihood, a rank.
fn is_clear(short: u32) -> bool {
    short <= ZEROES || short > 31
}

/// The last year, in the century of one told in full before it.
fn of_century(first: End, last: End) -> i16 {
    match first.whole && !last.whole {
        true => first.year - first.year % 100 + last.year % 100,
        false => last.year,
    }
}
