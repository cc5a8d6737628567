//! Many documents of a Python program, worked on by several threads.

use crate::document::Given;
use crate::extractor::Shared;
use crate::outcome::Outcome;
use crate::reading::{PATIENCE, in_use};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator};
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use svodka::pipeline::Desk;
use svodka::source::RawDocument;

/// Documents that are taken ahead, for each thread.
const AHEAD: u64 = 16;
/// Bytes of the documents that are taken ahead, unless one has more.
const BYTES_AHEAD: usize = 32 << 20;
/// As much as a main thread has: pages nest deep.
const STACK_BYTES: usize = 8 << 20;

/// An iterator over results. Only the thread that asks touches Python.
#[pyclass(frozen)]
pub struct Many(Mutex<State>);

struct State {
    /// Where documents come from, until there are no more.
    given: Option<Py<PyIterator>>,
    /// Why there are no more, if that is an error.
    fault: Option<PyErr>,
    window: Window,
}

#[pymethods]
impl Many {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    /// The next result: whether a record was made, and the line.
    fn __next__(&self, py: Python<'_>) -> PyResult<Option<(bool, Py<PyBytes>)>> {
        let state = &mut *self.0.try_lock().map_err(|_| in_use())?;
        state.fill(py);
        loop {
            if let Some(outcome) = state.window.ready() {
                return Ok(Some(outcome.told(py)));
            }
            if state.window.is_empty() {
                return state.fault.take().map_or(Ok(None), Err);
            }
            py.detach(|| state.window.wait());
            py.check_signals()?;
        }
    }

    /// Stops after the documents in hand; there are no more.
    fn close(&self) -> PyResult<()> {
        let mut state = self.0.try_lock().map_err(|_| in_use())?;
        state.given = None;
        state.window.close();
        Ok(())
    }
}

impl Many {
    /// Starts the threads.
    pub fn start(
        given: Py<PyIterator>,
        shared: Arc<Shared>,
        jobs: usize,
        is_ordered: bool,
    ) -> io::Result<Self> {
        Ok(Self(Mutex::new(State {
            given: Some(given),
            fault: None,
            window: Window::open(shared, jobs, is_ordered)?,
        })))
    }
}

impl State {
    /// Takes documents while there is room for them.
    fn fill(&mut self, py: Python<'_>) {
        while self.window.has_room()
            && let Some(given) = &self.given
        {
            let next = given.bind(py).clone().next();
            let document =
                next.map(|item| item.and_then(|item| item.extract::<Given>()?.document()));
            match document {
                Some(Ok(document)) => self.window.enter(document),
                end => {
                    self.fault = end.and_then(Result::err);
                    self.given = None;
                }
            }
        }
    }
}

/// Documents under way, and results that nobody has asked for yet.
struct Window {
    documents: Option<Sender<(u64, RawDocument)>>,
    results: Receiver<(u64, usize, Outcome)>,
    is_closed: Arc<AtomicBool>,
    early: BTreeMap<u64, (usize, Outcome)>,
    is_ordered: bool,
    room: u64,
    entered: u64,
    left: u64,
    bytes: usize,
}

impl Window {
    fn open(shared: Arc<Shared>, jobs: usize, is_ordered: bool) -> io::Result<Self> {
        let (documents, queue) = mpsc::channel();
        let (sender, results) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let is_closed = Arc::new(AtomicBool::new(false));
        for _ in 0..jobs {
            let worker = Worker {
                shared: Arc::clone(&shared),
                queue: Arc::clone(&queue),
                results: sender.clone(),
                is_closed: Arc::clone(&is_closed),
            };
            thread::Builder::new()
                .name("extract".into())
                .stack_size(STACK_BYTES)
                .spawn(move || worker.run())?;
        }
        Ok(Self {
            documents: Some(documents),
            results,
            is_closed,
            early: BTreeMap::new(),
            is_ordered,
            room: AHEAD.saturating_mul(jobs as u64),
            entered: 0,
            left: 0,
            bytes: 0,
        })
    }

    fn has_room(&self) -> bool {
        let inside = self.entered - self.left;
        inside == 0 || (inside < self.room && self.bytes < BYTES_AHEAD)
    }

    fn is_empty(&self) -> bool {
        self.entered == self.left
    }

    fn enter(&mut self, document: RawDocument) {
        let Some(documents) = &self.documents else {
            return;
        };
        let bytes = document.bytes.len();
        if documents.send((self.entered, document)).is_ok() {
            self.entered += 1;
            self.bytes += bytes;
        }
    }

    /// A result that is next: the one of the oldest document, or any.
    fn ready(&mut self) -> Option<Outcome> {
        while let Ok((number, bytes, outcome)) = self.results.try_recv() {
            self.early.insert(number, (bytes, outcome));
        }
        let (bytes, outcome) = match self.is_ordered {
            true => self.early.remove(&self.left)?,
            false => self.early.pop_first()?.1,
        };
        self.left += 1;
        self.bytes -= bytes;
        Some(outcome)
    }

    /// Waits a while for a result. Threads that are gone leave nothing to wait for.
    fn wait(&mut self) {
        match self.results.recv_timeout(PATIENCE) {
            Ok((number, bytes, outcome)) => {
                self.early.insert(number, (bytes, outcome));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.close(),
        }
    }

    fn close(&mut self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.documents = None;
        self.early.clear();
        self.left = self.entered;
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.is_closed.store(true, Ordering::Relaxed);
    }
}

struct Worker {
    shared: Arc<Shared>,
    queue: Arc<Mutex<Receiver<(u64, RawDocument)>>>,
    results: Sender<(u64, usize, Outcome)>,
    is_closed: Arc<AtomicBool>,
}

impl Worker {
    fn run(self) {
        let mut desk = Desk::default();
        while let Some((number, document)) = self.next() {
            if self.is_closed.load(Ordering::Relaxed) {
                return;
            }
            let outcome = self.shared.work(&document, &mut desk);
            let result = (number, document.bytes.len(), outcome);
            if self.results.send(result).is_err() {
                return;
            }
        }
    }

    /// The next document; whoever waits for one lets the others wait behind.
    fn next(&self) -> Option<(u64, RawDocument)> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.recv().ok()
    }
}
