//! Days and intervals as Kazakh tells them: year and month stand first, cases are what prepositions are elsewhere.

use super::atoms::Atoms;
use super::expr::{Base, Expr, Point, YearOf};
use super::lexeme::Cursor;
use super::point;
use super::range;
use super::words::{Relation, TimeWord};
use super::year;
use svodka_kazakh::{Case, joins_names, number_ending, splits};

/// «мамырдың 5-інде», «шілде айының 3-і», «2024 жылғы мамырдың 7-сінен», «маусымның екінші жексенбісі»: a day behind its month.
pub(super) fn month_first<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let year = c.attempt(year_before).unwrap_or(YearOf::Open);
    let month = point::month_name(c, true)?;
    point::month_word(c);
    match c.attempt(owned_day) {
        Some(day) => point::day_of(year, month, day),
        None => Some(Base::Nth(point::ranked(c, |_| true)?, year, month)),
    }
}

/// «5-інде»: digits with the ending of what is part of another thing, here of a month.
fn owned_day<A: Atoms>(c: &mut Cursor<A>) -> Option<i8> {
    let day = c.digits(0).filter(|digits| digits.count <= 2)?;
    c.skip(1);
    let joined = c.glued() && c.eat_mark(&['-']) && c.glued();
    let ending = c.text(0).filter(|_| joined).and_then(number_ending)?;
    ending.chain.possessor?;
    c.skip(1);
    i8::try_from(day.value).ok()
}

/// «өткен жылдың желтоқсанында», «былтырғы көктемде», «осы жылғы 5 мамырда»: what the year that stands before has.
pub(super) fn year_first<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let year = year_before(c)?;
    let part = c.attempt(|c| {
        let day = c.attempt(Cursor::day_number);
        let month = point::month_name(c, true)?;
        match day {
            Some(day) => point::day_of(year, month, i8::try_from(day).ok()?),
            None => Some(Base::Month(year, month)),
        }
    });
    part.or_else(|| {
        c.eat(|word| match word {
            TimeWord::Season(season) => Some(Base::Season(year, season)),
            _ => None,
        })
    })
}

/// «2024 жылғы», «өткен жылдың», «былтырғы».
fn year_before<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let stated = c.attempt(|c| {
        let year = year::four_digits(c)?;
        c.skip(1);
        year::year_word(c).then_some(YearOf::Stated(year))
    });
    let named = |word| match word {
        TimeWord::Year(years) if years < 0 => Some(YearOf::Related(Relation::Last)),
        TimeWord::Year(_) => Some(YearOf::Related(Relation::This)),
        _ => None,
    };
    let related = |word| match word {
        TimeWord::Relation(relation) => Some(YearOf::Related(relation)),
        _ => None,
    };
    stated.or_else(|| c.eat(named)).or_else(|| {
        let year = c.eat(related)?;
        let own = c.has_kazakh_unit(0);
        (own && year::year_word(c)).then_some(year)
    })
}

/// «5 сәуірден 10 сәуірге дейін», «тамыздың 12-сінен 15-іне дейін»: from and to are cases.
pub(super) fn from_to<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let first = range::side(c).filter(|_| is_in(c, Case::Ablative))?;
    let same_month = c.attempt(|c| match first.base {
        Base::Day(year, month, _) => {
            let day = owned_day(c)?;
            point::day_of(year, month, day).map(Point::of)
        }
        _ => None,
    });
    let mut last = same_month.or_else(|| range::side(c))?;
    is_in(c, Case::Dative).then_some(())?;
    c.eat(|word| matches!(word, TimeWord::UntilBehind).then_some(()))?;
    if let (Base::Day(YearOf::Stated(year), month, _), Base::Day(YearOf::Open, end, day)) =
        (first.base, last.base)
    {
        let year = year + i16::from(end < month);
        last.base = Base::Day(YearOf::Stated(year), end, day);
    }
    let (first, last) = range::agreed(first, last)?;
    Some(Expr::Range(Some(first), Some(last)))
}

/// «28 мамыр мен 3 маусым аралығында»: two days and the word for what lies between.
pub(super) fn between<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let first = range::side(c)?;
    c.text(0).filter(|word| joins_names(word))?;
    c.skip(1);
    let last = range::side(c)?;
    c.eat(|word| matches!(word, TimeWord::BetweenBehind).then_some(()))?;
    let (first, last) = range::agreed(first, last)?;
    Some(Expr::Range(Some(first), Some(last)))
}

/// «2030 жылға дейін», «5 мамырдан бастап»: an interval with one end.
pub(super) fn open<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let point = range::side(c).filter(|point| !matches!(point.base, Base::Shift(..)))?;
    let (is_until, is_since) = (is_in(c, Case::Dative), is_in(c, Case::Ablative));
    c.eat(|word| match word {
        TimeWord::UntilBehind if is_until => Some(Expr::Range(None, Some(point))),
        TimeWord::SinceBehind if is_since => Some(Expr::Range(Some(point), None)),
        _ => None,
    })
}

/// Whether the word or ending just passed is in this case.
fn is_in<A: Atoms>(c: &Cursor<A>, case: Case) -> bool {
    c.last_text().is_some_and(|word| {
        number_ending(word).is_some_and(|own| own.chain.case == case)
            || splits(word).iter().any(|split| split.chain.case == case)
    })
}

/// «2024 жылғы 8–13 қыркүйек».
pub(super) fn days_of_year<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let year = year_before(c)?;
    let Expr::Range(Some(mut first), Some(mut last)) = range::of_days(c, None)? else {
        return None;
    };
    for end in [&mut first, &mut last] {
        let Base::Day(YearOf::Open, month, day) = end.base else {
            return None;
        };
        end.base = Base::Day(year, month, day);
    }
    Some(Expr::Range(Some(first), Some(last)))
}
