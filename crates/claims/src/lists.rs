//! The words that the crate knows: `data/*.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// All lists.
pub(crate) struct Lists {
    events: Vec<EventWord>,
    cues: Vec<(&'static str, Cue)>,
    nouns: BTreeMap<&'static str, &'static str>,
    common: BTreeSet<String>,
}

struct EventWord {
    begin: &'static str,
    kind: &'static str,
    often: Often,
}

/// How often such a thing happens in one place and week.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub(crate) enum Often {
    /// Every day.
    Common,
    /// Hardly twice.
    Rare,
    /// Hardly twice in one country.
    Vast,
}

impl Often {
    fn by_name(name: &str) -> Option<Self> {
        match name {
            "common" => Some(Self::Common),
            "rare" => Some(Self::Rare),
            "vast" => Some(Self::Vast),
            _ => None,
        }
    }
}

/// What words around a number say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Replaced,
    Corrects,
    Grows,
    Day,
}

impl Cue {
    fn by_name(name: &str) -> Option<Self> {
        match name {
            "replaced" => Some(Self::Replaced),
            "corrects" => Some(Self::Corrects),
            "grows" => Some(Self::Grows),
            "day" => Some(Self::Day),
            _ => None,
        }
    }
}

/// The group of people at large.
pub(crate) const PEOPLE: &str = "people";

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

/// The lists, read once.
pub(crate) fn lists() -> &'static Lists {
    &LISTS
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

impl Lists {
    fn read() -> Self {
        let events = rows(include_str!("../data/events.tsv"))
            .filter_map(|row| match row[..] {
                [begin, kind, often] => Some(EventWord {
                    begin,
                    kind,
                    often: Often::by_name(often)?,
                }),
                _ => None,
            })
            .collect();
        let cues = rows(include_str!("../data/cues.tsv"))
            .filter_map(|row| match row[..] {
                [words, cue] => Some((words, Cue::by_name(cue)?)),
                _ => None,
            })
            .collect();
        let nouns = rows(include_str!("../data/nouns.tsv"))
            .filter_map(|row| match row[..] {
                [noun, group] => Some((noun, group)),
                _ => None,
            })
            .collect();
        let common = rows(include_str!("../data/common.tsv"))
            .map(|row| stem(row[0]))
            .collect();
        Self {
            events,
            cues,
            nouns,
            common,
        }
    }

    /// Kinds of events that small letters name, each once, and how often the rarest of them happens.
    pub(crate) fn events_in(&self, text: &str) -> (BTreeSet<&'static str>, Often) {
        let found = || {
            self.events
                .iter()
                .filter(|x| begins_in(text, x.begin).is_some())
        };
        let kinds = found().map(|x| x.kind).collect();
        (
            kinds,
            found().map(|x| x.often).max().unwrap_or(Often::Common),
        )
    }

    /// Whether a word names an event.
    pub(crate) fn is_event(&self, word: &str) -> bool {
        self.events.iter().any(|x| word.starts_with(x.begin))
    }

    /// Whether words of small letters say `cue`.
    pub(crate) fn says(&self, text: &str, cue: Cue) -> bool {
        self.cues
            .iter()
            .any(|(words, known)| *known == cue && begins_in(text, words).is_some())
    }

    /// Whether words before a number begin or end with words of `cue`.
    pub(crate) fn frames(&self, before: &str, cue: Cue) -> bool {
        let before = before.trim();
        self.cues
            .iter()
            .filter(|(_, known)| *known == cue)
            .any(|(words, _)| before.starts_with(words) || ends_with(before, words))
    }

    /// The group that a lemma names.
    pub(crate) fn group(&self, noun: &str) -> Option<&'static str> {
        self.nouns.get(noun).copied()
    }

    /// Whether the stem stands in news of any accident.
    pub(crate) fn is_common(&self, stem: &str) -> bool {
        self.common.contains(stem)
    }
}

/// Where a word of `text` begins with `words`.
fn begins_in(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| !text[..*at].ends_with(char::is_alphanumeric))
}

fn ends_with(text: &str, words: &str) -> bool {
    text.strip_suffix(words)
        .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Letters that a stem keeps.
const STEM: usize = 5;

/// The beginning of a word, which its cases share.
pub(crate) fn stem(word: &str) -> String {
    word.chars()
        .map(|c| if c == 'ё' { 'е' } else { c })
        .take(STEM)
        .collect()
}
