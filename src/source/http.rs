//! HTTP responses as WARC records hold them: head, chunks, content codings.

use super::Limits;
use super::budget::Budget;
use super::fault::Fault;
use super::unpack::{self, Packing, too_long};
use crate::error::Code;

/// Bytes of the head of a response, at most: cookies and policies of security take tens of thousands.
pub(super) const HEAD_BYTES: u64 = 1 << 20;

/// Bytes kept ready by the decoder of Brotli.
const BROTLI_BUFFER: usize = 16 << 10;

/// The head of a response.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// 200 and so on.
    pub status: u16,
    /// Type without parameters, lower case.
    pub media: String,
    /// Character set among its parameters.
    pub charset: Option<String>,
    is_chunked: bool,
    /// Codings, in the order they were applied.
    codings: Vec<String>,
}

impl Head {
    /// Whether the body is a page that was found.
    pub(super) fn is_page(&self) -> bool {
        (200..300).contains(&self.status) && is_html(&self.media)
    }
}

/// Whether a type, without parameters, is that of HTML.
pub(super) fn is_html(media: &str) -> bool {
    matches!(media, "text/html" | "application/xhtml+xml")
}

/// Splits a response into head and body; `None` for what is none.
///
/// # Errors
/// A head without an end among the bytes that it may have.
pub(super) fn split(response: &[u8]) -> Option<Result<(Head, &[u8]), Fault>> {
    let (within, behind) = response.split_at(response.len().min(HEAD_BYTES as usize));
    match parse(within) {
        Ok((head, at)) => Some(Ok((head, &response[at..]))),
        Err(Lack::End) if !behind.is_empty() => Some(Err(long_head())),
        Err(_) => None,
    }
}

/// What a head lacks.
enum Lack {
    /// The line that begins a response.
    Status,
    /// The blank line behind it.
    End,
}

/// A head, and where it ends.
fn parse(response: &[u8]) -> Result<(Head, usize), Lack> {
    let mut lines = Lines(response);
    let mut head = status(&mut lines).ok_or(Lack::Status)?;
    loop {
        let line = lines.next().ok_or(Lack::End)?;
        if line.is_empty() {
            return Ok((head, response.len() - lines.0.len()));
        }
        if let Some((name, value)) = field(line) {
            head.take(&name, &value);
        }
    }
}

fn status(lines: &mut Lines<'_>) -> Option<Head> {
    let mut parts = lines.next()?.split(|byte| *byte == b' ');
    if !parts.next()?.starts_with(b"HTTP/") {
        return None;
    }
    Some(Head {
        status: std::str::from_utf8(parts.next()?).ok()?.parse().ok()?,
        ..Head::default()
    })
}

fn long_head() -> Fault {
    Fault::new(
        Code::TooLong,
        format!(
            "a response whose head has more than {HEAD_BYTES} bytes; fetch it again, or leave it out"
        ),
    )
}

impl Head {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "content-type" => (self.media, self.charset) = media_type(value),
            "transfer-encoding" => {
                self.is_chunked |= value.to_ascii_lowercase().contains("chunked")
            }
            "content-encoding" => {
                let codings = value
                    .split(',')
                    .map(|name| name.trim().to_ascii_lowercase());
                self.codings
                    .extend(codings.filter(|name| !name.is_empty() && name != "identity"));
            }
            _ => {}
        }
    }

    /// The body as it was before it was sent. Crawlers often undo chunks and codings themselves and
    /// leave the head as it was: what is not coded stays as it is.
    pub(super) fn decode(
        &self,
        body: &[u8],
        limits: &Limits,
        budget: &Budget,
    ) -> Result<Vec<u8>, Fault> {
        let mut body = match self.is_chunked.then(|| joined(body)).flatten() {
            Some(joined) => joined?,
            None => body.to_vec(),
        };
        for coding in self.codings.iter().rev() {
            body = undo(coding, body, limits, budget)?;
        }
        if body.len() as u64 > limits.file_bytes {
            return Err(too_long(limits.file_bytes));
        }
        Ok(body)
    }
}

/// Undoes one coding, if the body is coded so.
fn undo(coding: &str, body: Vec<u8>, limits: &Limits, budget: &Budget) -> Result<Vec<u8>, Fault> {
    let packing = Packing::of(&body);
    match coding {
        "gzip" | "x-gzip" if packing == Some(Packing::Gzip) => {
            unpack::whole(Packing::Gzip, &body, limits, budget)
        }
        "zstd" if packing == Some(Packing::Zstd) => {
            unpack::whole(Packing::Zstd, &body, limits, budget)
        }
        "deflate" if is_zlib(&body) => {
            let stream = flate2::bufread::ZlibDecoder::new(body.as_slice());
            unpack::limited(Ok(stream), "deflate", body.len(), limits, budget)
        }
        "deflate" if !looks_like_text(&body) => {
            let stream = flate2::bufread::DeflateDecoder::new(body.as_slice());
            unpack::limited(Ok(stream), "deflate", body.len(), limits, budget)
        }
        "br" if !looks_like_text(&body) => {
            let stream = brotli_decompressor::Decompressor::new(body.as_slice(), BROTLI_BUFFER);
            unpack::limited(Ok(stream), "brotli", body.len(), limits, budget)
        }
        "gzip" | "x-gzip" | "zstd" | "deflate" | "br" => Ok(body),
        _ if looks_like_text(&body) => Ok(body),
        other => Err(Fault::new(
            Code::Unsupported,
            format!("a body coded as {other:?}, which is not read; fetch it again without"),
        )),
    }
}

/// RFC 1950: deflate with a window of up to 32 KiB, and a checked header.
fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..]
        if first & 0x0F == 8 && first >> 4 <= 7 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Whether the first byte that is no white space begins markup.
fn looks_like_text(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().first() == Some(&b'<')
}

/// Chunks joined; `None` if the body does not begin with one. A body that ends too early is cut there
/// by whoever fetched it: what came is taken.
fn joined(body: &[u8]) -> Option<Result<Vec<u8>, Fault>> {
    let mut lines = Lines(body);
    let mut whole = Vec::with_capacity(body.len());
    let mut is_first = true;
    loop {
        let size = lines.next().and_then(chunk_size);
        let Some(size) = size else {
            if is_first {
                return None;
            }
            let is_cut = lines.0.is_empty();
            return Some(if is_cut { Ok(whole) } else { Err(damaged()) });
        };
        is_first = false;
        if size == 0 {
            return Some(Ok(whole));
        }
        let Some((chunk, rest)) = lines.0.split_at_checked(size) else {
            whole.extend_from_slice(lines.0);
            return Some(Ok(whole));
        };
        whole.extend_from_slice(chunk);
        lines.0 = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
    }
}

fn damaged() -> Fault {
    Fault::new(
        Code::Corrupt,
        "the chunks of the body are damaged; fetch it again",
    )
}

fn chunk_size(line: &[u8]) -> Option<usize> {
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// `Name: value`, the name in lower case.
pub(super) fn field(line: &[u8]) -> Option<(String, String)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes.trim_ascii()).into_owned();
    Some((
        text(&line[..colon]).to_ascii_lowercase(),
        text(&line[colon + 1..]),
    ))
}

/// `text/html; charset="utf-8"` → the type and the character set, both in lower case.
pub(super) fn media_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let media = parts.next().unwrap_or("").trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    });
    (media, charset)
}

/// Lines that end in `\r\n` or `\n`; what follows the last taken one stays in it.
struct Lines<'a>(&'a [u8]);

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let end = memchr::memchr(b'\n', self.0)?;
        let (line, rest) = (&self.0[..end], &self.0[end + 1..]);
        self.0 = rest;
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn body(head: &str, body: &[u8]) -> Result<Vec<u8>, Code> {
        let mut response = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").into_bytes();
        response.extend_from_slice(body);
        let (head, body) = split(&response).unwrap().unwrap();
        let limits = Limits {
            file_bytes: 1000,
            ..Limits::default()
        };
        head.decode(body, &limits, &Budget::default())
            .map_err(|fault| fault.code)
    }

    #[test]
    fn heads() {
        let (head, rest) = split(
            b"HTTP/1.0 404 Not Found\nContent-Type: Text/HTML; Charset=\"Windows-1251\"\n\n<p>",
        )
        .unwrap()
        .unwrap();
        assert_eq!((head.status, rest), (404, &b"<p>"[..]));
        assert_eq!(
            (head.media.as_str(), head.charset.as_deref()),
            ("text/html", Some("windows-1251"))
        );
        assert!(!head.is_page());
        assert!(split(b"<html>\n\n").is_none());
        assert!(split(b"HTTP/1.1 200 OK\r\nA: b\r\n").is_none());
    }

    #[test]
    fn long_heads_are_read_up_to_a_limit() {
        let cookies = |count: usize| {
            let cookie = format!("Set-Cookie: a={}\r\n", "b".repeat(1000));
            let told = "Content-Type: text/html\r\n\r\n<p>";
            format!("HTTP/1.1 200 OK\r\n{}{told}", cookie.repeat(count))
        };
        let long = cookies(300);
        let (head, rest) = split(long.as_bytes()).unwrap().unwrap();
        assert!(head.is_page());
        assert_eq!(rest, b"<p>");
        let fault = split(cookies(2000).as_bytes()).unwrap().unwrap_err();
        assert_eq!(fault.code, Code::TooLong);
        assert!(fault.message.contains("1048576"), "{}", fault.message);
    }

    #[test]
    fn chunks_real_undone_and_cut() {
        let chunked = "Transfer-Encoding: chunked";
        assert_eq!(
            body(chunked, b"3\r\n<p>\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"),
            Ok(b"<p>0123456789".to_vec())
        );
        assert_eq!(body(chunked, b"<p>\n"), Ok(b"<p>\n".to_vec()));
        assert_eq!(body(chunked, b"ff\r\n<p>"), Ok(b"<p>".to_vec()));
        assert_eq!(body(chunked, b"3\r\n<p>\r\nxyz\r\n123"), Err(Code::Corrupt));
    }

    #[test]
    fn codings_real_undone_and_unknown() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gz.write_all(b"<p>page").unwrap();
        let gz = gz.finish().unwrap();
        assert_eq!(body("Content-Encoding: gzip", &gz), Ok(b"<p>page".to_vec()));
        assert_eq!(body("Content-Encoding: gzip", b"<p>"), Ok(b"<p>".to_vec()));
        assert_eq!(
            body("Content-Encoding: gzip", &gz[..15]),
            Err(Code::Truncated)
        );
        let mut raw =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        raw.write_all(b"<p>page").unwrap();
        let raw = raw.finish().unwrap();
        assert_eq!(
            body("Content-Encoding: deflate", &raw),
            Ok(b"<p>page".to_vec())
        );
        assert_eq!(
            body("Content-Encoding: sdch", b"\x01\x02"),
            Err(Code::Unsupported)
        );
        let mut long = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        long.write_all(&[b' '; 2000]).unwrap();
        let long = long.finish().unwrap();
        assert_eq!(body("Content-Encoding: gzip", &long), Err(Code::TooLong));
    }

    #[test]
    fn brotli() {
        // «<p>page» as `brotli` writes it: one uncompressed block.
        let packed = b"\x0b\x03\x80<p>page\x03";
        assert_eq!(
            body("Content-Encoding: br", packed),
            Ok(b"<p>page".to_vec())
        );
    }
}
