//! Log-linear models of one decision: the likelihood of what gold answers, with a Gaussian prior on the weights,
//! climbed by L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5). Convex, so the result does not depend on
//! where it begins, and no chance is in it.

use super::examples::{Example, Examples};
use crate::decide::{SCALE, encode};

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Steps at most.
    pub steps: usize,
    /// Variance of the prior of a weight.
    pub variance: f64,
    /// How much wider the prior of what rules propose is: their features are few and say much.
    pub trust: f64,
    /// Features seen less often are left out.
    pub least: u32,
}

/// What begins the templates of what rules propose.
const PROPOSED: &str = "rule.";

/// Steps that the shape of the likelihood is remembered from.
const MEMORY: usize = 8;

/// A model in training: `width` weights for each feature.
pub struct Weights {
    /// Answers, or one for what is ranked.
    pub width: usize,
    /// Weights, row by row.
    pub values: Vec<f64>,
}

impl Weights {
    /// Scores of the answers of an example.
    pub fn scores(&self, example: &Example) -> Vec<f64> {
        if example.is_ranked {
            let sum = |features: &Vec<u32>| features.iter().map(|&f| self.values[f as usize]).sum();
            return example.options.iter().map(sum).collect();
        }
        let mut scores = vec![0.0; self.width];
        for &feature in example.options.iter().flatten() {
            let row = &self.values[feature as usize * self.width..][..self.width];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }
}

/// The share of each score in the sum of their exponentials.
pub fn shares(scores: &[f64], temperature: f64) -> Vec<f64> {
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let odds: Vec<f64> = scores
        .iter()
        .map(|score| ((score - top) / temperature).exp())
        .collect();
    let sum: f64 = odds.iter().sum();
    odds.into_iter().map(|odds| odds / sum).collect()
}

/// Trains on the examples that `chosen` admits.
pub fn train(examples: &Examples, plan: Plan, chosen: impl Fn(&Example) -> bool) -> Weights {
    let task = Task::new(examples, plan, chosen);
    let width = examples.width;
    let mut weights = Weights {
        width,
        values: vec![0.0; examples.hashes.len() * width],
    };
    let (mut loss, mut gradient) = task.loss(&weights);
    let mut memory: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..plan.steps {
        let direction = direction(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let before = weights.values.clone();
        let mut length = if memory.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt().max(1.0)
        } else {
            1.0
        };
        let (next, next_gradient) = loop {
            for ((value, start), step) in weights.values.iter_mut().zip(&before).zip(&direction) {
                *value = start + length * step;
            }
            let (next, next_gradient) = task.loss(&weights);
            if next <= loss + 1e-4 * length * slope || length < 1e-8 {
                break (next, next_gradient);
            }
            length *= 0.5;
        };
        let steps = difference(&weights.values, &before);
        let turns = difference(&next_gradient, &gradient);
        if dot(&steps, &turns) > 1e-12 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push((steps, turns));
        }
        let gained = loss - next;
        (loss, gradient) = (next, next_gradient);
        if gained < 1e-5 * loss.max(1.0) {
            break;
        }
    }
    weights
}

/// Where to go: the gradient bent by the shape that the last steps show.
fn direction(gradient: &[f64], memory: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut way: Vec<f64> = gradient.to_vec();
    let mut shares = Vec::new();
    for (steps, turns) in memory.iter().rev() {
        let share = dot(steps, &way) / dot(steps, turns);
        add(&mut way, turns, -share);
        shares.push(share);
    }
    if let Some((steps, turns)) = memory.last() {
        let scale = dot(steps, turns) / dot(turns, turns);
        way.iter_mut().for_each(|value| *value *= scale);
    }
    for ((steps, turns), share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = dot(turns, &way) / dot(steps, turns);
        add(&mut way, steps, share - back);
    }
    way.iter_mut().for_each(|value| *value = -*value);
    way
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(sum: &mut [f64], other: &[f64], share: f64) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += share * other;
    }
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// What is to be learned.
struct Task<'a> {
    chosen: Vec<&'a Example>,
    width: usize,
    /// One over the variance of each feature's weights.
    strictness: Vec<f64>,
    /// Features that enter.
    used: Vec<bool>,
}

impl<'a> Task<'a> {
    fn new(examples: &'a Examples, plan: Plan, chosen: impl Fn(&Example) -> bool) -> Self {
        let strictness = |shown: &String| {
            let wider = if shown.starts_with(PROPOSED) {
                plan.trust
            } else {
                1.0
            };
            1.0 / (plan.variance * wider)
        };
        Self {
            chosen: examples.all.iter().filter(|e| chosen(e)).collect(),
            width: examples.width,
            strictness: examples.shown.iter().map(strictness).collect(),
            used: examples.counts.iter().map(|&n| n >= plan.least).collect(),
        }
    }

    /// Minus the logarithm of the posterior, and its gradient.
    fn loss(&self, weights: &Weights) -> (f64, Vec<f64>) {
        let mut gradient = vec![0.0; weights.values.len()];
        let mut loss = 0.0;
        for (at, (value, slope)) in weights.values.iter().zip(&mut gradient).enumerate() {
            let strictness = self.strictness[at / self.width];
            loss += 0.5 * strictness * value * value;
            *slope = strictness * value;
        }
        for example in &self.chosen {
            let mut off = shares(&weights.scores(example), 1.0);
            for &(answer, share) in &example.right {
                loss -= f64::from(example.weight * share) * off[answer].max(1e-12).ln();
            }
            for &(answer, share) in &example.right {
                off[answer] -= f64::from(share);
            }
            for value in &mut off {
                *value *= f64::from(example.weight);
            }
            self.descend(example, &off, &mut gradient);
        }
        (loss, gradient)
    }

    fn descend(&self, example: &Example, off: &[f64], gradient: &mut [f64]) {
        for (option, features) in example.options.iter().enumerate() {
            for &feature in features.iter().filter(|f| self.used[**f as usize]) {
                let feature = feature as usize;
                if example.is_ranked {
                    gradient[feature] += off[option];
                } else {
                    let row = &mut gradient[feature * self.width..][..self.width];
                    add(row, off, 1.0);
                }
            }
        }
    }
}

/// The file of a model.
pub fn file(examples: &Examples, weights: &Weights, plan: Plan, temperature: f64) -> Vec<u8> {
    let width = weights.width;
    let mut rows: Vec<(u32, u32, Vec<i8>)> = Vec::new();
    for (feature, hash) in examples.hashes.iter().enumerate() {
        let count = examples.counts[feature];
        let row = &weights.values[feature * width..][..width];
        let row: Vec<i8> = row.iter().map(|weight| quantised(*weight)).collect();
        if count >= plan.least && row.iter().any(|weight| *weight != 0) {
            rows.push(((hash >> 32) as u32, count, row));
        }
    }
    rows.sort_by_key(|(hash, count, _)| (*hash, u32::MAX - count));
    rows.dedup_by_key(|(hash, ..)| *hash);
    let rows: Vec<(u32, Vec<i8>)> = rows.into_iter().map(|(hash, _, row)| (hash, row)).collect();
    encode(width, (temperature * 1000.0).round().max(1.0) as u32, &rows)
}

fn quantised(weight: f64) -> i8 {
    (weight * f64::from(SCALE)).round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::{Decision, Question, Traced, TracedOption, Weighed};
    use crate::span::Span;

    fn traced(features: &[u64]) -> Traced {
        let weighed = |&hash: &u64| Weighed {
            hash: hash << 32,
            shown: hash.to_string(),
            weight: 0,
        };
        Traced {
            question: Question::Count,
            about: Span::new(0, 1),
            subject: String::new(),
            options: vec![TracedOption {
                name: "no".to_owned(),
                probability: 0.5,
                features: features.iter().map(weighed).collect(),
            }],
            decision: Decision {
                answer: 0,
                probability: 0.5,
                runner_up: Some(1),
            },
        }
    }

    #[test]
    fn what_tells_answers_apart_gets_the_weight() {
        let mut examples = Examples::new(Question::Count);
        for n in 0..20 {
            examples.add(n, &traced(&[1, 2]), vec![(0, 1.0)], 1.0);
            examples.add(n, &traced(&[1, 3]), vec![(1, 1.0)], 1.0);
        }
        let plan = Plan {
            steps: 50,
            variance: 1.0,
            trust: 1.0,
            least: 2,
        };
        let weights = train(&examples, plan, |_| true);
        let of = |feature: usize, answer: usize| weights.values[feature * 2 + answer];
        assert!(of(1, 0) > 1.0 && of(2, 1) > 1.0, "{:?}", weights.values);
        assert!(of(0, 0).abs() < 0.01, "{:?}", weights.values);
        let shares = shares(&weights.scores(&examples.all[0]), 1.0);
        assert!(shares[0] > 0.9);
    }
}
