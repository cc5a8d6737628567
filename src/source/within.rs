//! What is inside an input, layer by layer: each is told by how it begins, then read as a stream.

use super::asked::Asked;
use super::budget::Budget;
use super::fault::{self, Broken, Fault};
use super::sniff::{self, Hint, Kind};
use super::unpack::{self, BUFFER_BYTES, Packing, too_long};
use super::{
    ColumnNames, Item, Limits, Media, RawDocument, arc, gz, lines, live, member, mhtml, objects,
    table, tar, warc, wide, zip,
};
use crate::error::{Code, Error, Origin, Reason, Stage};
use encoding_rs::Encoding;
use rustc_hash::{FxHashMap, FxHasher};
use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;

/// What is said of a file of lines that has none.
const EMPTY: &str = "empty, so it holds no document";

/// Whether anybody wants more.
pub(super) type Flow = ControlFlow<()>;

/// What all layers of one input share.
pub(super) struct Shared<'a> {
    pub limits: Limits,
    pub columns: &'a ColumnNames,
    pub budget: Budget,
    /// Whether whoever sends the input may wait for an answer to each line.
    pub is_live: bool,
}

/// One input being read, and where its items go.
pub(super) struct Within<'a> {
    pub shared: &'a Shared<'a>,
    emit: &'a mut dyn FnMut(Item) -> Flow,
    items: u64,
    failures: u64,
    /// What the objects of the file that is read have of the keys that the user has named.
    asked: Option<Asked>,
    /// Documents so far by member and address, where there are several of one.
    met: FxHashMap<u64, u64>,
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

    /// The same as UTF-8. A text that was found to be a table is judged by how it begins.
    fn narrowed(&self, encoding: &'static Encoding) -> Spot<'static> {
        Spot {
            origin: Origin {
                narrowed: Some(encoding.name()),
                ..self.origin.clone()
            },
            hint: self.hint.unless_text(),
            ..self.unpacked()
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
            asked: None,
            met: FxHashMap::default(),
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
            return self.skip(&spot.origin, Reason::Hidden);
        }
        self.any(input, spot)
    }

    /// Reads a layer, whatever it is.
    pub(super) fn any(&mut self, input: &mut dyn Read, spot: &Spot<'_>) -> Flow {
        let (head, error) = live::look(input, self.shared.is_live);
        if head.is_empty() {
            return match error {
                Some(error) => self.broken(&spot.origin, &error),
                None if spot.hint.is_told() => self.empty(&spot.origin),
                None => self.skip_as(&spot.origin, Reason::OtherKind, EMPTY.to_owned()),
            };
        }
        let kind = sniff::kind(&head, spot.hint, self.shared.columns);
        if let (Kind::Other(_), Some(error)) = (&kind, &error) {
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
            Kind::Warc => warc::read(self, &mut warc::plain(stream), spot),
            Kind::Arc => arc::read(self, &mut warc::plain(stream), spot),
            Kind::Mhtml => mhtml::read(self, stream, &spot.origin),
            Kind::Wide(encoding) => {
                let mut narrow = wide::Utf8::new(stream, encoding);
                self.any(&mut narrow, &spot.narrowed(encoding))
            }
            Kind::Lines => {
                let reader = BufReader::with_capacity(BUFFER_BYTES, stream);
                self.objects(&spot.origin, |within| {
                    lines::read(within, reader, &spot.origin)
                })
            }
            Kind::Objects => {
                let reader = BufReader::with_capacity(BUFFER_BYTES, stream);
                self.objects(&spot.origin, |within| {
                    objects::read(within, reader, &spot.origin)
                })
            }
            Kind::Rows => {
                let reader = BufReader::with_capacity(BUFFER_BYTES, stream);
                self.objects(&spot.origin, |within| {
                    objects::read_rows(within, reader, &spot.origin)
                })
            }
            Kind::Table(dialect) => table::read(self, stream, dialect, &spot.origin),
            Kind::Whole(media) => self.whole(stream, media, &spot.origin),
            Kind::Unseen => {
                let mut seen = Vec::new();
                let limit = self.shared.limits.file_bytes;
                if let Err(error) = stream.take(limit).read_to_end(&mut seen) {
                    return self.broken(&spot.origin, &error);
                }
                let kind = sniff::seen(&seen, self.shared.columns);
                self.inside(kind, &mut Cursor::new(seen).chain(stream), spot)
            }
            Kind::Own => self.skip(&spot.origin, Reason::OwnOutput),
            Kind::Other(None) => self.skip(&spot.origin, Reason::OtherKind),
            Kind::Other(Some(told)) => self.skip_as(&spot.origin, Reason::OtherKind, told),
            Kind::Faulty(fault) => self.fail(fault, &spot.origin),
        }
    }

    /// Leaves something aside for a reason that needs words of its own.
    pub(super) fn skip_as(&mut self, origin: &Origin, reason: Reason, message: String) -> Flow {
        let skipped = Error::skipped(origin, Stage::Source, reason);
        self.pass_on(Item::Skipped(Error { message, ..skipped }))
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

    /// Reads a file of JSON objects, and tells once what the user has named and none of them has. Whoever waits for an
    /// answer to each gets it.
    pub(super) fn objects(
        &mut self,
        origin: &Origin,
        read: impl FnOnce(&mut Self) -> Flow,
    ) -> Flow {
        self.asked = match self.shared.is_live {
            true => None,
            false => Asked::of(self.shared.columns),
        };
        read(self)?;
        match self.asked.take().and_then(|asked| asked.told()) {
            Some(fault) => self.fail(fault, origin),
            None => ControlFlow::Continue(()),
        }
    }

    /// A JSON object that is a document.
    pub(super) fn object(&mut self, document: RawDocument) -> Flow {
        let ready = match &mut self.asked {
            Some(asked) => asked.take(document),
            None => vec![Item::Document(document)],
        };
        ready.into_iter().try_for_each(|item| self.pass_on(item))
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
    pub(super) fn pass_on(&mut self, mut item: Item) -> Flow {
        // What is found once nothing more may be unpacked is cut off: the reason why is told once.
        if self.shared.budget.is_told() {
            return ControlFlow::Continue(());
        }
        if let Item::Document(document) = &mut item {
            self.number(&mut document.origin);
        }
        let bytes = match &item {
            Item::Document(document) => document.bytes.as_slice(),
            _ => &[],
        };
        if let Some(origin) = origin_of(&item)
            && let Err(fault) = self.shared.budget.take_document(bytes, &self.shared.limits)
            && !self.shared.budget.is_told()
        {
            item = Item::Failed(fault.at(origin));
        }
        self.items += 1;
        self.failures += u64::from(matches!(item, Item::Failed(_)));
        (self.emit)(item)
    }

    /// Counts the documents of one member and address: those of one file may have nothing else to be told by.
    fn number(&mut self, origin: &mut Origin) {
        let mut hasher = FxHasher::default();
        (&origin.member, &origin.url).hash(&mut hasher);
        let met = self.met.entry(hasher.finish()).or_default();
        origin.nth = *met;
        *met += 1;
    }

    /// Something that is no input.
    pub(super) fn skip(&mut self, origin: &Origin, reason: Reason) -> Flow {
        self.pass_on(Item::Skipped(Error::skipped(origin, Stage::Source, reason)))
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

/// Where a document lies, or an error that stands in its place.
fn origin_of(item: &Item) -> Option<&Origin> {
    match item {
        Item::Document(document) => Some(&document.origin),
        Item::Failed(error) => Some(&error.origin),
        Item::Skipped(_) | Item::Kept(_) | Item::Read(_) => None,
    }
}
