//! Records of an earlier run that still hold: files that have not changed are not read again.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use svodka::record::Record;
use svodka::sink::{Added, Entry, FileEnd, Tally};
use svodka::source::{FileMark, KnownFiles};

/// The output of an earlier run, in pieces.
#[derive(Default)]
pub struct Keeper {
    output: Option<Mutex<File>>,
    pieces: Vec<Piece>,
}

/// Records that follow each other.
struct Piece {
    start: u64,
    bytes: u64,
    tally: Tally,
}

/// Goes through the journal of an earlier run.
#[derive(Default)]
pub struct Inventory {
    pieces: Vec<Piece>,
    known: KnownFiles,
    /// Bytes of records so far.
    passed: u64,
    /// First piece of the file at hand, and whether it may be kept.
    first: usize,
    is_spoilt: bool,
}

impl Inventory {
    /// Takes up a batch. Files of which something was told, or had its id changed, are read again: what was told is
    /// to be told again, and what an id must not be may be something else now.
    pub fn add(&mut self, entry: &Entry) {
        let is_repeated = entry.tally.repeated > 0;
        let mut from = 0;
        let mut rest = entry.tally.clone();
        for FileEnd {
            mark, bytes, tally, ..
        } in &entry.files
        {
            self.piece(from, *bytes, tally.clone(), is_repeated);
            rest = rest.since(tally);
            from = *bytes;
            self.end(mark.clone());
        }
        let bytes = Added::at(&entry.records).unwrap_or_default().bytes;
        self.piece(from, bytes, rest, is_repeated);
        self.passed += bytes;
    }

    fn piece(&mut self, from: u64, to: u64, tally: Tally, is_repeated: bool) {
        self.is_spoilt |= is_repeated || tally.failed > 0 || tally.skipped > 0;
        if to > from {
            self.pieces.push(Piece {
                start: self.passed + from,
                bytes: to - from,
                tally,
            });
        }
    }

    fn end(&mut self, mark: FileMark) {
        if !self.is_spoilt {
            self.known.add(mark, self.first..self.pieces.len());
        }
        (self.first, self.is_spoilt) = (self.pieces.len(), false);
    }

    /// What there is to keep, out of the output of the earlier run.
    pub fn open(self, output: &Path) -> io::Result<(KnownFiles, Keeper)> {
        let keeper = Keeper {
            output: Some(Mutex::new(File::open(output)?)),
            pieces: self.pieces,
        };
        Ok((self.known, keeper))
    }
}

impl Keeper {
    /// Adds the records of a piece to `records`; their numbers.
    pub fn take(&self, piece: usize, records: &mut Vec<Record>) -> io::Result<Tally> {
        let (lines, tally) = self.lines(piece)?;
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            records.push(serde_json::from_slice(line)?);
        }
        Ok(tally)
    }

    fn lines(&self, piece: usize) -> io::Result<(Vec<u8>, Tally)> {
        let missing = io::ErrorKind::UnexpectedEof;
        let (output, piece) = self
            .output
            .as_ref()
            .zip(self.pieces.get(piece))
            .ok_or(missing)?;
        let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
        output.seek(SeekFrom::Start(piece.start))?;
        let mut lines = Vec::new();
        let read = (&mut *output).take(piece.bytes).read_to_end(&mut lines)?;
        match read as u64 == piece.bytes {
            true => Ok((lines, piece.tally.clone())),
            false => Err(missing.into()),
        }
    }
}
