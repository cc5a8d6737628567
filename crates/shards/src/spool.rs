//! Rows written once and read again in the order of writing.

use crate::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Takes rows.
pub struct Spool {
    path: PathBuf,
    out: BufWriter<File>,
}

/// Gives them back.
pub struct SpoolReader {
    path: PathBuf,
    input: BufReader<File>,
}

impl Spool {
    /// A spool in the file `folder/name`.
    pub fn new(folder: &Path, name: &str) -> Result<Self, Error> {
        let path = folder.join(name);
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .map_err(|error| Error::write(&path, &error))?;
        let out = BufWriter::with_capacity(1 << 18, file);
        Ok(Self { path, out })
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[u8]) -> Result<(), Error> {
        let length = (row.len() as u64).to_le_bytes();
        self.out
            .write_all(&length)
            .and_then(|()| self.out.write_all(row))
            .map_err(|error| Error::write(&self.path, &error))
    }

    /// The rows from the first.
    pub fn finish(self) -> Result<SpoolReader, Error> {
        let path = self.path;
        let file = self
            .out
            .into_inner()
            .map_err(|error| Error::write(&path, error.error()))?;
        let mut input = BufReader::with_capacity(1 << 18, file);
        input.rewind().map_err(|error| Error::read(&path, &error))?;
        Ok(SpoolReader { path, input })
    }
}

impl Iterator for SpoolReader {
    type Item = Result<Vec<u8>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut length = [0; 8];
        match self.input.read(&mut length[..1]) {
            Ok(0) => return None,
            Ok(_) => {}
            Err(error) => return Some(Err(Error::read(&self.path, &error))),
        }
        let mut read = || {
            self.input.read_exact(&mut length[1..])?;
            let mut row = vec![0; u64::from_le_bytes(length) as usize];
            self.input.read_exact(&mut row)?;
            Ok(row)
        };
        Some(read().map_err(|error| Error::read(&self.path, &error)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::new(folder.path(), "rows").unwrap();
        for row in [&b"b"[..], b"", b"aa"] {
            spool.push(row).unwrap();
        }
        let rows: Result<Vec<Vec<u8>>, Error> = spool.finish().unwrap().collect();
        assert_eq!(rows.unwrap(), [b"b".to_vec(), Vec::new(), b"aa".to_vec()]);
    }
}
