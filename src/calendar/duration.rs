//! Lengths of time and things that recur: «три года», «в течение двух недель», «ежегодно».

use super::atoms::{Atoms, Gap};
use super::expr::{Expr, Length};
use super::lexeme::Cursor;
use super::words::{Form, Particle, Prep, Relation, Tenths, TimeWord, Unit};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::vocabulary::Precision;

/// A counted length with what bounds it: «три года», «около 10 лет», «более чем за месяц», «в течение года».
/// `framed`: «от» or «с» stands before it.
pub(super) fn length<A: Atoms>(c: &mut Cursor<A>, framed: bool) -> Option<Expr> {
    if let Some(expr) = c.attempt(|c| range(c, framed)) {
        return Some(expr);
    }
    c.attempt(course)
        .or_else(|| c.attempt(bounded))
        .map(Expr::Duration)
}

/// «2–3 года», «от 8 до 20 лет» (after «от»), «последних 40–50 лет», «в течение 45–60 дней»: between two lengths, of no one value.
fn range<A: Atoms>(c: &mut Cursor<A>, framed: bool) -> Option<Expr> {
    c.eat(|word| matches!(word, TimeWord::Course).then_some(()));
    approximations(c);
    relations(c);
    let low = c.cardinal()??;
    let dash = c.eat_mark(&['-']);
    let until = |word| matches!(word, TimeWord::Prep(Prep::To)).then_some(());
    (dash || framed && c.eat(until).is_some()).then_some(())?;
    let high = c.cardinal()?.filter(|&high| high > low)?;
    let Unit::Grain(grain) = counted_unit(c)? else {
        return None;
    };
    Length::new(Some(high), Unit::Grain(grain))?;
    Some(Expr::Lengths(grain))
}

/// «течение двух недель», «протяжении последних пяти лет», the preposition before it passed over by the caller.
fn course<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    c.eat(|word| matches!(word, TimeWord::Course).then_some(()))?;
    approximations(c);
    relations(c);
    counted(c).or_else(|| c.attempt(bare_unit))
}

/// «около двух лет», «почти 20 лет», «более года»; a unit alone needs the bound.
fn bounded<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    if let Some(length) = c.attempt(course_behind) {
        return Some(length);
    }
    let bound = approximations(c);
    counted(c).or_else(|| bound.then(|| c.attempt(bare_unit))?)
}

/// «тәулік бойы», «үш апта бойы»: the Kazakh word stands behind.
fn course_behind<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let length = counted(c).or_else(|| c.attempt(bare_unit))?;
    c.eat(|word| matches!(word, TimeWord::CourseBehind).then_some(()))?;
    Some(length)
}

/// Words of a bound at most: «ещё не менее чем за» are four.
const APPROXIMATIONS: usize = 8;

/// «около», «более чем за», «не менее», «ещё», «целую».
pub(super) fn approximations<A: Atoms>(c: &mut Cursor<A>) -> bool {
    let mut found = false;
    for _ in 0..APPROXIMATIONS {
        let word = match c.word(0) {
            Some(TimeWord::Approx) => true,
            Some(TimeWord::Particle(Particle::Still)) => false,
            Some(TimeWord::Particle(Particle::Than))
                if found || matches!(c.word(1), Some(TimeWord::Approx)) =>
            {
                false
            }
            Some(TimeWord::Prep(Prep::During | Prep::On)) if found => false,
            _ => return found,
        };
        found |= word;
        c.skip(1);
    }
    found
}

/// «15-летний опыт», «пятилетний контракт», «двухнедельный»: years need something that has a length.
pub(super) fn adjective<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let number = c.digits(0).filter(|digits| digits.count <= 3);
    if number.is_some() {
        c.skip(1);
        c.eat_mark(&['-']).then_some(())?;
    }
    let (count, unit) = c.eat(|word| match word {
        TimeWord::Per(count, unit) => Some((count, unit)),
        _ => None,
    })?;
    let years = unit == Unit::Grain(Precision::Year);
    if years && c.word(0) != Some(TimeWord::Term) {
        return None;
    }
    let count = match number {
        Some(digits) => Tenths(digits.value * 10),
        None if count == Tenths(10) => return None,
        None => count,
    };
    Length::new(Some(count), unit).map(Expr::Duration)
}

/// «последние», «ближайшие», «эти».
fn relations<A: Atoms>(c: &mut Cursor<A>) -> Option<Relation> {
    c.eat(|word| match word {
        TimeWord::Relation(relation) => Some(relation),
        _ => None,
    })
}

/// «три года», «год и три месяца», «1 год, 2 месяца», «полгода», «3 четверти часа», «три последних года».
pub(super) fn counted<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let mut total = c.attempt(one)?;
    while let Some(sum) = c.attempt(|c| next(c, total)) {
        total = sum;
    }
    Some(total)
}

fn next<A: Atoms>(c: &mut Cursor<A>, total: Length) -> Option<Length> {
    if !c.is_timed() || !c.eat_mark(&[',']) {
        c.eat_and();
    }
    total.plus(one(c)?)
}

fn one<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    if let Some(length) = c
        .attempt(whole_word)
        .or_else(|| c.attempt(quarters))
        .or_else(|| c.attempt(year_and))
    {
        return Some(length);
    }
    let count = c.cardinal()?;
    if c.glued() && c.mark(0) == Some('-') && c.gap(0) == Gap::None {
        return None;
    }
    relations(c);
    let unit = counted_unit(c)?;
    c.eat_mark_before_unit();
    Length::new(count, unit)
}

/// The unit behind its number; «г» is grams there, and what stands in the locative («в 32 веке») is not counted.
fn counted_unit<A: Atoms>(c: &mut Cursor<A>) -> Option<Unit> {
    let is_counted = |text: &str| text != "г" && !own(Group::UncountedUnit).has(text);
    c.text(0).is_some_and(is_counted).then(|| unit(c))?
}

/// «полгода», «полвека».
fn whole_word<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    c.eat(|word| match word {
        TimeWord::Length(count, unit) => Length::new(Some(count), unit),
        _ => None,
    })
}

/// «четверть часа», «3 четверти часа».
fn quarters<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let count = match c.cardinal() {
        Some(Some(Tenths(tenths))) => tenths / 10,
        _ => 1,
    };
    c.eat(|word| matches!(word, TimeWord::Particle(Particle::Quarter)).then_some(()))?;
    match unit(c)? {
        Unit::Grain(Precision::Hour) => Length::new(
            Some(Tenths(count.checked_mul(150)?)),
            Unit::Grain(Precision::Minute),
        ),
        Unit::Grain(Precision::Century) => Length::new(
            Some(Tenths(count.checked_mul(250)?)),
            Unit::Grain(Precision::Year),
        ),
        _ => None,
    }
}

/// «год и девять месяцев»: the one year is not said.
fn year_and<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let year = bare_unit(c)?;
    c.eat_and().then_some(())?;
    let count = c.cardinal()?;
    year.plus(Length::new(count, unit(c)?)?)
}

/// One of a unit: «год», «неделю».
pub(super) fn bare_unit<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let plural = matches!(c.word(0), Some(TimeWord::Unit(_, true)));
    let count = if plural { None } else { Some(Tenths(10)) };
    Length::new(count, unit(c)?)
}

fn unit<A: Atoms>(c: &mut Cursor<A>) -> Option<Unit> {
    c.eat(|word| match word {
        TimeWord::Unit(unit, _) => Some(unit),
        _ => None,
    })
}

impl<A: Atoms> Cursor<'_, A> {
    /// The dot of «15 мин. 20 сек.» where another count follows.
    fn eat_mark_before_unit(&mut self) {
        if self.mark(0) == Some('.')
            && self.digits(1).is_some()
            && matches!(self.word(2), Some(TimeWord::Unit(..)))
        {
            self.skip(1);
        }
    }
}

/// «ежегодно», «каждый день», «каждые три года», «каждую субботу», «по субботам» is left to the caller.
pub(super) fn recurring<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let length = c.eat(|word| match word {
        TimeWord::Set(count, unit) => Length::new(Some(Tenths(u32::from(count) * 10)), unit),
        _ => None,
    });
    if let Some(length) = length {
        return Some(Expr::Set(length));
    }
    if let Some(length) = c.attempt(every_behind) {
        return Some(Expr::Set(length));
    }
    c.attempt(|c| {
        c.eat(|word| matches!(word, TimeWord::Every).then_some(()))?;
        let length = counted(c)
            .or_else(|| c.attempt(bare_unit))
            .or_else(|| c.attempt(nth_of_month))
            .or_else(|| c.attempt(all_named))?;
        Some(Expr::Set(length))
    })
}

/// «последнюю пятницу месяца», «первый понедельник месяца».
fn nth_of_month<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    if relations(c).is_none() {
        c.rank()?;
    }
    named(c)?;
    let month = bare_unit(c)?;
    (month.grain() == Precision::Month).then_some(month)
}

/// «вторник и четверг», «понедельник, среду и пятницу»: days that recur alike.
fn all_named<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let length = named(c)?;
    let next = |c: &mut Cursor<A>| {
        (c.eat_mark(&[',']) || c.eat_and()).then_some(())?;
        (named(c)? == length).then_some(())
    };
    while c.attempt(next).is_some() {}
    Some(length)
}

/// «жыл сайын», «екі апта сайын».
fn every_behind<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let length = counted(c)
        .or_else(|| c.attempt(bare_unit))
        .or_else(|| c.attempt(named))?;
    c.eat(|word| matches!(word, TimeWord::EveryBehind).then_some(()))?;
    Some(length)
}

/// The period of «каждую субботу», «каждое лето», «каждый май».
fn named<A: Atoms>(c: &mut Cursor<A>) -> Option<Length> {
    let grain = c.eat(|word| match word {
        TimeWord::Weekday(_, Form::Noun) => Some(Precision::Week),
        TimeWord::Month(_, Form::Noun) | TimeWord::Season(_) => Some(Precision::Year),
        TimeWord::Part(_) => Some(Precision::Day),
        _ => None,
    })?;
    Length::new(Some(Tenths(10)), Unit::Grain(grain))
}
