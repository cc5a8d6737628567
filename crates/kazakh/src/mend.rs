//! Words printed with letters that are taken for each other: «акімі» for «әкімі», as who types on a Russian keyboard has it.

use crate::attribute::ADJECTIVES;
use crate::chain::CHAINS;
use crate::latin::is_known;
use crate::lexicon::{FIXED, OWN_STEMS, STEMS};
use crate::sound::{is_vowel, unvoiced};
use crate::split::splits;
use crate::{Lexicon, is_attribute, is_fixed, verb, verbs};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Letters of a word at least that may be mended, and of its stem.
const SHORTEST: usize = 2;
const SHORTEST_STEM: usize = 2;

/// Letters of a word at most.
const LONGEST: usize = 40;

/// What a word of a list weighs.
const LISTED: f32 = 100.0;

/// What a changed letter costs, in natural logarithms of how often stems are seen.
const CHANGE: f32 = 1.2;

/// Known stems by what is left of them where letters are taken for each other.
pub struct Mender {
    /// Stems as they stand before suffixes, each with its weight.
    stems: FxHashMap<String, Vec<(String, f32)>>,
    names: FxHashSet<String>,
}

/// Suffixes by what is left of them.
static SUFFIXES: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let all = CHAINS.keys().map(String::as_str).chain(verb::suffixes());
    let mut all: Vec<&str> = all.collect();
    all.sort_unstable();
    all.dedup();
    let mut suffixes: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for suffix in all {
        suffixes.entry(outline(suffix)).or_default().push(suffix);
    }
    suffixes
});

impl Mender {
    /// A mender that knows the stems of the crate, and names in small letters.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: FxHashSet<String> = names.into_iter().map(str::to_owned).collect();
        let weighed = STEMS.lines().chain(OWN_STEMS.lines());
        let weighed = weighed.chain(verb::STEMS.lines());
        let weighed = weighed.filter_map(|row| row.split_once('\t'));
        let weighed = weighed.filter_map(|(stem, weight)| Some((stem, weight.parse().ok()?)));
        let plain = FIXED.lines().chain(ADJECTIVES.lines());
        let plain = plain.filter(|word| !word.starts_with(['#', '-']));
        let plain = plain.chain(names.iter().map(String::as_str));
        let mut stems: FxHashMap<String, Vec<(String, f32)>> = FxHashMap::default();
        for (stem, weight) in weighed.chain(plain.map(|word| (word, LISTED))) {
            for form in [Some(stem.to_owned()), softened(stem), shortened(stem)]
                .into_iter()
                .flatten()
            {
                let own = stems.entry(outline(&form)).or_default();
                match own.iter_mut().find(|(known, _)| *known == form) {
                    Some((_, known)) => *known = known.max(weight),
                    None => own.push((form, weight)),
                }
            }
        }
        stems
            .values_mut()
            .for_each(|own| own.sort_by(|a, b| a.0.cmp(&b.0)));
        Self { stems, names }
    }

    /// The word, in small letters, that an unknown one stands for, which has as many letters: the one of the longest known
    /// stem, of these the commonest and nearest; `None` of a known word that none much commoner looks like, and where there
    /// is no other.
    pub fn mended(&self, word: &str) -> Option<String> {
        let letters = word.chars().take(LONGEST + 1).count();
        if !(SHORTEST..=LONGEST).contains(&letters) || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let is_known = self.knows(word);
        if is_known && !is_out_of_tune(word) {
            return None;
        }
        let ends = word
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        let ends: Vec<usize> = ends.skip(SHORTEST_STEM - 1).collect();
        let mended = ends
            .into_iter()
            .rev()
            .find_map(|end| self.mended_at(word, end))?;
        (mended != word).then_some(mended)
    }

    /// The same where the stem has this end.
    fn mended_at(&self, word: &str, end: usize) -> Option<String> {
        let (stem, suffix) = word.split_at(end);
        let stems = self.stems.get(&outline(stem))?;
        let suffixes: &[&str] = match suffix {
            "" => &[""],
            _ => SUFFIXES.get(&outline(suffix))?,
        };
        let with_suffixes = |(stem, weight): &'_ (String, f32)| {
            let (stem, weight) = (stem.clone(), weight.ln());
            suffixes
                .iter()
                .map(move |suffix| (format!("{stem}{suffix}"), weight))
        };
        let all = stems.iter().flat_map(with_suffixes);
        let known = all.filter(|(other, _)| self.knows_well(other));
        let rank = |(other, weight): &(String, f32)| weight - CHANGE * changes(word, other) as f32;
        let best = known.max_by(|a, b| rank(a).total_cmp(&rank(b)));
        best.map(|(other, _)| other)
    }

    /// Whether the word needs no mending.
    fn knows(&self, word: &str) -> bool {
        is_known(word)
            || splits(word)
                .iter()
                .any(|cut| self.names.contains(&*cut.stem))
    }

    /// Whether the word is one, written as its sounds ask.
    fn knows_well(&self, word: &str) -> bool {
        let lexicon = Lexicon::bundled();
        let is_stem = |stem: &str| lexicon.knows(stem) || self.names.contains(stem);
        let cuts = splits(word);
        is_fixed(word)
            || is_attribute(word)
            || cuts
                .iter()
                .any(|cut| cut.is_in_harmony && is_stem(&cut.stem))
            || verbs(word).first().is_some_and(|verb| verb.is_known)
    }
}

/// Whether a letter stands beside a vowel beside which only loans have it: «кызмет», «окушы».
fn is_out_of_tune(word: &str) -> bool {
    let clashes = |letter, vowel| match letter {
        'к' | 'г' => matches!(vowel, 'а' | 'о' | 'ұ' | 'ы'),
        'қ' | 'ғ' => matches!(vowel, 'ә' | 'е' | 'ө' | 'ү' | 'і'),
        _ => false,
    };
    let mut letters = word.chars().zip(word.chars().skip(1));
    letters.any(|(a, b)| clashes(a, b) || clashes(b, a))
}

/// The stem with its last letter voiced, as it is before a vowel: «кітаб-» of «кітап».
fn softened(stem: &str) -> Option<String> {
    let last = stem.chars().next_back()?;
    let voiced = ['б', 'г', 'ғ']
        .into_iter()
        .find(|&voiced| unvoiced(voiced) == Some(last))?;
    let mut stem = stem.to_owned();
    stem.pop();
    stem.push(voiced);
    Some(stem)
}

/// The stem without its last vowel, as it is before another one: «халқ-» of «халық».
fn shortened(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, vowel) = (letters.next()?, letters.next()?);
    let rest: String = letters.rev().collect();
    let is_short = matches!(vowel, 'ы' | 'і') && rest.chars().any(is_vowel);
    (is_short && !is_vowel(last)).then(|| format!("{rest}{last}"))
}

/// How many letters differ.
fn changes(word: &str, other: &str) -> usize {
    let pairs = word.chars().zip(other.chars());
    pairs.filter(|(a, b)| a != b).count()
}

/// The word with one letter for all that are taken for each other.
fn outline(word: &str) -> String {
    let one = |letter| match letter {
        'ә' => 'а',
        'ө' => 'о',
        'ү' | 'ұ' => 'у',
        'і' | 'й' => 'и',
        'ң' => 'н',
        'ғ' => 'г',
        'қ' => 'к',
        'э' => 'е',
        'һ' => 'х',
        _ => letter,
    };
    word.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::Mender;

    #[test]
    fn letters_taken_for_each_other() {
        let mender = Mender::new(["құмар", "ерғазы", "үш"]);
        for (printed, meant) in [
            ("акімі", "әкімі"),
            ("акими", "әкімі"),
            ("облысынын", "облысының"),
            ("казакстан", "қазақстан"),
            ("казакстаннын", "қазақстанның"),
            ("кумардын", "құмардың"),
            ("катысты", "қатысты"),
            ("окушылар", "оқушылар"),
            ("уш", "үш"),
            ("денсаулык", "денсаулық"),
            ("онирлерде", "өңірлерде"),
            ("халкынын", "халқының"),
            ("кызметкер", "қызметкер"),
            ("қазакстанда", "қазақстанда"),
        ] {
            assert_eq!(mender.mended(printed).as_deref(), Some(meant), "{printed}");
        }
        for word in [
            "әкімі",
            "облысының",
            "құмардың",
            "адам",
            "шнобель",
            "команда",
            "гараж",
            "бар",
            "",
        ] {
            assert_eq!(mender.mended(word), None, "{word}");
        }
    }
}
