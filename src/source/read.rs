//! All inputs, one item after another.

use super::budget::{Budget, Counted};
use super::sniff::Hint;
use super::walk::{Candidate, Step, Walk, cannot_open};
use super::within::{Flow, Shared, Spot, Within};
use super::{ColumnNames, FileMark, Inputs, Item, KnownFiles, Limits, Shard, ShardBy, Stamp, own};
use crate::error::{Error, Origin, Reason, Stage};
use rustc_hash::FxHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An item and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was found.
    pub item: Item,
    /// Where.
    pub place: Place,
}

/// A place among all inputs, from which reading can go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which file, in the order of the walk, from 0.
    pub file: u64,
    /// Which item in it, from 0.
    pub item: u64,
    /// Hash of all that was seen up to here: names, sizes and times of the files, places and bytes of
    /// the documents of this one.
    pub seen: u64,
}

/// Inputs that are not what they were when reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed;

/// Reads inputs: folders in the order of their path bytes, archives and lines in theirs.
///
/// Nothing is read ahead but the buffers of a file; a document is held until it is taken.
pub struct Sources {
    inputs: Inputs,
    limits: Limits,
    own: Vec<PathBuf>,
    columns: ColumnNames,
    shard: Shard,
    is_live: bool,
    known: KnownFiles,
    passed: Arc<AtomicU64>,
}

impl Sources {
    /// Reads `inputs` in the order given. Files at the canonical paths `own` are being written by the
    /// caller and are no inputs.
    pub fn new(inputs: Inputs, limits: Limits, own: Vec<PathBuf>) -> Self {
        Self {
            inputs,
            limits,
            own,
            columns: ColumnNames::default(),
            shard: Shard::default(),
            is_live: false,
            known: KnownFiles::default(),
            passed: Arc::default(),
        }
    }

    /// With these names of columns of CSV files.
    pub fn with_columns(self, columns: ColumnNames) -> Self {
        Self { columns, ..self }
    }

    /// This part of the inputs alone.
    pub fn with_shard(self, shard: Shard) -> Self {
        Self { shard, ..self }
    }

    /// Without waiting for more of an input than its next line, where whoever sends it waits for an answer.
    pub fn live(self, is_live: bool) -> Self {
        Self { is_live, ..self }
    }

    /// Files that have not changed are not read again: pieces of what is known of them are handed over instead.
    pub fn with_known(self, known: KnownFiles) -> Self {
        Self { known, ..self }
    }

    /// Bytes of files passed so far, as they stand on the disk, to be looked at from other threads.
    pub fn passed(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.passed)
    }

    /// Hands over all items to `take` until it has enough.
    pub fn read(self, mut take: impl FnMut(Item) -> ControlFlow<()>) {
        // Without a place to begin at nothing can have changed.
        let _ = self.read_from(None, |found| match found.item {
            Item::Read(_) => ControlFlow::Continue(()),
            item => take(item),
        });
    }

    /// Hands over all items behind `place` to `take` until it has enough.
    ///
    /// # Errors
    /// What was seen up to `place` is not what was seen then.
    pub fn read_from(
        self,
        place: Option<Place>,
        mut take: impl FnMut(Found) -> ControlFlow<()>,
    ) -> Result<(), Changed> {
        let mut reading = Reading {
            limits: self.limits,
            own: &self.own,
            columns: &self.columns,
            shard: self.shard,
            is_live: self.is_live,
            known: &self.known,
            passed: &self.passed,
            place,
            here: Place::default(),
            files_seen: 0,
            is_changed: false,
        };
        let mut files = 0..;
        for step in Walk::new(self.inputs) {
            if reading.is_output(&step) {
                continue;
            }
            let Some(file) = files.next() else {
                break;
            };
            reading.enter(file, &step);
            if reading.is_behind(file) || !self.shard.has_file(file) {
                reading.pass(&step);
                continue;
            }
            if reading.step(step, &mut take).is_break() {
                break;
            }
            if reading.place.is_some_and(|place| place.file == file) {
                // The place was not found in its file.
                reading.is_changed = true;
                break;
            }
        }
        match reading.is_changed || reading.place.is_some() {
            true => Err(Changed),
            false => Ok(()),
        }
    }
}

/// Reads one input that is no file, as if it had been named `name`, and hands all items to `take` until it
/// has enough.
pub fn read_stream(
    input: &mut dyn Read,
    name: &str,
    limits: Limits,
    mut take: impl FnMut(Item) -> ControlFlow<()>,
) {
    let (mut input, taken) = Counted::new(input);
    let shared = Shared {
        limits,
        columns: &ColumnNames::default(),
        budget: Budget::of_stream(taken),
        is_live: false,
    };
    let spot = Spot {
        origin: Origin {
            path: name.into(),
            ..Origin::default()
        },
        hint: Hint::asked(name),
        depth: 0,
        file: None,
    };
    // Whether it had enough is for `take` to know.
    let _ = Within::new(&shared, &mut take).any(&mut input, &spot);
}

struct Reading<'a> {
    limits: Limits,
    own: &'a [PathBuf],
    columns: &'a ColumnNames,
    shard: Shard,
    is_live: bool,
    known: &'a KnownFiles,
    passed: &'a Arc<AtomicU64>,
    /// Where to begin, until that is reached.
    place: Option<Place>,
    here: Place,
    files_seen: u64,
    is_changed: bool,
}

impl Reading<'_> {
    fn enter(&mut self, file: u64, step: &Step) {
        self.files_seen = hash(&(self.files_seen, mark(step)));
        self.here = Place {
            file,
            item: 0,
            seen: self.files_seen,
        };
    }

    /// Whether the file lies before the place to begin at.
    fn is_behind(&self, file: u64) -> bool {
        self.place.is_some_and(|place| file < place.file)
    }

    fn pass(&self, step: &Step) {
        if let Step::File(file) = step {
            let bytes = fs::metadata(&file.path).map_or(0, |data| data.len());
            self.passed.fetch_add(bytes, Ordering::Relaxed);
        }
    }

    /// Reads what a step leads to, and says that it was read to its end.
    fn step(&mut self, step: Step, take: &mut impl FnMut(Found) -> Flow) -> Flow {
        let mut mark = FileMark::default();
        match step {
            Step::Skipped(error) => self.item(Item::Skipped(error), take)?,
            Step::Failed(error) => self.item(Item::Failed(error), take)?,
            Step::Stdin => {
                let origin = Origin {
                    path: "-".into(),
                    ..Origin::default()
                };
                let mut stdin = Passing::new(io::stdin(), self.passed);
                self.within(&mut stdin, origin, Hint::asked("-"), None, take)?;
            }
            Step::File(file) => {
                mark.name.clone_from(&file.name);
                mark.stamp = self.file(file, take)?;
            }
        }
        self.item(Item::Read(mark), take)
    }

    /// Reads a file; what tells whether it will have changed.
    fn file(
        &mut self,
        candidate: Candidate,
        take: &mut impl FnMut(Found) -> Flow,
    ) -> ControlFlow<(), Option<Stamp>> {
        let origin = Origin {
            path: candidate.name,
            ..Origin::default()
        };
        if own::is_for_brat(&candidate.path) {
            let skipped = Error::skipped(&origin, Stage::Source, Reason::OwnOutput);
            self.item(Item::Skipped(skipped), take)?;
            return ControlFlow::Continue(None);
        }
        let opened = File::open(&candidate.path).and_then(|file| Ok((file.metadata()?, file)));
        let (data, file) = match opened {
            Ok(opened) => opened,
            // Listed, looked at, and gone.
            Err(_) if own::was_put_away(&candidate.path) => return ControlFlow::Continue(None),
            Err(error) => {
                self.item(Item::Failed(cannot_open(&origin, &error)), take)?;
                return ControlFlow::Continue(None);
            }
        };
        let before = self.passed.load(Ordering::Relaxed);
        let stamp = data.is_file().then(|| Stamp::of(&data));
        // Documents that are dealt out one by one are counted, so they must be seen.
        let may_keep = self.shard.count == 1 || self.shard.by == ShardBy::Files;
        let known = stamp.filter(|_| may_keep);
        if let Some(pieces) = known.and_then(|stamp| self.known.pieces(&origin.path, stamp)) {
            self.passed.store(before + data.len(), Ordering::Relaxed);
            for piece in pieces {
                self.item(Item::Kept(piece), take)?;
            }
            return ControlFlow::Continue(stamp);
        }
        let seekable = data.is_file().then_some(&file);
        let mut input = Passing::new(&file, self.passed);
        let flow = self.within(&mut input, origin, candidate.hint, seekable, take);
        if data.is_file() {
            // What was not read, or read in another order, is passed as well.
            self.passed.store(before + data.len(), Ordering::Relaxed);
        }
        flow?;
        let is_same = |stamp: &Stamp| file.metadata().is_ok_and(|data| Stamp::of(&data) == *stamp);
        ControlFlow::Continue(stamp.filter(is_same))
    }

    fn within(
        &mut self,
        input: &mut dyn Read,
        origin: Origin,
        hint: Hint,
        file: Option<&File>,
        take: &mut impl FnMut(Found) -> Flow,
    ) -> Flow {
        let (mut input, taken) = Counted::new(input);
        let length = file
            .and_then(|file| file.metadata().ok())
            .map(|data| data.len());
        let shared = Shared {
            limits: self.limits,
            columns: self.columns,
            budget: match length {
                Some(length) => Budget::of_file(length),
                None => Budget::of_stream(taken),
            },
            is_live: self.is_live,
        };
        let spot = Spot {
            origin,
            hint,
            depth: 0,
            file,
        };
        let mut emit = |item| self.item(item, take);
        Within::new(&shared, &mut emit).any(&mut input, &spot)
    }

    /// Hands an item over, unless it lies before the place to begin at or in another shard.
    fn item(&mut self, item: Item, take: &mut impl FnMut(Found) -> Flow) -> Flow {
        self.here.seen = hash(&(self.here.seen, item_mark(&item)));
        let place = self.here;
        self.here.item += 1;
        if let Some(start) = self.place {
            if place.item < start.item {
                return ControlFlow::Continue(());
            }
            if place != start {
                self.is_changed = true;
                return ControlFlow::Break(());
            }
            self.place = None;
            return ControlFlow::Continue(());
        }
        // Where a file ends is for every part to know.
        let is_end = matches!(item, Item::Read(_));
        if !is_end && !self.shard.has_item(place.file, place.item) {
            return ControlFlow::Continue(());
        }
        take(Found { item, place })
    }

    /// Whether it is no input but an output: of the caller, whichever of its files are there at the moment, or, where
    /// parts run at the same time, of any run: what is there for one of them and not for another must not change
    /// whose turn it is.
    fn is_output(&self, step: &Step) -> bool {
        let Step::File(file) = step else {
            return false;
        };
        let is_part = self.shard.count > 1;
        self.is_written(&file.path) || is_part && own::is_own(&file.path)
    }

    /// Whether the caller is writing it.
    fn is_written(&self, path: &Path) -> bool {
        !self.own.is_empty() && fs::canonicalize(path).is_ok_and(|path| self.own.contains(&path))
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What a file is known again by.
fn mark(step: &Step) -> u64 {
    match step {
        Step::Stdin => hash(&"-"),
        Step::Skipped(error) => hash(&(&error.origin.path, "skipped")),
        Step::Failed(error) => hash(&(&error.origin.path, &error.message)),
        Step::File(file) => hash(&(
            &file.name,
            fs::metadata(&file.path).ok().map(|data| Stamp::of(&data)),
        )),
    }
}

fn item_mark(item: &Item) -> u64 {
    match item {
        Item::Skipped(_) => 0,
        Item::Kept(piece) => hash(piece),
        Item::Read(mark) => hash(&(&mark.name, mark.stamp)),
        Item::Failed(Error { origin, code, .. }) => {
            hash(&(&origin.member, origin.offset, *code as u8))
        }
        Item::Document(document) => hash(&(
            &document.origin.member,
            document.origin.offset,
            &document.bytes,
        )),
    }
}

/// Counts bytes for whoever shows how far reading is.
struct Passing<'a, R> {
    inner: R,
    passed: &'a AtomicU64,
}

impl<'a, R> Passing<'a, R> {
    fn new(inner: R, passed: &'a AtomicU64) -> Self {
        Self { inner, passed }
    }
}

impl<R: Read> Read for Passing<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.passed.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
