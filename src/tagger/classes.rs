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

/// The classes of words, by the upper halves of the hashes of their normal forms.
pub struct ClassTable<'a> {
    hashes: &'a [[u8; 4]],
    classes: &'a [[u8; 4]],
    /// Where the hashes with each beginning begin.
    index: Vec<u32>,
}

/// Bits of a hash that its beginning has.
const BITS: u32 = 16;

impl<'a> ClassTable<'a> {
    /// Opens a table. Reads its hashes once; less than a millisecond.
    ///
    /// # Errors
    /// Bytes that are no table of this version.
    pub fn new(bytes: &'a [u8]) -> Result<Self, String> {
        let wrong = "no table of word classes of this version";
        let body = bytes.strip_prefix(MAGIC).ok_or(wrong)?;
        let (numbers, rest) = body.as_chunks();
        let (hashes, classes) = numbers.split_at(numbers.len() / 2);
        if !rest.is_empty() || hashes.len() != classes.len() {
            return Err(wrong.to_owned());
        }
        let mut index = vec![0; (1 << BITS) + 1];
        for hash in hashes {
            index[(u32::from_le_bytes(*hash) >> (32 - BITS)) as usize + 1] += 1;
        }
        for i in 1..index.len() {
            index[i] += index[i - 1];
        }
        Ok(Self {
            hashes,
            classes,
            index,
        })
    }

    /// The classes of the word with this hash.
    pub fn find(&self, hash: u64) -> Option<Classes> {
        let hash = (hash >> 32) as u32;
        let bucket = (hash >> (32 - BITS)) as usize;
        let (from, to) = (self.index[bucket] as usize, self.index[bucket + 1] as usize);
        let is_same = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) == hash;
        let at = from + self.hashes[from..to].iter().position(is_same)?;
        let packed = u32::from_le_bytes(self.classes[at]);
        Some(Classes {
            coarse: (packed & 0x3F) as u16,
            middle: (packed >> 6 & 0x1FF) as u16,
            fine: (packed >> 15 & 0x7FF) as u16,
        })
    }
}
