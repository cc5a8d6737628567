//! One file of lines, of which none is held that is longer than a record may be.

use crate::kind::BYTE_ORDER_MARK;
use crate::{Error, Kind, open_as};
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

/// Bytes of a line, at most: more is no record, or memory would not be bounded.
const LONGEST: usize = 256 << 20;

/// A file that is read line by line: plain, gzip or Zstandard by how it begins, `-` is standard input.
pub struct Shard {
    path: PathBuf,
    input: Box<dyn BufRead + Send>,
    /// Lines read.
    lines: u64,
}

impl Shard {
    /// Opens a file that holds one of `wanted`.
    ///
    /// # Errors
    /// A file that cannot be read, or holds something else.
    pub fn open(path: PathBuf, wanted: &[Kind]) -> Result<Self, Error> {
        Ok(Self {
            input: open_as(&path, wanted)?,
            path,
            lines: 0,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many lines were read, which is the number of the last of them.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// Puts the next line into `line`, without white space at its end and what Windows puts before the first line; how
    /// many bytes were read, none behind the last line.
    ///
    /// # Errors
    /// A line that cannot be read, or is too long.
    pub fn read(&mut self, line: &mut Vec<u8>) -> Result<usize, Error> {
        self.read_within(LONGEST, line)
    }

    fn read_within(&mut self, longest: usize, line: &mut Vec<u8>) -> Result<usize, Error> {
        line.clear();
        let number = self.lines + 1;
        let failed = |cause: String| Error::line(&self.path, number, &cause);
        let read = (&mut self.input)
            .take(longest as u64 + 1)
            .read_until(b'\n', line)
            .map_err(|error| failed(format!("cannot be read: {error}")))?;
        if read > longest {
            let cause = "so no record; give files that svodka wrote";
            return Err(failed(format!("longer than {} MB, {cause}", longest >> 20)));
        }
        if read > 0 {
            self.lines = number;
        }
        line.truncate(line.trim_ascii_end().len());
        if number == 1 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(text: &[u8]) -> (tempfile::TempDir, Shard) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shard");
        std::fs::write(&path, text).unwrap();
        let shard = Shard::open(path, &[Kind::Text]).unwrap();
        (folder, shard)
    }

    #[test]
    fn lines_have_no_ends() {
        let (_folder, mut shard) = shard(b"\xEF\xBB\xBFone\n\n two \r\n\xEF\xBB\xBFthree");
        let mut line = Vec::new();
        let mut lines = Vec::new();
        while shard.read(&mut line).unwrap() > 0 {
            lines.push((shard.lines(), line.clone()));
        }
        let expected = [&b"one"[..], b"", b" two", b"\xEF\xBB\xBFthree"];
        let expected = (1..).zip(expected.map(<[u8]>::to_vec));
        assert_eq!(lines, expected.collect::<Vec<_>>());
        assert_eq!(shard.lines(), 4);
    }

    #[test]
    fn lines_that_are_too_long_are_named() {
        let (_folder, mut shard) = shard(b"one\nthree");
        let mut line = Vec::new();
        assert_eq!(shard.read_within(4, &mut line), Ok(4));
        let error = shard.read_within(4, &mut line).unwrap_err().to_string();
        assert!(error.contains("shard:2: longer than"), "{error}");
    }
}
