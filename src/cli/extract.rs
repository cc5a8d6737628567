//! `svodka extract`: documents in, records out.

use super::batch::{self, Ending};
use super::interrupt;
use super::plan::Plan;
use super::progress::{Progress, summary};
use super::report::{Errors, say};
use super::status::{Failure, Status};
use super::worker::{self, Done};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Instant;
use svodka::pipeline::Engine;
use svodka::sink::{LineSink, Tally};
use svodka::source::Sources;

/// Runs a plan. Outputs are opened first: nothing is read that could not be written down.
pub fn run(plan: Plan) -> Result<Status, Failure> {
    let since = Instant::now();
    let mut outputs = Outputs::open(&plan)?;
    let engine = Engine::new(&plan.options).map_err(Failure::CannotRun)?;
    let events = mpsc::channel();
    interrupt::catch(events.0.clone())?;
    worker::keep_panics();
    let sources = Sources::new(plan.inputs.clone(), plan.limits, outputs.paths(&plan));
    outputs.progress = progress(&plan);
    let ending = batch::run(
        sources,
        move |raw: &_, desk: &mut _| engine.extract(raw, desk),
        plan.jobs,
        events,
        |done| outputs.take(&done),
    );
    outputs.progress.clear();
    outputs.conclude(ending, &plan, since)
}

fn progress(plan: &Plan) -> Progress {
    if plan.show_progress {
        Progress::shown(plan.has_known_size().then(|| plan.inputs.clone()))
    } else {
        Progress::hidden()
    }
}

/// Where everything goes.
struct Outputs {
    records: LineSink,
    errors: Errors,
    progress: Progress,
    tally: Tally,
}

impl Outputs {
    fn open(plan: &Plan) -> Result<Self, Failure> {
        let records = match &plan.output {
            Some(path) => LineSink::part(path).map_err(|error| cannot_write(path, &error))?,
            None => LineSink::stream(io::stdout()),
        };
        let errors = match &plan.errors {
            Some(path) => {
                Errors::Records(LineSink::direct(path).map_err(|error| cannot_write(path, &error))?)
            }
            None => Errors::Sentences,
        };
        Ok(Self {
            records,
            errors,
            progress: Progress::hidden(),
            tally: Tally::default(),
        })
    }

    /// Canonical paths of all files that are being written, those the shell redirects to included.
    fn paths(&self, plan: &Plan) -> Vec<PathBuf> {
        [
            plan.output.as_deref(),
            self.records.part_path(),
            plan.errors.as_deref(),
            Some(Path::new("/dev/stdout")),
            Some(Path::new("/dev/stderr")),
        ]
        .into_iter()
        .flatten()
        .filter_map(|path| fs::canonicalize(path).ok())
        .collect()
    }

    fn take(&mut self, done: &Done) -> io::Result<()> {
        self.records.commit(&done.lines)?;
        self.errors.take(&done.errors, &self.progress)?;
        self.tally.merge(&done.tally);
        self.progress.update(&self.tally);
        Ok(())
    }

    /// Says how it went, and gives the output its name if all of it is there.
    fn conclude(
        self,
        ending: io::Result<Ending>,
        plan: &Plan,
        since: Instant,
    ) -> Result<Status, Failure> {
        let ending = match ending {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Status::Well),
            other => other.map_err(|error| Failure::CannotRun(self.why_stopped(&error)))?,
        };
        if plan.show_summary {
            say(&summary(&self.tally, since));
        }
        if ending == Ending::Interrupted {
            say(&self.what_stays());
            return Ok(Status::Interrupted);
        }
        if self.tally.documents == self.tally.unopened {
            return Err(Failure::CannotRun(self.why_nothing()));
        }
        let status = if self.tally.failed > 0 {
            Status::SomeFailed
        } else {
            Status::Well
        };
        let path = plan.output.as_deref().unwrap_or(Path::new("-"));
        self.records
            .finish()
            .map_err(|error| cannot_write(path, &error))?;
        Ok(status)
    }

    fn why_stopped(&self, error: &io::Error) -> String {
        match self.records.part_path() {
            Some(part) => format!(
                "stopped: {error}; what was done stays in {}",
                part.display()
            ),
            None => format!("stopped: {error}"),
        }
    }

    fn what_stays(&self) -> String {
        match self.records.part_path() {
            Some(part) if self.tally.records > 0 => {
                format!("interrupted; what was done stays in {}", part.display())
            }
            _ => "interrupted".to_owned(),
        }
    }

    fn why_nothing(&self) -> String {
        if self.tally.unopened > 0 {
            return "no input could be opened".to_owned();
        }
        format!(
            "no input found, {} skipped; what is read is .txt, .html, .htm, .jsonl and .ndjson",
            self.tally.skipped
        )
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::CannotRun(format!("{}: cannot be written: {error}", path.display()))
}
