//! Training of the trees that tell what a number is to one told before it.
//!
//! Stories say it of the numbers that their steps name. From numbers that no step ties, from those of two stories and from
//! those of an archive nothing follows, as far as logic allows that anything does.

use super::boost::{self, Example, Plan};
use super::labels::{Labels, place};
use super::read::quantities;
use crate::models::{Models, RELATIONS};
use crate::run::{Options, claims_by};
use crate::series::told;
use crate::step::{Company, Pair};
use crate::trees::Trees;
use rayon::prelude::*;
use std::fmt::Write;
use std::path::PathBuf;
use svodka_record::{Claim, Relation};
use svodka_shards::Error;

/// Folds of the cross-validation, by story.
const FOLDS: u64 = 5;

/// Settings, chosen by cross-validation.
const PLAN: Plan = Plan {
    trees: 80,
    leaves: 12,
    rate: 0.1,
    prior: 2.0,
    least: 8,
    bins: 48,
};

/// Numbers before and behind a number that it is compared with.
const BEFORE: usize = 64;
const BEHIND: usize = 24;

/// Score from which a number is that to another one, chosen by cross-validation and by what archives then hold: a false
/// contradiction costs most, a false plan and false growth more than the rest.
const ENOUGH: f64 = -1.8;
const ENOUGH_GREW: f64 = -1.4;
const ENOUGH_PLANNED: f64 = -1.5;
const ENOUGH_CORRECTED: f64 = -1.0;
const ENOUGH_CONTRADICTS: f64 = -0.3;

/// Pairs of numbers, by the relation that is asked of them.
type Examples = [Vec<Example>; RELATIONS.len()];

/// Trains on the records of the stories and of archives; returns the trees as a table, and a report of how they fare in
/// cross-validation.
///
/// # Errors
/// Files that cannot be read.
pub fn train(stories: &[PathBuf], records: &[PathBuf]) -> Result<(String, String), Error> {
    let examples = examples(&Labels::read(stories)?, records)?;
    let reports: Vec<String> = RELATIONS
        .par_iter()
        .zip(&examples)
        .map(|(relation, examples)| report(*relation, examples))
        .collect();
    let models = models(&examples, |_| true);
    Ok((HEAD.to_owned() + &models.write(), reports.concat()))
}

/// The claims of stories by models that have not seen them.
///
/// # Errors
/// Files that cannot be read.
pub fn unseen(
    stories: &[PathBuf],
    records: &[PathBuf],
    take: &mut dyn FnMut(&Claim) -> Result<(), Error>,
) -> Result<(), Error> {
    let labels = Labels::read(stories)?;
    let examples = examples(&labels, records)?;
    let options = Options {
        records: records.to_vec(),
        jobs: 0,
        folder: None,
    };
    for fold in 0..FOLDS {
        let models = models(&examples, |example| example.group % FOLDS != fold);
        claims_by(&models, &options, &mut |claim| {
            let group = claim.sources.first().and_then(|x| labels.group(&x.record));
            match group.is_some_and(|group| group % FOLDS == fold) {
                true => take(claim),
                false => Ok(()),
            }
        })?;
    }
    Ok(())
}

/// What the table begins with.
const HEAD: &str = "# What a number is to one told before it: boosted trees by relation, each node a question, a cut and the nodes to go\n\
                    # on with below and above it, or a leaf. Written by train_steps.\n";

fn models(examples: &Examples, chosen: impl Fn(&Example) -> bool + Sync) -> Models {
    let trees: Vec<(Relation, Trees)> = RELATIONS
        .par_iter()
        .zip(examples)
        .map(|(relation, examples)| {
            let trees = boost::train(examples, PLAN, &chosen);
            let enough = enough(*relation);
            (*relation, Trees { enough, ..trees })
        })
        .collect();
    Models::new(trees)
}

fn enough(relation: Relation) -> f64 {
    match relation {
        Relation::Contradicts => ENOUGH_CONTRADICTS,
        Relation::Corrected => ENOUGH_CORRECTED,
        Relation::Grew => ENOUGH_GREW,
        Relation::PlannedThenReported => ENOUGH_PLANNED,
        _ => ENOUGH,
    }
}

/// How many pairs the steps name, and how many are found in cross-validation, of these and of others.
fn report(relation: Relation, examples: &[Example]) -> String {
    let mut found = [0, 0];
    for fold in 0..FOLDS {
        let is_out = |example: &&Example| example.group % FOLDS == fold;
        let model = boost::train(examples, PLAN, |example| !is_out(&example));
        for example in examples.iter().filter(is_out) {
            let is_found = model.score(&example.shared) >= enough(relation);
            found[usize::from(example.is_one)] += usize::from(is_found);
        }
    }
    let named = examples.iter().filter(|x| x.is_one).count();
    let mut report = String::new();
    let _ = writeln!(
        report,
        "{}: {} of {named} named, {} of {} others",
        relation.name(),
        found[1],
        found[0],
        examples.len() - named
    );
    report
}

fn examples(labels: &Labels, records: &[PathBuf]) -> Result<Examples, Error> {
    let mut examples = Examples::default();
    quantities(records, &mut |entries| {
        for (_, entries) in told(entries) {
            let company = Company::new(&entries);
            for new in 0..entries.len() {
                let near = new.saturating_sub(BEFORE)..entries.len().min(new + BEHIND);
                for old in near.filter(|old| *old != new) {
                    add(&mut examples, labels, &company.pair(old, new));
                }
            }
        }
    })?;
    Ok(examples)
}

/// Adds a pair to the examples of what it may be.
fn add(examples: &mut Examples, labels: &Labels, pair: &Pair<'_>) {
    let allowed: Vec<Relation> = RELATIONS.into_iter().filter(|x| pair.allows(*x)).collect();
    if allowed.is_empty() {
        return;
    }
    let Some(label) = labels.label(pair.old, pair.new) else {
        return;
    };
    let shared = pair.shared();
    for relation in allowed {
        let is_again = matches!(relation, Relation::Same | Relation::Rounded);
        let is_own_part = relation == Relation::Narrower && pair.is_part();
        if !label.is_judged && (is_again || is_own_part) {
            continue;
        }
        if let Some(place) = place(relation) {
            examples[place].push(Example {
                shared: shared.clone(),
                is_one: label.relation == Some(relation),
                weight: label.weight,
                group: label.group,
                set: 0,
            });
        }
    }
}
