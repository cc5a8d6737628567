//! The old records, found again by the id of their document.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use svodka_record::Record;
use xxhash_rust::xxh3::xxh3_128;

/// Old records in a temporary file, which is gone with them; forty bytes of memory a record.
pub struct Old {
    file: BufWriter<File>,
    places: HashMap<u128, Place>,
    length: u64,
}

/// Where a record lies.
#[derive(Clone, Copy)]
struct Place {
    start: u64,
    length: u64,
}

impl Old {
    /// No records.
    ///
    /// # Errors
    /// No room for temporary files.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(tempfile::tempfile()?),
            places: HashMap::new(),
            length: 0,
        })
    }

    /// Adds a record; of two with one id the later one counts.
    ///
    /// # Errors
    /// A full disk.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let line = serde_json::to_vec(record)?;
        let place = Place {
            start: self.length,
            length: line.len() as u64,
        };
        self.file.write_all(&line)?;
        self.length += place.length;
        self.places.insert(key(&record.id), place);
        Ok(())
    }

    /// Takes out the record with this id.
    ///
    /// # Errors
    /// A temporary file that cannot be read.
    pub fn take(&mut self, id: &str) -> io::Result<Option<Record>> {
        match self.places.remove(&key(id)) {
            Some(place) => self.read(place).map(Some),
            None => Ok(None),
        }
    }

    /// Calls `found` with each record that was not taken out, in the order in which they were added.
    ///
    /// # Errors
    /// A temporary file that cannot be read; what `found` says.
    pub fn rest(mut self, mut found: impl FnMut(&Record) -> io::Result<()>) -> io::Result<()> {
        let mut places: Vec<Place> = self.places.values().copied().collect();
        places.sort_by_key(|place| place.start);
        places
            .into_iter()
            .try_for_each(|place| found(&self.read(place)?))
    }

    fn read(&mut self, place: Place) -> io::Result<Record> {
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(place.start))?;
        let mut line = Vec::new();
        file.take(place.length).read_to_end(&mut line)?;
        file.seek(SeekFrom::End(0))?;
        Ok(serde_json::from_slice(&line)?)
    }
}

fn key(id: &str) -> u128 {
    xxh3_128(id.as_bytes())
}
