//! Words that stand before a noun and describe it.

use crate::chain::{CHAINS, Chain, Derived, Possessor};
use crate::{Case, read};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Adjectives and endings of adjectives, one a line.
pub const ADJECTIVES: &str = include_str!("../data/adjectives.txt");

static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = ADJECTIVES.lines();
    rows.filter(|row| !row.starts_with(['#', '-'])).collect()
});

static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let rows = ADJECTIVES.lines();
    rows.filter_map(|row| row.strip_prefix('-')).collect()
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
    if ["лаған", "леген", "даған", "деген", "таған", "теген"].contains(&ending)
    {
        return Some(NumberEnding {
            chain: Chain::NONE,
            is_vague: true,
        });
    }
    let collective = ["ау", "еу"].iter().find_map(|all| ending.strip_prefix(all));
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
        assert_eq!(case("й"), None);
        let owned = |ending| number_ending(ending).and_then(|own| own.chain.possessor);
        assert_eq!(owned("еуі"), Some(Possessor::Third));
        assert_eq!(owned("сы"), Some(Possessor::Third));
        assert_eq!(owned("еу"), None);
        assert!(number_ending("деген").is_some_and(|own| own.is_vague));
    }
}
