//! The records of an archive one after another, for programs that ask for them.

use super::batch::{self, Event, Workers};
use super::worker::{Done, Extracted};
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::thread;
use std::time::Duration;
use svodka::error::Error;
use svodka::pipeline::{Desk, Engine};
use svodka::record::Record;
use svodka::sink::RunIds;
use svodka::source::{Found, RawDocument, Sources};

/// Batches that are finished and wait to be asked for.
const WAITING: usize = 2;

/// The records of a batch of documents, in the order of the input, and behind them its errors.
pub struct Results {
    /// Records, as `svodka extract` writes them.
    pub records: Vec<Record>,
    /// Documents that became no record.
    pub errors: Vec<Error>,
}

/// What asking comes to.
pub enum Asked {
    /// A batch.
    Batch(Results),
    /// Nothing yet.
    Nothing,
    /// There is no more.
    End,
}

/// An archive that is being read. Dropped before its end, it stops after the documents in hand.
pub struct Stream {
    results: Receiver<io::Result<Results>>,
    events: Sender<Event>,
}

impl Stream {
    /// Begins to read `sources` in `jobs` threads. `finish` has the last word on each record.
    ///
    /// # Errors
    /// A thread that cannot be started.
    pub fn start(
        sources: Sources,
        engine: Arc<Engine>,
        jobs: usize,
        finish: impl Fn(&mut Record) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let (sender, results) = mpsc::sync_channel(WAITING);
        let events = mpsc::channel();
        let stream = Self {
            results,
            events: events.0.clone(),
        };
        let extract = move |raw: &RawDocument, desk: &mut Desk| {
            let records = engine.extract_all(raw, desk)?;
            let finished = records.into_iter().map(|mut record| {
                finish(&mut record);
                Extracted {
                    record,
                    print: None,
                }
            });
            Ok(finished.collect())
        };
        thread::Builder::new()
            .name("collect".into())
            .spawn(move || {
                let read = move |take: &mut dyn FnMut(Found) -> ControlFlow<()>| {
                    sources.read_from(None, take)
                };
                let ids = RunIds::default();
                let workers = Workers::new(jobs, false);
                let write = hand_over(ids, &sender);
                if let Err(error) = batch::run(read, extract, workers, events, write) {
                    // Whoever asked may be gone.
                    let _ = sender.send(Err(error));
                }
            })?;
        Ok(stream)
    }

    /// Waits a while for the next batch.
    ///
    /// # Errors
    /// Threads that cannot be started, a reader that broke down.
    pub fn ask(&self, patience: Duration) -> io::Result<Asked> {
        match self.results.recv_timeout(patience) {
            Ok(results) => results.map(Asked::Batch),
            Err(RecvTimeoutError::Timeout) => Ok(Asked::Nothing),
            Err(RecvTimeoutError::Disconnected) => Ok(Asked::End),
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // It may have come to its end.
        let _ = self.events.send(Event::Interrupt);
    }
}

/// What hands finished batches over; repeated ids are made distinct.
fn hand_over(
    mut ids: RunIds,
    sender: &SyncSender<io::Result<Results>>,
) -> impl FnMut(Done) -> io::Result<()> {
    move |done| {
        let Done {
            mut records,
            mut prints,
            errors,
            ..
        } = done;
        ids.settle(&mut records, &mut prints);
        let results = Results { records, errors };
        // Nobody asks any more: that is an end too.
        sender
            .send(Ok(results))
            .map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use svodka::pipeline::Options;
    use svodka::source::{Inputs, Limits};

    fn start(lines: &str) -> (tempfile::TempDir, Stream) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, lines).unwrap();
        let inputs = Inputs {
            paths: vec![path],
            list: None,
        };
        let sources = Sources::new(inputs, Limits::default(), Vec::new());
        let engine = Arc::new(Engine::new(&Options::default()).unwrap());
        let finish = |record: &mut Record| record.article.title = Some("finished".into());
        (folder, Stream::start(sources, engine, 2, finish).unwrap())
    }

    #[test]
    fn records_and_errors_to_the_end() {
        let line = "{\"id\":\"1\",\"text\":\"На субботник вышли 50 волонтёров.\"}\n";
        let (_folder, stream) = start(&format!("{line}{line}{{\"id\":\"2\"}}\n"));
        let (mut ids, mut errors) = (Vec::new(), 0);
        loop {
            match stream.ask(Duration::from_millis(50)).unwrap() {
                Asked::Nothing => {}
                Asked::End => break,
                Asked::Batch(results) => {
                    let finished =
                        |record: &Record| record.article.title.as_deref() == Some("finished");
                    assert!(results.records.iter().all(finished));
                    ids.extend(results.records.into_iter().map(|record| record.id));
                    errors += results.errors.len();
                }
            }
        }
        assert_eq!((ids.len(), errors), (2, 1));
        assert!(ids[0] == "1" && ids[1].starts_with("1~"), "{ids:?}");
    }

    #[test]
    fn a_stream_that_is_left_lets_its_engine_go() {
        let line = "{\"text\":\"На субботник вышли 50 волонтёров.\"}\n";
        let (_folder, stream) = start(&line.repeat(2000));
        let events = stream.events.clone();
        drop(stream);
        // The run ends, and with it whoever listens.
        while events.send(Event::Interrupt).is_ok() {
            thread::yield_now();
        }
    }
}
