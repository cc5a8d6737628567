//! What a record says, in one number.

use svodka_record::Record;
use xxhash_rust::xxh3::xxh3_128;

/// A hash of all that a record says: 32 hexadecimal digits.
pub(crate) fn fingerprint(record: &Record) -> String {
    // A record is always JSON.
    let json = serde_json::to_vec(record).unwrap_or_default();
    format!("{:032x}", xxh3_128(&json))
}
