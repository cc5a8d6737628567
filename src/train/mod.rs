//! Training of the tagger. Compiled with the feature `train` alone.

mod calibrate;
mod corpus;
mod crf;
pub mod decide;
mod gold;
mod model_file;

use crate::pipeline::{Desk, Engine, Options};
use crate::tagger::label::Family;
use crate::tagger::{self, Tagger};
use calibrate::Outcome;
use corpus::Corpus;
use crf::Plan;
use gold::Document;
use rayon::prelude::*;
use std::path::Path;

/// Weights that are learned together.
struct Set {
    /// Where they are written.
    model: &'static str,
    /// Where it is written how right their names are.
    calibration: &'static str,
    /// The gold sets they learn from.
    files: &'static [&'static str],
    /// Those of them that are in their language.
    own: &'static [&'static str],
}

const RUSSIAN: Set = Set {
    model: "data/tagger/model.bin",
    calibration: "data/tagger/calibration.tsv",
    files: &[
        "nerel.train.jsonl",
        "nerel.dev.jsonl",
        "factrueval.dev.jsonl",
        "kaznerd.dev.jsonl",
    ],
    own: &[
        "nerel.train.jsonl",
        "nerel.dev.jsonl",
        "factrueval.dev.jsonl",
    ],
};

const KAZAKH: Set = Set {
    model: "data/tagger/kazakh_model.bin",
    calibration: "data/tagger/kazakh_calibration.tsv",
    files: &["kaznerd.dev.jsonl"],
    own: &["kaznerd.dev.jsonl"],
};

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
/// First cross-validates: writes the calibrations of `data/tagger`, and, into the folder `records`, the records of
/// each gold set, each document read with models that have not seen it. Then trains on everything and writes the
/// models there. The same gold gives the same bytes. Takes about two minutes of two cores and 1 GB.
/// Returns the measured calibrations as tables.
///
/// # Errors
/// Files that cannot be read or written.
pub fn run(gold: &Path, records: Option<&Path>) -> Result<String, String> {
    let mut documents = Vec::new();
    for file in RUSSIAN.files {
        let read = gold::read(&gold.join(file))?.into_iter();
        documents.extend(read.enumerate().map(|(number, document)| Gold {
            file,
            fold: number % FOLDS,
            document,
        }));
    }
    let russian = corpus(&RUSSIAN, &documents)?;
    let kazakh = corpus(&KAZAKH, &documents)?;
    let found = cross_validate(&russian, &kazakh, &documents)?;
    if let Some(folder) = records {
        keep(folder, &found, &documents)?;
    }
    let mut told = String::new();
    for (set, corpus) in [(&RUSSIAN, &russian), (&KAZAKH, &kazakh)] {
        let own = found
            .iter()
            .filter(|found| set.own.contains(&documents[found.document].file));
        let outcomes: Vec<Outcome> = own.flat_map(|found| outcomes(found, &documents)).collect();
        write(set.calibration, calibrate::table(&outcomes).as_bytes())?;
        let weights = crf::train(corpus, PLAN, |_| true);
        write(set.model, &model_file::bytes(corpus, &weights, PLAN.least))?;
        told += &calibrate::report(&outcomes, FOLDS);
    }
    Ok(told)
}

/// A gold document.
struct Gold {
    file: &'static str,
    fold: usize,
    document: Document,
}

/// The documents that a set of weights learns from.
fn corpus(set: &Set, documents: &[Gold]) -> Result<Corpus, String> {
    let engine = Engine::new(&Options::default())?;
    let mut desk = Desk::default();
    let mut corpus = Corpus::default();
    for gold in documents
        .iter()
        .filter(|gold| set.files.contains(&gold.file))
    {
        corpus.add(&engine, &mut desk, &gold.document, gold.fold)?;
    }
    Ok(corpus)
}

/// A record of a document by models that have not seen it.
struct Found {
    document: usize,
    record: String,
}

/// Records of every document by models trained on the other folds.
fn cross_validate(
    russian: &Corpus,
    kazakh: &Corpus,
    documents: &[Gold],
) -> Result<Vec<Found>, String> {
    let learned = |corpus: &Corpus, fold: usize| {
        let weights = crf::train(corpus, PLAN, |s| s.fold != fold);
        let model = model_file::bytes(corpus, &weights, PLAN.least);
        tagger::Weights::new(model.leak(), "")
    };
    let folds: Vec<Vec<Found>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let tagger = Tagger::with(learned(russian, fold)?, learned(kazakh, fold)?)?;
            let engine = Engine::new(&Options::default())?.with_tagger(tagger);
            let mut desk = Desk::default();
            let own = documents.iter().enumerate();
            own.filter(|(_, gold)| gold.fold == fold)
                .map(|(document, gold)| {
                    let record = engine.record(gold.document.line.as_bytes(), &mut desk)?;
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
fn outcomes(found: &Found, documents: &[Gold]) -> Vec<Outcome> {
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
    let gold = &documents[found.document];
    let outermost = |start: usize, end: usize| {
        !names
            .iter()
            .any(|&(a, b, ..)| (a, b) != (start, end) && a <= start && end <= b)
    };
    names
        .iter()
        .filter(|&&(start, end, ..)| outermost(start, end))
        .map(|&(start, end, family, by_tagger, probability)| Outcome {
            fold: gold.fold,
            family,
            by_tagger,
            probability: probability as f32,
            right: gold.document.points.contains(&(start, end, family)),
        })
        .collect()
}

/// Writes the records to `folder`, a file for each gold set.
fn keep(folder: &Path, found: &[Found], documents: &[Gold]) -> Result<(), String> {
    for file in RUSSIAN.files {
        let own = found
            .iter()
            .filter(|found| documents[found.document].file == *file);
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
