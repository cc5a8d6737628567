//! How much one input may unpack to.

use super::Limits;
use super::fault::Fault;
use crate::error::Code;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Bytes that unpack without a look at the ratio: a small page may well be mostly blanks.
const FREE_BYTES: u64 = 4 << 20;

/// Bytes as which the beginning of a stream counts: a row of empty ones is work too.
const STREAM_BYTES: u64 = 16 << 10;

/// Packed bytes that a member takes at least, its name among them: what unpacks to more members than that is a bomb of
/// members.
const MEMBER_BYTES: u64 = 82;

/// Packed bytes that a document takes at least: what unpacks to more documents than that is a bomb of documents.
const DOCUMENT_BYTES: u64 = 8;

/// How often bytes of letters that are not Latin count once more: these are what is read, and markup alone repeats
/// itself so often that much of it comes out of little.
const LETTER_TIMES: u64 = 3;

/// What one input has unpacked to so far, all its layers and members together.
#[derive(Default)]
pub(super) struct Budget {
    unpacked: Cell<u64>,
    /// Bytes that were not unpacked but cost as much.
    counted: Cell<u64>,
    members: Cell<u64>,
    /// Bytes of the input itself: all of a file, what was taken so far of a stream.
    source: Rc<Cell<u64>>,
    /// Whether all is used up, and whether somebody was told so.
    is_spent: Cell<bool>,
    is_told: Cell<bool>,
}

impl Budget {
    /// For a file of so many bytes.
    pub(super) fn of_file(bytes: u64) -> Self {
        Self::of_stream(Rc::new(Cell::new(bytes)))
    }

    /// For a stream of which so many bytes were taken so far.
    pub(super) fn of_stream(source: Rc<Cell<u64>>) -> Self {
        Self {
            source,
            ..Self::default()
        }
    }

    /// Whether nothing more may be unpacked, and it was asked before: then whoever asks has been told why.
    pub(super) fn is_told(&self) -> bool {
        self.is_spent.get() && self.is_told.replace(true)
    }

    /// Counts a member.
    pub(super) fn take_member(&self, limits: &Limits) -> Result<(), Fault> {
        self.members.set(self.members.get() + 1);
        if self.members.get() <= limits.members {
            return self.take_work(MEMBER_BYTES.saturating_mul(limits.ratio), limits);
        }
        Err(Fault::new(
            Code::TooMany,
            format!(
                "more than {} members; what follows was not read; raise --max-members or split it",
                limits.members
            ),
        ))
    }

    /// Counts the beginning of another stream in a row of them, which costs as much as so many bytes.
    pub(super) fn take_stream(&self, limits: &Limits) -> Result<(), Fault> {
        self.take_work(STREAM_BYTES, limits)
    }

    /// Counts a document, or an error in its place, which holds no bytes. What is not packed cannot hold too many.
    pub(super) fn take_document(&self, bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
        if self.unpacked.get() == 0 {
            return Ok(());
        }
        let letters = bytes.iter().filter(|byte| !byte.is_ascii()).count() as u64;
        let document = DOCUMENT_BYTES.saturating_mul(limits.ratio);
        self.take_work(document.saturating_add(letters * LETTER_TIMES), limits)
    }

    /// Counts bytes that were unpacked, whatever from: all of an input are held against its own bytes, or many
    /// small bombs would be none.
    fn take_bytes(&self, bytes: u64, limits: &Limits) -> Result<(), Fault> {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes));
        self.check(limits)
    }

    /// Counts what costs as much as so many unpacked bytes.
    fn take_work(&self, bytes: u64, limits: &Limits) -> Result<(), Fault> {
        self.counted.set(self.counted.get().saturating_add(bytes));
        self.check(limits)
    }

    fn check(&self, limits: &Limits) -> Result<(), Fault> {
        let room = self.source.get().saturating_mul(limits.ratio);
        let used = self.unpacked.get().saturating_add(self.counted.get());
        let told = if used > room.saturating_add(FREE_BYTES) {
            format!(
                "unpacks to more than {} times its size in all, or to more documents than it can hold; what \
                 follows was not read; raise --max-ratio if you trust it",
                limits.ratio
            )
        } else if self.unpacked.get() > limits.unpacked_bytes {
            format!(
                "unpacks to more than {} bytes; raise --max-unpacked-bytes if you trust it",
                limits.unpacked_bytes
            )
        } else {
            return Ok(());
        };
        self.is_spent.set(true);
        Err(Fault::new(Code::Bomb, told))
    }
}

/// A reader that tells others how many bytes were taken from it.
pub(super) struct Counted<R> {
    inner: R,
    taken: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    pub(super) fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let taken = Rc::<Cell<u64>>::default();
        let counted = Self {
            inner,
            taken: Rc::clone(&taken),
        };
        (counted, taken)
    }

    fn add(&self, bytes: usize) {
        self.taken.set(self.taken.get() + bytes as u64);
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.add(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.add(bytes);
        self.inner.consume(bytes);
    }
}

/// Unpacked data of one layer, measured against the packed bytes they came from.
pub(super) struct Measured<'a, R> {
    inner: R,
    format: &'static str,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
    /// Packed bytes that are not measured any more.
    before: u64,
    limits: &'a Limits,
    budget: &'a Budget,
}

impl<'a, R: Read> Measured<'a, R> {
    /// `packed` counts what `inner` has taken from below.
    pub(super) fn new(
        inner: R,
        format: &'static str,
        packed: Rc<Cell<u64>>,
        limits: &'a Limits,
        budget: &'a Budget,
    ) -> Self {
        Self {
            inner,
            format,
            packed,
            unpacked: 0,
            before: 0,
            limits,
            budget,
        }
    }

    /// Measures from here: what was too much has been told.
    pub(super) fn begin_anew(&mut self) {
        self.unpacked = 0;
        self.before = self.packed.get();
    }

    pub(super) fn inner(&self) -> &R {
        &self.inner
    }

    pub(super) fn inner_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    fn check_ratio(&self) -> io::Result<()> {
        let packed = self.packed.get() - self.before;
        let room = FREE_BYTES.saturating_add(packed.saturating_mul(self.limits.ratio));
        if self.unpacked <= room {
            return Ok(());
        }
        Err(Fault::new(
            Code::Bomb,
            format!(
                "{} data that unpack to more than {} times their size; raise --max-ratio if you \
                 trust them",
                self.format, self.limits.ratio
            ),
        )
        .into())
    }
}

impl<R: Read> Read for Measured<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self
            .inner
            .read(buffer)
            .map_err(|error| super::fault::of_unpacking(self.format, error))?;
        self.unpacked += read as u64;
        self.check_ratio()?;
        self.budget.take_bytes(read as u64, self.limits)?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_too_much_is_stopped() {
        let (limits, budget) = (Limits::default(), Budget::of_file(1 << 20));
        let mut endless = Measured::new(
            io::repeat(b' '),
            "gzip",
            Rc::new(Cell::new(1000)),
            &limits,
            &budget,
        );
        let error = io::copy(&mut endless, &mut io::sink()).unwrap_err();
        assert_eq!(super::super::fault::of(&error).code, Code::Bomb);
        assert!(endless.unpacked < (5 << 20));
        let few = Limits {
            unpacked_bytes: 10,
            ..limits
        };
        let mut long = Measured::new(&[0; 11][..], "gzip", Rc::default(), &few, &budget);
        assert!(io::copy(&mut long, &mut io::sink()).is_err());
    }

    #[test]
    fn many_small_bombs_are_one() {
        let (limits, budget) = (Limits::default(), Budget::of_file(1000));
        let mut unpacked = 0;
        let stopped = (0..100).find(|_| {
            let member = io::repeat(b' ').take(3 << 20);
            let mut member = Measured::new(member, "zip", Rc::default(), &limits, &budget);
            let read = io::copy(&mut member, &mut io::sink());
            unpacked += member.unpacked;
            read.is_err()
        });
        assert_eq!(stopped, Some(1));
        assert!(unpacked < (5 << 20));
        assert!(!budget.is_told() && budget.is_told());
    }

    #[test]
    fn documents_and_members_are_work_too() {
        let limits = Limits::default();
        let taken = |budget: &Budget, most: u64, take: &dyn Fn() -> bool| {
            let taken = (0..most).take_while(|_| take()).count();
            (taken, budget.is_spent.get())
        };
        let packed = || {
            let budget = Budget::of_file(1000);
            budget.unpacked.set(1);
            budget
        };
        let small = packed();
        let document = || small.take_document(&[], &limits).is_ok();
        let (documents, is_spent) = taken(&small, 1 << 20, &document);
        assert!(is_spent && (2_500..3_000).contains(&documents));
        let small = Budget::of_file(1000);
        let member = || small.take_member(&limits).is_ok();
        let (members, is_spent) = taken(&small, 1 << 20, &member);
        assert!(is_spent && (256..300).contains(&members));
        let small = packed();
        let text = "мост".repeat(1 << 14);
        let text = || small.take_document(text.as_bytes(), &limits).is_ok();
        let (texts, is_spent) = taken(&small, 1 << 20, &text);
        assert!(is_spent && (8..15).contains(&texts));
        // What is not packed holds no more than it can.
        let plain = Budget::of_file(1000);
        let document = || plain.take_document(&[], &limits).is_ok();
        assert_eq!(taken(&plain, 1 << 20, &document), (1 << 20, false));
    }
}
