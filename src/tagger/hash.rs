//! Hashes of features: the same on every machine and in every version, for the model is made of them.

/// FNV-1a over the bytes of a word, mixed.
#[inline(always)]
pub fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    mix(hash)
}

/// The finisher of SplitMix64: every bit of the input moves every bit of the output.
#[inline]
pub fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ hash >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ hash >> 31
}

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
