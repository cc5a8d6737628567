//! One expression by itself, as the `dates` command reads them.

use super::atoms::{Atom, Atoms, Gap, LineAtoms};
use super::duration;
use super::expr::{Base, Expr, Point, YearOf};
use super::grammar::{Calendar, Parsed};
use super::iso::iso;
use super::lexeme::{Cursor, roman};
use super::period::When;
use super::resolve::{Anchors, Reference, Tense};
use super::value::Value;
use super::words::TimeWord;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;

/// Digits of a number that the calendar reads, at most.
const LONGEST: usize = 9;

impl Calendar {
    /// The value of a text that is one expression: EDTF, an ISO 8601 duration, or `set:` and the period of
    /// something that recurs; `None` where there is no value.
    ///
    /// `reference` stands for the day and time of publication.
    pub fn expression(&self, text: &str, reference: Option<&When>) -> Option<String> {
        let stamp = text.trim();
        if stamp.contains('T')
            && let Some(when) = iso(stamp)
        {
            return Some(when.edtf);
        }
        let value = self.expression_value(text, reference)?;
        value.written()
    }

    /// Whether a text is an expression of time and nothing else, told by a word or as a month or a day of a year:
    /// «3 июля», «01/2023», «2023-02-15», not «3» or «1.10».
    pub fn is_expression(&self, text: &str) -> bool {
        let atoms = LineAtoms::new(text);
        let worded = (0..atoms.len()).any(|at| matches!(atoms.atom(at), Some(Atom::Word(_))));
        let dot = atoms.len().checked_sub(1);
        let dots = usize::from(dot.is_some_and(|at| atoms.atom(at) == Some(Atom::Mark('.'))));
        let whole = |parsed: Parsed| {
            let dated = matches!(
                parsed.expr,
                Expr::Point(Point {
                    base: Base::Month(..) | Base::Day(YearOf::Stated(_), ..),
                    ..
                })
            );
            (worded || dated) && parsed.len >= atoms.len() - dots
        };
        self.parse_timed(&atoms, 0).is_some_and(whole)
    }

    /// Whether a text names a day that its month does not have: «31 февраля», `2020-02-30`.
    pub fn is_no_day(&self, text: &str) -> bool {
        if is_shaped_as_day(text.trim()) {
            return iso(text).is_none();
        }
        let atoms = LineAtoms::new(text);
        let whole = |parsed: &Parsed, from: usize| from + parsed.len >= atoms.len();
        let month = |parsed: &Parsed| matches!(parsed.expr, Expr::Point(point) if matches!(point.base, Base::Month(..)));
        let numbered =
            matches!(atoms.atom(0), Some(Atom::Number(day)) if day.parse::<u8>().is_ok());
        let behind = self.parse_timed(&atoms, 1).filter(|_| numbered);
        behind.is_some_and(|parsed| month(&parsed) && whole(&parsed, 1))
            && !self
                .parse_timed(&atoms, 0)
                .is_some_and(|parsed| whole(&parsed, 0))
    }

    fn expression_value(&self, text: &str, reference: Option<&When>) -> Option<Value> {
        let atoms = LineAtoms::new(text);
        let is_vast =
            |at| matches!(atoms.atom(at), Some(Atom::Number(digits)) if digits.len() > LONGEST);
        if (0..atoms.len()).any(is_vast) {
            return None;
        }
        let anchors = Anchors {
            published: reference.and_then(Reference::of),
            year: None,
            nearest: reference.and_then(Reference::of),
            tense: Tense::Unknown,
            alone: true,
        };
        let longest = (0..atoms.len())
            .filter(|&at| !self.is_rest(&atoms, at))
            .filter_map(|at| self.parse_timed(&atoms, at))
            .max_by_key(|parsed| parsed.len)?;
        let value = longest.expr.resolve(&anchors);
        match value.written() {
            Some(_) => Some(value),
            // «пару дней назад»: a point, which nobody can tell.
            None if matches!(longest.expr, Expr::Point(point) if matches!(point.base, Base::Shift(..))) => {
                None
            }
            None => self.length(&atoms).map(|expr| expr.resolve(&anchors)),
        }
    }

    /// «8 часов», «3 квартала»: a length where there is no day to be a point of.
    fn length(&self, atoms: &LineAtoms) -> Option<Expr> {
        let mut c = Cursor::new(atoms, self.words, 0);
        duration::length(&mut c, false)
    }

    /// Whether a unit of time stands right behind a number, so that the number alone would say something else:
    /// «999999999 лет», «миллиард лет».
    pub fn counts_time(&self, text: &str) -> bool {
        let atoms = LineAtoms::new(text);
        let is_unit = |at: usize| match atoms.atom(at) {
            Some(Atom::Word(word)) => {
                word != "г" && matches!(self.words.get(word), Some(TimeWord::Unit(..)))
            }
            _ => false,
        };
        (1..atoms.len()).any(|at| is_unit(at) && self.is_count(&atoms, at - 1))
    }

    /// A number, in digits or in words: «999999999», «триллионов», «XXXII».
    fn is_count(&self, atoms: &LineAtoms, at: usize) -> bool {
        match atoms.atom(at) {
            Some(Atom::Number(_)) => true,
            Some(Atom::Word(word)) => {
                own(Group::Magnitude).begins(word)
                    || roman(word).is_some()
                    || matches!(self.words.get(word), Some(TimeWord::Number(_)))
            }
            _ => false,
        }
    }

    /// Whether what begins here would be the rest of something with a number: «лет» of «999999999 лет», «04.2020» of
    /// «31.04.2020».
    fn is_rest(&self, atoms: &LineAtoms, at: usize) -> bool {
        let is_number = |at: usize| matches!(atoms.atom(at), Some(Atom::Number(_)));
        let is_glued = |at: usize| atoms.gap(at) == Gap::None;
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        match (atoms.atom(before), atoms.atom(at)) {
            (Some(Atom::Mark(_)), Some(Atom::Number(_))) => before
                .checked_sub(1)
                .is_some_and(|number| is_number(number) && is_glued(number) && is_glued(before)),
            (_, Some(Atom::Word(word))) => {
                matches!(self.words.get(word), Some(TimeWord::Unit(..)))
                    && self.is_count(atoms, before)
            }
            _ => false,
        }
    }
}
/// Whether digits stand as in `2020-02-30`.
fn is_shaped_as_day(text: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00";
    let fits = |(found, shape): (u8, &u8)| match shape {
        b'0' => found.is_ascii_digit(),
        mark => found == *mark,
    };
    text.len() == SHAPE.len() && text.bytes().zip(SHAPE).all(fits)
}
