//! Which organizations a name may stand for: by the name, so that nobody is held against all others.

use super::Tied;
use rustc_hash::FxHashMap;

/// Organizations by the names they may be called by, each by the number that it had first.
pub(super) struct Called {
    /// By acronyms of theirs and by the first words of their names, of those names that somebody has.
    hosts: FxHashMap<String, Vec<usize>>,
    /// Who has a name.
    owners: FxHashMap<String, usize>,
    /// What an organization has become a part of: itself, or one that may be a part of others.
    joined: Vec<usize>,
}

impl Called {
    /// All of them; only those that have but short names are looked for.
    pub(super) fn of(groups: &[Tied<'_>]) -> Self {
        let mut called = Self {
            hosts: FxHashMap::default(),
            owners: FxHashMap::default(),
            joined: (0..groups.len()).collect(),
        };
        for (number, group) in groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.is_short)
        {
            for name in group.members.iter().flat_map(|member| member.names()) {
                called.owners.insert(name.to_owned(), number);
            }
        }
        for (number, group) in groups.iter().enumerate() {
            for name in group.short_names() {
                if called.owners.contains_key(name) {
                    called
                        .hosts
                        .entry(name.to_owned())
                        .or_default()
                        .push(number);
                }
            }
        }
        called
    }

    /// Those that `short` may stand for, by the first of its mentions; in order.
    pub(super) fn hosts(&mut self, short: &Tied<'_>) -> Vec<usize> {
        let first = short.members.first();
        let names = first.into_iter().flat_map(|member| member.names());
        let hosts = names.filter_map(|name| self.hosts.get(name));
        let hosts: Vec<usize> = hosts.flatten().copied().collect();
        let mut hosts: Vec<usize> = hosts.into_iter().map(|host| self.whole(host)).collect();
        hosts.sort_unstable();
        hosts.dedup();
        hosts
    }

    /// Those whose names are short for a name of `part`, which has become a part of `host`.
    pub(super) fn join(&mut self, part: usize, host: usize, group: &Tied<'_>) -> Vec<usize> {
        self.joined[part] = host;
        let owners = group.short_names().filter_map(|name| self.owners.get(name));
        let owners: Vec<usize> = owners.copied().collect();
        owners.into_iter().map(|owner| self.whole(owner)).collect()
    }

    /// What an organization is a part of; the way there is made shorter.
    fn whole(&mut self, mut number: usize) -> usize {
        while self.joined[number] != number {
            self.joined[number] = self.joined[self.joined[number]];
            number = self.joined[number];
        }
        number
    }
}
