//! Training of the tagger. Compiled with the feature `train` alone.

mod calibrate;
mod corpus;
mod crf;
pub mod decide;
mod gold;
mod model_file;

use crate::pipeline::{Desk, Engine, Options};
use crate::tagger::Tagger;
use crate::tagger::label::Family;
use calibrate::Outcome;
use corpus::Corpus;
use crf::Plan;
use gold::Document;
use rayon::prelude::*;
use std::path::Path;

/// The gold sets it learns from.
const FILES: [&str; 4] = [
    "nerel.train.jsonl",
    "nerel.dev.jsonl",
    "factrueval.dev.jsonl",
    "kaznerd.dev.jsonl",
];

/// Five folds, by document.
const FOLDS: usize = 5;

/// The settings the built-in model is trained with, chosen by cross-validation.
const PLAN: Plan = Plan {
    epochs: 8,
    averaged: 4,
    rate: 0.05,
    decay: 1e-3,
    dropout: 0.3,
    least: 2,
    cost: 1.0,
    seed: 1,
};

/// Trains the tagger on the gold sets under `gold`, from the root of the project.
///
/// First cross-validates: writes `data/tagger/calibration.tsv`, and, into the folder `records`, the records of
/// each gold set, each document read with a model that has not seen it. Then trains on everything and writes
/// `data/tagger/model.bin`. The same gold gives the same bytes. Takes about two minutes of two cores and 1 GB.
/// Returns the measured calibration as a table.
///
/// # Errors
/// Files that cannot be read or written.
pub fn run(gold: &Path, records: Option<&Path>) -> Result<String, String> {
    let engine = Engine::new(&Options::default())?;
    let mut desk = Desk::default();
    let mut corpus = Corpus::default();
    let mut documents = Vec::new();
    for file in FILES {
        for document in gold::read(&gold.join(file))? {
            corpus.add(&engine, &mut desk, &document, documents.len())?;
            documents.push((file, document));
        }
    }
    let found = cross_validate(&corpus, &documents)?;
    let outcomes: Vec<Outcome> = found
        .iter()
        .flat_map(|found| outcomes(found, &documents))
        .collect();
    write(
        "data/tagger/calibration.tsv",
        calibrate::table(&outcomes).as_bytes(),
    )?;
    if let Some(folder) = records {
        keep(folder, &found, &documents)?;
    }
    let weights = crf::train(&corpus, PLAN, |_| true);
    write(
        "data/tagger/model.bin",
        &model_file::bytes(&corpus, &weights, PLAN.least),
    )?;
    Ok(calibrate::report(&outcomes, FOLDS))
}

/// A record of a document by a model that has not seen it.
struct Found {
    document: usize,
    record: String,
}

/// Records of every document by models trained on the other folds.
fn cross_validate(corpus: &Corpus, documents: &[(&str, Document)]) -> Result<Vec<Found>, String> {
    let folds: Vec<Vec<Found>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let weights = crf::train(corpus, PLAN, |s| s.document % FOLDS != fold);
            let model = model_file::bytes(corpus, &weights, PLAN.least);
            let engine =
                Engine::new(&Options::default())?.with_tagger(Tagger::with(model.leak(), "")?);
            let mut desk = Desk::default();
            (fold..documents.len())
                .step_by(FOLDS)
                .map(|document| {
                    let record = engine.record(documents[document].1.line.as_bytes(), &mut desk)?;
                    Ok(Found { document, record })
                })
                .collect::<Result<_, String>>()
        })
        .collect::<Result<_, String>>()?;
    let mut found: Vec<Found> = folds.into_iter().flatten().collect();
    found.sort_by_key(|found| found.document);
    Ok(found)
}

/// The outermost names of a record, held against gold.
fn outcomes(found: &Found, documents: &[(&str, Document)]) -> Vec<Outcome> {
    let record: serde_json::Value = serde_json::from_str(&found.record).unwrap_or_default();
    let tables = [
        ("people", Family::Person),
        ("places", Family::Place),
        ("organizations", Family::Organization),
    ];
    let mut names = Vec::new();
    for (table, family) in tables {
        for entity in record[table].as_array().into_iter().flatten() {
            for mention in entity["mentions"].as_array().into_iter().flatten() {
                if let (Some(start), Some(end), Some(probability)) = (
                    mention["start"].as_u64(),
                    mention["end"].as_u64(),
                    mention["confidence"].as_f64(),
                ) {
                    names.push((
                        start as usize,
                        end as usize,
                        family,
                        mention["rule"] == "tagger",
                        probability,
                    ));
                }
            }
        }
    }
    let gold = &documents[found.document].1.points;
    let outermost = |start: usize, end: usize| {
        !names
            .iter()
            .any(|&(a, b, ..)| (a, b) != (start, end) && a <= start && end <= b)
    };
    names
        .iter()
        .filter(|&&(start, end, ..)| outermost(start, end))
        .map(|&(start, end, family, by_tagger, probability)| Outcome {
            fold: found.document % FOLDS,
            family,
            by_tagger,
            probability: probability as f32,
            right: gold.contains(&(start, end, family)),
        })
        .collect()
}

/// Writes the records to `folder`, a file for each gold set.
fn keep(folder: &Path, found: &[Found], documents: &[(&str, Document)]) -> Result<(), String> {
    for file in FILES {
        let own = found
            .iter()
            .filter(|found| documents[found.document].0 == file);
        let lines: String = own.map(|found| format!("{}\n", found.record)).collect();
        write(folder.join(file), lines.as_bytes())?;
    }
    Ok(())
}

/// The lines of a gold file.
fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let shown = path.display();
    let content = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let lines = content.lines().enumerate();
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| format!("{shown}:{}: {error}", number + 1))
        })
        .collect()
}

fn write(path: impl AsRef<Path>, bytes: &[u8]) -> Result<(), String> {
    let path = path.as_ref();
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
