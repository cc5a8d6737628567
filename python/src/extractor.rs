//! The engine, shared by all threads of a program.

use crate::document::Given;
use crate::many::Many;
use crate::outcome::{Outcome, broken};
use crate::reading::{Paths, Reading};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use svodka::cli::guarded;
use svodka::pipeline::{self, Desk, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};
use svodka_corrections::Corrections;

/// What threads share.
pub struct Shared {
    /// The engine itself.
    pub engine: Arc<pipeline::Engine>,
    corrections: Corrections,
    desks: Mutex<Vec<Desk>>,
}

impl Shared {
    /// What becomes of a document at a desk.
    pub fn work(&self, document: &RawDocument, desk: &mut Desk) -> Outcome {
        let extracted = guarded(document, desk, |raw, desk| self.engine.extract(raw, desk));
        Outcome::of(match extracted {
            Ok(mut record) => {
                self.correct(&mut record);
                Ok(record)
            }
            Err(mut error) => {
                // Whoever gave an id knows the document by it.
                if let Media::Handed(handed) = &document.media {
                    error.origin.member.clone_from(&handed.id);
                }
                Err(error)
            }
        })
    }

    /// The last word on a record.
    pub fn correct(&self, record: &mut Record) {
        // Which of them found no place is for `svodka export --corrections` to tell.
        let _ = self.corrections.apply(record);
    }

    /// The same at a desk that nobody else uses.
    fn work_alone(&self, document: &RawDocument) -> Outcome {
        let desks = || self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        let mut desk = desks().pop().unwrap_or_default();
        let outcome = self.work(document, &mut desk);
        desks().push(desk);
        outcome
    }
}

/// The engine; built once, used by any number of threads.
#[pyclass(frozen)]
pub struct Engine(Arc<Shared>);

#[pymethods]
impl Engine {
    /// Loads lexicon and models.
    #[new]
    fn new(
        py: Python<'_>,
        lexicon: Vec<PathBuf>,
        corrections: Option<PathBuf>,
        no_text: bool,
        listings: bool,
        source_map: bool,
        max_text_bytes: u64,
    ) -> PyResult<Self> {
        let options = Options {
            lexicon,
            no_text,
            listings,
            source_map,
            max_text_bytes,
        };
        let corrections = match corrections {
            Some(path) => read_corrections(&path)?,
            None => Corrections::default(),
        };
        let engine = py
            .detach(|| pipeline::Engine::new(&options))
            .map_err(PyValueError::new_err)?;
        Ok(Self(Arc::new(Shared {
            engine: Arc::new(engine),
            corrections,
            desks: Mutex::default(),
        })))
    }

    /// Hash of lists and models, as records carry it.
    #[getter]
    fn data(&self) -> &str {
        self.0.engine.data()
    }

    /// Whether a record was made, and the line of the record or the error.
    fn extract(&self, py: Python<'_>, given: Given<'_>) -> PyResult<(bool, Py<PyBytes>)> {
        let document = given.document()?;
        Ok(py.detach(|| self.0.work_alone(&document)).told(py))
    }

    /// The same of all that an iterator gives.
    fn many(&self, given: Bound<'_, PyIterator>, jobs: usize, ordered: bool) -> PyResult<Many> {
        Many::start(given.unbind(), Arc::clone(&self.0), jobs, ordered).map_err(broken)
    }

    /// The same of all that files and folders hold.
    fn read(&self, paths: Paths, jobs: usize) -> PyResult<Reading> {
        Reading::start(paths, Arc::clone(&self.0), jobs)
    }
}

fn read_corrections(path: &Path) -> PyResult<Corrections> {
    let told = |cause: &dyn std::fmt::Display| format!("{}: {cause}", path.display());
    let file = File::open(path).map_err(|error| PyValueError::new_err(told(&error)))?;
    Corrections::read(BufReader::new(file)).map_err(|error| PyValueError::new_err(told(&error)))
}
