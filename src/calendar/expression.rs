//! One expression by itself, as the `dates` command reads them.

use super::atoms::{Atoms, LineAtoms};
use super::duration;
use super::expr::Expr;
use super::grammar::Calendar;
use super::lexeme::Cursor;
use super::period::When;
use super::resolve::{Anchors, Reference, Tense};
use super::value::Value;

impl Calendar {
    /// The value of a text that is one expression, as the scorers write it; `None` where there is no value.
    ///
    /// `reference` stands for the day and time of publication.
    pub fn expression(&self, text: &str, reference: Option<&When>) -> Option<String> {
        let value = self.expression_value(text, reference)?;
        value.written()
    }

    fn expression_value(&self, text: &str, reference: Option<&When>) -> Option<Value> {
        let atoms = LineAtoms::new(text);
        let anchors = Anchors {
            published: reference.and_then(Reference::of),
            year: None,
            nearest: reference.and_then(Reference::of),
            tense: Tense::Unknown,
            alone: true,
        };
        let longest = (0..atoms.len())
            .filter_map(|at| self.parse_timed(&atoms, at))
            .max_by_key(|parsed| parsed.len)?;
        let value = longest.expr.resolve(&anchors);
        match value.written() {
            Some(_) => Some(value),
            None => self.length(&atoms).map(|expr| expr.resolve(&anchors)),
        }
    }

    /// «8 часов», «3 квартала»: a length where there is no day to be a point of.
    fn length(&self, atoms: &LineAtoms) -> Option<Expr> {
        let mut c = Cursor::new(atoms, &self.words, 0);
        duration::length(&mut c)
    }
}
