//! The words that the crate knows: `data/*.tsv`.

use crate::beginnings::Words;
use crate::cue::{Cue, CueSet};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// All lists.
pub(crate) struct Lists {
    events: Words<EventKind>,
    cues: Words<Cue>,
    /// Those who give numbers of their own.
    voices: Words<Voice>,
    /// Words before a number of which it stands in place: the denial, and what stands right before the number.
    instead: Vec<(Option<&'static str>, &'static str)>,
    common: BTreeSet<String>,
    adjectives: Vec<&'static str>,
}

#[derive(Clone, Copy)]
struct EventKind {
    name: &'static str,
    often: Often,
    is_wide: bool,
}

/// Kinds of events that a text names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kinds {
    pub(crate) names: BTreeSet<&'static str>,
    /// How often the rarest of them happens.
    pub(crate) often: Often,
    /// Whether one of them reaches many places.
    pub(crate) is_wide: bool,
}

/// How often such a thing happens in one place and week.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub(crate) enum Often {
    /// Every day.
    #[default]
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

/// Who gives numbers of his own.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    pub(crate) words: &'static str,
    /// Whether his numbers stand against those of an office.
    pub(crate) is_side: bool,
}

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

/// The lists, read once.
pub(crate) fn lists() -> &'static Lists {
    &LISTS
}

pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

impl Lists {
    fn read() -> Self {
        let events = rows(include_str!("../data/events.tsv"))
            .filter_map(|row| match row[..] {
                [begin, name, often, reach] => Some((
                    begin,
                    EventKind {
                        name,
                        often: Often::by_name(often)?,
                        is_wide: reach == "wide",
                    },
                )),
                _ => None,
            })
            .collect();
        let cues: Vec<Vec<&str>> = rows(include_str!("../data/cues.tsv")).collect();
        let known = cues.iter().filter_map(|row| match row[..] {
            [words, cue] => Some((words, Cue::by_name(cue)?)),
            _ => None,
        });
        let voices = cues.iter().filter_map(|row| match row[..] {
            [words, "voice"] => Some((
                words,
                Voice {
                    words,
                    is_side: false,
                },
            )),
            [words, "side"] => Some((
                words,
                Voice {
                    words,
                    is_side: true,
                },
            )),
            _ => None,
        });
        let instead = cues.iter().filter_map(|row| match row[..] {
            [words, "instead"] => Some(match words.split_once(" … ") {
                Some((denial, before)) => (Some(denial), before),
                None => (None, words),
            }),
            _ => None,
        });
        let common = rows(include_str!("../data/common.tsv"))
            .map(|row| stem(row[0]))
            .collect();
        Self {
            events: Words::new(events),
            cues: Words::new(known.collect()),
            voices: Words::new(voices.collect()),
            instead: instead.collect(),
            common,
            adjectives: rows(include_str!("../data/adjectives.tsv"))
                .map(|row| row[0])
                .collect(),
        }
    }

    /// How adjectives go on behind stems of places.
    pub(crate) fn adjectives(&self) -> impl Iterator<Item = &'static str> {
        self.adjectives.iter().copied()
    }

    /// Whether a word is an adjective that may be made of the name of a place.
    pub(crate) fn may_be_of_place(&self, word: &str) -> bool {
        let stem = word.trim_end_matches(|c| is_ending(c) || FINAL.contains(c));
        let mut endings = self.adjectives.iter();
        word.chars().count() >= OF_PLACE && endings.any(|ending| stem.ends_with(ending))
    }

    /// Kinds of events that small letters name.
    pub(crate) fn events_in(&self, text: &str) -> Kinds {
        let mut kinds = Kinds::default();
        for kind in self.events.said(text) {
            kinds.names.insert(kind.name);
            kinds.often = kinds.often.max(kind.often);
            kinds.is_wide |= kind.is_wide;
        }
        kinds
    }

    /// Whether a word names an event.
    pub(crate) fn is_event(&self, word: &str) -> bool {
        self.events.begin(word)
    }

    /// All cues that words of small letters say.
    pub(crate) fn cues_in(&self, text: &str) -> CueSet {
        self.cues.said(text).copied().collect()
    }

    /// Whether words of small letters say `cue`.
    pub(crate) fn says(&self, text: &str, cue: Cue) -> bool {
        self.cues.said(text).any(|said| *said == cue)
    }

    /// The first that small letters name of those who give numbers of their own.
    pub(crate) fn voice(&self, text: &str) -> Option<Voice> {
        self.voices.said(text).next().copied()
    }

    /// Whether words before a number begin or end with words of `cue`, or the clause of the number has them.
    pub(crate) fn frames(&self, before: &str, cue: Cue) -> bool {
        let before = before.trim();
        let rows = || self.cues.rows.iter().filter(|(_, known)| *known == cue);
        rows().any(|(words, _)| before.starts_with(words) || ends_with(before, words))
            || self.leads(before, cue)
    }

    /// Whether the words before a number end with words of `cue`.
    pub(crate) fn adjoins(&self, before: &str, cue: Cue) -> bool {
        let mut rows = self.cues.rows.iter().filter(|(_, known)| *known == cue);
        rows.any(|(words, _)| ends_with(before.trim_end(), words))
    }

    /// Whether these are words of `cue` and nothing else.
    pub(crate) fn is(&self, words: &str, cue: Cue) -> bool {
        self.cues.rows.contains(&(words, cue))
    }

    /// Whether words begin with words of `cue`: «, не соответствует действительности».
    pub(crate) fn begins(&self, words: &str, cue: Cue) -> bool {
        let mut rows = self.cues.rows.iter().filter(|(_, known)| *known == cue);
        rows.any(|(known, _)| words.trim_start().starts_with(known))
    }

    /// Whether the clause in which the words before a number end has words of `cue`.
    pub(crate) fn leads(&self, before: &str, cue: Cue) -> bool {
        self.says(last_clause(before), cue)
    }

    /// Whether a number stands in place of one that the words before it deny: «не 300, а 50».
    pub(crate) fn is_instead(&self, before: &str) -> bool {
        let before = before.trim();
        let near = before.rsplit([',', ';', '—', '–']).next().unwrap_or(before);
        self.instead.iter().any(|(denial, words)| match denial {
            Some(denial) => {
                let far = &before[..before.len() - near.len()];
                let denies = far.split_whitespace().any(|word| word == *denial);
                denies && begins_with(near.trim_start(), words)
            }
            None => ends_with(before, words) || ends_with(before.trim_end_matches(','), words),
        })
    }

    /// Whether the words around a number deny it for another: «не 300» of «не 300, а 50».
    pub(crate) fn is_denied_for_another(&self, before: &str, after: &str) -> bool {
        let (before, after) = (before.trim_end(), after.trim_start());
        self.instead.iter().any(|(denial, words)| match denial {
            Some(denial) => {
                let rest = after.strip_prefix([',', ';', '—', '–']);
                let is_followed = rest.is_some_and(|rest| begins_with(rest.trim_start(), words));
                ends_with(before, denial) && is_followed
            }
            None => begins_with(after, words),
        })
    }

    /// Whether the stem stands in news of any accident.
    pub(crate) fn is_common(&self, stem: &str) -> bool {
        self.common.contains(stem)
    }
}

/// The clause in which words end.
pub(crate) fn last_clause(words: &str) -> &str {
    let clause = words.rsplit([',', ';', ':', '(', '—', '–']).next();
    clause.unwrap_or_default()
}

fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn ends_with(text: &str, words: &str) -> bool {
    let is_mark = !words.starts_with(char::is_alphanumeric);
    text.strip_suffix(words)
        .is_some_and(|rest| is_mark || !rest.ends_with(char::is_alphanumeric))
}

/// Letters that a stem keeps, at most and at least.
const STEM: usize = 5;
const SHORTEST: usize = 3;
/// Letters with which short words end in one case and not in another: «трос», «троса», «тросе».
const ENDING: &str = "аеийоуыьэюяәіөұү";

/// Letters that a word made of a place has, at least.
const OF_PLACE: usize = 8;
/// Consonants with which adjectives end behind such endings: «челябинского», «челябинским», «челябинских».
const FINAL: &str = "гмх";

/// Whether words end with the letter in one case and not in another.
pub(crate) fn is_ending(letter: char) -> bool {
    ENDING.contains(letter)
}

/// The beginning of a word, which its cases share.
pub(crate) fn stem(word: &str) -> String {
    let letters = word.chars().map(|c| if c == 'ё' { 'е' } else { c });
    let mut stem: Vec<char> = letters.take(STEM).collect();
    while stem.len() > SHORTEST && stem.last().is_some_and(|last| ENDING.contains(*last)) {
        stem.pop();
    }
    stem.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let count = |text| rows(text).count();
        let lists = lists();
        assert_eq!(
            lists.events.rows.len(),
            count(include_str!("../data/events.tsv"))
        );
        let cues = lists.cues.rows.len() + lists.voices.rows.len() + lists.instead.len();
        assert_eq!(cues, count(include_str!("../data/cues.tsv")));
        assert!(lists.events.matcher.is_some() && lists.cues.matcher.is_some());
    }

    #[test]
    fn numbers_that_stand_in_place_of_denied_ones() {
        let lists = lists();
        for before in [
            "пришли не 300, а ",
            "на митинг вышли не десять тысяч, а около ",
            "жиналғандар 300 емес, ",
        ] {
            assert!(lists.is_instead(before), "{before}");
        }
        for before in ["пришли 300, а ", "не было связи, пострадали ", "а "]
        {
            assert!(!lists.is_instead(before), "{before}");
        }
    }

    #[test]
    fn numbers_that_are_denied_for_another() {
        let lists = lists();
        for (before, after) in [
            ("участвовали не ", ", а 2500 человек"),
            ("жиналғандар ", " емес, 50 адам"),
        ] {
            assert!(
                lists.is_denied_for_another(before, after),
                "{before}{after}"
            );
        }
        for (before, after) in [("участвовали ", ", а 2500 человек"), ("не ", " человек")]
        {
            assert!(
                !lists.is_denied_for_another(before, after),
                "{before}{after}"
            );
        }
    }

    #[test]
    fn numbers_that_hold_no_more() {
        let lists = lists();
        for before in [
            "ранее сообщалось о ",
            "погибли трое, хотя прежде говорили о ",
            "погибли 28 детей, а не ",
        ] {
            assert!(lists.frames(before, Cue::Replaced), "{before}");
        }
        for before in ["как ранее писали, погибли ", "погибли "] {
            assert!(!lists.frames(before, Cue::Replaced), "{before}");
        }
    }
}
