//! Points counted from a reference: weekdays, «прошлый год», «два месяца назад».

use super::expr::{Counted, Direction, Length, Nth};
use super::period::{Clock, Period, step};
use super::resolve::{Anchors, Reference, Tense, known};
use super::value::Stretch;
use super::words::{Relation, Unit};
use crate::vocabulary::Precision;
use jiff::ToSpan;
use jiff::civil::Date;

/// «девяностые»: the last ones that had begun.
pub(super) fn near_decade(start: i16, anchors: &Anchors) -> Option<Period> {
    let now = anchors
        .published
        .map(|published| published.first.year())
        .or(anchors.year)
        .unwrap_or(1999);
    let century = now - now.rem_euclid(100);
    let this = century + start;
    Period::decade(if this <= now { this } else { this - 100 })
}

pub(super) fn weekday(
    day: i8,
    relation: Option<Relation>,
    of_week: bool,
    anchors: &Anchors,
) -> Option<Date> {
    let published = known(anchors.published, Precision::Day)?.first;
    let today = published.weekday().to_monday_one_offset();
    let back = (today - day).rem_euclid(7);
    let ahead = (day - today).rem_euclid(7);
    let days = match (relation, of_week) {
        (Some(relation), true) => i32::from(day - today) + 7 * weeks(relation)?,
        (Some(Relation::Last | Relation::Past | Relation::Recent), _) => {
            -i32::from(if back == 0 { 7 } else { back })
        }
        (Some(Relation::BeforeLast), _) => -i32::from(back) - 7,
        (Some(Relation::Next | Relation::Coming), _) => {
            i32::from(if ahead == 0 { 7 } else { ahead })
        }
        (Some(Relation::This), _) => i32::from(day - today),
        (Some(Relation::That), _) => return None,
        (None, _) if anchors.tense == Tense::Future => i32::from(ahead),
        (None, _) => -i32::from(back),
    };
    step(published, Precision::Day, days)
}

/// «первый понедельник марта», «последний день года».
pub(super) fn nth_of(nth: Nth, month: Period) -> Option<Period> {
    let first = match nth.of {
        Counted::Day => month.first,
        Counted::Weekday(day) => on_or_after(month.first, day)?,
        Counted::Week => on_or_after(month.first, 1)?,
        Counted::Weekend => on_or_after(month.first, 6)?,
    };
    let each = if nth.of == Counted::Day { 1 } else { 7 };
    let days = first.until(month.last).ok()?.get_days();
    let count = match nth.rank {
        -1 => days / each,
        rank => i32::from(rank) - 1,
    };
    let begin = step(first, Precision::Day, count * each).filter(|day| *day <= month.last)?;
    match nth.of {
        Counted::Week => Period::week(begin),
        Counted::Weekend => Period::weekend(begin),
        _ => Some(Period::day(begin)),
    }
}

/// «последняя пятница месяца»: of the month told, of the one before where it has happened and this one's is still to come.
pub(super) fn nth_of_month(nth: Nth, relation: Relation, anchors: &Anchors) -> Option<Period> {
    let month = related(Unit::Grain(Precision::Month), relation, anchors)?;
    let found = nth_of(nth, month)?;
    let ahead = anchors
        .published
        .is_some_and(|published| found.first > published.first);
    let earlier = relation == Relation::This && anchors.tense == Tense::Past && ahead;
    match earlier {
        true => nth_of(nth, month.shifted(-1)?),
        false => Some(found),
    }
}

fn on_or_after(date: Date, day: i8) -> Option<Date> {
    let ahead = (day - date.weekday().to_monday_one_offset()).rem_euclid(7);
    step(date, Precision::Day, i32::from(ahead))
}

fn weeks(relation: Relation) -> Option<i32> {
    Some(match relation {
        Relation::BeforeLast => -2,
        Relation::Last | Relation::Past => -1,
        Relation::This => 0,
        Relation::Next | Relation::Coming => 1,
        Relation::Recent | Relation::That => return None,
    })
}

/// «прошлый год», «эта неделя», «тот же день», «следующий день».
pub(super) fn related(unit: Unit, relation: Relation, anchors: &Anchors) -> Option<Period> {
    let grain = match unit {
        Unit::Grain(grain) => grain,
        Unit::Weekend => return weekend(relation, anchors),
        Unit::SportsSeason => return None,
    };
    let near = matches!(relation, Relation::That)
        || (grain == Precision::Day && relation != Relation::Last);
    let anchor = match near {
        true => known(anchors.nearest, grain)?,
        false => known(anchors.published, grain).or_else(|| year_of_text(grain, anchors))?,
    };
    let count = match relation {
        Relation::That => 0,
        relation => weeks(relation)?,
    };
    Period::around(anchor.first, grain)?.shifted(count)
}

/// A year of the text may stand for the publication date in expressions of year grain, never finer ones.
fn year_of_text(grain: Precision, anchors: &Anchors) -> Option<Reference> {
    let year = anchors
        .year
        .filter(|_| grain >= Precision::Year && anchors.published.is_none())?;
    Some(Reference {
        first: Period::year(year)?.first,
        grain: Precision::Year,
        clock: None,
    })
}

fn weekend(relation: Relation, anchors: &Anchors) -> Option<Period> {
    let published = known(anchors.published, Precision::Day)?.first;
    let this = Period::weekend(published)?;
    let coming = relation == Relation::Coming
        || (relation == Relation::Recent && anchors.tense == Tense::Future);
    match relation {
        _ if coming => Some(this),
        Relation::This => Some(this),
        Relation::Next => this.shifted(1),
        Relation::BeforeLast => this.shifted(-2),
        _ if published >= this.first && relation == Relation::Recent => Some(this),
        _ => this.shifted(-1),
    }
}

/// «два месяца назад»: a point of the finest unit counted; weeks come to a day.
pub(super) fn shifted(length: Length, direction: Direction, anchors: &Anchors) -> Option<Stretch> {
    if length.is_vague() {
        return None;
    }
    let grain = match length.grain() {
        Precision::Week => Precision::Day,
        grain => grain,
    };
    let narrated = match direction {
        Direction::Ago => false,
        Direction::Ahead => anchors.tense != Tense::Future,
        Direction::Earlier | Direction::Later => true,
    };
    let needed = grain.max(Precision::Day);
    let near = known(anchors.nearest, needed).filter(|_| narrated);
    let anchor = near.or_else(|| known(anchors.published, needed))?;
    let sign = match direction {
        Direction::Ago | Direction::Earlier => -1,
        Direction::Ahead | Direction::Later => 1,
    };
    match grain < Precision::Day {
        true => moved_clock(anchor, length, sign, grain),
        false => Period::around(moved(anchor.first, length, sign)?, grain).map(Stretch::Period),
    }
}

fn moved(date: Date, length: Length, sign: i32) -> Option<Date> {
    [
        Precision::Year,
        Precision::Month,
        Precision::Week,
        Precision::Day,
    ]
    .into_iter()
    .try_fold(date, |date, grain| {
        step(date, grain, sign * length.count(grain))
    })
}

fn moved_clock(anchor: Reference, length: Length, sign: i32, grain: Precision) -> Option<Stretch> {
    anchor.clock?;
    let days = moved(anchor.first, length, sign)?;
    let time = days.to_datetime(anchor.time().time());
    let count = |grain| i64::from(sign * length.count(grain));
    let span = count(Precision::Hour)
        .hours()
        .minutes(count(Precision::Minute))
        .seconds(count(Precision::Second));
    let time = time.checked_add(span).ok()?;
    let shown = if grain == Precision::Hour {
        Precision::Minute
    } else {
        grain
    };
    (time.year() >= 1).then(|| Stretch::At(time.date(), Clock::of(time.time(), shown)))
}
