//! The text of an article by code points, and the part of it that is shown around a figure.

use std::ops::Range;
use svodka_record::{Block, Record};

/// Most code points shown before and behind a figure.
const AROUND: usize = 260;

/// Code points kept before and behind a figure to find it again.
pub const CONTEXT: usize = 32;

/// The text of an article.
pub struct Text {
    points: Vec<char>,
}

/// A part of the text.
pub struct Excerpt {
    /// Its code points in the text.
    pub range: Range<usize>,
    /// Whether its paragraph goes on before and behind it.
    pub cut: [bool; 2],
}

impl Text {
    /// The text of a record; empty where it was left out.
    pub fn of(record: &Record) -> Self {
        let text = record.article.text.as_deref().unwrap_or_default();
        let points = text.chars().collect();
        Self { points }
    }

    /// A part of it; what lies outside the text is left out.
    pub fn slice(&self, range: Range<usize>) -> String {
        let end = range.end.min(self.points.len());
        self.points[range.start.min(end)..end].iter().collect()
    }

    /// Whether it was left out of the record.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The paragraph of a span, cut between words where it is long.
    pub fn around(&self, blocks: &[Block], span: Range<usize>) -> Excerpt {
        let span = self.clamped(span);
        let block = block_at(blocks, span.start).map_or(0..self.points.len(), |block| {
            self.clamped(block.start as usize..block.end as usize)
        });
        let block = block.start.min(span.start)..block.end.max(span.end);
        let start = self.word_after(block.start, span.start.saturating_sub(AROUND), span.start);
        let end = self.word_before(block.end, span.end + AROUND, span.end);
        Excerpt {
            cut: [start > block.start, end < block.end],
            range: start..end,
        }
    }

    /// The span with the words beside it, up to `most` code points on each side.
    pub fn near(&self, span: Range<usize>, most: usize) -> Range<usize> {
        let span = self.clamped(span);
        let start = self.word_after(0, span.start.saturating_sub(most), span.start);
        let end = self.word_before(self.points.len(), span.end + most, span.end);
        let broken = |range: Range<usize>| self.points[range].iter().rposition(|c| *c == '\n');
        let start = broken(start..span.start).map_or(start, |at| start + at + 1);
        let after = self.points[span.end..end].iter().position(|c| *c == '\n');
        start..after.map_or(end, |at| span.end + at)
    }

    /// What stands before and behind a span, to find it again.
    pub fn context(&self, span: Range<usize>) -> [String; 2] {
        let span = self.clamped(span);
        let before = span.start.saturating_sub(CONTEXT)..span.start;
        [before, span.end..span.end + CONTEXT].map(|range| self.slice(range))
    }

    fn clamped(&self, range: Range<usize>) -> Range<usize> {
        let end = range.end.min(self.points.len());
        range.start.min(end)..end
    }

    /// The first beginning of a word from `wanted` on, before `last`; `least` where that is not reached.
    fn word_after(&self, least: usize, wanted: usize, last: usize) -> usize {
        if wanted <= least {
            return least;
        }
        let gap = self.points[wanted - 1..last].iter().position(is_gap);
        gap.map_or(wanted, |gap| wanted + gap)
    }

    /// The last end of a word up to `wanted`, behind `first`; `most` where that is reached.
    fn word_before(&self, most: usize, wanted: usize, first: usize) -> usize {
        if wanted >= most {
            return most;
        }
        let gap = self.points[first..=wanted].iter().rposition(is_gap);
        gap.map_or(wanted, |gap| first + gap)
    }
}

/// The block that holds a code point.
pub fn block_at(blocks: &[Block], point: usize) -> Option<&Block> {
    blocks
        .iter()
        .find(|block| (block.start as usize..block.end as usize).contains(&point))
}

/// At most `most` code points of a name or a title.
pub fn cut(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        None => words.to_owned(),
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
    }
}

fn is_gap(point: &char) -> bool {
    point.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Text {
        Text {
            points: words.chars().collect(),
        }
    }

    #[test]
    fn long_paragraphs_are_cut_between_words() {
        let words = format!("{}42 человека{}", "слово ".repeat(90), " слово".repeat(90));
        let text = text(&words);
        let found = text.around(&[], 540..551);
        assert_eq!(found.cut, [true, true]);
        let shown = text.slice(found.range);
        assert!(
            shown.starts_with("слово ") && shown.ends_with(" слово"),
            "{shown}"
        );
        assert!(shown.chars().count() <= 2 * AROUND + 11);
    }

    #[test]
    fn one_endless_word_is_cut_too() {
        let text = text(&"щ".repeat(5_000));
        let found = text.around(&[], 2_000..2_001);
        assert_eq!(found.range.len(), 2 * AROUND + 1);
    }

    #[test]
    fn spans_outside_the_text_show_nothing() {
        let text = text("Пять коров.");
        assert_eq!(text.slice(text.around(&[], 50..60).range), "Пять коров.");
        assert_eq!(text.context(90..95), ["Пять коров.", ""]);
    }

    #[test]
    fn neighbours_do_not_leave_the_paragraph() {
        let text = text("Первый абзац.\n\nСказала Айгуль Сатова.\n\nДальше.");
        assert_eq!(text.slice(text.near(23..36, 20)), "Сказала Айгуль Сатова.");
    }
}
