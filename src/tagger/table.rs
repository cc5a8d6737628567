//! Rows of bytes by the hash of their key, read from sorted hashes and the rows in that order.

/// Rows of `N` bytes by the upper half of a hash.
///
/// A hash table whose keys stand in order, each with its row beside it, so that a look-up waits for memory but once;
/// copied, for memory of the program itself may lie in large pages.
pub struct Table<const N: usize> {
    /// A key stands where its first bits say, or behind those before it.
    slots: Vec<Slot<N>>,
    /// Bits of a hash that do not say where it stands.
    shift: u32,
    /// Longer beginnings that hashes have, a bit each: most keys that are looked up are in no table, and a table of
    /// bits stays near at hand.
    filter: Vec<u64>,
}

/// A key with its row; [`EMPTY`] between them.
#[derive(Clone, Copy)]
struct Slot<const N: usize> {
    hash: u32,
    row: [u8; N],
}

/// The hash of a slot without a key. A key that looks the same finds zeros, which are as good as nothing.
const EMPTY: u32 = u32::MAX;

/// Bits of a hash that [`Table::filter`] tells apart.
const FILTER_BITS: u32 = 20;

/// Look-ups that go side by side.
const BATCH: usize = 32;

impl<const N: usize> Table<N> {
    /// Takes a table of `length` rows off the front of `bytes`.
    pub fn take(bytes: &mut &[u8], length: usize) -> Option<Self> {
        let (hashes, rest) = bytes.split_at_checked(length * 4)?;
        let (rows, rest) = rest.split_at_checked(length * N)?;
        *bytes = rest;
        let bits = length.next_power_of_two().ilog2().max(1);
        let empty = Slot {
            hash: EMPTY,
            row: [0; N],
        };
        let mut slots = Vec::with_capacity((1 << bits) + 64);
        let mut filter = vec![0; 1 << (FILTER_BITS - 6)];
        for (hash, row) in hashes.as_chunks().0.iter().zip(rows.as_chunks().0) {
            let hash = u32::from_le_bytes(*hash);
            let place = (hash >> (32 - bits)) as usize;
            slots.resize(slots.len().max(place), empty);
            slots.push(Slot { hash, row: *row });
            let beginning = hash >> (32 - FILTER_BITS);
            filter[(beginning >> 6) as usize] |= 1 << (beginning & 63);
        }
        // behind the last key there is an end to every search
        slots.resize((1 << bits).max(slots.len()) + 1, empty);
        Some(Self {
            slots,
            shift: 64 - bits,
            filter,
        })
    }

    /// Whether a key with the beginning of this hash is in the table.
    fn may_hold(&self, hash: u64) -> bool {
        let beginning = hash >> (64 - FILTER_BITS);
        self.filter[(beginning >> 6) as usize] >> (beginning & 63) & 1 == 1
    }

    /// Hands the rows of the keys with these hashes to `take`. The steps of the look-ups go side by side, so
    /// that they wait for memory together; what may be in the table is told without a branch, which nobody could
    /// foresee.
    pub fn find_all(&self, hashes: &[u64], mut take: impl FnMut(&[u8; N])) {
        for hashes in hashes.chunks(BATCH) {
            let (mut likely, mut length) = ([0; BATCH], 0);
            for &hash in hashes {
                likely[length] = hash;
                length += usize::from(self.may_hold(hash));
            }
            let (mut found, mut count) = ([0; BATCH], 0);
            for &hash in &likely[..length] {
                let mut at = (hash >> self.shift) as usize;
                let hash = (hash >> 32) as u32;
                while self.slots[at].hash < hash {
                    at += 1;
                }
                found[count] = at;
                count += usize::from(self.slots[at].hash == hash);
            }
            for &at in &found[..count] {
                take(&self.slots[at].row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_crowd_are_found_and_no_others() {
        let keys = [5_u32, 6, 7, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFE, u32::MAX];
        let mut bytes: Vec<u8> = keys.iter().flat_map(|key| key.to_le_bytes()).collect();
        bytes.extend(1..=keys.len() as u8);
        let mut rest = &bytes[..];
        let table = Table::<1>::take(&mut rest, keys.len()).unwrap();
        assert!(rest.is_empty());
        let mut found = Vec::new();
        let wanted = keys.iter().rev().copied().chain([0, 8, 0x8000_0002]);
        let hashes: Vec<u64> = wanted.map(|key| u64::from(key) << 32 | 9).collect();
        table.find_all(&hashes, |row| found.push(row[0]));
        assert_eq!(found, [7, 6, 5, 4, 3, 2, 1]);
    }
}
