//! Word classes: which of 64, 512 and 2048 clusters of word vectors a word belongs to.

use super::table::Table;

/// The clusters of a word; clustering by k-means over the vectors of `navec` (see `data/README.md`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    /// Among 64.
    pub coarse: u16,
    /// Among 512.
    pub middle: u16,
    /// Among 2048.
    pub fine: u16,
}

const MAGIC: &[u8; 8] = b"svdkcls1";

/// The classes of words, by the hashes of their normal forms.
pub struct ClassTable<'a>(Table<'a, 4>);

impl<'a> ClassTable<'a> {
    /// Opens a table. Reads its hashes once; less than a millisecond.
    ///
    /// # Errors
    /// Bytes that are no table of this version.
    pub fn new(bytes: &'a [u8]) -> Result<Self, String> {
        let wrong = "no table of word classes of this version";
        let mut body = bytes.strip_prefix(MAGIC).ok_or(wrong)?;
        let length = body.len() / 8;
        let table = Table::take(&mut body, length).ok_or(wrong)?;
        if body.is_empty() {
            Ok(Self(table))
        } else {
            Err(wrong.to_owned())
        }
    }

    /// The classes of the word with this hash.
    pub fn find(&self, hash: u64) -> Option<Classes> {
        let packed = u32::from_le_bytes(*self.0.find(hash)?);
        Some(Classes {
            coarse: (packed & 0x3F) as u16,
            middle: (packed >> 6 & 0x1FF) as u16,
            fine: (packed >> 15 & 0x7FF) as u16,
        })
    }
}
