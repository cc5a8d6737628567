//! Clusters on disk, read by number.

use crate::cluster::Cluster;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use svodka_shards::Error;

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
    /// Where each cluster begins, and how long it is.
    places: Vec<(u64, u32)>,
    end: u64,
}

impl Writer {
    /// A file for clusters in `folder`.
    pub(crate) fn new(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("clusters");
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
        let end = self.ends.last().copied().unwrap_or(0);
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let places = starts
            .zip(&self.ends)
            .map(|(start, end)| (start, (end - start) as u32))
            .collect();
        Ok(Store {
            path: self.path,
            file,
            places,
            end,
        })
    }
}

impl Store {
    /// The cluster of a number.
    pub(crate) fn read(&mut self, number: u32) -> Result<Cluster, Error> {
        let (start, length) = self.places[number as usize];
        let mut bytes = vec![0; length as usize];
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
        self.places[number as usize] = (self.end, bytes.len() as u32);
        self.end += bytes.len() as u64;
        Ok(())
    }
}
