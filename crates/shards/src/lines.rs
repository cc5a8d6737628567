//! Records of several files as lines: plain, gzip or Zstandard by how they begin, `-` is standard input.

use crate::{Error, Kind, Shard};
use std::path::PathBuf;

/// Bytes of lines handed on at a time.
const BATCH: usize = 4 << 20;

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
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
