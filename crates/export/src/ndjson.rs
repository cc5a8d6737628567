//! Records as NDJSON, plain or packed by the ending of the name.

use crate::batch::LineKind;
use crate::identity::Documents;
use crate::patch::patched;
use crate::target::Form;
use crate::{Batch, Error, Options, Position, Sink, Target};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};
use std::path::PathBuf;
use svodka_shards::Part;

/// The form.
pub const FORM: Form = Form {
    name: "ndjson",
    schemes: &["jsonl"],
    endings: &[
        ".ndjson",
        ".ndjson.gz",
        ".ndjson.zst",
        ".jsonl",
        ".jsonl.gz",
        ".jsonl.zst",
    ],
    place: "FILE",
    about: "records as they are, one a line",
    open,
    beside: &[],
    sql: None,
};

/// Level of Zstandard: its own default.
const LEVEL: i32 = 3;

fn open(target: &Target, options: Options) -> Result<Box<dyn Sink>, Error> {
    target.must_be_anew(options.mode)?;
    let path = target.path();
    let failed = |cause: io::Error| Error::output(path, &cause);
    let part = Part::create(path).map_err(failed)?;
    let name = target.place.to_lowercase();
    let packer = if name.ends_with(GZIP) {
        Packer::Gzip(GzEncoder::new(part, Compression::default()))
    } else if name.ends_with(ZSTANDARD) {
        Packer::Zstandard(zstd::Encoder::new(part, LEVEL).map_err(failed)?)
    } else {
        Packer::None(part)
    };
    Ok(Box::new(Ndjson {
        path: path.to_owned(),
        packer,
        documents: Documents::default(),
        lines: Vec::new(),
    }))
}

const GZIP: &str = ".gz";
const ZSTANDARD: &str = ".zst";

/// Whether a file of this name is packed.
pub(crate) fn is_packed(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(GZIP) || name.ends_with(ZSTANDARD)
}

struct Ndjson {
    path: PathBuf,
    packer: Packer,
    documents: Documents,
    lines: Vec<u8>,
}

enum Packer {
    None(Part),
    Gzip(GzEncoder<Part>),
    Zstandard(zstd::Encoder<'static, Part>),
}

impl Sink for Ndjson {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        self.documents.add(batch)?;
        self.lines.clear();
        lines(batch, &mut self.lines)
            .and_then(|()| self.packer.writer().write_all(&self.lines))
            .map_err(|cause| Error::output(&self.path, &cause))
    }

    fn commit(&mut self) -> Result<Position, Error> {
        Ok(Position::default())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let part = match self.packer {
            Packer::None(part) => Ok(part),
            Packer::Gzip(packer) => packer.finish(),
            Packer::Zstandard(packer) => packer.finish(),
        };
        part.and_then(Part::keep)
            .map_err(|cause| Error::output(&self.path, &cause))
    }
}

/// Adds what a batch holds, one a line: lines of files as they are, but for what has been changed.
fn lines(batch: &Batch, lines: &mut Vec<u8>) -> io::Result<()> {
    if batch.lines.len() == batch.len() {
        return read_lines(batch, lines);
    }
    for record in &batch.records {
        line(record, lines)?;
    }
    for entity in &batch.entities {
        line(entity, lines)?;
    }
    for claim in &batch.claims {
        line(claim, lines)?;
    }
    Ok(())
}

fn read_lines(batch: &Batch, lines: &mut Vec<u8>) -> io::Result<()> {
    let mut records = batch.records.iter();
    for line in &batch.lines {
        let record = match line.kind {
            LineKind::Record => records.next(),
            LineKind::Entity | LineKind::Claim => None,
        };
        match record {
            Some(record) => lines.extend_from_slice(patched(&line.text, record)?.as_bytes()),
            None => lines.extend_from_slice(line.text.as_bytes()),
        }
        lines.push(b'\n');
    }
    Ok(())
}

fn line(value: &impl serde::Serialize, lines: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *lines, value)?;
    lines.push(b'\n');
    Ok(())
}

impl Packer {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::None(part) => part,
            Self::Gzip(packer) => packer,
            Self::Zstandard(packer) => packer,
        }
    }
}
