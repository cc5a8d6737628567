//! Linking from beginning to end.

use crate::assignments::Assignments;
use crate::collect;
use crate::constraints::Constraints;
use crate::dedup::Marks;
use crate::model::Model;
use crate::outputs::{Folder, Outputs};
use crate::publish::publish;
use crate::resolve::{Resolved, resolve};
use crate::seeds::Seeds;
use crate::tell::Told;
use std::path::PathBuf;
use svodka_shards::{Error, Sorter};

/// What to link, and where to.
pub struct Options {
    /// Files of records: NDJSON, plain or packed with gzip or zstd; `-` is standard input. Their order does not matter.
    pub records: Vec<PathBuf>,
    /// The linked records.
    pub output: PathBuf,
    /// The entities.
    pub entities: PathBuf,
    /// Entities of an earlier run, which stay what they are.
    pub base: Option<PathBuf>,
    /// Registers of the user's own: CSV or FollowTheMoney.
    pub known: Vec<PathBuf>,
    /// What people have said: CSV.
    pub corrections: Option<PathBuf>,
    /// Whether near-duplicates are marked over all records.
    pub dedup: bool,
    /// Threads; 0 for one a core.
    pub jobs: usize,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records read.
    pub records: u64,
    /// Entities written.
    pub entities: u64,
    /// Corrections that name what is not there: file, line, and the name.
    pub unknown: Vec<String>,
}

/// Links records. The outputs get their names when they are whole.
pub fn link(options: &Options, model: &Model) -> Result<Summary, Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.jobs)
        .build();
    let pool = pool.map_err(|error| Error::new(error.to_string()))?;
    pool.install(|| run(options, model))
}

fn run(options: &Options, model: &Model) -> Result<Summary, Error> {
    let folder = Folder::beside(&options.output)?;
    let records = folder.with_standard_input(&options.records)?;
    let mut constraints = Constraints::default();
    if let Some(path) = &options.corrections {
        constraints.read(path)?;
    }
    let marks = match options.dedup {
        true => Some(Marks::find(&records, folder.path())?),
        false => None,
    };
    let mut mentions = Sorter::new(folder.path(), "mentions");
    let seeds = Seeds::read(
        options.base.as_deref(),
        &options.known,
        &mut constraints,
        &mut mentions,
    )?;
    let count = collect::collect(&records, &constraints, marks.as_ref(), &mut mentions)?;
    let mut resolved = resolve(mentions.finish()?, model, &constraints, folder.path())?;
    let mut told = Told::new(folder.path());
    told.found(&mut resolved, &constraints, &seeds)?;
    if let Some(base) = &options.base {
        told.base(base, &resolved)?;
    }
    let unknown = constraints.unknown(&resolved.known_tags(), &seeds.merged);
    let outputs = Outputs::beside(&options.output, &options.entities);
    let Resolved {
        entities, assigned, ..
    } = resolved;
    let assigned = Assignments::new(assigned, entities);
    publish(
        &records,
        assigned,
        marks.as_ref(),
        &outputs.linked,
        &mut told.rows,
    )?;
    let entities = told.write_entities(model, &outputs.entities)?;
    // The outputs are whole: what a run that is stopped from here on leaves is no more than one of them.
    drop(folder);
    outputs.finish(&options.output, &options.entities)?;
    Ok(Summary {
        records: count,
        entities,
        unknown,
    })
}
