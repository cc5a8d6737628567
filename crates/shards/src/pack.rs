//! Temporary files of rows, packed: an archive leaves several times its size of them.

use crate::Error;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// The fastest packing: rows that stand in order are much alike.
const LEVEL: i32 = 1;
/// Bytes that are looked back, as a power of two: many files are read at once, each with a window of its own.
const WINDOW: u32 = 16;
/// Bytes held of a file.
const BUFFER: usize = 1 << 16;

/// A packed file in the making.
pub struct Packer(BufWriter<zstd::Encoder<'static, File>>);

impl Packer {
    /// Makes a file anew.
    pub(crate) fn create(path: &Path) -> Result<Self, Error> {
        let packer = || {
            let mut encoder = zstd::Encoder::new(File::create(path)?, LEVEL)?;
            encoder.window_log(WINDOW)?;
            Ok(Self(BufWriter::with_capacity(BUFFER, encoder)))
        };
        packer().map_err(|error: io::Error| Error::write(path, &error))
    }

    /// The file is whole.
    pub(crate) fn finish(self) -> io::Result<File> {
        let encoder = self.0.into_inner().map_err(io::IntoInnerError::into_error);
        encoder?.finish()
    }
}

/// A file to be written, plain or packed with Zstandard.
///
/// # Errors
/// A file that cannot be made.
pub fn create(path: &Path, packed: bool) -> Result<Output, Error> {
    match packed {
        true => Ok(Output::Packed(Packer::create(path)?)),
        false => {
            let file = File::create(path).map_err(|error| Error::write(path, &error))?;
            Ok(Output::Plain(BufWriter::with_capacity(4 * BUFFER, file)))
        }
    }
}

/// A file being written.
pub enum Output {
    /// As it is.
    Plain(BufWriter<File>),
    /// Packed with Zstandard.
    Packed(Packer),
}

impl Output {
    /// The file is whole, and on the disk.
    ///
    /// # Errors
    /// What was held cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let file = match self {
            Self::Plain(out) => out.into_inner().map_err(io::IntoInnerError::into_error),
            Self::Packed(out) => out.finish(),
        };
        file?.sync_all()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Packed(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Packed(out) => out.flush(),
        }
    }
}

impl Write for Packer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A file being read.
pub(crate) struct Unpacker(BufReader<zstd::Decoder<'static, BufReader<File>>>);

impl Unpacker {
    /// Opens a file that a [`Packer`] has made.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let unpacker = || {
            let packed = BufReader::with_capacity(BUFFER, File::open(path)?);
            let decoder = zstd::Decoder::with_buffer(packed)?;
            Ok(Self(BufReader::with_capacity(BUFFER, decoder)))
        };
        unpacker().map_err(|error: io::Error| Error::read(path, &error))
    }
}

impl Read for Unpacker {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}
