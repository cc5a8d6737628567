//! Where the blocks of an article stand in the bytes of their document.
//!
//! The tree of a page keeps no positions, so the letters of each block are found again among the letters of the
//! source, in order: what stands between letters (tags, entities, breaks, escapes) may differ, letters may not.

use super::Article;
use super::source_letters::{Letters, fold, is_letter};
use crate::page::decoded;
use crate::source::RawDocument;
use crate::vocabulary::BlockKind;
use std::ops::Range;

/// How often the letters of a source are gone through at most, whatever its blocks.
const ROUNDS: usize = 64;

/// Bytes of the first and the last letters of a block, by which it is found where something stands inside it.
const EDGE: usize = 48;

/// Times its own length within which such a block ends.
const STRETCH: usize = 4;

/// Longest entity that may stand for a mark at the edge of a block, in bytes.
const ENTITY: usize = 10;

/// Fills `source` of each block: bytes of the document that `sha256` is taken of; none where the block is not
/// found. Costs as much as decoding the page again, and a pass over its letters.
pub(crate) fn locate(article: &mut Article, raw: &RawDocument) {
    let source = decoded(raw);
    let letters = Letters::of(&source.text, &raw.media);
    let mut search = Search {
        letters: &letters,
        left: letters.key.len().saturating_mul(ROUNDS),
        from: 0,
    };
    let keys: Vec<String> = article
        .blocks
        .iter()
        .map(|block| key(block.span.of_text(&article.text)))
        .collect();
    let is_title = |n: usize| article.blocks[n].kind == BlockKind::Title;
    let mut found: Vec<Option<Range<usize>>> = vec![None; keys.len()];
    for n in (0..keys.len()).filter(|&n| !is_title(n)) {
        found[n] = search.next(&keys[n]);
    }
    search.draw_together(&mut found, &keys);
    for n in (0..keys.len()).filter(|&n| is_title(n)) {
        let body = found.iter().flatten().map(|range| range.start).min();
        found[n] = search.before(&keys[n], body.unwrap_or(letters.key.len()));
    }
    for (block, range) in article.blocks.iter_mut().zip(found) {
        let Some(range) = range else { continue };
        let words = block.span.of_text(&article.text);
        let range = widened(&source.text, letters.range(&range), words);
        let at = |at: usize, end: bool| source.places.source(&source.text, at, end) as u64;
        block.source = Some((at(range.start, false), at(range.end, true)));
    }
}

/// The letters of a text.
fn key(text: &str) -> String {
    text.chars().filter(|c| is_letter(*c)).map(fold).collect()
}

/// Looks for blocks among letters, each behind the one before where it can.
struct Search<'a> {
    letters: &'a Letters,
    /// Bytes that may still be gone through.
    left: usize,
    from: usize,
}

impl Search<'_> {
    fn next(&mut self, key: &str) -> Option<Range<usize>> {
        if key.is_empty() {
            return None;
        }
        let from = self.from;
        let found = self
            .find(key, from)
            .or_else(|| self.edges(key, from))
            .or_else(|| self.find(key, 0))
            .or_else(|| self.edges(key, 0))?;
        self.from = self.from.max(found.end);
        Some(found)
    }

    /// Moves long blocks to the last place before the block behind them: a page may say them twice, and once beside
    /// the rest of its text.
    fn draw_together(&mut self, found: &mut [Option<Range<usize>>], keys: &[String]) {
        let mut end = None;
        for n in (0..found.len()).rev() {
            let Some(range) = found[n].clone() else {
                continue;
            };
            let key = &keys[n];
            if let Some(end) = end.filter(|end| *end >= range.end && key.len() >= EDGE) {
                let between = &self.letters.key[range.start..end];
                if self.left < between.len() {
                    return;
                }
                self.left -= between.len();
                let at = between.rfind(key.as_str()).map(|at| range.start + at);
                found[n] = at.map(|at| at..at + key.len()).or(Some(range));
            }
            end = found[n].as_ref().map(|range| range.start);
        }
    }

    /// The last place before `end`, or else the first.
    fn before(&mut self, key: &str, end: usize) -> Option<Range<usize>> {
        if key.is_empty() {
            return None;
        }
        let found = self.letters.key[..end].rfind(key);
        found
            .map(|at| at..at + key.len())
            .or_else(|| self.find(key, 0))
    }

    fn find(&mut self, key: &str, from: usize) -> Option<Range<usize>> {
        let rest = &self.letters.key[from..];
        if self.left < rest.len() {
            return None;
        }
        let at = rest.find(key);
        self.left -= at.unwrap_or(rest.len());
        at.map(|at| from + at..from + at + key.len())
    }

    /// A block with something inside it that the article leaves out.
    fn edges(&mut self, key: &str, from: usize) -> Option<Range<usize>> {
        if key.len() < 2 * EDGE {
            return None;
        }
        let head = &key[..floor(key, EDGE)];
        let tail = &key[floor(key, key.len() - EDGE)..];
        let start = self.find(head, from)?;
        let most = floor(&self.letters.key, start.end + STRETCH * key.len());
        let end = self.letters.key[start.end..most].find(tail)?;
        Some(start.start..start.end + end + tail.len())
    }
}

/// The character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Tags between a mark and the letters that it belongs to, and bytes of each, at most.
const TAGS: usize = 16;
const TAG: usize = 4096;

/// The range with the marks that the words begin and end with, tags between them or not.
fn widened(source: &str, range: Range<usize>, words: &str) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let is_mark = |c: &char| !is_letter(*c);
    let mut behind: Vec<char> = words.chars().rev().take_while(is_mark).collect();
    behind.reverse();
    for c in behind.into_iter().filter(|c| !c.is_whitespace()) {
        match mark_after(&source[end..], c) {
            Some(length) => end += length,
            None => break,
        }
    }
    let mut before: Vec<char> = words.chars().take_while(is_mark).collect();
    before.reverse();
    for c in before.into_iter().filter(|c| !c.is_whitespace()) {
        match mark_before(&source[..start], c) {
            Some(length) => start -= length,
            None => break,
        }
    }
    start..end
}

/// Bytes up to the end of the mark `c`, which white space and tags may stand before; an entity may be the mark.
fn mark_after(rest: &str, c: char) -> Option<usize> {
    let mut left = rest;
    for _ in 0..TAGS {
        left = left.trim_start();
        let at = rest.len() - left.len();
        let first = |end: u8, most: usize| left.bytes().take(most).position(|byte| byte == end);
        match left.as_bytes().first()? {
            _ if left.starts_with(c) => return Some(at + c.len_utf8()),
            b'&' => return first(b';', ENTITY).map(|end| at + end + 1),
            b'<' => left = &left[first(b'>', TAG)? + 1..],
            _ => return None,
        }
    }
    None
}

/// The same to the left.
fn mark_before(rest: &str, c: char) -> Option<usize> {
    let mut left = rest;
    for _ in 0..TAGS {
        left = left.trim_end();
        let at = rest.len() - left.len();
        let last =
            |begin: u8, most: usize| left.bytes().rev().take(most).position(|byte| byte == begin);
        match left.as_bytes().last()? {
            _ if left.ends_with(c) => return Some(at + c.len_utf8()),
            b';' => return last(b'&', ENTITY).map(|end| at + end + 1),
            b'>' => left = &left[..left.len() - last(b'<', TAG)? - 1],
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_beside_tags() {
        let source = "<p>«<b>Мы — <i>команда</i></b>»&nbsp;<a href='x'>начали</a>.</p><p>Да";
        let range = |words: &str| {
            let core = words.trim_matches(|c: char| !is_letter(c));
            let (first, last) = (
                core.split(' ').next().unwrap(),
                core.rsplit(' ').next().unwrap(),
            );
            let start = source.find(first).unwrap();
            let end = source.rfind(last).unwrap() + last.len();
            &source[widened(source, start..end, words)]
        };
        assert_eq!(range("«Мы — команда»"), "«<b>Мы — <i>команда</i></b>»");
        assert_eq!(range("начали."), "начали</a>.");
        assert_eq!(range("начали!"), "начали");
        assert_eq!(range("«Мы"), "«<b>Мы");
    }
}
