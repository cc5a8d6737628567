//! The best labels of a stretch, and how probable a name in it is.
//!
//! Viterbi in whole numbers, which `f32` adds exactly below 2²⁴ and compares quicker than integers; posteriors by the scaled forward–backward algorithm (Rabiner 1989) with exponentials
//! out of a table made by multiplication alone, so that the result is the same on every machine.

use super::label::{Family, LABELS, Label, may_begin, may_end, write};
use super::model::Row;
use crate::mention::Tokens;

const FORBIDDEN: f32 = -1_000_000.0;

/// e to the power of -1/[`SCALE`](super::model::SCALE).
const UNIT: f64 = 0.992_217_938_260_243_5;

/// Labels behind which a name may begin or nothing stand, and labels that may stand behind them. In rows of
/// eight, the last of which is no label, so that the compiler takes a row at a time.
const CLOSED: [usize; 7] = [0, 3, 4, 7, 8, 11, 12];
const FRESH: [usize; 7] = [0, 1, 4, 5, 8, 9, 12];

/// The labels that begin a name of several words; the one inside of it and the one at its end follow each.
const OPEN: [usize; 3] = [1, 5, 9];

/// A value for each label of [`CLOSED`] or [`FRESH`].
type Half<T> = [T; 8];

/// Decodes with the transitions of a model: of the 169 BIOES allows 61, 49 from a closed label to a fresh one and 12
/// inside names.
pub struct Decoder {
    /// Weights from each closed label to each fresh one.
    fresh: [Half<f32>; 7],
    /// Weights of all.
    weights: [[f32; LABELS]; LABELS],
    /// Probability factors from each closed label to each fresh one, and the other way about.
    fresh_factors: [Half<f32>; 7],
    closed_factors: [Half<f32>; 7],
    /// Probability factors of all.
    factors: [[f32; LABELS]; LABELS],
    /// Powers of [`UNIT`].
    powers: Vec<f32>,
}

/// Buffers of a thread.
#[derive(Default)]
pub struct Lattice {
    best: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    emission: Vec<[f32; LABELS]>,
    labels: Vec<Label>,
    path: Vec<Label>,
}

impl Decoder {
    /// A decoder for a model with these transitions.
    pub fn new(weights: &[[i32; LABELS]; LABELS]) -> Self {
        let mut power = 1.0;
        let powers: Vec<f32> = (0..2560)
            .map(|_| {
                let here = power as f32;
                power *= UNIT;
                here
            })
            .collect();
        let top = weights.iter().flatten().copied().max().unwrap_or(0);
        let factors = weights.map(|row| row.map(|weight| exp(&powers, top - weight)));
        let mut decoder = Self {
            fresh: [[FORBIDDEN; 8]; 7],
            weights: weights.map(|row| row.map(|weight| weight as f32)),
            fresh_factors: [[0.0; 8]; 7],
            closed_factors: [[0.0; 8]; 7],
            factors,
            powers,
        };
        for (k, &from) in CLOSED.iter().enumerate() {
            for (t, &to) in FRESH.iter().enumerate() {
                decoder.fresh[k][t] = weights[from][to] as f32;
                decoder.fresh_factors[k][t] = factors[from][to];
                decoder.closed_factors[t][k] = factors[from][to];
            }
        }
        decoder
    }

    /// The best scores of the labels behind `before`.
    fn step(&self, before: &[f32; LABELS]) -> [f32; LABELS] {
        let mut best: Half<f32> = [f32::MIN; 8];
        for (&from, weights) in CLOSED.iter().zip(&self.fresh) {
            for t in 0..8 {
                best[t] = larger(before[from] + weights[t], best[t]);
            }
        }
        let mut row = [f32::MIN; LABELS];
        for (t, &to) in FRESH.iter().enumerate() {
            row[to] = best[t];
        }
        for begin in OPEN {
            let inside = begin + 1;
            for to in [inside, inside + 1] {
                row[to] = larger(
                    before[inside] + self.weights[inside][to],
                    before[begin] + self.weights[begin][to],
                );
            }
        }
        row
    }

    /// The label behind `before` from which [`Decoder::step`] has the best score of `to`; the first among equals.
    fn origin(&self, before: &[f32; LABELS], to: usize) -> usize {
        let score = |from: usize| before[from] + self.weights[from][to];
        let first_best = |best, from| {
            if score(from) > score(best) {
                from
            } else {
                best
            }
        };
        if FRESH.contains(&to) {
            CLOSED.into_iter().fold(CLOSED[0], first_best)
        } else {
            let begin = (to - 1) / 4 * 4 + 1;
            first_best(begin, begin + 1)
        }
    }

    /// The sums over the labels before a token, for each label of it.
    fn forward(&self, before: &[f32; LABELS]) -> [f32; LABELS] {
        let mut sums: Half<f32> = [0.0; 8];
        for (&from, factors) in CLOSED.iter().zip(&self.fresh_factors) {
            for t in 0..8 {
                sums[t] += before[from] * factors[t];
            }
        }
        let mut row = [0.0; LABELS];
        for (t, &to) in FRESH.iter().enumerate() {
            row[to] = sums[t];
        }
        for begin in OPEN {
            let inside = begin + 1;
            for to in [inside, inside + 1] {
                row[to] = before[begin] * self.factors[begin][to]
                    + before[inside] * self.factors[inside][to];
            }
        }
        row
    }

    /// The sums over the labels of the token after, for each label before it.
    fn backward(&self, next: &[f32; LABELS]) -> [f32; LABELS] {
        let mut sums: Half<f32> = [0.0; 8];
        for (&to, factors) in FRESH.iter().zip(&self.closed_factors) {
            for k in 0..8 {
                sums[k] += factors[k] * next[to];
            }
        }
        let mut row = [0.0; LABELS];
        for (k, &from) in CLOSED.iter().enumerate() {
            row[from] = sums[k];
        }
        for begin in OPEN {
            let inside = begin + 1;
            for from in [begin, inside] {
                row[from] = self.factors[from][inside] * next[inside]
                    + self.factors[from][inside + 1] * next[inside + 1];
            }
        }
        row
    }

    /// The best labels for `scores`.
    pub fn best<'l>(&self, scores: &[Row], lattice: &'l mut Lattice) -> &'l [Label] {
        let Lattice { best, labels, .. } = lattice;
        best.clear();
        labels.clear();
        let mut row = [FORBIDDEN; LABELS];
        for (i, here) in scores.iter().enumerate() {
            if i == 0 {
                for (label, score) in row.iter_mut().enumerate() {
                    *score = if may_begin(label as Label) {
                        0.0
                    } else {
                        FORBIDDEN
                    };
                }
            } else {
                row = self.step(&row);
            }
            for (score, emission) in row.iter_mut().zip(here) {
                *score += f32::from(*emission);
            }
            best.push(row);
        }
        let ends = (0..LABELS).filter(|&label| may_end(label as Label));
        let last = ends.rev().max_by(|&a, &b| row[a].total_cmp(&row[b]));
        let mut label = last.unwrap_or(0);
        labels.resize(scores.len(), 0);
        for i in (0..scores.len()).rev() {
            labels[i] = label as Label;
            if i > 0 {
                label = self.origin(&best[i - 1], label);
            }
        }
        labels
    }

    /// Prepares the posteriors of `scores`.
    pub fn weigh(&self, scores: &[Row], lattice: &mut Lattice) {
        let Lattice {
            forward,
            backward,
            emission,
            ..
        } = lattice;
        emission.clear();
        emission.extend(scores.iter().map(|row| {
            let row: &[i16; LABELS] = row.first_chunk().unwrap_or(&[0; LABELS]);
            let top = row.iter().copied().max().unwrap_or(0);
            row.map(|score| exp(&self.powers, i32::from(top) - i32::from(score)))
        }));
        forward.clear();
        let mut row = [0.0; LABELS];
        for (i, here) in emission.iter().enumerate() {
            if i == 0 {
                for (label, value) in row.iter_mut().enumerate() {
                    *value = f32::from(may_begin(label as Label));
                }
            } else {
                row = self.forward(&row);
            }
            for (value, emission) in row.iter_mut().zip(here) {
                *value *= emission;
            }
            normalise(&mut row);
            forward.push(row);
        }
        backward.clear();
        backward.resize(scores.len(), [0.0; LABELS]);
        for (label, value) in row.iter_mut().enumerate() {
            *value = f32::from(may_end(label as Label));
        }
        for i in (0..scores.len()).rev() {
            backward[i] = row;
            for (value, emission) in row.iter_mut().zip(&emission[i]) {
                *value *= emission;
            }
            row = self.backward(&row);
            normalise(&mut row);
        }
    }

    /// The least posterior of the labels that a name has at `name`; after [`Decoder::weigh`].
    pub fn probability(&self, lattice: &mut Lattice, name: &Tokens, family: Family) -> f32 {
        let Lattice {
            forward,
            backward,
            path,
            ..
        } = lattice;
        path.clear();
        path.resize(name.len(), 0);
        write(path, &(0..name.len()), family);
        name.clone()
            .zip(path.iter())
            .map(|(i, &label)| {
                let joint = |label: usize| forward[i][label] * backward[i][label];
                let all: f32 = (0..LABELS).map(joint).sum();
                if all > 0.0 {
                    joint(usize::from(label)) / all
                } else {
                    0.0
                }
            })
            .fold(1.0, f32::min)
    }
}

/// The larger number, `b` where they are equal: one instruction, for neither is a NaN.
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The exponential of minus `below` units.
fn exp(powers: &[f32], below: i32) -> f32 {
    powers
        .get(below.unsigned_abs() as usize)
        .copied()
        .unwrap_or(0.0)
}

fn normalise(row: &mut [f32; LABELS]) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for value in row {
            *value /= sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::label::{OUTSIDE, may_follow, read};
    use crate::tagger::model::WIDTH;

    /// Scores that are no pattern, the same on every run.
    fn scores(length: usize, seed: u32) -> Vec<Row> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as i16 - 128
        };
        (0..length)
            .map(|_| [0; WIDTH].map(|_: i16| next()))
            .collect()
    }

    fn steps() -> [[i32; LABELS]; LABELS] {
        let mut steps = [[0; LABELS]; LABELS];
        for (i, step) in steps.iter_mut().flatten().enumerate() {
            *step = (i as i32 * 37) % 90 - 45;
        }
        steps
    }

    /// Every sequence of labels that BIOES allows, with its score.
    fn sequences(scores: &[Row], steps: &[[i32; LABELS]; LABELS]) -> Vec<(Vec<Label>, i32)> {
        let mut all: Vec<(Vec<Label>, i32)> = vec![(Vec::new(), 0)];
        for row in scores {
            let mut longer = Vec::new();
            for (labels, score) in &all {
                for label in 0..LABELS as Label {
                    let before = labels.last().copied();
                    if before.map_or(may_begin(label), |before| may_follow(before, label)) {
                        let step = before.map_or(0, |b| steps[usize::from(b)][usize::from(label)]);
                        let score = score + step + i32::from(row[usize::from(label)]);
                        longer.push(([&labels[..], &[label]].concat(), score));
                    }
                }
            }
            all = longer;
        }
        all.retain(|(labels, _)| labels.last().is_none_or(|&last| may_end(last)));
        all
    }

    #[test]
    fn the_best_labels_are_the_best_of_all() {
        let decoder = Decoder::new(&steps());
        let mut lattice = Lattice::default();
        for seed in 0..20 {
            let scores = scores(4, seed);
            let all = sequences(&scores, &steps());
            let best = all.iter().map(|(_, score)| *score).max();
            let found = decoder.best(&scores, &mut lattice).to_vec();
            let own = all.iter().find(|(labels, _)| *labels == found);
            assert_eq!(own.map(|(_, score)| *score), best, "seed {seed}");
        }
    }

    #[test]
    fn posteriors_are_shares_of_all_sequences() {
        let decoder = Decoder::new(&steps());
        let mut lattice = Lattice::default();
        let scores = scores(4, 7);
        let all = sequences(&scores, &steps());
        let weight = |score: i32| UNIT.powi(-score);
        let total: f64 = all.iter().map(|(_, score)| weight(*score)).sum();
        decoder.weigh(&scores, &mut lattice);
        for (name, family) in [(1..3, Family::Person), (0..1, Family::Place)] {
            let mut labels = [OUTSIDE; 4];
            write(&mut labels, &name, family);
            let share = |i: usize| {
                let same = all.iter().filter(|(own, _)| own[i] == labels[i]);
                same.map(|(_, score)| weight(*score)).sum::<f64>() / total
            };
            let least = name.clone().map(share).fold(1.0, f64::min);
            let found = f64::from(decoder.probability(&mut lattice, &name, family));
            assert!((found - least).abs() < 1e-3, "{found} against {least}");
        }
    }

    #[test]
    fn rows_hold_the_labels_between_names() {
        let labels = || 0..LABELS;
        assert!(labels().filter(|&l| may_end(l as Label)).eq(CLOSED));
        assert!(labels().filter(|&l| may_begin(l as Label)).eq(FRESH));
    }

    #[test]
    fn no_tokens_have_no_labels() {
        let decoder = Decoder::new(&steps());
        assert_eq!(read(decoder.best(&[], &mut Lattice::default())).count(), 0);
    }
}
