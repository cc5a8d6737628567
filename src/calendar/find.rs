//! All expressions of a text, in order, each against what stands before it.

use super::atoms::{Atom, Atoms};
use super::context;
use super::expr::{Base, Expr, Point};
use super::grammar::{Calendar, Parsed};
use super::period::When;
use super::range;
use super::resolve::{Anchors, Reference, Tense};
use super::rules;
use super::value::Value;
use crate::vocabulary::{DateType, Precision};
use std::ops::Range;

/// An expression found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The atoms it covers.
    pub atoms: Range<usize>,
    /// Whether it is but the last four digits of its one atom: «ЧМ-2018».
    pub is_edition: bool,
    /// What it says.
    pub expr: Expr,
    /// What that comes to here.
    pub value: Value,
    /// Id of the rule, one of [`super::rules`].
    pub rule: &'static str,
}

/// Atoms between a date and the expression counted from it, at most.
const REACH: usize = 120;

impl Calendar {
    /// Finds every expression of a text and resolves it against `published` and the dates before it.
    ///
    /// `tense` tells the direction of the clause around an atom; it is asked once for each expression found.
    pub fn find<A: Atoms>(
        &self,
        atoms: &A,
        published: Option<&When>,
        tense: impl Fn(usize) -> Tense,
    ) -> Vec<Found> {
        let mut walk = Walk {
            published: published.and_then(Reference::of),
            nearest: None,
            year: None,
            found: Vec::new(),
        };
        let mut at = 0;
        while at < atoms.len() {
            let Some(parsed) = self.parse(atoms, at) else {
                if let Some(found) = edition(atoms, at) {
                    walk.found.push(found);
                }
                at += 1;
                continue;
            };
            if context::plausible(self, atoms, at, &parsed) {
                let tense = tense(at);
                if tense != Tense::Lasting || !is_today(&parsed.expr) {
                    walk.take(at, &parsed, tense);
                }
                at += parsed.len.max(1);
            } else if is_whole(&parsed.expr) {
                at += parsed.len;
            } else {
                at += 1;
            }
        }
        walk.resolve_by_year();
        walk.found
    }
}

/// Whether no part of an expression that is none here can be another one.
fn is_whole(expr: &Expr) -> bool {
    match expr {
        Expr::Duration(_) | Expr::Set(_) => true,
        Expr::Range(Some(first), Some(last)) => range::is_falling(first.base, last.base),
        _ => false,
    }
}

/// «сегодня», which beside what lasts is no day: «сегодня в стране живут …».
fn is_today(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Point(Point {
            base: Base::Day0(0),
            ..
        })
    )
}

/// «ЧМ-2018», «ЕГЭ-2013», «EXPO-2017»: the year of what is held again and again, in one word with its name.
fn edition<A: Atoms>(atoms: &A, at: usize) -> Option<Found> {
    let Atom::Word(text) = atoms.atom(at)? else {
        return None;
    };
    text.as_bytes()
        .last()
        .filter(|byte| byte.is_ascii_digit())?;
    let head = text.len().checked_sub(4)?;
    let (name, digits) = (text.get(..head)?, text.get(head..)?);
    let name = name.strip_suffix(['-', '‑', '–'])?;
    let lettered = name.chars().count() > 1 && !name.contains(|c: char| c.is_ascii_digit());
    let year: i16 = digits.parse().ok().filter(|_| lettered)?;
    let expr = Expr::Point(Point::of(Base::Year(year)));
    (1900..2050).contains(&year).then(|| Found {
        atoms: at..at + 1,
        is_edition: true,
        expr,
        value: expr.resolve(&Anchors::default()),
        rule: rules::of(&expr).id,
    })
}

struct Walk {
    published: Option<Reference>,
    /// The nearest date before, and the atom after it.
    nearest: Option<(Reference, usize)>,
    /// The year the text says it is.
    year: Option<i16>,
    found: Vec<Found>,
}

impl Walk {
    fn take(&mut self, at: usize, parsed: &Parsed, tense: Tense) {
        let anchors = self.anchors(at, tense);
        let value = parsed.expr.resolve(&anchors);
        if let Expr::Point(point) = parsed.expr {
            if let Base::Anniversary(year) = point.base {
                self.year = self.year.or(Some(year));
            }
            self.remember(&value, at + parsed.len);
        }
        self.found.push(Found {
            atoms: at + parsed.lead..at + parsed.len,
            is_edition: false,
            expr: parsed.expr,
            value,
            rule: rules::of(&parsed.expr).id,
        });
    }

    fn anchors(&self, at: usize, tense: Tense) -> Anchors {
        let near = self.nearest.filter(|&(_, end)| at - end <= REACH);
        Anchors {
            published: self.published,
            year: self.year,
            nearest: near.map(|(reference, _)| reference),
            tense: match tense {
                Tense::Lasting => Tense::Unknown,
                told => told,
            },
            alone: false,
        }
    }

    /// A resolved point anchors what follows; the publication's own day does not.
    fn remember(&mut self, value: &Value, end: usize) {
        let (Some((first, _)), Some(grain)) = (value.days, value.precision) else {
            return;
        };
        if value.kind == DateType::Date && grain <= Precision::Year {
            let grain = grain.max(Precision::Day);
            self.nearest = Some((
                Reference {
                    first,
                    grain,
                    clock: None,
                },
                end,
            ));
        }
    }

    /// The year of the text may come after the expressions of year grain that it anchors.
    fn resolve_by_year(&mut self) {
        let anchors = Anchors {
            year: self.year,
            ..Anchors::default()
        };
        if self.published.is_some() || self.year.is_none() {
            return;
        }
        for found in self
            .found
            .iter_mut()
            .filter(|found| found.value.edtf.is_none())
        {
            if matches!(found.value.kind, DateType::Date) {
                found.value = found.expr.resolve(&anchors);
            }
        }
    }
}
