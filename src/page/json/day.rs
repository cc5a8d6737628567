//! When the document of an object was published.

use super::{Fields, named};
use crate::error::Error;
use crate::source::RawDocument;
use serde_json::Value;

/// What databases wrap a moment in, and a large number.
const WRAPPED: [&str; 4] = ["$date", "$numberLong", "seconds", "_seconds"];

/// Keys of the parts of a day.
const PARTS: [&str; 3] = ["year", "month", "day"];

/// What .NET writes around a number of thousandths of seconds.
const DOT_NET: [&str; 2] = ["/Date(", ")/"];

/// A date: a string, or a number of seconds or thousandths of them since 1970 as it is written. A value that can be no
/// date is handed on as it is written, to be told as one that cannot be read.
pub(super) fn moment(
    raw: &RawDocument,
    fields: &Fields,
    name: &str,
) -> Result<Option<String>, Error> {
    let value = fields.get(name).map_or("null", |value| value.get());
    match value.as_bytes().first() {
        Some(b'"' | b'n') => Ok(named(raw, fields, name)?.map(bare)),
        _ => Ok(Some(
            unwrapped(value)
                .or_else(|| in_parts(value))
                .unwrap_or_else(|| value.to_owned()),
        )),
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

/// The number in `/Date(1618200000000)/`.
fn bare(told: String) -> String {
    let [before, behind] = DOT_NET;
    let inside = told
        .strip_prefix(before)
        .and_then(|rest| rest.strip_suffix(behind));
    inside.map(str::to_owned).unwrap_or(told)
}

/// The moment in `[2024, 3, 5, 10, 15]`, as programs in Java write it, or `{"year": 2024, "month": 3, "day": 5}`.
fn in_parts(value: &str) -> Option<String> {
    let value: Value = serde_json::from_str(value).ok()?;
    let parts: Vec<u64> = match &value {
        Value::Array(parts) => parts.iter().map(Value::as_u64).collect::<Option<_>>()?,
        object => PARTS
            .iter()
            .map(|part| object.get(part)?.as_u64())
            .collect::<Option<_>>()?,
    };
    let [year, month, day, ref time @ ..] = parts[..] else {
        return None;
    };
    let day = format!("{year:04}-{month:02}-{day:02}");
    Some(match time {
        [hour, minute, second, ..] => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
        [hour, minute] => format!("{day}T{hour:02}:{minute:02}"),
        _ => day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_parts_and_wraps() {
        for (value, told) in [
            ("[2024,3,5]", Some("2024-03-05")),
            ("[2024,3,5,10,15]", Some("2024-03-05T10:15")),
            ("[2024,3,5,22,15,7,120000000]", Some("2024-03-05T22:15:07")),
            (r#"{"year":2024,"month":3,"day":5}"#, Some("2024-03-05")),
            (r#"["2024",3,5]"#, None),
            ("[2024,3]", None),
            ("1709633700", None),
        ] {
            assert_eq!(in_parts(value).as_deref(), told, "{value}");
        }
        let firestore = r#"{"_seconds":1709633700,"_nanoseconds":0}"#;
        assert_eq!(unwrapped(firestore).as_deref(), Some("1709633700"));
        assert_eq!(bare("/Date(1709633700000)/".into()), "1709633700000");
    }
}
