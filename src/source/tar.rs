//! Tar, as a stream of blocks; a damaged header costs its member, and reading goes on at the next one.

use super::fault::Fault;
use super::within::{Flow, Spot, Within};
use crate::error::{Code, Origin};
use std::io::{self, Read};
use std::ops::ControlFlow;
use tar::{EntryType, Header};

/// Everything in a tar is a multiple of this.
pub(super) const BLOCK: usize = 512;

/// Bytes of a long name, or of extended headers.
const EXTENSION_BYTES: u64 = 64 << 10;

/// Whether a file begins with the header of a tar member.
pub(super) fn is_header(head: &[u8]) -> bool {
    head.get(..BLOCK).is_some_and(is_sound)
}

fn is_sound(block: &[u8]) -> bool {
    if block.iter().all(|byte| *byte == 0) {
        return false;
    }
    let sum: u32 = block
        .iter()
        .enumerate()
        .map(|(at, byte)| match at {
            148..156 => u32::from(b' '),
            _ => u32::from(*byte),
        })
        .sum();
    Header::from_byte_slice(block).cksum().ok() == Some(sum)
}

/// What extensions say about the member that follows them.
#[derive(Default)]
struct Extended {
    name: Option<Vec<u8>>,
    size: Option<u64>,
}

/// Reads the members of an archive.
pub(super) fn read(within: &mut Within<'_>, input: &mut dyn Read, spot: &Spot<'_>) -> Flow {
    let mut blocks = Blocks { input, offset: 0 };
    let mut extended = Extended::default();
    let mut is_lost = false;
    loop {
        let offset = blocks.offset;
        let mut block = [0; BLOCK];
        match blocks.block(&mut block) {
            Ok(true) => {}
            Ok(false) => return ControlFlow::Continue(()),
            Err(error) => return within.broken(&spot.origin, &error),
        }
        if block.iter().all(|byte| *byte == 0) {
            continue;
        }
        if !is_sound(&block) {
            if !is_lost {
                within.fail(damaged(), &at(spot, offset))?;
            }
            is_lost = true;
            continue;
        }
        is_lost = false;
        let header = Header::from_byte_slice(&block);
        let Ok(size) = extended.size.map_or_else(|| header.entry_size(), Ok) else {
            within.fail(damaged(), &at(spot, offset))?;
            is_lost = true;
            continue;
        };
        let kind = header.entry_type();
        if is_extension(kind) {
            if let Err(error) = blocks.extension(kind, size, &mut extended) {
                return within.broken(&at(spot, offset), &error);
            }
            continue;
        }
        let named = std::mem::take(&mut extended);
        let name = named
            .name
            .unwrap_or_else(|| header.path_bytes().into_owned());
        let mut member = spot.member(&name);
        member.origin.offset = Some(offset);
        if !blocks.member(within, kind, size, &member)? {
            return ControlFlow::Continue(());
        }
    }
}

fn is_extension(kind: EntryType) -> bool {
    matches!(
        kind,
        EntryType::GNULongName
            | EntryType::GNULongLink
            | EntryType::XHeader
            | EntryType::XGlobalHeader
    )
}

fn at(spot: &Spot<'_>, offset: u64) -> Origin {
    Origin {
        offset: Some(offset),
        ..spot.origin.clone()
    }
}

fn damaged() -> Fault {
    Fault::new(
        Code::Corrupt,
        "a damaged header in the tar; fetch it again, what follows was read on",
    )
}

struct Blocks<'a> {
    input: &'a mut dyn Read,
    offset: u64,
}

impl Blocks<'_> {
    /// Reads a block; false at the end.
    fn block(&mut self, block: &mut [u8; BLOCK]) -> io::Result<bool> {
        let mut filled = 0;
        while filled < BLOCK {
            match self.input.read(&mut block[filled..])? {
                0 if filled == 0 => return Ok(false),
                0 => return Err(cut().into()),
                read => filled += read,
            }
        }
        self.offset += BLOCK as u64;
        Ok(true)
    }

    /// Reads a long name or extended headers.
    fn extension(&mut self, kind: EntryType, size: u64, to: &mut Extended) -> io::Result<()> {
        let mut content = Content::new(self.input, size);
        let mut bytes = Vec::new();
        (&mut content)
            .take(EXTENSION_BYTES)
            .read_to_end(&mut bytes)?;
        io::copy(&mut content, &mut io::sink())?;
        self.pad(size)?;
        match kind {
            EntryType::GNULongName => {
                let end = bytes.iter().position(|byte| *byte == 0);
                bytes.truncate(end.unwrap_or(bytes.len()));
                to.name = Some(bytes);
            }
            EntryType::XHeader => {
                for extension in tar::PaxExtensions::new(&bytes).flatten() {
                    match extension.key_bytes() {
                        b"path" => to.name = Some(extension.value_bytes().to_vec()),
                        b"size" => to.size = extension.value().ok().and_then(|n| n.parse().ok()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads a member, if it is a file; false when nothing more can be read.
    fn member(
        &mut self,
        within: &mut Within<'_>,
        kind: EntryType,
        size: u64,
        spot: &Spot<'_>,
    ) -> ControlFlow<(), bool> {
        let mut content = Content::new(self.input, size);
        let failures = within.failures();
        if let Err(fault) = within.shared.budget.take_member(&within.shared.limits) {
            within.fail(fault, &spot.origin)?;
            return ControlFlow::Continue(false);
        }
        match kind {
            EntryType::Regular | EntryType::Continuous => {
                within.member(&mut content, spot)?;
            }
            EntryType::GNUSparse => {
                let fault = Fault::new(
                    Code::Unsupported,
                    "a file with holes, which is not read; unpack it first",
                );
                within.fail(fault, &spot.origin)?;
            }
            // Folders, links and devices hold no documents.
            _ => {}
        }
        let rest = io::copy(&mut content, &mut io::sink()).and_then(|_| self.pad(size));
        match rest {
            Ok(()) => ControlFlow::Continue(true),
            Err(error) => {
                // The member itself may have told already.
                if within.failures() == failures {
                    within.broken(&spot.origin, &error)?;
                }
                ControlFlow::Continue(false)
            }
        }
    }

    /// Passes over what fills the last block of a content. An archive that ends there is whole.
    fn pad(&mut self, size: u64) -> io::Result<()> {
        let padding = size.next_multiple_of(BLOCK as u64) - size;
        io::copy(&mut (&mut *self.input).take(padding), &mut io::sink())?;
        self.offset = self.offset.saturating_add(size.saturating_add(padding));
        Ok(())
    }
}

/// The content of a member; its end before its size is an error, not an end.
struct Content<'a> {
    input: &'a mut dyn Read,
    left: u64,
}

impl<'a> Content<'a> {
    fn new(input: &'a mut dyn Read, left: u64) -> Self {
        Self { input, left }
    }
}

impl Read for Content<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = (&mut *self.input).take(self.left).read(buffer)?;
        if read == 0 && self.left > 0 && !buffer.is_empty() {
            return Err(cut().into());
        }
        self.left -= read as u64;
        Ok(read)
    }
}

fn cut() -> Fault {
    Fault::new(
        Code::Truncated,
        "the tar ends before its end; fetch it again",
    )
}
