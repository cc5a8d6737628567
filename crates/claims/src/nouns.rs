//! Who is counted, by the words that name them: `data/nouns.tsv`, `data/victims.tsv`.

use crate::lists::{rows, stem};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use svodka_record::CountedAs;

/// The group of people at large.
pub(crate) const PEOPLE: &str = "people";

/// The group of cases of an illness.
pub(crate) const CASES: &str = "case";

/// The group of a number whose noun is left out.
pub(crate) const ELIDED: &str = "";

/// Nouns by what they say of those counted.
pub(crate) struct Nouns {
    /// Groups by lemmas, and whether such people are counted beside all people.
    groups: BTreeMap<&'static str, (&'static str, bool)>,
    /// Groups by how lemmas end.
    endings: Vec<(&'static str, &'static str)>,
    /// How nouns end that are made of names of places.
    inhabitants: Vec<&'static str>,
    /// Groups of people at large who work, whatever they do.
    wide: BTreeSet<&'static str>,
    /// Groups at work where others gather.
    serving: BTreeSet<&'static str>,
    /// What has befallen people whom a lemma names.
    victims: BTreeMap<&'static str, CountedAs>,
    /// The same by the stems of lemmas.
    victim_stems: BTreeMap<String, CountedAs>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(Nouns::read);

/// The nouns, read once.
pub(crate) fn nouns() -> &'static Nouns {
    &NOUNS
}

/// Rows of the list of nouns: lemma, group, and what is said of that.
fn named() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(include_str!("../data/nouns.tsv")).filter_map(|row| match row[..] {
        [noun, group] => Some((noun, group, "")),
        [noun, group, reach] => Some((noun, group, reach)),
        _ => None,
    })
}

impl Nouns {
    fn read() -> Self {
        let endings = named().filter_map(|(noun, group, _)| Some((noun.strip_prefix('*')?, group)));
        let of_reach = |meant: &str| {
            let groups = named().filter(|(_, _, reach)| *reach == meant);
            groups.map(|(_, group, _)| group).collect()
        };
        let victims = || {
            rows(include_str!("../data/victims.tsv")).filter_map(|row| match row[..] {
                [noun, deed] => Some((noun, CountedAs::by_name(deed)?)),
                _ => None,
            })
        };
        let words = victims().filter(|(noun, _)| !noun.contains(' '));
        Self {
            groups: named()
                .map(|(noun, group, reach)| (noun, (group, reach == "part")))
                .collect(),
            endings: endings.collect(),
            inhabitants: named()
                .filter_map(|(noun, _, _)| noun.strip_prefix('~'))
                .collect(),
            wide: of_reach("wide"),
            serving: of_reach("serves"),
            victims: victims().collect(),
            victim_stems: words.map(|(noun, deed)| (stem(noun), deed)).collect(),
        }
    }

    /// The group that a lemma names.
    pub(crate) fn group(&self, noun: &str) -> Option<&'static str> {
        let ending = || {
            self.endings
                .iter()
                .find(|(ending, _)| noun.ends_with(ending))
        };
        let known = self.groups.get(noun).map(|(group, _)| *group);
        known.or_else(|| ending().map(|(_, group)| *group))
    }

    /// Whether a lemma ends as nouns do that say where people live.
    pub(crate) fn may_be_inhabitant(&self, noun: &str) -> bool {
        self.inhabitants.iter().any(|ending| noun.ends_with(ending))
    }

    /// What has befallen people whom a lemma names.
    pub(crate) fn victim(&self, noun: &str) -> Option<CountedAs> {
        self.victims.get(noun).copied()
    }

    /// What has befallen people whom a word with this stem names.
    pub(crate) fn victim_of_stem(&self, stem: &str) -> Option<CountedAs> {
        self.victim_stems.get(stem).copied()
    }

    /// Whether a group tells whom it counts: neither people at large, nor such as work, whatever they do.
    pub(crate) fn is_telling(&self, group: &str) -> bool {
        group != PEOPLE && group != ELIDED && !self.is_wide(group)
    }

    /// Whether people of the group are at work where others gather.
    pub(crate) fn serves(&self, group: &str) -> bool {
        self.serving.contains(group)
    }

    /// Whether a group is one of people at large who work.
    pub(crate) fn is_wide(&self, group: &str) -> bool {
        self.wide.contains(group)
    }

    /// Whether the list of nouns has the group.
    pub(crate) fn is_group(&self, group: &str) -> bool {
        self.groups.values().any(|(known, _)| *known == group)
    }

    /// Whether people of the group are counted beside all people, never instead of them.
    pub(crate) fn is_part(&self, group: &str) -> bool {
        self.groups
            .values()
            .any(|(known, is_part)| *is_part && *known == group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let count = |text| rows(text).count();
        let nouns = nouns();
        assert_eq!(nouns.groups.len(), count(include_str!("../data/nouns.tsv")));
        assert_eq!(
            nouns.victims.len(),
            count(include_str!("../data/victims.tsv"))
        );
    }
}
