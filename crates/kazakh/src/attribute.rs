//! Words that stand before a noun and describe it.

use crate::chain::{CHAINS, Chain, Derived, Possessor};
use crate::{Case, read};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Adjectives and endings of adjectives, one a line.
pub const ADJECTIVES: &str = include_str!("../data/adjectives.txt");

/// Endings behind digits as they are.
pub const NUMBER_ENDINGS: &str = include_str!("../data/number_endings.tsv");

static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = ADJECTIVES.lines();
    rows.filter(|row| !row.starts_with(['#', '-'])).collect()
});

static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let rows = ADJECTIVES.lines();
    rows.filter_map(|row| row.strip_prefix('-')).collect()
});

/// Parts of endings behind digits, each with what it means.
static PARTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = NUMBER_ENDINGS.lines();
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// Whether a word in small letters is an adjective or a noun in a place: «жас», «облыстық», «қаладағы».
pub fn is_attribute(word: &str) -> bool {
    KNOWN.contains(word)
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
        || word.ends_with(['ы', 'і']) && read(word).chain.derived == Some(Derived::OfPlace)
}

/// What the ending behind the digits of a number says: «-нан» of «300-нан», «-еуі» of «7-еуі».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberEnding {
    /// Case and possessor; the possessor is the whole of which the number is a part.
    pub chain: Chain,
    /// As many at least: «100-деген».
    pub is_vague: bool,
}

/// The ending in small letters that stands behind the digits of a count; `None` of one that a count does not have.
pub fn number_ending(ending: &str) -> Option<NumberEnding> {
    if behind(ending, "vague") == Some("") {
        return Some(NumberEnding {
            chain: Chain::NONE,
            is_vague: true,
        });
    }
    let collective = behind(ending, "collective");
    let own = collective.unwrap_or(ending);
    let counted = |chain: &Chain| {
        let is_owned = chain.possessor == Some(Possessor::Third);
        let has_case = chain.case != Case::Nominative || chain.derived == Some(Derived::Like);
        !chain.is_plural && (is_owned || chain.possessor.is_none() && has_case)
    };
    let found = CHAINS.get(own).into_iter().flatten();
    let chain = match own.is_empty() && collective.is_some() {
        true => Some(Chain::NONE),
        false => found.map(|own| own.chain).find(counted),
    };
    chain.map(|chain| NumberEnding {
        chain,
        is_vague: false,
    })
}

/// Whether the ending in small letters behind the digits of a number makes an ordinal, in any case: «інші», «іншіден».
pub fn is_ordinal_ending(ending: &str) -> bool {
    let rest = behind(ending, "ordinal");
    rest.is_some_and(|rest| rest.is_empty() || CHAINS.contains_key(rest))
}

/// What stands behind the longest listed part of an ending that means this.
fn behind<'a>(ending: &'a str, means: &str) -> Option<&'a str> {
    let own = PARTS.iter().filter(|(_, what)| *what == means);
    own.filter_map(|(part, _)| ending.strip_prefix(*part))
        .min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_stand_before_nouns() {
        for word in ["жас", "облыстық", "қаладағы", "тұрақты", "жұмыссыз"]
        {
            assert!(is_attribute(word), "{word}");
        }
        for word in ["адам", "көмек", "барды"] {
            assert!(!is_attribute(word), "{word}");
        }
    }

    #[test]
    fn endings_of_numbers() {
        let case = |ending| number_ending(ending).map(|own| own.chain.case);
        assert_eq!(case("нан"), Some(Case::Ablative));
        assert_eq!(case("ға"), Some(Case::Dative));
        assert_eq!(case("ші"), None);
        for ending in ["ші", "інші", "ыншысы", "іншіден"] {
            assert!(is_ordinal_ending(ending), "{ending}");
        }
        assert!(!is_ordinal_ending("нан"));
        assert_eq!(case("й"), None);
        let owned = |ending| number_ending(ending).and_then(|own| own.chain.possessor);
        assert_eq!(owned("еуі"), Some(Possessor::Third));
        assert_eq!(owned("сы"), Some(Possessor::Third));
        assert_eq!(owned("еу"), None);
        assert!(number_ending("деген").is_some_and(|own| own.is_vague));
    }
}
