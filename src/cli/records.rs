//! Where records go: to lines, which a journal can go on with, or to any other form.

use std::fs::File;
use std::io;
use std::path::Path;
use svodka::record::Record;
use svodka::sink::{Added, FileEnd, LineSink};
use svodka_export::{Batch, Position, Sink, TRANSACTION};

/// Records that a form takes at once, unless none may wait.
const BATCH: usize = 256;

/// The output for records.
pub enum Records {
    /// JSON Lines to a file or a stream.
    Lines(LineSink),
    /// Another form.
    Form(Gathered),
}

/// Another form, and records that wait until it is worth a batch.
pub struct Gathered {
    sink: Box<dyn Sink>,
    waiting: Batch,
    at_once: usize,
    /// Records that were written and do not count yet.
    pending: usize,
}

impl Records {
    /// Records in another form; if it `is_live` no record waits for another.
    pub fn form(sink: Box<dyn Sink>, is_live: bool) -> Self {
        Self::Form(Gathered {
            sink,
            waiting: Batch::default(),
            at_once: if is_live { 1 } else { BATCH },
            pending: 0,
        })
    }

    /// Writes records, and notes in `files` the bytes up to the end of each; the position reached.
    pub fn write(&mut self, records: Vec<Record>, files: &mut [FileEnd]) -> io::Result<Position> {
        match self {
            Self::Lines(sink) => {
                let lines = lines(&records)?;
                measure(files, &lines);
                sink.commit(&lines)?;
                Ok(Added::of(&lines).position())
            }
            Self::Form(form) => {
                form.waiting.records.extend(records);
                match form.waiting.len() < form.at_once {
                    true => Ok(Position::default()),
                    false => form.flush(),
                }
            }
        }
    }

    /// The file behind it, if it is one that a journal goes on with.
    pub fn file(&self) -> Option<&File> {
        match self {
            Self::Lines(sink) => sink.file(),
            Self::Form(_) => None,
        }
    }

    /// Where the records are until [`finish`](Self::finish), if they can be gone on with.
    pub fn part_path(&self) -> Option<&Path> {
        match self {
            Self::Lines(sink) => sink.part_path(),
            Self::Form(_) => None,
        }
    }

    /// All is written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Lines(sink) => sink.finish(),
            Self::Form(mut form) => {
                form.flush()?;
                form.commit()?;
                form.sink.finish().map_err(io::Error::other)
            }
        }
    }

    /// Leaves what was done; of an update, which the finished run stands for, nothing.
    pub fn abandon(self, is_update: bool) {
        match self {
            Self::Lines(sink) if is_update => sink.discard(),
            Self::Lines(_) => {}
            Self::Form(mut form) => {
                // What could not be written either was told already, or is the same fault again.
                let _ = form.flush().and_then(|_| form.commit());
            }
        }
    }
}

impl Gathered {
    fn flush(&mut self) -> io::Result<Position> {
        let batch = std::mem::take(&mut self.waiting);
        self.sink.write(&batch).map_err(io::Error::other)?;
        self.pending += batch.len();
        match self.at_once == 1 || self.pending >= TRANSACTION {
            true => self.commit(),
            false => Ok(Position::default()),
        }
    }

    fn commit(&mut self) -> io::Result<Position> {
        self.pending = 0;
        self.sink.commit().map_err(io::Error::other)
    }
}

/// How many bytes a record has, about: room for most.
const RECORD_BYTES: usize = 16 << 10;

/// Records, one a line.
fn lines(records: &[Record]) -> io::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(records.len() * RECORD_BYTES);
    for record in records {
        serde_json::to_writer(&mut lines, record)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// Notes the bytes of records up to the end of each file.
fn measure(files: &mut [FileEnd], lines: &[u8]) {
    let mut ends = memchr::memchr_iter(b'\n', lines).map(|at| at as u64 + 1);
    let (mut records, mut bytes) = (0, 0);
    for file in files {
        while records < file.records {
            bytes = ends.next().unwrap_or(lines.len() as u64);
            records += 1;
        }
        file.bytes = bytes;
    }
}
