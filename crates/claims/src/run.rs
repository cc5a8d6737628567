//! Records in, claims out.

use crate::campaigns::Campaigns;
use crate::events::{Events, StemCounts, push};
use crate::evidence::Sketch;
use crate::gather::gather;
use crate::models::{Models, models};
use crate::pack::{pack, unpack};
use crate::publish::{id, publish};
use crate::quantity::{self, OnlyCampaigns, QuantityRow};
use crate::series::series;
use crate::sources::Entry;
use crate::statement::Article;
use memchr::memmem::Finder;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use svodka_record::{Claim, Record, Relation};
use svodka_shards::{Batch, Error, Lines, Row, Sorter, Spool};
use xxhash_rust::xxh3::xxh3_64;

/// Statements of a quantity that are held at a time; more are compared part by part.
const HELD: usize = 10_000;

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files of records: plain, gzip or Zstandard; `-` is standard input.
    pub records: Vec<PathBuf>,
    /// Threads; 0 takes one for each processor.
    pub jobs: usize,
    /// Folder for temporary files; that of the system where none is given.
    pub folder: Option<PathBuf>,
}

/// What was read and written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records read.
    pub records: u64,
    /// Statements found in them.
    pub statements: u64,
    /// Claims written.
    pub claims: u64,
    /// Claims that contradict another one.
    pub contradictions: u64,
    /// Times of records that are none, as `2019-13`; they are left out.
    pub untrue_dates: u64,
    /// The first of them, with its record.
    pub first_untrue_date: Option<(String, String)>,
}

/// Reads records and hands on the claims, series by series.
pub fn claims(
    options: &Options,
    take: &mut dyn FnMut(&Claim) -> Result<(), Error>,
) -> Result<Summary, Error> {
    claims_by(models(), options, take)
}

/// The same by these models.
pub(crate) fn claims_by(
    models: &Models,
    options: &Options,
    take: &mut dyn FnMut(&Claim) -> Result<(), Error>,
) -> Result<Summary, Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.jobs)
        .build();
    let pool = pool.map_err(|error| Error::new(format!("cannot start threads: {error}")))?;
    let folder = temporary(options.folder.as_deref())?;
    let mut run = Run::new(folder.path(), models);
    let articles = pool.install(|| run.read(&options.records))?;
    let statements = run.quantities(articles)?;
    run.write(statements, take)?;
    Ok(run.summary)
}

/// A folder for temporary files, inside `folder` if there is one.
pub(crate) fn temporary(folder: Option<&Path>) -> Result<tempfile::TempDir, Error> {
    let made = match folder {
        Some(folder) => tempfile::tempdir_in(folder),
        None => tempfile::tempdir(),
    };
    made.map_err(|error| Error::new(format!("cannot make a folder for temporary files: {error}")))
}

/// What is known of all articles before events are looked for.
pub(crate) struct Known {
    /// The articles.
    pub(crate) spool: Spool,
    /// Their sketches, by what they may have in common.
    pub(crate) blocks: Sorter,
    campaigns: Campaigns,
    /// Their ids.
    ids: Vec<u64>,
    /// Articles that count campaigns, with those.
    counting: Vec<(u32, Vec<u64>)>,
}

/// A run over records.
pub(crate) struct Run<'a> {
    folder: &'a Path,
    models: &'a Models,
    summary: Summary,
}

impl<'a> Run<'a> {
    pub(crate) fn new(folder: &'a Path, models: &'a Models) -> Self {
        Self {
            folder,
            models,
            summary: Summary::default(),
        }
    }

    /// Articles with numbers, by day, article and record.
    pub(crate) fn read(&mut self, records: &[PathBuf]) -> Result<Sorter, Error> {
        let mut sorter = Sorter::new(self.folder, "articles");
        for batch in Lines::new(records.to_vec()) {
            let batch = batch?;
            let rows: Vec<Result<Option<Row>, Error>> = (0..batch.lines.len())
                .into_par_iter()
                .map(|at| article_row(&batch, at))
                .collect();
            let read = batch.lines.iter().filter(|line| !line.is_empty()).count();
            self.summary.records += read as u64;
            for row in rows {
                if let Some(Row { key, value }) = row? {
                    sorter.push(&key, &value)?;
                }
            }
        }
        Ok(sorter)
    }

    /// Statements by quantity.
    pub(crate) fn quantities(&mut self, articles: Sorter) -> Result<Sorter, Error> {
        let Known {
            spool,
            blocks,
            campaigns,
            ids,
            counting,
        } = self.know(articles)?;
        let mut events = Events::find(blocks, ids.len() as u32)?;
        let mut only = OnlyCampaigns::default();
        for (number, campaigns) in &counting {
            only.add(events.root(*number), campaigns);
        }
        let mut sorter = Sorter::new(self.folder, "statements");
        for (number, row) in spool.finish()?.enumerate() {
            let mut article: Article = unpack(&row?)?;
            campaigns.lend(&mut article);
            let first = events.root(number as u32);
            article.event = id('E', &ids[first as usize].to_string());
            self.summary.statements += article.statements.len() as u64;
            push_statements(&mut sorter, article, number as u32, only.of(first))?;
        }
        Ok(sorter)
    }

    /// What is known of all articles before events are looked for.
    pub(crate) fn know(&mut self, articles: Sorter) -> Result<Known, Error> {
        let mut spool = Spool::new(self.folder, "spool")?;
        let mut sketches = Spool::new(self.folder, "sketches")?;
        let mut stems = StemCounts::new();
        let mut campaigns = Campaigns::default();
        let mut ids: Vec<u64> = Vec::new();
        let mut counting = Vec::new();
        let sorted = articles.finish()?;
        let mut last = Row::default();
        for row in sorted {
            let row = row?;
            // A shard given twice says nothing twice.
            if row == last {
                continue;
            }
            let article: Article = unpack(&row.value)?;
            self.count_untrue(&article);
            campaigns.add(&article);
            let number = ids.len() as u32;
            ids.push(xxh3_64(
                format!("{}\n{}", article.key, article.record).as_bytes(),
            ));
            let counted = quantity::campaigns(&article);
            if !counted.is_empty() {
                counting.push((number, counted));
            }
            if let Some(sketch) = Sketch::of(&article, number) {
                stems.add(&article);
                sketches.push(&pack(&sketch)?)?;
            }
            spool.push(&row.value)?;
            last = row;
        }
        let mut blocks = Sorter::new(self.folder, "blocks");
        for row in sketches.finish()? {
            let mut sketch: Sketch = unpack(&row?)?;
            sketch.weigh(|stem| stems.weight(stem));
            push(&sketch, &mut blocks)?;
        }
        Ok(Known {
            spool,
            blocks,
            campaigns,
            ids,
            counting,
        })
    }

    fn count_untrue(&mut self, article: &Article) {
        self.summary.untrue_dates += article.untrue_dates.len() as u64;
        if let (None, Some(edtf)) = (
            &self.summary.first_untrue_date,
            article.untrue_dates.first(),
        ) {
            self.summary.first_untrue_date = Some((article.record.clone(), edtf.clone()));
        }
    }

    fn write(
        &mut self,
        statements: Sorter,
        take: &mut dyn FnMut(&Claim) -> Result<(), Error>,
    ) -> Result<(), Error> {
        each_quantity(statements, &mut |quantity, entries| {
            self.finish(quantity, entries, take)
        })
    }

    fn finish(
        &mut self,
        quantity: &str,
        entries: Vec<Entry>,
        take: &mut dyn FnMut(&Claim) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for series in series(entries, self.models) {
            for claim in publish(&series, quantity) {
                self.summary.claims += 1;
                self.summary.contradictions += u64::from(claim.is(Relation::Contradicts));
                take(&claim)?;
            }
        }
        Ok(())
    }
}

/// Takes the key of a quantity and statements of it.
type TakeQuantity<'a> = dyn FnMut(&str, Vec<Entry>) -> Result<(), Error> + 'a;

/// Hands over the statements of each quantity; of one that has very many some at a time.
pub(crate) fn each_quantity(statements: Sorter, take: &mut TakeQuantity<'_>) -> Result<(), Error> {
    let mut quantity = String::new();
    let mut held: Vec<Entry> = Vec::new();
    for row in statements.finish()? {
        let (of, entry) = unpack::<QuantityRow>(&row?.value)?.into_parts();
        if !held.is_empty() && (quantity != of || held.len() >= HELD) {
            take(&quantity, std::mem::take(&mut held))?;
        }
        quantity = of;
        held.push(entry);
    }
    match held.is_empty() {
        true => Ok(()),
        false => take(&quantity, held),
    }
}

/// How many numbers a record states.
#[derive(serde::Deserialize)]
struct Stating {
    figures: Vec<serde::de::IgnoredAny>,
}

/// What stands before the numbers of a record, as it is written.
const FIGURES: &[u8] = br#""figures":["#;

static SOUGHT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(FIGURES));

/// Whether a line states numbers, as far as its bytes tell: quotes inside of texts stand behind backslashes.
fn states(line: &[u8]) -> Option<bool> {
    let found = SOUGHT.find_iter(line);
    let first = |at: usize| line.get(at + FIGURES.len()).copied();
    let states = found.filter_map(|at| match first(at)? {
        b'{' => Some(true),
        b']' => Some(false),
        _ => None,
    });
    let states = states.max()?;
    (states || line.trim_ascii_end().ends_with(b"}")).then_some(states)
}

fn article_row(batch: &Batch, at: usize) -> Result<Option<Row>, Error> {
    let line = &batch.lines[at];
    if line.is_empty() {
        return Ok(None);
    }
    let wrong = |error: serde_json::Error| {
        let cause = format!(
            "no record of svodka: {error}; give the files that `svodka extract` or `svodka link` wrote"
        );
        Error::line(&batch.path, batch.line + at as u64, &cause)
    };
    // Most records state no number: there is no need to keep all that they say, or even to read it.
    let states = match states(line) {
        Some(states) => states,
        None => {
            let stating: Stating = serde_json::from_slice(line).map_err(wrong)?;
            !stating.figures.is_empty()
        }
    };
    if !states {
        return Ok(None);
    }
    let record: Record = serde_json::from_slice(line).map_err(wrong)?;
    let Some(article) = gather(record) else {
        return Ok(None);
    };
    let mut key = ordered(article.day.unwrap_or(i32::MAX)).to_vec();
    key.extend_from_slice(format!("{}\0{}", article.key, article.record).as_bytes());
    Ok(Some(Row {
        key,
        value: pack(&article)?,
    }))
}

fn push_statements(
    sorter: &mut Sorter,
    mut article: Article,
    number: u32,
    only: Option<u64>,
) -> Result<(), Error> {
    let statements = std::mem::take(&mut article.statements);
    article.stems = Vec::new();
    article.quoted = Vec::new();
    article.adjectives = Vec::new();
    article.untrue_dates = Vec::new();
    for statement in statements {
        let quantity = quantity::key(&article, &statement, only);
        let mut key = xxh3_64(quantity.as_bytes()).to_be_bytes().to_vec();
        key.extend_from_slice(quantity.as_bytes());
        key.push(0);
        key.extend_from_slice(&ordered(statement.time.day.unwrap_or(i32::MAX)));
        key.extend_from_slice(&number.to_be_bytes());
        key.extend_from_slice(&statement.start.to_be_bytes());
        sorter.push(&key, &QuantityRow::packed(&quantity, &article, &statement)?)?;
    }
    Ok(())
}

/// Bytes that sort as the number does.
fn ordered(number: i32) -> [u8; 4] {
    (number.wrapping_sub(i32::MIN) as u32).to_be_bytes()
}
