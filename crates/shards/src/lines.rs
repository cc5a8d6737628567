//! Records of several files as lines: plain, gzip or Zstandard by how they begin, `-` is standard input.

use crate::{Error, Kind, Shard, kind};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Bytes of lines handed on at a time.
const BATCH: usize = 4 << 20;
/// Bytes read at a time.
const BUFFER: usize = 256 << 10;

/// The lines of all shards, which are records.
pub struct Lines {
    paths: std::vec::IntoIter<PathBuf>,
    open: Option<Shard>,
    /// Lines so far, of all shards.
    count: u64,
}

/// Some lines of one shard in a row.
pub struct Batch {
    /// The shard.
    pub path: PathBuf,
    /// Number of the first line in it, from 1.
    pub line: u64,
    /// Number of the first line among those of all shards, from 0.
    pub number: u64,
    /// The lines without their ends; blank ones too.
    pub lines: Vec<Vec<u8>>,
}

impl Lines {
    /// Nothing is opened yet.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        Self {
            paths: paths.into_iter(),
            open: None,
            count: 0,
        }
    }

    /// The same in an order that does not depend on how they were given, each once.
    pub fn sorted(mut paths: Vec<PathBuf>) -> Self {
        paths.sort();
        paths.dedup();
        Self::new(paths)
    }

    fn shard(&mut self) -> Result<Option<&mut Shard>, Error> {
        if self.open.is_none() {
            let Some(path) = self.paths.next() else {
                return Ok(None);
            };
            self.open = Some(Shard::open(path, &[Kind::Records])?);
        }
        Ok(self.open.as_mut())
    }
}

impl Iterator for Lines {
    type Item = Result<Batch, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let count = self.count;
            let shard = match self.shard() {
                Ok(shard) => shard?,
                Err(error) => return Some(Err(error)),
            };
            match batch(shard, count) {
                Ok(batch) if batch.lines.is_empty() => self.open = None,
                Ok(batch) => {
                    self.count += batch.lines.len() as u64;
                    return Some(Ok(batch));
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The next lines of a shard, `number` before which there are in all shards.
fn batch(shard: &mut Shard, number: u64) -> Result<Batch, Error> {
    let mut batch = Batch {
        path: shard.path().to_owned(),
        line: shard.lines() + 1,
        number,
        lines: Vec::new(),
    };
    let mut bytes = 0;
    while bytes < BATCH {
        let mut line = Vec::new();
        match shard.read(&mut line)? {
            0 => break,
            read => bytes += read,
        }
        batch.lines.push(line);
    }
    Ok(batch)
}

const GZIP: &[u8] = &[0x1F, 0x8B];
const ZSTANDARD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

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
    let kind = kind::begins(&mut input).unwrap_or(Kind::Unknown);
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn packed_and_plain_lines_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let text = b"\xEF\xBB\xBF{\"n\":1}\n\n{\"n\":2}\r\n{\"n\":3}";
        let plain = folder.path().join("plain");
        std::fs::write(&plain, text).unwrap();
        let packed = folder.path().join("zstd");
        std::fs::write(&packed, zstd::encode_all(&text[..], 1).unwrap()).unwrap();
        let gzip = folder.path().join("gzip");
        let mut out = flate2::write::GzEncoder::new(
            File::create(&gzip).unwrap(),
            flate2::Compression::fast(),
        );
        out.write_all(text).unwrap();
        out.finish().unwrap();
        for path in [plain, packed, gzip] {
            let batches: Vec<Batch> = Lines::new(vec![path]).map(Result::unwrap).collect();
            assert_eq!(batches.len(), 1);
            assert_eq!(batches[0].line, 1);
            let lines: Vec<&[u8]> = batches[0].lines.iter().map(Vec::as_slice).collect();
            let expected = [&b"{\"n\":1}"[..], b"", b"{\"n\":2}", b"{\"n\":3}"];
            assert_eq!(lines, expected);
        }
    }
}
