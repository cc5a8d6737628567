//! The model file of a question: integer weights of hashed features.
//!
//! `svdkdec1`; width, u32; number of features n, u32; bits b of the index, u32; temperature in thousandths, u32; 2^b + 1
//! places where the hashes with each beginning of b bits begin, u32; the upper halves of the hashes, sorted, u32; their
//! weights, n × width i8. Little-endian. One unit of weight is 1/[`SCALE`]. It is used where it lies.

use crate::tagger::hash::of_bytes;

/// Units of weight in a natural logarithm of odds.
pub const SCALE: f32 = 24.0;

/// e to the power of −1/([`SCALE`] × 1000), by which probabilities are made with multiplications alone.
const UNIT: f64 = 0.999_958_334_201_382;

const MAGIC: &[u8; 8] = b"svdkdec1";

/// Weights in a row at most.
const WIDEST: usize = 16;

/// A model.
pub struct Model {
    width: usize,
    /// Bits of a hash that the index tells apart.
    bits: u32,
    /// Thousandths by which scores are divided before they are odds.
    temperature: u32,
    index: &'static [[u8; 4]],
    hashes: &'static [[u8; 4]],
    weights: &'static [u8],
    checksum: u64,
}

impl Model {
    /// A model without features.
    pub const fn empty(width: usize) -> Self {
        Self {
            width,
            bits: 0,
            temperature: 1000,
            index: &[[0; 4]; 2],
            hashes: &[],
            weights: &[],
            checksum: 0,
        }
    }

    /// Opens a model; copies nothing.
    ///
    /// # Errors
    /// Bytes that are no model of this version and `width`, or are cut short.
    pub fn new(bytes: &'static [u8], width: usize) -> Result<Self, String> {
        Self::known(bytes, width, of_bytes(bytes))
    }

    /// Opens a model whose checksum is known.
    ///
    /// # Errors
    /// As [`Model::new`].
    pub fn known(bytes: &'static [u8], width: usize, checksum: u64) -> Result<Self, String> {
        let body = bytes
            .strip_prefix(MAGIC)
            .ok_or("no decision model of this version")?;
        Self::read(body, width)
            .map(|model| Self { checksum, ..model })
            .ok_or_else(|| "decision model: wrong length or width".to_owned())
    }

    fn read(body: &'static [u8], wanted: usize) -> Option<Self> {
        let (header, rest) = body.split_at_checked(16)?;
        let (numbers, _) = header.as_chunks();
        let [width, length, bits, temperature] = [0, 1, 2, 3].map(|i| number(numbers[i]));
        let (width, length) = (width as usize, length as usize);
        if width != wanted || width > WIDEST || bits > 24 || temperature == 0 {
            return None;
        }
        let (index, rest) = rest.split_at_checked(((1 << bits) + 1) * 4)?;
        let (hashes, weights) = rest.split_at_checked(length.checked_mul(4)?)?;
        (weights.len() == length.checked_mul(width)?).then_some(Self {
            width,
            bits,
            temperature,
            index: index.as_chunks().0,
            hashes: hashes.as_chunks().0,
            weights,
            checksum: 0,
        })
    }

    /// Tells models apart.
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// Adds the weights of the features to the scores of the answers.
    pub fn add(&self, features: &[u64], scores: &mut [i32]) {
        for &hash in features {
            if let Some(row) = self.row(hash) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += i32::from(*weight as i8);
                }
            }
        }
    }

    /// What a feature weighs for an answer.
    pub fn weight(&self, hash: u64, answer: usize) -> i32 {
        self.row(hash)
            .and_then(|row| row.get(answer))
            .map_or(0, |weight| i32::from(*weight as i8))
    }

    fn row(&self, hash: u64) -> Option<&'static [u8]> {
        let key = (hash >> 32) as u32;
        let bucket = key.checked_shr(32 - self.bits).unwrap_or(0) as usize;
        let from = number(*self.index.get(bucket)?) as usize;
        let to = number(*self.index.get(bucket + 1)?) as usize;
        let keys = self.hashes.get(from..to)?;
        let at = from + keys.iter().position(|known| number(*known) == key)?;
        self.weights.get(at * self.width..(at + 1) * self.width)
    }

    /// e to the power of minus `below` units of score, at the temperature of the model.
    pub fn odds(&self, below: i32) -> f64 {
        let thousandths = u64::from(below.unsigned_abs()) * 1_000_000 / u64::from(self.temperature);
        power(thousandths.min(2_000_000) as u32)
    }
}

/// [`UNIT`] to a power, by squaring.
fn power(mut exponent: u32) -> f64 {
    let (mut square, mut product) = (UNIT, 1.0);
    while exponent > 0 {
        if exponent & 1 == 1 {
            product *= square;
        }
        square *= square;
        exponent >>= 1;
    }
    product
}

fn number(bytes: [u8; 4]) -> u32 {
    u32::from_le_bytes(bytes)
}

/// The file of a model: rows by the upper halves of their hashes, sorted and each once, all of `width` weights.
pub fn encode(width: usize, temperature: u32, rows: &[(u32, Vec<i8>)]) -> Vec<u8> {
    let bits = (rows.len().max(1)).ilog2();
    let mut bytes = MAGIC.to_vec();
    for value in [width as u32, rows.len() as u32, bits, temperature] {
        bytes.extend(value.to_le_bytes());
    }
    for beginning in 0..=1_u64 << bits {
        let first = beginning << (32 - bits);
        let place = rows.partition_point(|(hash, _)| u64::from(*hash) < first);
        bytes.extend((place as u32).to_le_bytes());
    }
    bytes.extend(rows.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
    bytes.extend(
        rows.iter()
            .flat_map(|(_, row)| row.iter().map(|w| *w as u8)),
    );
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(rows: &[(u32, Vec<i8>)]) -> Model {
        Model::new(encode(2, 1000, rows).leak(), 2).unwrap()
    }

    #[test]
    fn known_features_are_found_and_no_others() {
        let keys = [0, 1, 7, 0x8000_0000, 0x8000_0001, u32::MAX];
        let rows: Vec<(u32, Vec<i8>)> = keys.iter().map(|&key| (key, vec![3, -4])).collect();
        let model = model(&rows);
        let mut scores = [0, 0];
        for key in keys {
            model.add(&[u64::from(key) << 32 | 5], &mut scores);
        }
        model.add(&[2 << 32, 0x8000_0002 << 32], &mut scores);
        assert_eq!(scores, [18, -24]);
        assert_eq!(model.weight(7 << 32, 1), -4);
    }

    #[test]
    fn odds_fall_with_the_score() {
        let model = model(&[]);
        assert_eq!(model.odds(0), 1.0);
        assert!((model.odds(24) - (-1.0_f64).exp()).abs() < 1e-6);
        assert!(model.odds(i32::MAX) < 1e-30);
    }

    #[test]
    fn other_versions_widths_and_cut_files_are_refused() {
        let bytes: &'static [u8] = encode(2, 1000, &[(9, vec![1, 2])]).leak();
        assert!(Model::new(bytes, 2).is_ok());
        assert!(Model::new(bytes, 3).is_err());
        assert!(Model::new(&bytes[..bytes.len() - 1], 2).is_err());
        assert!(Model::new(b"svdkdec0", 2).is_err());
    }
}
