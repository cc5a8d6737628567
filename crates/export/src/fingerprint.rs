//! What a record says, in one number.

use std::io::{self, Write};
use svodka_record::Record;
use xxhash_rust::xxh3::Xxh3Default;

/// A hash of all that a record says: 32 hexadecimal digits.
pub(crate) fn fingerprint(record: &Record) -> String {
    let mut hash = Hash(Xxh3Default::new());
    // A record is always JSON, and a hash takes all that is written to it.
    let _ = serde_json::to_writer(&mut hash, record);
    format!("{:032x}", hash.0.digest128())
}

struct Hash(Xxh3Default);

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
