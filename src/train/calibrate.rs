//! How often names are right by what the tagger gives them, out of cross-validation.

use crate::tagger::label::Family;
use std::fmt::Write;

/// A name that a model found in a document it had not seen.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The fold of the document.
    pub fold: usize,
    /// Family.
    pub family: Family,
    /// The tagger alone sees it.
    pub by_tagger: bool,
    /// What the tagger gives it.
    pub probability: f32,
    /// Gold has the same words in the same family.
    pub right: bool,
}

/// A stretch of probabilities.
#[derive(Clone, Copy, Debug)]
struct Bin {
    least: f32,
    right: usize,
    all: usize,
}

impl Bin {
    fn precision(&self) -> f64 {
        self.right as f64 / self.all as f64
    }
}

/// Names in a bin, at least.
const LEAST: usize = 100;
/// Bins of a row, at most.
const BINS: usize = 12;

/// `items` in stretches of `size`, the last one longer where the rest would be less than [`LEAST`].
fn chunks<T>(items: &[T], size: usize) -> Vec<&[T]> {
    let mut chunks: Vec<&[T]> = items.chunks(size).collect();
    if let [.., before, last] = chunks[..]
        && last.len() < LEAST
    {
        chunks.truncate(chunks.len() - 2);
        chunks.push(&items[items.len() - before.len() - last.len()..]);
    }
    chunks
}

/// Bins of equal size, adjacent ones merged until precision rises (Zadrozny and Elkan 2002).
fn bins(mut outcomes: Vec<Outcome>) -> Vec<Bin> {
    outcomes.sort_by(|a, b| a.probability.total_cmp(&b.probability));
    let size = (outcomes.len() / BINS).max(LEAST);
    let mut bins: Vec<Bin> = Vec::new();
    for chunk in chunks(&outcomes, size) {
        let right = chunk.iter().filter(|o| o.right).count();
        let mut bin = Bin {
            least: chunk[0].probability,
            right,
            all: chunk.len(),
        };
        while let Some(before) = bins.pop_if(|before| before.precision() >= bin.precision()) {
            bin = Bin {
                least: before.least,
                right: before.right + bin.right,
                all: before.all + bin.all,
            };
        }
        bins.push(bin);
    }
    bins
}

fn of(outcomes: &[Outcome], family: Family, by_tagger: bool) -> Vec<Outcome> {
    outcomes
        .iter()
        .copied()
        .filter(|o| o.family == family && o.by_tagger == by_tagger)
        .collect()
}

/// The table that `Calibration` reads.
pub fn table(outcomes: &[Outcome]) -> String {
    let mut table = "family\tmade_by\tleast\tprecision\tnames\n".to_owned();
    for family in Family::ALL {
        for (maker, by_tagger) in [("rule", false), ("tagger", true)] {
            for bin in bins(of(outcomes, family, by_tagger)) {
                let _ = writeln!(
                    table,
                    "{}\t{maker}\t{:.4}\t{:.3}\t{}",
                    family.name(),
                    bin.least,
                    bin.precision(),
                    bin.all
                );
            }
        }
    }
    table
}

/// Expected calibration error by family, each fold judged by the table of the others; and the table of
/// confidence against precision for people to read.
pub fn report(outcomes: &[Outcome], folds: usize) -> String {
    let mut report = String::from(
        "| family | confidence | names | right | precision |\n|---|---|---|---|---|\n",
    );
    let mut errors = String::new();
    for family in Family::ALL {
        let mut judged: Vec<(f64, bool)> = Vec::new();
        for fold in 0..folds {
            let others: Vec<Outcome> = outcomes
                .iter()
                .copied()
                .filter(|o| o.fold != fold)
                .collect();
            let calibration = crate::tagger::calibration::Calibration::new(&table(&others));
            let Ok(calibration) = calibration else {
                continue;
            };
            let own = outcomes
                .iter()
                .filter(|o| o.fold == fold && o.family == family);
            judged.extend(own.map(|o| {
                (
                    calibration.confidence(family, o.by_tagger, o.probability),
                    o.right,
                )
            }));
        }
        judged.sort_by(|a, b| a.0.total_cmp(&b.0));
        let size = (judged.len() / 10).max(LEAST);
        let mut error = 0.0;
        for bin in chunks(&judged, size) {
            let mean = bin.iter().map(|b| b.0).sum::<f64>() / bin.len() as f64;
            let right = bin.iter().filter(|b| b.1).count();
            let precision = right as f64 / bin.len() as f64;
            error += (mean - precision).abs() * bin.len() as f64 / judged.len() as f64;
            let _ = writeln!(
                report,
                "| {} | {mean:.3} | {} | {right} | {precision:.3} |",
                family.name(),
                bin.len()
            );
        }
        let _ = writeln!(
            errors,
            "{}: expected calibration error {error:.3} over {} names",
            family.name(),
            judged.len()
        );
    }
    format!("{report}\n{errors}")
}
