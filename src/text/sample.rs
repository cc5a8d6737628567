//! Texts for unit tests.

use super::{Buffers, Splitter, Text, analyse};
use crate::article::{Article, Block};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::vocabulary::BlockKind;
use std::ops::Range;

/// Analyses texts with the built-in lists.
pub(crate) struct Analyst {
    lexicon: Lexicon,
    splitter: Splitter,
}

impl Analyst {
    pub(crate) fn new() -> Self {
        Self {
            lexicon: Lexicon::new(&[]).expect("the built-in lists"),
            splitter: Splitter::new().expect("the built-in rules of sentences"),
        }
    }

    /// Reads `text`, whose lines are blocks.
    pub(crate) fn read<T>(&self, text: &str, read: impl FnOnce(&Text<'_>) -> T) -> T {
        self.read_in(None, text, read)
    }

    /// Reads `text`, whose lines are blocks in a language.
    pub(crate) fn read_in<T>(
        &self,
        language: Option<&'static str>,
        text: &str,
        read: impl FnOnce(&Text<'_>) -> T,
    ) -> T {
        let article = article(text, language);
        let mut buffers = Buffers::default();
        read(&analyse(
            &article,
            &self.lexicon,
            &self.splitter,
            &mut buffers,
        ))
    }

    /// Reads the tokens that stand between square brackets in `marked`.
    pub(crate) fn read_marked<T>(
        &self,
        marked: &str,
        read: impl FnOnce(&Text<'_>, Range<usize>) -> T,
    ) -> T {
        let start = marked.find('[').expect("an open bracket");
        let end = marked.find(']').expect("a closed bracket") - 1;
        self.read(&marked.replace(['[', ']'], ""), |text| {
            let starts_before = |at| move |i: &usize| (text.tokens[*i].span.start as usize) < at;
            let first = (0..text.len()).take_while(starts_before(start)).count();
            let behind = (0..text.len()).take_while(starts_before(end)).count();
            read(text, first..behind)
        })
    }
}

/// An article of the lines of `text`, a block each.
fn article(text: &str, language: Option<&'static str>) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            span: Span::of(start..start + line.len()),
            language,
            latin: None,
            source: None,
        });
        start += line.len() + 1;
    }
    Article {
        text: text.to_owned(),
        blocks,
        meta: Default::default(),
        repairs: Vec::new(),
    }
}
