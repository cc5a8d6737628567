//! Training of the tagger. Compiled with the feature `train` alone.

mod corpus;
mod crf;
mod gold;
mod write;

use crate::pipeline::{Desk, Engine, Options};
use crate::tagger::Tagger;
use corpus::Corpus;
use crf::Plan;
use rayon::prelude::*;
use std::path::Path;

const FILES: [(&str, usize); 4] = [("nerel.train.jsonl", 0), ("nerel.dev.jsonl", 0), ("factrueval.dev.jsonl", 1), ("kaznerd.dev.jsonl", 2)];

const FOLDS: usize = 5;

/// Reads the gold sets under `gold`, then trains on all of it and writes `data/tagger.bin`, or, with
/// `folds=DIR`, cross-validates: writes the records of each document by a model that has not seen it.
///
/// # Errors
/// Files that cannot be read or written.
pub fn run(gold: &Path, args: &[String]) -> Result<String, String> {
    let text = |name: &str| args.iter().find_map(|a| a.strip_prefix(&format!("{name}=")));
    let get = |name: &str, default: f32| text(name).and_then(|v| v.parse().ok()).unwrap_or(default);
    let engine = Engine::new(&Options::default())?;
    let mut desk = Desk::default();
    let mut corpus = Corpus::default();
    let mut documents = Vec::new();
    for (file, name) in FILES {
        if name == 2 && text("kk") == Some("0") { continue; }
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
    let Some(out) = text("folds") else {
        let weights = crf::train(&corpus, plan, |_| true);
        let bytes = write::model(&corpus, &weights, plan.least);
        let path = text("out").unwrap_or("data/tagger.bin");
        std::fs::write(path, &bytes).map_err(|e| e.to_string())?;
        return Ok(format!("{} bytes", bytes.len()));
    };
    let records: Vec<Vec<(usize, String)>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let weights = crf::train(&corpus, plan, |s| s.document % FOLDS != fold);
            let model = write::model(&corpus, &weights, plan.least);
            let tagger = Tagger::with(model.leak())?;
            let engine = Engine::new(&Options::default())?.with_tagger(tagger);
            let mut desk = Desk::default();
            (fold..documents.len())
                .step_by(FOLDS)
                .map(|i| Ok((i, engine.record(documents[i].1.line.as_bytes(), &mut desk)?)))
                .collect::<Result<_, String>>()
        })
        .collect::<Result<_, String>>()?;
    let mut records: Vec<(usize, String)> = records.into_iter().flatten().collect();
    records.sort();
    for (file, _) in FILES {
        let lines: Vec<&str> = records.iter().filter(|(i, _)| documents[*i].0 == file).map(|(_, line)| line.as_str()).collect();
        let path = Path::new(out).join(file);
        std::fs::write(path, lines.join("\n") + "\n").map_err(|e| e.to_string())?;
    }
    Ok(String::new())
}
