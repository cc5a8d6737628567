//! The best labels of a stretch, and how probable a name in it is.
//!
//! Viterbi in integers; posteriors by the scaled forward–backward algorithm (Rabiner 1989) with exponentials
//! out of a table made by multiplication alone, so that the result is the same on every machine.

use super::label::{Family, LABELS, Label, may_begin, may_end, may_follow, write};
use super::model::Row;
use crate::mention::Tokens;

const FORBIDDEN: i32 = -1_000_000;

/// e to the power of -1/[`SCALE`](super::model::SCALE).
const UNIT: f64 = 0.992_217_938_260_243_5;

/// Decodes with the transitions of a model; the buffers are reused from stretch to stretch.
pub struct Decoder {
    steps: [Row; LABELS],
    /// Probability factors of the transitions.
    factors: [[f32; LABELS]; LABELS],
    powers: Vec<f32>,
}

/// Buffers of a thread.
#[derive(Default)]
pub struct Lattice {
    best: Vec<Row>,
    back: Vec<[u8; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    emission: Vec<[f32; LABELS]>,
    labels: Vec<Label>,
    path: Vec<Label>,
}

impl Decoder {
    /// A decoder for a model with these transitions.
    pub fn new(steps: &[Row; LABELS]) -> Self {
        let mut power = 1.0;
        let powers: Vec<f32> = (0..2560)
            .map(|_| {
                let here = power as f32;
                power *= UNIT;
                here
            })
            .collect();
        let mut allowed = *steps;
        for (from, row) in allowed.iter_mut().enumerate() {
            for (to, step) in row.iter_mut().enumerate() {
                if !may_follow(from as Label, to as Label) {
                    *step = FORBIDDEN;
                }
            }
        }
        let top = allowed.iter().flatten().copied().max().unwrap_or(0);
        let factors = allowed.map(|row| row.map(|step| exp(&powers, step - top)));
        Self {
            steps: allowed,
            factors,
            powers,
        }
    }

    /// The best labels for `scores`.
    pub fn best<'l>(&self, scores: &[Row], lattice: &'l mut Lattice) -> &'l [Label] {
        let Lattice {
            best, back, labels, ..
        } = lattice;
        best.clear();
        back.clear();
        labels.clear();
        let Some(first) = scores.first() else {
            return labels;
        };
        let mut row = *first;
        for (label, score) in row.iter_mut().enumerate() {
            if !may_begin(label as Label) {
                *score = FORBIDDEN;
            }
        }
        best.push(row);
        back.push([0; LABELS]);
        for here in &scores[1..] {
            let before = best[best.len() - 1];
            let mut row = [i32::MIN; LABELS];
            let mut from_labels = [0; LABELS];
            for (from, (reached, steps)) in before.iter().zip(&self.steps).enumerate() {
                for (to, step) in steps.iter().enumerate() {
                    let score = reached + step;
                    if score > row[to] {
                        row[to] = score;
                        from_labels[to] = from as u8;
                    }
                }
            }
            for (score, emission) in row.iter_mut().zip(here) {
                *score += emission;
            }
            best.push(row);
            back.push(from_labels);
        }
        labels.resize(scores.len(), 0);
        let last = best[scores.len() - 1];
        let mut label = 0;
        for candidate in 1..LABELS {
            if may_end(candidate as Label) && last[candidate] > last[usize::from(label)] {
                label = candidate as Label;
            }
        }
        for i in (0..scores.len()).rev() {
            labels[i] = label;
            label = back[i][usize::from(label)];
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
            let top = row.iter().copied().max().unwrap_or(0);
            row.map(|score| exp(&self.powers, score - top))
        }));
        forward.clear();
        for (i, here) in emission.iter().enumerate() {
            let mut row = [0.0; LABELS];
            if i == 0 {
                for (label, value) in row.iter_mut().enumerate() {
                    *value = if may_begin(label as Label) {
                        here[label]
                    } else {
                        0.0
                    };
                }
            } else {
                for (reached, factors) in forward[i - 1].iter().zip(&self.factors) {
                    for (value, factor) in row.iter_mut().zip(factors) {
                        *value += reached * factor;
                    }
                }
                for (value, emission) in row.iter_mut().zip(here) {
                    *value *= emission;
                }
            }
            normalise(&mut row);
            forward.push(row);
        }
        backward.clear();
        backward.resize(scores.len(), [0.0; LABELS]);
        for i in (0..scores.len()).rev() {
            let mut row = [0.0; LABELS];
            if i + 1 == scores.len() {
                for (label, value) in row.iter_mut().enumerate() {
                    *value = f32::from(may_end(label as Label));
                }
            } else {
                let mut next = backward[i + 1];
                for (value, emission) in next.iter_mut().zip(&emission[i + 1]) {
                    *value *= emission;
                }
                for (value, factors) in row.iter_mut().zip(&self.factors) {
                    *value = factors
                        .iter()
                        .zip(&next)
                        .map(|(factor, next)| factor * next)
                        .sum();
                }
            }
            normalise(&mut row);
            backward[i] = row;
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
