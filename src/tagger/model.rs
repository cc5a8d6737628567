//! The model file: integer weights of hashed features, read where it lies.
//!
//! `svdktag1`; the number of features of words and of surroundings, u32; the transitions, 13 × 13 i16; the
//! upper halves of the hashes of the features of words, sorted, u32; their weights, 5 × 13 i8 each (place in the
//! window, label); then hashes and weights (13 i8) of the features of surroundings likewise. Little-endian.
//! One unit of weight is 1/[`SCALE`].

use super::label::LABELS;

/// Units of weight in a natural logarithm of odds.
pub const SCALE: f32 = 128.0;

/// Words of a window: two before, the word, two after.
pub const WINDOW: usize = 5;

/// What begins a model file of this version.
pub const MAGIC: &[u8; 8] = b"svdktag1";

/// A score for each label.
pub type Row = [i32; LABELS];

/// A model.
pub struct Model<'a> {
    words: Table<'a, { WINDOW * LABELS }>,
    context: Table<'a, LABELS>,
    /// Of each label after each other.
    pub steps: [Row; LABELS],
}

/// Weights by the hash of the feature.
struct Table<'a, const N: usize> {
    hashes: &'a [[u8; 4]],
    rows: &'a [[u8; N]],
    /// Where the hashes with each beginning begin.
    index: Vec<u32>,
}

/// Bits of a hash that its beginning has.
const BITS: u32 = 16;

impl<'a, const N: usize> Table<'a, N> {
    /// Takes a table of `length` features off the front of `bytes`.
    fn take(bytes: &mut &'a [u8], length: usize) -> Option<Self> {
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
        Some(Self {
            hashes,
            rows,
            index,
        })
    }

    fn find(&self, hash: u64) -> Option<&'a [u8; N]> {
        let hash = (hash >> 32) as u32;
        let bucket = (hash >> (32 - BITS)) as usize;
        let (from, to) = (self.index[bucket] as usize, self.index[bucket + 1] as usize);
        let at = self.hashes[from..to]
            .iter()
            .position(|bytes| u32::from_le_bytes(*bytes) == hash)?;
        Some(&self.rows[from + at])
    }
}

impl<'a> Model<'a> {
    /// Opens a model. Reads its hashes once; about a millisecond.
    ///
    /// # Errors
    /// Bytes that are no model of this version, or are cut short.
    pub fn new(bytes: &'a [u8]) -> Result<Self, String> {
        let mut rest = bytes
            .strip_prefix(MAGIC)
            .ok_or("no tagger model of this version")?;
        Self::read(&mut rest)
            .filter(|_| rest.is_empty())
            .ok_or_else(|| "tagger model: wrong length".to_owned())
    }

    fn read(rest: &mut &'a [u8]) -> Option<Self> {
        let words = number(rest)?;
        let context = number(rest)?;
        let mut steps = [[0; LABELS]; LABELS];
        for weight in steps.iter_mut().flatten() {
            let (bytes, after) = rest.split_first_chunk()?;
            *rest = after;
            *weight = i16::from_le_bytes(*bytes).into();
        }
        Some(Self {
            words: Table::take(rest, words)?,
            context: Table::take(rest, context)?,
            steps,
        })
    }

    /// Adds what a feature of a word says in each place of the window.
    pub fn add_word(&self, hash: u64, scores: &mut [Row; WINDOW]) {
        if let Some(row) = self.words.find(hash) {
            for (score, weight) in scores.iter_mut().flatten().zip(row) {
                *score += i32::from(*weight as i8);
            }
        }
    }

    /// Adds what a feature of the surroundings says.
    pub fn add_context(&self, hash: u64, scores: &mut Row) {
        if let Some(row) = self.context.find(hash) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight as i8);
            }
        }
    }
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u32::from_le_bytes(*bytes) as usize)
}
