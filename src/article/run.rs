//! The article among the lines of a page: the run whose gains of prose outweigh its losses most.

use super::role::Role;
use std::ops::Range;

/// Gain of the longest paragraph; one of [`FULL`] letters has it.
const MOST: f32 = 6.0;

/// Letters of a paragraph that counts in full.
const FULL: f32 = 300.0;

/// What a line adds to a run it is part of.
pub(crate) fn gain(role: Role, text: &str, bullet: bool) -> f32 {
    let length = text.chars().count() as f32;
    match role {
        Role::Prose => 1.0 + (MOST - 1.0) * (length / FULL).min(1.0),
        Role::Sentence => 0.6,
        Role::Short if bullet => -0.9,
        Role::Short => -0.7,
        Role::Date | Role::Counter => -0.3,
        Role::Section => -1.0,
        Role::Chrome => -0.8,
        Role::End => -4.0,
    }
}

/// The run with the largest sum; empty where nothing gains. The earliest, where several are equal.
pub(crate) fn best(gains: &[f32]) -> Range<usize> {
    let (mut best, mut top) = (0..0, 0.0f32);
    let (mut start, mut sum) = (0, 0.0f32);
    for (n, gain) in gains.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (n, 0.0);
        }
        sum += gain;
        if sum > top {
            (best, top) = (start..n + 1, sum);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_run_of_prose_wins() {
        assert_eq!(best(&[-1.0, 2.0, -0.5, 3.0, -1.0, -4.0, 2.0]), 1..4);
        assert_eq!(best(&[-1.0]), 0..0);
        assert_eq!(best(&[]), 0..0);
    }
}
