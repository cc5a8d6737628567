//! JSON objects that are not one a line: a file with one, an array of them, or one after another.

use super::braces::Braces;
use super::fault::{self, Fault};
use super::frame;
use super::listed::{self, Holds, Stands};
use super::within::{Flow, Within};
use crate::error::{Code, Origin, Reason};
use std::io::{self, BufRead};
use std::ops::ControlFlow;

/// Objects without a text that may stand before the first table or feed of an array.
const MOST_BEFORE: usize = 64;

/// What is said of an object without a text beside tables.
const BESIDE: &str = "tells of the tables beside it, or is one without a text";

/// Reads the objects of an input.
pub(super) fn read(within: &mut Within<'_>, mut reader: impl BufRead, outer: &Origin) -> Flow {
    let limit = within.shared.limits.line_bytes;
    let mut scanner = Scanner::of(Braces::OBJECTS);
    let mut found_any = false;
    let mut array = Array::default();
    loop {
        let found = scanner.next(&mut reader, limit);
        let origin = Origin {
            offset: Some(scanner.start),
            ..outer.clone()
        };
        match found {
            Ok(Object::Whole(bytes)) if scanner.is_array => array.take(within, bytes, origin)?,
            Ok(Object::Whole(bytes)) => listed::read(within, bytes, &origin, Stands::Alone)?,
            Ok(Object::End) if scanner.is_array => {
                array.close(within)?;
                let message = "the array has no end, so something may be missing; fetch it again";
                return within.fail(Fault::new(Code::Truncated, message), outer);
            }
            Ok(Object::End) if !found_any => {
                let message = "holds no object; fetch it again or leave it out";
                return within.fail(Fault::new(Code::Empty, message), outer);
            }
            Ok(Object::End) => return array.close(within),
            Ok(Object::Broken(why)) => {
                array.close(within)?;
                return broken(within, why, &origin);
            }
            Ok(found) => odd(within, &found, limit, &origin)?,
            Err(error) => {
                array.close(within)?;
                return within.fail(fault::of(&error), &origin);
            }
        }
        found_any = true;
    }
}

/// Reads rows of cells, one a list, in an array or one after another; the first has the names of the columns.
pub(super) fn read_rows(within: &mut Within<'_>, mut reader: impl BufRead, outer: &Origin) -> Flow {
    let limit = within.shared.limits.line_bytes;
    let mut scanner = Scanner::of(Braces::LISTS);
    let mut names = None;
    let begun = scanner.open(&mut reader);
    let mut found = begun.and_then(|()| scanner.next(&mut reader, limit));
    loop {
        let origin = Origin {
            offset: Some(scanner.start),
            ..outer.clone()
        };
        match (found, &names) {
            (Ok(Object::Whole(row)), None) => names = frame::names(&row),
            (Ok(Object::Whole(row)), Some(names)) => match frame::named(names, &row) {
                Some(object) => listed::read(within, object.into_bytes(), &origin, Stands::Among)?,
                None => {
                    let message = "broken JSON: a row that cannot be read; mend or remove it";
                    within.fail(Fault::new(Code::BadJson, message), &origin)?;
                }
            },
            (Ok(Object::End), _) => return ControlFlow::Continue(()),
            (Ok(Object::Broken(why)), _) => return broken(within, why, &origin),
            (Ok(found), _) => odd(within, &found, limit, &origin)?,
            (Err(error), _) => return within.fail(fault::of(&error), &origin),
        }
        found = scanner.next(&mut reader, limit);
    }
}

/// Tells of what follows that cannot be read.
fn broken(within: &mut Within<'_>, why: &str, origin: &Origin) -> Flow {
    let message = format!("broken JSON: {why}; mend it, what follows was not read");
    within.fail(Fault::new(Code::BadJson, message), origin)
}

/// Tells of an item that is too long, or no object.
fn odd(within: &mut Within<'_>, found: &Object, limit: u64, origin: &Origin) -> Flow {
    let fault = match found {
        Object::TooLong => Fault::new(
            Code::TooLong,
            format!("an object of more than {limit} bytes; raise --max-line-bytes or split it"),
        ),
        _ => {
            let at = origin.offset.unwrap_or_default();
            let message = format!("the item at byte {at} is no object; leave it out");
            Fault::new(Code::BadRecord, message)
        }
    };
    within.fail(fault, origin)
}

/// What is known of an array of objects so far. Databases write what tells of tables beside them, without a text; where
/// there is no table or feed, such objects are documents that lack one.
#[derive(Default)]
struct Array {
    /// Objects without a text before the first that holds something.
    before: Vec<(Vec<u8>, Origin)>,
    /// Whether something was found, and whether it was a table or a feed.
    is_begun: bool,
    has_tables: bool,
}

impl Array {
    fn take(&mut self, within: &mut Within<'_>, object: Vec<u8>, origin: Origin) -> Flow {
        let may_lack = !self.is_begun || self.has_tables;
        let holds = may_lack.then(|| listed::holds(&object, within.shared.columns));
        match holds {
            Some(Holds::Nothing) if self.has_tables => {
                return within.skip_as(&origin, Reason::OtherKind, BESIDE.to_owned());
            }
            Some(Holds::Nothing) => {
                self.before.push((object, origin));
                return match self.before.len() > MOST_BEFORE {
                    true => self.close(within),
                    false => ControlFlow::Continue(()),
                };
            }
            Some(holds) => {
                self.has_tables |= holds == Holds::Documents;
                self.close(within)?;
            }
            None => {}
        }
        listed::read(within, object, &origin, Stands::Among)
    }

    /// Tells of the objects that are held back.
    fn close(&mut self, within: &mut Within<'_>) -> Flow {
        self.is_begun = true;
        for (object, origin) in self.before.drain(..) {
            match self.has_tables {
                true => within.skip_as(&origin, Reason::OtherKind, BESIDE.to_owned())?,
                false => listed::read(within, object, &origin, Stands::Among)?,
            }
        }
        ControlFlow::Continue(())
    }
}

enum Object {
    Whole(Vec<u8>),
    TooLong,
    /// An item of an array that is none: a number, a string, null.
    Other,
    Broken(&'static str),
    End,
}

/// Finds where objects begin and end, or lists of cells.
struct Scanner {
    offset: u64,
    start: u64,
    braces: Braces,
    /// Whether an array around the objects is open.
    is_array: bool,
    /// Whether an item of the array that is no object is open, and a string in it.
    is_other: bool,
    is_string: bool,
    is_escaped: bool,
}

impl Scanner {
    fn of(braces: Braces) -> Self {
        Self {
            offset: 0,
            start: 0,
            braces,
            is_array: false,
            is_other: false,
            is_string: false,
            is_escaped: false,
        }
    }

    /// Passes over the bracket of the array around lists; where none is, they stand one after another.
    fn open(&mut self, reader: &mut impl BufRead) -> io::Result<()> {
        let ready = reader.fill_buf()?;
        let mut marks = ready
            .iter()
            .enumerate()
            .filter(|(_, byte)| !is_void(**byte));
        let (first, second) = (marks.next(), marks.next());
        if let (Some((at, b'[')), Some((_, b'['))) = (first, second) {
            self.is_array = true;
            self.offset = at as u64 + 1;
            reader.consume(at + 1);
        }
        Ok(())
    }

    fn next(&mut self, reader: &mut impl BufRead, limit: u64) -> io::Result<Object> {
        let mut bytes = Vec::new();
        let mut length = 0;
        loop {
            let ready = reader.fill_buf()?;
            if ready.is_empty() {
                return Ok(match length {
                    0 => Object::End,
                    _ => Object::Broken("the object has no end"),
                });
            }
            let mut used = 0;
            let mut stop = None;
            for &byte in ready {
                used += 1;
                if self.is_other {
                    if self.closes_other(byte) {
                        stop = Some(Object::Other);
                        break;
                    }
                } else if self.braces.holds(byte) {
                    if length == 0 {
                        self.start = self.offset + used - 1;
                    }
                    length += 1;
                    if length <= limit {
                        bytes.push(byte);
                    }
                    if self.braces.closes(byte) {
                        stop = Some(Object::Whole(Vec::new()));
                        break;
                    }
                } else if is_between(byte) {
                    self.is_array = byte == b'[' || self.is_array && byte != b']';
                } else if self.is_array {
                    self.start = self.offset + used - 1;
                    self.is_other = true;
                    self.is_string = byte == b'"';
                } else {
                    self.start = self.offset + used - 1;
                    stop = Some(Object::Broken("what follows is no object"));
                    break;
                }
            }
            reader.consume(used as usize);
            self.offset += used;
            match stop {
                Some(Object::Whole(_)) if length > limit => return Ok(Object::TooLong),
                Some(Object::Whole(_)) => return Ok(Object::Whole(bytes)),
                Some(other) => return Ok(other),
                None => {}
            }
        }
    }

    /// Takes a byte of an item that is no object; whether it is the mark behind it.
    fn closes_other(&mut self, byte: u8) -> bool {
        if self.is_string {
            self.is_string = self.is_escaped || byte != b'"';
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            return false;
        }
        self.is_string = byte == b'"';
        self.is_other = !matches!(byte, b',' | b']');
        self.is_array = byte != b']';
        !self.is_other
    }
}

/// What may stand between objects: white space, the array around them, a byte order mark.
fn is_between(byte: u8) -> bool {
    is_void(byte) || matches!(byte, b'[' | b']' | b',')
}

/// White space, or a byte order mark.
fn is_void(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(input: &[u8], limit: u64) -> Vec<String> {
        let mut reader = io::BufReader::with_capacity(3, input);
        let mut scanner = Scanner::of(Braces::OBJECTS);
        let mut found = Vec::new();
        loop {
            let object = scanner.next(&mut reader, limit).unwrap();
            found.push(match object {
                Object::Whole(bytes) => {
                    format!("{} {}", scanner.start, String::from_utf8(bytes).unwrap())
                }
                Object::TooLong => format!("{} too long", scanner.start),
                Object::Other => format!("{} other", scanner.start),
                Object::Broken(why) => {
                    found.push(format!("{} {why}", scanner.start));
                    return found;
                }
                Object::End => return found,
            });
        }
    }

    #[test]
    fn arrays_and_rows_of_objects() {
        let input = b" [\n{\"a\": {\"b\": \"}\\\"\"}},\n{\"12345678\":1}, {}]\n";
        let expected = [
            "3 {\"a\": {\"b\": \"}\\\"\"}}",
            "24 {\"12345678\":1}",
            "40 {}",
        ];
        assert_eq!(found(input, 100), expected);
        assert_eq!(found(input, 8), ["3 too long", "24 too long", "40 {}"]);
        let mixed = found(br#"[{},5,"a,]\"",null ,{}] {}"#, 100);
        let expected = ["1 {}", "4 other", "6 other", "14 other", "20 {}", "24 {}"];
        assert_eq!(mixed, expected);
    }

    #[test]
    fn arrays_without_an_end() {
        for (input, is_open) in [
            ("[{},{},", true),
            ("[", true),
            ("[{}]", false),
            ("{} {}", false),
        ] {
            let mut reader = io::BufReader::new(input.as_bytes());
            let mut scanner = Scanner::of(Braces::OBJECTS);
            while !matches!(scanner.next(&mut reader, 9), Ok(Object::End)) {}
            assert_eq!(scanner.is_array, is_open, "{input}");
        }
    }

    #[test]
    fn what_is_broken() {
        assert_eq!(found(b"{} x", 9), ["0 {}", "3 what follows is no object"]);
        assert_eq!(found(b"{\"a", 9), ["0 the object has no end"]);
    }
}
