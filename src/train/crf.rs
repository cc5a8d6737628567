//! A linear-chain conditional random field, trained by AdaGrad.
//!
//! Lafferty, McCallum, Pereira (2001), Conditional random fields; Duchi, Hazan, Singer (2011), Adaptive
//! subgradient methods.

use super::corpus::{Corpus, NOTHING, Sequence};
use crate::tagger::label::{
    Family, LABELS, Label, OUTSIDE, family, may_begin, may_end, may_follow,
};

/// Places in the window of a word's features.
pub const WINDOW: usize = 5;
const FORBIDDEN: f32 = -1e6;

type Row = [f32; LABELS];

/// Weights of a model in training.
#[derive(Clone)]
pub struct Weights {
    /// Of each feature of words, in each place of the window.
    pub words: Vec<[Row; WINDOW]>,
    /// Of each feature of surroundings.
    pub context: Vec<Row>,
    /// Of each label after each other.
    pub steps: [Row; LABELS],
}

impl Weights {
    fn zero(corpus: &Corpus) -> Self {
        Self {
            words: vec![[[0.0; LABELS]; WINDOW]; corpus.word_features.hashes.len()],
            context: vec![[0.0; LABELS]; corpus.context_features.hashes.len()],
            steps: [[0.0; LABELS]; LABELS],
        }
    }

    fn add(&mut self, other: &Self) {
        for (sum, row) in self
            .words
            .iter_mut()
            .flatten()
            .zip(other.words.iter().flatten())
        {
            add(sum, row);
        }
        for (sum, row) in self.context.iter_mut().zip(&other.context) {
            add(sum, row);
        }
        for (sum, row) in self.steps.iter_mut().zip(&other.steps) {
            add(sum, row);
        }
    }

    fn scale(&mut self, factor: f32) {
        let rows = self
            .words
            .iter_mut()
            .flatten()
            .chain(&mut self.context)
            .chain(&mut self.steps);
        for weight in rows.flatten() {
            *weight *= factor;
        }
    }
}

fn add(sum: &mut Row, row: &Row) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += value;
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes over the corpus.
    pub epochs: usize,
    /// Last passes whose weights are averaged.
    pub averaged: usize,
    /// Step of AdaGrad.
    pub rate: f32,
    /// L2 regularisation of what an example touches.
    pub decay: f32,
    /// Share of features left out of an example.
    pub dropout: f32,
    /// Features seen less often are left out.
    pub least: u32,
    /// What missing a place or an organization costs more than seeing one where none is (softmax margin:
    /// Gimpel and Smith 2010), for F1 asks for recall as much as for precision.
    pub cost: f32,
    /// Seed of order and dropout.
    pub seed: u64,
}

struct Learner<'a> {
    corpus: &'a Corpus,
    plan: Plan,
    weights: Weights,
    squares: Weights,
    random: Random,
}

/// Xorshift, for the same training on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Trains on the sequences that `chosen` admits.
pub fn train(corpus: &Corpus, plan: Plan, chosen: impl Fn(&Sequence) -> bool) -> Weights {
    let mut learner = Learner {
        corpus,
        plan,
        weights: Weights::zero(corpus),
        squares: Weights::zero(corpus),
        random: Random(plan.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
    };
    let mut order: Vec<usize> = (0..corpus.sequences.len())
        .filter(|&i| chosen(&corpus.sequences[i]))
        .collect();
    let mut sum = Weights::zero(corpus);
    for epoch in 0..plan.epochs {
        for i in (1..order.len()).rev() {
            let j = (learner.random.next() % (i as u64 + 1)) as usize;
            order.swap(i, j);
        }
        for &i in &order {
            learner.learn(&corpus.sequences[i]);
        }
        if epoch + plan.averaged >= plan.epochs {
            sum.add(&learner.weights);
        }
    }
    sum.scale(1.0 / plan.averaged as f32);
    sum
}

/// Features of a token: of the words in its window and of its surroundings.
struct Active {
    words: Vec<(u32, u8)>,
    context: Vec<u32>,
}

impl Learner<'_> {
    fn active(&mut self, sequence: &Sequence, i: usize) -> Active {
        let mut active = Active {
            words: Vec::with_capacity(128),
            context: Vec::with_capacity(40),
        };
        let limit = (self.plan.dropout * 65536.0) as u64;
        for place in 0..WINDOW {
            let word = sequence.words[i + place];
            if word == NOTHING {
                continue;
            }
            for &feature in &self.corpus.types[word as usize] {
                let dropped = self.random.next() >> 40 & 0xFFFF < limit;
                if !dropped && self.corpus.word_features.counts[feature as usize] >= self.plan.least
                {
                    active.words.push((feature, place as u8));
                }
            }
        }
        for &feature in &sequence.context[i] {
            let dropped = self.random.next() >> 40 & 0xFFFF < limit;
            if !dropped && self.corpus.context_features.counts[feature as usize] >= self.plan.least
            {
                active.context.push(feature);
            }
        }
        active
    }

    fn learn(&mut self, sequence: &Sequence) {
        let length = sequence.labels.len();
        let active: Vec<Active> = (0..length).map(|i| self.active(sequence, i)).collect();
        let keep = 1.0 / (1.0 - self.plan.dropout);
        let mut scores: Vec<Row> = active
            .iter()
            .map(|active| self.score(active, keep))
            .collect();
        for (row, &label) in scores.iter_mut().zip(&sequence.labels) {
            if matches!(family(label), Some(Family::Place | Family::Organization)) {
                row[usize::from(OUTSIDE)] += self.plan.cost;
            }
        }
        let posterior = Posterior::new(&scores, &self.weights.steps);
        for (i, active) in active.iter().enumerate() {
            let mut gradient = posterior.unary(i);
            gradient[usize::from(sequence.labels[i])] -= 1.0;
            self.update(active, &gradient);
        }
        let mut expected = posterior.pairs(&scores, &self.weights.steps);
        for pair in sequence.labels.windows(2) {
            expected[usize::from(pair[0])][usize::from(pair[1])] -= 1.0;
        }
        for (from, gradient) in expected.iter().enumerate() {
            step(
                &self.plan,
                &mut self.weights.steps[from],
                &mut self.squares.steps[from],
                gradient,
            );
        }
    }

    fn score(&self, active: &Active, keep: f32) -> Row {
        let mut row = [0.0; LABELS];
        for &(feature, place) in &active.words {
            add(
                &mut row,
                &self.weights.words[feature as usize][usize::from(place)],
            );
        }
        for &feature in &active.context {
            add(&mut row, &self.weights.context[feature as usize]);
        }
        row.map(|score| score * keep)
    }

    fn update(&mut self, active: &Active, gradient: &Row) {
        if gradient.iter().all(|g| g.abs() < 1e-3) {
            return;
        }
        for &(feature, place) in &active.words {
            let (feature, place) = (feature as usize, usize::from(place));
            step(
                &self.plan,
                &mut self.weights.words[feature][place],
                &mut self.squares.words[feature][place],
                gradient,
            );
        }
        for &feature in &active.context {
            let feature = feature as usize;
            step(
                &self.plan,
                &mut self.weights.context[feature],
                &mut self.squares.context[feature],
                gradient,
            );
        }
    }
}

fn step(plan: &Plan, weights: &mut Row, squares: &mut Row, gradient: &Row) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        let gradient = gradient + plan.decay * *weight;
        *square += gradient * gradient;
        if *square > 0.0 {
            *weight -= plan.rate * gradient / (square.sqrt() + 0.1);
        }
    }
}

/// Forward and backward sums.
struct Posterior {
    forward: Vec<Row>,
    backward: Vec<Row>,
    total: f32,
}

fn log_sum(values: &Row) -> f32 {
    let top = values.iter().copied().fold(f32::MIN, f32::max);
    top + values.iter().map(|v| (v - top).exp()).sum::<f32>().ln()
}

fn allowed(steps: &[Row; LABELS], from: usize, to: usize) -> f32 {
    if may_follow(from as Label, to as Label) {
        steps[from][to]
    } else {
        FORBIDDEN
    }
}

impl Posterior {
    fn new(scores: &[Row], steps: &[Row; LABELS]) -> Self {
        let mut table = [[0.0; LABELS]; LABELS];
        for (from, row) in table.iter_mut().enumerate() {
            for (to, weight) in row.iter_mut().enumerate() {
                *weight = allowed(steps, from, to);
            }
        }
        let length = scores.len();
        let mut forward = vec![[0.0; LABELS]; length];
        let mut backward = vec![[0.0; LABELS]; length];
        for label in 0..LABELS {
            forward[0][label] = if may_begin(label as Label) {
                scores[0][label]
            } else {
                FORBIDDEN
            };
            backward[length - 1][label] = if may_end(label as Label) {
                0.0
            } else {
                FORBIDDEN
            };
        }
        for i in 1..length {
            for to in 0..LABELS {
                let mut ways = [0.0; LABELS];
                for from in 0..LABELS {
                    ways[from] = forward[i - 1][from] + table[from][to];
                }
                forward[i][to] = log_sum(&ways) + scores[i][to];
            }
        }
        for i in (0..length - 1).rev() {
            for from in 0..LABELS {
                let mut ways = [0.0; LABELS];
                for to in 0..LABELS {
                    ways[to] = table[from][to] + scores[i + 1][to] + backward[i + 1][to];
                }
                backward[i][from] = log_sum(&ways);
            }
        }
        let mut ends = forward[length - 1];
        add(&mut ends, &backward[length - 1]);
        Self {
            forward,
            backward,
            total: log_sum(&ends),
        }
    }

    fn unary(&self, i: usize) -> Row {
        let mut row = self.forward[i];
        add(&mut row, &self.backward[i]);
        row.map(|score| (score - self.total).exp())
    }

    fn pairs(&self, scores: &[Row], steps: &[Row; LABELS]) -> [Row; LABELS] {
        let mut sums = [[0.0; LABELS]; LABELS];
        for (i, here) in scores.iter().enumerate().skip(1) {
            for (from, row) in sums.iter_mut().enumerate() {
                for (to, sum) in row.iter_mut().enumerate() {
                    let score = self.forward[i - 1][from]
                        + allowed(steps, from, to)
                        + here[to]
                        + self.backward[i][to];
                    *sum += (score - self.total).exp();
                }
            }
        }
        sums
    }
}
