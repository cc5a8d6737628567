//! What two numbers are to each other, and what they measure.

use super::given;
use crate::step::asked;
use svodka_record::{Bound, Measure, Modality, Unit};

asked! {
    /// What is said of the numbers themselves.
    ASKED, numbers: pair {
        times: {
            let (before, after) = pair.centers();
            (after / before).ln()
        },
        smaller: {
            let (before, after) = pair.centers();
            before.min(after).ln()
        },
        more: {
            let (before, after) = pair.centers();
            after - before
        },
        rounds: given(pair.old.statement.number.rounds(&pair.new.statement.number)),
        excludes: given(pair.old.statement.number.excludes(&pair.new.statement.number)),
        old_bound: bound(pair.old.statement.number.bound),
        new_bound: bound(pair.new.statement.number.bound),
        old_digits: digits(pair.old.statement.number.center()),
        new_digits: digits(pair.new.statement.number.center()),
        old_measure: measure(pair.old.statement.measure),
        new_measure: measure(pair.new.statement.measure),
        old_modality: modality(pair.old.statement.modality),
        new_modality: modality(pair.new.statement.modality),
        people: given(pair.new.statement.unit == Unit::Person),
    }
}

impl crate::step::Pair<'_> {
    /// Both numbers, or the middle of what is said.
    pub(super) fn centers(&self) -> (f32, f32) {
        let of = |number: Option<u64>| number.unwrap_or(0).max(1) as f32;
        let (old, new) = (&self.old.statement.number, &self.new.statement.number);
        (of(old.center()), of(new.center()))
    }
}

/// How much a number leaves open.
fn bound(bound: Bound) -> f32 {
    match bound {
        Bound::Exact => 0.0,
        Bound::About => 1.0,
        Bound::Almost => 2.0,
        Bound::Over | Bound::AtLeast => 3.0,
        Bound::Under | Bound::AtMost => 4.0,
        Bound::Range => 5.0,
        Bound::Vague | Bound::Other => 6.0,
    }
}

/// Digits of a number but for the zeros at its end.
fn digits(number: Option<u64>) -> f32 {
    let mut number = number.unwrap_or(0);
    while number > 0 && number.is_multiple_of(10) {
        number /= 10;
    }
    number.checked_ilog10().unwrap_or(0) as f32
}

fn measure(measure: Measure) -> f32 {
    match measure {
        Measure::Total => 0.0,
        Measure::Part => 1.0,
        Measure::Increase => 2.0,
        Measure::Decrease => 3.0,
        Measure::Each => 4.0,
        Measure::Other => 5.0,
    }
}

fn modality(modality: Modality) -> f32 {
    match modality {
        Modality::Planned => 0.0,
        Modality::Possible => 1.0,
        Modality::Reported => 2.0,
        _ => 3.0,
    }
}
