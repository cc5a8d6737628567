//! Linking from beginning to end.

use crate::assignments::Assignments;
use crate::collect::collect;
use crate::constraints::Constraints;
use crate::dedup::Marks;
use crate::model::Model;
use crate::outputs::{Folder, Outputs};
use crate::passes::{Finished, JOURNAL, Journal, Pass, read, write};
use crate::publish::publish;
use crate::resolve::{Resolved, resolve};
use crate::seeds::Seeds;
use crate::tell::{Told, write_entities};
use std::path::{Path, PathBuf};
use svodka_shards::{Error, Runs, Sorter};

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
    /// Corrections that are not obeyed, for they name what is not there or contradict later ones: file, line, and why.
    pub not_obeyed: Vec<String>,
    /// The pass behind which the run went on, where an earlier one was stopped.
    pub went_on: Option<Pass>,
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
    let (records, standard_input) = folder.with_standard_input(&options.records)?;
    let done = Run {
        journal: Journal::new(&folder, options, model, standard_input),
        folder: folder.path(),
        options,
        model,
        records,
    }
    .all();
    match done {
        Ok(done) => folder.remove().map(|()| done),
        Err(error) if folder.path().join(JOURNAL).exists() => Err(Error::new(format!(
            "{error}; what is finished stays in {}: the same command goes on from there",
            folder.path().display()
        ))),
        Err(error) => Err(error),
    }
}

struct Run<'a> {
    options: &'a Options,
    model: &'a Model,
    folder: &'a Path,
    journal: Journal<'a>,
    records: Vec<PathBuf>,
}

/// The file of near-duplicates.
const MARKS: &str = "marks";

impl Run<'_> {
    fn all(&self) -> Result<Summary, Error> {
        let outputs = Outputs::beside(&self.options.output, &self.options.entities);
        let mut constraints = Constraints::default();
        if let Some(path) = &self.options.corrections {
            constraints.read(path)?;
        }
        let found = self.journal.read()?;
        // Linked records that have their name already are not written again.
        let found = found.filter(|x| x.pass != Pass::Published || outputs.linked.path.exists());
        let went_on = found.as_ref().map(|finished| finished.pass);
        let mut mentions = match &found {
            None => Some(Sorter::new(self.folder, "mentions")),
            Some(_) => None,
        };
        let seeds = Seeds::read(
            self.options.base.as_deref(),
            &self.options.known,
            &mut constraints,
            mentions.as_mut(),
        )?;
        let mut finished = match (found, mentions) {
            (Some(found), _) => found,
            (None, mentions) => self.collect(&constraints, mentions)?,
        };
        loop {
            finished = match finished.pass {
                Pass::Collected => self.resolve(&finished, &constraints)?,
                Pass::Resolved => self.publish(&finished, &constraints, &seeds, &outputs)?,
                Pass::Published => break,
            };
        }
        let rows = Runs::of(self.folder, &finished.runs).read()?;
        let entities = write_entities(rows, self.model, &outputs.entities)?;
        outputs.finish(&self.options.output, &self.options.entities)?;
        Ok(Summary {
            records: finished.records,
            entities,
            not_obeyed: finished.not_obeyed,
            went_on,
        })
    }

    fn collect(
        &self,
        constraints: &Constraints,
        mentions: Option<Sorter>,
    ) -> Result<Finished, Error> {
        let mut mentions = mentions.unwrap_or_else(|| Sorter::new(self.folder, "mentions"));
        let marks = match self.options.dedup {
            true => Some(Marks::find(&self.records, self.folder)?),
            false => None,
        };
        let count = collect(&self.records, constraints, marks.as_ref(), &mut mentions)?;
        let runs = mentions.keep()?.names();
        let mut files = runs.clone();
        if let Some(marks) = marks {
            write(&self.folder.join(MARKS), &marks)?;
            files.push(MARKS.to_owned());
        }
        let finished = Finished::now(Pass::Collected, count, files, runs);
        self.journal.write(finished)
    }

    fn resolve(&self, collected: &Finished, constraints: &Constraints) -> Result<Finished, Error> {
        let mentions = Runs::of(self.folder, &collected.runs).read()?;
        let resolved = resolve(mentions, self.model, constraints, self.folder)?;
        let mut files = resolved.leave(self.folder)?;
        files.extend(self.options.dedup.then(|| MARKS.to_owned()));
        let finished = Finished::now(Pass::Resolved, collected.records, files, Vec::new());
        self.journal.write(finished)
    }

    fn publish(
        &self,
        before: &Finished,
        constraints: &Constraints,
        seeds: &Seeds,
        outputs: &Outputs,
    ) -> Result<Finished, Error> {
        let mut resolved = Resolved::read(self.folder)?;
        let marks: Option<Marks> = match self.options.dedup {
            true => Some(read(&self.folder.join(MARKS))?),
            false => None,
        };
        let mut told = Told::new(self.folder);
        told.found(&mut resolved, constraints, seeds, self.folder)?;
        if let Some(base) = &self.options.base {
            told.base(base, &resolved)?;
        }
        let mut not_obeyed = constraints.overruled();
        not_obeyed.extend(constraints.unknown(&resolved.known_tags(), &seeds.merged));
        let Resolved {
            entities, assigned, ..
        } = resolved;
        publish(
            &self.records,
            Assignments::new(assigned.read()?, entities),
            marks.as_ref(),
            &outputs.linked,
            &mut told.rows,
        )?;
        let runs = told.rows.keep()?.names();
        let mut finished = Finished::now(Pass::Published, before.records, runs.clone(), runs);
        finished.not_obeyed = not_obeyed;
        self.journal.write(finished)
    }
}
