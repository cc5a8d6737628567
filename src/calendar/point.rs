//! Points stated in full or in part: days, months, years, decades, centuries, seasons, quarters.

use super::atoms::{Atoms, Gap};
use super::expr::{Base, Counted, Nth, Point, YearOf};
use super::kazakh;
use super::lexeme::{Cursor, Digits, Lexeme};
use super::words::{Form, Particle, Prep, Relation, TimeWord, Unit};
use crate::lexicon::group::Group;
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
    let year = c.attempt(year_after).unwrap_or(YearOf::Open);
    day_of(year, month, day as i8)
}

/// The month, its dot passed over where a year follows.
pub(super) fn month_name<A: Atoms>(c: &mut Cursor<A>, numbered: bool) -> Option<i8> {
    c.eat(|word| match word {
        TimeWord::Month(month, Form::Noun) => Some(month),
        TimeWord::Month(month, Form::Short) if numbered => Some(month),
        _ => None,
    })
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

/// «22 04 2018 г.»: three numbers and the word.
fn spaced_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let [day, month] = [glued_number(c)?, glued_number(c)?];
    let year = four_digits(c)?;
    c.skip(1);
    let whole = day.count == 2 && month.count == 2 && year_word(c);
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
fn full_year(short: u32) -> u32 {
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

/// «2024 жылғы 25 қараша», «в 2010 году, 5 мая».
fn year_first_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let year = four_digits(c)?;
    c.skip(1);
    year_word(c).then_some(())?;
    c.eat_mark(&[',']);
    let day = c.day_number().map(|day| day as i8);
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
fn month<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    if let Some(base) = c.attempt(month_in_digits) {
        return Some(base);
    }
    let noun = matches!(c.word(0), Some(TimeWord::Month(_, Form::Noun)));
    let month = month_name(c, true)?;
    match c.attempt(year_after) {
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

/// «01/2023», «02.2023», «2023-02».
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
    let ends = number_ends(c) && !(c.glued() && c.mark(0) == Some('-'));
    (known && ends).then(|| {
        year_word(c);
        Base::Month(YearOf::Stated(year as i16), month as i8)
    })
}

/// «первый понедельник марта», «третья суббота сентября 2019 года», «последний день года».
fn nth<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let last = |word| matches!(word, TimeWord::Relation(Relation::Recent)).then_some(-1);
    let rank = match c.eat(last) {
        Some(rank) => rank,
        None => c.rank().filter(|rank| (1..=5).contains(rank))? as i8,
    };
    let of = c.eat(|word| match word {
        TimeWord::Weekday(day, Form::Noun) => Some(Counted::Weekday(day)),
        TimeWord::Unit(Unit::Grain(Precision::Day), false) => Some(Counted::Day),
        TimeWord::Unit(Unit::Grain(Precision::Week), false) => Some(Counted::Week),
        TimeWord::Unit(Unit::Weekend, _) => Some(Counted::Weekend),
        _ => None,
    })?;
    let month = match month_name(c, false) {
        Some(month) => month,
        None if rank == -1 => {
            let year = year_alone(c)?;
            return Some(Base::Nth(Nth { rank, of }, year, 12));
        }
        None => return None,
    };
    let year = c.attempt(year_after).unwrap_or(YearOf::Open);
    Some(Base::Nth(Nth { rank, of }, year, month))
}

/// «года», «2010 года», «уходящего года».
fn year_alone<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    match c.attempt(year_after) {
        Some(year) => Some(year),
        None => year_word(c).then_some(YearOf::Open),
    }
}

/// «летом 2015 года», «осенью прошлого года», «весной».
fn season<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let season = c.eat(|word| match word {
        TimeWord::Season(season) => Some(season),
        _ => None,
    })?;
    Some(Base::Season(
        c.attempt(year_after).unwrap_or(YearOf::Open),
        season,
    ))
}

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

/// The year after a month: «2010 года», «'12», «08 г.», «, 2010», «прошлого года», «того же года», «с.г.».
pub(super) fn year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let is_whole = matches!(c.last_word(), Some(TimeWord::Month(_, Form::Noun)));
    let ends = c.eat_mark(&['.']) && is_whole; // «в декабре. Этого года …»
    if c.glued() {
        c.eat_mark(&['-', '/']);
    }
    if let Some(related) = c.attempt(related_year).filter(|_| !ends) {
        return Some(related);
    }
    if c.eat_mark(&['\'']) {
        return short_year(c);
    }
    c.attempt(full_year_after)
        .or_else(|| c.attempt(short_year_after))
        .or_else(|| c.attempt(worded_year_after))
}

/// «две тысячи девятнадцатого года», «сорок пятого»: two digits are a year where no day is counted so far.
fn worded_year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let year = c.year_in_words().or_else(|| {
        let short = c.ordinal().filter(|short| (32..100).contains(short))?;
        let genitive = c.last_text().is_some_and(|text| text.ends_with("го"));
        genitive.then(|| recent_year(short))
    })?;
    year_word(c);
    Some(YearOf::Stated(year))
}

fn full_year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    c.eat_mark(&[',']);
    let bracket = c.eat_mark(&['(']);
    let year = four_digits(c)?;
    c.skip(1);
    number_ends(c).then_some(())?;
    c.ending(Group::OrdinalEnding);
    if bracket {
        c.eat_mark(&[')']).then_some(())?;
    }
    year_word(c);
    Some(YearOf::Stated(year))
}

/// Two digits are a year only beside the word, an ending, a bracket or a clock: «мае 45-го», «28 ноября 11 (14:41)».
fn short_year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    if let Some(year) = c.attempt(ordinal_year) {
        return Some(YearOf::Stated(year));
    }
    let year = short_year(c)?;
    let told = year_word(c)
        || (c.mark(0) == Some('(') && c.digits(1).is_some())
        || looks_like_clock(c)
        || (c.is_timed() && c.peek(0).is_none());
    told.then_some(year)
}

/// «45-го».
fn ordinal_year<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let digits = c.digits(0).filter(|digits| digits.count == 2)?;
    c.skip(1);
    c.ending(Group::GenitiveEnding).then_some(())?;
    year_word(c);
    Some(recent_year(digits.value))
}

fn short_year<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let digits = c.digits(0).filter(|digits| digits.count == 2)?;
    if looks_like_clock(c) {
        return None;
    }
    c.skip(1);
    Some(YearOf::Stated(full_year(digits.value) as i16))
}

fn looks_like_clock<A: Atoms>(c: &mut Cursor<A>) -> bool {
    c.digits(0).is_some() && c.gap(0) == Gap::None && c.mark(1) == Some(':')
}

/// «прошлого года», «этого же года», «того же года», «с. г.», «т.г.».
fn related_year<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    if matches!(c.text(0), Some("с" | "т")) {
        c.skip(1);
        (c.eat_mark(&['.']) && year_word(c)).then_some(())?;
        return Some(YearOf::Related(Relation::This));
    }
    let relation = c.eat(|word| match word {
        TimeWord::Relation(relation) => Some(relation),
        _ => None,
    })?;
    c.eat(|word| matches!(word, TimeWord::Particle(Particle::Same)).then_some(()));
    year_word(c).then_some(YearOf::Related(relation))
}

/// A number that can be a year, not passed over.
pub(super) fn four_digits<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let digits = c.digits(0).filter(|digits| digits.count == 4)?;
    (800..2200)
        .contains(&digits.value)
        .then_some(digits.value as i16)
}

/// Passes over «года», «г.», «жылы»; the dot only where something of the date may follow it.
pub(super) fn year_word<A: Atoms>(c: &mut Cursor<A>) -> bool {
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Year), _)).then_some(()))
        .is_some()
}

/// «2010 год», «в 2017-м», «2010» alone: whether the number alone is enough is for the caller to say.
pub(super) fn year<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    if year_word(c) {
        let year = four_digits(c).filter(|_| c.glued())?;
        c.skip(1);
        return Some(Base::Year(year));
    }
    if let Some(year) = c.attempt(|c| {
        let year = c.year_in_words()?;
        year_word(c).then_some(year)
    }) {
        return Some(Base::Year(year));
    }
    if let Some(year) = c.attempt(worded_short_year) {
        return Some(Base::Year(year));
    }
    if let Some(year) = four_digits(c) {
        c.skip(1);
        (number_ends(c) || sports_year(c)).then_some(())?;
        c.ending(Group::OrdinalEnding);
        year_word(c);
        return Some(Base::Year(year));
    }
    if let Some(year) = c.attempt(short_year_at_end) {
        return Some(Base::Year(year));
    }
    let digits = c.digits(0).filter(|digits| matches!(digits.count, 2 | 3))?;
    c.skip(1);
    let year = match digits.count {
        2 => {
            let told = c.ending(Group::OrdinalEnding) || c.text(0) == Some("году");
            told.then(|| recent_year(digits.value))?
        }
        _ => digits.value as i16,
    };
    let singular = matches!(c.text(0), Some("году" | "года" | "год"));
    (singular && (digits.count == 2 || c.text(0) == Some("году"))).then_some(())?;
    year_word(c);
    Some(Base::Year(year))
}

/// «в шестьдесят втором году»: numbers up to thirty are rather ranks.
fn worded_short_year<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let short = c.ordinal().filter(|short| (31..100).contains(short))?;
    (c.text(0) == Some("году")).then(|| year_word(c))?;
    Some(recent_year(short))
}

/// «окончил в семьдесят девятом», «поженились в 78-м.»: without the word only at the end of a clause, behind «в».
fn short_year_at_end<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let behind = matches!(c.last_word(), Some(TimeWord::Prep(Prep::In)));
    let short = match c.digits(0).filter(|digits| digits.count == 2) {
        Some(digits) => {
            c.skip(1);
            c.ending(Group::LocativeEnding).then_some(digits.value)?
        }
        None => {
            let short = c.ordinal()?;
            c.last_text()?.ends_with("ом").then_some(short)?
        }
    };
    let ends = matches!(
        c.peek(0),
        None | Some(Lexeme::Mark('.' | ',' | ';' | ')' | '!' | '?'))
    );
    (behind && ends && (32..100).contains(&short)).then(|| recent_year(short))
}

/// «в 98-м году», «в 41-м»: of the last hundred years.
fn recent_year(short: u32) -> i16 {
    let century = if short <= 30 { 2000 } else { 1900 };
    century + short as i16
}

/// «2004/05»: the year goes on after the stroke.
fn sports_year<A: Atoms>(c: &mut Cursor<A>) -> bool {
    let second = c
        .digits(1)
        .is_some_and(|digits| matches!(digits.count, 2 | 4));
    c.mark(0) == Some('/') && second && c.mark(2) != Some('/')
}

/// «1990-е», «в 90-х годах», «девяностые годы прошлого века».
fn decade<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let start = match c.peek(0)? {
        Lexeme::Number(Digits {
            value,
            count: 2 | 4,
        }) if value % 10 == 0 && value < 2200 => {
            c.skip(1);
            c.ending(Group::DecadeEnding).then_some(value)?;
            (!matches!(c.text(0), Some("году" | "год" | "года"))).then_some(value)?
        }
        Lexeme::Word(TimeWord::Decade(start)) => {
            c.skip(1);
            u32::from(start)
        }
        _ => return None,
    };
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Year), _)).then_some(()));
    if start < 100 {
        if let Some(Base::Century(century)) = c.attempt(century) {
            return Some(Base::Decade((century - 1) * 100 + start as i16));
        }
        c.attempt(|c| {
            c.eat(|word| matches!(word, TimeWord::Relation(Relation::Last)).then_some(()))?;
            c.eat(|word| {
                matches!(word, TimeWord::Unit(Unit::Grain(Precision::Century), _)).then_some(())
            })
        });
    }
    Some(Base::Decade(start as i16))
}

/// «XIX век», «двадцатого века», «в 20-м столетии».
fn century<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let rank = c.rank().filter(|rank| (1..=30).contains(rank))?;
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Century), _)).then_some(()))?;
    Some(Base::Century(rank as i16))
}
