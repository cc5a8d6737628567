//! How often facts other than names are right: writes `data/calibration/facts.tsv`.

mod judge;
mod rates;
pub(super) mod read;

use crate::error::Origin;
use crate::pipeline::{Desk, Engine, Options};
use crate::record::Record;
use crate::source::{Media, RawDocument};
use rates::Outcome;
use std::path::Path;

/// Folds of the cross-validation, by document.
const FOLDS: usize = 5;

/// Holds the facts of the development gold under `gold` (and of `corpus/quotes.jsonl`) against it, from the root
/// of the project, and writes `data/calibration/facts.tsv`. Returns precision by confidence and the expected
/// calibration error of each family, cross-validated, as tables. The same gold gives the same bytes.
///
/// # Errors
/// Files that cannot be read or written.
pub fn run(gold: &Path) -> Result<String, String> {
    let mut reader = Reader {
        engine: Engine::new(&Options::default())?,
        desk: Desk::default(),
        outcomes: Vec::new(),
    };
    reader.dates(&gold.join("dates/dates_in_news.dev.jsonl"))?;
    for set in ["dev", "train"] {
        reader.roles(&gold.join(format!("people.{set}.jsonl")))?;
        reader.amounts(&gold.join(format!("nerel.{set}.jsonl")))?;
    }
    reader.figures_and_campaigns(&gold.join("facts"))?;
    reader.quotes(Path::new("corpus/quotes.jsonl"))?;
    super::write(
        "data/calibration/facts.tsv",
        rates::table(&reader.outcomes).as_bytes(),
    )?;
    Ok(rates::report(&reader.outcomes, FOLDS))
}

struct Reader {
    engine: Engine,
    desk: Desk,
    outcomes: Vec<Outcome>,
}

impl Reader {
    fn record(&mut self, line: &str) -> Result<Record, String> {
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: line.as_bytes().to_vec(),
        };
        let record = self.engine.extract(&raw, &mut self.desk);
        record.map_err(|error| error.to_string())
    }

    /// The verdicts on one document, in the fold of its place.
    fn keep(&mut self, place: usize, verdicts: Vec<judge::Verdict>) {
        let outcomes = verdicts.into_iter().map(|verdict| Outcome {
            fold: place % FOLDS,
            verdict,
        });
        self.outcomes.extend(outcomes);
    }

    fn dates(&mut self, path: &Path) -> Result<(), String> {
        for (place, gold) in read::lines::<read::Dated>(path)?.into_iter().enumerate() {
            let record = self.record(&read::document(
                &gold.id,
                &gold.text,
                gold.reference.as_deref(),
            ))?;
            self.keep(place, judge::dates(&record, &gold));
        }
        Ok(())
    }

    fn roles(&mut self, path: &Path) -> Result<(), String> {
        for (place, gold) in read::lines::<read::Employed>(path)?.into_iter().enumerate() {
            let record = self.record(&read::document(&gold.id, &gold.text, None))?;
            self.keep(place, judge::roles(&record, &gold));
        }
        Ok(())
    }

    fn amounts(&mut self, path: &Path) -> Result<(), String> {
        for (place, gold) in read::lines::<read::Named>(path)?.into_iter().enumerate() {
            let record = self.record(&read::document(&gold.id, &gold.text, None))?;
            self.keep(place, judge::amounts(&record, &gold));
        }
        Ok(())
    }

    fn figures_and_campaigns(&mut self, folder: &Path) -> Result<(), String> {
        let texts = read::lines::<read::Plain>(&folder.join("texts.jsonl"))?;
        let facts = read::lines::<read::Facts>(&folder.join("gold.jsonl"))?;
        for (place, text) in texts.iter().enumerate() {
            let Some(gold) = facts.iter().find(|facts| facts.id == text.id) else {
                continue;
            };
            let record = self.record(&read::document(&text.id, &text.text, None))?;
            self.keep(place, judge::figures(&record, gold, &text.text));
            self.keep(place, judge::campaigns(&record, gold));
        }
        Ok(())
    }

    fn quotes(&mut self, path: &Path) -> Result<(), String> {
        for (place, gold) in read::lines::<read::Quoted>(path)?.into_iter().enumerate() {
            let record = self.record(&read::document(&gold.id, &gold.text, None))?;
            self.keep(place, judge::quotes(&record, &gold));
        }
        Ok(())
    }
}
