//! Numbers with bounds: equal, rounded, larger, and whether both can be true.

use crate::statement::Number;
use svodka_record::{Bound, Figure};

/// Numbers below are not rounded without a word that says so.
const ROUND: u64 = 1000;

/// What a figure states: its number, else the smaller of its bounds, else the larger.
pub(crate) fn stated(x: &Figure) -> Option<u64> {
    x.value.or(x.min).or(x.max)
}

impl Number {
    /// As a figure says it.
    pub(crate) fn of(x: &Figure) -> Self {
        Self {
            value: x.value,
            min: x.min,
            max: x.max,
            bound: x.bound,
        }
    }

    /// The number said, or the middle of what is said; none for nothing said.
    pub(crate) fn center(&self) -> Option<u64> {
        self.value.or(match (self.min, self.max) {
            (Some(min), Some(max)) => Some(min.midpoint(max)),
            (min, max) => min.or(max),
        })
    }

    /// What may be true: from, to.
    fn interval(&self) -> Option<(f64, f64)> {
        let said = self.center()? as f64;
        let low = self.min.map_or(0.0, |x| x as f64);
        let high = self.max.map_or(f64::INFINITY, |x| x as f64);
        Some(match self.bound {
            Bound::About => (said * 0.9, said * 1.1),
            Bound::Almost => (said * 0.85, said),
            Bound::Exact if self.is_round() => (said * 0.95, said * 1.05),
            Bound::Vague => return None,
            _ => (low, high),
        })
    }

    /// Thousands without hundreds: people say them of what they have not counted.
    fn is_round(&self) -> bool {
        self.value.is_some_and(|x| x >= ROUND && x % ROUND == 0)
    }

    /// Whether both can be true of one thing at one time.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        match (self.interval(), other.interval()) {
            (Some((low, high)), Some((other_low, other_high))) => {
                high < other_low || other_high < low
            }
            _ => false,
        }
    }

    /// Whether one is the other, rounded: «более 300 тысяч» and 312,456.
    pub(crate) fn rounds(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (self.center(), other.center()) else {
            return false;
        };
        one == two
            || self.is_rounded_of(other) && other.is_finer(self)
            || other.is_rounded_of(self) && self.is_finer(other)
    }

    /// Whether it says more digits than `rounded`, or bounds nothing.
    fn is_finer(&self, rounded: &Self) -> bool {
        let unit = |x: &Self| x.center().map_or(1, unit_of);
        unit(self) < unit(rounded) || self.bound == Bound::Exact && rounded.bound != Bound::Exact
    }

    /// Whether it says no less of a number than `earlier`, which rounds it: a headline says fewer digits, and leaves
    /// out bounds.
    pub(crate) fn is_fuller(&self, earlier: &Self) -> bool {
        let unit = |x: &Self| x.center().map_or(1, unit_of);
        unit(self) < unit(earlier) || self.center() == earlier.center()
    }

    /// Whether one may say this number for `finer`.
    fn is_rounded_of(&self, finer: &Self) -> bool {
        let (Some(said), Some(number)) = (self.center(), finer.center()) else {
            return false;
        };
        // Of two bounds the larger one mostly is news.
        let slack = if finer.bound == Bound::Exact {
            said / 5
        } else {
            said / 20
        };
        let unit = unit_of(said).min(slack);
        let (low, high) = match self.bound {
            Bound::Over | Bound::AtLeast => (said, said.saturating_add(unit.max(said / 20))),
            Bound::Under | Bound::AtMost | Bound::Almost => (said.saturating_sub(unit), said),
            Bound::About => (said.saturating_sub(unit / 2), said.saturating_add(unit / 2)),
            Bound::Exact if said >= ROUND => {
                (said.saturating_sub(unit / 2), said.saturating_add(unit / 2))
            }
            Bound::Exact | Bound::Range | Bound::Vague | Bound::Other => return self.spans(number),
        };
        (low..=high).contains(&number)
    }

    fn spans(&self, exact: u64) -> bool {
        match (self.min, self.max) {
            (Some(min), Some(max)) => min < max && (min..=max).contains(&exact),
            _ => false,
        }
    }
}

/// The place of the last digit that is no zero: 100,000 for 300,000.
fn unit_of(number: u64) -> u64 {
    let mut unit = 1;
    while number > 0 && number.is_multiple_of(unit * 10) {
        unit *= 10;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(value: u64) -> Number {
        Number {
            value: Some(value),
            min: Some(value),
            max: Some(value),
            bound: Bound::Exact,
        }
    }

    fn over(value: u64) -> Number {
        Number {
            value: Some(value),
            min: Some(value),
            max: None,
            bound: Bound::Over,
        }
    }

    fn with(value: u64, bound: Bound) -> Number {
        Number {
            bound,
            ..exact(value)
        }
    }

    #[test]
    fn rounded_numbers() {
        let rounded = [
            (over(300_000), exact(312_456)),
            (over(15_000), exact(15_300)),
            (over(1000), exact(1100)),
            (with(90_000, Bound::Almost), exact(87_340)),
            (with(87_000, Bound::About), exact(87_340)),
            (exact(4000), exact(4100)),
            (over(80), exact(80)),
            (over(250_000), exact(250_000)),
        ];
        for (rounded, said) in rounded {
            assert!(
                rounded.rounds(&said) && said.rounds(&rounded),
                "{rounded:?} {said:?}"
            );
        }
        let others = [
            (over(20_000), exact(29_000)),
            (over(300_000), exact(450_000)),
            (exact(10), exact(12)),
            (exact(3000), exact(10_000)),
            (over(20_000), over(24_000)),
            (exact(5000), exact(9000)),
        ];
        for (one, other) in others {
            assert!(
                !one.rounds(&other) && !other.rounds(&one),
                "{one:?} {other:?}"
            );
        }
    }

    #[test]
    fn numbers_that_say_more() {
        assert!(exact(96_472).is_fuller(&over(96_000)));
        assert!(over(45_000).is_fuller(&exact(45_000)));
        assert!(!over(96_000).is_fuller(&exact(96_472)));
    }

    #[test]
    fn numbers_that_exclude_each_other() {
        assert!(exact(2000).excludes(&over(7000)));
        assert!(exact(12).excludes(&exact(15)));
        assert!(!over(1000).excludes(&exact(5000)));
        assert!(!exact(4000).excludes(&exact(4100)));
        assert!(!with(500, Bound::About).excludes(&exact(530)));
        let vague = Number {
            value: None,
            min: Some(100),
            max: None,
            bound: Bound::Vague,
        };
        assert!(!vague.excludes(&exact(5)));
    }
}
