//! Known stems, and how often chains of suffixes are seen.

use crate::chain::{Case, Chain, Derived, Possessor};
use crate::split::{Split, splits};
use crate::{Reading, name_endings};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a letter of an unknown stem costs, in natural logarithms; measured in ten parts of a treebank.
const LETTER: f32 = 1.5;

/// What a stem of one or two letters costs beside, if it is unknown.
const SHORT: f32 = 2.5;

/// Letters before the end of a family name at least.
const BEFORE_END: usize = 3;

/// What suffixes out of harmony cost.
const OUT_OF_HARMONY: f32 = 1.0;

/// What a restored stem costs.
const RESTORED: f32 = 1.0;

/// A chain that was never seen counts as this much of one that was seen once.
const UNSEEN: f32 = 0.05;

/// Stems and chains with logarithms of how often they are seen, and words without suffixes.
pub struct Lexicon {
    fixed: FxHashSet<&'static str>,
    name_ends: Vec<&'static str>,
    stems: FxHashMap<Cow<'static, str>, f32>,
    chains: FxHashMap<Chain, f32>,
    /// Of a chain that was never seen.
    unseen: f32,
}

/// Stems in small letters with their weights.
pub const STEMS: &str = include_str!("../data/stems.tsv");

/// More stems with their weights.
pub const OWN_STEMS: &str = include_str!("../data/own_stems.tsv");

/// Words without suffixes, one a line.
pub const FIXED: &str = include_str!("../data/fixed.txt");

/// Chains with their counts.
pub const CHAINS: &str = include_str!("../data/chains.tsv");

static BUNDLED: LazyLock<Lexicon> = LazyLock::new(|| {
    let stems = rows(STEMS).chain(rows(OWN_STEMS));
    let stems =
        stems.filter_map(|(stem, weight)| Some((Cow::Borrowed(stem), weight.parse().ok()?)));
    let chains = rows(CHAINS);
    let chains = chains.filter_map(|(key, count)| Some((chain(key)?, count.parse().ok()?)));
    Lexicon::new(stems, chains)
});

impl Lexicon {
    /// The lexicon that comes with the crate.
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// A lexicon of stems in small letters with their weights, and of chains with their counts.
    pub fn new(
        stems: impl IntoIterator<Item = (Cow<'static, str>, f32)>,
        chains: impl IntoIterator<Item = (Chain, f32)>,
    ) -> Self {
        let chains: FxHashMap<Chain, f32> = chains.into_iter().collect();
        let all = chains.values().sum::<f32>().max(1.0);
        let share = |count: f32| ((count + UNSEEN) / all).ln();
        let shares = chains
            .into_iter()
            .map(|(chain, count)| (chain, share(count)));
        let stems = stems.into_iter();
        let fixed = FIXED.lines().filter(|line| !line.starts_with('#'));
        Self {
            fixed: fixed.collect(),
            name_ends: name_endings().map(|(end, _)| end).collect(),
            stems: stems.map(|(stem, weight)| (stem, weight.ln())).collect(),
            chains: shares.collect(),
            unseen: share(0.0),
        }
    }

    /// Whether the word, in small letters, takes no suffixes: a pronoun, a postposition, an adverb.
    pub fn is_fixed(&self, word: &str) -> bool {
        self.fixed.contains(word)
    }

    /// Whether the stem, in small letters, is known.
    pub fn knows(&self, stem: &str) -> bool {
        self.stems.contains_key(stem)
    }

    /// The likeliest reading of a form; of two alike the one with the longer stem.
    pub fn read(&self, word: &str) -> Reading {
        let word = small(word);
        if self.fixed.contains(&*word) {
            return Reading::whole(word.into_owned(), true);
        }
        let mut best: Option<(f32, Split<'_>)> = None;
        for split in splits(&word) {
            let score = self.score(&split);
            let is_better = best.as_ref().is_none_or(|(highest, best)| {
                (score, split.stem.len()) > (*highest, best.stem.len())
            });
            if is_better {
                best = Some((score, split));
            }
        }
        let Some((score, split)) = best else {
            return Reading::whole(word.into_owned(), false);
        };
        Reading {
            is_known: self.knows(&split.stem),
            stem: split.stem.into_owned(),
            chain: split.chain,
            score,
        }
    }

    /// How likely a stem is that is not known.
    fn guess(&self, stem: &str) -> f32 {
        let letters = stem.chars().count() as f32;
        let end = self.name_end(stem);
        -LETTER * (letters - end) - if letters < 3.0 { SHORT } else { 0.0 }
    }

    /// Letters with which the stem ends as family names do: they are no guess.
    fn name_end(&self, stem: &str) -> f32 {
        let ends = self.name_ends.iter().filter(|end| stem.ends_with(**end));
        let longest = ends.map(|end| end.chars().count()).max().unwrap_or(0);
        match stem.chars().count() >= longest + BEFORE_END {
            true => longest as f32,
            false => 0.0,
        }
    }

    fn score(&self, split: &Split<'_>) -> f32 {
        let stem = match self.stems.get(&*split.stem).copied() {
            Some(known) if known >= 0.0 => known, // no guess is above it
            Some(known) => known.max(self.guess(&split.stem)),
            None => self.guess(&split.stem),
        };
        let mut score = stem + self.chains.get(&split.chain).unwrap_or(&self.unseen);
        if !split.is_in_harmony {
            score -= OUT_OF_HARMONY;
        }
        if split.is_restored {
            score -= RESTORED;
        }
        score
    }
}

/// The word in small letters, which most words are in already.
fn small(word: &str) -> Cow<'_, str> {
    match word.chars().any(char::is_uppercase) {
        true => word.to_lowercase().into(),
        false => word.into(),
    }
}

/// The first two cells of each row that is no note.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// The chain of a key: `plural.third.genitive`, `-` for no suffixes.
pub fn chain(key: &str) -> Option<Chain> {
    let mut chain = Chain::NONE;
    for part in key.split('.').filter(|part| *part != "-") {
        match part {
            "plural" => chain.is_plural = true,
            "first" => chain.possessor = Some(Possessor::First),
            "second" => chain.possessor = Some(Possessor::Second),
            "polite" => chain.possessor = Some(Possessor::Polite),
            "third" => chain.possessor = Some(Possessor::Third),
            "ours" => chain.possessor = Some(Possessor::Ours),
            "genitive" => chain.case = Case::Genitive,
            "dative" => chain.case = Case::Dative,
            "accusative" => chain.case = Case::Accusative,
            "locative" => chain.case = Case::Locative,
            "ablative" => chain.case = Case::Ablative,
            "instrumental" => chain.case = Case::Instrumental,
            "of_place" => chain.derived = Some(Derived::OfPlace),
            "like" => chain.derived = Some(Derived::Like),
            "in_the_way" => chain.derived = Some(Derived::InTheWay),
            _ => return None,
        }
    }
    Some(chain)
}

/// The key of a chain.
pub fn key(chain: Chain) -> String {
    let possessor = chain.possessor.map(|possessor| match possessor {
        Possessor::First => "first",
        Possessor::Second => "second",
        Possessor::Polite => "polite",
        Possessor::Third => "third",
        Possessor::Ours => "ours",
    });
    let case = match chain.case {
        Case::Nominative => None,
        Case::Genitive => Some("genitive"),
        Case::Dative => Some("dative"),
        Case::Accusative => Some("accusative"),
        Case::Locative => Some("locative"),
        Case::Ablative => Some("ablative"),
        Case::Instrumental => Some("instrumental"),
    };
    let derived = chain.derived.map(|derived| match derived {
        Derived::OfPlace => "of_place",
        Derived::Like => "like",
        Derived::InTheWay => "in_the_way",
    });
    let parts = [
        chain.is_plural.then_some("plural"),
        possessor,
        case,
        derived,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "-".to_owned()
    } else {
        parts.join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back() {
        for key_ in [
            "-",
            "plural.third.locative.of_place",
            "ours",
            "instrumental",
        ] {
            assert_eq!(key(chain(key_).unwrap()), key_);
        }
        assert_eq!(chain("fourth"), None);
    }

    #[test]
    fn the_tables_are_read_whole() {
        for table in [STEMS, CHAINS] {
            for (key, number) in rows(table) {
                assert!(
                    number.parse::<f32>().is_ok_and(|number| number > 0.0),
                    "{key}"
                );
            }
        }
        let keys = rows(CHAINS);
        keys.for_each(|(own, _)| assert!(chain(own).is_some(), "{own}"));
    }
}
