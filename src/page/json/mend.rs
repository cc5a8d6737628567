//! What programs write that is no JSON, mended.

use std::borrow::Cow;

/// What Python writes for numbers that are none, which JSON has no words for.
const CONSTANTS: [&str; 3] = ["NaN", "-Infinity", "Infinity"];

/// The line as JSON, with what was mended in `repairs`; borrowed where nothing was.
pub(super) fn mended<'a>(line: &'a str, repairs: &mut Vec<String>) -> Cow<'a, str> {
    let mut mended = whole_characters(line);
    if let Cow::Owned(_) = mended {
        repairs.push("lone_surrogates".into());
    }
    if let Some(nulled) = without_constants(&mended) {
        repairs.push("constants_nulled".into());
        mended = nulled.into();
    }
    if let Some(escaped) = with_controls_escaped(&mended) {
        repairs.push("controls_escaped".into());
        mended = escaped.into();
    }
    mended
}

/// The line with U+FFFD for escapes of half a character (`\ud800` alone), which stand for nothing; borrowed where there
/// are none.
pub fn whole_characters(line: &str) -> Cow<'_, str> {
    let halves = halves(line.as_bytes());
    if halves.is_empty() {
        return Cow::Borrowed(line);
    }
    let mut mended = line.to_owned();
    for at in halves {
        mended.replace_range(at..at + 4, "fffd");
    }
    Cow::Owned(mended)
}

/// Where the digits of escapes of half a character stand that another half does not follow or precede.
fn halves(line: &[u8]) -> Vec<usize> {
    let unit = |at: usize| {
        let digits = line.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', line.get(at..).unwrap_or(&[])) {
        at += next;
        match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                found.push(at + 2);
                at += 6;
            }
            _ => at += 2,
        }
    }
    found
}

/// The line with `null` for constants of Python outside strings, where it has some.
fn without_constants(line: &str) -> Option<String> {
    if !CONSTANTS.iter().any(|name| line.contains(name)) {
        return None;
    }
    let (mut mended, mut last) = (String::new(), 0);
    let (mut is_string, mut at) = (false, 0);
    let bytes = line.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if is_string => at += 1,
            b'"' => is_string = !is_string,
            _ if is_string => {}
            _ => {
                let rest = &bytes[at..];
                let found = CONSTANTS
                    .iter()
                    .find(|name| rest.starts_with(name.as_bytes()));
                if let Some(name) = found {
                    mended.push_str(&line[last..at]);
                    mended.push_str("null");
                    at += name.len();
                    last = at;
                    continue;
                }
            }
        }
        at += 1;
    }
    mended.push_str(&line[last..]);
    (last > 0).then_some(mended)
}

/// The line with escapes for line breaks, tabs and other control characters inside strings, where it has some.
fn with_controls_escaped(line: &str) -> Option<String> {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t');
    let mut is_string = false;
    let mut mended = String::new();
    let (mut last, mut at) = (0, 0);
    let bytes = line.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if is_string => at += 1,
            b'"' => is_string = !is_string,
            byte if is_string && byte < b' ' || is_control(&byte) => {
                mended.push_str(&line[last..at]);
                if is_string {
                    mended.push_str(&format!("\\u{byte:04x}"));
                }
                last = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    mended.push_str(&line[last..]);
    (last > 0).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_outside_strings() {
        let line = r#"{"a": NaN, "b": "NaN \" NaN", "c": [-Infinity, Infinity]}"#;
        let mended = r#"{"a": null, "b": "NaN \" NaN", "c": [null, null]}"#;
        assert_eq!(without_constants(line).as_deref(), Some(mended));
        assert_eq!(without_constants(r#"{"a": "NaN"}"#), None);
    }

    #[test]
    fn controls_inside_strings() {
        let line = "{\n\t\"a\": \"Да.\nНет.\\\"\t\"}";
        let mended = "{\n\t\"a\": \"Да.\\u000aНет.\\\"\\u0009\"}";
        assert_eq!(with_controls_escaped(line).as_deref(), Some(mended));
        assert_eq!(with_controls_escaped("{\r\n\t\"a\": 1}"), None);
    }
}
