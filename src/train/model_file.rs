//! Trained weights as a model file.

use super::corpus::{Corpus, Numbers};
use super::crf::Weights;
use crate::tagger::hash::of_bytes;
use crate::tagger::label::LABELS;
use crate::tagger::model::{MAGIC, SCALE, WIDTH};

/// The model file of trained weights; features seen less than `least` times, or that round to nothing, stay out.
pub fn bytes(corpus: &Corpus, weights: &Weights, least: u32) -> Vec<u8> {
    let words = rows(&corpus.word_features, least, |i| {
        weights.words[i].iter().flat_map(quantised).collect()
    });
    let context = rows(&corpus.context_features, least, |i| {
        quantised(&weights.context[i]).to_vec()
    });
    let mut bytes = Vec::new();
    bytes.extend((words.len() as u32).to_le_bytes());
    bytes.extend((context.len() as u32).to_le_bytes());
    for from in 0..LABELS {
        for to in 0..LABELS {
            let weight = (weights.steps[from][to] * SCALE).round();
            bytes.extend((weight.clamp(-32000.0, 32000.0) as i16).to_le_bytes());
        }
    }
    for table in [&words, &context] {
        bytes.extend(table.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
        bytes.extend(
            table
                .iter()
                .flat_map(|(_, row)| row.iter().map(|w| *w as u8)),
        );
    }
    [&MAGIC[..], &of_bytes(&bytes).to_le_bytes(), &bytes].concat()
}

fn quantised(weights: &[f32; LABELS]) -> [i8; WIDTH] {
    let mut row = [0; WIDTH];
    for (cell, weight) in row.iter_mut().zip(weights) {
        *cell = (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    }
    row
}

/// Rows by the upper half of their hash; of two with one hash the more frequent stands.
fn rows(numbers: &Numbers, least: u32, row: impl Fn(usize) -> Vec<i8>) -> Vec<(u32, Vec<i8>)> {
    let mut order: Vec<usize> = (0..numbers.hashes.len())
        .filter(|&i| numbers.counts[i] >= least)
        .collect();
    order.sort_by_key(|&i| (numbers.hashes[i] >> 32, u32::MAX - numbers.counts[i]));
    order.dedup_by_key(|i| numbers.hashes[*i] >> 32);
    order
        .into_iter()
        .map(|i| ((numbers.hashes[i] >> 32) as u32, row(i)))
        .filter(|(_, row)| row.iter().any(|w| w.unsigned_abs() > 2))
        .collect()
}
