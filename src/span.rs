//! Byte ranges of an article's text: the one coordinate system between `article/` and `record`.

use std::fmt;

/// A half-open range of UTF-8 bytes of `Article::text`; both ends lie on character boundaries.
///
/// Ordered by start, then by end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; `start` must not exceed `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The span of a `usize` range. Texts are limited to 4 GiB when they are read.
    pub fn of(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start as u32, range.end as u32)
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text under the span. Panics where the span is not of this text.
    pub fn of_text(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether both cover at least one common byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside, or is equal.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Translates byte offsets into code points, for the record. Built once per article.
///
/// Holds one count for every 64 bytes of text: a look-up costs at most 64 bytes of counting.
pub struct CodePoints<'a> {
    text: &'a str,
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    const STRIDE: usize = 64;

    /// Indexes `text`; costs one pass.
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / Self::STRIDE + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(Self::STRIDE) {
            before.push(count);
            count += starts(chunk);
        }
        before.push(count);
        Self { text, before }
    }

    /// Code points before byte `offset`.
    pub fn at(&self, offset: u32) -> u32 {
        let offset = offset as usize;
        let stride = offset / Self::STRIDE;
        self.before[stride] + starts(&self.text.as_bytes()[stride * Self::STRIDE..offset])
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_chars() {
        let text = "«Таза Қазақстан» — 300 тысяч. ".repeat(9);
        let index = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.at(byte as u32), n as u32, "byte {byte}");
        }
        assert_eq!(index.at(text.len() as u32), text.chars().count() as u32);
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 3).overlaps(Span::new(2, 5)));
        assert_eq!(Span::new(0, 3).cover(Span::new(5, 6)), Span::new(0, 6));
    }
}
