//! Compressed streams, unpacked as they are read.

use super::Limits;
use super::budget::{Budget, Counted, Measured};
use super::fault::{Fault, of_unpacking};
use super::within::{Flow, Spot, Within};
use crate::error::Code;
use bzip2::bufread::BzDecoder;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// Read at a time from below.
pub(super) const BUFFER_BYTES: usize = 64 << 10;

/// What xz may take to unpack; its strongest preset takes 65 MB.
const XZ_MEMORY: u64 = 160 << 20;

/// Kinds of compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
    Bzip2,
    Xz,
}

impl Packing {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
        }
    }

    /// By the first bytes.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        // What programs that pack in parallel put before the first frame, for themselves (RFC 8878, 3.1.2).
        if let [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] = head {
            return Some(Self::Zstd);
        }
        const MAGIC: [(&[u8], Packing); 4] = [
            (b"\x1F\x8B\x08", Packing::Gzip),
            (b"\x28\xB5\x2F\xFD", Packing::Zstd),
            (b"BZh", Packing::Bzip2),
            (b"\xFD7zXZ\0", Packing::Xz),
        ];
        let (_, packing) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic))?;
        // «BZh» might begin a text: the digit and the mark of the first block tell.
        let is_block = |at: &[u8]| at.starts_with(b"1AY&SY") || at.starts_with(b"\x17\x72\x45\x38");
        if *packing == Self::Bzip2 && !head.get(4..).is_some_and(is_block) {
            return None;
        }
        Some(*packing)
    }

    fn open<'r>(
        self,
        packed: impl BufRead + 'r,
        limits: &'r Limits,
        budget: &'r Budget,
    ) -> io::Result<Box<dyn Read + 'r>> {
        Ok(match self {
            Self::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(packed)),
            Self::Zstd => Box::new(zstd::stream::read::Decoder::with_buffer(packed)?),
            Self::Bzip2 => Box::new(Streams::new(packed, limits, budget)),
            Self::Xz => {
                let stream = liblzma::stream::Stream::new_stream_decoder(
                    XZ_MEMORY,
                    liblzma::stream::CONCATENATED,
                )
                .map_err(io::Error::other)?;
                Box::new(liblzma::bufread::XzDecoder::new_stream(packed, stream))
            }
        })
    }
}

/// Streams of bzip2, one behind the other: each is counted, for a buffer is made for it.
struct Streams<'r, R> {
    /// None once all are read.
    stream: Option<BzDecoder<R>>,
    limits: &'r Limits,
    budget: &'r Budget,
}

impl<'r, R: BufRead> Streams<'r, R> {
    fn new(packed: R, limits: &'r Limits, budget: &'r Budget) -> Self {
        Self {
            stream: Some(BzDecoder::new(packed)),
            limits,
            budget,
        }
    }
}

impl<R: BufRead> Read for Streams<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(stream) = &mut self.stream {
            let read = stream.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let Some(mut packed) = self.stream.take().map(BzDecoder::into_inner) else {
                break;
            };
            if !packed.fill_buf()?.is_empty() {
                self.budget.take_stream(self.limits)?;
                self.stream = Some(BzDecoder::new(packed));
            }
        }
        Ok(0)
    }
}

/// Reads what is inside a compressed stream.
pub(super) fn read(
    within: &mut Within<'_>,
    packing: Packing,
    input: &mut dyn Read,
    spot: &Spot<'_>,
) -> Flow {
    let (counted, packed) = Counted::new(BufReader::with_capacity(BUFFER_BYTES, input));
    let shared = within.shared;
    match packing.open(counted, &shared.limits, &shared.budget) {
        Ok(unpacked) => {
            let mut unpacked = Measured::new(
                unpacked,
                packing.name(),
                packed,
                &shared.limits,
                &shared.budget,
            );
            within.any(&mut unpacked, &spot.unpacked())
        }
        Err(error) => within.broken(&spot.origin, &of_unpacking(packing.name(), error)),
    }
}

/// A short body, unpacked whole.
pub(super) fn whole(
    packing: Packing,
    packed: &[u8],
    limits: &Limits,
    budget: &Budget,
) -> Result<Vec<u8>, Fault> {
    let stream = packing.open(packed, limits, budget);
    limited(stream, packing.name(), packed.len(), limits, budget)
}

/// All of a stream that was made of so many packed bytes, if it is no longer than a document may be.
pub(super) fn limited<R: Read>(
    stream: io::Result<R>,
    format: &'static str,
    packed: usize,
    limits: &Limits,
    budget: &Budget,
) -> Result<Vec<u8>, Fault> {
    let limit = limits.file_bytes;
    let packed = Rc::new(Cell::new(packed as u64));
    let mut bytes = Vec::new();
    let read = stream.and_then(|stream| {
        let measured = Measured::new(stream, format, packed, limits, budget);
        measured
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
    });
    match read {
        Err(error) => Err(super::fault::of(&of_unpacking(format, error))),
        Ok(_) if bytes.len() as u64 > limit => Err(too_long(limit)),
        Ok(_) => Ok(bytes),
    }
}

/// A document that is longer than the limit.
pub(super) fn too_long(limit: u64) -> Fault {
    Fault::new(
        Code::TooLong,
        format!("file of more than {limit} bytes; raise --max-file-bytes or split it"),
    )
}
