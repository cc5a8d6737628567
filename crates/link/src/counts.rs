//! Counting what may be of any number in bounded memory.

use rustc_hash::FxHashMap;
use std::borrow::Borrow;
use std::hash::Hash;
use svodka_record::LISTED;

/// Entries held before the rare ones are forgotten.
const HELD: usize = 4096;

/// How many articles have something.
#[derive(Clone, Debug)]
pub(crate) struct Counts<T> {
    counts: FxHashMap<T, (u64, u64)>,
}

impl<T> Default for Counts<T> {
    fn default() -> Self {
        Self {
            counts: FxHashMap::default(),
        }
    }
}

impl<T: Clone + Eq + Hash + Ord> Counts<T> {
    /// An article has it; articles come one after another, and each counts once.
    pub(crate) fn add<Q>(&mut self, value: &Q, article: u64)
    where
        T: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = T> + ?Sized,
    {
        if let Some((count, last)) = self.counts.get_mut(value) {
            *count += u64::from(*last != article);
            *last = article;
            return;
        }
        self.put(value.to_owned(), 1, article);
    }

    /// So many articles have it besides.
    pub(crate) fn put(&mut self, value: T, articles: u64, last: u64) {
        if self.counts.len() >= HELD {
            self.forget();
        }
        let entry = self.counts.entry(value).or_insert((0, last));
        *entry = (entry.0 + articles, last);
    }

    /// Keeps the most frequent half.
    fn forget(&mut self) {
        let mut counts: Vec<u64> = self.counts.values().map(|(count, _)| *count).collect();
        counts.sort_unstable();
        let middle = counts[counts.len() / 2];
        self.counts.retain(|_, (count, _)| *count > middle);
    }

    /// The most frequent, with how many articles have them.
    pub(crate) fn most(&self) -> Vec<(T, u64)> {
        let mut most = self.all();
        most.truncate(LISTED);
        most
    }

    /// All that are held, the most frequent first.
    pub(crate) fn all(&self) -> Vec<(T, u64)> {
        let mut all: Vec<(T, u64)> = self
            .counts
            .iter()
            .map(|(value, (count, _))| (value.clone(), *count))
            .collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        all
    }

    /// The most frequent one.
    pub(crate) fn first(&self) -> Option<T> {
        self.all().into_iter().next().map(|(value, _)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_count_once_and_the_frequent_stay() {
        let mut counts = Counts::default();
        for article in 0..20_000_u64 {
            counts.add("often", article);
            counts.add("often", article);
            counts.add(format!("once {article}").as_str(), article);
        }
        assert_eq!(counts.most()[0], ("often".to_owned(), 20_000));
        assert!(counts.all().len() <= HELD);
    }
}
