//! Training of the tagger. Compiled with the feature `train` alone.

mod corpus;
mod crf;
mod gold;
mod write;

use crate::pipeline::{Desk, Engine, Options};
use crate::tagger::label::{Family, Label, family, read};
use corpus::Corpus;
use crf::Plan;
use rayon::prelude::*;
use std::path::Path;

const FILES: [(&str, usize); 3] = [("nerel.train.jsonl", 0), ("nerel.dev.jsonl", 0), ("factrueval.dev.jsonl", 1)];

#[derive(Clone, Copy, Default, Debug)]
struct Count { right: usize, found: usize, gold: usize }

impl Count {
    fn f1(&self) -> f64 { 2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64 }
}

/// Cross-validation.
pub fn run(gold: &Path, args: &[String]) -> Result<String, String> {
    let get = |name: &str, default: f32| args.iter().find_map(|a| a.strip_prefix(&format!("{name}="))).and_then(|v| v.parse().ok()).unwrap_or(default);
    let engine = Engine::new(&Options::default())?;
    let mut desk = Desk::default();
    let mut corpus = Corpus::default();
    let mut number = 0;
    for (file, name) in FILES {
        for document in gold::read(&gold.join(file), name)? {
            corpus.add(&engine, &mut desk, &document, number)?;
            number += 1;
        }
    }
    let plan = Plan {
        epochs: get("epochs", 12.0) as usize,
        averaged: get("averaged", 5.0) as usize,
        rate: get("rate", 0.1),
        decay: get("decay", 1e-4),
        dropout: get("dropout", 0.1),
        least: get("least", 2.0) as u32,
        seed: 1,
    };
    let folds = get("folds", 5.0) as usize;
    eprintln!("{plan:?} docs {number} sequences {} tokens {} types {} wf {} cf {} lost {:?}", corpus.sequences.len(), corpus.sequences.iter().map(|s| s.labels.len()).sum::<usize>(), corpus.types.len(), corpus.word_features.hashes.len(), corpus.context_features.hashes.len(), corpus.lost);
    let results: Vec<_> = (0..folds).into_par_iter().map(|fold| {
        let weights = crf::train(&corpus, plan, |s| s.document % 5 != fold);
        let mut tokens = [[Count::default(); 3]; 2];
        let mut exact = [[Count::default(); 3]; 2];
        for s in corpus.sequences.iter().filter(|s| s.document % 5 == fold) {
            let found = crf::viterbi(&crf::scores(&corpus, &weights, plan.least, s), &weights.steps);
            count(&s.labels, &found, &mut tokens[s.corpus], &mut exact[s.corpus]);
        }
        (tokens, exact)
    }).collect();
    let mut out = String::new();
    for (c, name) in ["nerel", "fact"].iter().enumerate() {
        for f in Family::ALL {
            let sum = |pick: &dyn Fn(&([[Count; 3]; 2], [[Count; 3]; 2])) -> Count| results.iter().fold(Count::default(), |a, r| { let b = pick(r); Count { right: a.right + b.right, found: a.found + b.found, gold: a.gold + b.gold } });
            let t = sum(&|r| r.0[c][f as usize]);
            let e = sum(&|r| r.1[c][f as usize]);
            out += &format!("{name} {f:?} token P {:.3} R {:.3} F {:.3}  exact F {:.3}\n", t.right as f64 / t.found as f64, t.right as f64 / t.gold as f64, t.f1(), e.f1());
        }
    }
    Ok(out)
}

fn count(gold: &[Label], found: &[Label], tokens: &mut [Count; 3], exact: &mut [Count; 3]) {
    for (&g, &f) in gold.iter().zip(found) {
        if let Some(g) = family(g) { tokens[g as usize].gold += 1; }
        if let Some(f) = family(f) { tokens[f as usize].found += 1; if family(g) == Some(f) { tokens[f as usize].right += 1; } }
    }
    let g: Vec<_> = read(gold).collect();
    let f: Vec<_> = read(found).collect();
    for (_, k) in &g { exact[*k as usize].gold += 1; }
    for x in &f { exact[x.1 as usize].found += 1; if g.contains(x) { exact[x.1 as usize].right += 1; } }
}
