//! Training of the models that decide: writes `data/decide/`.

mod confidence;
mod examples;
mod fresh;
mod gold;
mod judge;
mod learn;
mod measure;
mod names;
mod own;
mod sets;
mod told;
mod whole;

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
    variance: 0.16,
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
    let mut examples = collect(&documents)?;
    let mut report = String::new();
    let mut temperatures = vec![1.0; Question::ALL.len()];
    for question in readings() {
        temperatures[question as usize] =
            cross_validate(question, &examples, &documents, &mut report);
    }
    let mut splits = Vec::new();
    for split in [Split::Folds, Split::Sources] {
        let blind = blind(&documents, &examples, &temperatures, split);
        splits.push((blind, Vec::new()));
        let (blind, found) = &mut splits[split as usize];
        *found = confidence::collect(&documents, blind, split)?;
    }
    let mut table = TENTHS.to_owned();
    for question in facts() {
        let own = [0, 1].map(|split: usize| &splits[split].1[question as usize]);
        temperatures[question as usize] =
            cross_validate_facts(question, own, &documents, &mut report, &mut table);
    }
    report.push_str(&table);
    if let Some(folder) = records {
        let names = [(Split::Folds, "folds"), (Split::Sources, "sources")];
        for ((split, name), (blind, found)) in names.into_iter().zip(&mut splits) {
            see(blind, &documents, found, &temperatures, split);
            keep(&folder.join(name), &documents, blind, split)?;
        }
    }
    let (_, found) = splits.swap_remove(Split::Folds as usize);
    for (question, found) in Question::ALL.into_iter().zip(found) {
        if question.is_of_facts() {
            examples[question as usize] = found;
        }
        let own = &examples[question as usize];
        let weights = learn::train(own, PLAN, |_| true);
        let bytes = learn::file(own, &weights, PLAN, temperatures[question as usize]);
        super::write(format!("data/decide/{}.bin", question.name()), &bytes)?;
        strongest(&mut report, question, own, &weights);
    }
    Ok(report)
}

/// What begins the table of precision by confidence.
const TENTHS: &str =
    "| family | confidence | mean | facts | right | precision |\n|---|---|---|---|---|---|\n";

/// The questions that are answered on the way to the facts.
fn readings() -> impl Iterator<Item = Question> {
    Question::ALL.into_iter().filter(|own| !own.is_of_facts())
}

/// The questions whether facts are right.
fn facts() -> impl Iterator<Item = Question> {
    Question::ALL.into_iter().filter(|own| own.is_of_facts())
}

/// Reports how right the model of a question is on what it has not seen; returns its temperature.
fn cross_validate(
    question: Question,
    examples: &[Examples],
    documents: &[Document],
    report: &mut String,
) -> f64 {
    let own = &examples[question as usize];
    title(report, question, own);
    if own.all.is_empty() {
        return 1.0;
    }
    let [folds, sources] = [Split::Folds, Split::Sources].map(|split| {
        let judged = judge(own, documents, split);
        let temperature = measure::temperature(|t| likelihood(&judged, t));
        (outcomes(own, documents, &judged, temperature), temperature)
    });
    for (name, (outcomes, temperature)) in [("by document", &folds), ("a set left out", &sources)] {
        let line = measure::line(outcomes);
        let _ = writeln!(report, "  {name}: {line} (temperature {temperature:.2})");
    }
    report.push_str(&measure::answers(&folds.0, question.answers()));
    if question.answers().len() == 2 {
        report.push_str(&measure::thresholds(&folds.0));
    }
    folds.1
}

/// The same for the facts of a family, in records by models that have not seen a fold or a set.
fn cross_validate_facts(
    question: Question,
    [folds, sources]: [&Examples; 2],
    documents: &[Document],
    report: &mut String,
    table: &mut String,
) -> f64 {
    title(report, question, folds);
    if folds.all.is_empty() {
        return 1.0;
    }
    let (by_document, temperature) = confidence::outcomes(folds, documents, Split::Folds, None);
    let (by_set, _) = confidence::outcomes(sources, documents, Split::Sources, Some(temperature));
    confidence::report("by document", &by_document, report);
    confidence::report("a set left out", &by_set, report);
    table.push_str(&confidence::tenths(question.name(), &by_document));
    temperature
}

fn title(report: &mut String, question: Question, examples: &Examples) {
    let (all, features) = (examples.all.len(), examples.hashes.len());
    let _ = writeln!(
        report,
        "{}: {all} examples, {features} features",
        question.name()
    );
}

/// Models that have not seen a part of the documents.
pub(super) struct Blind {
    left_out: usize,
    files: Vec<Option<&'static [u8]>>,
}

impl Blind {
    fn of(&self, question: Question) -> Option<&'static [u8]> {
        self.files[question as usize]
    }
}

/// Models of the readings for each part, without it.
fn blind(
    documents: &[Document],
    examples: &[Examples],
    temperatures: &[f64],
    split: Split,
) -> Vec<Blind> {
    let new = |left_out| Blind {
        left_out,
        files: vec![None; Question::ALL.len()],
    };
    let mut blind: Vec<Blind> = parts(documents, split).into_iter().map(new).collect();
    teach(
        &mut blind,
        documents,
        examples,
        temperatures,
        split,
        readings,
    );
    blind
}

/// Adds the models of the facts.
fn see(
    blind: &mut [Blind],
    documents: &[Document],
    examples: &[Examples],
    temperatures: &[f64],
    split: Split,
) {
    teach(blind, documents, examples, temperatures, split, facts);
}

fn teach<Q: Iterator<Item = Question>>(
    blind: &mut [Blind],
    documents: &[Document],
    examples: &[Examples],
    temperatures: &[f64],
    split: Split,
    questions: fn() -> Q,
) {
    blind.par_iter_mut().for_each(|blind| {
        let left_out = blind.left_out;
        let seen = |example: &Example| part(&documents[example.document], split) != left_out;
        for question in questions() {
            let own = &examples[question as usize];
            let weights = learn::train(own, PLAN, seen);
            let file = learn::file(own, &weights, PLAN, temperatures[question as usize]);
            blind.files[question as usize] = Some(file.leak());
        }
    });
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
    blind: &[Blind],
    split: Split,
) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let found: Vec<Vec<(usize, String)>> = blind
        .par_iter()
        .map(|blind| {
            let models = Models::with(|question| blind.of(question))?;
            let engine = Engine::new(&Options::default())?.with_models(models);
            let mut desk = Desk::default();
            let own = documents.iter().enumerate();
            own.filter(|(_, document)| part(document, split) == blind.left_out)
                .map(|(number, document)| {
                    Ok((number, engine.record(document.line.as_bytes(), &mut desk)?))
                })
                .collect::<Result<_, String>>()
        })
        .collect::<Result<_, String>>()?;
    let mut found: Vec<(usize, String)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(number, _)| *number);
    let files: [(&str, &[&str]); 6] = [
        ("articles", &[own::ARTICLES]),
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
