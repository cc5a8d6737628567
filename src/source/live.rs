//! A look at the beginning of an input that does not wait for more than is needed.

use super::sniff;
use std::io::{self, Read};

/// The beginning, and the error that cut it short. Of a `live` input the first line is enough: whoever sends it may
/// be waiting for an answer.
pub(super) fn look(input: &mut dyn Read, is_live: bool) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::new();
    if !is_live {
        let read = input.take(sniff::HEAD_BYTES).read_to_end(&mut head);
        return (head, read.err());
    }
    let mut buffer = [0; sniff::HEAD_BYTES as usize];
    loop {
        let room = buffer.len() - head.len();
        match input.read(&mut buffer[..room]) {
            Ok(0) => return (head, None),
            Ok(read) => head.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (head, Some(error)),
        }
        if head.len() == buffer.len() || has_line(&head) {
            return (head, None);
        }
    }
}

/// Whether there is a whole line that is not blank.
fn has_line(head: &[u8]) -> bool {
    let whole = memchr::memrchr(b'\n', head).map_or(&[][..], |end| &head[..end]);
    !sniff::is_blank(whole)
}
