//! Rows written once and read again in the order of writing.

use crate::Error;
use crate::pack::{Packer, Unpacker};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Takes rows.
pub struct Spool {
    path: PathBuf,
    out: Packer,
}

/// Gives them back.
pub struct SpoolReader {
    path: PathBuf,
    input: Unpacker,
}

impl Spool {
    /// A spool in the file `folder/name`.
    pub fn new(folder: &Path, name: &str) -> Result<Self, Error> {
        let path = folder.join(name);
        let out = Packer::create(&path)?;
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
        let file = self.out.finish();
        file.map_err(|error| Error::write(&self.path, &error))?;
        SpoolReader::open(self.path)
    }
}

impl SpoolReader {
    /// Reads a file that a [`Spool`] has written.
    pub fn open(path: PathBuf) -> Result<Self, Error> {
        let input = Unpacker::open(&path)?;
        Ok(Self { path, input })
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
