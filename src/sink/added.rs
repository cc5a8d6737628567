//! What was added to an output of lines: its position, as the journal keeps it.

use std::io::{self, Read};
use svodka_record::Position;

/// Length and checksum of the bytes that were added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// How many bytes.
    pub bytes: u64,
    checksum: u32,
}

impl Added {
    /// What was added when these bytes were.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len() as u64,
            checksum: crc32fast::hash(bytes),
        }
    }

    /// The same as a position.
    pub fn position(self) -> Position {
        Position(format!("{}:{:08x}", self.bytes, self.checksum))
    }

    /// Reads a position; nothing was added where it is empty. `None` if it is none of an output of lines.
    pub fn at(position: &Position) -> Option<Self> {
        if position.0.is_empty() {
            return Some(Self::default());
        }
        let (bytes, checksum) = position.0.split_once(':')?;
        Some(Self {
            bytes: bytes.parse().ok()?,
            checksum: u32::from_str_radix(checksum, 16).ok()?,
        })
    }

    /// Whether these bytes come next in an input.
    ///
    /// # Errors
    /// An input that cannot be read.
    pub fn is_next_in(self, input: &mut impl Read) -> io::Result<bool> {
        let mut hasher = crc32fast::Hasher::new();
        let mut left = self.bytes;
        let mut buffer = [0; 16 << 10];
        while left > 0 {
            let room = buffer
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX));
            let read = input.read(&mut buffer[..room])?;
            if read == 0 {
                return Ok(false);
            }
            hasher.update(&buffer[..read]);
            left -= read as u64;
        }
        Ok(hasher.finalize() == self.checksum)
    }
}
