//! Clusters of several blocks that are one: compared where they share looser keys, and what people said to be one.

use crate::block::Block;
use crate::cluster::{Cluster, NOTES, Note};
use crate::constraints::Constraints;
use crate::judge::{Compared, Judge};
use crate::looser::pairs;
use crate::model::Model;
use crate::resolve::{Entities, Roots, number_of};
use crate::store::Store;
use rustc_hash::FxHashMap;
use std::path::Path;
use std::rc::Rc;
use svodka_record::EntityKind;
use svodka_shards::{Error, Row, Sorted, Sorter, Spool};

/// Clusters held in memory while pairs are compared.
const CACHED: usize = 1000;
/// Clusters behind it that a cluster is compared with: those that share most keys with it.
const COMPARED: usize = 24;
/// Probability from which a near tie across blocks is noted.
const NEAR: f64 = 0.35;

/// The file of ties that were nearly made.
pub(crate) const NEAR_TIES: &str = "near";

/// Clusters of several blocks.
pub(crate) struct Across<'a> {
    model: &'a Model,
    constraints: &'a Constraints,
    store: Store,
    entities: Entities,
    roots: Roots,
    cache: FxHashMap<u32, Rc<Cluster>>,
}

impl<'a> Across<'a> {
    /// Nothing is one yet.
    pub(crate) fn new(
        model: &'a Model,
        constraints: &'a Constraints,
        store: Store,
        entities: Entities,
    ) -> Self {
        Self {
            model,
            constraints,
            store,
            entities,
            roots: Roots::default(),
            cache: FxHashMap::default(),
        }
    }

    /// What was found: clusters, their entities, and what became part of what.
    pub(crate) fn finish(self) -> (Store, Entities, Roots) {
        (self.store, self.entities, self.roots)
    }

    /// Makes one of clusters of one earlier entity, then of those that fit, the best first; what nearly was one is
    /// left in [`NEAR_TIES`].
    pub(crate) fn compare(
        &mut self,
        looser: Sorted,
        bases: &[(EntityKind, u64, u32)],
        folder: &Path,
    ) -> Result<(), Error> {
        let mut near = Spool::new(folder, NEAR_TIES)?;
        let mut fits = Sorter::new(folder, "fits");
        let mut candidates = Candidates::default();
        for row in pairs(looser, folder)? {
            let (a, b) = halves(&row?);
            if candidates.of != a {
                self.compare_one(std::mem::take(&mut candidates), &mut fits, &mut near)?;
                candidates.of = a;
            }
            candidates.add(b);
        }
        self.compare_one(candidates, &mut fits, &mut near)?;
        self.cache = FxHashMap::default();
        for known in bases.windows(2) {
            if (known[0].0, known[0].1) == (known[1].0, known[1].1) {
                self.unite(known[0].2, known[1].2, true)?;
            }
        }
        for row in fits.finish()? {
            let row = row?;
            let (a, b) = halves(&Row {
                key: row.value,
                value: Vec::new(),
            });
            self.unite(a, b, false)?;
        }
        near.finish().map(drop)
    }

    fn compare_one(
        &mut self,
        candidates: Candidates,
        fits: &mut Sorter,
        near: &mut Spool,
    ) -> Result<(), Error> {
        let a = candidates.of;
        let mut notes: Vec<Note> = Vec::new();
        for b in candidates.best() {
            let (one, other) = (self.load(a)?, self.load(b)?);
            let Some(found) = self.judge(a, &one, &other).compare(&one, &other, b) else {
                continue;
            };
            if found.is_tie {
                let value = u64::from(a) << 32 | u64::from(b);
                fits.push(&descending(found.score), &value.to_be_bytes())?;
            } else if found.note.probability > NEAR {
                notes.push(found.note);
            }
        }
        notes.sort_by(|a, b| {
            (b.probability.total_cmp(&a.probability)).then_with(|| a.other.cmp(&b.other))
        });
        for note in notes.iter().take(NOTES) {
            let row = postcard::to_allocvec(&(a, note));
            near.push(&row.map_err(|error| Error::new(error.to_string()))?)?;
        }
        Ok(())
    }

    fn load(&mut self, at: u32) -> Result<Rc<Cluster>, Error> {
        if let Some(cluster) = self.cache.get(&at) {
            return Ok(Rc::clone(cluster));
        }
        if self.cache.len() > CACHED {
            self.cache.clear();
        }
        let cluster = Rc::new(self.store.read(at)?);
        self.cache.insert(at, Rc::clone(&cluster));
        Ok(cluster)
    }

    fn judge(&self, at: u32, one: &Cluster, other: &Cluster) -> Judge<'a> {
        let kind = self.entities.kind(at);
        let mut block = Block::default();
        if kind == EntityKind::Person {
            block = Block::of(one.exemplars.iter().chain(&other.exemplars));
            block.at_least = one.crowd.max(other.crowd);
        }
        Judge {
            kind,
            model: self.model,
            constraints: self.constraints,
            block,
        }
    }

    /// Makes one of two clusters, if nothing in them contradicts, or whatever is in them. What people said to be
    /// different stays so.
    fn unite(&mut self, a: u32, b: u32, is_forced: bool) -> Result<(), Error> {
        let (a, b) = (self.roots.find(a), self.roots.find(b));
        let (a, b) = (a.min(b), a.max(b));
        if a == b || self.entities.kind(a) != self.entities.kind(b) {
            return Ok(());
        }
        let (mut one, other) = (self.store.read(a)?, self.store.read(b)?);
        if self.constraints.forbid(&one.tags, &other.tags).is_some() {
            return Ok(());
        }
        if is_forced {
            one.absorb(other);
        } else {
            let found = self.judge(a, &one, &other).compare(&one, &other, b);
            let Some(Compared { note, .. }) = found.filter(|found| found.is_tie) else {
                return Ok(());
            };
            one.unite(other, note);
        }
        self.roots.merge(b, a);
        self.entities.set(a, number_of(self.entities.kind(a), &one));
        self.store.replace(a, &one)
    }

    /// Makes one of what people said to be the same. `tagged` is in order.
    pub(crate) fn obey(&mut self, tagged: &[(u32, u32)]) -> Result<(), Error> {
        let of = |tag: u32| {
            let from = tagged.partition_point(|(other, _)| *other < tag);
            tagged[from..]
                .iter()
                .take_while(move |(other, _)| *other == tag)
                .map(|(_, at)| *at)
        };
        for (left, right) in self.constraints.same() {
            let mut both = of(*left).chain(of(*right));
            if let (Some(first), Some(_), Some(_)) =
                (both.next(), of(*left).next(), of(*right).next())
            {
                for at in both {
                    self.unite(first, at, true)?;
                }
            }
        }
        Ok(())
    }
}

/// Clusters that share keys with one; one that shares several comes several times in a row.
#[derive(Default)]
struct Candidates {
    of: u32,
    /// How many keys are shared, and with which.
    found: Vec<(u32, u32)>,
}

impl Candidates {
    fn add(&mut self, other: u32) {
        match self.found.last_mut() {
            Some((keys, last)) if *last == other => *keys += 1,
            _ => self.found.push((1, other)),
        }
    }

    /// Those that share most keys.
    fn best(mut self) -> impl Iterator<Item = u32> {
        self.found
            .sort_unstable_by_key(|(keys, other)| (std::cmp::Reverse(*keys), *other));
        self.found.truncate(COMPARED);
        self.found.into_iter().map(|(_, other)| other)
    }
}

/// The two numbers of a row's key.
fn halves(row: &Row) -> (u32, u32) {
    let both = row
        .key
        .first_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    ((both >> 32) as u32, both as u32)
}

/// Bytes in whose order the greatest score stands first.
fn descending(score: f64) -> [u8; 8] {
    let bits = score.to_bits();
    let ascending = match score.is_sign_negative() {
        true => !bits,
        false => bits | 1 << 63,
    };
    (!ascending).to_be_bytes()
}
