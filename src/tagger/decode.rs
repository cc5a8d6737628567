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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::label::{OUTSIDE, read};
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
    fn no_tokens_have_no_labels() {
        let decoder = Decoder::new(&steps());
        assert_eq!(read(decoder.best(&[], &mut Lattice::default())).count(), 0);
    }
}
