//! UTF-16 as UTF-8, read as a stream: tables that Excel saves as «Unicode text», lines that PowerShell writes.

use encoding_rs::{CoderResult, Decoder, Encoding};
use std::io::{self, Read};

const BUFFER_BYTES: usize = 16 << 10;

/// Bytes of UTF-8 made of those of another encoding; what cannot be decoded is U+FFFD.
pub(super) struct Utf8<R> {
    inner: R,
    decoder: Decoder,
    packed: Box<[u8]>,
    ready: String,
    at: usize,
    is_ended: bool,
}

impl<R: Read> Utf8<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            packed: vec![0; BUFFER_BYTES].into(),
            // Every pair of bytes makes three at most.
            ready: String::with_capacity(2 * BUFFER_BYTES),
            at: 0,
            is_ended: false,
        }
    }

    fn more(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        while self.ready.is_empty() && !self.is_ended {
            let read = self.inner.read(&mut self.packed)?;
            self.is_ended = read == 0;
            let mut packed = &self.packed[..read];
            loop {
                let (result, used, _) =
                    self.decoder
                        .decode_to_string(packed, &mut self.ready, self.is_ended);
                packed = &packed[used..];
                match result {
                    CoderResult::InputEmpty => break,
                    CoderResult::OutputFull => self.ready.reserve(BUFFER_BYTES),
                }
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.ready.len() {
            self.more()?;
        }
        let read = (&self.ready.as_bytes()[self.at..]).read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16BE, UTF_16LE};

    #[test]
    fn wide_text_becomes_narrow_whatever_the_pieces() {
        let text = "id\ttext\n1\tЖители 😀 села\n".repeat(4000);
        let little: Vec<u8> = std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [(little, UTF_16LE), (big, UTF_16BE)] {
            let mut read = String::new();
            let one_by_one = io::BufReader::with_capacity(7, bytes.as_slice());
            Utf8::new(one_by_one, encoding)
                .read_to_string(&mut read)
                .unwrap();
            assert_eq!(read, text);
        }
    }
}
