//! Clusters on disk, read by number.

use crate::cluster::Cluster;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use svodka_shards::Error;

/// The name of the file.
pub(crate) const CLUSTERS: &str = "clusters";

/// Clusters being written.
pub(crate) struct Writer {
    path: PathBuf,
    file: BufWriter<File>,
    ends: Vec<u64>,
}

/// Clusters that can be read.
pub(crate) struct Store {
    path: PathBuf,
    file: File,
    /// Where each cluster ends and the next begins.
    ends: Vec<u64>,
    /// Those that were put behind all others: where each begins, and how long it is.
    moved: FxHashMap<u32, (u64, usize)>,
    end: u64,
}

impl Writer {
    /// A file for clusters in `folder`.
    pub(crate) fn new(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(CLUSTERS);
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path);
        let file = file.map_err(|error| Error::write(&path, &error))?;
        Ok(Self {
            path,
            file: BufWriter::with_capacity(1 << 18, file),
            ends: Vec::new(),
        })
    }

    /// Writes a cluster; its number.
    pub(crate) fn push(&mut self, cluster: &Cluster) -> Result<u32, Error> {
        let bytes =
            postcard::to_allocvec(cluster).map_err(|error| Error::new(error.to_string()))?;
        self.file
            .write_all(&bytes)
            .map_err(|error| Error::write(&self.path, &error))?;
        let start = self.ends.last().copied().unwrap_or(0);
        self.ends.push(start + bytes.len() as u64);
        Ok(self.ends.len() as u32 - 1)
    }

    /// Clusters so far.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// All are written.
    pub(crate) fn finish(self) -> Result<Store, Error> {
        let file = self
            .file
            .into_inner()
            .map_err(|error| Error::write(&self.path, error.error()))?;
        Ok(Store {
            path: self.path,
            file,
            end: self.ends.last().copied().unwrap_or(0),
            ends: self.ends,
            moved: FxHashMap::default(),
        })
    }
}

/// Where the clusters of a store stand in its file.
#[derive(Serialize, Deserialize)]
pub(crate) struct Stood {
    ends: Vec<u64>,
    moved: Vec<(u32, (u64, usize))>,
}

impl Store {
    /// The clusters that another run has left in `folder`.
    pub(crate) fn open(folder: &Path, stood: Stood) -> Result<Self, Error> {
        let path = folder.join(CLUSTERS);
        let file = File::open(&path).map_err(|error| Error::read(&path, &error))?;
        Ok(Self {
            path,
            file,
            end: 0,
            ends: stood.ends,
            moved: stood.moved.into_iter().collect(),
        })
    }

    /// Leaves the clusters to another run.
    pub(crate) fn leave(self) -> Result<Stood, Error> {
        let synced = self.file.sync_all();
        synced.map_err(|error| Error::write(&self.path, &error))?;
        let mut moved: Vec<_> = self.moved.into_iter().collect();
        moved.sort_unstable();
        Ok(Stood {
            ends: self.ends,
            moved,
        })
    }

    fn place(&self, number: u32) -> (u64, usize) {
        let stood = || {
            let at = number as usize;
            let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
            (start, (self.ends[at] - start) as usize)
        };
        self.moved.get(&number).copied().unwrap_or_else(stood)
    }

    /// The cluster of a number.
    pub(crate) fn read(&mut self, number: u32) -> Result<Cluster, Error> {
        let (start, length) = self.place(number);
        let mut bytes = vec![0; length];
        let read = self
            .file
            .seek(SeekFrom::Start(start))
            .and_then(|_| self.file.read_exact(&mut bytes));
        read.map_err(|error| Error::read(&self.path, &error))?;
        postcard::from_bytes(&bytes)
            .map_err(|error| Error::new(format!("{}: {error}", self.path.display())))
    }

    /// Puts another cluster under a number, behind all others.
    pub(crate) fn replace(&mut self, number: u32, cluster: &Cluster) -> Result<(), Error> {
        let bytes =
            postcard::to_allocvec(cluster).map_err(|error| Error::new(error.to_string()))?;
        let written = self
            .file
            .seek(SeekFrom::Start(self.end))
            .and_then(|_| self.file.write_all(&bytes));
        written.map_err(|error| Error::write(&self.path, &error))?;
        self.moved.insert(number, (self.end, bytes.len()));
        self.end += bytes.len() as u64;
        Ok(())
    }
}
