//! Expressions against the dates around them. Never against the clock.

use super::counted::{near_decade, nth_of, nth_of_month, related, shifted, weekday};
use super::expr::{Base, Expr, Point, YearOf};
use super::period::{Clock, Period, When, step};
use super::value::{Stretch, Value};
use super::words::{Relation, Unit};
use crate::vocabulary::{Basis, DateType, Precision};
use jiff::civil::{Date, DateTime};

/// Whether the clause tells of what was or of what will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It will happen.
    Future,
    /// It holds for years: beside it «сегодня» is no day.
    Lasting,
    /// Not told.
    #[default]
    Unknown,
}

/// A known point of time that others are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its first day.
    pub first: Date,
    /// How exactly it is known.
    pub grain: Precision,
    /// Its time of day, where stated.
    pub clock: Option<Clock>,
}

impl Reference {
    /// The reference that a value gives; `None` for intervals and for values without a day.
    pub fn of(when: &When) -> Option<Self> {
        let (first, last) = when.days?;
        let grain = match (when.precision(), first == last) {
            (Precision::Second | Precision::Minute | Precision::Hour, _) | (_, true) => {
                Precision::Day
            }
            (grain, _) => grain,
        };
        let time = when.edtf.split_once('T').map(|(_, time)| time);
        let clock = time.and_then(super::iso::time);
        (!when.edtf.contains('/')).then_some(Self {
            first,
            grain,
            clock,
        })
    }

    /// A day.
    pub fn day(date: Date) -> Self {
        Self {
            first: date,
            grain: Precision::Day,
            clock: None,
        }
    }

    fn knows(&self, grain: Precision) -> bool {
        self.grain <= grain
    }

    pub(super) fn time(&self) -> DateTime {
        let midnight = self.first.at(0, 0, 0, 0);
        self.clock
            .and_then(Clock::time)
            .map_or(midnight, |time| self.first.to_datetime(time))
    }
}

/// What an expression is resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchors {
    /// When the text was published; may be a month or a year.
    pub published: Option<Reference>,
    /// A year of the text, stated or inferred: for expressions of year grain, where nothing was published.
    pub year: Option<i16>,
    /// The nearest date before the expression.
    pub nearest: Option<Reference>,
    /// The direction of the clause.
    pub tense: Tense,
    /// Whether the expression stands alone: an open year is then the year of publication.
    pub alone: bool,
}

impl Expr {
    /// The value among these anchors.
    pub fn resolve(&self, anchors: &Anchors) -> Value {
        match *self {
            Expr::Duration(length) => Value::length(DateType::Duration, length),
            Expr::Lengths(_) => Value::unresolved(DateType::Duration, Basis::Stated),
            Expr::Set(length) => Value::length(DateType::Set, length),
            Expr::Point(point) => of_point(point, anchors),
            Expr::Range(from, to) => of_range(from, to, anchors),
        }
    }
}

fn basis(base: Base) -> Basis {
    match base {
        Base::Anniversary(_) => Basis::Inferred,
        Base::Day(YearOf::Stated(_), ..)
        | Base::Month(YearOf::Stated(_), _)
        | Base::Nth(_, YearOf::Stated(_), _)
        | Base::Season(YearOf::Stated(_), _)
        | Base::Quarter(YearOf::Stated(_), _)
        | Base::Half(YearOf::Stated(_), _) => Basis::Stated,
        Base::Year(_) | Base::Decade(_) | Base::Century(_) => Basis::Stated,
        _ => Basis::Relative,
    }
}

fn of_point(point: Point, anchors: &Anchors) -> Value {
    let Some(stretch) = stretch(point, anchors) else {
        return Value::unresolved(DateType::Date, Basis::Relative);
    };
    let about = if point.about { "~" } else { "" };
    Value {
        kind: if stretch.is_interval() {
            DateType::Interval
        } else {
            DateType::Date
        },
        edtf: Some(format!("{}{about}", stretch.edtf())),
        days: stretch.days(),
        precision: Some(stretch.precision()),
        duration: None,
        basis: match stretch {
            Stretch::Yearless(..) => Basis::Stated,
            _ => basis(point.base),
        },
    }
}

fn of_range(from: Option<Point>, to: Option<Point>, anchors: &Anchors) -> Value {
    let until = Anchors {
        tense: match (from, anchors.tense) {
            (None, Tense::Unknown) => Tense::Future,
            (_, tense) => tense,
        },
        ..*anchors
    };
    let ends = [from, to].map(|end| end.map(|point| (point, stretch(point, &until))));
    let basis = ends
        .iter()
        .flatten()
        .map(|(point, _)| basis(point.base))
        .max()
        .unwrap_or(Basis::Stated);
    let resolved = match ends {
        [Some((a, Some(from))), Some((b, Some(to)))] => over_midnight(a, b, from, to)
            .or_else(|| over_new_year(a, b, from, to, anchors))
            .or_else(|| closed(from, to))
            .or_else(|| of_one_year(a, b, from, to, anchors)),
        [Some((_, Some(from))), None] => {
            Some((format!("{}/..", from.end(false)), None, from.precision()))
        }
        [None, Some((_, Some(to)))] => Some((format!("../{}", to.end(true)), None, to.precision())),
        _ => None,
    };
    let Some((edtf, days, precision)) = resolved else {
        return Value::unresolved(DateType::Interval, basis);
    };
    Value {
        kind: DateType::Interval,
        edtf: Some(edtf),
        days,
        precision: Some(precision),
        duration: None,
        basis,
    }
}

/// «с 22:00 до 06:00»: the end is on the next day.
fn over_midnight(from: Point, to: Point, first: Stretch, last: Stretch) -> Option<Interval> {
    let clocks = matches!((from.base, to.base), (Base::Clock, Base::Clock));
    let (Stretch::At(day, begins), Stretch::At(same, ends)) = (first, last) else {
        return None;
    };
    let earlier = day == same && ends.time()? < begins.time()?;
    (clocks && earlier).then_some(())?;
    closed(first, Stretch::At(step(same, Precision::Day, 1)?, ends))
}

/// «с декабря по февраль»: the year of one end is the one before that of the other. Of two such intervals the one
/// that holds the day of publication, or is nearer to it.
fn over_new_year(
    from: Point,
    to: Point,
    first: Stretch,
    last: Stretch,
    anchors: &Anchors,
) -> Option<Interval> {
    let this = anchors.published?.first.year();
    let month = |stretch: Stretch| stretch.days().map(|(day, _)| (day.month(), day.day()));
    let wraps = month(first)? > month(last)?;
    let years = [(this - 1, this), (this, this + 1)];
    wraps.then(|| of_nearest_years([from, to], [first, last], &years, anchors))?
}

/// «с 8 по 13 сентября», told on the 9th: the tense asks each end for another year, but both are of one.
fn of_one_year(
    from: Point,
    to: Point,
    first: Stretch,
    last: Stretch,
    anchors: &Anchors,
) -> Option<Interval> {
    let this = anchors.published?.first.year();
    let years = [this - 1, this, this + 1].map(|year| (year, year));
    of_nearest_years([from, to], [first, last], &years, anchors)
}

/// Of the intervals whose ends are of such years the one that holds the day of publication, or is nearest to it; none
/// where the year of an end is told.
fn of_nearest_years(
    ends: [Point; 2],
    [first, last]: [Stretch; 2],
    years: &[(i16, i16)],
    anchors: &Anchors,
) -> Option<Interval> {
    let published = anchors.published?.first;
    ends.into_iter().all(is_open).then_some(())?;
    let near = years
        .iter()
        .filter_map(|(from, to)| Some((of_year(first, *from)?, of_year(last, *to)?)));
    let (from, to) = near.min_by_key(|ends| far(*ends, published))?;
    closed(from, to)
}

/// Whether the year is left out.
fn is_open(point: Point) -> bool {
    matches!(
        point.base,
        Base::Day(YearOf::Open, ..) | Base::Month(YearOf::Open, _) | Base::Season(YearOf::Open, _)
    )
}

/// The same stretch of that year.
fn of_year(stretch: Stretch, year: i16) -> Option<Stretch> {
    let (day, _) = stretch.days()?;
    moved(stretch, i32::from(year - day.year()))
}

/// Days between an interval and a day outside it.
fn far((from, to): (Stretch, Stretch), day: Date) -> i32 {
    let span = from.days().zip(to.days());
    span.map_or(i32::MAX, |(from, to)| {
        let period = Period {
            first: from.0,
            last: to.1,
            grain: Precision::Day,
        };
        distance(period, day)
    })
}

/// The same stretch of another year.
fn moved(stretch: Stretch, years: i32) -> Option<Stretch> {
    let Stretch::Period(period) = stretch else {
        return None;
    };
    let first = step(period.first, Precision::Year, years)?;
    Period::around(first, period.grain).map(Stretch::Period)
}

type Interval = (String, Option<(Date, Date)>, Precision);

fn closed(from: Stretch, to: Stretch) -> Option<Interval> {
    let days = from.days().zip(to.days()).map(|(from, to)| (from.0, to.1));
    let orderly = days.is_none_or(|(first, last)| first <= last);
    let edtf = format!("{}/{}", from.end(false), to.end(true));
    orderly.then(|| (edtf, days, from.precision().min(to.precision())))
}

/// The stretch of a point, its time of day included.
fn stretch(point: Point, anchors: &Anchors) -> Option<Stretch> {
    let base = base(point.base, anchors)?;
    let day = match base {
        Stretch::Period(period) if period.first == period.last => Some(period.first),
        _ => None,
    };
    Some(match (day, point.clock, point.part) {
        (Some(date), Some(clock), _) => Stretch::At(date, clock),
        (Some(date), None, Some(part)) => Stretch::During(date, part),
        _ => base,
    })
}

fn base(base: Base, anchors: &Anchors) -> Option<Stretch> {
    let period = match base {
        Base::Day(year, month, day) => return dated(year, month, Some(day), anchors),
        Base::Month(year, month) => return dated(year, month, None, anchors),
        Base::Nth(nth, year, month) => match dated(year, month, None, anchors)? {
            Stretch::Period(month) => nth_of(nth, month),
            _ => None,
        },
        Base::NthOf(nth, relation) => nth_of_month(nth, relation, anchors),
        Base::Year(year) | Base::Anniversary(year) => Period::year(year),
        Base::Decade(start) if start < 100 => near_decade(start, anchors),
        Base::Decade(start) => Period::decade(start),
        Base::Century(number) => Period::century(number),
        Base::Season(YearOf::Nearest(relation), season) => {
            nearest(relation, anchors, |year| Period::season(year, season))
        }
        Base::Season(year, season) => in_year(year, anchors, |year| Period::season(year, season)),
        Base::Quarter(year, quarter) => {
            in_year(year, anchors, |year| Period::quarter(year, quarter))
        }
        Base::Half(year, half) => in_year(year, anchors, |year| Period::half(year, half)),
        Base::Weekday(day, relation, of_week) => {
            weekday(day, relation, of_week, anchors).map(Period::day)
        }
        Base::Unit(unit, relation) => related(unit, relation, anchors),
        Base::Day0(days) => {
            let published = known(anchors.published, Precision::Day)?;
            step(published.first, Precision::Day, i32::from(days)).map(Period::day)
        }
        Base::Clock => {
            known(anchors.published, Precision::Day).map(|published| Period::day(published.first))
        }
        Base::Shift(length, direction) => return shifted(length, direction, anchors),
        Base::Vague(_) => None,
    };
    period.map(Stretch::Period)
}

pub(super) fn known(reference: Option<Reference>, grain: Precision) -> Option<Reference> {
    reference.filter(|reference| reference.knows(grain))
}

/// A day or a month of a stated, related or open year.
fn dated(year: YearOf, month: i8, day: Option<i8>, anchors: &Anchors) -> Option<Stretch> {
    let of = |year: i16| match day {
        Some(day) => Some(Period::day(Date::new(year, month, day).ok()?)),
        None => Period::month(year, month),
    };
    let period = match year {
        YearOf::Nearest(relation) => nearest(relation, anchors, of),
        YearOf::Open if anchors.published.is_none() => open_year(anchors, of),
        year => in_year(year, anchors, of),
    };
    match (year, period) {
        (_, Some(period)) => Some(Stretch::Period(period)),
        (YearOf::Open, None) => Some(Stretch::Yearless(month, day)),
        _ => None,
    }
}

/// Without a publication date, a day beside a full date of the text shares its year.
fn open_year(anchors: &Anchors, of: impl Fn(i16) -> Option<Period>) -> Option<Period> {
    of(known(anchors.nearest, Precision::Day)?.first.year())
}

fn in_year(year: YearOf, anchors: &Anchors, of: impl Fn(i16) -> Option<Period>) -> Option<Period> {
    match year {
        YearOf::Stated(year) => of(year),
        YearOf::Related(Relation::That) => of(anchors.nearest?.first.year()),
        YearOf::Ago(years) => of(anchors.published?.first.year().checked_sub(years)?),
        YearOf::Related(relation) | YearOf::Nearest(relation) => {
            of(related(Unit::Grain(Precision::Year), relation, anchors)?
                .first
                .year())
        }
        YearOf::Open => {
            let published = anchors.published?;
            match anchors.alone {
                true => of(published.first.year()),
                false => by_tense(published, anchors.tense, of),
            }
        }
    }
}

/// News tells of what was: with no tense to go by, the future counts as so many times further.
const FUTURE: i32 = 3;

/// Of last year's, this year's and next year's the one the tense asks for, else the nearest.
fn by_tense(
    published: Reference,
    tense: Tense,
    of: impl Fn(i16) -> Option<Period>,
) -> Option<Period> {
    let year = published.first.year();
    if published.grain == Precision::Year {
        return of(year);
    }
    let last = Period::around(published.first, published.grain)?.last;
    let near = [year - 1, year, year + 1].into_iter().filter_map(of);
    let allowed = near.filter(|period| match tense {
        Tense::Past => period.first <= last,
        Tense::Future => period.last >= published.first,
        Tense::Unknown | Tense::Lasting => true,
    });
    allowed.min_by_key(
        |period| match period.first > published.first && tense == Tense::Unknown {
            true => distance(*period, published.first).saturating_mul(FUTURE),
            false => distance(*period, published.first),
        },
    )
}

/// Days between a period and a day outside it.
fn distance(period: Period, day: Date) -> i32 {
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    days(day, period.first).max(days(period.last, day)).max(0)
}

/// «прошлым летом»: the last one that is over, this year's, the next one to come.
fn nearest(
    relation: Relation,
    anchors: &Anchors,
    of: impl Fn(i16) -> Option<Period>,
) -> Option<Period> {
    let published = anchors.published?;
    let year = published.first.year();
    let candidates = [year - 2, year - 1, year, year + 1, year + 2];
    let mut periods = candidates.into_iter().filter_map(of);
    match relation {
        Relation::Last | Relation::Past | Relation::Recent => {
            periods.rfind(|period| period.last < published.first)
        }
        Relation::BeforeLast => periods
            .filter(|period| period.last < published.first)
            .nth_back(1),
        Relation::Next | Relation::Coming => periods.find(|period| period.first > published.first),
        Relation::This => periods.nth(2),
        Relation::That => None,
    }
}
