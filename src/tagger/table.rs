//! Rows of bytes by the hash of their key, read where they lie: sorted hashes, then the rows in that order.

/// Rows of `N` bytes by the upper half of a hash.
pub struct Table<'a, const N: usize> {
    hashes: &'a [[u8; 4]],
    rows: &'a [[u8; N]],
    /// Where the hashes with each beginning begin.
    index: Vec<u32>,
    /// Longer beginnings that hashes have, a bit each: most keys that are looked up are in no table, and a table of
    /// bits stays near at hand.
    filter: Vec<u64>,
}

/// Bits of a hash that its beginning has.
const BITS: u32 = 16;

/// Bits of a hash that [`Table::filter`] tells apart.
const FILTER_BITS: u32 = 20;

/// Look-ups that go side by side.
const BATCH: usize = 32;

impl<'a, const N: usize> Table<'a, N> {
    /// Takes a table of `length` rows off the front of `bytes`.
    pub fn take(bytes: &mut &'a [u8], length: usize) -> Option<Self> {
        let (hashes, rest) = bytes.split_at_checked(length * 4)?;
        let (rows, rest) = rest.split_at_checked(length * N)?;
        *bytes = rest;
        let (hashes, rows) = (hashes.as_chunks().0, rows.as_chunks().0);
        let mut index = vec![0; (1 << BITS) + 1];
        for hash in hashes {
            index[(u32::from_le_bytes(*hash) >> (32 - BITS)) as usize + 1] += 1;
        }
        for i in 1..index.len() {
            index[i] += index[i - 1];
        }
        let mut filter = vec![0; 1 << (FILTER_BITS - 6)];
        for hash in hashes {
            let beginning = u32::from_le_bytes(*hash) >> (32 - FILTER_BITS);
            filter[(beginning >> 6) as usize] |= 1 << (beginning & 63);
        }
        Some(Self {
            hashes,
            rows,
            index,
            filter,
        })
    }

    /// Whether a key with the beginning of this hash is in the table.
    fn may_hold(&self, hash: u64) -> bool {
        let beginning = hash >> (64 - FILTER_BITS);
        self.filter[(beginning >> 6) as usize] >> (beginning & 63) & 1 == 1
    }

    /// Hands the rows of the keys with these hashes to `take`. The steps of the look-ups go side by side, so
    /// that they wait for memory together: a third quicker than one by one.
    pub fn find_all(&self, hashes: &[u64], mut take: impl FnMut(&'a [u8; N])) {
        let mut hashes = hashes.iter().copied().filter(|&hash| self.may_hold(hash));
        loop {
            let mut batch = [0; BATCH];
            let mut length = 0;
            for (place, hash) in batch.iter_mut().zip(&mut hashes) {
                *place = hash;
                length += 1;
            }
            if length == 0 {
                return;
            }
            let hashes = &batch[..length];
            let mut ends = [(0, 0); BATCH];
            for (ends, hash) in ends.iter_mut().zip(hashes) {
                let bucket = (hash >> (64 - BITS)) as usize;
                *ends = (self.index[bucket] as usize, self.index[bucket + 1] as usize);
            }
            let mut found = [None; BATCH];
            for ((found, hash), (from, to)) in found.iter_mut().zip(hashes).zip(ends) {
                let hash = (hash >> 32) as u32;
                let same = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) == hash;
                *found = self.hashes[from..to]
                    .iter()
                    .position(same)
                    .map(|at| from + at);
            }
            for at in found.into_iter().flatten() {
                take(&self.rows[at]);
            }
        }
    }

    /// The row of the key with this hash.
    pub fn find(&self, hash: u64) -> Option<&'a [u8; N]> {
        let hash = (hash >> 32) as u32;
        let bucket = (hash >> (32 - BITS)) as usize;
        let (from, to) = (self.index[bucket] as usize, self.index[bucket + 1] as usize);
        let at = self.hashes[from..to]
            .iter()
            .position(|bytes| u32::from_le_bytes(*bytes) == hash)?;
        Some(&self.rows[from + at])
    }
}
