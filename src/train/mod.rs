//! Training of the tagger. Compiled with the feature `train` alone.

mod calibrate;
mod corpus;
mod crf;
mod gold;
mod write;

use crate::pipeline::{Desk, Engine, Options};
use crate::tagger::Tagger;
use crate::tagger::label::Family;
use calibrate::Outcome;
use corpus::Corpus;
use crf::Plan;
use gold::Document;
use rayon::prelude::*;
use std::path::Path;

const FILES: [(&str, usize); 4] = [
    ("nerel.train.jsonl", 0),
    ("nerel.dev.jsonl", 0),
    ("factrueval.dev.jsonl", 1),
    ("kaznerd.dev.jsonl", 2),
];

const FOLDS: usize = 5;

/// Reads the gold sets under `gold`, then trains on all of it and writes `data/tagger/model.bin`, or, with
/// `folds=DIR`, cross-validates: writes the records of each document by a model that has not seen it.
///
/// # Errors
/// Files that cannot be read or written.
pub fn run(gold: &Path, args: &[String]) -> Result<String, String> {
    let text = |name: &str| {
        args.iter()
            .find_map(|a| a.strip_prefix(&format!("{name}=")))
    };
    let get = |name: &str, default: f32| text(name).and_then(|v| v.parse().ok()).unwrap_or(default);
    let engine = Engine::new(&Options::default())?;
    let mut desk = Desk::default();
    let mut corpus = Corpus::default();
    let mut documents = Vec::new();
    for (file, name) in FILES {
        if name == 2 && text("kk") == Some("0") {
            continue;
        }
        for document in gold::read(&gold.join(file), name)? {
            corpus.add(&engine, &mut desk, &document, documents.len())?;
            documents.push((file, document));
        }
    }
    let plan = Plan {
        epochs: get("epochs", 8.0) as usize,
        averaged: get("averaged", 4.0) as usize,
        rate: get("rate", 0.05),
        decay: get("decay", 1e-3),
        dropout: get("dropout", 0.3),
        least: get("least", 2.0) as u32,
        cost: get("cost", 1.0),
        seed: get("seed", 1.0) as u64,
    };
    let out = text("folds");
    let mut report = String::new();
    if text("final") != Some("only") {
        let found = cross_validate(&corpus, plan, &documents)?;
        let outcomes: Vec<Outcome> = found
            .iter()
            .flat_map(|found| outcomes(found, &documents))
            .collect();
        report = calibrate::report(&outcomes, FOLDS);
        write(
            "data/tagger/calibration.tsv",
            calibrate::table(&outcomes).as_bytes(),
        )?;
        if let Some(out) = out {
            keep(Path::new(out), &found, &documents)?;
        }
    }
    if text("final") != Some("no") {
        let weights = crf::train(&corpus, plan, |_| true);
        write(
            "data/tagger/model.bin",
            &write::model(&corpus, &weights, plan.least),
        )?;
    }
    Ok(report)
}

/// A record of a document by a model that has not seen it.
struct Found {
    document: usize,
    record: String,
}

/// Records of every document by models trained on the other folds.
fn cross_validate(
    corpus: &Corpus,
    plan: Plan,
    documents: &[(&str, Document)],
) -> Result<Vec<Found>, String> {
    let folds: Vec<Vec<Found>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let weights = crf::train(corpus, plan, |s| s.document % FOLDS != fold);
            let model = write::model(corpus, &weights, plan.least);
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
    for (file, _) in FILES {
        let own = found
            .iter()
            .filter(|found| documents[found.document].0 == file);
        let lines: String = own.map(|found| format!("{}\n", found.record)).collect();
        write(folder.join(file), lines.as_bytes())?;
    }
    Ok(())
}

fn write(path: impl AsRef<Path>, bytes: &[u8]) -> Result<(), String> {
    let path = path.as_ref();
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
