//! Times of day: «15:30», «в 15 часов», «в 4 утра», «утром».

use super::atoms::{Atoms, Gap};
use super::lexeme::Cursor;
use super::period::Clock;
use super::words::{Part, Particle, Tenths, TimeWord, Unit};
use crate::vocabulary::Precision;

/// «15:30», «15:30:00».
pub(super) fn digital<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    c.attempt(|c| {
        let hour = c.digits(0).filter(|digits| digits.count <= 2)?;
        c.skip(1);
        let minute = sixtieth(c)?;
        let second = c.attempt(sixtieth);
        let open = c.glued() && c.mark(0) == Some(':') && c.gap(0) == Gap::None;
        (!open).then(|| Clock::new(hour.value, Some(minute), second))?
    })
}

/// «9.00», «18.46»: an hour and minutes that can be no day and month; «18-46», where they can be no hour either.
pub(super) fn dotted<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    c.attempt(|c| {
        let hour = c.digits(0).filter(|digits| digits.count <= 2)?;
        c.skip(1);
        let dashed = c.mark(0) == Some('-');
        let joined = c.glued() && c.eat_mark(&['.', '-']) && c.glued();
        let minute = c.digits(0).filter(|digits| joined && digits.count == 2)?;
        c.skip(1);
        let goes_on = c.glued() && matches!(c.mark(0), Some('.'));
        let is_hour = dashed && (1..=24).contains(&minute.value);
        let known = !goes_on && !is_hour;
        known.then(|| Clock::new(hour.value, Some(minute.value), None))?
    })
}

/// Whether the minutes of a dotted clock can be no month.
pub(super) fn is_no_day(clock: Clock) -> bool {
    clock
        .minute
        .is_some_and(|minute| !(1..=12).contains(&minute))
}

/// «пятнадцать тридцать», behind a preposition and before nothing.
pub(super) fn hour_and_minutes<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    c.attempt(|c| {
        let hour = whole(c)?;
        let minute = whole(c).filter(|minute| (10..60).contains(minute))?;
        let part = day_part(c);
        let ends = c.peek(0).is_none();
        shifted(Clock::new(hour, Some(minute), None).filter(|_| ends)?, part)
    })
}

/// Whether a part of the day has just been passed: «вечера», «дня».
pub(super) fn is_behind_part<A: Atoms>(c: &Cursor<A>) -> bool {
    let day = Unit::Grain(Precision::Day);
    matches!(c.last_word(), Some(TimeWord::Part(_)))
        || matches!(c.last_word(), Some(TimeWord::Unit(unit, false)) if unit == day)
}

fn sixtieth<A: Atoms>(c: &mut Cursor<A>) -> Option<u32> {
    let joined = c.glued() && c.eat_mark(&[':']) && c.glued();
    let digits = c.digits(0).filter(|digits| joined && digits.count == 2)?;
    c.skip(1);
    Some(digits.value)
}

/// «15 часов», «10 часов 17 минут», «3 часа пополудни», «11 вечера», «13:30 дня», «15:30».
pub(super) fn spoken<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    if let Some(clock) = c
        .attempt(named_hour)
        .or_else(|| c.attempt(half_of_hour))
        .or_else(|| c.attempt(short_of_hour))
        .or_else(|| c.attempt(minutes_of_hour))
        .or_else(|| c.attempt(one_oclock))
    {
        return shifted(clock, day_part(c));
    }
    c.attempt(|c| {
        if let Some(clock) = digital(c) {
            c.eat(|word| unit(word, Precision::Hour));
            return shifted(clock, day_part(c));
        }
        let hour = whole(c)?;
        let hours = c.eat(|word| unit(word, Precision::Hour)).is_some();
        let minute = c.attempt(|c| {
            c.eat_mark(&['.']);
            let minute = whole(c).filter(|_| hours)?;
            c.eat(|word| unit(word, Precision::Minute))?;
            Some(minute)
        });
        let part = day_part(c);
        (hours || part.is_some()).then_some(())?;
        shifted(Clock::new(hour, minute, None)?, part)
    })
}

/// «полдень», «полночь».
fn named_hour<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    let hour = match c.word(0) {
        Some(TimeWord::Part(Part::Midday)) => 12,
        _ if c.text(0)?.starts_with("полноч") => 0,
        _ => return None,
    };
    c.skip(1);
    Clock::new(hour, None, None)
}

/// «час дня», «часу ночи».
fn one_oclock<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    let hour = Unit::Grain(Precision::Hour);
    c.eat(|word| matches!(word, TimeWord::Unit(unit, false) if unit == hour).then_some(()))?;
    let part = day_part(c)?;
    shifted(Clock::new(1, None, None)?, Some(part))
}

/// «половина третьего» is half past two, «четверть третьего» a quarter past two.
fn half_of_hour<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    if let Some(clock) = c.attempt(half_in_one_word) {
        return Some(clock);
    }
    let minutes = c.eat(|word| match word {
        TimeWord::Particle(Particle::Half) => Some(30),
        TimeWord::Particle(Particle::Quarter) => Some(15),
        _ => None,
    })?;
    let next = c.ordinal().filter(|hour| (1..=12).contains(hour))?;
    Clock::new(next - 1, Some(minutes), None)
}

/// «полтретьего».
fn half_in_one_word<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    let next = c.text(0)?.strip_prefix("пол")?.trim_start_matches('-');
    let Some(TimeWord::Ordinal(hour)) = c.known(next) else {
        return None;
    };
    c.skip(1);
    let hour = Some(u32::from(hour)).filter(|hour| (1..=12).contains(hour))?;
    Clock::new(hour - 1, Some(30), None)
}

/// «без четверти пять», «без десяти минут пять».
fn short_of_hour<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    (c.text(0) == Some("без")).then(|| c.skip(1))?;
    let quarter = c.eat(|word| matches!(word, TimeWord::Particle(Particle::Quarter)).then_some(15));
    let before = |c: &mut Cursor<A>, minutes: Option<u32>| {
        let minutes = minutes.filter(|minutes| (1..30).contains(minutes))?;
        c.eat(|word| unit(word, Precision::Minute));
        let hour = whole(c).filter(|hour| (1..=12).contains(hour))?;
        c.eat(|word| unit(word, Precision::Hour));
        Clock::new(hour - 1, Some(60 - minutes), None)
    };
    if quarter.is_some() {
        return before(c, quarter);
    }
    // «без двадцати восемь» is not twenty-eight
    c.attempt(|c| {
        let minutes = whole(c);
        before(c, minutes)
    })
    .or_else(|| {
        let minutes = c.eat(|word| match word {
            TimeWord::Number(Some(Tenths(tenths))) => Some(tenths / 10),
            _ => None,
        });
        before(c, minutes)
    })
}

/// «десять минут шестого» is ten past five.
fn minutes_of_hour<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    let minutes = whole(c).filter(|minutes| (1..60).contains(minutes))?;
    c.eat(|word| unit(word, Precision::Minute))?;
    let next = c.ordinal().filter(|hour| (1..=12).contains(hour))?;
    Clock::new(next - 1, Some(minutes), None)
}

/// «утром», «вечера»; «днём» is not told from «день» here.
pub(super) fn day_part<A: Atoms>(c: &mut Cursor<A>) -> Option<Part> {
    c.eat(|word| match word {
        TimeWord::Part(part) => Some(part),
        TimeWord::Unit(Unit::Grain(Precision::Day), false) => Some(Part::Afternoon),
        _ => None,
    })
}

/// «утром», «вечера»: words that mean nothing but a part of a day.
pub(super) fn named_part<A: Atoms>(c: &mut Cursor<A>) -> Option<Part> {
    c.eat(|word| match word {
        TimeWord::Part(part) => Some(part),
        _ => None,
    })
}

pub(super) fn whole<A: Atoms>(c: &mut Cursor<A>) -> Option<u32> {
    let Tenths(tenths) = c.cardinal()??;
    (tenths % 10 == 0).then_some(tenths / 10)
}

fn unit(word: TimeWord, grain: Precision) -> Option<()> {
    matches!(word, TimeWord::Unit(Unit::Grain(found), _) if found == grain).then_some(())
}

/// The first hour of the night before midnight.
const NIGHT: i8 = 10;

/// «11 вечера» is 23, «12 ночи» 0.
fn shifted(clock: Clock, part: Option<Part>) -> Option<Clock> {
    let later = match part {
        Some(Part::Afternoon) => clock.hour < 8,
        Some(Part::Evening) => clock.hour < 12,
        Some(Part::Night) => (NIGHT..=12).contains(&clock.hour),
        _ => false,
    };
    let hour = if later { clock.hour + 12 } else { clock.hour };
    Some(Clock {
        hour: hour % 24,
        ..clock
    })
}
