//! The model file: integer weights of hashed features.
//!
//! `svdktag2`; a checksum of what follows, u64; the number of features of words and of surroundings, u32; the transitions, 13 × 13 i16; the
//! upper halves of the hashes of the features of words, sorted, u32; their weights, 5 × 16 i8 each (place in the
//! window, label, three of them empty); then hashes and weights (16 i8) of the features of surroundings
//! likewise. Little-endian. One unit of weight is 1/[`SCALE`].

use super::label::LABELS;
use super::table::Table;

/// Units of weight in a natural logarithm of odds.
pub const SCALE: f32 = 128.0;

/// Words of a window: two before, the word, two after.
pub const WINDOW: usize = 5;

/// What begins a model file of this version.
pub const MAGIC: &[u8; 8] = b"svdktag2";

/// Weights in a row: one for each label, and some that are always 0, for rows of 16 are quicker.
pub const WIDTH: usize = 16;

/// A score for each label.
pub type Row = [i16; WIDTH];

/// A model.
pub struct Model {
    /// Tells models apart.
    pub checksum: u64,
    words: Table<{ WINDOW * WIDTH }>,
    context: Table<WIDTH>,
    /// Of each label after each other.
    pub steps: [[i32; LABELS]; LABELS],
}

impl Model {
    /// Opens a model. Copies it; some milliseconds.
    ///
    /// # Errors
    /// Bytes that are no model of this version, or are cut short.
    pub fn new(bytes: &[u8]) -> Result<Self, String> {
        let mut rest = bytes
            .strip_prefix(MAGIC)
            .ok_or("no tagger model of this version")?;
        Self::read(&mut rest)
            .filter(|_| rest.is_empty())
            .ok_or_else(|| "tagger model: wrong length".to_owned())
    }

    fn read(rest: &mut &[u8]) -> Option<Self> {
        let (checksum, after) = rest.split_first_chunk()?;
        *rest = after;
        let words = number(rest)?;
        let context = number(rest)?;
        let mut steps = [[0; LABELS]; LABELS];
        for weight in steps.iter_mut().flatten() {
            let (bytes, after) = rest.split_first_chunk()?;
            *rest = after;
            *weight = i16::from_le_bytes(*bytes).into();
        }
        Some(Self {
            checksum: u64::from_le_bytes(*checksum),
            words: Table::take(rest, words)?,
            context: Table::take(rest, context)?,
            steps,
        })
    }

    /// Adds what features of a word say in each place of the window.
    pub fn add_word(&self, features: &[u64], scores: &mut [Row; WINDOW]) {
        self.words.find_all(features, |row| {
            for (scores, row) in scores.iter_mut().zip(row.as_chunks().0) {
                add(scores, row);
            }
        });
    }

    /// Adds what features of the surroundings say.
    pub fn add_context(&self, features: &[u64], scores: &mut Row) {
        self.context.find_all(features, |row| add(scores, row));
    }
}

fn add(scores: &mut Row, row: &[u8; WIDTH]) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score += i16::from(*weight as i8);
    }
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u32::from_le_bytes(*bytes) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model of one feature of words and one of surroundings.
    fn bytes() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(9_u64.to_le_bytes());
        bytes.extend([1_u32, 1].map(u32::to_le_bytes).concat());
        bytes.extend([0; 2 * LABELS * LABELS]);
        bytes.extend(0x0102_0304_u32.to_le_bytes());
        bytes.extend([3; WINDOW * WIDTH]);
        bytes.extend(0xFFFF_FFFF_u32.to_le_bytes());
        bytes.extend([0xFE; WIDTH]);
        bytes
    }

    #[test]
    fn weights_of_known_features_are_added() {
        let bytes = bytes();
        let model = Model::new(&bytes).unwrap();
        let (mut word, mut context) = ([[0; WIDTH]; WINDOW], [0; WIDTH]);
        model.add_word(
            &[0x0102_0304_0000_0000, 5 << 32, 0x0102_0304_0000_0001],
            &mut word,
        );
        model.add_context(&[u64::MAX, 0], &mut context);
        assert_eq!((word, context), ([[6; WIDTH]; WINDOW], [-2; WIDTH]));
        assert_eq!(model.checksum, 9);
    }

    #[test]
    fn other_versions_and_cut_files_are_refused() {
        let bytes = bytes();
        assert!(Model::new(b"svdktag0").is_err());
        assert!(Model::new(&bytes[..bytes.len() - 1]).is_err());
        assert!(Model::new(&[&bytes[..], b"x"].concat()).is_err());
    }
}
