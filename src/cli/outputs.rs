//! Where everything goes: records, errors, the journal, the progress bar.

mod open;

use super::keeper::Keeper;
use super::plan::Plan;
use super::progress::Progress;
use super::records::Records;
use super::report::{Errors, list_skipped};
use super::worker::Done;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use svodka::sink::{Added, Entry, Journal, LineSink, Reprints, RunIds, Tally};
use svodka::source::{KnownFiles, Place};
use svodka_shards::Claim;

/// The outputs of a run.
pub struct Outputs {
    records: Records,
    errors: Errors,
    journal: Option<Journal>,
    reprints: Option<Reprints>,
    ids: RunIds,
    lists_skipped: bool,
    /// The first document that was left aside, and why.
    pub first_skipped: Option<String>,
    pub progress: Progress,
    /// Numbers of the run, and of the runs that it goes on with.
    pub tally: Tally,
    /// Numbers of the runs that it goes on with.
    pub before: Tally,
    /// The finished run that is being updated, and what of it is kept.
    earlier: Option<(Claim, Errors)>,
    pub kept: Option<(KnownFiles, Keeper)>,
    /// Where to go on.
    pub place: Option<Place>,
    /// Whether nothing is left to do but to give the output its name.
    pub is_done: bool,
    /// Held to the end: no other run writes to one of the files, as records or as errors.
    claims: Vec<Claim>,
}

/// What opening came to.
pub enum Opened {
    /// There is something to do.
    Ready(Box<Outputs>),
    /// The run was finished before; its numbers.
    Finished(Tally),
}

impl Outputs {
    /// Canonical paths of all files that are written in this run or were in an earlier one with the same output,
    /// those the shell redirects to included.
    pub fn paths(&self, plan: &Plan) -> Vec<PathBuf> {
        let output = plan.output.as_deref();
        let target = plan.target.iter().flat_map(|(target, _)| target.files());
        let beside = output.and_then(|path| LineSink::beside_paths(path).ok());
        let others = [
            output,
            plan.errors.as_deref(),
            self.errors.part_path(),
            Some(Path::new("/dev/stdout")),
            Some(Path::new("/dev/stderr")),
        ];
        let others = others.into_iter().flatten().map(Path::to_owned);
        beside
            .into_iter()
            .flatten()
            .chain(others)
            .chain(target)
            .filter_map(|path| fs::canonicalize(path).ok())
            .collect()
    }

    /// Writes a batch down, then into the journal that it was written.
    pub fn take(&mut self, done: Done) -> io::Result<()> {
        if let Some(error) = done.fault {
            return Err(error);
        }
        let Done {
            mut records,
            mut tally,
            mut prints,
            mut files,
            ..
        } = done;
        tally.repeated = self.ids.settle(&mut records, &mut prints);
        if let Some(reprints) = &mut self.reprints {
            reprints.mark(&mut records, &prints);
        }
        let written = self.records.write(records, &mut files)?;
        let errors = self.errors.take(&done.errors, &self.progress)?;
        if self.first_skipped.is_none() {
            let mut skipped = done.errors.iter().filter(|error| error.reason.is_some());
            self.first_skipped = skipped.next().map(ToString::to_string);
        }
        if self.lists_skipped {
            list_skipped(&done.errors, &self.progress);
        }
        self.tally.merge(&tally);
        if let Some(place) = done.place {
            self.place = Some(place);
            self.note(Entry {
                records: written,
                errors: Added::of(&errors).position(),
                tally,
                prints,
                files,
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
        self.errors.finish()?;
        match (self.journal, self.earlier) {
            (Some(journal), Some((earlier, _))) => journal.replace(earlier),
            _ => Ok(()),
        }
    }

    /// Leaves nothing behind that holds nothing, and of an update nothing at all: the finished run is still there.
    pub fn abandon(self) {
        let is_update = self.is_update();
        let is_empty = self.tally.records == 0;
        self.records.abandon(is_update);
        if is_update {
            self.errors.discard();
        }
        if let Some(journal) = self.journal.filter(|_| is_empty || is_update) {
            // Nothing is lost, and there is nobody to tell.
            let _ = journal.remove();
        }
    }

    /// Whether a finished run is being updated, which stays if this one does not get to its end.
    pub fn is_update(&self) -> bool {
        self.earlier.is_some()
    }

    /// Where the records are that were written so far, if they can be gone on with.
    pub fn part(&self) -> Option<&Path> {
        self.records.part_path()
    }
}
