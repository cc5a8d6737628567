//! Rows of entities: what an earlier run wrote, what clustering found, what articles tell; and the entities out of them.

use crate::across::NEAR_TIES;
use crate::aggregate::{Found, Sum};
use crate::cluster::{Cluster, Note};
use crate::constraints::Constraints;
use crate::mention::{KINDS, letter};
use crate::model::Model;
use crate::observation::{BASE, FOUND, NEAR, OBSERVED, key};
use crate::outputs::Part;
use crate::resolve::{Identity, Resolved, id};
use crate::seeds::{Seeds, read_entities};
use std::io::Write;
use std::path::Path;
use svodka_record::{Entity, Verdict};
use svodka_shards::{Error, Sorted, Sorter, SpoolReader};

/// Rows of all entities.
pub(crate) struct Told {
    pub(crate) rows: Sorter,
}

impl Told {
    /// Nothing is told yet.
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            rows: Sorter::new(folder, "observed"),
        }
    }

    /// What clustering found of each entity.
    pub(crate) fn found(
        &mut self,
        resolved: &mut Resolved,
        constraints: &Constraints,
        seeds: &Seeds,
        folder: &Path,
    ) -> Result<(), Error> {
        for at in 0..resolved.entities.len() {
            let identity = resolved.entities.get(at);
            if resolved.roots.is_merged(at) || identity.1 == 0 {
                continue;
            }
            let cluster = resolved.store.read(at)?;
            let found = found(&cluster, identity, resolved, constraints, seeds);
            self.push(identity, FOUND, &found)?;
        }
        for row in SpoolReader::open(folder.join(NEAR_TIES))? {
            let (at, note): (u32, Note) = unpack(&row?)?;
            let identity = resolved.entities.get(at);
            let other = note.other.map(|other| resolved.entities.get(other));
            if identity.1 != 0 && other != Some(identity) {
                self.push(identity, NEAR, &(note, other.map(id)))?;
            }
        }
        Ok(())
    }

    fn push(
        &mut self,
        identity: Identity,
        sort: u8,
        value: &impl serde::Serialize,
    ) -> Result<(), Error> {
        let value = postcard::to_allocvec(value).map_err(|error| Error::new(error.to_string()))?;
        self.rows.push(&key(identity, sort), &value)
    }

    /// The entities of an earlier run; those that became part of another say so.
    pub(crate) fn base(&mut self, base: &Path, resolved: &Resolved) -> Result<(), Error> {
        read_entities(base, |mut entity: Entity, identity| {
            if let Some(root) = resolved.now(identity).filter(|root| *root != identity) {
                entity.merged_into = Some(id(root));
            }
            let value =
                serde_json::to_vec(&entity).map_err(|error| Error::new(error.to_string()))?;
            self.rows.push(&key(identity, BASE), &value)
        })
    }
}

fn unpack<'a, T: serde::Deserialize<'a>>(row: &'a [u8]) -> Result<T, Error> {
    postcard::from_bytes(row).map_err(|error| Error::new(error.to_string()))
}

fn found(
    cluster: &Cluster,
    identity: Identity,
    resolved: &Resolved,
    constraints: &Constraints,
    seeds: &Seeds,
) -> Found {
    let note = |note: &Note| {
        let other = note.other.map(|other| resolved.entities.get(other));
        let other = other.filter(|other| *other != identity);
        (note.clone(), other.map(id))
    };
    let known = cluster.known.iter();
    let corrections = constraints.of(&cluster.tags).into_iter();
    Found {
        known: known
            .filter_map(|at| seeds.known.get(*at as usize))
            .cloned()
            .collect(),
        trust: cluster.trust,
        notes: cluster.notes.iter().map(note).collect(),
        corrections: corrections
            .map(|(verdict, name, _)| (verdict == Verdict::Same, name.to_owned()))
            .collect(),
        split_from: split_from(cluster, identity, resolved, constraints).map(id),
    }
}

/// The entity of an earlier run that an entity was part of: its records say so, or a correction keeps it apart from that
/// one. An entity of that run is split from none.
fn split_from(
    cluster: &Cluster,
    identity: Identity,
    resolved: &Resolved,
    constraints: &Constraints,
) -> Option<Identity> {
    if resolved.now(identity).is_some() {
        return None;
    }
    let was = cluster.was.iter().map(|(was, _)| (identity.0, *was));
    let kept_apart = constraints.of(&cluster.tags).into_iter();
    let kept_apart = kept_apart
        .filter(|(verdict, _, _)| *verdict == Verdict::Different)
        .filter_map(|(_, _, tag)| resolved.tagged_as(tag));
    was.chain(kept_apart)
        .find(|other| resolved.now(*other).is_some_and(|now| now != identity))
}

/// Sums up the rows of each entity; how many there are.
pub(crate) fn write_entities(rows: Sorted, model: &Model, part: &Part) -> Result<u64, Error> {
    let (mut out, path) = (part.create()?, &part.path);
    let mut current: Option<([u8; 9], Sum)> = None;
    let mut written = 0;
    let corrupt =
        |error: &dyn std::fmt::Display| Error::new(format!("{}: {error}", path.display()));
    for row in rows {
        let row = row?;
        let Some((head, sort)) = row.key.split_first_chunk::<9>() else {
            continue;
        };
        if current.as_ref().is_none_or(|(known, _)| known != head) {
            written += finish(current.take(), model, path, &mut out)?;
            let kind = KINDS
                .into_iter()
                .find(|kind| letter(*kind) as u8 == head[0]);
            current = kind.map(|kind| (*head, Sum::new(kind)));
        }
        let Some((_, sum)) = &mut current else {
            continue;
        };
        match sort.first() {
            Some(&BASE) => {
                sum.base(serde_json::from_slice(&row.value).map_err(|error| corrupt(&error))?)
            }
            Some(&FOUND) => {
                sum.found(postcard::from_bytes(&row.value).map_err(|error| corrupt(&error))?)
            }
            Some(&NEAR) => {
                sum.near(postcard::from_bytes(&row.value).map_err(|error| corrupt(&error))?)
            }
            Some(&OBSERVED) => {
                sum.observe(postcard::from_bytes(&row.value).map_err(|error| corrupt(&error))?)
            }
            _ => {}
        }
    }
    written += finish(current, model, path, &mut out)?;
    out.finish().map_err(|error| Error::write(path, &error))?;
    Ok(written)
}

fn finish(
    current: Option<([u8; 9], Sum)>,
    model: &Model,
    path: &Path,
    out: &mut impl Write,
) -> Result<u64, Error> {
    let Some((head, sum)) = current else {
        return Ok(0);
    };
    let number = head
        .last_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    let Some(entity) = sum.finish(format!("{}{number:016x}", char::from(head[0])), model) else {
        return Ok(0);
    };
    let mut line = serde_json::to_vec(&entity).map_err(|error| Error::new(error.to_string()))?;
    line.push(b'\n');
    out.write_all(&line)
        .map_err(|error| Error::write(path, &error))?;
    Ok(1)
}
