//! Gzip, member by member: a compressed WARC has one for each record, which is where its records are
//! found and where reading goes on after damage.

use super::arc;
use super::budget::Measured;
use super::unpack::BUFFER_BYTES;
use super::warc::{self, Records};
use super::within::{Flow, Spot, Within};
use flate2::bufread::GzDecoder;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

const MAGIC: &[u8] = b"\x1F\x8B\x08";

/// Unpacked bytes kept ready.
const READY_BYTES: usize = 64 << 10;

/// Reads what is inside a gzip stream.
pub(super) fn read(within: &mut Within<'_>, input: &mut dyn Read, spot: &Spot<'_>) -> Flow {
    let shared = within.shared;
    let members = Members::new(input);
    let packed = members.taken();
    let mut members = Ready::new(Measured::new(
        members,
        "gzip",
        packed,
        &shared.limits,
        &shared.budget,
    ));
    let head = members.fill_buf().unwrap_or(&[]);
    if head.starts_with(b"WARC/") {
        return warc::read(within, &mut members, &spot.unpacked());
    }
    if head.starts_with(arc::MARK) {
        return arc::read(within, &mut members, &spot.unpacked());
    }
    within.any(&mut members, &spot.unpacked())
}

/// Gzip members, one after another; no read returns bytes of two of them.
struct Members<R> {
    state: State<R>,
    /// Packed place of the member at hand.
    start: u64,
    is_first: bool,
}

enum State<R> {
    Between(Packed<R>),
    Inside(Box<GzDecoder<Packed<R>>>),
    Ended,
}

impl<R: Read> Members<R> {
    fn new(packed: R) -> Self {
        Self {
            state: State::Between(Packed::new(packed)),
            start: 0,
            is_first: true,
        }
    }

    /// How many packed bytes have been taken, from now on.
    fn taken(&self) -> Rc<Cell<u64>> {
        match &self.state {
            State::Between(packed) => Rc::clone(&packed.taken),
            State::Inside(decoder) => Rc::clone(&decoder.get_ref().taken),
            State::Ended => Rc::default(),
        }
    }

    /// Begins the next member, if there is one; zeros between members are padding.
    fn begin(&mut self, mut packed: Packed<R>) -> io::Result<()> {
        if !self.is_first && !pass_zeros(&mut packed)? {
            return Ok(());
        }
        self.is_first = false;
        self.start = packed.taken.get();
        self.state = State::Inside(Box::new(GzDecoder::new(packed)));
        Ok(())
    }

    /// Passes over packed bytes up to what looks like the next member; false at the end.
    fn seek(&mut self) -> io::Result<bool> {
        let mut packed = match std::mem::replace(&mut self.state, State::Ended) {
            State::Between(packed) => packed,
            State::Inside(decoder) => decoder.into_inner(),
            State::Ended => return Ok(false),
        };
        if packed.taken.get() == self.start && !packed.fill_buf()?.is_empty() {
            // Nothing was taken of the member that failed: it must not be found again.
            packed.consume(1);
        }
        let is_found = packed.find(MAGIC)?;
        if is_found {
            self.begin(packed)?;
        }
        Ok(is_found)
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match &mut self.state {
                State::Ended => return Ok(0),
                State::Inside(decoder) => {
                    let read = decoder.read(buffer)?;
                    if read > 0 || buffer.is_empty() {
                        return Ok(read);
                    }
                }
                State::Between(_) => {}
            }
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Between(packed) => self.begin(packed)?,
                State::Inside(decoder) => self.begin(decoder.into_inner())?,
                State::Ended => {}
            }
        }
    }
}

/// Passes over padding; false at the end.
fn pass_zeros(packed: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let head = packed.fill_buf()?;
        if head.is_empty() {
            return Ok(false);
        }
        let zeros = head.iter().take_while(|byte| **byte == 0).count();
        if zeros == 0 {
            return Ok(true);
        }
        packed.consume(zeros);
    }
}

/// Packed bytes, counted as they are taken, that can be searched ahead.
struct Packed<R> {
    inner: R,
    buffer: Vec<u8>,
    at: usize,
    taken: Rc<Cell<u64>>,
}

impl<R: Read> Packed<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            buffer: Vec::new(),
            at: 0,
            taken: Rc::default(),
        }
    }

    /// Reads more behind what is there; false at the end.
    fn more(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let kept = self.buffer.len();
        self.buffer.resize(kept + BUFFER_BYTES, 0);
        let read = self.inner.read(&mut self.buffer[kept..]);
        self.buffer
            .truncate(kept + read.as_ref().map_or(0, |bytes| *bytes));
        Ok(read? > 0)
    }

    /// Takes bytes up to `mark`, which stays; false at the end.
    fn find(&mut self, mark: &[u8]) -> io::Result<bool> {
        loop {
            let ahead = &self.buffer[self.at..];
            if let Some(place) = memchr::memmem::find(ahead, mark) {
                self.consume(place);
                return Ok(true);
            }
            // A mark may be cut by the end of what is there.
            self.consume(ahead.len().saturating_sub(mark.len() - 1));
            if !self.more()? {
                return Ok(false);
            }
        }
    }
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Packed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            self.more()?;
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
        self.taken.set(self.taken.get() + bytes as u64);
    }
}

/// Unpacked bytes of one member at a time, kept ready.
struct Ready<'a, R> {
    members: Measured<'a, Members<R>>,
    buffer: Box<[u8]>,
    at: usize,
    end: usize,
    /// Unpacked bytes taken so far, and those before the member at hand.
    taken: u64,
    before: u64,
    /// Packed place of the member at hand.
    start: u64,
}

impl<'a, R: Read> Ready<'a, R> {
    fn new(members: Measured<'a, Members<R>>) -> Self {
        Self {
            members,
            buffer: vec![0; READY_BYTES].into(),
            at: 0,
            end: 0,
            taken: 0,
            before: 0,
            start: 0,
        }
    }
}

impl<R: Read> Read for Ready<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Ready<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.end {
            // Nothing is left even if reading fails.
            (self.at, self.end) = (0, 0);
            self.end = self.members.read(&mut self.buffer)?;
            let start = self.members.inner().start;
            if start != self.start {
                (self.start, self.before) = (start, self.taken);
            }
        }
        Ok(&self.buffer[self.at..self.end])
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
        self.taken += bytes as u64;
    }
}

impl<R: Read> Records for Ready<'_, R> {
    /// Of a record that begins a member its packed place, else that among the unpacked bytes.
    fn offset(&self) -> u64 {
        match self.taken == self.before {
            true => self.start,
            false => self.taken,
        }
    }

    fn recover(&mut self) -> io::Result<bool> {
        (self.at, self.end) = (0, 0);
        self.members.begin_anew();
        let is_found = self.members.inner_mut().seek()?;
        (self.start, self.before) = (self.members.inner().start, self.taken);
        Ok(is_found)
    }
}
