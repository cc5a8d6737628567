//! Points told from another one: «вчера», «в прошлом году», «два месяца назад», «в минувшую субботу».

use super::atoms::Atoms;
use super::duration;
use super::eve;
use super::expr::{Base, Direction, Expr, Length, Point, YearOf};
use super::lexeme::Cursor;
use super::point;
use super::words::{Form, Particle, Prep, Relation, Tenths, TimeWord, Unit, Vague};
use super::year;
use super::year_first;
use crate::vocabulary::Precision;

/// Any relative point; `prep` is the preposition before it, already passed over.
pub(super) fn relative<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    c.attempt(|c| shifted(c, prep))
        .or_else(|| c.attempt(|c| related(c, prep)))
        .or_else(|| c.attempt(|c| weekday(c, prep)))
        .or_else(|| c.attempt(|c| vague(c, prep)))
        .or_else(|| c.attempt(named_day))
        .or_else(|| c.attempt(named_year))
}

/// «былтыр», «биыл».
fn named_year<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let years = c.eat(|word| match word {
        TimeWord::Year(years) => Some(years),
        _ => None,
    })?;
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Year), _)).then_some(()));
    let relation = if years < 0 {
        Relation::Last
    } else {
        Relation::This
    };
    point(Base::Unit(Unit::Grain(Precision::Year), relation))
}

fn point(base: Base) -> Option<Expr> {
    Some(Expr::Point(Point::of(base)))
}

/// «вчера», «сегодняшний день», «вчера, 9 мая 2019 года» is the date itself.
fn named_day<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    let days = c.eat(|word| match word {
        TimeWord::Day(days) => Some(days),
        _ => None,
    })?;
    let noon = c.text(0) == Some("днем");
    if (noon
        || c.eat(|word| {
            matches!(word, TimeWord::Unit(Unit::Grain(Precision::Day), false)).then_some(())
        })
        .is_none())
        && let Some(base) = c.attempt(exact_after)
    {
        return point(base);
    }
    point(Base::Day0(days))
}

/// The date that says the same again: «, 9 мая 2019 года», «, в среду, 30 марта».
fn exact_after<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    c.eat_mark(&[',', '-']);
    c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()));
    point::day(c)
}

/// «два месяца назад», «через год», «спустя неделю», «годом ранее», «год спустя».
fn shifted<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    duration::approximations(c);
    let length = duration::counted(c).or_else(|| c.attempt(duration::bare_unit))?;
    let after = c.attempt(direction_after);
    let direction = match (prep, after) {
        (_, Some(direction)) => direction,
        (Some(Prep::InFuture), None) => Direction::Ahead,
        (Some(Prep::After), None) => Direction::Later,
        (Some(Prep::During), None) => match c.attempt(before_that) {
            Some(()) => Direction::Earlier,
            None => return point(eve::before_day(c, length)?),
        },
        _ => return None,
    };
    if let Some(part) = part_of_year(c, length, direction) {
        return Some(part);
    }
    match c.attempt(exact_after_comma) {
        Some(base) => point(base),
        None => point(Base::Shift(length, direction)),
    }
}

/// «год назад, 5 марта», «через два года, в марте».
fn part_of_year<A: Atoms>(c: &mut Cursor<A>, length: Length, direction: Direction) -> Option<Expr> {
    let year = match (direction, year_first::ago(length)?) {
        (Direction::Ago, year) => year,
        (Direction::Ahead, YearOf::Ago(years)) => YearOf::Ago(-years),
        _ => return None,
    };
    year_first::part(c, year)
}

/// «за день до этого».
fn before_that<A: Atoms>(c: &mut Cursor<A>) -> Option<()> {
    c.eat(|word| matches!(word, TimeWord::Prep(Prep::To)).then_some(()))?;
    c.eat(|word| matches!(word, TimeWord::Relation(Relation::This | Relation::That)).then_some(()))
}

/// «через неделю, 24 февраля».
fn exact_after_comma<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    (c.mark(0) == Some(',')).then_some(())?;
    exact_after(c)
}

fn direction_after<A: Atoms>(c: &mut Cursor<A>) -> Option<Direction> {
    let that = c.eat(|word| matches!(word, TimeWord::Relation(Relation::That)).then_some(()));
    let direction = c.eat(|word| match word {
        TimeWord::Ago => Some(Direction::Ago),
        TimeWord::Earlier => Some(Direction::Earlier),
        TimeWord::Later | TimeWord::Prep(Prep::After) => Some(Direction::Later),
        _ => None,
    })?;
    (that.is_none() || direction == Direction::Ago).then_some(direction)
}

/// «прошлый год», «этой весной», «последние пять лет», «тот же день», «минувшую субботу», «в этот день 5 мая».
fn related<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let relation = c.eat(|word| match word {
        TimeWord::Relation(relation) => Some(relation),
        _ => None,
    })?;
    let same = c
        .eat(|word| matches!(word, TimeWord::Particle(Particle::Same)).then_some(()))
        .is_some();
    let relation = match relation {
        Relation::This if same => Relation::That,
        relation => relation,
    };
    if let Some(expr) = c.attempt(|c| counted(c, relation)) {
        return Some(expr);
    }
    match c.word(0)? {
        TimeWord::Unit(unit, plural) => {
            c.skip(1);
            let within = unit == Unit::Grain(Precision::Year)
                && !plural
                && matches!(prep, None | Some(Prep::In));
            let part = within.then(|| year_first::part(c, YearOf::Related(relation)));
            part.flatten()
                .or_else(|| related_unit(c, unit, plural, relation))
        }
        TimeWord::Weekday(day, Form::Noun) => {
            if let Some(base) = c.attempt(point::day) {
                return point(base);
            }
            c.skip(1);
            match c.attempt(exact_after) {
                Some(base) => point(base),
                None => point(Base::Weekday(day, Some(relation), false)),
            }
        }
        TimeWord::Month(month, Form::Noun) => {
            c.skip(1);
            point(Base::Month(YearOf::Nearest(relation), month))
        }
        TimeWord::Season(season) => {
            c.skip(1);
            point(Base::Season(YearOf::Nearest(relation), season))
        }
        TimeWord::Part(part) => {
            c.skip(1);
            let mut point = Point::of(Base::Day0(if relation == Relation::This { 0 } else { -1 }));
            point.part = Some(part);
            Some(Expr::Point(point))
        }
        _ => None,
    }
}

/// «последние пять лет», «ближайшие два года», «эти 20 лет»: a length.
fn counted<A: Atoms>(c: &mut Cursor<A>, relation: Relation) -> Option<Expr> {
    let length = duration::counted(c)?;
    let told = !matches!(relation, Relation::That);
    told.then_some(Expr::Duration(length))
}

fn related_unit<A: Atoms>(
    c: &mut Cursor<A>,
    unit: Unit,
    plural: bool,
    relation: Relation,
) -> Option<Expr> {
    match (unit, relation) {
        (Unit::Weekend, _) => point(Base::Unit(unit, relation)),
        (_, Relation::Recent) if !plural => Length::new(Some(Tenths(10)), unit).map(Expr::Duration),
        _ if plural => point(Base::Vague(Vague::Recent)),
        (Unit::Grain(Precision::Week), relation) => {
            point(week_day(c, relation).unwrap_or(Base::Unit(unit, relation)))
        }
        (Unit::Grain(Precision::Year), Relation::This) => point(
            c.attempt(year_said_again)
                .unwrap_or(Base::Unit(unit, relation)),
        ),
        (Unit::Grain(Precision::Hour | Precision::Minute | Precision::Second), _) => None,
        _ => point(Base::Unit(unit, relation)),
    }
}

/// «на прошлой неделе, в среду».
fn week_day<A: Atoms>(c: &mut Cursor<A>, relation: Relation) -> Option<Base> {
    c.attempt(|c| {
        c.eat_mark(&[',']);
        c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()))?;
        let day = c.eat(noun_weekday)?;
        Some(Base::Weekday(day, Some(relation), true))
    })
}

/// «в текущем 2012 году»: handled before the word, «текущем году (2012)» after it.
fn year_said_again<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    c.eat_mark(&['(']).then_some(())?;
    let year = year::four_digits(c)?;
    c.skip(1);
    c.eat_mark(&[')']).then_some(Base::Year(year))
}

fn noun_weekday(word: TimeWord) -> Option<i8> {
    match word {
        TimeWord::Weekday(day, Form::Noun) => Some(day),
        _ => None,
    }
}

/// «сәрсенбі күні»: a weekday in Kazakh, with the noun for a day behind.
fn kazakh_weekday<A: Atoms>(c: &mut Cursor<A>) -> Option<i8> {
    let day = c.eat(|word| match word {
        TimeWord::Weekday(day, Form::Short) => Some(day),
        _ => None,
    })?;
    let is_day = matches!(
        c.word(0),
        Some(TimeWord::Unit(Unit::Grain(Precision::Day), false))
    );
    (is_day && c.has_kazakh_unit(0)).then(|| {
        c.skip(1);
        day
    })
}

/// «в субботу», «вторник на следующей неделе»; «среда» alone is also a medium and needs its preposition.
fn weekday<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    if let Some(day) = c.attempt(kazakh_weekday) {
        return point(Base::Weekday(day, None, false));
    }
    let day = c.eat(noun_weekday)?;
    if day == 3 && prep.is_none() {
        return None;
    }
    let week = c.attempt(|c| {
        c.eat(|word| matches!(word, TimeWord::Prep(Prep::On)).then_some(()))?;
        let relation = c.eat(|word| match word {
            TimeWord::Relation(relation) => Some(relation),
            _ => None,
        })?;
        c.eat(|word| {
            matches!(word, TimeWord::Unit(Unit::Grain(Precision::Week), false)).then_some(relation)
        })
    });
    point(Base::Weekday(day, week, week.is_some()))
}

/// «на днях», «недавно», «накануне», «сейчас», «в выходные».
fn vague<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    match c.word(0)? {
        TimeWord::Vague(Vague::Eve) => {
            c.skip(1);
            let again = matches!(c.mark(0), Some(',' | '-'))
                || matches!(c.word(0), Some(TimeWord::Prep(Prep::In)));
            let base = match again {
                true => c.attempt(exact_after),
                false => c.attempt(eve::of_day),
            };
            point(base.unwrap_or(Base::Day0(-1)))
        }
        TimeWord::Unit(Unit::Grain(Precision::Day), true) if prep == Some(Prep::On) => {
            c.skip(1);
            point(Base::Vague(Vague::Recent))
        }
        TimeWord::Unit(Unit::Weekend, _)
            if matches!(prep, Some(Prep::In | Prep::On | Prep::During)) =>
        {
            c.skip(1);
            point(Base::Unit(Unit::Weekend, Relation::Recent))
        }
        _ => None,
    }
}
