//! Opening files, packed or not, that hold what was asked for.

use crate::{Error, Kind};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Bytes read at a time.
const BUFFER: usize = 256 << 10;
/// How files begin that are packed.
const GZIP: &[u8] = &[0x1F, 0x8B];
const ZSTANDARD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// What svodka writes.
const OWN: &[Kind] = &[
    Kind::Records,
    Kind::Entities,
    Kind::Claims,
    Kind::Corrections,
    Kind::Errors,
    Kind::Sqlite,
    Kind::Parquet,
];

/// A file, unpacked if it is packed; `-` is standard input.
///
/// # Errors
/// A file that cannot be read.
pub fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Error> {
    unpacked(path).map_err(|error| Error::read(path, &error))
}

/// The same of a file that holds one of `wanted`.
///
/// # Errors
/// A file that cannot be read, or holds something else.
pub fn open_as(path: &Path, wanted: &[Kind]) -> Result<Box<dyn BufRead + Send>, Error> {
    let mut input = open(path)?;
    // What cannot be read is told with its line, by who reads it.
    let kind = begins(&mut input).unwrap_or(Kind::Unknown);
    match kind.instead_of(wanted) {
        Some(cause) => Err(Error::new(format!("{}: {cause}", path.display()))),
        None => Ok(input),
    }
}

fn unpacked(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let plain: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    let mut input = BufReader::with_capacity(BUFFER, plain);
    let begin = input.fill_buf()?;
    if begin.starts_with(GZIP) {
        let unpacked = MultiGzDecoder::new(input);
        return Ok(Box::new(BufReader::with_capacity(BUFFER, unpacked)));
    }
    if begin.starts_with(ZSTANDARD) {
        let unpacked = zstd::Decoder::with_buffer(input)?;
        return Ok(Box::new(BufReader::with_capacity(BUFFER, unpacked)));
    }
    Ok(Box::new(input))
}

/// What a file holds that `input` reads; nothing of it is taken out.
fn begins(input: &mut dyn BufRead) -> io::Result<Kind> {
    input.fill_buf().map(Kind::of)
}

/// Refuses a file of what svodka itself writes, where articles are wanted.
///
/// # Errors
/// A file that cannot be read, or was written by svodka.
pub fn must_be_of_others(path: &Path) -> Result<(), Error> {
    if !path.is_file() {
        return Ok(());
    }
    let mut input = open(path)?;
    let kind = begins(&mut input).map_err(|error| Error::read(path, &error))?;
    let cause = kind.instead_of(&[Kind::Documents]);
    match cause.filter(|_| OWN.contains(&kind)) {
        Some(cause) => Err(Error::new(format!("{}: {cause}", path.display()))),
        None => Ok(()),
    }
}

/// Refuses a file that holds what was not asked for; streams are left alone, for they are read once.
///
/// # Errors
/// A file that cannot be read, or holds something else.
pub fn must_hold(path: &Path, wanted: &[Kind]) -> Result<(), Error> {
    match path.is_file() {
        true => open_as(path, wanted).map(|_| ()),
        false => Ok(()),
    }
}
