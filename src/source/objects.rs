//! JSON objects that are not one a line: a file with one, an array of them, or one after another.

use super::fault::{self, Fault};
use super::listed::{self, Stands};
use super::within::{Flow, Within};
use crate::error::{Code, Origin};
use std::io::{self, BufRead};
use std::ops::ControlFlow;

/// Reads the objects of an input.
pub(super) fn read(within: &mut Within<'_>, mut reader: impl BufRead, outer: &Origin) -> Flow {
    let limit = within.shared.limits.line_bytes;
    let mut scanner = Scanner::default();
    let mut found_any = false;
    loop {
        let found = scanner.next(&mut reader, limit);
        let origin = Origin {
            offset: Some(scanner.start),
            ..outer.clone()
        };
        match found {
            Ok(Object::Whole(bytes)) => {
                let stands = match scanner.is_array {
                    true => Stands::Among,
                    false => Stands::Alone,
                };
                listed::read(within, bytes, &origin, stands)?;
            }
            Ok(Object::TooLong) => {
                let message = format!(
                    "an object of more than {limit} bytes; raise --max-line-bytes or split it"
                );
                within.fail(Fault::new(Code::TooLong, message), &origin)?;
            }
            Ok(Object::End) if scanner.is_array => {
                let message = "the array has no end, so something may be missing; fetch it again";
                return within.fail(Fault::new(Code::Truncated, message), outer);
            }
            Ok(Object::End) if !found_any => {
                let message = "holds no object; fetch it again or leave it out";
                return within.fail(Fault::new(Code::Empty, message), outer);
            }
            Ok(Object::End) => return ControlFlow::Continue(()),
            Ok(Object::Other) => {
                let at = scanner.start;
                let message = format!("the item at byte {at} is no object; leave it out");
                within.fail(Fault::new(Code::BadRecord, message), &origin)?;
            }
            Ok(Object::Broken(why)) => {
                let message = format!("broken JSON: {why}; mend it, what follows was not read");
                return within.fail(Fault::new(Code::BadJson, message), &origin);
            }
            Err(error) => return within.fail(fault::of(&error), &origin),
        }
        found_any = true;
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

/// Finds where objects begin and end: by braces outside strings.
#[derive(Default)]
struct Scanner {
    offset: u64,
    start: u64,
    depth: u64,
    /// Whether an array around the objects is open.
    is_array: bool,
    is_string: bool,
    is_escaped: bool,
    /// Whether an item of the array that is no object is open.
    is_other: bool,
}

impl Scanner {
    fn next(&mut self, reader: &mut impl BufRead, limit: u64) -> io::Result<Object> {
        let mut bytes = Vec::new();
        let mut length = 0;
        loop {
            let ready = reader.fill_buf()?;
            if ready.is_empty() {
                self.depth = 0;
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
                } else if self.depth > 0 || byte == b'{' {
                    if length == 0 {
                        self.start = self.offset + used - 1;
                    }
                    length += 1;
                    if length <= limit {
                        bytes.push(byte);
                    }
                    if self.closes(byte) {
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

    /// Takes a byte of an object; whether it is the last.
    fn closes(&mut self, byte: u8) -> bool {
        if self.is_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.is_string = true,
            b'{' => self.depth += 1,
            b'}' => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }
}

/// What may stand between objects: white space, the array around them, a byte order mark.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b',' | 0xEF | 0xBB | 0xBF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(input: &[u8], limit: u64) -> Vec<String> {
        let mut reader = io::BufReader::with_capacity(3, input);
        let mut scanner = Scanner::default();
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
            let mut scanner = Scanner::default();
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
