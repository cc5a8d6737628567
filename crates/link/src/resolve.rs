//! Mentions in blocks → clusters → entities: first inside blocks, then clusters of several blocks by looser keys.

use crate::cluster::{Cluster, Judge, Note};
use crate::collect::block;
use crate::constraints::Constraints;
use crate::features::Block;
use crate::fold::hash;
use crate::looser::looser_keys;
use crate::mention::{KINDS, Mention, letter, number};
use crate::model::Model;
use crate::store::{Store, Writer};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::path::Path;
use svodka_record::EntityKind;
use svodka_shards::Error;
use svodka_shards::{Sorted, Sorter};

/// Mentions of a block that are held at a time.
const HELD: usize = 50_000;
/// Clusters of a looser block; in a larger one the key says too little.
const LOOSE: usize = 40;
/// Clusters held in memory while looser blocks are compared.
const CACHED: usize = 1000;

/// What was found.
pub(crate) struct Resolved {
    /// Entity of each cluster.
    pub(crate) entities: Vec<Identity>,
    /// Line, kind, object → cluster.
    pub(crate) assigned: Sorted,
    /// The cluster that each merged one belongs to.
    pub(crate) roots: FxHashMap<u32, u32>,
    pub(crate) store: Store,
    /// Entities of an earlier run, and the cluster that they are now.
    pub(crate) bases: Vec<(EntityKind, u64, u32)>,
}

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
    let mut first = First {
        model,
        constraints,
        clusters: Writer::new(folder)?,
        kinds: Vec::new(),
        identities: Vec::new(),
        assigned: Sorter::new(folder, "assigned"),
        looser: Sorter::new(folder, "looser"),
        tagged: FxHashMap::default(),
        bases: Vec::new(),
    };
    first.read(mentions)?;
    let mut second = Second {
        model,
        constraints,
        kinds: first.kinds,
        store: first.clusters.finish()?,
        cache: FxHashMap::default(),
        roots: FxHashMap::default(),
        identities: first.identities,
    };
    second.compare_looser(first.looser.finish()?)?;
    second.obey(&first.tagged)?;
    let mut entities = second.identities;
    for number in 0..entities.len() as u32 {
        let root = find(&second.roots, number);
        entities[number as usize] = entities[root as usize];
    }
    Ok(Resolved {
        entities,
        assigned: first.assigned.finish()?,
        roots: second.roots,
        store: second.store,
        bases: first.bases,
    })
}

/// The number of a cluster's entity: that of an earlier run, else made from its first mention.
fn identity(kind: EntityKind, cluster: &Cluster) -> u64 {
    if let Some(base) = cluster.base {
        return base;
    }
    let Some((_, article, record, object)) = cluster.founder else {
        return 0;
    };
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

/// Clusters inside blocks.
struct First<'a> {
    model: &'a Model,
    constraints: &'a Constraints,
    clusters: Writer,
    kinds: Vec<EntityKind>,
    identities: Vec<Identity>,
    assigned: Sorter,
    looser: Sorter,
    /// Numbers of corrections → cluster.
    tagged: FxHashMap<u32, u32>,
    bases: Vec<(EntityKind, u64, u32)>,
}

impl First<'_> {
    fn read(&mut self, mentions: Sorted) -> Result<(), Error> {
        let mut held: Vec<Mention> = Vec::new();
        let mut current: Vec<u8> = Vec::new();
        for row in mentions {
            let row = row?;
            let block = block(&row.key);
            if block != current.as_slice() || held.len() >= HELD {
                self.block(&current, std::mem::take(&mut held))?;
                current = block.to_owned();
            }
            held.push(
                postcard::from_bytes(&row.value).map_err(|error| Error::new(error.to_string()))?,
            );
        }
        self.block(&current, held)
    }

    fn block(&mut self, key: &[u8], mentions: Vec<Mention>) -> Result<(), Error> {
        let Some(&kind) = key.first().and_then(|kind| KINDS.get(usize::from(*kind))) else {
            return Ok(());
        };
        let judge = Judge {
            kind,
            model: self.model,
            constraints: self.constraints,
            block: Block::of(mentions.iter()),
        };
        let origins: Vec<_> = mentions.iter().map(|mention| mention.origin).collect();
        let (mut clusters, of) = judge.cluster(mentions);
        let first = self.clusters.len();
        for cluster in &mut clusters {
            cluster.block = xxhash_rust::xxh3::xxh3_64(key);
            cluster.crowd = judge.block.given.len() as u32;
            for other in cluster
                .notes
                .iter_mut()
                .filter_map(|note| note.other.as_mut())
            {
                *other += first;
            }
            self.keep(kind, cluster)?;
        }
        for (origin, at) in origins
            .iter()
            .zip(of)
            .filter(|(origin, _)| origin.seed == 0)
        {
            let mut key = origin.line.to_be_bytes().to_vec();
            key.push(number(kind));
            key.extend_from_slice(&origin.object.to_be_bytes());
            self.assigned.push(&key, &(first + at).to_be_bytes())?;
        }
        Ok(())
    }

    fn keep(&mut self, kind: EntityKind, cluster: &Cluster) -> Result<(), Error> {
        let at = self.clusters.push(cluster)?;
        self.kinds.push(kind);
        self.identities.push((kind, identity(kind, cluster)));
        self.bases.extend(cluster.base.map(|base| (kind, base, at)));
        self.tagged
            .extend(cluster.tags.iter().map(|tag| (*tag, at)));
        for key in looser_keys(kind, cluster) {
            let mut row = vec![number(kind)];
            row.extend_from_slice(&hash(&key).to_be_bytes());
            self.looser.push(&row, &at.to_be_bytes())?;
        }
        Ok(())
    }
}

/// Clusters of several blocks.
struct Second<'a> {
    model: &'a Model,
    constraints: &'a Constraints,
    kinds: Vec<EntityKind>,
    store: Store,
    cache: FxHashMap<u32, Cluster>,
    roots: FxHashMap<u32, u32>,
    identities: Vec<Identity>,
}

impl Second<'_> {
    fn compare_looser(&mut self, rows: Sorted) -> Result<(), Error> {
        let mut fits: Vec<(f64, u32, u32)> = Vec::new();
        let mut current = Vec::new();
        let mut members: Vec<u32> = Vec::new();
        for row in rows {
            let row = row?;
            if row.key != current {
                self.compare_block(&members, &mut fits)?;
                members.clear();
                current.clone_from(&row.key);
            }
            if members.len() <= LOOSE && row.value.len() == 4 {
                members.push(u32::from_be_bytes([
                    row.value[0],
                    row.value[1],
                    row.value[2],
                    row.value[3],
                ]));
            }
        }
        self.compare_block(&members, &mut fits)?;
        fits.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        fits.dedup();
        for (_, a, b) in fits {
            self.unite(a, b, false)?;
        }
        Ok(())
    }

    fn compare_block(
        &mut self,
        members: &[u32],
        fits: &mut Vec<(f64, u32, u32)>,
    ) -> Result<(), Error> {
        if members.len() < 2 || members.len() > LOOSE {
            return Ok(());
        }
        for (at, &a) in members.iter().enumerate() {
            for &b in members[at + 1..].iter().filter(|b| **b != a) {
                if let Some((is_tie, score, note)) = self.compare(a, b)? {
                    if is_tie {
                        fits.push((score, a.min(b), a.max(b)));
                    } else if self.kinds[a as usize] != EntityKind::Place && note.probability > 0.35
                    {
                        self.remember(a, note)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn compare(&mut self, a: u32, b: u32) -> Result<Option<(bool, f64, Note)>, Error> {
        self.load(a)?;
        self.load(b)?;
        let (Some(x), Some(y)) = (self.cache.get(&a), self.cache.get(&b)) else {
            return Ok(None);
        };
        if x.block == y.block {
            return Ok(None);
        }
        let mut block = Block::of(x.exemplars.iter().chain(&y.exemplars));
        block.at_least = x.crowd.max(y.crowd);
        let judge = Judge {
            kind: self.kinds[a as usize],
            model: self.model,
            constraints: self.constraints,
            block,
        };
        Ok(judge.compare(x, y, b))
    }

    fn load(&mut self, at: u32) -> Result<(), Error> {
        if self.cache.len() > CACHED {
            self.cache.clear();
        }
        if !self.cache.contains_key(&at) {
            self.cache.insert(at, self.store.read(at)?);
        }
        Ok(())
    }

    /// Makes one of two clusters, if nothing in them contradicts, or whatever is in them.
    fn unite(&mut self, a: u32, b: u32, is_forced: bool) -> Result<(), Error> {
        let (a, b) = (find(&self.roots, a), find(&self.roots, b));
        let (a, b) = (a.min(b), a.max(b));
        if a == b || self.kinds[a as usize] != self.kinds[b as usize] {
            return Ok(());
        }
        let mut one = self.store.read(a)?;
        let other = self.store.read(b)?;
        let mut block = Block::of(one.exemplars.iter().chain(&other.exemplars));
        block.at_least = one.crowd.max(other.crowd);
        let judge = Judge {
            kind: self.kinds[a as usize],
            model: self.model,
            constraints: self.constraints,
            block,
        };
        let found = judge.compare(&one, &other, b);
        let is_forbidden = self.constraints.forbid(&one.tags, &other.tags).is_some();
        let fits = found.as_ref().is_some_and(|(is_tie, _, _)| *is_tie);
        if is_forbidden || !(fits || is_forced) {
            return Ok(());
        }
        if let Some((_, _, note)) = found {
            let probability = if is_forced { 1.0 } else { note.probability };
            one.trust = (one.trust.0 + probability, one.trust.1 + 1);
            one.note(Note {
                is_tied: true,
                other: None,
                probability,
                contradiction: None,
                ..note
            });
        }
        one.absorb(other);
        self.roots.insert(b, a);
        self.identities[a as usize].1 = identity(self.kinds[a as usize], &one);
        self.store.replace(a, &one)
    }

    fn remember(&mut self, at: u32, note: Note) -> Result<(), Error> {
        let Some(cluster) = self.cache.get_mut(&at) else {
            return Ok(());
        };
        cluster.note(note);
        cluster.trim_notes();
        self.store.replace(at, cluster)
    }

    /// Makes one of what people said to be the same.
    fn obey(&mut self, tagged: &FxHashMap<u32, u32>) -> Result<(), Error> {
        for (a, b) in self.constraints.same() {
            if let (Some(a), Some(b)) = (tagged.get(a), tagged.get(b)) {
                self.unite(*a, *b, true)?;
            }
        }
        Ok(())
    }
}

/// The cluster that a merged one belongs to.
pub(crate) fn find(roots: &FxHashMap<u32, u32>, mut at: u32) -> u32 {
    while let Some(root) = roots.get(&at) {
        at = *root;
    }
    at
}
