//! Copies and reprints: what texts have in common; spellings that are one.
//!
//! Of each text runs of five words are hashed, and those of the least hashes are kept: a share of all that is the same
//! for both texts that are compared, so that what they have in common can be told against the shorter one (a fraction
//! of hashes: L. Irber and others, «Lightweight compositional analysis of metagenomes with FracMinHash», 2022;
//! containment: A. Broder, «On the resemblance and containment of documents», 1997). A reprint keeps most of the
//! shorter text, whatever headline or lead was put before it, or all that was said in quotes.

mod letters;

pub use letters::letters;

use serde::{Deserialize, Serialize};

/// Words of a run.
const RUN: usize = 5;
/// Hashes kept of a text, and of its quotes.
const KEPT: usize = 96;
/// Hashes below which a text is short, and must be nearly the same.
const SHORT: usize = 24;

/// Of the shorter text, of a hundred, what reprints have in common; and of the shorter quotes.
const ALIKE: usize = 60;
const SAID: usize = 80;
/// The same where one site has both: many put a story into a form whose words are always the same.
const OF_ONE_SITE: usize = 85;

/// What a text is known again by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// The hash of its site, if any is known.
    site: Option<u64>,
    /// Its runs of words.
    whole: Sample,
    /// Those of its longer quotes.
    quotes: Sample,
}

/// What of a text is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of it.
    Whole = 1,
    /// Its longer quotes.
    Quotes = 2,
}

impl Print {
    /// The print of a text of a site; n log n.
    pub fn of(site: Option<&str>, text: &str) -> Self {
        Self {
            site: site.map(word_hash),
            whole: Sample::of([text].into_iter()),
            quotes: Sample::of(quotes(text)),
        }
    }

    /// Hashes of its text or quotes, the least first: texts that are alike share some of the least.
    pub fn hashes(&self, of: Of) -> &[u32] {
        match of {
            Of::Whole => &self.whole.hashes,
            Of::Quotes => &self.quotes.hashes,
        }
    }

    /// How much both have in common, of a hundred, where it makes one a reprint of the other.
    pub fn likeness(&self, other: &Self, of: Of) -> Option<usize> {
        let is_one_site = self.site.is_some() && self.site == other.site;
        let least = |least| if is_one_site { OF_ONE_SITE } else { least };
        match of {
            Of::Whole => self.whole.likeness(&other.whole, least(ALIKE)),
            Of::Quotes => {
                let enough = self.quotes.hashes.len().min(other.quotes.hashes.len()) >= SHORT;
                let likeness = self.quotes.likeness(&other.quotes, least(SAID));
                likeness.filter(|_| enough)
            }
        }
    }
}

/// Hashes of runs of words: of all, those that begin with `level` zero bits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Sample {
    level: u32,
    /// In order.
    hashes: Vec<u32>,
}

impl Sample {
    fn of<'a>(passages: impl Iterator<Item = &'a str>) -> Self {
        let mut hashes = Vec::new();
        for passage in passages {
            add_runs(passage, &mut hashes);
        }
        hashes.sort_unstable();
        hashes.dedup();
        let fits = |level: &u32| below(&hashes, *level) <= KEPT;
        let level = (0..u32::BITS).find(fits).unwrap_or(u32::BITS - 1);
        hashes.truncate(below(&hashes, level));
        hashes.shrink_to_fit();
        Self { level, hashes }
    }

    /// How many hashes both have, and how many of each could be among them, the fewer first.
    fn common(&self, other: &Self) -> (usize, usize, usize) {
        let level = self.level.max(other.level);
        let a = &self.hashes[..below(&self.hashes, level)];
        let b = &other.hashes[..below(&other.hashes, level)];
        let has = |hash: &&u32| b.binary_search(hash).is_ok();
        let both = a.iter().filter(has).count();
        (both, a.len().min(b.len()), a.len().max(b.len()))
    }

    /// How much they have in common, of a hundred, where it makes them one: `least` of the shorter one, and not so little
    /// of the longer one that it merely holds the shorter among others.
    fn likeness(&self, other: &Self, least: usize) -> Option<usize> {
        let (both, fewer, more) = self.common(other);
        let (least, of_longer) = match fewer {
            0..SHORT => (85, 70),
            _ => (least, least / 2),
        };
        let alike = both > 0 && both * 100 >= least * fewer && both * 100 >= of_longer * more;
        alike.then(|| both * 100 / more)
    }
}

/// How many of the hashes, which stand in order, begin with `level` zero bits.
fn below(hashes: &[u32], level: u32) -> usize {
    let limit = u32::MAX >> level;
    hashes.partition_point(|&hash| hash <= limit)
}

/// Words of the text between quotation marks, where there are enough to be somebody's own.
fn quotes(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|block| block.split('«').skip(1))
        .filter_map(|rest| rest.split('»').next())
        .filter(|quote| quote.split_whitespace().count() >= 2 * RUN)
}

/// Hashes of the runs of words of a passage; one of fewer words is one run.
fn add_runs(passage: &str, hashes: &mut Vec<u32>) {
    let words: Vec<u64> = passage
        .split(|c: char| !is_alphanumeric(c))
        .filter(|word| !word.is_empty())
        .map(word_hash)
        .collect();
    let runs = words.windows(RUN.min(words.len().max(1)));
    hashes.extend(runs.map(|run| (run.iter().fold(0, |hash, word| mix(hash ^ word)) >> 32) as u32));
}

/// Letters and digits; those of Cyrillic and ASCII are told without a table.
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => true,
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric(),
    }
}

/// FNV-1a over the letters, small ones, «ё» as «е».
fn word_hash(word: &str) -> u64 {
    let fold = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3);
    word.chars().fold(0xCBF2_9CE4_8422_2325, |hash, c| match c {
        'а'..='я' | 'a'..='z' | '0'..='9' => fold(hash, c),
        _ => c
            .to_lowercase()
            .map(|c| if c == 'ё' { 'е' } else { c })
            .fold(hash, fold),
    })
}

/// The finisher of SplitMix64.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What two long texts have in common is estimated near the truth.
    #[test]
    fn estimates() {
        let words: Vec<String> = (0..1000).map(|number| format!("слово{number}")).collect();
        for kept in [300, 600, 900] {
            let mut changed = words.clone();
            changed[kept..].iter_mut().for_each(|word| word.push('x'));
            let sample = |words: &[String]| Sample::of([words.join(" ").as_str()].into_iter());
            let (both, fewer, _) = sample(&words).common(&sample(&changed));
            let share = both as f64 / fewer as f64;
            assert!(
                (share - kept as f64 / 1000.0).abs() < 0.15,
                "{kept} {share}"
            );
        }
    }
}
