//! What a list says once, at its end: the year of «в мае, июне и июле 2018 года», «5 мая и 6 июня 2018 года», the month of
//! «5, 6 и 9 июня».

use super::atoms::Atoms;
use super::expr::{Base, YearOf};
use super::lexeme::Cursor;
use super::point::{day_of, month_name};
use super::words::{Prep, TimeWord};
use super::year::year_after;

/// Months or days of a list, at most.
const ITEMS: usize = 12;

/// The year of the month just passed, which the last of those behind it has; nothing of them is passed over. `days`: each
/// is a day of a month. Behind December January is of the next year.
pub(super) fn year<A: Atoms>(c: &mut Cursor<A>, month: i8, days: bool) -> Option<YearOf> {
    let place = c.place();
    let found = at_end(c, month, days);
    c.return_to(place);
    found
}

fn at_end<A: Atoms>(c: &mut Cursor<A>, mut month: i8, days: bool) -> Option<YearOf> {
    let mut later = 0;
    for _ in 0..ITEMS {
        (c.eat_mark(&[',']) || c.eat_and()).then_some(())?;
        c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()));
        if days {
            c.day_number()?;
        }
        let next = month_name(c, days)?;
        later += i16::from(month == 12 && next == 1);
        month = next;
        match c.attempt(year_after) {
            Some(YearOf::Stated(year)) => return Some(YearOf::Stated(year - later)),
            Some(year) => return (later == 0).then_some(year),
            None => {}
        }
    }
    None
}

/// A day of a list whose month stands behind the last: «5» of «5, 6 и 9 июня 2018 года». Days of a list rise, and «и»
/// stands before the last, or there are three at least. Nothing but the day is passed over.
pub(super) fn day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let first = c.day_number()?;
    let place = c.place();
    let found = month_of(c, first);
    c.return_to(place);
    let (year, month) = found?;
    day_of(year, month, first as i8)
}

fn month_of<A: Atoms>(c: &mut Cursor<A>, mut day: u32) -> Option<(YearOf, i8)> {
    for items in 2..=ITEMS {
        let is_last = c.eat_and();
        (is_last || c.eat_mark(&[','])).then_some(())?;
        day = c.day_number().filter(|&next| next > day)?;
        if let Some(month) = month_name(c, true) {
            let year = c.attempt(year_after).unwrap_or(YearOf::Open);
            return (is_last || items > 2).then_some((year, month));
        }
    }
    None
}
