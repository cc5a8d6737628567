//! The letters of a source, each with its place: those of text, not of tags, scripts, comments and escapes.

use crate::source::Media;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Elements whose content is no text.
const RAW: [&str; 6] = ["script", "style", "xmp", "iframe", "noembed", "noframes"];

/// Entities that pages write without a semicolon.
const BARE: [&str; 9] = [
    "nbsp", "laquo", "raquo", "quot", "amp", "lt", "gt", "copy", "shy",
];

/// Letters and digits of a source in lower case, and where each stands.
pub(super) struct Letters {
    /// The letters, without what stands between them.
    pub key: String,
    /// For each letter: its byte in `key`, its first byte in the text, one past its last.
    places: Vec<(usize, usize, usize)>,
}

/// Whether a character tells blocks apart.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// A letter without its mark, in lower case: text is composed where its source may not be.
pub(super) fn fold(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'a'..='z' | '0'..='9' | 'а'..='и' | 'к'..='я' => lower,
        other => std::iter::once(other).nfd().next().unwrap_or(other),
    }
}

impl Letters {
    /// The letters of a text; one pass.
    pub(super) fn of(text: &str, media: Media) -> Self {
        let mut letters = Self {
            key: String::with_capacity(text.len()),
            places: Vec::new(),
        };
        match media {
            Media::Html => letters.html(text),
            Media::Json => letters.json(text),
            Media::Plain => text
                .char_indices()
                .for_each(|(at, c)| letters.push(c, at..at + c.len_utf8())),
        }
        letters
    }

    fn push(&mut self, c: char, place: Range<usize>) {
        if is_letter(c) {
            self.places.push((self.key.len(), place.start, place.end));
            self.key.push(fold(c));
        }
    }

    /// Bytes of the text that a range of `key` stands for; the range is not empty.
    pub(super) fn range(&self, key: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let next = self.places.partition_point(|(key, ..)| *key <= at);
            self.places
                .get(next.saturating_sub(1))
                .copied()
                .unwrap_or_default()
        };
        place(key.start).1..place(key.end - 1).2
    }

    fn html(&mut self, text: &str) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let passed = match c {
                '<' => markup(rest),
                '&' => self.entity(rest, at),
                _ => 0,
            };
            if passed == 0 {
                self.push(c, at..at + c.len_utf8());
                at += c.len_utf8();
            }
            at += passed;
        }
    }

    /// Length of the entity the text begins with, 0 for none; a letter by its number is kept.
    fn entity(&mut self, rest: &str, at: usize) -> usize {
        let body = &rest[1..];
        let name: usize = body
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
            .take(32)
            .count();
        let closed = usize::from(body[name..].starts_with(';'));
        let whole = 1 + name + closed;
        if let Some(number) = body[..name].strip_prefix('#') {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            if let Some(c) = code.ok().and_then(char::from_u32) {
                self.push(c, at..at + whole);
            }
            return whole;
        }
        match closed == 1 && name > 0 || BARE.contains(&&body[..name]) {
            true => whole,
            false => 0,
        }
    }

    fn json(&mut self, text: &str) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let escape = text[at..].strip_prefix('\\');
            let passed = match escape.and_then(|escape| escape.chars().next()) {
                Some('u') => {
                    let code = text
                        .get(at + 2..at + 6)
                        .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    if let Some(c) = code.and_then(char::from_u32) {
                        self.push(c, at..at + 6);
                    }
                    if code.is_some() { 6 } else { 2 }
                }
                Some(other) => 1 + other.len_utf8(),
                None => {
                    self.push(c, at..at + c.len_utf8());
                    c.len_utf8()
                }
            };
            at += passed;
        }
    }
}

/// Length of the tag, comment or element without text that begins here; 0 where `<` is a mark of the text.
fn markup(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment
            .find("-->")
            .map_or(rest.len(), |end| "<!---->".len() + end);
    }
    match bytes.get(1) {
        Some(b'!' | b'?') => rest.find('>').map_or(rest.len(), |end| end + 1),
        Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => tag(bytes),
        Some(first) if first.is_ascii_alphabetic() => {
            let end = tag(bytes);
            let name: String = rest[1..]
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            match RAW.contains(&name.to_ascii_lowercase().as_str()) {
                true => end + content(&bytes[end..], &name),
                false => end,
            }
        }
        _ => 0,
    }
}

/// Length of a tag: up to `>` outside the quotes of attributes.
fn tag(bytes: &[u8]) -> usize {
    let (mut at, mut value) = (1, false);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return at,
            b'"' | b'\'' if value => {
                let closing = bytes[at..].iter().position(|b| *b == byte);
                at = closing.map_or(bytes.len(), |closing| at + closing + 1);
                value = false;
            }
            b'=' => value = true,
            byte => value &= byte.is_ascii_whitespace(),
        }
    }
    bytes.len()
}

/// Length of the content of an element that ends with its closing tag alone.
fn content(bytes: &[u8], name: &str) -> usize {
    let ends = |at: &usize| {
        let closing = bytes.get(at + 2..at + 2 + name.len());
        bytes[at + 1..].starts_with(b"/")
            && closing.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    let opening = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'<')
        .map(|(at, _)| at);
    opening.into_iter().find(ends).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str, media: Media) -> String {
        Letters::of(text, media).key
    }

    #[test]
    fn letters_of_text_alone() {
        let page = "<title>Аю</title><script>var a='<b>';</script><!-- нет --><p class=\"a>b\" data-x='>'>1 &lt; 2, AT&T&nbspда&#1081;&#x439; и\u{306}<br/>Ё</p><![CDATA[ x ]]>";
        assert_eq!(key(page, Media::Html), "аю12attдаиииe".replace('e', "е"));
        assert_eq!(key(r#"{"text":"\u0410\nб\"в"}"#, Media::Json), "textабв");
        assert_eq!(key("Да, 5.", Media::Plain), "да5");
    }

    #[test]
    fn places_of_letters() {
        let letters = Letters::of("<p>а&#1081;б", Media::Html);
        assert_eq!(letters.range(&(2..6)), 5..14);
        assert_eq!(letters.range(&(0..2)), 3..5);
    }
}
