//! Linking from beginning to end.

use crate::aggregate::{Found, Sum};
use crate::collect;
use crate::constraints::Constraints;
use crate::dedup::Marks;
use crate::mention::{KINDS, letter};
use crate::model::Model;
use crate::observation::{BASE, FOUND, OBSERVED, key};
use crate::publish::publish;
use crate::resolve::{Resolved, find, id, resolve};
use crate::seeds::Seeds;
use std::io::Write;
use std::path::{Path, PathBuf};
use svodka_record::Entity;
use svodka_shards::Error;
use svodka_shards::{Sorted, Sorter};

/// What to link, and where to.
pub struct Options {
    /// Files of records: NDJSON, plain or packed with gzip or zstd; `-` is standard input. Their order does not matter.
    pub records: Vec<PathBuf>,
    /// The linked records.
    pub output: PathBuf,
    /// The entities.
    pub entities: PathBuf,
    /// Entities of an earlier run, which stay what they are.
    pub base: Option<PathBuf>,
    /// Registers of the user's own: CSV or FollowTheMoney.
    pub known: Vec<PathBuf>,
    /// What people have said: CSV.
    pub corrections: Option<PathBuf>,
    /// Whether near-duplicates are marked over all records.
    pub dedup: bool,
    /// Threads; 0 for one a core.
    pub jobs: usize,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records read.
    pub records: u64,
    /// Entities written.
    pub entities: u64,
}

/// Links records. The outputs get their names when they are whole.
pub fn link(options: &Options, model: &Model) -> Result<Summary, Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.jobs)
        .build();
    let pool = pool.map_err(|error| Error::new(error.to_string()))?;
    pool.install(|| run(options, model))
}

fn run(options: &Options, model: &Model) -> Result<Summary, Error> {
    let folder = Folder::beside(&options.output)?;
    let records = folder.with_standard_input(&options.records)?;
    let mut constraints = Constraints::default();
    if let Some(path) = &options.corrections {
        constraints.read(path)?;
    }
    let marks = if options.dedup {
        Some(Marks::find(&records, &folder.0)?)
    } else {
        None
    };
    let mut mentions = Sorter::new(&folder.0, "mentions");
    let seeds = Seeds::read(
        options.base.as_deref(),
        &options.known,
        &mut constraints,
        &mut mentions,
    )?;
    let count = collect::collect(&records, &constraints, marks.as_ref(), &mut mentions)?;
    let mut resolved = resolve(mentions.finish()?, model, &constraints, &folder.0)?;
    let mut rows = Sorter::new(&folder.0, "observed");
    tell_found(&mut resolved, &constraints, &seeds, &mut rows)?;
    if let Some(base) = &options.base {
        tell_base(base, &resolved, &mut rows)?;
    }
    let linked = part(&options.output);
    publish(&records, &mut resolved, marks.as_ref(), &linked, &mut rows)?;
    let entities = part(&options.entities);
    let written = write_entities(rows.finish()?, &entities)?;
    for (part, whole) in [(&linked, &options.output), (&entities, &options.entities)] {
        std::fs::rename(part, whole).map_err(|error| Error::write(whole, &error))?;
    }
    Ok(Summary {
        records: count,
        entities: written,
    })
}

/// Where an output is written until it is whole.
fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// A folder for temporary files beside the output, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn beside(output: &Path) -> Result<Self, Error> {
        let mut name = output.as_os_str().to_owned();
        name.push(".tmp");
        let folder = PathBuf::from(name);
        // What a run that was stopped has left is of no use.
        let cleared = if folder.exists() {
            std::fs::remove_dir_all(&folder)
        } else {
            Ok(())
        };
        cleared
            .and_then(|()| std::fs::create_dir_all(&folder))
            .map_err(|error| Error::write(&folder, &error))?;
        Ok(Self(folder))
    }

    /// The records, those of standard input as a file: they are read twice.
    fn with_standard_input(&self, records: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let mut paths = Vec::new();
        for path in records {
            if path == Path::new("-") {
                let copy = self.0.join("standard-input");
                let file = std::fs::File::create(&copy);
                let copied =
                    file.and_then(|mut file| std::io::copy(&mut std::io::stdin(), &mut file));
                copied.map_err(|error| Error::write(&copy, &error))?;
                paths.push(copy);
            } else {
                paths.push(path.clone());
            }
        }
        Ok(paths)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is removed by the next run.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}

/// Rows of what clustering found.
fn tell_found(
    resolved: &mut Resolved,
    constraints: &Constraints,
    seeds: &Seeds,
    rows: &mut Sorter,
) -> Result<(), Error> {
    for number in 0..resolved.entities.len() as u32 {
        let identity = resolved.entities[number as usize];
        if resolved.roots.contains_key(&number) || identity.1 == 0 {
            continue;
        }
        let cluster = resolved.store.read(number)?;
        let other = |at: u32| id(resolved.entities[at as usize]);
        let own = id(identity);
        let notes = cluster.notes.into_iter().map(|note| {
            let other = note.other.map(other).filter(|other| *other != own);
            (note, other)
        });
        let found = Found {
            known: cluster
                .known
                .iter()
                .filter_map(|at| seeds.known.get(*at as usize))
                .cloned()
                .collect(),
            trust: cluster.trust,
            notes: notes.collect(),
            corrections: constraints
                .of(&cluster.tags)
                .into_iter()
                .map(|(verdict, name, _)| {
                    (verdict == svodka_record::Verdict::Same, name.to_owned())
                })
                .collect(),
            split_from: None,
        };
        let value = postcard::to_allocvec(&found).map_err(|error| Error::new(error.to_string()))?;
        rows.push(&key(identity, FOUND), &value)?;
    }
    Ok(())
}

/// Rows of the entities of an earlier run; those that became part of another say so.
fn tell_base(base: &Path, resolved: &Resolved, rows: &mut Sorter) -> Result<(), Error> {
    let mut now: Vec<_> = resolved
        .bases
        .iter()
        .map(|(kind, number, cluster)| ((*kind, *number), find(&resolved.roots, *cluster)))
        .collect();
    now.sort_by_key(|(identity, _)| (letter(identity.0), identity.1));
    crate::seeds::read_entities(base, |mut entity: Entity, identity| {
        let at = now.binary_search_by_key(&(letter(identity.0), identity.1), |(known, _)| {
            (letter(known.0), known.1)
        });
        let root = at.ok().map(|at| resolved.entities[now[at].1 as usize]);
        if let Some(root) = root.filter(|root| *root != identity) {
            entity.merged_into = Some(id(root));
        }
        let value = serde_json::to_vec(&entity).map_err(|error| Error::new(error.to_string()))?;
        rows.push(&key(identity, BASE), &value)
    })
}

/// Sums up the rows of each entity.
fn write_entities(rows: Sorted, path: &Path) -> Result<u64, Error> {
    let file = std::fs::File::create(path).map_err(|error| Error::write(path, &error))?;
    let mut out = std::io::BufWriter::with_capacity(1 << 18, file);
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
            written += finish(current.take(), path, &mut out)?;
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
            Some(&OBSERVED) => {
                sum.observe(postcard::from_bytes(&row.value).map_err(|error| corrupt(&error))?)
            }
            _ => {}
        }
    }
    written += finish(current, path, &mut out)?;
    out.flush().map_err(|error| Error::write(path, &error))?;
    Ok(written)
}

fn finish(
    current: Option<([u8; 9], Sum)>,
    path: &Path,
    out: &mut impl Write,
) -> Result<u64, Error> {
    let Some((head, sum)) = current else {
        return Ok(0);
    };
    let number = head
        .last_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    let Some(entity) = sum.finish(format!("{}{number:016x}", char::from(head[0]))) else {
        return Ok(0);
    };
    let mut line = serde_json::to_vec(&entity).map_err(|error| Error::new(error.to_string()))?;
    line.push(b'\n');
    out.write_all(&line)
        .map_err(|error| Error::write(path, &error))?;
    Ok(1)
}
