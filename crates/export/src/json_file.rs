//! Files of JSON values, one after another: a list within a frame, or a value a line.

use crate::identity::Documents;
use crate::{Batch, Error, Options, Position, Sink, Target};
use serde_json::Value;
use std::io::{self, Write};
use std::path::PathBuf;
use svodka_shards::Part;

/// How a file is put together.
pub(crate) struct Shape {
    pub head: &'static str,
    pub between: &'static str,
    pub tail: &'static str,
    /// Hands over the values of a batch.
    pub values: Values,
}

/// Hands over the values that a batch makes.
pub(crate) type Values = fn(&Batch, &mut dyn FnMut(Value)) -> Result<(), Error>;

/// Begins a file of this shape.
pub(crate) fn open(
    target: &Target,
    options: &Options,
    shape: &'static Shape,
) -> Result<Box<dyn Sink>, Error> {
    target.must_be_anew(options.mode)?;
    let path = target.path().to_owned();
    let begun = Part::create(&path).and_then(|mut part| {
        part.write_all(shape.head.as_bytes())?;
        Ok(part)
    });
    let part = begun.map_err(|cause| Error::output(&path, &cause))?;
    Ok(Box::new(JsonFile {
        path,
        part,
        shape,
        documents: Documents::default(),
        bytes: Vec::new(),
        is_empty: true,
    }))
}

struct JsonFile {
    path: PathBuf,
    part: Part,
    shape: &'static Shape,
    documents: Documents,
    bytes: Vec<u8>,
    is_empty: bool,
}

impl Sink for JsonFile {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        self.documents.add(batch)?;
        self.bytes.clear();
        let mut outcome: io::Result<()> = Ok(());
        let (bytes, is_empty) = (&mut self.bytes, &mut self.is_empty);
        (self.shape.values)(batch, &mut |value| {
            if !std::mem::take(is_empty) {
                bytes.extend_from_slice(self.shape.between.as_bytes());
            }
            if let Err(error) = serde_json::to_writer(&mut *bytes, &value) {
                outcome = Err(error.into());
            }
        })?;
        outcome
            .and_then(|()| self.part.write_all(&self.bytes))
            .map_err(|cause| Error::output(&self.path, &cause))
    }

    fn commit(&mut self) -> Result<Position, Error> {
        Ok(Position::default())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self {
            path,
            mut part,
            shape,
            ..
        } = *self;
        let kept = part
            .write_all(shape.tail.as_bytes())
            .and_then(|()| part.keep());
        kept.map_err(|cause| Error::output(&path, &cause))
    }
}
