//! Keys that bring clusters of several blocks together: other names, pairs of words, family names with a misprint.

use crate::cluster::Cluster;
use crate::mention::{Keys, Mention, number};
use std::path::Path;
use svodka_record::EntityKind;
use svodka_shards::{Error, Sorted, Sorter};

/// Words of a name of which pairs are made.
const PAIRED: usize = 6;
/// Clusters of a key that are compared: those with most mentions. Of others a key that so many share says too little.
const COMPARED: usize = 40;

/// Clusters under their looser keys.
pub(crate) struct Looser(Sorter);

impl Looser {
    /// Rows stand in `folder`.
    pub(crate) fn new(folder: &Path) -> Self {
        Self(Sorter::new(folder, "looser"))
    }

    /// Puts a cluster under the hash of a key; under each the clusters with most mentions stand first.
    pub(crate) fn add(
        &mut self,
        kind: EntityKind,
        key: u64,
        cluster: &Cluster,
        at: u32,
    ) -> Result<(), Error> {
        let mut row = [0; KEY + 4];
        row[0] = number(kind);
        row[1..KEY].copy_from_slice(&key.to_be_bytes());
        row[KEY..].copy_from_slice(&(!cluster.mentions).to_be_bytes());
        let value = u64::from(at) << 32 | (cluster.block & u64::from(u32::MAX));
        self.0.push(&row, &value.to_be_bytes())
    }

    /// The rows in order.
    pub(crate) fn finish(self) -> Result<Sorted, Error> {
        self.0.finish()
    }
}

/// Bytes of a row's key that clusters share: kind and hash.
const KEY: usize = 9;

/// Pairs of clusters of different blocks that share a key, a row for each key; the lesser number first.
pub(crate) fn pairs(rows: Sorted, folder: &Path) -> Result<Sorted, Error> {
    let mut pairs = Sorter::new(folder, "pairs");
    let mut current = [0; KEY];
    let mut members: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        let row = row?;
        if !row.key.starts_with(&current) {
            pair(&members, &mut pairs)?;
            members.clear();
            current.copy_from_slice(&row.key[..KEY]);
        }
        if members.len() < COMPARED {
            let value = row
                .value
                .first_chunk()
                .map_or(0, |at| u64::from_be_bytes(*at));
            members.push(((value >> 32) as u32, value as u32));
        }
    }
    pair(&members, &mut pairs)?;
    pairs.finish()
}

fn pair(members: &[(u32, u32)], pairs: &mut Sorter) -> Result<(), Error> {
    for (at, (a, block)) in members.iter().enumerate() {
        for (b, _) in members[at + 1..].iter().filter(|other| other.1 != *block) {
            let key = u64::from(*a.min(b)) << 32 | u64::from(*a.max(b));
            pairs.push(&key.to_be_bytes(), &[])?;
        }
    }
    Ok(())
}

/// The keys of a cluster, sorted.
pub(crate) fn looser_keys(kind: EntityKind, cluster: &Cluster) -> Vec<String> {
    let mut keys = Vec::new();
    for mention in &cluster.exemplars {
        match kind {
            EntityKind::Person => person(&mention.keys, &mut keys),
            EntityKind::Organization | EntityKind::Campaign => thing(mention, &mut keys),
            EntityKind::Place => {}
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Given name, and the family name with each letter left out.
fn person(keys: &Keys, found: &mut Vec<String>) {
    if keys.given.chars().count() < 2 || keys.doubtful || keys.family.chars().count() < 5 {
        return;
    }
    misprints(&keys.given, &keys.family, found);
}

/// A word, and it with each letter left out, behind another.
fn misprints(before: &str, word: &str, found: &mut Vec<String>) {
    found.push(format!("{before} {word}"));
    let letters: Vec<char> = word.chars().collect();
    for left_out in 0..letters.len() {
        let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        let rest: String = rest.map(|(_, c)| c).collect();
        found.push(format!("{before} {rest}"));
    }
}

fn thing(mention: &Mention, found: &mut Vec<String>) {
    let core = &mention.keys.core;
    found.push(core.join(" "));
    found.extend(mention.aliases.iter().cloned());
    if let [only] = &core[..]
        && only.chars().count() > 6
    {
        misprints("", only, found);
    }
    for (at, one) in core.iter().take(PAIRED).enumerate() {
        for other in core[at + 1..].iter().take(PAIRED) {
            found.push(format!("{} {}", one.min(other), one.max(other)));
        }
    }
}
