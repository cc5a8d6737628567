//! Sorting more rows than memory holds: sorted runs in files, merged while they are read.
//!
//! A row is a key and a value, compared as bytes, the key first; so the order depends on nothing but the rows.

use crate::Error;
use crate::pack::{Packer, Unpacker};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Bytes of rows held before they are written as a run.
const HELD: usize = 24 << 20;
/// Runs merged at a time.
const FAN_IN: usize = 64;

/// A key and a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// What is sorted by.
    pub key: Vec<u8>,
    /// What is carried along.
    pub value: Vec<u8>,
}

/// Takes rows in any order.
pub struct Sorter {
    folder: PathBuf,
    name: &'static str,
    bytes: Vec<u8>,
    /// Start, length of the key, end.
    index: Vec<(u32, u32, u32)>,
    runs: Vec<PathBuf>,
    written: usize,
}

impl Sorter {
    /// A sorter that keeps its runs in `folder` under `name`.
    pub fn new(folder: &Path, name: &'static str) -> Self {
        Self {
            folder: folder.to_owned(),
            name,
            bytes: Vec::new(),
            index: Vec::new(),
            runs: Vec::new(),
            written: 0,
        }
    }

    /// Adds a row.
    pub fn push(&mut self, key: &[u8], value: &[u8]) -> Result<(), Error> {
        if self.bytes.len() + key.len() + value.len() + 12 * self.index.len() > HELD {
            self.spill()?;
        }
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(value);
        let end = self.bytes.len() as u32;
        self.index.push((start, key.len() as u32, end));
        Ok(())
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.index.sort_unstable_by(|a, b| {
            let key = |x: &(u32, u32, u32)| &bytes[x.0 as usize..(x.0 + x.1) as usize];
            let value = |x: &(u32, u32, u32)| &bytes[(x.0 + x.1) as usize..x.2 as usize];
            key(a).cmp(key(b)).then_with(|| value(a).cmp(value(b)))
        });
    }

    fn spill(&mut self) -> Result<(), Error> {
        if self.index.is_empty() {
            return Ok(());
        }
        self.sort();
        let path = self.next_run();
        let mut out = Packer::create(&path)?;
        for (start, key, end) in &self.index {
            let (start, middle, end) = (*start as usize, (start + key) as usize, *end as usize);
            write_row(
                &mut out,
                &path,
                &self.bytes[start..middle],
                &self.bytes[middle..end],
            )?;
        }
        out.finish().map_err(|error| Error::write(&path, &error))?;
        self.runs.push(path);
        self.bytes.clear();
        self.index.clear();
        Ok(())
    }

    fn next_run(&mut self) -> PathBuf {
        self.written += 1;
        self.folder.join(format!("{}.{}", self.name, self.written))
    }

    /// The rows in order.
    pub fn finish(mut self) -> Result<Sorted, Error> {
        if self.runs.is_empty() {
            self.sort();
            let held = Held {
                bytes: self.bytes,
                index: self.index,
                at: 0,
            };
            return Ok(Sorted(Source::Held(held)));
        }
        self.merge()?;
        Ok(Sorted(Source::Merged(Merge::new(self.runs, true)?)))
    }

    /// The rows as files, which stay until they are removed.
    pub fn keep(mut self) -> Result<Runs, Error> {
        self.merge()?;
        for path in &self.runs {
            let synced = File::open(path).and_then(|file| file.sync_all());
            synced.map_err(|error| Error::write(path, &error))?;
        }
        Ok(Runs(self.runs))
    }

    /// Leaves no more runs than are merged at a time, and no rows in memory.
    fn merge(&mut self) -> Result<(), Error> {
        self.spill()?;
        self.bytes = Vec::new();
        self.index = Vec::new();
        while self.runs.len() > FAN_IN {
            let first: Vec<PathBuf> = self.runs.drain(..FAN_IN).collect();
            let path = self.next_run();
            let mut out = Packer::create(&path)?;
            let mut merge = Merge::new(first, true)?;
            while let Some(row) = merge.next()? {
                write_row(&mut out, &path, &row.key, &row.value)?;
            }
            out.finish().map_err(|error| Error::write(&path, &error))?;
            self.runs.push(path);
        }
        Ok(())
    }
}

/// Sorted rows in files, to be read more than once, or by a later run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(Vec<PathBuf>);

impl Runs {
    /// The runs of these names in `folder`.
    pub fn of(folder: &Path, names: &[String]) -> Self {
        Self(names.iter().map(|name| folder.join(name)).collect())
    }

    /// Their names.
    pub fn names(&self) -> Vec<String> {
        let names = self.0.iter().filter_map(|path| path.file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    /// The rows in order; the files stay.
    pub fn read(&self) -> Result<Sorted, Error> {
        Ok(Sorted(Source::Merged(Merge::new(self.0.clone(), false)?)))
    }

    /// Removes the files.
    pub fn remove(self) -> Result<(), Error> {
        for path in self.0 {
            std::fs::remove_file(&path).map_err(|error| Error::write(&path, &error))?;
        }
        Ok(())
    }
}

/// Rows in order.
pub struct Sorted(Source);

enum Source {
    Held(Held),
    Merged(Merge),
}

impl Iterator for Sorted {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::Held(held) => held.next().map(Ok),
            Source::Merged(merge) => merge.next().transpose(),
        }
    }
}

struct Held {
    bytes: Vec<u8>,
    index: Vec<(u32, u32, u32)>,
    at: usize,
}

impl Held {
    fn next(&mut self) -> Option<Row> {
        let (start, key, end) = *self.index.get(self.at)?;
        self.at += 1;
        let middle = (start + key) as usize;
        Some(Row {
            key: self.bytes[start as usize..middle].to_owned(),
            value: self.bytes[middle..end as usize].to_owned(),
        })
    }
}

/// Runs, merged.
struct Merge {
    readers: Vec<(PathBuf, Unpacker)>,
    heap: BinaryHeap<Reverse<Head>>,
    /// Whether each is removed when it has been read.
    removes: bool,
}

#[derive(PartialEq, Eq)]
struct Head {
    row: Row,
    reader: usize,
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.row, self.reader).cmp(&(&other.row, other.reader))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Merge {
    fn new(runs: Vec<PathBuf>, removes: bool) -> Result<Self, Error> {
        let mut merge = Self {
            readers: Vec::new(),
            heap: BinaryHeap::new(),
            removes,
        };
        for path in runs {
            let rows = Unpacker::open(&path)?;
            merge.readers.push((path, rows));
            merge.advance(merge.readers.len() - 1)?;
        }
        Ok(merge)
    }

    fn advance(&mut self, reader: usize) -> Result<(), Error> {
        let (path, file) = &mut self.readers[reader];
        match read_row(file).map_err(|error| Error::read(path, &error))? {
            Some(row) => self.heap.push(Reverse(Head { row, reader })),
            None if self.removes => {
                std::fs::remove_file(&*path).map_err(|error| Error::write(path, &error))?;
            }
            None => {}
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Option<Row>, Error> {
        let Some(Reverse(head)) = self.heap.pop() else {
            return Ok(None);
        };
        self.advance(head.reader)?;
        Ok(Some(head.row))
    }
}

fn write_row(out: &mut impl Write, path: &Path, key: &[u8], value: &[u8]) -> Result<(), Error> {
    let length = |bytes: &[u8]| (bytes.len() as u32).to_le_bytes();
    out.write_all(&length(key))
        .and_then(|()| out.write_all(&length(value)))
        .and_then(|()| out.write_all(key))
        .and_then(|()| out.write_all(value))
        .map_err(|error| Error::write(path, &error))
}

fn read_row(file: &mut impl Read) -> std::io::Result<Option<Row>> {
    let mut length = [0; 8];
    match file.read(&mut length[..1])? {
        0 => return Ok(None),
        _ => file.read_exact(&mut length[1..])?,
    }
    let of = |at: usize| {
        u32::from_le_bytes([length[at], length[at + 1], length[at + 2], length[at + 3]])
    };
    let mut row = Row {
        key: vec![0; of(0) as usize],
        value: vec![0; of(4) as usize],
    };
    file.read_exact(&mut row.key)?;
    file.read_exact(&mut row.value)?;
    Ok(Some(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(sorted: &mut Sorted) -> Vec<(String, usize)> {
        let mut rows = Vec::new();
        for row in sorted {
            let row = row.unwrap();
            rows.push((String::from_utf8(row.key).unwrap(), row.value.len()));
        }
        rows
    }

    #[test]
    fn runs_are_merged_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut sorter = Sorter::new(folder.path(), "rows");
        let value = vec![7; 1 << 20];
        for number in (0..60).rev() {
            let key = format!("{:02}", number % 30);
            sorter
                .push(key.as_bytes(), &value[..value.len() - number])
                .unwrap();
        }
        assert_eq!(sorter.runs.len(), 2);
        let found = rows(&mut sorter.finish().unwrap());
        let expected: Vec<(String, usize)> = (0..30)
            .flat_map(|number| [(number, number + 30), (number, number)])
            .map(|(key, less)| (format!("{key:02}"), (1 << 20) - less))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn kept_runs_are_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut sorter = Sorter::new(folder.path(), "rows");
        for key in ["b", "a", "c"] {
            sorter.push(key.as_bytes(), key.as_bytes()).unwrap();
        }
        let names = sorter.keep().unwrap().names();
        let runs = Runs::of(folder.path(), &names);
        let expected = ["a", "b", "c"].map(|key| (key.to_owned(), 1));
        for _ in 0..2 {
            assert_eq!(rows(&mut runs.read().unwrap()), expected);
        }
        runs.remove().unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn more_runs_than_are_merged_at_a_time_become_fewer() {
        let folder = tempfile::tempdir().unwrap();
        let mut sorter = Sorter::new(folder.path(), "rows");
        for number in (0..3 * FAN_IN).rev() {
            sorter
                .push(format!("{number:04}").as_bytes(), b"x")
                .unwrap();
            sorter.spill().unwrap();
        }
        let runs = sorter.keep().unwrap();
        assert!(runs.0.len() <= FAN_IN, "{}", runs.0.len());
        let found = rows(&mut runs.read().unwrap());
        let expected: Vec<_> = (0..3 * FAN_IN).map(|x| (format!("{x:04}"), 1)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn few_rows_touch_no_file() {
        let mut sorter = Sorter::new(Path::new("/nowhere"), "rows");
        for key in ["b", "a"] {
            sorter.push(key.as_bytes(), b"").unwrap();
        }
        let found = rows(&mut sorter.finish().unwrap());
        assert_eq!(found, [("a".to_owned(), 0), ("b".to_owned(), 0)]);
    }
}
