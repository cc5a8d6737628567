//! WARC (ISO 28500): records one after another, read leniently and with a way back after damage.
//!
//! Pages are the bodies of `response` records with HTML, of `resource` records that are HTML, and of
//! `conversion` records that are plain text. All other records are skipped.

use super::Media;
use super::budget::Counted;
use super::fault::Fault;
use super::http;
use super::sniff;
use super::unpack::BUFFER_BYTES;
use super::within::{Flow, Spot, Within};
use crate::error::{Code, Origin, Reason};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Bytes of the head of a record.
const HEAD_BYTES: u64 = 64 << 10;

/// Where records come from.
pub(super) trait Records: BufRead {
    /// Where the record at which reading stands begins.
    fn offset(&self) -> u64;

    /// Goes on behind what could not be read; false where that cannot be done.
    fn recover(&mut self) -> io::Result<bool>;
}

/// Records that are not compressed one by one.
struct Plain<R> {
    inner: Counted<R>,
    taken: Rc<Cell<u64>>,
}

impl<R: BufRead> Read for Plain<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Plain<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.inner.consume(bytes);
    }
}

impl<R: BufRead> Records for Plain<R> {
    fn offset(&self) -> u64 {
        self.taken.get()
    }

    fn recover(&mut self) -> io::Result<bool> {
        Ok(false)
    }
}

/// A reader of records for a stream that is not compressed record by record.
pub(super) fn plain<'r>(input: &'r mut dyn Read) -> impl Records + 'r {
    let (inner, taken) = Counted::new(BufReader::with_capacity(BUFFER_BYTES, input));
    Plain { inner, taken }
}

/// Reads records.
pub(super) fn read(within: &mut Within<'_>, source: &mut dyn Records, spot: &Spot<'_>) -> Flow {
    let mut reader = Reader {
        source,
        outer: &spot.origin,
        // The first record was seen.
        is_lost: false,
    };
    loop {
        match reader.step(within) {
            Ok(true) => {}
            Ok(false) => return ControlFlow::Continue(()),
            Err(Stop::Enough) => return ControlFlow::Break(()),
            Err(Stop::Broken(error)) => {
                if !reader.is_lost {
                    let origin = reader.origin(reader.source.offset(), None);
                    within.broken(&origin, &error)?;
                }
                reader.is_lost = true;
                if !matches!(reader.source.recover(), Ok(true)) {
                    return ControlFlow::Continue(());
                }
            }
        }
    }
}

/// Why reading stops.
enum Stop {
    /// Nobody wants more.
    Enough,
    /// The stream cannot be read on from here.
    Broken(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

fn told(flow: Flow) -> Result<(), Stop> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Stop::Enough),
    }
}

struct Reader<'a> {
    source: &'a mut dyn Records,
    outer: &'a Origin,
    /// Whether damage was told and no record has been found since.
    is_lost: bool,
}

/// What the head of a record says.
#[derive(Default)]
struct Head {
    kind: String,
    length: Option<u64>,
    url: Option<String>,
    media: String,
    charset: Option<String>,
    /// Whether it goes on behind the bytes that it may have.
    is_cut: bool,
    /// Whether the crawler kept the beginning of the page alone.
    is_truncated: bool,
}

/// Bytes of a line among which a record is sought that junk stands right before.
const LINE_BYTES: u64 = 64 << 10;

/// What editors put before a text.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// Where in a line the version stands with which a record begins: at its beginning, or behind junk at its end.
fn version(line: &[u8]) -> Option<usize> {
    let mark: &[u8] = b"WARC/";
    if line.starts_with(mark) {
        return Some(0);
    }
    let at = memchr::memmem::rfind(line, mark)?;
    let number = line[at + mark.len()..].trim_ascii();
    let is_version = (3..=4).contains(&number.len())
        && number
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b'.');
    is_version.then_some(at)
}

impl Reader<'_> {
    /// Reads one record; false at the end.
    fn step(&mut self, within: &mut Within<'_>) -> Result<bool, Stop> {
        let (garbage, start) = self.find_record()?;
        if let Some(offset) = garbage
            && !self.is_lost
        {
            let fault = Fault::new(
                Code::Corrupt,
                "damaged: no record begins here; fetch the file again, what follows was read on",
            );
            told(within.fail(fault, &self.origin(offset, None)))?;
        }
        let Some(start) = start else {
            return Ok(false);
        };
        self.is_lost = false;
        if let Err(fault) = within.shared.budget.take_member(&within.shared.limits) {
            told(within.fail(fault, self.outer))?;
            return Err(Stop::Enough);
        }
        let head = self.head()?;
        let origin = Origin {
            is_cut: head.is_truncated,
            ..self.origin(start, head.url.clone())
        };
        let length = match head.length {
            Some(length) if !head.is_cut => length,
            _ => {
                self.is_lost = true;
                told(within.fail(headless(&head), &origin))?;
                return Ok(true);
            }
        };
        self.record(within, &head, length, origin)?;
        Ok(true)
    }

    /// Passes over blank lines, and over garbage whose place is told, to the next record.
    fn find_record(&mut self) -> io::Result<(Option<u64>, Option<u64>)> {
        let mut garbage = None;
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok((garbage, None));
            }
            let offset = self.source.offset();
            let mut line = Vec::new();
            (&mut *self.source)
                .take(LINE_BYTES)
                .read_until(b'\n', &mut line)?;
            if line.last() != Some(&b'\n') {
                self.source.skip_until(b'\n')?;
            }
            let record = version(&line);
            let junk = &line[..record.unwrap_or(line.len())];
            if !junk.trim_ascii().is_empty() && junk != BOM {
                garbage.get_or_insert(offset);
            }
            if record.is_some() {
                return Ok((garbage, Some(offset)));
            }
        }
    }

    fn head(&mut self) -> io::Result<Head> {
        let mut head = Head::default();
        let mut lines = (&mut *self.source).take(HEAD_BYTES);
        let mut line = Vec::new();
        loop {
            line.clear();
            lines.read_until(b'\n', &mut line)?;
            if line.trim_ascii().is_empty() {
                head.is_cut = lines.limit() == 0 && line.is_empty();
                return Ok(head);
            }
            let Some((name, value)) = http::field(&line) else {
                continue;
            };
            match name.as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                "warc-target-uri" => {
                    let url = value.trim_matches(['<', '>']);
                    head.url = (!url.is_empty()).then(|| url.to_owned());
                }
                "warc-truncated" => head.is_truncated = true,
                "content-type" => (head.media, head.charset) = http::media_type(&value),
                _ => {}
            }
        }
    }

    fn record(
        &mut self,
        within: &mut Within<'_>,
        head: &Head,
        length: u64,
        origin: Origin,
    ) -> Result<(), Stop> {
        let limit = within.shared.limits.file_bytes;
        let is_response = head.kind == "response";
        let is_wanted = match head.kind.as_str() {
            "response" => head.media.is_empty() || head.media.starts_with("application/http"),
            "resource" => http::is_html(&head.media),
            "conversion" => head.media == "text/plain",
            _ => false,
        };
        let room = limit.saturating_add(if is_response { http::HEAD_BYTES } else { 0 });
        if !is_wanted || length > room {
            pass(self.source, length)?;
            return told(if is_wanted {
                within.fail(super::unpack::too_long(limit), &origin)
            } else {
                within.skip(&origin, Reason::NoPage)
            });
        }
        let mut body = Vec::new();
        (&mut *self.source).take(length).read_to_end(&mut body)?;
        if (body.len() as u64) < length {
            self.is_lost = true;
            return told(within.fail(cut(), &origin));
        }
        told(match head.kind.as_str() {
            "response" => response(within, &body, origin),
            "resource" => {
                let origin = Origin {
                    charset: head.charset.clone(),
                    ..origin
                };
                within.document(body, Media::Html, origin)
            }
            _ => within.document(body, Media::Plain, origin),
        })
    }

    fn origin(&self, offset: u64, url: Option<String>) -> Origin {
        Origin {
            offset: Some(offset),
            url,
            ..self.outer.clone()
        }
    }
}

/// A record of which nobody can tell where it ends.
fn headless(head: &Head) -> Fault {
    if head.is_cut {
        let told = format!(
            "a record whose head has more than {HEAD_BYTES} bytes; leave it out, what follows was read on"
        );
        return Fault::new(Code::TooLong, told);
    }
    Fault::new(
        Code::Corrupt,
        "a record without a length; fetch the file again, what follows was read on",
    )
}

/// Passes over bytes.
pub(super) fn pass(source: &mut dyn Records, length: u64) -> io::Result<()> {
    let passed = io::copy(&mut (&mut *source).take(length), &mut io::sink())?;
    if passed < length {
        return Err(cut().into());
    }
    Ok(())
}

/// A record that ends before its end.
pub(super) fn cut() -> Fault {
    Fault::new(
        Code::Truncated,
        "the record ends before its end; fetch the file again",
    )
}

/// The page of an HTTP response, if it is one.
pub(super) fn response(within: &mut Within<'_>, bytes: &[u8], origin: Origin) -> Flow {
    let (head, body) = match http::split(bytes) {
        None => return within.skip(&origin, Reason::NoPage),
        Some(Err(fault)) => return within.fail(fault, &origin),
        Some(Ok(parts)) => parts,
    };
    let is_untold = head.media.is_empty() && (200..300).contains(&head.status);
    if !head.is_page() && !is_untold {
        return within.skip(&origin, Reason::NoPage);
    }
    let origin = Origin {
        charset: head.charset.clone(),
        ..origin
    };
    match head.decode(body, &within.shared.limits, &within.shared.budget) {
        Err(fault) => within.fail(fault, &origin),
        Ok(body) if is_untold && !sniff::is_html(&body) => within.skip(&origin, Reason::NoPage),
        Ok(body) => within.document(body, Media::Html, origin),
    }
}
