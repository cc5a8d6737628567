//! NDJSON in: records, and entities and claims of archives, batch by batch.

use crate::batch::{Line, LineKind, Place};
use crate::{Batch, Error};
use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::PathBuf;
use std::str;
use std::sync::Arc;
use svodka_shards::{Kind, Shard};

/// What svodka writes of archives.
const WRITTEN: &[Kind] = &[Kind::Records, Kind::Entities, Kind::Claims];
/// Lines of a batch, at most.
const BATCH_LINES: usize = 256;
/// Bytes of the lines of a batch, unless one line has more.
const BATCH_BYTES: usize = 2 << 20;

/// Reads files one after another; plain, gzip or Zstandard by how they begin, `-` is standard input.
///
/// Unknown keys are passed over and unknown words read as `other`, so files of later versions can be read.
pub struct Reader {
    inputs: VecDeque<PathBuf>,
    /// What files may begin with.
    wanted: &'static [Kind],
    open: Option<Lines>,
    /// What the last line was: the next one is most likely the same.
    kind: LineKind,
    has_failed: bool,
}

impl Reader {
    /// Reads records, entities and claims; a file that is named twice is read once. Nothing is opened yet.
    pub fn new(inputs: Vec<PathBuf>) -> Self {
        Self::of(inputs, WRITTEN)
    }

    /// Reads files that begin with one of `wanted` alone.
    pub fn of(mut inputs: Vec<PathBuf>, wanted: &'static [Kind]) -> Self {
        let mut met = HashSet::new();
        inputs.retain(|path| fs::canonicalize(path).map_or(true, |path| met.insert(path)));
        Self {
            inputs: inputs.into(),
            wanted,
            open: None,
            kind: LineKind::Record,
            has_failed: false,
        }
    }

    /// The next batch; an empty one at the end.
    fn read(&mut self) -> Result<Batch, Error> {
        let mut batch = Batch::default();
        let mut bytes = 0;
        while bytes < BATCH_BYTES && batch.len() < BATCH_LINES {
            let Some(lines) = &mut self.open else {
                match self.inputs.pop_front() {
                    Some(path) => self.open = Some(Lines::open(path, self.wanted)?),
                    None => break,
                }
                continue;
            };
            match lines.next()? {
                0 => {
                    self.open = None;
                    continue;
                }
                read => bytes += read,
            }
            self.kind = take(&mut batch, &lines.line, lines.place(), self.kind)
                .map_err(|cause| Error::at(lines.place(), cause))?;
        }
        Ok(batch)
    }
}

impl Iterator for Reader {
    type Item = Result<Batch, Error>;

    /// Batches in the order of the input, none of them empty; nothing follows an error.
    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let batch = self.read();
        self.has_failed = batch.is_err();
        match batch {
            Ok(batch) if batch.is_empty() => None,
            batch => Some(batch),
        }
    }
}

/// Reads a line as what the line before was, else as anything else.
fn take(batch: &mut Batch, line: &[u8], place: Place, kind: LineKind) -> Result<LineKind, String> {
    let text = str::from_utf8(line.trim_ascii()).map_err(|error| match error.error_len() {
        None => CUT_OFF.to_owned(),
        Some(_) => "no JSON: not in UTF-8; give files that svodka wrote".to_owned(),
    })?;
    let kind = match take_as(batch, text, kind) {
        Ok(()) => kind,
        Err(_) => take_as_any(batch, text)?,
    };
    batch.lines.push(Line {
        kind,
        place,
        text: text.to_owned(),
    });
    Ok(kind)
}

fn take_as_any(batch: &mut Batch, text: &str) -> Result<LineKind, String> {
    let mut why = None;
    for kind in [LineKind::Record, LineKind::Entity, LineKind::Claim] {
        match take_as(batch, text, kind) {
            Ok(()) => return Ok(kind),
            // What keeps it from being a record says most.
            Err(cause) => why.get_or_insert(cause),
        };
    }
    if text.starts_with('[') {
        return Err("a list; one object a line is wanted: jq -c '.[]' FILE".to_owned());
    }
    let other = Kind::of(text.as_bytes()).instead_of(WRITTEN);
    Err(other.unwrap_or_else(|| why.map_or_else(String::new, |cause| not_a_record(&cause))))
}

fn take_as(batch: &mut Batch, text: &str, kind: LineKind) -> Result<(), serde_json::Error> {
    match kind {
        LineKind::Record => batch.records.push(serde_json::from_str(text)?),
        LineKind::Entity => batch.entities.push(serde_json::from_str(text)?),
        LineKind::Claim => batch.claims.push(serde_json::from_str(text)?),
    }
    Ok(())
}

/// What is said of a line that ends before its object does.
const CUT_OFF: &str = "the object does not end on its line: the file was cut off here (the lines before are whole), \
    or its objects have several lines each (jq -c . FILE makes one of each)";

fn not_a_record(cause: &serde_json::Error) -> String {
    if cause.classify() == serde_json::error::Category::Eof {
        return CUT_OFF.to_owned();
    }
    let what = match cause.classify() {
        serde_json::error::Category::Data => "no record of svodka",
        _ => "no JSON",
    };
    // Its line is always the first.
    let cause = cause
        .to_string()
        .replace(" at line 1 column ", " at column ");
    format!("{what}: {cause}; give files that svodka wrote: records, entities, claims")
}

/// Lines of a file.
struct Lines {
    name: Arc<str>,
    shard: Shard,
    line: Vec<u8>,
}

impl Lines {
    fn open(path: PathBuf, wanted: &[Kind]) -> Result<Self, Error> {
        Ok(Self {
            name: path.display().to_string().into(),
            shard: Shard::open(path, wanted)?,
            line: Vec::new(),
        })
    }

    /// Goes to the next line that is not blank; how many bytes it has, none at the end.
    fn next(&mut self) -> Result<usize, Error> {
        loop {
            let read = self.shard.read(&mut self.line)?;
            if read == 0 || !self.line.trim_ascii_start().is_empty() {
                return Ok(read);
            }
        }
    }

    fn place(&self) -> Place {
        Place {
            file: Arc::clone(&self.name),
            number: self.shard.lines(),
        }
    }
}
