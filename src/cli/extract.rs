//! `svodka extract`: documents in, records out.

use super::batch::{self, Ending, Workers};
use super::dictionary;
use super::interrupt;
use super::outputs::{Opened, Outputs};
use super::plan::{Earlier, Plan};
use super::progress::{Progress, summary};
use super::refusal::cannot_write;
use super::report::say;
use super::status::{Failure, Status};
use super::worker::{self, Extract, Extracted};
use std::io;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Instant;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::sink::{Print, Tally};
use svodka::source::{RawDocument, Sources};

/// Runs a plan. Outputs are opened first: nothing is read that could not be written down.
pub fn run(mut plan: Plan) -> Result<Status, Failure> {
    let since = Instant::now();
    let options = Options {
        // Reprints are told by the text, and corrections find their place in it; it is left out afterwards.
        no_text: plan.options.no_text && !plan.dedup && plan.corrections.is_none(),
        ..plan.options.clone()
    };
    let engine = Arc::new(Engine::new(&options).map_err(Failure::CannotRun)?);
    // Who searches has the built-in words alone.
    if let Some((_, how)) = plan.target.as_mut().filter(|_| options.lexicon.is_empty()) {
        how.lemmas = dictionary::read_by(Arc::clone(&engine));
    }
    let mut outputs = match Outputs::open(&plan, &plan.header(engine.data()))? {
        Opened::Ready(outputs) => *outputs,
        Opened::Finished(tally) => return Ok(already_finished(&plan, &tally)),
    };
    if outputs.is_done {
        return conclude(outputs, Ok(Ending::Complete), &plan, since);
    }
    let events = mpsc::channel();
    interrupt::catch(events.0.clone())?;
    worker::keep_panics();
    let sources = Sources::new(plan.inputs.clone(), plan.limits, outputs.paths(&plan))
        .with_columns(plan.columns.clone())
        .with_shard(plan.shard)
        .live(plan.is_live);
    outputs.progress = progress(&plan, &sources);
    let place = outputs.place;
    let (known, keeper) = outputs.kept.take().unwrap_or_default();
    let sources = sources.with_known(known);
    let ending = batch::run(
        move |take: &mut _| sources.read_from(place, take),
        extractor(engine, &plan),
        Workers::new(plan.jobs, plan.is_live).with_keeper(keeper),
        events,
        |done| outputs.take(done),
    );
    outputs.progress.clear();
    conclude(outputs, ending, &plan, since)
}

/// What makes the records of a document, with their prints where reprints are marked.
fn extractor(engine: Arc<Engine>, plan: &Plan) -> impl Extract + use<> {
    let (is_marked, no_text) = (plan.dedup, plan.options.no_text);
    let corrections = plan.corrections.clone();
    // needed to the end of the process: to take its hundred thousand entries apart would cost time for nothing
    let engine = ManuallyDrop::new(engine);
    let finished = move |mut record: Record| {
        if let Some(corrections) = &corrections {
            corrections.apply(&mut record);
        }
        let text = match no_text {
            true => record.article.text.take(),
            false => None,
        };
        let text = text.as_deref().or(record.article.text.as_deref());
        let print = text
            .filter(|_| is_marked)
            .map(|text| Print::of(&record.id, record.article.site.as_deref(), text));
        Extracted { record, print }
    };
    move |raw: &RawDocument, desk: &mut Desk| {
        let records = engine.extract_all(raw, desk)?;
        Ok(records.into_iter().map(&finished).collect())
    }
}

fn progress(plan: &Plan, sources: &Sources) -> Progress {
    if plan.show_progress {
        let inputs = plan.has_known_size().then(|| plan.inputs.clone());
        Progress::shown(inputs, sources.passed())
    } else {
        Progress::hidden()
    }
}

/// Says how it went, and gives the output its name if all of it is there.
fn conclude(
    outputs: Outputs,
    ending: io::Result<Ending>,
    plan: &Plan,
    since: Instant,
) -> Result<Status, Failure> {
    let ending = match ending {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Status::Well),
        Err(error) => {
            let message = why_stopped(&outputs, &error);
            outputs.abandon();
            return Err(Failure::CannotRun(message));
        }
        Ok(ending) => ending,
    };
    if plan.show_summary {
        say(&summary(&outputs.tally, &outputs.before, since));
        if plan.overlapping > 0 {
            say(&read_once(plan.overlapping));
        }
    }
    if ending == Ending::Interrupted {
        say(&what_stays(&outputs));
        outputs.abandon();
        return Ok(Status::Interrupted);
    }
    // A part of a whole may well be nothing.
    let is_whole = plan.shard.count == 1;
    if is_whole && outputs.tally.documents() == outputs.tally.unopened {
        let message = why_nothing(&outputs);
        outputs.abandon();
        return Err(Failure::CannotRun(message));
    }
    let status = match outputs.tally.failed {
        0 => Status::Well,
        _ => Status::SomeFailed,
    };
    let path = plan.output.as_deref().unwrap_or(Path::new("-"));
    outputs.finish().map_err(|error| match plan.target {
        // Its errors name it.
        Some(_) => Failure::CannotRun(error.to_string()),
        None => cannot_write(path, &error),
    })?;
    match &plan.corrections {
        None => Ok(status),
        Some(corrections) => {
            let goes_on = plan.earlier != Earlier::Spared;
            let earlier = plan.output.as_deref().filter(|_| goes_on);
            Ok(match corrections.tell_lost(earlier)? {
                Status::Well => status,
                lost => lost,
            })
        }
    }
}

fn already_finished(plan: &Plan, tally: &Tally) -> Status {
    let path = plan.output.as_deref().unwrap_or(Path::new("-"));
    if plan.show_summary {
        say(&format!(
            "{}: finished by an earlier run, {tally}; nothing to do; --update takes in what has changed since, --restart does all again",
            path.display()
        ));
    }
    Status::Well
}

fn read_once(overlapping: usize) -> String {
    match overlapping {
        1 => "1 input lies in another one or is the same, and was read once".to_owned(),
        many => format!("{many} inputs lie in others or are the same, and were read once"),
    }
}

fn why_stopped(outputs: &Outputs, error: &io::Error) -> String {
    match outputs.part().filter(|_| !outputs.is_update()) {
        Some(part) => format!(
            "stopped: {error}; what was done stays in {}; continue with --resume",
            part.display()
        ),
        None => format!("stopped: {error}"),
    }
}

fn what_stays(outputs: &Outputs) -> String {
    match outputs.part().filter(|_| !outputs.is_update()) {
        Some(part) if outputs.tally.records > 0 => format!(
            "interrupted; what was done stays in {}; continue with --resume",
            part.display()
        ),
        _ => "interrupted".to_owned(),
    }
}

fn why_nothing(outputs: &Outputs) -> String {
    if outputs.tally.unopened > 0 {
        return "no input could be opened".to_owned();
    }
    match (&outputs.first_skipped, outputs.tally.skipped) {
        (Some(told), 1) => format!("nothing to write, the only document was skipped: {told}"),
        (Some(told), skipped) => format!(
            "nothing to write, all {skipped} documents were skipped; --list-skipped names them, the first is {told}"
        ),
        (None, _) => "no input found; what is read: svodka extract --help".to_owned(),
    }
}
