//! The journal of a run: how far its outputs go, so that a run that was stopped can go on.
//!
//! Beside `FILE.part` lies `FILE.journal`: a line for the run, then one for each batch written, with the
//! place reached in the input, the length and checksum of what was added to each output, and the numbers.
//! A line counts only if its own checksum is right and the outputs hold what it says: so whatever was
//! lost, of outputs or journal, in whichever order the system wrote them, what counts is whole.

use super::{Print, Tally};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Bytes of output between two times that the disk is asked to keep all of it.
const KEEP_BYTES: u64 = 32 << 20;

/// What a run must share with one that goes on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Inputs, options, version and lists.
    pub fingerprint: String,
}

/// A batch that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Place reached in the input: file, item, and what was seen.
    pub place: (u64, u64, u64),
    /// Bytes of records, and their checksum.
    pub records: (u64, u32),
    /// Bytes of errors, and their checksum.
    pub errors: (u64, u32),
    /// Numbers of the batch.
    pub tally: Tally,
    /// What its texts are known again by, where reprints are marked.
    pub prints: Vec<Print>,
    /// Whether it is the last.
    pub is_end: bool,
}

/// Length and checksum of bytes.
pub fn sum(bytes: &[u8]) -> (u64, u32) {
    (bytes.len() as u64, crc32fast::hash(bytes))
}

/// A journal being written.
pub struct Journal {
    file: File,
    path: PathBuf,
    unkept: u64,
}

/// Why a run cannot go on with another.
#[derive(Debug)]
pub enum NotFit {
    /// It had other options, inputs, lists, or another version.
    Other,
    /// Another process is at work on it.
    Busy,
    /// It cannot be read.
    Io(io::Error),
}

impl From<io::Error> for NotFit {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What of an earlier run counts, one entry after another.
pub struct Checked {
    journal: File,
    path: PathBuf,
    lines: BufReader<File>,
    /// Bytes of journal, records and errors that count.
    good: (u64, u64, u64),
}

impl Journal {
    /// Begins anew.
    ///
    /// # Errors
    /// A file that cannot be written, or at which another process is at work.
    pub fn create(path: &Path, header: &Header) -> Result<Self, NotFit> {
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .truncate(false)
            .open(path)?;
        lock(&file)?;
        file.set_len(0)?;
        let mut journal = Self {
            file,
            path: path.to_owned(),
            unkept: 0,
        };
        journal.line(header)?;
        Ok(journal)
    }

    /// Adds what was just written to both outputs; the disk is asked to keep them now and then.
    ///
    /// # Errors
    /// A full disk.
    pub fn add(&mut self, entry: &Entry, outputs: &[&File]) -> io::Result<()> {
        self.line(entry)?;
        self.unkept += entry.records.0 + entry.errors.0;
        if self.unkept >= KEEP_BYTES || entry.is_end {
            for output in outputs {
                output.sync_data()?;
            }
            self.file.sync_data()?;
            self.unkept = 0;
        }
        Ok(())
    }

    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string(value)?;
        let line = format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()));
        self.file.write_all(line.as_bytes())
    }

    /// Removes the journal of a run that has ended.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn remove(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn lock(file: &File) -> Result<(), NotFit> {
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(NotFit::Busy),
        // Where files cannot be locked nobody is kept out.
        _ => Ok(()),
    }
}

impl Checked {
    /// Opens the journal of an earlier run; `None` if there is none, or not even its first line is whole.
    ///
    /// # Errors
    /// A run that had other options, or is still at work.
    pub fn open(path: &Path, header: &Header) -> Result<Option<Self>, NotFit> {
        let opened = OpenOptions::new().read(true).append(true).open(path);
        let journal = match opened {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        lock(&journal)?;
        let mut checked = Self {
            lines: BufReader::new(journal.try_clone()?),
            journal,
            path: path.to_owned(),
            good: (0, 0, 0),
        };
        match checked.line::<Header>()? {
            None => Ok(None),
            Some((found, _)) if found != *header => Err(NotFit::Other),
            Some((_, length)) => {
                checked.good.0 = length;
                Ok(Some(checked))
            }
        }
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
        records: &mut impl Read,
        errors: &mut impl Read,
    ) -> io::Result<Option<Entry>> {
        let Some((entry, length)) = self.line::<Entry>()? else {
            return Ok(None);
        };
        if !holds(records, entry.records)? || !holds(errors, entry.errors)? {
            return Ok(None);
        }
        self.good.0 += length;
        self.good.1 += entry.records.0;
        self.good.2 += entry.errors.0;
        Ok(Some(entry))
    }

    /// Bytes of records and of errors that count.
    pub fn lengths(&self) -> (u64, u64) {
        (self.good.1, self.good.2)
    }

    /// Goes on with the journal behind the last entry that counts.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn go_on(mut self) -> io::Result<Journal> {
        self.journal.set_len(self.good.0)?;
        self.journal.seek(SeekFrom::End(0))?;
        Ok(Journal {
            file: self.journal,
            path: self.path,
            unkept: 0,
        })
    }
}

/// Whether the next bytes are those of length and checksum `sum`.
fn holds(input: &mut impl Read, sum: (u64, u32)) -> io::Result<bool> {
    let mut hasher = crc32fast::Hasher::new();
    let mut left = sum.0;
    let mut buffer = [0; 16 << 10];
    while left > 0 {
        let room = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = input.read(&mut buffer[..room])?;
        if read == 0 {
            return Ok(false);
        }
        hasher.update(&buffer[..read]);
        left -= read as u64;
    }
    Ok(hasher.finalize() == sum.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            fingerprint: "options".into(),
        }
    }

    fn entry(number: u64, records: &[u8], errors: &[u8]) -> Entry {
        Entry {
            place: (number, 0, 0),
            records: sum(records),
            errors: sum(errors),
            ..Entry::default()
        }
    }

    /// The places that count, and the bytes of both outputs.
    fn checked(path: &Path, records: &[u8], errors: &[u8]) -> (Vec<u64>, (u64, u64)) {
        let (mut records, mut errors) = (records, errors);
        let mut checked = Checked::open(path, &header()).unwrap().unwrap();
        let mut places = Vec::new();
        while let Some(entry) = checked.next(&mut records, &mut errors).unwrap() {
            places.push(entry.place.0);
        }
        (places, checked.lengths())
    }

    #[test]
    fn only_what_is_whole_counts() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.journal");
        let mut journal = Journal::create(&path, &header()).unwrap();
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
        assert!(Checked::open(&path, &header()).unwrap().is_none());
    }

    #[test]
    fn a_run_goes_on_behind_what_counts() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("out.journal");
        let mut journal = Journal::create(&path, &header()).unwrap();
        journal.add(&entry(1, b"{1}\n", b""), &[]).unwrap();
        journal.add(&entry(2, b"{2}\n", b""), &[]).unwrap();
        drop(journal);
        let mut resumed = Checked::open(&path, &header()).unwrap().unwrap();
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
        assert!(Checked::open(&path, &header()).unwrap().is_none());
        let journal = Journal::create(&path, &header()).unwrap();
        assert!(matches!(Checked::open(&path, &header()), Err(NotFit::Busy)));
        drop(journal);
        let other = Header {
            fingerprint: "others".into(),
        };
        assert!(matches!(Checked::open(&path, &other), Err(NotFit::Other)));
    }
}
