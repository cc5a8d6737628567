//! Beginnings of words, found in a text in one pass.

use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};

/// Behind words that end a word.
const END: char = '$';

/// Beginnings of words with what they mean, found in one pass.
pub(crate) struct Words<T> {
    pub(crate) matcher: Option<AhoCorasick>,
    pub(crate) rows: Vec<(&'static str, T)>,
}

impl<T> Words<T> {
    pub(crate) fn new(rows: Vec<(&'static str, T)>) -> Self {
        let matcher = AhoCorasick::builder()
            .start_kind(StartKind::Both)
            .build(rows.iter().map(|(words, _)| words.trim_end_matches(END)));
        Self {
            matcher: matcher.ok(),
            rows,
        }
    }

    /// What the beginnings of words in small letters say.
    pub(crate) fn said<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a T> {
        let matcher = self.matcher.as_ref();
        let found = matcher
            .into_iter()
            .flat_map(move |matcher| matcher.find_overlapping_iter(text));
        found
            .filter(|found| !text[..found.start()].ends_with(char::is_alphanumeric))
            .filter_map(|found| Some((found.end(), self.rows.get(found.pattern().as_usize())?)))
            .filter(|(end, (words, _))| {
                !words.ends_with(END) || !text[*end..].starts_with(char::is_alphanumeric)
            })
            .map(|(_, (_, said))| said)
    }

    pub(crate) fn begin(&self, word: &str) -> bool {
        let input = Input::new(word).anchored(Anchored::Yes);
        self.matcher
            .as_ref()
            .is_some_and(|matcher| matcher.is_match(input))
    }
}
