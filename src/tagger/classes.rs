//! Word classes: which of 64, 512 and 2048 clusters of word vectors a word belongs to.

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

/// The table, read where it lies: sorted hashes of words, then their classes.
#[derive(Clone, Copy)]
pub struct ClassTable<'a> {
    hashes: &'a [[u8; 4]],
    classes: &'a [[u8; 4]],
}

impl<'a> ClassTable<'a> {
    /// Opens a table. Costs nothing: it is read in place.
    ///
    /// # Errors
    /// Bytes that are no table of this version.
    pub fn new(bytes: &'a [u8]) -> Result<Self, String> {
        let wrong = || "no table of word classes of this version".to_owned();
        let body = bytes.strip_prefix(MAGIC).ok_or_else(wrong)?;
        let (words, rest) = body.as_chunks::<4>();
        if !rest.is_empty() || words.len() % 2 != 0 {
            return Err(wrong());
        }
        let (hashes, classes) = words.split_at(words.len() / 2);
        Ok(Self { hashes, classes })
    }

    /// The classes of the word with this hash.
    pub fn find(&self, hash: u64) -> Option<Classes> {
        let hash = (hash >> 32) as u32;
        let at = self
            .hashes
            .binary_search_by_key(&hash, |bytes| u32::from_le_bytes(*bytes))
            .ok()?;
        let packed = u32::from_le_bytes(self.classes[at]);
        Some(Classes {
            coarse: (packed & 0x3F) as u16,
            middle: (packed >> 6 & 0x1FF) as u16,
            fine: (packed >> 15 & 0x7FF) as u16,
        })
    }
}
