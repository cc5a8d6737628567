//! From one point to another: «с 5 по 12 мая», «2010–2012», «12 и 13 января», «с 10 до 11 вечера».

use super::atoms::Atoms;
use super::clock;
use super::expr::{Base, Expr, Point, YearOf};
use super::kazakh;
use super::lexeme::{Cursor, Digits};
use super::period::Clock;
use super::point;
use super::relative;
use super::short_years;
use super::words::{Particle, Prep, Relation, TimeWord, Unit};
use super::year;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;

/// What stands between the ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Dash,
    Until,
    And,
}

/// Both ends; `prep` is the preposition before the first.
pub(super) fn closed<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    c.attempt(of_clocks)
        .or_else(|| c.attempt(|c| short_years::range(c, prep)))
        .or_else(|| c.attempt(days_of_month))
        .or_else(|| c.attempt(|c| of_days(c, prep)))
        .or_else(|| c.attempt(|c| of_points(c, prep)))
        .or_else(|| c.attempt(kazakh::from_to))
        .or_else(|| c.attempt(kazakh::days_of_year))
        .or_else(|| c.attempt(kazakh::between))
        .or_else(|| c.attempt(kazakh::open))
}

/// «5 по 12 мая», «14. - 15.10.2018», «3 на 4 июня», «12 и 13 января».
pub(super) fn of_days<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let in_digits = c.digits(0).is_some();
    let first = c.day_number()? as i8;
    c.eat_mark(&['.']);
    let between = between(c, prep).filter(|&between| in_digits || between != Between::Dash)?;
    let Base::Day(year, month, last) = point::day(c).or_else(|| c.attempt(day_and_month))? else {
        return None;
    };
    let rising = match between {
        Between::And if prep != Some(Prep::Between) => first + 1 == last,
        Between::Until => first != last, // «с 10 по 5 июня» is whole, and says nothing
        _ => first < last,
    };
    rising.then(|| ends(Base::Day(year, month, first), Base::Day(year, month, last)))
}

/// «20-х числах мая», «десятых числах июня 2020 года»: ten days, the last of them to the end of the month.
fn days_of_month<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let tens = match c.word(0) {
        Some(TimeWord::Decade(start)) => {
            c.skip(1);
            u32::from(start)
        }
        _ => tens_of_days(c)?,
    };
    let first = tens as i8;
    matches!(first, 10 | 20).then_some(())?;
    let named = c
        .text(0)
        .is_some_and(|text| own(Group::DayNumbers).has(text));
    named.then(|| c.skip(1))?;
    let month = point::month_name(c, false)?;
    let year = c.attempt(year::year_after).unwrap_or(YearOf::Open);
    let last = match first {
        10 => 19,
        _ => (28..=31)
            .rev()
            .find(|day| point::day_of(year, month, *day).is_some())?,
    };
    Some(ends(
        Base::Day(year, month, first),
        Base::Day(year, month, last),
    ))
}

/// «20-х», «десятых».
fn tens_of_days<A: Atoms>(c: &mut Cursor<A>) -> Option<u32> {
    let Some(digits) = c.digits(0) else {
        return c.ordinal();
    };
    c.skip(1);
    c.ending(Group::DecadeEnding).then_some(digits.value)
}

/// Two points of their own: «22 июня 1941 по 9 мая 1945», «1994 по 2000 годы», «июль–август 2010», «сегодня-завтра».
fn of_points<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let first = side(c)?;
    c.eat_mark(&[',', '.']);
    let between = between(c, prep)?;
    let last = match first.base {
        Base::Year(year) => c
            .attempt(side)
            .map(one_year)
            .or_else(|| c.attempt(|c| short_end(c, year)))?,
        _ => side(c)?,
    };
    if between == Between::Until && is_falling(first.base, last.base) {
        return Some(Expr::Range(Some(first), Some(last)));
    }
    let (first, last) = agreed(first, last)?;
    match between {
        Between::And if prep != Some(Prep::Between) => {
            neighbours(first.base, last.base).then_some(Expr::Range(Some(first), Some(last)))
        }
        _ => Some(Expr::Range(Some(first), Some(last))),
    }
}

/// The year behind a dash, not its decade: «2000–2010 жылдары».
fn one_year(last: Point) -> Point {
    match last.base {
        Base::Decade(year @ 1000..) => Point {
            base: Base::Year(year),
            ..last
        },
        _ => last,
    }
}

pub(super) fn side<A: Atoms>(c: &mut Cursor<A>) -> Option<Point> {
    if let Some(point) = edged(c).or_else(|| point::stated(c)) {
        return Some(point);
    }
    if let Some(base) = c.attempt(day_and_month) {
        return Some(Point::of(base));
    }
    match relative::relative(c, Some(Prep::From))? {
        Expr::Point(point) => Some(point),
        _ => None,
    }
}

/// «15.10», «14.10.»: a day and its month in digits, beside another one only.
pub(super) fn day_and_month<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let day = c.digits(0).filter(|digits| digits.count <= 2)?;
    c.skip(1);
    let joined = c.glued() && c.eat_mark(&['.', '/']) && c.glued();
    let month = c
        .digits(0)
        .filter(|digits| joined && digits.count == 2 && (1..=12).contains(&digits.value))?;
    c.skip(1);
    let known = point::number_ends(c) && (1..=31).contains(&day.value);
    known.then_some(Base::Day(YearOf::Open, month.value as i8, day.value as i8))
}

/// «начале марта», «конца 1980-х», «конца года», «самом начале этой недели».
pub(super) fn edged<A: Atoms>(c: &mut Cursor<A>) -> Option<Point> {
    if let Some(point) = c.attempt(edge_behind) {
        return Some(point);
    }
    c.attempt(|c| {
        c.eat(|word| matches!(word, TimeWord::Particle(Particle::Very)).then_some(()));
        c.eat(|word| matches!(word, TimeWord::Edge(_)).then_some(()))?;
        if let Some(point) = point::stated(c) {
            return Some(point);
        }
        if let Some(Expr::Point(point)) = relative::relative(c, None) {
            return Some(point);
        }
        let unit = c.eat(|word| match word {
            TimeWord::Unit(Unit::Grain(grain), false)
                if grain > crate::vocabulary::Precision::Day =>
            {
                Some(Unit::Grain(grain))
            }
            TimeWord::Unit(Unit::SportsSeason, false) => Some(Unit::SportsSeason),
            _ => None,
        })?;
        Some(Point::of(Base::Unit(unit, Relation::This)))
    })
}

/// «жыл басынан», «айдың соңында»: in Kazakh the edge stands behind.
fn edge_behind<A: Atoms>(c: &mut Cursor<A>) -> Option<Point> {
    let unit = c.eat(|word| match word {
        TimeWord::Unit(Unit::Grain(grain), false) if grain > crate::vocabulary::Precision::Day => {
            Some(Unit::Grain(grain))
        }
        _ => None,
    })?;
    c.eat(|word| matches!(word, TimeWord::EdgeBehind).then_some(()))?;
    Some(Point::of(Base::Unit(unit, Relation::This)))
}

fn between<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Between> {
    if c.eat_mark(&['-', '/']) {
        return Some(Between::Dash);
    }
    let found = match c.word(0)? {
        TimeWord::Prep(Prep::By) => Between::Until,
        TimeWord::Prep(Prep::To | Prep::On) if matches!(prep, Some(Prep::From | Prep::Of)) => {
            Between::Until
        }
        TimeWord::Particle(Particle::And) => Between::And,
        _ => return None,
    };
    c.skip(1);
    Some(found)
}

/// «с 10 по 5 июня», «с 2015 по 2010 год»: misprinted, the end stands before the beginning.
pub(super) fn is_falling(first: Base, last: Base) -> bool {
    match (first, last) {
        (Base::Year(first), Base::Year(last)) => first > last,
        (Base::Day(year, month, first), Base::Day(of, end, last)) => {
            (year, month) == (of, end) && first > last
        }
        _ => false,
    }
}

/// «2008–09 гг.», «2009/10».
fn short_end<A: Atoms>(c: &mut Cursor<A>, first: i16) -> Option<Point> {
    let Digits { value, .. } = c.digits(0).filter(|digits| digits.count == 2)?;
    c.skip(1);
    point::number_ends(c).then_some(())?;
    year::year_word(c);
    let last = first - first % 100 + value as i16;
    (last > first).then_some(Point::of(Base::Year(last)))
}

fn ends(first: Base, last: Base) -> Expr {
    Expr::Range(Some(Point::of(first)), Some(Point::of(last)))
}

/// The first end takes from the last what it does not say.
pub(super) fn agreed(mut first: Point, mut last: Point) -> Option<(Point, Point)> {
    last.base = match (first.base, last.base) {
        // «2020 жылдың қыркүйек-қараша айларында», «с 28 декабря 2020 года по 8 января»
        (Base::Month(YearOf::Stated(year), month), Base::Month(YearOf::Open, end)) => {
            Base::Month(year_not_before(year, month < end), end)
        }
        (Base::Day(YearOf::Stated(year), month, day), Base::Day(YearOf::Open, end, of_end)) => {
            let same = (month, day) < (end, of_end);
            Base::Day(year_not_before(year, same), end, of_end)
        }
        (_, last) => last,
    };
    first.base = match (first.base, last.base) {
        (Base::Day(YearOf::Open, month, day), Base::Day(year, end, _) | Base::Month(year, end)) => {
            Base::Day(year_before(year, month > end), month, day)
        }
        (Base::Month(YearOf::Open, month), Base::Day(year, end, _) | Base::Month(year, end)) => {
            Base::Month(year_before(year, month > end), month)
        }
        (Base::Season(YearOf::Open, season), Base::Season(year, _)) => Base::Season(year, season),
        (Base::Quarter(YearOf::Open, quarter), Base::Quarter(year, _)) => {
            Base::Quarter(year, quarter)
        }
        (Base::Year(first), Base::Year(last)) if first >= last => return None,
        (first, _) => first,
    };
    Some((first, last))
}

fn year_not_before(year: i16, same: bool) -> YearOf {
    YearOf::Stated(year + i16::from(!same))
}

fn year_before(year: YearOf, before: bool) -> YearOf {
    match year {
        YearOf::Stated(year) if before => YearOf::Stated(year - 1),
        year => year,
    }
}

/// «30 июня и 1 июля»: one day after the other.
fn neighbours(first: Base, last: Base) -> bool {
    match (first, last) {
        (Base::Day(_, a, _), Base::Day(_, b, 1)) => a % 12 + 1 == b,
        (Base::Day0(a), Base::Day0(b)) => a + 1 == b,
        (Base::Month(_, a), Base::Month(_, b)) => a % 12 + 1 == b,
        _ => false,
    }
}

/// «11:30-13:30», «10 до 11 вечера».
fn of_clocks<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    if !c.is_timed() {
        return None;
    }
    c.attempt(of_dotted)
        .or_else(|| c.attempt(of_hours))
        .or_else(|| {
            let first = clock::spoken(c)?;
            between(c, Some(Prep::From))?;
            Some(clocks(first, clock::spoken(c)?))
        })
}

/// «9.00 до 18.00»: one of the two at least can be no day.
fn of_dotted<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let first = clock::dotted(c)?;
    between(c, Some(Prep::From))?;
    let last = clock::dotted(c)?;
    let clear = clock::is_no_day(first) || clock::is_no_day(last);
    clear.then(|| clocks(first, last))
}

/// «10 до 11 вечера», «трех до пяти часов дня»: the part of the day is said once; «10 до 12 часов» has none. What begins
/// behind its end began the evening before: «десяти до часу ночи», «двенадцати до двух ночи».
fn of_hours<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let first = Clock::new(clock::whole(c)?, None, None)?;
    between(c, Some(Prep::From))?;
    let last = clock::spoken(c)?;
    let hour = match first.hour + 12 {
        later if clock::is_behind_part(c) && later < last.hour => later,
        later if clock::is_behind_part(c) && (last.hour..=12).contains(&first.hour) => later % 24,
        _ => first.hour,
    };
    Some(clocks(Clock { hour, ..first }, last))
}

fn clocks(first: Clock, last: Clock) -> Expr {
    let of = |clock| Point {
        clock: Some(clock),
        ..Point::of(Base::Clock)
    };
    Expr::Range(Some(of(first)), Some(of(last)))
}
