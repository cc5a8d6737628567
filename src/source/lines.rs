//! JSON Lines, one document a line, in bounded memory whatever the file holds. Several objects in a line are parted; one
//! in whose strings lines break is put together.

use super::braces::Braces;
use super::fault;
use super::listed::Stands;
use super::within::{Flow, Within};
use super::{Item, Media, RawDocument, listed, sniff};
use crate::error::{Code, Error, Origin, Stage};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::ops::{ControlFlow, Range};

/// Reads the lines of an input.
pub(super) fn read(within: &mut Within<'_>, reader: impl BufRead, outer: &Origin) -> Flow {
    let media = within.shared.columns.of_objects();
    let limit = within.shared.limits.line_bytes;
    let lines = JsonLines {
        may_join: !within.shared.is_live,
        ..JsonLines::new(reader, outer.clone(), media, limit)
    };
    for item in lines {
        match item {
            Item::Document(line) => {
                listed::read(within, line.bytes, &line.origin, Stands::Among)?;
            }
            item => within.pass_on(item)?,
        }
    }
    ControlFlow::Continue(())
}

/// Lines of one input, in order; blank lines are passed over.
struct JsonLines<R> {
    reader: R,
    outer: Origin,
    media: Media,
    limit: u64,
    /// Lines begun so far.
    line: u64,
    /// Bytes consumed so far.
    offset: u64,
    ended: bool,
    found_any: bool,
    /// How the line read last ended.
    end: &'static [u8],
    /// Whether an object may go on in the next line: not where whoever sends it waits for an answer to each.
    may_join: bool,
    /// Objects of the line read last that were not handed over.
    ready: VecDeque<Item>,
}

enum Line {
    End,
    Whole(Vec<u8>),
    TooLong,
}

impl<R: BufRead> JsonLines<R> {
    fn new(reader: R, outer: Origin, media: Media, limit: u64) -> Self {
        Self {
            reader,
            outer,
            media,
            limit,
            line: 0,
            offset: 0,
            ended: false,
            found_any: false,
            end: b"",
            may_join: true,
            ready: VecDeque::new(),
        }
    }

    /// Reads one line; an over-long one is consumed piece by piece.
    fn read_line(&mut self) -> io::Result<Line> {
        let mut bytes = Vec::new();
        // Room for the line break, «\r\n» at most.
        let room = self.limit.saturating_add(2);
        let read = (&mut self.reader)
            .take(room)
            .read_until(b'\n', &mut bytes)?;
        self.offset += read as u64;
        if bytes.is_empty() {
            return Ok(Line::End);
        }
        let terminated = bytes.ends_with(b"\n");
        let end = line_break(&bytes);
        self.end = if end > 1 { b"\r\n" } else { b"\n" };
        bytes.truncate(bytes.len() - end);
        if bytes.len() as u64 <= self.limit {
            return Ok(Line::Whole(bytes));
        }
        drop(bytes);
        if !terminated {
            self.offset += self.reader.skip_until(b'\n')? as u64;
        }
        Ok(Line::TooLong)
    }

    fn next_item(&mut self) -> Option<Item> {
        loop {
            let start = self.offset;
            self.line += 1;
            let mut origin = self.origin(start);
            match self.read_line() {
                Ok(Line::Whole(bytes)) if sniff::is_blank(&bytes) => {}
                Ok(Line::Whole(mut bytes)) => {
                    let mark = bytes.len() - sniff::without_bom(&bytes).len();
                    if start == 0 && mark > 0 {
                        bytes.drain(..mark);
                        origin.offset = Some(mark as u64);
                    }
                    match self.parted(&mut bytes) {
                        Ok(Some(parts)) => self.hand_over(&origin, &bytes, parts),
                        Ok(None) => self.ready.push_back(self.too_long(&origin)),
                        Err(error) => {
                            self.ended = true;
                            self.ready
                                .push_back(Item::Failed(fault::of(&error).at(&origin)));
                        }
                    }
                    return self.ready.pop_front();
                }
                Ok(Line::TooLong) => return Some(self.too_long(&origin)),
                Ok(Line::End) => {
                    self.ended = true;
                    return (!self.found_any).then(|| self.empty());
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Item::Failed(fault::of(&error).at(&origin)));
                }
            }
        }
    }

    /// Where the objects of a line stand in it, with the lines in which the last of them goes on; `None` where that makes
    /// it too long.
    fn parted(&mut self, line: &mut Vec<u8>) -> io::Result<Option<Vec<Range<usize>>>> {
        let mut parts = Parts::default();
        parts.go_on(line);
        while parts.is_in_string() && self.may_join {
            // an object of its own begins there
            if matches!(self.reader.fill_buf()?.first(), None | Some(b'{')) {
                break;
            }
            let end = self.end;
            let Line::Whole(next) = self.read_line()? else {
                return Ok(None);
            };
            self.line += 1;
            line.extend(end);
            line.extend(next);
            if line.len() as u64 > self.limit {
                return Ok(None);
            }
            parts.go_on(line);
        }
        Ok(Some(parts.told(line)))
    }

    /// Makes documents of the parts of a line.
    fn hand_over(&mut self, origin: &Origin, line: &[u8], parts: Vec<Range<usize>>) {
        for part in parts {
            self.ready.push_back(Item::Document(RawDocument {
                origin: Origin {
                    offset: origin.offset.map(|offset| offset + part.start as u64),
                    ..origin.clone()
                },
                media: self.media.clone(),
                bytes: line[part].to_vec(),
            }));
        }
    }

    fn origin(&self, offset: u64) -> Origin {
        Origin {
            line: Some(self.line),
            offset: Some(offset),
            ..self.outer.clone()
        }
    }

    fn too_long(&self, origin: &Origin) -> Item {
        let message = format!(
            "line of more than {} bytes; raise --max-line-bytes or split it",
            self.limit
        );
        Item::Failed(Error::new(origin, Stage::Source, Code::TooLong, message))
    }

    fn empty(&self) -> Item {
        let message = "nothing but blank lines; fetch it again or leave it out";
        Item::Failed(Error::new(&self.outer, Stage::Source, Code::Empty, message))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if let Some(item) = self.ready.pop_front() {
            return Some(item);
        }
        if self.ended {
            return None;
        }
        let item = self.next_item();
        self.found_any = true;
        item
    }
}

/// The objects of a line, found while it grows.
#[derive(Default)]
struct Parts {
    found: Vec<Range<usize>>,
    /// Where the object begins that has no end so far.
    open: Option<usize>,
    braces: Braces,
    looked_at: usize,
    /// Where something begins that is no object.
    other: Option<usize>,
}

impl Parts {
    /// Looks at what was added to the line.
    fn go_on(&mut self, line: &[u8]) {
        for (at, byte) in line.iter().enumerate().skip(self.looked_at) {
            match (self.open, byte) {
                _ if self.other.is_some() => break,
                (Some(start), _) => {
                    if self.braces.closes(*byte) {
                        self.found.push(start..at + 1);
                        self.open = None;
                    }
                }
                (None, b'{') => {
                    self.open = Some(at);
                    self.braces.closes(*byte);
                }
                (None, b',') if !self.found.is_empty() => {}
                (None, byte) if byte.is_ascii_whitespace() => {}
                (None, _) => self.other = Some(at),
            }
        }
        self.looked_at = line.len();
    }

    /// Whether a string of an object is open.
    fn is_in_string(&self) -> bool {
        self.open.is_some() && self.braces.is_in_string()
    }

    /// The objects, and behind them what is none.
    fn told(mut self, line: &[u8]) -> Vec<Range<usize>> {
        let rest = self.open.or(self.other).map(|start| start..line.len());
        self.found.extend(rest);
        self.found
    }
}

/// Length of the line break at the end.
fn line_break(bytes: &[u8]) -> usize {
    if bytes.ends_with(b"\r\n") {
        2
    } else {
        usize::from(bytes.ends_with(b"\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, offset and text of every document, or the code of the error.
    fn read(input: &[u8], limit: u64) -> Vec<(Option<u64>, Option<u64>, String)> {
        let reader = io::BufReader::with_capacity(4, input);
        JsonLines::new(reader, Origin::default(), Media::Json, limit)
            .map(|item| match item {
                Item::Document(document) => (
                    document.origin.line,
                    document.origin.offset,
                    String::from_utf8(document.bytes).unwrap(),
                ),
                Item::Failed(error) => (
                    error.origin.line,
                    error.origin.offset,
                    format!("{:?}", error.code),
                ),
                Item::Skipped(_) | Item::Kept(_) | Item::Read(_) => unreachable!(),
            })
            .collect()
    }

    fn at(line: u64, offset: u64, text: &str) -> (Option<u64>, Option<u64>, String) {
        (Some(line), Some(offset), text.into())
    }

    #[test]
    fn lines_with_their_places() {
        let input = b"{\"a\"},\n\n  \r\n{\"b\"}\r\n{\"c\"}";
        let expected = [
            at(1, 0, "{\"a\"}"),
            at(4, 12, "{\"b\"}"),
            at(5, 19, "{\"c\"}"),
        ];
        assert_eq!(read(input, 100), expected);
    }

    #[test]
    fn several_objects_in_a_line_and_one_in_several_lines() {
        let expected = [
            at(1, 0, "{\"a\":\"}\"}"),
            at(1, 9, "{\"b\":1}"),
            at(1, 18, "{}"),
            at(1, 21, "x"),
            at(2, 23, "{\"c\":\"д\r\nе\"}"),
            at(4, 38, "{\"cut\":\"д"),
            at(5, 49, "{\"e\":"),
            at(6, 55, "[]}"),
        ];
        let input =
            "{\"a\":\"}\"}{\"b\":1}, {} x\n{\"c\":\"д\r\nе\"}\n{\"cut\":\"д\n{\"e\":\n[]}\n";
        assert_eq!(read(input.as_bytes(), 100), expected);
        let long = [at(1, 0, "TooLong"), at(3, 13, "{}")];
        assert_eq!(read(b"{\"a\":\"123\n4\"\n{}", 11), long);
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_first_line() {
        assert_eq!(
            read(b"\xEF\xBB\xBF{1}\n{2}\n", 100),
            [at(1, 3, "{1}"), at(2, 7, "{2}")]
        );
    }

    #[test]
    fn over_long_lines_are_passed_over() {
        let input = b"12345\n123456\n1234567890\r\n12345\r\n123456";
        let expected = [
            at(1, 0, "12345"),
            at(2, 6, "TooLong"),
            at(3, 13, "TooLong"),
            at(4, 25, "12345"),
            at(5, 32, "TooLong"),
        ];
        assert_eq!(read(input, 5), expected);
    }

    #[test]
    fn blank_input_is_one_error() {
        assert_eq!(read(b"\n \n", 10), [(None, None, "Empty".to_owned())]);
    }

    #[test]
    fn a_failing_reader_ends_the_input() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("disk on fire"))
            }
        }
        let reader = io::BufReader::new(io::Cursor::new("{1}\n").chain(Failing));
        let items: Vec<_> = JsonLines::new(reader, Origin::default(), Media::Json, 10).collect();
        assert_eq!(items.len(), 2);
        assert!(matches!(&items[1], Item::Failed(error) if error.message.contains("disk on fire")));
    }
}
