//! Sets of words that tell most other words from them.

/// A set of words, a bit for each by its length and some of its letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sketch(u64);

impl Sketch {
    /// The number of the bit of a word.
    pub fn bit(word: &str) -> u8 {
        let bytes = word.as_bytes();
        let length = bytes.len();
        let places = [1, 3, (length / 2) | 1, length.wrapping_sub(1)];
        let letters = places.map(|at| bytes.get(at).copied().unwrap_or(0));
        let letters = u64::from(u32::from_le_bytes(letters)) << 8 | length as u64 & 0xFF;
        (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58) as u8
    }

    /// The set of one word.
    pub fn of(word: &str) -> Self {
        Self(1 << Self::bit(word))
    }

    /// Adds a word.
    pub fn add(&mut self, word: &str) {
        self.0 |= Self::of(word).0;
    }

    /// Whether a word of the other set may be in this one.
    pub fn may_hold(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a word with one of these bits may be in the set.
    pub fn has_any(self, bits: [u8; 2]) -> bool {
        bits.iter().any(|bit| self.0 >> bit & 1 == 1)
    }
}
