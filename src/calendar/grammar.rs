//! The longest expression at a place.

use super::atoms::{Atom, Atoms, Gap};
use super::clock;
use super::duration;
use super::expr::{Base, Expr, Length, Point, YearOf};
use super::holiday::{self, Holidays};
use super::lexeme::{self, Cursor};
use super::point;
use super::range;
use super::relative;
use super::words::{Form, Particle, Prep, Relation, Tenths, TimeWord, TimeWords, Unit, Vague};
use super::year;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::is_alphabetic;
use crate::vocabulary::Precision;

/// An expression and the atoms it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parsed {
    /// Atoms, the preposition included.
    pub len: usize,
    /// Atoms at the beginning that are a preposition which the value does not need.
    pub lead: usize,
    /// What it says.
    pub expr: Expr,
}

/// The words and the holidays of the built-in lists. Built once, shared by all threads.
#[derive(Debug)]
pub struct Calendar {
    pub(super) words: &'static TimeWords,
    pub(super) holidays: Holidays,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::new()
    }
}

impl Calendar {
    /// Reads the built-in lists; costs a few milliseconds.
    pub fn new() -> Self {
        Self {
            words: TimeWords::built_in(),
            holidays: Holidays::new(),
        }
    }

    /// Whether an expression can begin with this atom: at most two look-ups, and none for marks.
    pub fn may_start(&self, atom: &Atom<'_>) -> bool {
        match *atom {
            Atom::Mark(_) => false,
            Atom::Number(text) => text.len() <= 10,
            Atom::Word(text) => match text.as_bytes().first() {
                Some(b'0'..=b'9') => true,
                _ => match self.words.of_head(text) {
                    Some(word) => starts(word),
                    None => lexeme::begins_roman(text),
                },
            },
        }
    }

    /// The longest expression that begins at atom `at`, times of day left out.
    pub fn parse<A: Atoms>(&self, atoms: &A, at: usize) -> Option<Parsed> {
        let first = atoms.atom(at)?;
        let opens = match first {
            Atom::Mark(mark) => point::OPENING.contains(&mark) && is_quoted_day(atoms, at),
            first => self.may_start(&first),
        };
        if !opens || !self.second_fits(atoms, at, &first) || !self.number_fits(atoms, at) {
            return None;
        }
        let mut c = Cursor::new(atoms, self.words, at);
        self.longest(&mut c)
    }

    /// As [`Calendar::parse`], with times of day: for expressions that stand alone.
    pub(super) fn parse_timed<A: Atoms>(&self, atoms: &A, at: usize) -> Option<Parsed> {
        let mut c = Cursor::new(atoms, self.words, at).timed(true);
        self.longest(&mut c)
    }

    /// A preposition or a pronoun starts an expression only before another word of the calendar.
    fn second_fits<A: Atoms>(&self, atoms: &A, at: usize, first: &Atom<'_>) -> bool {
        let Atom::Word(text) = *first else {
            return true;
        };
        let opens = matches!(
            self.words.get(text),
            Some(
                TimeWord::Prep(_)
                    | TimeWord::Relation(_)
                    | TimeWord::Approx
                    | TimeWord::Particle(_)
                    | TimeWord::Teen
            )
        );
        !opens
            || (atoms
                .atom(at + 1)
                .is_some_and(|second| self.may_start(&second) || self.joins(&second))
                && self.number_fits(atoms, at + 1))
    }

    /// A short number is part of an expression only beside a mark or a word of the calendar: not «300 человек».
    fn number_fits<A: Atoms>(&self, atoms: &A, at: usize) -> bool {
        let (Some(Atom::Number(number)), Some(Atom::Word(word))) =
            (atoms.atom(at), atoms.atom(at + 1))
        else {
            return true;
        };
        let is_short = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
        !is_short
            || atoms.gap(at) != Gap::Space
            || !word.chars().all(is_alphabetic)
            || lexeme::roman(word).is_some()
            || self.words.get(word).is_some()
    }

    fn joins(&self, atom: &Atom<'_>) -> bool {
        match *atom {
            Atom::Word(text) => self.words.get(text).is_some(),
            Atom::Number(_) => true,
            Atom::Mark(mark) => mark == '.' || point::OPENING.contains(&mark),
        }
    }

    fn longest<A: Atoms>(&self, c: &mut Cursor<A>) -> Option<Parsed> {
        let mut best: Option<(usize, Expr)> = None;
        let mut keep = |c: &mut Cursor<A>, expr: Option<Expr>| {
            if let Some(expr) = expr.filter(|_| c.between_atoms())
                && best.is_none_or(|(passed, _)| c.passed() > passed)
            {
                best = Some((c.passed(), expr));
            }
            c.return_to(0);
        };
        for rule in [
            Self::recurring,
            Self::after_prep,
            Self::holiday,
            Self::plain,
        ] {
            let expr = rule(self, c);
            keep(c, expr);
        }
        let (len, expr) = best?;
        let lead = self.lead(c, &expr);
        Some(Parsed { len, lead, expr })
    }

    /// Atoms that stand before what the expression says.
    fn lead<A: Atoms>(&self, c: &mut Cursor<A>, expr: &Expr) -> usize {
        c.return_to(0);
        let stressed = self.stress(c);
        stressed + self.preposition_of(c, expr)
    }

    /// «всего», «лишь», «ещё» before an expression are not part of it.
    fn stress<A: Atoms>(&self, c: &mut Cursor<A>) -> usize {
        while matches!(c.word(0), Some(TimeWord::Particle(Particle::Still)))
            && c.text(0).is_some_and(|text| !text.starts_with("цел"))
        {
            c.skip(1);
        }
        c.passed()
    }

    /// «в 2010 году» is «2010 году»: the preposition of a stated point stays outside.
    fn preposition_of<A: Atoms>(&self, c: &mut Cursor<A>, expr: &Expr) -> usize {
        let counted = matches!(c.word(0), Some(TimeWord::Prep(Prep::Since)))
            && matches!(expr, Expr::Duration(_));
        if counted {
            return 1;
        }
        let bare = matches!(
            c.word(0),
            Some(TimeWord::Prep(
                Prep::In | Prep::On | Prep::Toward | Prep::During | Prep::Of | Prep::By
            ))
        );
        // «за неделю до 9 мая», «за 2 дня до 9 мая»
        let is_before = (1..=2).any(|at| matches!(c.word(at), Some(TimeWord::Unit(..))))
            && matches!(c.word(0), Some(TimeWord::Prep(Prep::During)))
            && matches!(expr, Expr::Point(point) if matches!(point.base, Base::Day(..)));
        if is_before {
            return 0;
        }
        let between = matches!(c.word(0), Some(TimeWord::Prep(Prep::Between)));
        if between {
            return 1;
        }
        usize::from(bare && matches!(expr, Expr::Point(point) if is_stated(point.base)))
    }

    fn recurring<A: Atoms>(&self, c: &mut Cursor<A>) -> Option<Expr> {
        c.eat(|word| matches!(word, TimeWord::Prep(Prep::In | Prep::On)).then_some(()));
        let by = c.attempt(|c| {
            c.eat(|word| matches!(word, TimeWord::Prep(Prep::By)).then_some(()))?;
            c.eat(|word| matches!(word, TimeWord::Weekday(_, Form::Plural)).then_some(()))?;
            Length::new(Some(Tenths(10)), Unit::Grain(Precision::Week)).map(Expr::Set)
        });
        by.or_else(|| duration::recurring(c))
    }

    fn holiday<A: Atoms>(&self, c: &mut Cursor<A>) -> Option<Expr> {
        let prep = preposition(c);
        let expr = holiday::holiday(c, &self.holidays)?;
        match (prep, expr) {
            (Some(prep), Expr::Point(point)) => opened(c, prep, point),
            (_, expr) => Some(expr),
        }
    }

    fn plain<A: Atoms>(&self, c: &mut Cursor<A>) -> Option<Expr> {
        c.attempt(holiday::anniversary)
            .or_else(|| c.attempt(duration::adjective))
            .or_else(|| body(c, None))
    }

    fn after_prep<A: Atoms>(&self, c: &mut Cursor<A>) -> Option<Expr> {
        let prep = preposition(c)?;
        match c
            .attempt(holiday::anniversary)
            .or_else(|| body(c, Some(prep)))?
        {
            Expr::Point(point) => opened(c, prep, point),
            expr => Some(expr),
        }
    }
}

/// «01» of «01» ноября.
fn is_quoted_day<A: Atoms>(atoms: &A, at: usize) -> bool {
    matches!(atoms.atom(at + 1), Some(Atom::Number(day)) if day.len() <= 2)
        && matches!(atoms.atom(at + 2), Some(Atom::Mark(mark)) if point::CLOSING.contains(&mark))
}

/// Whether expressions begin with such a word at all.
fn starts(word: TimeWord) -> bool {
    !matches!(
        word,
        TimeWord::Ago
            | TimeWord::Running
            | TimeWord::Later
            | TimeWord::Earlier
            | TimeWord::Particle(Particle::And | Particle::Or | Particle::Same)
            | TimeWord::EveryBehind
            | TimeWord::EdgeBehind
            | TimeWord::UntilBehind
            | TimeWord::SinceBehind
            | TimeWord::BetweenBehind
            | TimeWord::CourseBehind
            | TimeWord::HalfBehind
            | TimeWord::Anniversary
            | TimeWord::Event(_)
            | TimeWord::Country(_)
            | TimeWord::Moment
            | TimeWord::Term
            | TimeWord::Vague(Vague::Recent | Vague::Now)
            | TimeWord::Weekday(_, Form::Adjective)
    )
}

/// «в», «с», «начиная с».
fn preposition<A: Atoms>(c: &mut Cursor<A>) -> Option<Prep> {
    let prep = c.eat(|word| match word {
        TimeWord::Prep(prep) => Some(prep),
        _ => None,
    })?;
    if prep == Prep::Starting {
        return c.eat(|word| matches!(word, TimeWord::Prep(Prep::From)).then_some(Prep::From));
    }
    c.eat_mark(&['.']);
    Some(prep)
}

/// What the preposition makes of a point that ends here; with what is compared with nothing begins: «с 2018 годом».
fn opened<A: Atoms>(c: &Cursor<A>, prep: Prep, point: Point) -> Option<Expr> {
    let is_beside = c
        .last_text()
        .is_some_and(|text| own(Group::Beside).has(text));
    let dated = matches!(point.base, Base::Day(YearOf::Open | YearOf::Stated(_), ..))
        && matches!(prep, Prep::InFuture | Prep::After);
    let shift = dated || matches!(point.base, Base::Shift(..));
    match prep {
        Prep::From if is_beside => Some(Expr::Point(point)),
        Prep::From | Prep::Since if !shift => Some(Expr::Range(Some(point), None)),
        Prep::To | Prep::By if !shift => Some(Expr::Range(None, Some(point))),
        Prep::InFuture | Prep::After if !shift => None,
        Prep::Between => None,
        _ => Some(Expr::Point(point)),
    }
}

/// Everything that may follow a preposition: the longest of ranges, points and lengths.
fn body<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let start = c.place();
    let mut best: Option<(usize, Expr)> = None;
    for rule in 0..5 {
        let expr = match rule {
            0 => range::closed(c, prep),
            1 => stated(c, prep),
            2 => relative::relative(c, prep).map(|expr| timed(c, expr)),
            3 => spoken_clock(c, prep),
            _ => length(c, prep),
        };
        if let Some(expr) = expr
            && best.is_none_or(|(end, _)| c.place() > end)
        {
            best = Some((c.place(), expr));
        }
        c.return_to(start);
    }
    let (end, expr) = best?;
    c.return_to(end);
    Some(expr)
}

fn stated<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let about = duration::approximations(c);
    let relation = matches!(c.word(0), Some(TimeWord::Relation(Relation::This)));
    let mut found = range::edged(c).or_else(|| point::stated(c));
    if found.is_none() && relation {
        found = c.attempt(this_year_again);
    }
    if found.is_none() && c.is_timed() {
        found = c.attempt(range::day_and_month).map(Point::of);
        c.eat_mark(&['.']);
    }
    let mut point = found?;
    point.about |= about;
    let expr = timed(c, Expr::Point(point));
    (!matches!(prep, Some(Prep::InFuture | Prep::After))).then_some(expr)
}

/// «в текущем 2012 году», «в этот вторник, 5 мая».
fn this_year_again<A: Atoms>(c: &mut Cursor<A>) -> Option<Point> {
    c.skip(1);
    let base = year::year(c)?;
    Some(Point::of(base))
}

/// A time of day or a part of it after the point, where they belong to it.
fn timed<A: Atoms>(c: &mut Cursor<A>, expr: Expr) -> Expr {
    let Expr::Point(mut point) = expr else {
        return expr;
    };
    if c.is_timed() {
        point.part = point.part.or_else(|| clock::day_part(c));
        point.clock = c.attempt(|c| {
            c.eat_mark(&['.']);
            c.eat_mark(&[',']);
            let prep = c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()));
            clock::spoken(c)
                .or_else(|| prep.and_then(|()| clock::dotted(c)))
                .or_else(|| prep.and_then(|()| bare_hour(c)))
        });
    }
    Expr::Point(point)
}

/// «в 11», «в пятнадцать тридцать»: only after their preposition.
fn bare_hour<A: Atoms>(c: &mut Cursor<A>) -> Option<super::period::Clock> {
    if let Some(clock) = clock::hour_and_minutes(c) {
        return Some(clock);
    }
    c.attempt(|c| {
        let hour = c.cardinal()??;
        let Tenths(tenths) = hour;
        super::period::Clock::new(tenths / 10, None, None)
    })
}

/// «в 15 часов», «1:30 ночи, 21 сентября», «утром».
fn spoken_clock<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    if !c.is_timed() {
        return None;
    }
    let clock = c
        .attempt(|c| hour_of_day(c, prep))
        .or_else(|| c.attempt(|c| dotted_clock(c, prep)))
        .or_else(|| (prep == Some(Prep::In)).then(|| bare_hour(c))?);
    let part = if clock.is_none() {
        Some(clock::named_part(c)?)
    } else {
        None
    };
    let mut point = Point::of(Base::Clock);
    let day = c.attempt(|c| {
        c.eat_mark(&[',']);
        match point::stated(c)
            .map(Expr::Point)
            .or_else(|| relative::relative(c, Some(Prep::In)))?
        {
            Expr::Point(point) => Some(point),
            _ => None,
        }
    });
    point = day.unwrap_or(point);
    point.clock = clock;
    point.part = part;
    Some(Expr::Point(point))
}

/// «в 18.46», and «18.46» that is all there is.
fn dotted_clock<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<super::period::Clock> {
    let clock = clock::dotted(c).filter(|clock| clock::is_no_day(*clock))?;
    let alone = c.peek(0).is_none() && c.passed() == 1;
    (prep == Some(Prep::In) || alone || c.peek(0).is_none() && c.place() == 3).then_some(clock)
}

/// A time of day; «2 часа», «три дня» without a preposition are lengths.
fn hour_of_day<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<super::period::Clock> {
    let digital = c.mark(1) == Some(':') || c.text(0).is_some_and(|text| text.starts_with("пол"));
    let clock = clock::spoken(c)?;
    let counted = prep.is_none() && !digital && matches!(c.last_word(), Some(TimeWord::Unit(..)));
    (!counted).then_some(clock)
}

/// «три года», «в течение двух недель», «за неделю».
fn length<A: Atoms>(c: &mut Cursor<A>, prep: Option<Prep>) -> Option<Expr> {
    let running = |c: &mut Cursor<A>, expr| {
        c.eat(|word| matches!(word, TimeWord::Running).then_some(()));
        Some(expr)
    };
    if let Some(expr) = duration::length(c, matches!(prep, Some(Prep::Of | Prep::From))) {
        return running(c, expr);
    }
    let bare = match prep {
        Some(Prep::In | Prep::On | Prep::During) => c.attempt(duration::bare_unit),
        None if c.is_timed() => c.attempt(duration::bare_unit),
        _ => None,
    };
    // «раз в неделю», «60 миллиардов в год»
    let expr = match prep {
        Some(Prep::In) => Expr::Set(bare?),
        _ => Expr::Duration(bare?),
    };
    running(c, expr)
}

/// Whether the value needs no reference to be told.
pub(super) fn is_stated(base: Base) -> bool {
    matches!(
        base,
        Base::Day(..)
            | Base::Month(..)
            | Base::Nth(..)
            | Base::Year(_)
            | Base::Decade(_)
            | Base::Century(_)
            | Base::Season(..)
            | Base::Quarter(..)
            | Base::Half(..)
            | Base::Anniversary(_)
    )
}
