//! The names that share a block: how many people a name may be.

use crate::mention::Mention;
use rustc_hash::FxHashMap;

/// Given names of a block that are counted.
const HELD: usize = 1 << 16;

/// Given names from which on a family name is as common as any: the judged pairs show no more.
const COMMON: u32 = 16;

/// What is known of the names that share a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Given names, each with how many mentions have it.
    given: FxHashMap<String, u32>,
    /// How many of them begin with a letter.
    initials: FxHashMap<char, u32>,
    /// Mentions with a given name.
    full: u32,
    /// Given names at least, where they are not all in `given`.
    pub(crate) at_least: u32,
}

impl Block {
    /// What is known of a block.
    pub(crate) fn of<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Self {
        let mut block = Self::default();
        mentions.for_each(|mention| block.add(mention));
        block
    }

    /// Counts a mention.
    pub(crate) fn add(&mut self, mention: &Mention) {
        let keys = &mention.keys;
        if keys.doubtful || keys.given.chars().count() < 2 {
            return;
        }
        self.full = self.full.saturating_add(1);
        if let Some(count) = self.given.get_mut(&keys.given) {
            *count = count.saturating_add(1);
        } else if self.given.len() < HELD {
            self.given.insert(keys.given.clone(), 1);
            if let Some(initial) = keys.given.chars().next() {
                *self.initials.entry(initial).or_default() += 1;
            }
        }
    }

    /// Given names in it.
    pub(crate) fn crowd_size(&self) -> u32 {
        self.given.len() as u32
    }

    /// How many people of the archive have the name (log).
    pub(crate) fn common(&self) -> f64 {
        let given = self.crowd_size().max(self.at_least);
        f64::from(given.clamp(1, COMMON)).ln()
    }

    /// Of the mentions with a given name, the share of those with this one.
    pub(crate) fn share(&self, given: &str) -> f64 {
        let count = self.given.get(given).copied().unwrap_or(0);
        f64::from(count) / f64::from(self.full.max(1))
    }

    /// How many given names begin so (log).
    pub(crate) fn crowd(&self, initial: &str) -> f64 {
        let count = initial
            .chars()
            .next()
            .and_then(|initial| self.initials.get(&initial));
        f64::from(count.copied().unwrap_or(1)).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Keys;

    #[test]
    fn names_of_a_large_archive_are_as_common_as_those_of_a_small_one() {
        let mention = |given: String| Mention {
            keys: Keys {
                given,
                ..Keys::default()
            },
            ..Mention::default()
        };
        let of = |count: u32| {
            let mentions: Vec<Mention> = (0..count)
                .map(|number| mention(format!("имя{number}")))
                .collect();
            Block::of(mentions.iter())
        };
        assert!(of(3).common() < of(16).common());
        assert_eq!(of(16).common(), of(1000).common());
        assert_eq!(of(1000).crowd("и"), f64::from(1000).ln());
        assert_eq!(of(4).share("имя1"), 0.25);
    }
}
