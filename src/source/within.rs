//! What is inside an input, layer by layer: each is told by how it begins, then read as a stream.

use super::budget::Budget;
use super::fault::{self, Broken, Fault};
use super::sniff::{self, Hint, Kind};
use super::unpack::{self, BUFFER_BYTES, Packing, too_long};
use super::{
    ColumnNames, Item, Limits, Media, RawDocument, gz, lines, member, objects, table, tar, warc,
    zip,
};
use crate::error::{Code, Origin};
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;

/// Whether anybody wants more.
pub(super) type Flow = ControlFlow<()>;

/// What all layers of one input share.
pub(super) struct Shared<'a> {
    pub limits: Limits,
    pub columns: &'a ColumnNames,
    pub budget: Budget,
}

/// One input being read, and where its items go.
pub(super) struct Within<'a> {
    pub shared: &'a Shared<'a>,
    emit: &'a mut dyn FnMut(Item) -> Flow,
    items: u64,
    failures: u64,
}

/// A layer: where it is, and what its name says.
pub(super) struct Spot<'a> {
    pub origin: Origin,
    pub hint: Hint,
    /// Archives and compressions around it.
    pub depth: u32,
    /// The file itself, of an input that can be read in any order.
    pub file: Option<&'a File>,
}

impl Spot<'_> {
    /// The content of a compressed stream.
    pub(super) fn unpacked(&self) -> Spot<'static> {
        Spot {
            origin: self.origin.clone(),
            hint: self.hint,
            depth: self.depth + 1,
            file: None,
        }
    }

    /// A member of an archive, by the bytes of its name.
    pub(super) fn member(&self, name: &[u8]) -> Spot<'static> {
        let shown = member::shown(name);
        let hint = Hint::found(&shown);
        Spot {
            origin: Origin {
                member: Some(member::inside(self.origin.member.as_deref(), shown)),
                ..self.origin.clone()
            },
            hint,
            depth: self.depth + 1,
            file: None,
        }
    }
}

impl<'a> Within<'a> {
    pub(super) fn new(shared: &'a Shared<'a>, emit: &'a mut dyn FnMut(Item) -> Flow) -> Self {
        Self {
            shared,
            emit,
            items: 0,
            failures: 0,
        }
    }

    /// Errors told so far.
    pub(super) fn failures(&self) -> u64 {
        self.failures
    }

    /// Reads a member of an archive, unless its name says that it is hidden.
    pub(super) fn member(&mut self, input: &mut dyn Read, spot: &Spot<'_>) -> Flow {
        let name = spot.origin.member.as_deref().unwrap_or("");
        let name = name.rsplit('!').next().unwrap_or(name);
        let is_hidden =
            |part: &str| part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX";
        if name.split(['/', '\\']).any(is_hidden) {
            return self.skip();
        }
        self.any(input, spot)
    }

    /// Reads a layer, whatever it is.
    pub(super) fn any(&mut self, input: &mut dyn Read, spot: &Spot<'_>) -> Flow {
        let (head, error) = look(input);
        if head.is_empty() {
            return match error {
                Some(error) => self.broken(&spot.origin, &error),
                None => self.empty(&spot.origin),
            };
        }
        let kind = sniff::kind(&head, spot.hint, self.shared.columns);
        if let (Kind::Other, Some(error)) = (&kind, &error) {
            // What it is cannot be told from what could be read.
            return self.broken(&spot.origin, error);
        }
        let mut stream = Cursor::new(head).chain(Broken::new(error)).chain(input);
        if kind.is_layer() && spot.depth >= self.shared.limits.depth {
            return self.too_deep(&spot.origin);
        }
        let before = self.items;
        let is_layer = kind.is_layer();
        self.inside(kind, &mut stream, spot)?;
        match is_layer && self.items == before {
            // An archive of nothing, or of folders.
            true => self.empty(&spot.origin),
            false => ControlFlow::Continue(()),
        }
    }

    fn inside(&mut self, kind: Kind, stream: &mut dyn Read, spot: &Spot<'_>) -> Flow {
        match kind {
            Kind::Packed(Packing::Gzip) => gz::read(self, stream, spot),
            Kind::Packed(packing) => unpack::read(self, packing, stream, spot),
            Kind::Zip => zip::read(self, stream, spot),
            Kind::Tar => tar::read(self, stream, spot),
            Kind::Warc => warc::read_plain(self, stream, spot),
            Kind::Lines => {
                let reader = BufReader::with_capacity(BUFFER_BYTES, stream);
                lines::read(self, reader, &spot.origin)
            }
            Kind::Objects => {
                let reader = BufReader::with_capacity(BUFFER_BYTES, stream);
                objects::read(self, reader, &spot.origin)
            }
            Kind::Table(dialect) => table::read(self, stream, dialect, &spot.origin),
            Kind::Whole(media) => self.whole(stream, media, &spot.origin),
            Kind::Own | Kind::Other => self.skip(),
            Kind::Faulty(fault) => self.fail(fault, &spot.origin),
        }
    }

    /// A document as a whole.
    fn whole(&mut self, stream: &mut dyn Read, media: Media, origin: &Origin) -> Flow {
        let limit = self.shared.limits.file_bytes;
        let mut bytes = Vec::new();
        // One byte more than allowed tells that there is more.
        let read = stream.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        match read {
            Err(error) => self.broken(origin, &error),
            Ok(_) if bytes.len() as u64 > limit => self.fail(too_long(limit), origin),
            Ok(_) => self.document(bytes, media, origin.clone()),
        }
    }

    /// A document, unless there is nothing in it.
    pub(super) fn document(&mut self, bytes: Vec<u8>, media: Media, origin: Origin) -> Flow {
        if sniff::is_blank(&bytes) {
            return self.empty(&origin);
        }
        self.pass_on(Item::Document(RawDocument {
            origin,
            media,
            bytes,
        }))
    }

    /// An item as it is.
    pub(super) fn pass_on(&mut self, item: Item) -> Flow {
        self.items += 1;
        self.failures += u64::from(matches!(item, Item::Failed(_)));
        (self.emit)(item)
    }

    /// Something that is no input.
    pub(super) fn skip(&mut self) -> Flow {
        self.pass_on(Item::Skipped)
    }

    /// An error about what is at `origin`.
    pub(super) fn fail(&mut self, fault: Fault, origin: &Origin) -> Flow {
        self.pass_on(Item::Failed(fault.at(origin)))
    }

    /// A stream that cannot be read on.
    pub(super) fn broken(&mut self, origin: &Origin, error: &io::Error) -> Flow {
        self.fail(fault::of(error), origin)
    }

    fn empty(&mut self, origin: &Origin) -> Flow {
        let message = "holds nothing, or nothing but white space; fetch it again or leave it out";
        self.fail(Fault::new(Code::Empty, message), origin)
    }

    fn too_deep(&mut self, origin: &Origin) -> Flow {
        let message = format!(
            "archives inside archives, more than {} deep; raise --max-depth or unpack it first",
            self.shared.limits.depth
        );
        self.fail(Fault::new(Code::TooDeep, message), origin)
    }
}

/// The beginning, and the error that cut it short.
fn look(input: &mut dyn Read) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::new();
    let read = input.take(sniff::HEAD_BYTES).read_to_end(&mut head);
    (head, read.err())
}
