//! The native half of the Python package `svodka`.
//!
//! Documents come in as Python values and go out as lines of JSON, the ones that `svodka extract` writes. What is
//! typed is made of them in Python, when somebody asks for it.

mod document;
mod extractor;
mod many;
mod outcome;
mod reading;
mod tables;

use pyo3::prelude::*;
use std::ffi::OsString;
use std::io::Write;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs the program `svodka` with these arguments; its exit status.
#[pyfunction]
fn run(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| {
        let status = svodka::cli::run(args);
        // Nobody else does it at the end of a Python program; whoever read may be gone.
        let _ = std::io::stdout().flush();
        status
    })
}

/// Native half of `svodka`; see the package.
#[pymodule]
mod _svodka {
    #[pymodule_export]
    use super::extractor::Engine;
    #[pymodule_export]
    use super::many::Many;
    #[pymodule_export]
    use super::reading::Reading;
    #[pymodule_export]
    use super::run;
    #[pymodule_export]
    use super::tables::{Table, Tables};

    /// Version of the package and of the program.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
