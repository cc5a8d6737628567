//! JSON Lines, one document a line, in bounded memory whatever the file holds.

use super::fault;
use super::listed::Stands;
use super::within::{Flow, Within};
use super::{Item, Media, RawDocument, listed, sniff};
use crate::error::{Code, Error, Origin, Stage};
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

/// Reads the lines of an input.
pub(super) fn read(within: &mut Within<'_>, reader: impl BufRead, outer: &Origin) -> Flow {
    let media = within.shared.columns.of_objects();
    let limit = within.shared.limits.line_bytes;
    for item in JsonLines::new(reader, outer.clone(), media, limit) {
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
        bytes.truncate(bytes.len() - line_break(&bytes));
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
                    if bytes.starts_with(b"{") && bytes.ends_with(b"},") {
                        bytes.pop();
                    }
                    return Some(Item::Document(RawDocument {
                        origin,
                        media: self.media.clone(),
                        bytes,
                    }));
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
        if self.ended {
            return None;
        }
        let item = self.next_item();
        self.found_any = true;
        item
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
