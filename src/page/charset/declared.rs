//! The character set a page declares: `charset=…` or `encoding="…"` near its beginning.

/// How far a page is read for it.
const PRESCAN: usize = 4096;

/// The declared label, in lower case.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let after = ["charset", "encoding"]
        .iter()
        .find_map(|word| find_label(head, word.as_bytes()))?;
    let label: String = after
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':'))
        .map(|&b| b.to_ascii_lowercase() as char)
        .collect();
    (!label.is_empty()).then_some(label)
}

/// What follows `word`, an equals sign and quotes.
fn find_label<'a>(head: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    head.windows(word.len())
        .enumerate()
        .filter(|(_, w)| w.eq_ignore_ascii_case(word))
        .find_map(|(at, _)| {
            let rest = head[at + word.len()..]
                .trim_ascii_start()
                .strip_prefix(b"=")?;
            let rest = rest.trim_ascii_start();
            Some(
                rest.strip_prefix(b"\"")
                    .or_else(|| rest.strip_prefix(b"'"))
                    .unwrap_or(rest),
            )
        })
}
