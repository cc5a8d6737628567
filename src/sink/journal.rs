//! The journal of a run: how far its outputs go, so that a run that was stopped can go on.
//!
//! Beside `FILE.part` lies `FILE.journal`: a line for the run, then one for each batch written, with the
//! place reached in the input, the position of each output (how far it goes, in its own words), and the numbers.
//! A line counts only if its own checksum is right and the outputs hold what it says: so whatever was
//! lost, of outputs or journal, in whichever order the system wrote them, what counts is whole.

use super::{Added, Print, Tally};
use crate::source::FileMark;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use svodka_record::Position;
use svodka_shards::Claim;

/// Bytes of output between two times that the disk is asked to keep all of it.
const KEEP_BYTES: u64 = 32 << 20;

/// What a run must share with one that goes on with it: settings by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Inputs, options, version and lists.
    pub settings: BTreeMap<String, String>,
}

impl Header {
    /// The settings in which a run that begins now differs from this one: name, value then, value now.
    pub fn differences(&self, now: &Self) -> Vec<(String, String, String)> {
        let names: BTreeSet<&String> = self.settings.keys().chain(now.settings.keys()).collect();
        let value =
            |header: &Self, name: &String| header.settings.get(name).cloned().unwrap_or_default();
        names
            .into_iter()
            .map(|name| (name.clone(), value(self, name), value(now, name)))
            .filter(|(_, then, now)| then != now)
            .collect()
    }
}

/// A batch that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Place reached in the input: file, item, and what was seen.
    pub place: (u64, u64, u64),
    /// What was added to the records.
    pub records: Position,
    /// What was added to the errors.
    pub errors: Position,
    /// Numbers of the batch.
    pub tally: Tally,
    /// What its texts are known again by, where reprints are marked.
    pub prints: Vec<Print>,
    /// Files that were read to their end, in order.
    pub files: Vec<FileEnd>,
    /// Whether it is the last.
    pub is_end: bool,
}

/// The end of a file within a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEnd {
    /// Which file.
    pub mark: FileMark,
    /// Records of the batch up to here.
    pub records: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Numbers of the batch since the end of the file before.
    pub tally: Tally,
}

/// An output of an earlier run, read along with its journal.
pub trait Witness {
    /// Whether it holds next what was added to it at `position`.
    ///
    /// # Errors
    /// An output that cannot be read.
    fn bears_out(&mut self, position: &Position) -> io::Result<bool>;
}

impl<R: Read> Witness for R {
    fn bears_out(&mut self, position: &Position) -> io::Result<bool> {
        match Added::at(position) {
            Some(added) => added.is_next_in(self),
            None => Ok(false),
        }
    }
}

/// A journal being written.
pub struct Journal {
    claim: Claim,
    unkept: u64,
}

/// Why an output cannot be claimed.
#[derive(Debug)]
pub enum NotFit {
    /// Another process is at work on it.
    Busy,
    /// It cannot be read or written.
    Io(io::Error),
}

impl From<io::Error> for NotFit {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::WouldBlock => Self::Busy,
            _ => Self::Io(error),
        }
    }
}

/// What of an earlier run counts, one entry after another.
pub struct Checked {
    claim: Claim,
    lines: BufReader<File>,
    header: Option<Header>,
    has_entries: bool,
    /// Bytes of the journal that count.
    good: u64,
}

impl Journal {
    /// Adds what was just written to both outputs; the disk is asked to keep them now and then.
    ///
    /// # Errors
    /// A full disk.
    pub fn add(&mut self, entry: &Entry, outputs: &[&File]) -> io::Result<()> {
        self.line(entry)?;
        let added = [&entry.records, &entry.errors].map(Added::at);
        self.unkept += added
            .into_iter()
            .flatten()
            .map(|added| added.bytes)
            .sum::<u64>();
        if self.unkept >= KEEP_BYTES || entry.is_end {
            for output in outputs {
                output.sync_data()?;
            }
            self.claim.file().sync_data()?;
            self.unkept = 0;
        }
        Ok(())
    }

    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string(value)?;
        let line = format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()));
        let mut file = self.claim.file();
        file.write_all(line.as_bytes())
    }

    /// Removes the journal of a run that has done nothing.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn remove(self) -> io::Result<()> {
        fs::remove_file(self.claim.path())
    }

    /// Takes the place of another journal, whose claim is given up with it.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn replace(self, other: Claim) -> io::Result<()> {
        fs::rename(self.claim.path(), other.path())
    }
}

impl Checked {
    /// Reads a journal from its beginning.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn of(claim: Claim) -> io::Result<Self> {
        let mut file = claim.file().try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        let mut checked = Self {
            lines: BufReader::new(file),
            claim,
            header: None,
            has_entries: false,
            good: 0,
        };
        if let Some((header, length)) = checked.line::<Header>()? {
            checked.header = Some(header);
            checked.good = length;
        }
        Ok(checked)
    }

    /// What the earlier run was told; `None` if there was none, or its first line is not whole.
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Whether the earlier run wrote anything, be it there or not.
    pub fn has_entries(&self) -> bool {
        self.has_entries
    }

    /// Begins anew: nothing of the earlier run counts.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn begin(self, header: &Header) -> io::Result<Journal> {
        self.claim.file().set_len(0)?;
        let mut journal = Journal {
            claim: self.claim,
            unkept: 0,
        };
        journal.line(header)?;
        Ok(journal)
    }

    /// The next line, if it is whole, and its length.
    fn line<T: for<'a> Deserialize<'a>>(&mut self) -> io::Result<Option<(T, u64)>> {
        let mut line = Vec::new();
        let length = self.lines.read_until(b'\n', &mut line)? as u64;
        let parsed = line.strip_suffix(b"\n").and_then(|line| {
            let (sum, json) = line.split_at_checked(9)?;
            let sum = std::str::from_utf8(sum).ok()?.strip_suffix(' ')?;
            let sum = u32::from_str_radix(sum, 16).ok()?;
            (crc32fast::hash(json) == sum).then_some(())?;
            serde_json::from_slice(json).ok()
        });
        Ok(parsed.map(|value| (value, length)))
    }

    /// The next entry that the outputs bear out; both are read along. `None` at the first that they do
    /// not.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn next(
        &mut self,
        records: &mut impl Witness,
        errors: &mut impl Witness,
    ) -> io::Result<Option<Entry>> {
        let Some((entry, length)) = self.line::<Entry>()? else {
            return Ok(None);
        };
        self.has_entries = true;
        if !records.bears_out(&entry.records)? || !errors.bears_out(&entry.errors)? {
            return Ok(None);
        }
        self.good += length;
        Ok(Some(entry))
    }

    /// Leaves the earlier run as it is, and keeps others from it.
    pub fn spare(self) -> Claim {
        self.claim
    }

    /// Goes on with the journal behind the last entry that counts.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn go_on(self) -> io::Result<Journal> {
        self.claim.file().set_len(self.good)?;
        Ok(Journal {
            claim: self.claim,
            unkept: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn header() -> Header {
        Header {
            settings: [("--dedup".to_owned(), "false".to_owned())].into(),
        }
    }

    fn create(path: &Path) -> Journal {
        earlier(path).begin(&header()).unwrap()
    }

    fn earlier(path: &Path) -> Checked {
        Checked::of(Claim::take(path).unwrap()).unwrap()
    }

    fn entry(number: u64, records: &[u8], errors: &[u8]) -> Entry {
        Entry {
            place: (number, 0, 0),
            records: Added::of(records).position(),
            errors: Added::of(errors).position(),
            ..Entry::default()
        }
    }

    /// The places that count, and the bytes of both outputs.
    fn checked(path: &Path, records: &[u8], errors: &[u8]) -> (Vec<u64>, (u64, u64)) {
        let (mut records, mut errors) = (records, errors);
        let mut checked = earlier(path);
        let mut places = Vec::new();
        let mut lengths = (0, 0);
        while let Some(entry) = checked.next(&mut records, &mut errors).unwrap() {
            places.push(entry.place.0);
            lengths.0 += Added::at(&entry.records).unwrap().bytes;
            lengths.1 += Added::at(&entry.errors).unwrap().bytes;
        }
        (places, lengths)
    }

    #[test]
    fn only_what_is_whole_counts() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.journal");
        let mut journal = create(&path);
        journal.add(&entry(1, b"{1}\n", b""), &[]).unwrap();
        journal.add(&entry(2, b"{2}\n", b"{x}\n"), &[]).unwrap();
        drop(journal);
        let whole = (vec![1, 2], (8, 4));
        assert_eq!(checked(&path, b"{1}\n{2}\n", b"{x}\n"), whole);
        assert_eq!(checked(&path, b"{1}\n{2}\n{3", b"{x}\n{"), whole);
        // Lost or never written parts of either output.
        assert_eq!(checked(&path, b"{1}\n{2", b"{x}\n"), (vec![1], (4, 0)));
        assert_eq!(checked(&path, b"{1}\n{2}\n", b""), (vec![1], (4, 0)));
        assert_eq!(checked(&path, b"\0\0\0\0{2}\n", b"{x}\n"), (vec![], (0, 0)));
        // A torn journal.
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(checked(&path, b"{1}\n{2}\n", b"{x}\n"), (vec![1], (4, 0)));
        fs::write(&path, &bytes[..5]).unwrap();
        assert_eq!(earlier(&path).header(), None);
    }

    #[test]
    fn a_run_goes_on_behind_what_counts() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.journal");
        let mut journal = create(&path);
        journal.add(&entry(1, b"{1}\n", b""), &[]).unwrap();
        journal.add(&entry(2, b"{2}\n", b""), &[]).unwrap();
        drop(journal);
        let mut resumed = earlier(&path);
        let mut records: &[u8] = b"{1}\n{2";
        let mut errors: &[u8] = b"";
        while resumed.next(&mut records, &mut errors).unwrap().is_some() {}
        let mut journal = resumed.go_on().unwrap();
        journal.add(&entry(3, b"{3}\n", b""), &[]).unwrap();
        drop(journal);
        assert_eq!(checked(&path, b"{1}\n{3}\n", b"").0, [1, 3]);
    }

    #[test]
    fn other_runs_and_running_ones() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.journal");
        assert_eq!(earlier(&path).header(), None);
        assert!(
            !path.exists(),
            "a claim that came to nothing leaves nothing"
        );
        let journal = create(&path);
        let busy = Claim::take(&path).unwrap_err();
        assert!(matches!(NotFit::from(busy), NotFit::Busy));
        drop(journal);
        let mut now = header();
        now.settings.insert("--dedup".into(), "true".into());
        let then = earlier(&path).header().cloned().unwrap();
        let difference = ("--dedup".into(), "false".into(), "true".into());
        assert_eq!(then.differences(&now), [difference]);
        assert_eq!(then.differences(&header()), []);
    }

    /// Of many that claim an output at once one gets it, also while claims are given up.
    #[test]
    fn one_of_many_claims_counts() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.journal");
        let holders = std::sync::atomic::AtomicU32::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        if let Ok(claim) = Claim::take(&path) {
                            let before = holders.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                            assert_eq!(before, 0);
                            holders.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                            drop(claim);
                        }
                    }
                });
            }
        });
    }
}
