//! What became of a document, as a line of JSON.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use svodka::error::Error;
use svodka::record::{ErrorRecord, Record};

/// A line, without its line break.
pub enum Outcome {
    /// The record.
    Record(Vec<u8>),
    /// The error record of a document that became none.
    Error(Vec<u8>),
}

impl Outcome {
    /// Writes a result down.
    pub fn of(result: Result<Record, Error>) -> Self {
        match result {
            Ok(record) => Self::Record(line(&record)),
            Err(error) => Self::Error(line(&ErrorRecord::from(&error))),
        }
    }

    /// Whether it is a record, and the line.
    pub fn told(self, py: Python<'_>) -> (bool, Py<PyBytes>) {
        let (is_record, line) = match self {
            Self::Record(line) => (true, line),
            Self::Error(line) => (false, line),
        };
        (is_record, PyBytes::new(py, &line).unbind())
    }
}

/// Published types are always JSON.
fn line(published: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(published).unwrap_or_default()
}

/// An error that is about no document.
pub fn broken(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
