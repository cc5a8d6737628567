//! When the document of an object was published.

use super::{Fields, named};
use crate::error::Error;
use crate::source::RawDocument;
use serde_json::Value;

/// What the database of a document wraps a moment in, and a large number.
const WRAPPED: [&str; 2] = ["$date", "$numberLong"];

/// A date: a string, or a number of seconds or thousandths of them since 1970 as it is written. A value that can be no
/// date is handed on as it is written, to be told as one that cannot be read.
pub(super) fn moment(
    raw: &RawDocument,
    fields: &Fields,
    name: &str,
) -> Result<Option<String>, Error> {
    let value = fields.get(name).map_or("null", |value| value.get());
    match value.as_bytes().first() {
        Some(b'"' | b'n') => named(raw, fields, name),
        _ => Ok(Some(unwrapped(value).unwrap_or_else(|| value.to_owned()))),
    }
}

/// The moment in `{"$date": "2021-04-12T10:00:00Z"}` or `{"$date": {"$numberLong": "1618200000000"}}`.
fn unwrapped(value: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(value).ok().filter(Value::is_object)?;
    while value.is_object() {
        value = WRAPPED.iter().find_map(|name| value.get(name))?.clone();
    }
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
