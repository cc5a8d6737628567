//! The sentence that words of an article stand in.

use anyseg::Segmenter;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use svodka_record::{Article, BlockKind};

/// Words cut short that stand before a name, which anyseg does not know.
const SHORT_WORDS: &str = include_str!("../data/short_words.tsv");

/// Characters of a sentence, name or title in a row that repeats it, at most: a name of a megabyte is told once, in
/// a table of its own, and not with every figure.
pub(crate) const LONGEST: usize = 1000;

static SEGMENTER: LazyLock<Option<Segmenter>> = LazyLock::new(|| {
    let rows = SHORT_WORDS.lines().skip(1);
    let words = rows
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split('\t').next());
    // Of words with a hyphen it knows the last part.
    let short = words.map(|word| word.rsplit('-').next().unwrap_or(word));
    let segmenter = Segmenter::new("ru").ok()?;
    segmenter.with_abbreviations(short).ok()
});

/// The sentences of an article, found when they are asked for.
pub struct Sentences<'a> {
    article: &'a Article,
    text: &'a str,
    /// The byte of every [`STEP`]-th code point.
    bytes: Vec<usize>,
    /// Sentences by block.
    found: HashMap<usize, Vec<Range<usize>>>,
}

/// Code points between those whose bytes are known.
const STEP: usize = 128;

impl<'a> Sentences<'a> {
    /// Those of `article`.
    pub fn new(article: &'a Article) -> Self {
        let text = article.text.as_deref().unwrap_or_default();
        let bytes = text.char_indices().map(|(byte, _)| byte);
        Self {
            article,
            text,
            bytes: bytes.step_by(STEP).collect(),
            found: HashMap::new(),
        }
    }

    /// Whether the code point stands in the headline.
    pub(crate) fn is_headline(&self, start: u32) -> bool {
        let block = self.block(start).map(|block| &self.article.blocks[block]);
        block.is_some_and(|block| block.kind == BlockKind::Title)
    }

    /// The sentence that holds the code points from `start` to `end`; of a very long one what is around them. None
    /// where the record has no text, or they stand in no block of it.
    pub fn around(&mut self, start: u32, end: u32) -> Option<Cow<'a, str>> {
        let number = self.block(start)?;
        let block = &self.article.blocks[number];
        let from = self.byte(block.start);
        let text = self.text.get(from..self.byte(block.end))?;
        let at = |byte: usize| byte.saturating_sub(from).min(text.len());
        let words = at(self.byte(start))..at(self.byte(end.max(start)));
        let sentences = self.found.entry(number).or_insert_with(|| split(text));
        let first = sentences.partition_point(|sentence| sentence.end <= words.start);
        let last = sentences.partition_point(|sentence| sentence.start < words.end);
        let first = sentences.get(first).map_or(words.start, |x| x.start);
        let last = last.checked_sub(1).and_then(|last| sentences.get(last));
        let last = last.map_or(words.end, |x| x.end);
        let whole = first.min(words.start)..last.max(words.end);
        Some(window(text, whole, words))
    }

    /// The block that holds the code point; none without a text.
    fn block(&self, start: u32) -> Option<usize> {
        let blocks = &self.article.blocks;
        let next = blocks.partition_point(|block| block.start <= start);
        next.checked_sub(1).filter(|_| !self.text.is_empty())
    }

    /// The byte of a code point; the length of the text for those behind it.
    fn byte(&self, point: u32) -> usize {
        let point = point as usize;
        let Some(&from) = self.bytes.get(point / STEP) else {
            return self.text.len();
        };
        let mut near = self.text[from..].char_indices();
        let ahead = near.nth(point % STEP);
        ahead.map_or(self.text.len(), |(byte, _)| from + byte)
    }
}

/// Sentences of a block, in bytes.
fn split(text: &str) -> Vec<Range<usize>> {
    match &*SEGMENTER {
        Some(segmenter) => {
            let sentences = segmenter.sentenize(text).into_iter();
            sentences.map(|found| found.start..found.end).collect()
        }
        None => std::iter::once(0..text.len()).collect(),
    }
}

/// The range `whole` of `text`, or what is around `words` of it where that is longer than a sentence may be.
fn window(text: &str, whole: Range<usize>, words: Range<usize>) -> Cow<'_, str> {
    let sentence = &text[whole.clone()];
    if sentence.chars().nth(LONGEST).is_none() {
        return sentence.trim().into();
    }
    let side = LONGEST / 2;
    let before = text[whole.start..words.start].char_indices().rev();
    let from = before.take(side).last();
    let from = from.map_or(words.start, |(byte, _)| whole.start + byte);
    let after = text[words.start..whole.end].char_indices();
    let to = after.take(side).last();
    let to = to.map_or(words.start, |(byte, c)| words.start + byte + c.len_utf8());
    let mark = |cut: bool| if cut { "…" } else { "" };
    let (front, back) = (mark(from > whole.start), mark(to < whole.end));
    format!("{front}{}{back}", &text[from..to]).into()
}

/// The text, or its beginning where it is longer than a row may repeat.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((byte, _)) => format!("{}…", &text[..byte]).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// The sentence around each `words` of a text of one title and one paragraph.
    fn around(text: &str, words: &str) -> String {
        let record = sample::record(text);
        let byte = text.find(words).unwrap();
        let start = text[..byte].chars().count() as u32;
        let end = start + words.chars().count() as u32;
        let mut sentences = Sentences::new(&record.article);
        sentences.around(start, end).unwrap().into_owned()
    }

    #[test]
    fn the_sentence_of_words() {
        let text = "Итоги субботника\n\nВ мкр. Самал вышли 300 человек. Сажали клёны! Кто? Ученики 5 школ.";
        for (words, sentence) in [
            ("субботника", "Итоги субботника"),
            ("300 человек", "В мкр. Самал вышли 300 человек."),
            ("клёны", "Сажали клёны!"),
            ("5 школ", "Ученики 5 школ."),
            ("клёны! Кто", "Сажали клёны! Кто?"),
        ] {
            assert_eq!(around(text, words), sentence);
        }
    }

    #[test]
    fn a_sentence_of_a_megabyte_is_cut() {
        let text = format!(
            "Т\n\n{} 300 человек {}",
            "слово ".repeat(90_000),
            "слово ".repeat(90_000)
        );
        let sentence = around(&text, "300 человек");
        assert!(sentence.starts_with('…') && sentence.ends_with('…'));
        assert!(sentence.contains(" 300 человек слово"));
        assert_eq!(sentence.chars().count(), LONGEST + 2);
    }

    #[test]
    fn no_text_no_sentence() {
        let mut record = sample::record("Т\n\nВышли 300 человек.");
        record.article.text = None;
        assert_eq!(Sentences::new(&record.article).around(10, 13), None);
        record.article.text = Some(String::new());
        assert_eq!(Sentences::new(&record.article).around(10, 13), None);
    }

    #[test]
    fn names_are_repeated_up_to_a_bound() {
        assert_eq!(shortened("Алина"), "Алина");
        let cut = shortened(&"ы".repeat(1_000_000)).into_owned();
        assert_eq!(cut.chars().count(), LONGEST + 1);
    }
}
