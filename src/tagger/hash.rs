//! Hashes of features: the same on every machine and in every version, for the model is made of them.

pub use super::fnv::{mix, of_bytes};

/// A feature: a template and the value that fills it.
#[inline]
pub fn feature(template: u8, value: u64) -> u64 {
    mix(value ^ (u64::from(template) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Two values as one.
#[inline]
pub fn join(a: u64, b: u64) -> u64 {
    mix(a.rotate_left(23) ^ b.wrapping_mul(0xD6E8_FEB8_6659_FD93))
}
