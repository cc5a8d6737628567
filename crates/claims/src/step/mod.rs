//! What a number and one told before it have in common, by which models tell what the one is to the other.
//!
//! Nothing here decides: how much each answer counts beside the others the trees have learned
//! ([`crate::models`]).

mod beside;
mod numbers;
mod people;
mod times;

use crate::evidence::hash;
use crate::lists::stem;
use crate::names::is_of_word;
use crate::sources::Entry;
use std::collections::BTreeMap;

/// Names the answers of one kind, and gives them.
macro_rules! asked {
    ($(#[$doc:meta])* $asked:ident, $answers:ident: $pair:ident { $($name:ident: $value:expr,)* }) => {
        /// What is asked.
        pub(crate) const $asked: &[&str] = &[$(stringify!($name)),*];

        impl crate::step::Pair<'_> {
            $(#[$doc])*
            pub(super) fn $answers(&self) -> Vec<f32> {
                let $pair = self;
                vec![$($value),*]
            }
        }
    };
}
pub(crate) use asked;

/// Statements of an article that are looked at.
const LOOKED_AT: usize = 24;
/// Words before and behind a number that are near it.
const NEAR: usize = 3;

/// What is asked of two numbers, in the order of [`Pair::shared`].
pub(crate) fn all_asked() -> Vec<&'static str> {
    [
        numbers::ASKED,
        times::ASKED,
        people::ASKED,
        people::CUES,
        beside::ASKED,
    ]
    .concat()
}

/// Yes or no as a number.
fn given(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// Numbers in the order in which they were told, with what is asked of each again and again.
pub(crate) struct Company<'a> {
    pub(crate) entries: &'a [Entry],
    /// Those of each article.
    articles: BTreeMap<&'a str, Vec<usize>>,
    /// Stems of the sentence of each, of the words near it and of its headline, by hashes.
    words: Vec<[Vec<u32>; 3]>,
}

impl<'a> Company<'a> {
    pub(crate) fn new(entries: &'a [Entry]) -> Self {
        let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let own = articles.entry(&entry.article.key).or_default();
            if own.len() < LOOKED_AT {
                own.push(at);
            }
        }
        Self {
            entries,
            articles,
            words: entries.iter().map(words).collect(),
        }
    }

    /// A number and one told after it.
    pub(crate) fn pair(&self, one: usize, other: usize) -> Pair<'_> {
        Pair {
            company: self,
            at: [one, other],
            old: &self.entries[one],
            new: &self.entries[other],
        }
    }

    /// The numbers of the article of one.
    fn beside(&self, at: usize) -> impl Iterator<Item = &Entry> {
        let own = self.articles.get(&*self.entries[at].article.key);
        let others = own.into_iter().flatten().filter(move |other| **other != at);
        others.map(|other| &self.entries[*other])
    }
}

/// A number and one told after it.
pub(crate) struct Pair<'a> {
    pub(crate) company: &'a Company<'a>,
    pub(crate) at: [usize; 2],
    pub(crate) old: &'a Entry,
    pub(crate) new: &'a Entry,
}

impl Pair<'_> {
    /// What the two have in common.
    pub(crate) fn shared(&self) -> Vec<f32> {
        let parts = [
            self.numbers(),
            self.times(),
            self.people(),
            self.cues(),
            self.neighbours(),
        ];
        parts.concat()
    }

    /// How many words both have, as a share of all: of their sentences, near the numbers, of their headlines.
    fn likeness(&self, of: usize) -> f32 {
        let [one, other] = self.at.map(|at| &self.company.words[at][of]);
        let shared = one
            .iter()
            .filter(|x| other.binary_search(x).is_ok())
            .count();
        let all = one.len() + other.len() - shared;
        shared as f32 / all.max(1) as f32
    }
}

/// Stems of the sentence of a number, of the words near it and of its headline.
fn words(entry: &Entry) -> [Vec<u32>; 3] {
    let statement = &entry.statement;
    let sentence = statement.sentence.as_deref().unwrap_or_default();
    let (before, behind) = sentence
        .split_once(&statement.text)
        .unwrap_or((sentence, ""));
    let before: Vec<u32> = hashes(before).collect();
    let near = &before[before.len().saturating_sub(NEAR)..];
    let near = near.iter().copied().chain(hashes(behind).take(NEAR));
    let title = entry.article.title.as_deref().unwrap_or_default();
    [
        sorted(hashes(sentence)),
        sorted(near),
        sorted(hashes(title)),
    ]
}

fn hashes(words: &str) -> impl Iterator<Item = u32> {
    let words = words.split(|c: char| !is_of_word(c));
    let words =
        words.filter(|x| x.chars().count() > 2 && !x.starts_with(|c: char| c.is_ascii_digit()));
    words.map(|word| hash(&stem(&word.to_lowercase())))
}

fn sorted(hashes: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut hashes: Vec<u32> = hashes.collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
