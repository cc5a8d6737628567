//! How the outputs of a run are opened: anew, or over what an earlier run has left.

use super::{Opened, Outputs};
use crate::cli::claimed::{claims, spare, spare_part};
use crate::cli::export::failure;
use crate::cli::keeper::Inventory;
use crate::cli::plan::{Earlier, Plan};
use crate::cli::progress::Progress;
use crate::cli::records::Records;
use crate::cli::refusal::{
    cannot_write, cannot_write_errors, changed, not_claimed, overwritten, unaccounted, unfinished,
};
use crate::cli::report::{Errors, say};
use crate::cli::status::Failure;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use svodka::sink::{
    Added, Checked, Header, IdReader, Journal, LineSink, NotFit, Reprints, RunIds, Tally,
};
use svodka::source::Place;
use svodka_export::Position;
use svodka_shards::Claim;

impl Outputs {
    /// Opens all outputs of a plan. What an earlier run has left in them is gone on with, spared or dropped, as
    /// the plan says; whatever is refused, nothing was touched.
    pub fn open(plan: &Plan, header: &Header) -> Result<Opened, Failure> {
        let written = plan.output.iter().chain(&plan.errors);
        let claims = claims(written.map(PathBuf::as_path)).map_err(|_| {
            let taken = |output: &&PathBuf| claims([output.as_path()]).is_err();
            match plan.output.as_ref().filter(taken) {
                None => cannot_write_errors(plan, &io::ErrorKind::WouldBlock.into()),
                Some(output) => not_claimed(output, NotFit::Busy),
            }
        })?;
        plan.output.as_deref().map_or(Ok(()), spare_part)?;
        plan.errors.as_deref().map_or(Ok(()), spare)?;
        let mut opened = Self::opened(plan, header)?;
        if let Opened::Ready(outputs) = &mut opened {
            outputs.claims = claims;
        }
        Ok(opened)
    }

    fn opened(plan: &Plan, header: &Header) -> Result<Opened, Failure> {
        if let Some((target, options)) = &plan.target {
            let form = target.open(options.clone()).map_err(failure)?;
            return Self::stream(plan, Records::form(form, plan.is_live));
        }
        let Some(path) = &plan.output else {
            return Self::stream(plan, Records::Lines(LineSink::stream(io::stdout())));
        };
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => {
                Err(cannot_write(path, &io::ErrorKind::IsADirectory.into()))
            }
            Ok(data) if !data.is_file() && plan.earlier != Earlier::Spared => Err(Failure::Usage(
                "--resume, --restart and --update want a file, not a pipe or a device".to_owned(),
            )),
            Ok(data) if !data.is_file() => {
                let opened = LineSink::direct(path).map_err(|error| cannot_write(path, &error))?;
                Self::stream(plan, Records::Lines(opened))
            }
            _ => Self::file(plan, path, header),
        }
    }

    /// Records to what no journal can go on with.
    fn stream(plan: &Plan, records: Records) -> Result<Opened, Failure> {
        let errors = errors(plan)?;
        errors
            .cut(0)
            .map_err(|error| cannot_write_errors(plan, &error))?;
        Ok(Opened::Ready(Box::new(Self::new(
            plan, records, errors, None,
        ))))
    }

    fn new(plan: &Plan, records: Records, errors: Errors, journal: Option<Journal>) -> Self {
        Self {
            records,
            errors,
            journal,
            reprints: plan.dedup.then(Reprints::default),
            ids: RunIds::default(),
            lists_skipped: plan.list_skipped,
            first_skipped: None,
            progress: Progress::hidden(),
            tally: Tally::default(),
            before: Tally::default(),
            earlier: None,
            kept: None,
            place: None,
            is_done: false,
            claims: Vec::new(),
        }
    }

    /// Records to a file. The lock comes first: who does not get it has opened nothing.
    fn file(plan: &Plan, path: &Path, header: &Header) -> Result<Opened, Failure> {
        let failed = |error: io::Error| cannot_write(path, &error);
        let [part, name, ..] = LineSink::beside_paths(path).map_err(failed)?;
        let claim = Claim::take(&name).map_err(|why| not_claimed(path, why.into()))?;
        let errors = errors(plan)?;
        let earlier = Checked::of(claim).map_err(failed)?;
        let left = fs::metadata(&part).map_or(0, |data| data.len());
        match plan.earlier {
            Earlier::Resumed => Self::resume(plan, path, header, earlier, errors),
            Earlier::Updated if left > 0 => Self::resume(plan, path, header, earlier, errors),
            Earlier::Updated => Self::update(plan, path, header, earlier, errors),
            Earlier::Spared if left > 0 => Err(Failure::CannotRun(unfinished(&part, left))),
            _ => Self::anew(plan, path, header, earlier, errors),
        }
    }

    fn anew(
        plan: &Plan,
        path: &Path,
        header: &Header,
        earlier: Checked,
        errors: Errors,
    ) -> Result<Opened, Failure> {
        let failed = |error: io::Error| cannot_write(path, &error);
        let journal = earlier.begin(header).map_err(failed)?;
        let records = LineSink::part(path, 0).map_err(failed)?;
        errors
            .cut(0)
            .map_err(|error| cannot_write_errors(plan, &error))?;
        Ok(Opened::Ready(Box::new(Self::new(
            plan,
            Records::Lines(records),
            errors,
            Some(journal),
        ))))
    }

    /// Takes over what a finished run wrote of files that have not changed since. It stays as it is until all is
    /// written anew beside it.
    fn update(
        plan: &Plan,
        path: &Path,
        header: &Header,
        mut earlier: Checked,
        errors: Errors,
    ) -> Result<Opened, Failure> {
        let failed = |error: io::Error| cannot_write(path, &error);
        // What people have decided is never lost by leaving an argument out.
        let mut differences = earlier
            .header()
            .map_or(Vec::new(), |then| then.differences(header));
        differences.retain(|(name, ..)| name == "--corrections");
        if !differences.is_empty() {
            return Err(Failure::CannotRun(changed(path, &differences)));
        }
        let is_same = earlier.header() == Some(header) && path.is_file() && !plan.dedup;
        if !is_same {
            return Self::anew(plan, path, header, earlier, errors);
        }
        let mut reading = reader(Some(path)).map_err(failed)?;
        let mut reading_errors = reader(plan.errors.as_deref()).map_err(failed)?;
        let mut inventory = Inventory::default();
        let mut is_whole = false;
        while let Some(entry) = earlier
            .next(&mut reading, &mut reading_errors)
            .map_err(failed)?
        {
            inventory.add(&entry);
            is_whole = entry.is_end;
        }
        if !is_whole {
            return Self::anew(plan, path, header, earlier, errors);
        }
        let [.., name] = LineSink::beside_paths(path).map_err(failed)?;
        let claim = Claim::take(&name).map_err(|why| not_claimed(path, why.into()))?;
        let journal = Checked::of(claim).and_then(|checked| checked.begin(header));
        let kept = inventory.open(path).map_err(failed)?;
        let records = LineSink::update(path).map_err(failed)?;
        // The lock on the errors of the finished run is kept, and so are they.
        let beside = match &plan.errors {
            Some(path) if errors.is_regular() => LineSink::update(path).map(Errors::Records),
            Some(path) => LineSink::direct(path).map(Errors::Records),
            None => Ok(Errors::Sentences),
        };
        let beside = beside.map_err(|error| cannot_write_errors(plan, &error))?;
        let journal = Some(journal.map_err(failed)?);
        Ok(Opened::Ready(Box::new(Self {
            earlier: Some((earlier.spare(), errors)),
            kept: Some(kept),
            ..Self::new(plan, Records::Lines(records), beside, journal)
        })))
    }

    /// Goes on with what an earlier run wrote, as far as that counts.
    fn resume(
        plan: &Plan,
        path: &Path,
        header: &Header,
        mut earlier: Checked,
        errors: Errors,
    ) -> Result<Opened, Failure> {
        let failed = |error: io::Error| cannot_write(path, &error);
        let [part, ..] = LineSink::beside_paths(path).map_err(failed)?;
        // A finished run has no part any more.
        let is_finished = !part.exists();
        if let Some(then) = earlier.header().filter(|_| path.exists() || !is_finished) {
            let differences = then.differences(header);
            if !differences.is_empty() {
                return Err(Failure::CannotRun(changed(path, &differences)));
            }
        }
        let written = if is_finished { path } else { &part };
        let mut reading = IdReader::new(reader(Some(written)).map_err(failed)?);
        let mut ids = RunIds::default();
        let mut reading_errors = reader(plan.errors.as_deref()).map_err(failed)?;
        let mut reprints = plan.dedup.then(Reprints::default);
        let mut tally = Tally::default();
        let mut lengths = (0, 0);
        let mut last = None;
        while let Some(entry) = earlier
            .next(&mut reading, &mut reading_errors)
            .map_err(failed)?
        {
            tally.merge(&entry.tally);
            lengths.0 += bytes(&entry.records);
            lengths.1 += bytes(&entry.errors);
            reading.count(&mut ids);
            if let Some(reprints) = &mut reprints {
                reprints.remember(&entry.prints);
            }
            last = Some(entry);
        }
        let is_end = last.as_ref().is_some_and(|last| last.is_end);
        if is_finished && is_end {
            return Ok(Opened::Finished(tally));
        }
        if is_finished && path.exists() && earlier.has_entries() {
            return Err(Failure::CannotRun(overwritten(path)));
        }
        let Some(last) = last.filter(|_| !is_finished) else {
            let left = fs::metadata(&part).map_or(0, |data| data.len());
            if left > 0 {
                say(&unaccounted(&part, left));
            }
            return Self::anew(plan, path, header, earlier, errors);
        };
        let journal = earlier.go_on().map_err(failed)?;
        let records = LineSink::part(path, lengths.0).map_err(failed)?;
        errors
            .cut(lengths.1)
            .map_err(|error| cannot_write_errors(plan, &error))?;
        if plan.show_summary {
            say(&format!("continues after {} inputs", tally.read()));
        }
        let (file, item, seen) = last.place;
        Ok(Opened::Ready(Box::new(Self {
            reprints,
            ids,
            before: tally.clone(),
            tally,
            place: Some(Place { file, item, seen }),
            is_done: last.is_end,
            ..Self::new(plan, Records::Lines(records), errors, Some(journal))
        })))
    }
}

/// Bytes that a position says were added.
fn bytes(position: &Position) -> u64 {
    Added::at(position).unwrap_or_default().bytes
}

/// A file from its beginning; nothing where there is none.
fn reader(path: Option<&Path>) -> io::Result<Box<dyn Read>> {
    match path.map(File::open) {
        None => Ok(Box::new(io::empty())),
        Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => Ok(Box::new(io::empty())),
        Some(file) => Ok(Box::new(io::BufReader::new(file?))),
    }
}

/// Where errors go; what their file holds stays for now.
fn errors(plan: &Plan) -> Result<Errors, Failure> {
    let Some(path) = &plan.errors else {
        return Ok(Errors::Sentences);
    };
    let opened = LineSink::direct(path).map(Errors::Records);
    opened.map_err(|error| cannot_write_errors(plan, &error))
}
