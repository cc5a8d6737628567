//! Records of several files as lines: plain, gzip or Zstandard by how they begin, `-` is standard input.

use crate::Error;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Bytes of lines handed on at a time.
const BATCH: usize = 4 << 20;
/// Bytes of a line, at most: more is no record.
const LINE: usize = 256 << 20;
/// Bytes read at a time.
const BUFFER: usize = 256 << 10;

/// The lines of all shards.
pub struct Lines {
    paths: std::vec::IntoIter<PathBuf>,
    open: Option<Shard>,
}

struct Shard {
    path: PathBuf,
    input: Box<dyn BufRead>,
    /// Lines read.
    line: u64,
}

/// Some lines of one shard in a row.
pub struct Batch {
    /// The shard.
    pub path: PathBuf,
    /// Number of the first line in it, from 1.
    pub line: u64,
    /// The lines without their ends; blank ones too.
    pub lines: Vec<Vec<u8>>,
}

impl Lines {
    /// Nothing is opened yet.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        Self {
            paths: paths.into_iter(),
            open: None,
        }
    }

    fn shard(&mut self) -> Result<Option<&mut Shard>, Error> {
        if self.open.is_none() {
            let Some(path) = self.paths.next() else {
                return Ok(None);
            };
            let input = open(&path).map_err(|error| Error::read(&path, &error))?;
            self.open = Some(Shard {
                path,
                input,
                line: 0,
            });
        }
        Ok(self.open.as_mut())
    }
}

impl Iterator for Lines {
    type Item = Result<Batch, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let shard = match self.shard() {
                Ok(shard) => shard?,
                Err(error) => return Some(Err(error)),
            };
            match shard.batch() {
                Ok(batch) if batch.lines.is_empty() => self.open = None,
                batch => return Some(batch),
            }
        }
    }
}

impl Shard {
    fn batch(&mut self) -> Result<Batch, Error> {
        let mut batch = Batch {
            path: self.path.clone(),
            line: self.line + 1,
            lines: Vec::new(),
        };
        let mut bytes = 0;
        while bytes < BATCH {
            let mut line = Vec::new();
            let read = (&mut self.input)
                .take(LINE as u64 + 1)
                .read_until(b'\n', &mut line)
                .map_err(|error| Error::read(&self.path, &error))?;
            if read == 0 {
                break;
            }
            self.line += 1;
            if read > LINE {
                let cause = "too long for a record; give what svodka wrote";
                return Err(Error::line(&self.path, self.line, cause));
            }
            bytes += read;
            line.truncate(line.trim_ascii_end().len());
            batch.lines.push(line);
        }
        Ok(batch)
    }
}

const GZIP: &[u8] = &[0x1F, 0x8B];
const ZSTANDARD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let plain: Box<dyn Read> = if path == Path::new("-") {
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
        let text = b"one\n\ntwo\r\nthree";
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
            assert_eq!(lines, [&b"one"[..], b"", b"two", b"three"]);
        }
    }
}
