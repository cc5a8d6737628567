//! The article among the lines of a page: the run whose gains of prose outweigh its losses most.

use super::lines::Line;
use super::role::Role;
use std::ops::Range;

/// Gain of the longest paragraph; one of [`FULL`] letters has it.
pub(super) const MOST: f32 = 6.0;

/// Letters of a paragraph that counts in full.
const FULL: f32 = 300.0;

/// Loss of a step through the tree between two lines, and the largest such loss.
const STEP: (f32, f32) = (0.5, 6.0);

/// The same inside elements named after the text of an article.
const STEP_INSIDE: (f32, f32) = (0.1, 1.0);

/// Hint from which names of elements are believed.
pub(super) const TOLD: f32 = 0.9;

/// Loss of a line where names of elements speak against it, gain where they speak for it.
const HINT: f32 = 1.5;

/// What a line adds to a run it is part of; `hint` is what the elements around it say, `listing` says that it is announced by a colon.
pub(crate) fn gain(role: Role, line: &Line, hint: f32, listing: bool) -> f32 {
    let length = line.text.chars().count() as f32;
    let own = match role {
        Role::Prose => (1.0 + (MOST - 1.0) * (length / FULL).min(1.0)) * (1.0 - line.links),
        Role::Sentence => 0.6,
        Role::Short if line.caption || line.row => -0.1,
        Role::Short if listing || line.level > 1 => -0.1,
        Role::Short if line.bullet => -0.9,
        Role::Short => -0.7,
        Role::Date | Role::Counter => -0.3,
        Role::Section => -1.0,
        Role::Post => return 0.0,
        Role::Chrome => -0.8,
        Role::Note => -1.0,
        Role::End => -4.0,
    };
    let (step, most) = if hint > TOLD { STEP_INSIDE } else { STEP };
    let told = if hint < 0.0 {
        own.min(0.0) + hint * HINT
    } else {
        own * (1.0 + 0.3 * hint)
    };
    told - (line.step as f32 * step).min(most)
}

/// Runs from `from` on with what they gain at most, in order: where the sum falls to nothing, the next begins.
pub(crate) fn islands(gains: &[f32], from: usize) -> Vec<(Range<usize>, f32)> {
    let mut islands: Vec<(Range<usize>, f32)> = Vec::new();
    let mut sum = 0.0f32;
    for (n, gain) in gains.iter().enumerate().skip(from) {
        if sum <= 0.0 {
            islands.push((n..n, 0.0));
            sum = 0.0;
        }
        sum += gain;
        if let Some((run, top)) = islands.last_mut().filter(|(_, top)| sum > *top) {
            (run.end, *top) = (n + 1, sum);
        }
    }
    islands
}

/// The run with the largest sum; empty where nothing gains. The earliest, where several are equal.
pub(crate) fn best(gains: &[f32]) -> Range<usize> {
    let mut best = (0..0, 0.0);
    for island in islands(gains, 0) {
        if island.1 > best.1 {
            best = island;
        }
    }
    best.0
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
