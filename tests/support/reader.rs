//! One document after another, read as the program reads it.

use svodka::error::{Error, Origin};
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};

/// Reads documents.
pub struct Reader {
    pub engine: Engine,
    pub desk: Desk,
}

impl Reader {
    pub fn new() -> Self {
        Self {
            engine: Engine::new(&Options::default()).expect("the built-in lists"),
            desk: Desk::default(),
        }
    }

    pub fn read(&mut self, media: Media, content: &str) -> Result<Record, Error> {
        let document = RawDocument {
            origin: Origin::default(),
            media,
            bytes: content.as_bytes().to_vec(),
        };
        self.engine.extract(&document, &mut self.desk)
    }
}
