//! Dates as the tables of tests write them.

use svodka::record::Date;
use svodka::vocabulary::DateType;

/// EDTF, a duration, `set:` and a period, `?` for no value.
pub fn value(date: &Date) -> String {
    let duration = date.duration.clone();
    let value = match date.kind {
        DateType::Set => duration.map(|period| format!("set:{period}")),
        DateType::Duration => duration,
        _ => date.edtf.clone(),
    };
    value.unwrap_or_else(|| "?".to_owned())
}
