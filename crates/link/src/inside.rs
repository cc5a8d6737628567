//! Clusters inside blocks: mentions that mostly share what is rare of their names.

use crate::block::Block;
use crate::cluster::Cluster;
use crate::collect::block;
use crate::constraints::Constraints;
use crate::fold::hash;
use crate::grouping::Grouping;
use crate::judge::Judge;
use crate::looser::{Looser, looser_keys};
use crate::mention::{KINDS, Mention, Origin, number};
use crate::model::Model;
use crate::resolve::{Entities, number_of};
use crate::store::{Store, Writer};
use std::path::{Path, PathBuf};
use svodka_record::EntityKind;
use svodka_shards::{Error, Runs, Sorted, Sorter, Spool};

/// Mentions of a block that are held in memory; those of a larger one stand in a file.
const HELD: usize = 4096;
/// Clusters of a block that are compared with its next mentions. Of a larger block they are settled, and what comes
/// later meets them by looser keys alone: a name that so many have says too little.
const OPEN: usize = 2048;

/// What was found inside blocks.
pub(crate) struct Found {
    pub(crate) store: Store,
    pub(crate) entities: Entities,
    /// Line, kind, object → cluster.
    pub(crate) assigned: Runs,
    /// Looser keys of all clusters.
    pub(crate) looser: Sorted,
    /// Numbers of corrections, each with a cluster that has it; in order.
    pub(crate) tagged: Vec<(u32, u32)>,
    /// Entities of an earlier run, each with a cluster of its; in order.
    pub(crate) bases: Vec<(EntityKind, u64, u32)>,
}

/// Makes clusters, block by block.
pub(crate) struct Inside<'a> {
    model: &'a Model,
    constraints: &'a Constraints,
    folder: PathBuf,
    clusters: Writer,
    entities: Entities,
    assigned: Sorter,
    looser: Looser,
    tagged: Vec<(u32, u32)>,
    bases: Vec<(EntityKind, u64, u32)>,
}

impl<'a> Inside<'a> {
    /// Files stand in `folder`.
    pub(crate) fn new(
        model: &'a Model,
        constraints: &'a Constraints,
        folder: &Path,
    ) -> Result<Self, Error> {
        Ok(Self {
            model,
            constraints,
            folder: folder.to_owned(),
            clusters: Writer::new(folder)?,
            entities: Entities::default(),
            assigned: Sorter::new(folder, "assigned"),
            looser: Looser::new(folder),
            tagged: Vec::new(),
            bases: Vec::new(),
        })
    }

    /// Reads all mentions, sorted by block.
    pub(crate) fn read(&mut self, mentions: Sorted) -> Result<(), Error> {
        let mut held = Held::default();
        for row in mentions {
            let row = row?;
            let key = block(&row.key);
            if key != held.key.as_slice() {
                self.block(std::mem::take(&mut held))?;
                held.key = key.to_owned();
            }
            held.push(&row.value, &self.folder)?;
        }
        self.block(held)
    }

    /// What was found.
    pub(crate) fn finish(mut self) -> Result<Found, Error> {
        self.tagged.sort_unstable();
        self.tagged.dedup();
        self.bases
            .sort_unstable_by_key(|(kind, base, at)| (number(*kind), *base, *at));
        Ok(Found {
            store: self.clusters.finish()?,
            entities: self.entities,
            assigned: self.assigned.keep()?,
            looser: self.looser.finish()?,
            tagged: self.tagged,
            bases: self.bases,
        })
    }

    fn block(&mut self, held: Held) -> Result<(), Error> {
        let kind = held.key.first().and_then(|at| KINDS.get(usize::from(*at)));
        let Some(&kind) = kind else {
            return Ok(());
        };
        let (key, names, mentions) = held.finish()?;
        let judge = Judge {
            kind,
            model: self.model,
            constraints: self.constraints,
            block: names,
        };
        let mut part = Part::new(&judge, xxhash_rust::xxh3::xxh3_64(&key));
        for mention in mentions {
            part.add(mention?);
            if part.grouping.len() >= OPEN {
                let next = Part::new(&judge, part.block.wrapping_add(1));
                self.settle(std::mem::replace(&mut part, next))?;
            }
        }
        self.settle(part)
    }

    fn settle(&mut self, part: Part<'_>) -> Result<(), Error> {
        let (kind, crowd) = (part.judge.kind, part.judge.block.crowd_size());
        let (clusters, of) = part.grouping.finish();
        let first = self.clusters.len();
        for mut cluster in clusters {
            (cluster.block, cluster.crowd) = (part.block, crowd);
            for note in &mut cluster.notes {
                note.other = note.other.map(|other| other + first);
            }
            self.keep(kind, &cluster)?;
        }
        for (origin, at) in part.origins.iter().zip(of) {
            if let Some((line, object)) = origin {
                let mut key = line.to_be_bytes().to_vec();
                key.push(number(kind));
                key.extend_from_slice(&object.to_be_bytes());
                self.assigned.push(&key, &(first + at).to_be_bytes())?;
            }
        }
        Ok(())
    }

    fn keep(&mut self, kind: EntityKind, cluster: &Cluster) -> Result<(), Error> {
        let at = self.clusters.push(cluster)?;
        self.entities.push(kind, number_of(kind, cluster));
        self.bases.extend(cluster.base.map(|base| (kind, base, at)));
        self.tagged
            .extend(cluster.tags.iter().map(|tag| (*tag, at)));
        for key in looser_keys(kind, cluster) {
            self.looser.add(kind, hash(&key), cluster, at)?;
        }
        Ok(())
    }
}

/// Clusters of a part of a block, and the lines and objects of its mentions.
struct Part<'a> {
    judge: &'a Judge<'a>,
    grouping: Grouping<'a>,
    origins: Vec<Option<(u64, u32)>>,
    block: u64,
}

impl<'a> Part<'a> {
    fn new(judge: &'a Judge<'a>, block: u64) -> Self {
        Self {
            judge,
            grouping: Grouping::new(judge),
            origins: Vec::new(),
            block,
        }
    }

    fn add(&mut self, mention: Mention) {
        let Origin {
            seed, line, object, ..
        } = mention.origin;
        self.origins.push((seed == 0).then_some((line, object)));
        self.grouping.add(mention);
    }
}

/// Mentions of one block.
#[derive(Default)]
struct Held {
    key: Vec<u8>,
    names: Block,
    mentions: Vec<Mention>,
    /// All of them, where there are many.
    spool: Option<Spool>,
}

/// Mentions in their order.
type Mentions = Box<dyn Iterator<Item = Result<Mention, Error>>>;

impl Held {
    fn push(&mut self, row: &[u8], folder: &Path) -> Result<(), Error> {
        let mention = unpack(row)?;
        self.names.add(&mention);
        if self.mentions.len() == HELD {
            let mut spool = Spool::new(folder, "block")?;
            for mention in self.mentions.drain(..) {
                let row = postcard::to_allocvec(&mention);
                spool.push(&row.map_err(|error| Error::new(error.to_string()))?)?;
            }
            self.spool = Some(spool);
        }
        match &mut self.spool {
            Some(spool) => spool.push(row),
            None => {
                self.mentions.push(mention);
                Ok(())
            }
        }
    }

    fn finish(self) -> Result<(Vec<u8>, Block, Mentions), Error> {
        let mentions: Mentions = match self.spool {
            Some(spool) => Box::new(spool.finish()?.map(|row| unpack(&row?))),
            None => Box::new(self.mentions.into_iter().map(Ok)),
        };
        Ok((self.key, self.names, mentions))
    }
}

fn unpack(row: &[u8]) -> Result<Mention, Error> {
    postcard::from_bytes(row).map_err(|error| Error::new(error.to_string()))
}
