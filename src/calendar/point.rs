//! Points stated in full or in part: days, months, years, decades, centuries, seasons, quarters.

use super::atoms::{Atoms, Gap};
use super::expr::{Base, Counted, Nth, Point, YearOf};
use super::kazakh;
use super::lexeme::{Cursor, Digits, Lexeme};
use super::listed;
use super::marked;
use super::short_years;
use super::words::{Form, Particle, Prep, Relation, TimeWord, Unit};
use super::year::{century, decade, four_digits, year, year_after, year_word};
use crate::vocabulary::Precision;
use jiff::civil::Date;

/// Any stated point without its preposition, the longest reading first.
pub(super) fn stated<A: Atoms>(c: &mut Cursor<A>) -> Option<Point> {
    let base = day(c)
        .or_else(|| c.attempt(nth))
        .or_else(|| c.attempt(decade))
        .or_else(|| c.attempt(century))
        .or_else(|| c.attempt(part_of_year))
        .or_else(|| c.attempt(month))
        .or_else(|| month_adjective(c))
        .or_else(|| c.attempt(season))
        .or_else(|| c.attempt(year))?;
    Some(Point::of(base))
}

/// A day of a month: «3 июля 2010», «в среду, 30 марта», «03.07.2010», «2010-07-03», «2024 жылғы 25 қараша».
pub(super) fn day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    c.attempt(|c| {
        let weekday = c.attempt(weekday_before);
        let base = c
            .attempt(worded_day)
            .or_else(|| c.attempt(|c| numeric_day(c, weekday)))
            .or_else(|| c.attempt(spaced_day))
            .or_else(|| c.attempt(marked::roman_day))
            .or_else(|| c.attempt(listed::day))
            .or_else(|| c.attempt(kazakh::month_first))
            .or_else(|| c.attempt(year_first_day))
            .or_else(|| c.attempt(kazakh::year_first))?;
        if weekday.is_none() {
            weekday_after(c);
        }
        Some(base)
    })
}

/// «среда, », «в среду — », «Пт, », «среда ».
fn weekday_before<A: Atoms>(c: &mut Cursor<A>) -> Option<i8> {
    let day = c.eat(|word| match word {
        TimeWord::Weekday(day, Form::Noun | Form::Short) => Some(day),
        _ => None,
    })?;
    c.eat_mark(&['.']);
    c.eat_mark(&[',', '-', '(']);
    Some(day)
}

/// «, в четверг», «, вторник», « (суббота)».
fn weekday_after<A: Atoms>(c: &mut Cursor<A>) {
    c.attempt(|c| {
        c.eat_mark(&['.']);
        let bracket = c.eat_mark(&['(']);
        if !bracket && !c.eat_mark(&[',']) {
            return None;
        }
        c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()));
        c.eat(|word| matches!(word, TimeWord::Weekday(_, Form::Noun | Form::Short)).then_some(()))?;
        (!bracket || c.eat_mark(&[')'])).then_some(())
    });
}

/// Marks around the day of an order: «от «01» ноября 2023 года».
pub(super) const OPENING: &[char] = &['«', '"', '“', '„'];
pub(super) const CLOSING: &[char] = &['»', '"', '”', '“'];

/// «3 июля 2010 года», «1-е мар.», «двадцать пятое мая», «5 шілде», «01» ноября.
fn worded_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let quoted = c.eat_mark(OPENING);
    let day = c.day_number()?;
    if quoted {
        c.eat_mark(CLOSING).then_some(())?;
    }
    c.eat_mark(&['.', '-', '/']);
    let month = month_name(c, true)?;
    let year = c
        .attempt(year_after)
        .or_else(|| listed::year(c, month, true))
        .unwrap_or(YearOf::Open);
    day_of(year, month, day as i8)
}

/// The month, its dot passed over where a year follows.
pub(super) fn month_name<A: Atoms>(c: &mut Cursor<A>, numbered: bool) -> Option<i8> {
    c.eat(|word| match word {
        TimeWord::Month(month, Form::Noun) => Some(month),
        TimeWord::Month(month, Form::Short) if numbered => Some(month),
        _ => None,
    })
    .or_else(|| numbered.then(|| c.attempt(marked::dotted_month))?)
}

/// A day that exists, in a leap year where the year is open.
pub(super) fn day_of(year: YearOf, month: i8, day: i8) -> Option<Base> {
    let in_year = match year {
        YearOf::Stated(year) => year,
        _ => 2000,
    };
    Date::new(in_year, month, day).ok()?;
    Some(Base::Day(year, month, day))
}

/// «03.07.2010», «05/08/2008», «2010-07-03», «03-07-2010», «31.10.74», and «15.02.» before a clock; behind a day of
/// the week where one is named.
fn numeric_day<A: Atoms>(c: &mut Cursor<A>, weekday: Option<i8>) -> Option<Base> {
    let first = glued_number(c)?;
    let mark = c
        .mark(0)
        .filter(|mark| matches!(mark, '.' | '/' | '-') && c.glued() && c.gap(0) == Gap::None)?;
    c.skip(1);
    let second = glued_number(c)?;
    if !c.eat_mark(&[mark]) || !c.glued() {
        return None;
    }
    let third = glued_number(c)?;
    let base = match (first.count, second.count, third.count) {
        (4, 1..=2, 1..=2) => ymd(first.value, second.value, third.value),
        (1..=2, 1..=2, 4) => dmy(first.value, second.value, third.value, mark),
        (1..=2, 2, 2) if mark != '-' => {
            dmy(first.value, second.value, full_year(third.value), mark)
        }
        _ => None,
    }?;
    let base = match mark {
        '/' => by_weekday(base, weekday),
        _ => base,
    };
    if !number_ends(c) {
        return None;
    }
    year_word(c);
    Some(base)
}

/// «22 04 2018 г.»: three numbers and the word. «5. 06. 2018», «05 / 06 / 2018»: three numbers with marks.
fn spaced_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let day = glued_number(c)?;
    let mark = c.mark(0).filter(|mark| matches!(mark, '.' | '/'));
    let is_dotted = mark.is_some_and(|mark| c.eat_mark(&[mark]));
    let month = glued_number(c)?;
    if mark.is_some_and(|mark| !c.eat_mark(&[mark])) {
        return None;
    }
    let year = four_digits(c)?;
    c.skip(1);
    let is_ended = year_word(c) || is_dotted && number_ends(c);
    let whole = (is_dotted || day.count == 2) && month.count == 2 && is_ended;
    whole.then(|| ymd(year as u32, month.value, day.value))?
}

fn glued_number<A: Atoms>(c: &mut Cursor<A>) -> Option<Digits> {
    let digits = c.digits(0)?;
    c.skip(1);
    Some(digits)
}

fn ymd(year: u32, month: u32, day: u32) -> Option<Base> {
    let known = (1..=9999).contains(&year) && month <= 12 && day <= 31;
    known.then(|| day_of(YearOf::Stated(year as i16), month as i8, day as i8))?
}

/// Day first; month first only where nothing else is possible and the marks are strokes.
fn dmy(day: u32, month: u32, year: u32, mark: char) -> Option<Base> {
    match mark {
        '/' if month > 12 => ymd(year, day, month),
        _ => ymd(year, month, day),
    }
}

/// The day, month first where only that falls on the day of the week before it: «Пнд, 04/06/2020».
fn by_weekday(base: Base, weekday: Option<i8>) -> Base {
    let (Base::Day(YearOf::Stated(year), month, day), Some(weekday)) = (base, weekday) else {
        return base;
    };
    let falls = |month, day| {
        Date::new(year, month, day)
            .is_ok_and(|date| date.weekday().to_monday_one_offset() == weekday)
    };
    match !falls(month, day) && falls(day, month) {
        true => Base::Day(YearOf::Stated(year), day, month),
        false => base,
    }
}

/// The century of a year of two digits, as papers mean it.
pub(super) fn full_year(short: u32) -> u32 {
    if short < 50 {
        2000 + short
    } else {
        1900 + short
    }
}

/// Whether no further digits hang on the number before.
pub(super) fn number_ends<A: Atoms>(c: &mut Cursor<A>) -> bool {
    if !c.glued() {
        return true;
    }
    match c.peek(0) {
        Some(Lexeme::Mark('.' | ',' | '/' | ':' | '-' | '%')) => {
            c.mark(0) == Some('-')
                || c.gap(0) != Gap::None
                || !matches!(c.peek(1), Some(Lexeme::Number(_)))
        }
        Some(Lexeme::Mark('°')) => false,
        _ => true,
    }
}

/// «2024 жылғы 25 қараша», «2024 ж. 25 қараша», «2024-жылғы 25-қараша», «в 2010 году, 5 мая».
fn year_first_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let year = four_digits(c)?;
    c.skip(1);
    marked::hyphen(c);
    (marked::short_year(c) || year_word(c)).then_some(())?;
    c.eat_mark(&[',']);
    let day = c.day_number().map(|day| day as i8);
    marked::hyphen(c);
    let month = month_name(c, true)?;
    match day {
        Some(day) => day_of(YearOf::Stated(year), month, day),
        None => Some(Base::Month(YearOf::Stated(year), month)),
    }
}

/// «декабрьское»: of the month; names of streets and districts are for the caller to leave out.
pub(super) fn month_adjective<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    c.eat(|word| match word {
        TimeWord::Month(month, Form::Adjective) if !matches!(month, 5 | 10) => {
            Some(Base::Month(YearOf::Open, month))
        }
        _ => None,
    })
}

/// «июля 2010», «в сентябре прошлого года», «сен. 2012», «июль».
pub(super) fn month<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    if let Some(base) = c.attempt(month_in_digits) {
        return Some(base);
    }
    let noun = matches!(c.word(0), Some(TimeWord::Month(_, Form::Noun)));
    let month = month_name(c, true)?;
    let year = c.attempt(year_after);
    match year.or_else(|| listed::year(c, month, false)) {
        Some(year) => Some(Base::Month(year, month)),
        None => (noun || month_word(c)).then_some(Base::Month(YearOf::Open, month)),
    }
}

/// «айында» of «наурыз айында»: the noun that tells that a month is meant.
pub(super) fn month_word<A: Atoms>(c: &mut Cursor<A>) -> bool {
    let month = Unit::Grain(Precision::Month);
    c.eat(|word| matches!(word, TimeWord::Unit(unit, _) if unit == month).then_some(()))
        .is_some()
}

/// «01/2023», «02.2023», «2023-02», «01.2022» of «01.2022–06.2022».
fn month_in_digits<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let first = glued_number(c)?;
    let mark = c
        .mark(0)
        .filter(|mark| matches!(mark, '.' | '/' | '-') && c.glued() && c.gap(0) == Gap::None)?;
    c.skip(1);
    let second = glued_number(c)?;
    let (year, month) = match (first.count, second.count, mark) {
        (2, 4, '.' | '/') => (second.value, first.value),
        (4, 2, '-') => (first.value, second.value),
        _ => return None,
    };
    let known = (1900..2100).contains(&year) && (1..=12).contains(&month);
    let goes_on = c.glued() && c.mark(0) == Some('-');
    let until = c.digits(1).is_some_and(|next| next.count == 2) && c.mark(2) == Some(mark);
    let ends = number_ends(c) && (!goes_on || mark != '-' && until);
    let years = short_years::is_plural(c); // «2010-12 годы»
    (known && ends && !years).then(|| {
        year_word(c);
        Base::Month(YearOf::Stated(year as i16), month as i8)
    })
}

/// «первый понедельник марта», «третья суббота сентября 2019 года», «последний день года».
fn nth<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let nth = ranked(c, |form| form == Form::Noun)?;
    let month = match month_name(c, false) {
        Some(month) => month,
        None => return nth_of_unit(c, nth),
    };
    let year = c.attempt(year_after).unwrap_or(YearOf::Open);
    Some(Base::Nth(nth, year, month))
}

/// «первый понедельник», «соңғы жексенбісі»: which of the days, weeks or weekdays of a month; a weekday in a form that fits.
pub(super) fn ranked<A: Atoms>(
    c: &mut Cursor<A>,
    fits: impl Fn(Form) -> bool + Copy,
) -> Option<Nth> {
    let last = |word| matches!(word, TimeWord::Relation(Relation::Recent)).then_some(-1);
    let rank = match c.eat(last) {
        Some(rank) => rank,
        None => c.rank().filter(|rank| (1..=5).contains(rank))? as i8,
    };
    let of = c.eat(|word| match word {
        TimeWord::Weekday(day, form) if fits(form) => Some(Counted::Weekday(day)),
        TimeWord::Unit(Unit::Grain(Precision::Day), false) => Some(Counted::Day),
        TimeWord::Unit(Unit::Grain(Precision::Week), false) => Some(Counted::Week),
        TimeWord::Unit(Unit::Weekend, _) => Some(Counted::Weekend),
        _ => None,
    })?;
    Some(Nth { rank, of })
}

/// «последний день года», «последняя пятница месяца», «первый понедельник прошлого месяца»; «в первый день месяца» is of any.
fn nth_of_unit<A: Atoms>(c: &mut Cursor<A>, nth: Nth) -> Option<Base> {
    let month = c.attempt(|c| {
        let relation = c.eat(|word| match word {
            TimeWord::Relation(relation) => Some(relation),
            _ => None,
        });
        let clear = relation.is_some() || nth.rank == -1 || matches!(nth.of, Counted::Weekday(_));
        (clear && month_word(c)).then(|| relation.unwrap_or(Relation::This))
    });
    match month {
        Some(relation) => Some(Base::NthOf(nth, relation)),
        None if nth.rank == -1 => Some(Base::Nth(nth, year_alone(c)?, 12)),
        None => None,
    }
}

/// «года», «2010 года», «уходящего года».
fn year_alone<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    match c.attempt(year_after) {
        Some(year) => Some(year),
        None => year_word(c).then_some(YearOf::Open),
    }
}

/// «летом 2015 года», «осенью прошлого года», «весной».
pub(super) fn season<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let season = c.eat(|word| match word {
        TimeWord::Season(season) => Some(season),
        _ => None,
    })?;
    let of_two = (season == WINTER).then(|| c.attempt(short_years::of_winter));
    let year = of_two.flatten().or_else(|| c.attempt(year_after));
    Some(Base::Season(year.unwrap_or(YearOf::Open), season))
}

/// The season that two years share, by its EDTF number.
const WINTER: i8 = 24;

/// «II квартал 2020 года», «первое полугодие», «вторая половина 2010 года».
fn part_of_year<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let rank = c.rank()? as i8;
    let quarter = match c.word(0)? {
        TimeWord::Unit(Unit::Grain(Precision::Quarter), false) => true,
        TimeWord::Unit(Unit::Grain(Precision::Half), false) => false,
        TimeWord::Particle(Particle::Half) if rank <= 2 => return half_of(c, rank),
        _ => return None,
    };
    c.skip(1);
    if quarter {
        c.eat_mark(&['.']);
    }
    let year = c.attempt(year_after).unwrap_or(YearOf::Open);
    match quarter {
        true => (1..=4).contains(&rank).then_some(Base::Quarter(year, rank)),
        false => (1..=2).contains(&rank).then_some(Base::Half(year, rank)),
    }
}

/// «вторая половина»: of a year it is a half, of anything else that thing itself.
fn half_of<A: Atoms>(c: &mut Cursor<A>, rank: i8) -> Option<Base> {
    c.skip(1);
    if let Some(year) = c.attempt(year_after) {
        return Some(Base::Half(year, rank));
    }
    c.attempt(decade)
        .or_else(|| c.attempt(century))
        .or_else(|| c.attempt(month))
}
