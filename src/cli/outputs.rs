//! Where everything goes: records, errors, the journal, the progress bar.

use super::plan::Plan;
use super::progress::Progress;
use super::report::{Errors, say};
use super::status::Failure;
use super::worker::Done;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use svodka::sink::{Checked, Entry, Header, Journal, LineSink, NotFit, Reprints, Tally, sum};
use svodka::source::Place;

/// The outputs of a run.
pub struct Outputs {
    records: LineSink,
    errors: Errors,
    journal: Option<Journal>,
    reprints: Option<Reprints>,
    pub progress: Progress,
    /// Numbers of the run, and of the runs that it goes on with.
    pub tally: Tally,
    /// Numbers of the runs that it goes on with.
    pub before: Tally,
    /// Where to go on.
    pub place: Option<Place>,
    /// Whether nothing is left to do but to give the output its name.
    pub is_done: bool,
}

impl Outputs {
    /// Opens all outputs of a plan; what an earlier run wrote is kept if the plan says so.
    pub fn open(plan: &Plan, header: &Header) -> Result<Self, Failure> {
        match &plan.output {
            Some(path) if plan.resume => match Self::resume(plan, path, header)? {
                Some(outputs) => Ok(outputs),
                None => Self::create(plan, header),
            },
            _ => Self::create(plan, header),
        }
    }

    fn create(plan: &Plan, header: &Header) -> Result<Self, Failure> {
        let mut journal = None;
        let records = match &plan.output {
            Some(path) => {
                let records = LineSink::part(path).map_err(|error| cannot_write(path, &error))?;
                if records.part_path().is_some() {
                    let paths = LineSink::beside_paths(path);
                    let [_, name] = paths.map_err(|error| cannot_write(path, &error))?;
                    let created = Journal::create(&name, header);
                    journal = Some(created.map_err(|why| not_fit(&name, why))?);
                }
                records
            }
            None => LineSink::stream(io::stdout()),
        };
        let errors = match &plan.errors {
            Some(path) => LineSink::direct(path)
                .map(Errors::Records)
                .map_err(|error| cannot_write(path, &error))?,
            None => Errors::Sentences,
        };
        Ok(Self {
            records,
            errors,
            journal,
            reprints: plan.dedup.then(Reprints::default),
            progress: Progress::hidden(),
            tally: Tally::default(),
            before: Tally::default(),
            place: None,
            is_done: false,
        })
    }

    /// Goes on with what an earlier run wrote; `None` if there is nothing to go on with.
    fn resume(plan: &Plan, path: &Path, header: &Header) -> Result<Option<Self>, Failure> {
        let failed = |error: io::Error| cannot_write(path, &error);
        if fs::metadata(path).is_ok_and(|data| !data.is_file()) {
            let message = "--resume wants a file to go on with, not a pipe or a folder".to_owned();
            return Err(Failure::Usage(message));
        }
        let [part, name] = LineSink::beside_paths(path).map_err(failed)?;
        let checked = Checked::open(&name, header).map_err(|why| not_fit(&name, why))?;
        let Some(mut checked) = checked else {
            return Ok(None);
        };
        // A run that was stopped between giving the output its name and removing the journal.
        let written = if part.exists() { &part } else { path };
        let mut records = reader(Some(written)).map_err(failed)?;
        let mut errors = reader(plan.errors.as_deref()).map_err(failed)?;
        let mut reprints = plan.dedup.then(Reprints::default);
        let mut tally = Tally::default();
        let mut last = Entry::default();
        let mut any = false;
        while let Some(entry) = checked.next(&mut records, &mut errors).map_err(failed)? {
            tally.merge(&entry.tally);
            if let Some(reprints) = &mut reprints {
                reprints.remember(&entry.prints);
            }
            (last, any) = (entry, true);
        }
        if !any || !part.exists() && !last.is_end {
            return Ok(None);
        }
        let (records, errors) = checked.lengths();
        let journal = Some(checked.go_on().map_err(failed)?);
        let records = match part.exists() {
            true => LineSink::part_behind(path, records).map_err(failed)?,
            false => LineSink::direct_behind(path, records).map_err(failed)?,
        };
        let errors = match &plan.errors {
            Some(path) => LineSink::direct_behind(path, errors)
                .map(Errors::Records)
                .map_err(|error| cannot_write(path, &error))?,
            None => Errors::Sentences,
        };
        if plan.show_summary {
            say(&format!("going on after {} inputs", tally.read()));
        }
        let (file, item, seen) = last.place;
        Ok(Some(Self {
            records,
            errors,
            journal,
            reprints,
            progress: Progress::hidden(),
            before: tally.clone(),
            tally,
            place: Some(Place { file, item, seen }),
            is_done: last.is_end,
        }))
    }

    /// Canonical paths of all files that are being written, those the shell redirects to included.
    pub fn paths(&self, plan: &Plan) -> Vec<PathBuf> {
        [
            plan.output.as_deref(),
            self.records.part_path(),
            self.journal.as_ref().map(Journal::path),
            plan.errors.as_deref(),
            Some(Path::new("/dev/stdout")),
            Some(Path::new("/dev/stderr")),
        ]
        .into_iter()
        .flatten()
        .filter_map(|path| fs::canonicalize(path).ok())
        .collect()
    }

    /// Writes a batch down, then into the journal that it was written.
    pub fn take(&mut self, done: Done) -> io::Result<()> {
        let lines = match &mut self.reprints {
            Some(reprints) => reprints.mark(&done.lines, &done.prints),
            None => done.lines,
        };
        self.records.commit(&lines)?;
        let errors = self.errors.take(&done.errors, &self.progress)?;
        self.tally.merge(&done.tally);
        if let Some(place) = done.place {
            self.place = Some(place);
            self.note(Entry {
                records: sum(&lines),
                errors: sum(&errors),
                tally: done.tally,
                prints: done.prints,
                ..Entry::default()
            })?;
        }
        self.progress.update(&self.tally);
        Ok(())
    }

    fn note(&mut self, entry: Entry) -> io::Result<()> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        let place = self.place.unwrap_or_default();
        let entry = Entry {
            place: (place.file, place.item, place.seen),
            ..entry
        };
        let outputs = [self.records.file(), self.errors.file()];
        let outputs: Vec<&File> = outputs.into_iter().flatten().collect();
        journal.add(&entry, &outputs)
    }

    /// Gives the output its name, for all of it is there.
    pub fn finish(mut self) -> io::Result<()> {
        if !self.is_done {
            self.note(Entry {
                is_end: true,
                ..Entry::default()
            })?;
        }
        self.records.finish()?;
        self.journal.map_or(Ok(()), Journal::remove)
    }

    /// Leaves nothing behind that holds nothing.
    pub fn abandon(self) {
        let is_empty = self.tally == Tally::default() || self.tally.records == 0;
        drop(self.records);
        if let Some(journal) = self.journal.filter(|_| is_empty) {
            // Nothing is lost, and there is nobody to tell.
            let _ = journal.remove();
        }
    }

    /// Where the records are that were written so far, if they can be gone on with.
    pub fn part(&self) -> Option<&Path> {
        self.records.part_path()
    }
}

/// A file from its beginning; nothing where there is none.
fn reader(path: Option<&Path>) -> io::Result<Box<dyn Read>> {
    match path.map(File::open) {
        None => Ok(Box::new(io::empty())),
        Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => Ok(Box::new(io::empty())),
        Some(file) => Ok(Box::new(io::BufReader::new(file?))),
    }
}

fn not_fit(journal: &Path, why: NotFit) -> Failure {
    let journal = journal.display();
    Failure::CannotRun(match why {
        NotFit::Other => format!(
            "{journal}: begun with other inputs, options, lists or version; give the same, or begin anew \
             without --resume"
        ),
        NotFit::Busy => format!("{journal}: another svodka is writing this output"),
        NotFit::Io(error) => format!("{journal}: cannot be written: {error}"),
    })
}

/// An output that cannot be written.
pub fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::CannotRun(format!("{}: cannot be written: {error}", path.display()))
}
