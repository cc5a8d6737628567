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

/// Decodes with the transitions of a model.
pub struct Decoder {
    /// The transitions that BIOES allows, 61 of 169.
    steps: Vec<Step>,
    /// Powers of [`UNIT`].
    powers: Vec<f32>,
}

/// A transition.
struct Step {
    from: usize,
    to: usize,
    weight: i32,
    /// Its probability factor.
    factor: f32,
}

/// Buffers of a thread.
#[derive(Default)]
pub struct Lattice {
    best: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
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
        let mut steps = Vec::new();
        for (from, row) in weights.iter().enumerate() {
            for (to, &weight) in row.iter().enumerate() {
                if may_follow(from as Label, to as Label) {
                    let factor = exp(&powers, top - weight);
                    steps.push(Step {
                        from,
                        to,
                        weight,
                        factor,
                    });
                }
            }
        }
        Self { steps, powers }
    }

    /// The best labels for `scores`.
    pub fn best<'l>(&self, scores: &[Row], lattice: &'l mut Lattice) -> &'l [Label] {
        let Lattice {
            best, back, labels, ..
        } = lattice;
        best.clear();
        back.clear();
        labels.clear();
        let mut row = [FORBIDDEN; LABELS];
        for (i, here) in scores.iter().enumerate() {
            let mut from_labels = [0; LABELS];
            if i == 0 {
                for (label, score) in row.iter_mut().enumerate() {
                    *score = if may_begin(label as Label) {
                        0
                    } else {
                        FORBIDDEN
                    };
                }
            } else {
                let before = std::mem::replace(&mut row, [i32::MIN; LABELS]);
                for step in &self.steps {
                    let score = before[step.from] + step.weight;
                    if score > row[step.to] {
                        row[step.to] = score;
                        from_labels[step.to] = step.from as u8;
                    }
                }
            }
            for (score, emission) in row.iter_mut().zip(here) {
                *score += i32::from(*emission);
            }
            best.push(row);
            back.push(from_labels);
        }
        let ends = (0..LABELS).filter(|&label| may_end(label as Label));
        let mut label = ends.rev().max_by_key(|&label| row[label]).unwrap_or(0);
        labels.resize(scores.len(), 0);
        for i in (0..scores.len()).rev() {
            labels[i] = label as Label;
            label = usize::from(back[i][label]);
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
                let before = std::mem::take(&mut row);
                for step in &self.steps {
                    row[step.to] += before[step.from] * step.factor;
                }
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
            let mut next = std::mem::take(&mut row);
            for (value, emission) in next.iter_mut().zip(&emission[i]) {
                *value *= emission;
            }
            for step in &self.steps {
                row[step.from] += step.factor * next[step.to];
            }
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
