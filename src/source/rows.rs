//! Where the rows of a table begin and end: quoted cells may hold line breaks. Of a row its bytes are held, not
//! its cells, and of one with far too many cells nothing.

use super::fault::Fault;
use super::unpack::BUFFER_BYTES;
use crate::error::Code;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, Read};

/// Cells of a row: as many as spreadsheets have.
pub(super) const CELLS: usize = 16_384;

/// A row.
pub(super) enum Row {
    /// Its bytes, without the line breaks around them.
    Whole(Vec<u8>),
    /// More cells than [`CELLS`].
    TooMany,
}

/// The rows of a table, one after another.
pub(super) struct Rows<R> {
    inner: R,
    reader: Reader,
    buffer: Box<[u8]>,
    /// What of the buffer has not been looked at.
    ready: std::ops::Range<usize>,
    limit: u64,
    /// Bytes passed.
    passed: u64,
    /// Line breaks passed.
    breaks: u64,
    /// Line of the row found last, from 1, and its place in bytes.
    pub line: u64,
    pub start: u64,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(inner: R, delimiter: u8, limit: u64) -> Self {
        Self {
            inner,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            buffer: vec![0; BUFFER_BYTES].into(),
            ready: 0..0,
            limit,
            passed: 0,
            breaks: 0,
            line: 1,
            start: 0,
        }
    }

    /// The next row; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Row>> {
        let mut bytes = Vec::new();
        let mut cells = 0;
        let (first, first_line) = (self.passed, self.breaks + 1);
        // What is written there is of no use: the cells are split where they are read.
        let (mut cell, mut ends) = ([0; 1024], [0; 128]);
        let is_found = loop {
            if self.ready.is_empty() {
                let read = self.inner.read(&mut self.buffer)?;
                self.ready = 0..read;
            }
            let input = &self.buffer[self.ready.clone()];
            let (result, used, _, ended) = self.reader.read_record(input, &mut cell, &mut ends);
            cells += ended;
            let used = &input[..used];
            if cells <= CELLS {
                bytes.extend_from_slice(used);
            }
            self.passed += used.len() as u64;
            self.breaks += memchr::memchr_iter(b'\n', used).count() as u64;
            self.ready.start += used.len();
            if bytes.len() as u64 > self.limit {
                return Err(self.too_long());
            }
            match result {
                ReadRecordResult::Record => break true,
                ReadRecordResult::End => break false,
                ReadRecordResult::InputEmpty
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => {}
            }
        };
        let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let before = bytes.iter().take_while(|byte| is_break(byte)).count();
        let lines = memchr::memchr_iter(b'\n', &bytes[..before]).count() as u64;
        (self.start, self.line) = (first + before as u64, first_line + lines);
        if !is_found {
            return Ok(None);
        }
        if cells > CELLS {
            return Ok(Some(Row::TooMany));
        }
        let after = bytes[before..]
            .iter()
            .rev()
            .take_while(|byte| is_break(byte));
        let end = bytes.len() - after.count();
        bytes.truncate(end);
        bytes.drain(..before);
        Ok(Some(Row::Whole(bytes)))
    }

    fn too_long(&self) -> io::Error {
        let message = format!(
            "a row of more than {} bytes, perhaps a quote that is never closed; mend it or raise \
             --max-line-bytes; what follows was not read",
            self.limit
        );
        Fault::new(Code::TooLong, message).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str, limit: u64) -> Vec<String> {
        let mut rows = Rows::new(
            io::BufReader::with_capacity(3, table.as_bytes()),
            b',',
            limit,
        );
        let mut found = Vec::new();
        loop {
            let row = match rows.next() {
                Ok(Some(Row::Whole(bytes))) => String::from_utf8(bytes).unwrap(),
                Ok(Some(Row::TooMany)) => "too many".to_owned(),
                Ok(None) => return found,
                Err(error) => {
                    found.push(error.to_string());
                    return found;
                }
            };
            found.push(format!("{} {} {row}", rows.line, rows.start));
        }
    }

    #[test]
    fn rows_with_their_places() {
        let table = "a,b\r\n\r\n\"1\n\"\"2\",c\n,\nlast";
        let expected = ["1 0 a,b", "3 7 \"1\n\"\"2\",c", "5 17 ,", "6 19 last"];
        assert_eq!(rows(table, 100), expected);
    }

    #[test]
    fn cells_cost_nothing() {
        let table = format!("a,b\n{}\n1,2\n", ",".repeat(20_000));
        assert_eq!(
            rows(&table, 100_000),
            ["1 0 a,b", "2 4 too many", "3 20005 1,2"]
        );
        let open = format!("a,b\n\"{}", "x".repeat(200));
        assert!(rows(&open, 100)[1].contains("more than 100 bytes"));
    }
}
