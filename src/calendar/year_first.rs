//! Parts of a year that is told before them: «в прошлом году, 5 марта», «два года назад, в марте», «год назад с 5 по 7 мая».

use super::atoms::Atoms;
use super::expr::{Base, Expr, Length, Point, YearOf};
use super::lexeme::Cursor;
use super::point;
use super::range;
use super::words::{Prep, TimeWord};

/// The day, the month or the season behind the year, or two of them.
pub(super) fn part<A: Atoms>(c: &mut Cursor<A>, year: YearOf) -> Option<Expr> {
    c.attempt(|c| {
        c.eat_mark(&[',']);
        if let Some(days) = c.attempt(days) {
            return of_year(days, year);
        }
        c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()));
        let first = Point::of(stretch(c)?);
        let last = c.attempt(|c| {
            (c.eat_mark(&['-']) || c.eat_and()).then_some(())?;
            let last = stretch(c)?;
            are_alike(first.base, last).then(|| Point::of(last))
        });
        match last {
            Some(_) => of_year(Expr::Range(Some(first), last), year),
            None => of_year(Expr::Point(first), year),
        }
    })
}

/// The year that lies so far back, where the length is one of whole years.
pub(super) fn ago(length: Length) -> Option<YearOf> {
    length.whole_years().map(YearOf::Ago)
}

/// «с 5 по 7 марта», «5–7 марта».
fn days<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let prep = c.eat(|word| match word {
        TimeWord::Prep(prep @ (Prep::From | Prep::In)) => Some(prep),
        _ => None,
    });
    range::of_days(c, prep)
}

fn stretch<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    point::day(c)
        .or_else(|| c.attempt(point::month))
        .or_else(|| c.attempt(point::season))
}

fn are_alike(first: Base, last: Base) -> bool {
    std::mem::discriminant(&first) == std::mem::discriminant(&last)
}

/// The same of this year, where none of its own is said.
fn of_year(expr: Expr, year: YearOf) -> Option<Expr> {
    let of = |point: Point| {
        let base = match point.base {
            Base::Day(YearOf::Open, month, day) => Base::Day(year, month, day),
            Base::Month(YearOf::Open, month) => Base::Month(year, month),
            Base::Season(YearOf::Open, season) => Base::Season(year, season),
            _ => return None,
        };
        Some(Point { base, ..point })
    };
    Some(match expr {
        Expr::Point(point) => Expr::Point(of(point)?),
        Expr::Range(Some(first), Some(last)) => Expr::Range(Some(of(first)?), Some(of(last)?)),
        _ => return None,
    })
}
