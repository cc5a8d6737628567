//! One file or standard input, opened: a whole document, or lines.

use super::lines::JsonLines;
use super::walk::{Candidate, cannot_open};
use super::{Limits, Media, RawDocument, sniff};
use crate::error::{Code, Error, Origin, Stage};
use std::fs::File;
use std::io::{self, BufReader, Chain, Cursor, Read};

/// Bytes of any kind of input.
type Bytes = Box<dyn Read + Send>;

/// Lines of any kind of input, its beginning put back before the rest.
pub(super) type Lines = JsonLines<BufReader<Chain<Cursor<Vec<u8>>, Bytes>>>;

/// Read at a time from files of lines.
const BUFFER_BYTES: usize = 64 << 10;

/// What an input turned out to be.
pub(super) enum Opened {
    /// A document as a whole.
    Whole(RawDocument),
    /// JSON Lines.
    Lines(Lines),
    /// Records or error records: nothing to read.
    OwnOutput,
}

/// Opens a file.
pub(super) fn file(candidate: Candidate, limits: Limits) -> Result<Opened, Error> {
    let origin = at(candidate.name);
    let file = File::open(&candidate.path).map_err(|error| cannot_open(&origin, &error))?;
    let bytes = file.metadata().map_or(0, |data| data.len());
    if bytes > limits.file_bytes && matches!(candidate.media, Some(Media::Plain | Media::Html)) {
        return Err(too_long(&origin, limits.file_bytes));
    }
    begin(origin, Box::new(file), candidate.media, limits)
}

/// Opens standard input.
pub(super) fn stdin(limits: Limits) -> Result<Opened, Error> {
    begin(at("-".into()), Box::new(io::stdin()), None, limits)
}

fn at(path: String) -> Origin {
    Origin {
        path,
        ..Origin::default()
    }
}

/// Looks at the beginning and decides what the input is.
fn begin(
    origin: Origin,
    mut rest: Bytes,
    media: Option<Media>,
    limits: Limits,
) -> Result<Opened, Error> {
    let mut head = Vec::new();
    (&mut rest)
        .take(sniff::HEAD_BYTES)
        .read_to_end(&mut head)
        .map_err(|error| unreadable(&origin, &error))?;
    if head.is_empty() {
        let message = "holds no bytes; fetch it again or leave it out";
        return Err(Error::new(&origin, Stage::Source, Code::Empty, message));
    }
    let media = media.unwrap_or_else(|| sniff::by_content(&head));
    check_text(&origin, media, &head)?;
    if media != Media::Json {
        return whole(origin, head, rest, media, limits.file_bytes).map(Opened::Whole);
    }
    if sniff::is_own_output(&head) {
        return Ok(Opened::OwnOutput);
    }
    let reader = BufReader::with_capacity(BUFFER_BYTES, Cursor::new(head).chain(rest));
    Ok(Opened::Lines(JsonLines::new(
        reader,
        origin.path,
        limits.line_bytes,
    )))
}

/// Refuses what is no text. Lines of JSON are judged one by one, unless nothing looks like JSON.
fn check_text(origin: &Origin, media: Media, head: &[u8]) -> Result<(), Error> {
    if media == Media::Json && sniff::is_utf16(head) {
        let message = "UTF-16, where JSON Lines must be UTF-8; convert it first";
        return Err(Error::new(
            origin,
            Stage::Source,
            Code::BadEncoding,
            message,
        ));
    }
    if media == Media::Json && sniff::by_content(head) == Media::Json {
        return Ok(());
    }
    match sniff::why_binary(head) {
        Some(why) => Err(Error::new(origin, Stage::Source, Code::Binary, why)),
        None => Ok(()),
    }
}

fn whole(
    origin: Origin,
    head: Vec<u8>,
    rest: Bytes,
    media: Media,
    limit: u64,
) -> Result<RawDocument, Error> {
    let mut bytes = head;
    // One byte more than allowed tells that there is more.
    let room = limit.saturating_add(1).saturating_sub(bytes.len() as u64);
    rest.take(room)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&origin, &error))?;
    if bytes.len() as u64 > limit {
        return Err(too_long(&origin, limit));
    }
    if sniff::is_blank(&bytes) {
        let message = "nothing but white space; fetch it again or leave it out";
        return Err(Error::new(&origin, Stage::Source, Code::Empty, message));
    }
    Ok(RawDocument {
        origin,
        media,
        bytes,
    })
}

fn too_long(origin: &Origin, limit: u64) -> Error {
    let message = format!("file of more than {limit} bytes; raise --max-file-bytes or split it");
    Error::new(origin, Stage::Source, Code::TooLong, message)
}

fn unreadable(origin: &Origin, error: &io::Error) -> Error {
    let message = format!("cannot be read: {error}; check the file and its disk");
    Error::new(origin, Stage::Source, Code::Unreadable, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(bytes: &'static [u8], media: Option<Media>) -> Result<Opened, Error> {
        let limits = Limits {
            line_bytes: 100,
            file_bytes: 20,
        };
        begin(at("a".into()), Box::new(bytes), media, limits)
    }

    fn code(bytes: &'static [u8], media: Option<Media>) -> Option<Code> {
        open(bytes, media).err().map(|error| error.code)
    }

    #[test]
    fn whole_documents() {
        let document = |opened| match opened {
            Ok(Opened::Whole(document)) => document,
            _ => unreachable!(),
        };
        let page = document(open(b"\xEF\xBB\xBF<p>a</p>\r\n", None));
        assert_eq!((page.media, page.bytes.len()), (Media::Html, 13));
        assert_eq!(page.origin, at("a".into()));
        // The name of the file decides, not its beginning.
        assert_eq!(
            document(open(b"{a", Some(Media::Plain))).media,
            Media::Plain
        );
    }

    #[test]
    fn what_is_no_document() {
        assert_eq!(code(b"", None), Some(Code::Empty));
        assert_eq!(code(b" \r\n", None), Some(Code::Empty));
        assert_eq!(code(b"a\0b", None), Some(Code::Binary));
        assert_eq!(
            code(b"\x1F\x8B\x08\x01", Some(Media::Json)),
            Some(Code::Binary)
        );
        assert_eq!(code(b"\xFF\xFE{\0}\0", None), Some(Code::BadEncoding));
        assert_eq!(code(b"123456789 123456789 ", None), None);
        assert_eq!(code(b"123456789 123456789 1", None), Some(Code::TooLong));
    }

    #[test]
    fn json_lines_and_own_output() {
        let Ok(Opened::Lines(lines)) = open(b"{\"id\":1}\n{\0}", None) else {
            unreachable!()
        };
        assert_eq!(lines.count(), 2);
        let own = br#"{"schema_version":"0.1","stage":"page"}"#;
        assert!(matches!(
            open(own, Some(Media::Json)),
            Ok(Opened::OwnOutput)
        ));
        assert!(matches!(open(own, None), Ok(Opened::OwnOutput)));
    }
}
