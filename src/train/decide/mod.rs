//! Training of the models that decide: writes `data/decide/`.

mod examples;
mod gold;
mod learn;
mod measure;
mod names;
mod own;

use crate::decide::{Models, Question};
use crate::error::Origin;
use crate::pipeline::{Desk, Engine, Options};
use crate::source::{Media, RawDocument};
use crate::tagger::hash::of_bytes;
use examples::{Example, Examples, Read};
use gold::Document;
use learn::{Plan, Weights};
use measure::Outcome;
use rayon::prelude::*;
use std::fmt::Write;
use std::path::Path;

/// Folds of the cross-validation, by document.
const FOLDS: usize = 5;

/// The settings of all questions, chosen by cross-validation.
const PLAN: Plan = Plan {
    steps: 120,
    variance: 0.1,
    trust: 9.0,
    least: 2,
};

/// What to leave out of training at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Split {
    /// A fifth of the documents.
    Folds,
    /// A set of gold.
    Sources,
}

/// Trains the models of all questions on the gold sets under `gold`, from the root of the project.
///
/// First cross-validates, by document and with one set left out, and writes into the folder `records`, if given,
/// records of each document by models that have not seen it (`folds/`) or its set (`sources/`). Then trains on
/// everything and writes `data/decide/`. The same gold gives the same bytes. Returns a report.
///
/// # Errors
/// Files that cannot be read or written.
pub fn run(gold: &Path, records: Option<&Path>) -> Result<String, String> {
    let documents = gold::read(gold)?;
    let examples = collect(&documents)?;
    let mut report = String::new();
    let mut temperatures = vec![1.0; Question::ALL.len()];
    for question in Question::ALL {
        let own = &examples[question as usize];
        let _ = writeln!(
            report,
            "{}: {} examples, {} features",
            question.name(),
            own.all.len(),
            own.hashes.len()
        );
        if own.all.is_empty() {
            continue;
        }
        for split in [Split::Folds, Split::Sources] {
            let judged = judge(own, &documents, split);
            let temperature = measure::temperature(|t| likelihood(&judged, t));
            let outcomes = outcomes(own, &documents, &judged, temperature);
            let name = match split {
                Split::Folds => "by document",
                Split::Sources => "a set left out",
            };
            let _ = writeln!(
                report,
                "  {name}: {} (temperature {temperature:.2})",
                measure::line(&outcomes)
            );
            if split == Split::Folds {
                temperatures[question as usize] = temperature;
                report.push_str(&measure::answers(&outcomes, question.answers()));
            }
        }
    }
    if let Some(folder) = records {
        for (split, name) in [(Split::Folds, "folds"), (Split::Sources, "sources")] {
            keep(
                &folder.join(name),
                &documents,
                &examples,
                &temperatures,
                split,
            )?;
        }
    }
    for question in Question::ALL {
        let own = &examples[question as usize];
        let weights = learn::train(own, PLAN, |_| true);
        let bytes = learn::file(own, &weights, PLAN, temperatures[question as usize]);
        super::write(format!("data/decide/{}.bin", question.name()), &bytes)?;
        strongest(&mut report, question, own, &weights);
    }
    Ok(report)
}

/// The decisions of all documents, with what gold answers.
fn collect(documents: &[Document]) -> Result<Vec<Examples>, String> {
    let engine = Engine::new(&Options::default())?;
    let mut desk = Desk::default();
    let mut examples: Vec<Examples> = Question::ALL.map(Examples::new).into_iter().collect();
    for (number, document) in documents.iter().enumerate() {
        let traced = engine.traced(&raw(document), &mut desk);
        let (record, trace) = traced.map_err(|error| format!("{}: {error}", document.id))?;
        Read::new(document, &record).teach(number, &trace, &mut examples);
    }
    Ok(examples)
}

fn raw(document: &Document) -> RawDocument {
    RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: document.line.as_bytes().to_vec(),
    }
}

/// Which part of `split` a document is in: copies of a text are in one.
fn part(document: &Document, split: Split) -> usize {
    match split {
        Split::Folds => {
            let opening: String = document.text.chars().take(80).collect();
            (of_bytes(opening.as_bytes()) % FOLDS as u64) as usize
        }
        Split::Sources => of_bytes(document.source.as_bytes()) as usize,
    }
}

/// The parts that documents with examples are in.
fn parts(documents: &[Document], split: Split) -> Vec<usize> {
    let mut parts: Vec<usize> = documents.iter().map(|d| part(d, split)).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// An example and the scores of a model that has not seen its part.
struct Judged {
    example: usize,
    scores: Vec<f64>,
    right: Vec<usize>,
}

fn judge(examples: &Examples, documents: &[Document], split: Split) -> Vec<Judged> {
    let of = |example: &Example| part(&documents[example.document], split);
    let parts = parts(documents, split);
    let mut judged: Vec<Judged> = parts
        .into_par_iter()
        .flat_map_iter(|left_out| {
            let weights = learn::train(examples, PLAN, |example| of(example) != left_out);
            let own = examples.all.iter().enumerate();
            own.filter(|(_, example)| of(example) == left_out)
                .map(|(number, example)| Judged {
                    example: number,
                    scores: weights.scores(example),
                    right: example.right.iter().map(|(answer, _)| *answer).collect(),
                })
                .collect::<Vec<_>>()
        })
        .collect();
    judged.sort_by_key(|judged| judged.example);
    judged
}

fn likelihood(judged: &[Judged], temperature: f64) -> f64 {
    let of = |judged: &Judged| {
        let shares = learn::shares(&judged.scores, temperature);
        let right: f64 = judged.right.iter().map(|&answer| shares[answer]).sum();
        right.max(1e-6).ln()
    };
    judged.iter().map(of).sum()
}

fn outcomes(
    examples: &Examples,
    documents: &[Document],
    judged: &[Judged],
    temperature: f64,
) -> Vec<Outcome> {
    let of = |judged: &Judged| {
        let shares = learn::shares(&judged.scores, temperature);
        let best = |best: usize, next: usize| {
            if shares[next] > shares[best] {
                next
            } else {
                best
            }
        };
        let given = (0..shares.len()).fold(0, best);
        let example = &examples.all[judged.example];
        Outcome {
            source: documents[example.document].source,
            wanted: example.right[0].0,
            given,
            probability: shares[given] as f32,
            right: judged.right.contains(&given),
        }
    };
    judged.iter().map(of).collect()
}

/// Writes the records of every document by models that have not seen its part, a file for each source.
fn keep(
    folder: &Path,
    documents: &[Document],
    examples: &[Examples],
    temperatures: &[f64],
    split: Split,
) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let found: Vec<Vec<(usize, String)>> = parts(documents, split)
        .into_par_iter()
        .map(|left_out| {
            let seen = |example: &Example| part(&documents[example.document], split) != left_out;
            let files: Vec<&'static [u8]> = Question::ALL
                .iter()
                .map(|&question| {
                    let own = &examples[question as usize];
                    let weights = learn::train(own, PLAN, seen);
                    let file = learn::file(own, &weights, PLAN, temperatures[question as usize]);
                    &*file.leak()
                })
                .collect();
            let models = Models::with(|question| Some(files[question as usize]))?;
            let engine = Engine::new(&Options::default())?.with_models(models);
            let mut desk = Desk::default();
            let own = documents.iter().enumerate();
            own.filter(|(_, document)| part(document, split) == left_out)
                .map(|(number, document)| {
                    Ok((number, engine.record(document.line.as_bytes(), &mut desk)?))
                })
                .collect::<Result<_, String>>()
        })
        .collect::<Result<_, String>>()?;
    let mut found: Vec<(usize, String)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(number, _)| *number);
    let files: [(&str, &[&str]); 5] = [
        ("kazakh", &["kazakh"]),
        ("news", &["kaggle", "telegram"]),
        ("facts", &["facts"]),
        ("labels", &["labels"]),
        ("nerel", &["nerel"]),
    ];
    for (name, sources) in files {
        let own = found
            .iter()
            .filter(|(number, _)| sources.contains(&documents[*number].source));
        let lines: String = own.map(|(_, record)| format!("{record}\n")).collect();
        super::write(folder.join(format!("{name}.ndjson")), lines.as_bytes())?;
    }
    Ok(())
}

/// The features that weigh most, for and against.
fn strongest(report: &mut String, question: Question, examples: &Examples, weights: &Weights) {
    const SHOWN: usize = 20;
    let mut order: Vec<usize> = (0..weights.values.len())
        .filter(|&at| examples.counts[at / weights.width] >= PLAN.least)
        .collect();
    order.sort_by(|&a, &b| weights.values[b].abs().total_cmp(&weights.values[a].abs()));
    let _ = writeln!(report, "{}, strongest:", question.name());
    for &at in order.iter().take(SHOWN) {
        let answer = question.answers().get(at % weights.width);
        let _ = writeln!(
            report,
            "  {:+.2} {} {}",
            weights.values[at],
            answer.copied().unwrap_or(""),
            examples.shown[at / weights.width]
        );
    }
}
