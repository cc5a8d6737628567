//! The year that a list says once, at its end: «в мае, июне и июле 2018 года», «5 мая и 6 июня 2018 года».

use super::atoms::Atoms;
use super::expr::YearOf;
use super::lexeme::Cursor;
use super::point::month_name;
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
