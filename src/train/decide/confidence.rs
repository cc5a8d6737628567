//! The models that say how probable it is that a fact is right. They learn from records made by models that have not
//! seen the document, so that the probabilities of decisions are those of new text.

use super::examples::{Examples, Read, sure};
use super::gold::Document;
use super::judge;
use super::measure::{self, Outcome};
use super::own::OWN;
use super::told::TOLD;
use super::{Blind, Split, judge as scored, part};
use crate::decide::{Models, Question, Traced};
use crate::pipeline::{Desk, Engine, Options};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// The judged facts of every document, as examples of each question.
///
/// # Errors
/// A document that is none.
pub fn collect(
    documents: &[Document],
    blind: &[Blind],
    split: Split,
) -> Result<Vec<Examples>, String> {
    let found: Vec<Vec<Judged>> = blind
        .par_iter()
        .map(|blind| {
            let models = Models::with(|question| blind.of(question))?;
            let engine = Engine::new(&Options::default())?.with_models(models);
            let mut desk = Desk::default();
            let mut judged = Vec::new();
            let own = documents.iter().enumerate();
            // our own sentences are harder than news, and would make the facts of news doubtful
            let is_judged = |own: &Document| {
                ![OWN, TOLD].contains(&own.source) && part(own, split) == blind.left_out
            };
            for (number, document) in own.filter(|(_, own)| is_judged(own)) {
                let traced = engine.traced(&super::raw(document), &mut desk);
                let (record, trace) = traced.map_err(|e| format!("{}: {e}", document.id))?;
                let read = Read::new(document, &record);
                facts(number, &read, trace.decisions, &mut judged);
            }
            Ok(judged)
        })
        .collect::<Result<_, String>>()?;
    let mut found: Vec<Judged> = found.into_iter().flatten().collect();
    found.sort_by_key(|judged| judged.document);
    let mut examples: Vec<Examples> = Question::ALL.map(Examples::new).into_iter().collect();
    for Judged {
        document,
        traced,
        right,
    } in &found
    {
        examples[traced.question as usize].add(*document, traced, sure(usize::from(*right)), 1.0);
    }
    Ok(examples)
}

/// A fact with its features and whether it is right.
struct Judged {
    document: usize,
    traced: Traced,
    right: bool,
}

/// The facts of a record that gold judges: facts of the same words are judged in their order.
fn facts(document: usize, read: &Read<'_>, decisions: Vec<Traced>, judged: &mut Vec<Judged>) {
    let mut verdicts: FxHashMap<_, Vec<bool>> = FxHashMap::default();
    for verdict in judge::verdicts(read).iter().rev() {
        let known = verdicts
            .entry((verdict.question, verdict.span))
            .or_default();
        known.push(verdict.right);
    }
    for traced in decisions {
        let span = read.span(&traced);
        let right = verdicts
            .get_mut(&(traced.question, span))
            .and_then(Vec::pop);
        judged.extend(right.map(|right| Judged {
            document,
            traced,
            right,
        }));
    }
}

/// Facts by how probable their model finds them, which has not seen their part of `split`.
pub fn outcomes(
    examples: &Examples,
    documents: &[Document],
    split: Split,
    temperature: Option<f64>,
) -> (Vec<Outcome>, f64) {
    let judged = scored(examples, documents, split);
    let temperature =
        temperature.unwrap_or_else(|| measure::temperature(|t| super::likelihood(&judged, t)));
    let outcomes = judged.iter().map(|judged| {
        let shares = super::learn::shares(&judged.scores, temperature);
        let right = judged.right == [1];
        Outcome {
            source: documents[examples.all[judged.example].document].source,
            wanted: usize::from(right),
            given: 1,
            probability: shares[1] as f32,
            right,
        }
    });
    (outcomes.collect(), temperature)
}

/// For people to read: how well the confidence of a family orders its facts, and its precision by tenth.
pub fn report(name: &str, outcomes: &[Outcome], report: &mut String) {
    let _ = writeln!(report, "  {name}: right {}", measure::line(outcomes));
}

/// A row for each tenth of the confidence.
pub fn tenths(family: &str, outcomes: &[Outcome]) -> String {
    let mut rows = String::new();
    for tenth in 0..10 {
        let of = |own: &&Outcome| (own.probability * 10.0).min(9.0) as usize == tenth;
        let own: Vec<&Outcome> = outcomes.iter().filter(of).collect();
        if own.is_empty() {
            continue;
        }
        let all = own.len() as f32;
        let mean = own.iter().map(|o| o.probability).sum::<f32>() / all;
        let right = own.iter().filter(|o| o.right).count();
        let (low, high) = (tenth as f32 / 10.0, (tenth + 1) as f32 / 10.0);
        let _ = writeln!(
            rows,
            "| {family} | {low:.1}–{high:.1} | {mean:.3} | {} | {right} | {:.3} |",
            own.len(),
            right as f32 / all
        );
    }
    rows
}
