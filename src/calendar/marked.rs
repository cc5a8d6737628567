//! Days and months that marks hold together: «12.IX.2020», «12 қыр. 2020», «2020-жылғы 12-қыркүйек».

use super::atoms::{Atoms, Gap};
use super::expr::{Base, YearOf};
use super::lexeme::{self, Cursor};
use super::point::{day_of, number_ends};
use super::words::TimeWord;
use super::year::{four_digits, year_word};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;

/// «12.IX.2020», «12/ix/2020»: the month as a roman numeral.
pub(super) fn roman_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let day = c.digits(0).filter(|digits| digits.count <= 2)?;
    c.skip(1);
    let mark = c.mark(0).filter(|mark| matches!(mark, '.' | '/' | '-'))?;
    c.skip(1);
    let month = c.text(0).and_then(lexeme::roman)?;
    c.skip(1);
    c.eat_mark(&[mark]).then_some(())?;
    let year = four_digits(c)?;
    c.skip(1);
    number_ends(c).then_some(())?;
    year_word(c);
    let (day, month) = (i8::try_from(day.value).ok()?, i8::try_from(month).ok()?);
    day_of(YearOf::Stated(year), month, day)
}

/// «қыр.» of «12 қыр. 2020»: short forms that are other words without their dot, before a year.
pub(super) fn dotted_month<A: Atoms>(c: &mut Cursor<A>) -> Option<i8> {
    let dotted = c.mark(1) == Some('.') && c.gap(0) == Gap::None;
    let before_year = c.digits(2).is_some_and(|year| year.count == 4);
    let word = c.text(0).filter(|_| dotted && before_year)?;
    match c.known(&format!("{word}.")) {
        Some(TimeWord::Month(month, _)) => {
            c.skip(1);
            Some(month)
        }
        _ => None,
    }
}

/// «ж.» of «2020 ж. 12 қыркүйек», passed over with its dot.
pub(super) fn short_year<A: Atoms>(c: &mut Cursor<A>) -> bool {
    let short = c
        .text(0)
        .is_some_and(|text| own(Group::ShortYear).has(text));
    let dotted = short && c.mark(1) == Some('.');
    if dotted {
        c.skip(2);
    }
    dotted
}

/// Passes over a hyphen between two words that are written as one.
pub(super) fn hyphen<A: Atoms>(c: &mut Cursor<A>) {
    if c.glued() && c.gap(0) == Gap::None {
        c.eat_mark(&['-']);
    }
}
