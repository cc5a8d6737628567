//! Why a stream broke, carried through `std::io::Error` from the layer that knows to the one that tells.

use crate::error::{Code, Error, Origin, Stage};
use std::fmt;
use std::io::{self, ErrorKind, Read};

/// What was wrong, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub code: Code,
    pub message: String,
}

impl Fault {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    pub(super) fn at(self, origin: &Origin) -> Error {
        Error::new(origin, Stage::Source, self.code, self.message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        Self::other(fault)
    }
}

/// What an error of reading means: the fault inside, or trouble of the machine.
pub(super) fn of(error: &io::Error) -> Fault {
    match inner(error) {
        Some(fault) => fault.clone(),
        None => Fault::new(
            Code::Unreadable,
            format!("reading stopped here: {error}; check the file and its disk"),
        ),
    }
}

fn inner(error: &io::Error) -> Option<&Fault> {
    error.get_ref()?.downcast_ref()
}

/// What an error of unpacking `format` means: a fault below stays, and so does trouble of the machine.
pub(super) fn of_unpacking(format: &str, error: io::Error) -> io::Error {
    if inner(&error).is_some() || error.raw_os_error().is_some() {
        return error;
    }
    let code = match error.kind() {
        _ if wants_memory(&error) => Code::TooLong,
        ErrorKind::UnexpectedEof => Code::Truncated,
        ErrorKind::Unsupported => Code::Unsupported,
        _ => Code::Corrupt,
    };
    let fault = match code {
        Code::Truncated => Fault::new(
            code,
            format!("the {format} data end before their end; fetch the file again"),
        ),
        Code::TooLong => Fault::new(
            code,
            format!(
                "the {format} data were packed for more memory than is taken to unpack them; pack them again without --long or --ultra, or unpack the file first"
            ),
        ),
        Code::Unsupported => Fault::new(
            code,
            format!("{format} of a kind that is not read ({error}); unpack it first"),
        ),
        _ => Fault::new(
            code,
            format!("the {format} data are damaged ({error}); fetch the file again"),
        ),
    };
    fault.into()
}

/// Whether a stream is refused for the memory that its window wants.
fn wants_memory(error: &io::Error) -> bool {
    let told = error.to_string();
    ["memory limit", "too much memory"]
        .iter()
        .any(|words| told.contains(words))
}

/// The error that ended the look at the beginning of a stream, told again where the stream is read to its end.
pub(super) struct Broken(Option<io::Error>);

impl Broken {
    pub(super) fn new(error: Option<io::Error>) -> Self {
        Self(error)
    }
}

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
