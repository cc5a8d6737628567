//! The letters of a source, each with its place: those of text, not of tags, scripts, comments and escapes.

use crate::lexicon::normal::{is_alphanumeric, lower};
use crate::page::empty::Empty;
use crate::page::tags::markup;
use crate::source::Media;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

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
    is_alphanumeric(c)
}

/// A letter without its mark, in lower case: text is composed where its source may not be.
pub(super) fn fold(c: char) -> char {
    match lower(c) {
        'a'..='z' | '0'..='9' | 'а'..='и' | 'к'..='я' => lower(c),
        other => std::iter::once(other).nfd().next().unwrap_or(other),
    }
}

impl Letters {
    /// The letters of a text; one pass.
    pub(super) fn of(text: &str, media: &Media) -> Self {
        let mut letters = Self {
            key: String::with_capacity(text.len()),
            places: Vec::new(),
        };
        match media {
            Media::Json | Media::Keyed(_) | Media::Listed(_) => letters.json(text),
            media if media.is_html() => letters.html(text),
            _ => text
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
        let empty = Empty::of(text);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let passed = match c {
                '<' => markup(rest, &empty),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str, media: Media) -> String {
        Letters::of(text, &media).key
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
        let letters = Letters::of("<p>а&#1081;б", &Media::Html);
        assert_eq!(letters.range(&(2..6)), 5..14);
        assert_eq!(letters.range(&(0..2)), 3..5);
    }
}
