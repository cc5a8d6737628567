//! Training of the trees that tell whether two articles are of one event.
//!
//! Stories say which articles are: those whose numbers a step compares. Articles of two stories are not, nor are two
//! of an archive that have few words and no telling number in common.

mod boost;
mod labels;
mod read;
pub mod steps;
mod story;
mod truth;

use crate::evidence::ASKED;
use crate::trees::Trees;
use boost::{Example, Plan};
use read::{Pair, pairs};
use std::fmt::Write;
use std::path::PathBuf;
use svodka_shards::Error;
use truth::Truth;

/// Folds of the cross-validation, by story.
const FOLDS: u64 = 5;

/// Settings, chosen by cross-validation.
const PLAN: Plan = Plan {
    trees: 150,
    leaves: 15,
    rate: 0.08,
    prior: 1.0,
    least: 20,
    bins: 64,
};

/// Score from which two articles are of one event, chosen by cross-validation: false ties cost more than lost ones.
const ENOUGH: f64 = -1.2;

/// Scores that the report counts ties by.
const SCORES: [f64; 7] = [-2.0, -1.6, -1.2, -0.8, -0.4, 0.0, 0.5];

/// Trains on the records of the stories and of archives; returns the trees as a table, and a report of how they fare in
/// cross-validation: ties by score, of each file of stories, between stories, and in archives.
///
/// # Errors
/// Files that cannot be read.
pub fn train(stories: &[PathBuf], records: &[PathBuf]) -> Result<(String, String), Error> {
    let truth = Truth::read(stories)?;
    let pairs = pairs(records)?;
    let examples: Vec<Example> = pairs
        .iter()
        .filter_map(|pair| truth.example(pair))
        .collect();
    let mut report = format!("{} pairs\n", examples.len());
    let mut scores = vec![0.0; examples.len()];
    for fold in 0..FOLDS {
        let is_out = |example: &Example| example.group % FOLDS == fold;
        let model = boost::train(&examples, PLAN, |example| !is_out(example));
        for (example, score) in examples.iter().zip(&mut scores) {
            if is_out(example) {
                *score = model.score(&example.shared);
            }
        }
    }
    for (set, name) in truth.sets().iter().enumerate() {
        let own = || examples.iter().zip(&scores).filter(|(x, _)| x.set == set);
        let _ = write!(report, "{name}, of {}:", own().count());
        for least in SCORES {
            let tied = own().filter(|(_, score)| **score >= least).count();
            let _ = write!(report, " {least}: {tied}");
        }
        report.push('\n');
    }
    let model = Trees {
        enough: ENOUGH,
        ..boost::train(&examples, PLAN, |_| true)
    };
    Ok((HEAD.to_owned() + &model.write(&ASKED), report))
}

/// What the table begins with.
const HEAD: &str = "# Whether two articles are of one event: boosted trees, each node a question, a cut and the nodes to go on\n\
                    # with below and above it, or a leaf. Written by train_events.\n";

impl Truth {
    /// A pair and whether it is of one event; none where nobody knows.
    fn example(&self, pair: &Pair) -> Option<Example> {
        let words = ASKED.iter().position(|x| *x == "likeness")?;
        let number = ASKED.iter().position(|x| *x == "odd_number")?;
        let is_unlike = pair.shared[words] < UNLIKE && pair.shared[number] == 0.0;
        let judged = self.judge(&pair.records, is_unlike)?;
        Some(Example {
            shared: pair.shared.to_vec(),
            is_one: judged.is_one,
            weight: judged.weight,
            group: judged.group,
            set: judged.set,
        })
    }
}

/// Likeness of words below which two articles of an archive are taken for unlike.
const UNLIKE: f32 = 0.2;
