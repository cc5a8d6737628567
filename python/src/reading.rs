//! Files, folders and archives, one result after another.

use crate::extractor::Shared;
use crate::outcome::{Outcome, broken};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use svodka::cli::stream::{Asked, Results, Stream};
use svodka::record::Record;
use svodka::source::{Inputs, Limits, Shard, ShardBy, Sources};

/// How often it is looked whether Ctrl-C was pressed.
pub const PATIENCE: Duration = Duration::from_millis(50);

/// What to read: paths, and the part of them as `number from 1, count, whether of documents`.
#[derive(FromPyObject)]
pub struct Paths(Vec<PathBuf>, Option<(u64, u64, bool)>);

impl Paths {
    fn sources(self) -> PyResult<Sources> {
        let inputs = Inputs {
            paths: self.0,
            list: None,
        };
        let sources = Sources::new(inputs, Limits::default(), Vec::new());
        match self.1 {
            None => Ok(sources),
            Some((index, count, _)) if index == 0 || index > count => Err(PyValueError::new_err(
                "a shard is a number from 1, and how many there are, not less",
            )),
            Some((index, count, of_documents)) => Ok(sources.with_shard(Shard {
                index,
                count,
                by: match of_documents {
                    true => ShardBy::Documents,
                    false => ShardBy::Files,
                },
            })),
        }
    }
}

/// An iterator over results.
#[pyclass(frozen)]
pub struct Reading(Mutex<State>);

struct State {
    stream: Option<Stream>,
    waiting: VecDeque<Outcome>,
}

impl Reading {
    /// Begins to read.
    pub fn start(paths: Paths, shared: Arc<Shared>, jobs: usize) -> PyResult<Self> {
        let sources = paths.sources()?;
        let engine = Arc::clone(&shared.engine);
        let finish = move |record: &mut Record| shared.correct(record);
        let stream = Stream::start(sources, engine, jobs, finish).map_err(broken)?;
        Ok(Self(Mutex::new(State {
            stream: Some(stream),
            waiting: VecDeque::new(),
        })))
    }
}

#[pymethods]
impl Reading {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    /// The next result: whether a record was made, and the line.
    fn __next__(&self, py: Python<'_>) -> PyResult<Option<(bool, Py<PyBytes>)>> {
        let state = &mut *self.0.try_lock().map_err(|_| in_use())?;
        loop {
            if let Some(outcome) = state.waiting.pop_front() {
                return Ok(Some(outcome.told(py)));
            }
            if !py.detach(|| state.ask())? {
                return Ok(None);
            }
            py.check_signals()?;
        }
    }

    /// Stops reading; there is no more.
    fn close(&self) -> PyResult<()> {
        let mut state = self.0.try_lock().map_err(|_| in_use())?;
        state.waiting.clear();
        state.stream = None;
        Ok(())
    }
}

impl State {
    /// Waits a while for more; whether there may be some.
    fn ask(&mut self) -> PyResult<bool> {
        let Some(stream) = &self.stream else {
            return Ok(false);
        };
        match stream.ask(PATIENCE) {
            Ok(Asked::Nothing) => Ok(true),
            Ok(Asked::Batch(results)) => {
                self.waiting.extend(outcomes(results));
                Ok(true)
            }
            Ok(Asked::End) => {
                self.stream = None;
                Ok(false)
            }
            Err(error) => {
                self.stream = None;
                Err(broken(error))
            }
        }
    }
}

fn outcomes(results: Results) -> impl Iterator<Item = Outcome> {
    let records = results.records.into_iter().map(Ok);
    records
        .chain(results.errors.into_iter().map(Err))
        .map(Outcome::of)
}

/// Two threads ask one iterator at once.
pub fn in_use() -> PyErr {
    PyValueError::new_err("another thread asks this iterator; give each thread its own")
}
