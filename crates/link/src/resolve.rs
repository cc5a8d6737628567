//! Mentions → clusters → entities: first inside blocks, then clusters of several blocks by looser keys.

use crate::across::{Across, NEAR_TIES};
use crate::cluster::Cluster;
use crate::constraints::Constraints;
use crate::inside::Inside;
use crate::mention::{KINDS, letter, number};
use crate::model::Model;
use crate::passes::{read, write};
use crate::store::{CLUSTERS, Stood, Store};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;
use svodka_record::EntityKind;
use svodka_shards::{Error, Runs, Sorted};

/// What was found.
pub(crate) struct Resolved {
    pub(crate) entities: Entities,
    /// Line, kind, object → cluster.
    pub(crate) assigned: Runs,
    pub(crate) roots: Roots,
    pub(crate) store: Store,
    /// Entities of an earlier run: kind, number, and a cluster of theirs; in order.
    pub(crate) bases: Vec<(EntityKind, u64, u32)>,
    /// Numbers of corrections, each with a cluster that has it; in order.
    pub(crate) tagged: Vec<(u32, u32)>,
}

/// What is left of it to another run, beside clusters and near ties.
#[derive(Serialize, Deserialize)]
struct Left {
    entities: Entities,
    assigned: Vec<String>,
    roots: Roots,
    stood: Stood,
    /// Kinds by their numbers.
    bases: Vec<(u8, u64, u32)>,
    tagged: Vec<(u32, u32)>,
}

impl Resolved {
    /// Leaves it in `folder`; the names of its files.
    pub(crate) fn leave(self, folder: &Path) -> Result<Vec<String>, Error> {
        let left = Left {
            entities: self.entities,
            assigned: self.assigned.names(),
            roots: self.roots,
            stood: self.store.leave()?,
            bases: (self.bases.iter())
                .map(|(kind, base, at)| (number(*kind), *base, *at))
                .collect(),
            tagged: self.tagged,
        };
        write(&folder.join(RESOLVED), &left)?;
        let files = [RESOLVED, CLUSTERS, NEAR_TIES].map(str::to_owned);
        Ok(left.assigned.into_iter().chain(files).collect())
    }

    /// What was left in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self, Error> {
        let left: Left = read(&folder.join(RESOLVED))?;
        Ok(Self {
            entities: left.entities,
            assigned: Runs::of(folder, &left.assigned),
            roots: left.roots,
            store: Store::open(folder, left.stood)?,
            bases: (left.bases.iter())
                .filter_map(|(kind, base, at)| Some((*KINDS.get(usize::from(*kind))?, *base, *at)))
                .collect(),
            tagged: left.tagged,
        })
    }

    /// What an entity of an earlier run is now; none where it was none.
    pub(crate) fn now(&self, (kind, base): Identity) -> Option<Identity> {
        let found = self
            .bases
            .binary_search_by_key(&(number(kind), base), |(kind, base, _)| {
                (number(*kind), *base)
            });
        found.ok().map(|at| self.entities.get(self.bases[at].2))
    }

    /// The entity of what a correction names by a number.
    pub(crate) fn tagged_as(&self, tag: u32) -> Option<Identity> {
        let found = self.tagged.binary_search_by_key(&tag, |(tag, _)| *tag);
        found.ok().map(|at| self.entities.get(self.tagged[at].1))
    }

    /// Numbers of corrections whose names were found, in order.
    pub(crate) fn known_tags(&self) -> Vec<u32> {
        self.tagged.iter().map(|(tag, _)| *tag).collect()
    }
}

/// The file of what was found.
const RESOLVED: &str = "resolved";

/// Kind and number of an entity; number 0 for what has no mention.
pub(crate) type Identity = (EntityKind, u64);

/// The id of an entity as published.
pub(crate) fn id((kind, number): Identity) -> String {
    format!("{}{number:016x}", letter(kind))
}

/// Clusters all mentions.
pub(crate) fn resolve(
    mentions: Sorted,
    model: &Model,
    constraints: &Constraints,
    folder: &Path,
) -> Result<Resolved, Error> {
    let mut inside = Inside::new(model, constraints, folder)?;
    inside.read(mentions)?;
    let found = inside.finish()?;
    let mut across = Across::new(model, constraints, found.store, found.entities);
    across.compare(found.looser, &found.bases, folder)?;
    across.obey(&found.tagged)?;
    let (store, mut entities, roots) = across.finish();
    for at in 0..entities.len() {
        entities.set(at, entities.number(roots.find(at)));
    }
    Ok(Resolved {
        entities,
        assigned: found.assigned,
        roots,
        store,
        bases: found.bases,
        tagged: found.tagged,
    })
}

/// The entity of each cluster, 8 bytes each. Clusters stand in the order of their kinds.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Entities {
    numbers: Vec<u64>,
    /// Where the clusters of each kind end.
    ends: [u32; KINDS.len()],
}

impl Entities {
    /// Adds a cluster behind those of its kind and all kinds before it.
    pub(crate) fn push(&mut self, kind: EntityKind, entity: u64) {
        self.numbers.push(entity);
        let kind = usize::from(number(kind));
        for end in &mut self.ends[kind..] {
            *end = self.numbers.len() as u32;
        }
    }

    /// Clusters.
    pub(crate) fn len(&self) -> u32 {
        self.numbers.len() as u32
    }

    pub(crate) fn kind(&self, at: u32) -> EntityKind {
        let kind = self.ends.partition_point(|end| *end <= at);
        KINDS[kind.min(KINDS.len() - 1)]
    }

    pub(crate) fn number(&self, at: u32) -> u64 {
        self.numbers[at as usize]
    }

    pub(crate) fn set(&mut self, at: u32, number: u64) {
        self.numbers[at as usize] = number;
    }

    pub(crate) fn get(&self, at: u32) -> Identity {
        (self.kind(at), self.number(at))
    }
}

/// The cluster that each merged one belongs to.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Roots(FxHashMap<u32, u32>);

impl Roots {
    /// A cluster becomes part of an earlier one.
    pub(crate) fn merge(&mut self, part: u32, whole: u32) {
        self.0.insert(part, whole);
    }

    pub(crate) fn is_merged(&self, at: u32) -> bool {
        self.0.contains_key(&at)
    }

    /// The cluster that holds one now.
    pub(crate) fn find(&self, mut at: u32) -> u32 {
        while let Some(root) = self.0.get(&at) {
            at = *root;
        }
        at
    }
}

/// The number of a cluster's entity: that of an earlier run, else made from its first mention.
pub(crate) fn number_of(kind: EntityKind, cluster: &Cluster) -> u64 {
    match (cluster.base, cluster.founder) {
        (Some(base), _) => base,
        (None, Some((_, article, record, object))) => founded(kind, article, record, object),
        (None, None) => 0,
    }
}

/// The number of an entity that is founded by a mention.
pub(crate) fn founded(kind: EntityKind, article: u64, record: u64, object: u32) -> u64 {
    let mut digest = Sha256::new();
    digest.update([letter(kind) as u8]);
    digest.update(article.to_be_bytes());
    digest.update(record.to_be_bytes());
    digest.update(object.to_be_bytes());
    let digest = digest.finalize();
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(bytes)
}
