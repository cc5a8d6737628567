//! The names that share a block: how many people a name may be.

use crate::mention::Mention;
use rustc_hash::FxHashMap;

/// Given names of a block that are counted.
const HELD: usize = 1 << 16;

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
        f64::from(self.crowd_size().max(self.at_least).max(1)).ln()
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
