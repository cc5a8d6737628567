//! Records of several files as one list of lines: plain, gzip or zstd, standard input.

use crate::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Bytes of lines handed on at a time.
const BATCH: usize = 4 << 20;

/// The lines of all shards, shard after shard in the order of their paths.
pub(crate) struct Shards {
    paths: std::vec::IntoIter<PathBuf>,
    open: Option<(PathBuf, Box<dyn BufRead + Send>, u64)>,
    /// Lines so far.
    count: u64,
}

/// Some lines in a row.
pub(crate) struct Batch {
    pub(crate) path: PathBuf,
    /// Number of the first line in its file, from 1.
    pub(crate) line: u64,
    /// Number of the first line in the run, from 0.
    pub(crate) number: u64,
    pub(crate) lines: Vec<Vec<u8>>,
}

impl Shards {
    /// Opens shards in an order that does not depend on how they were given.
    pub(crate) fn new(paths: &[PathBuf]) -> Self {
        let mut paths = paths.to_vec();
        paths.sort();
        paths.dedup();
        Self {
            paths: paths.into_iter(),
            open: None,
            count: 0,
        }
    }

    /// The next lines; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Batch>, Error> {
        loop {
            if self.open.is_none() {
                let Some(path) = self.paths.next() else {
                    return Ok(None);
                };
                let reader = open(&path)?;
                self.open = Some((path, reader, 0));
            }
            let Some((path, reader, at)) = &mut self.open else {
                return Ok(None);
            };
            let mut batch = Batch {
                path: path.clone(),
                line: *at + 1,
                number: self.count,
                lines: Vec::new(),
            };
            let mut bytes = 0;
            while bytes < BATCH {
                let mut line = Vec::new();
                let read = reader
                    .read_until(b'\n', &mut line)
                    .map_err(|error| Error::read(path, &error))?;
                if read == 0 {
                    break;
                }
                bytes += read;
                while line.last().is_some_and(u8::is_ascii_whitespace) {
                    line.pop();
                }
                batch.lines.push(line);
            }
            if batch.lines.is_empty() {
                self.open = None;
                continue;
            }
            *at += batch.lines.len() as u64;
            self.count += batch.lines.len() as u64;
            return Ok(Some(batch));
        }
    }
}

/// A file, unpacked if it is packed.
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Error> {
    let raw: Box<dyn Read + Send> = if path == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(|error| Error::read(path, &error))?)
    };
    let mut reader = BufReader::with_capacity(1 << 18, raw);
    let start = reader
        .fill_buf()
        .map_err(|error| Error::read(path, &error))?;
    if start.starts_with(&[0x1F, 0x8B]) {
        let unpacked = flate2::bufread::MultiGzDecoder::new(reader);
        return Ok(Box::new(BufReader::with_capacity(1 << 18, unpacked)));
    }
    if start.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
        let unpacked = zstd::stream::read::Decoder::with_buffer(reader);
        let unpacked = unpacked.map_err(|error| Error::read(path, &error))?;
        return Ok(Box::new(BufReader::with_capacity(1 << 18, unpacked)));
    }
    Ok(Box::new(reader))
}
