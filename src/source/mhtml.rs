//! Pages that browsers save as one file (MHTML, RFC 2557): of its parts the page is read.

use super::Media;
use super::fault::Fault;
use super::http;
use super::unpack::too_long;
use super::within::{Flow, Within};
use crate::error::{Code, Origin};
use std::io::Read;

/// Whether a message begins like one with a page in it.
pub(super) fn is_head(head: &[u8]) -> bool {
    let Some((fields, _)) = split(head) else {
        return false;
    };
    let media = field(&fields, "content-type").unwrap_or_default();
    let is_told = field(&fields, "mime-version").is_some();
    let many = media.to_ascii_lowercase().starts_with("multipart/related");
    is_told && (many || is_page(&fields))
}

/// Whether a message is one page: a browser has saved it, or it is coded to be sent.
fn is_page(fields: &Fields) -> bool {
    let (media, _) = http::media_type(field(fields, "content-type").unwrap_or_default());
    let is_saved = field(fields, "snapshot-content-location").is_some();
    http::is_html(&media) && (is_saved || field(fields, "content-transfer-encoding").is_some())
}

/// Reads the page of a message.
pub(super) fn read(within: &mut Within<'_>, stream: &mut dyn Read, outer: &Origin) -> Flow {
    let limit = within.shared.limits.file_bytes;
    let mut bytes = Vec::new();
    match stream.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(error) => within.broken(outer, &error),
        Ok(_) if bytes.len() as u64 > limit => within.fail(too_long(limit), outer),
        Ok(_) => match page(&bytes) {
            Some(page) => {
                let origin = Origin {
                    url: page.url,
                    charset: page.charset,
                    ..outer.clone()
                };
                within.document(page.bytes, Media::Html, origin)
            }
            None => within.fail(no_page(), outer),
        },
    }
}

fn no_page() -> Fault {
    let message = "a saved page (MHTML) without a part in HTML; save it again as HTML";
    Fault::new(Code::NoArticle, message)
}

struct Page {
    bytes: Vec<u8>,
    url: Option<String>,
    charset: Option<String>,
}

type Fields = Vec<(String, String)>;

/// The message itself where it is one page; else the first part in HTML at the address of the whole, else the first in
/// HTML.
fn page(message: &[u8]) -> Option<Page> {
    let (fields, body) = split(message)?;
    if is_page(&fields) {
        return Some(of_part(&fields, body));
    }
    let media = field(&fields, "content-type")?;
    let boundary = parameter(media, "boundary")?;
    let address = field(&fields, "snapshot-content-location");
    let mut first = None;
    for part in parts(body, &boundary) {
        let Some((fields, body)) = split(part) else {
            continue;
        };
        let (media, _) = http::media_type(field(&fields, "content-type").unwrap_or(""));
        if !http::is_html(&media) {
            continue;
        }
        let url = field(&fields, "content-location");
        let is_whole = address.is_none() || url == address;
        if first.is_some() && !is_whole {
            continue;
        }
        first = Some(of_part(&fields, body));
        if is_whole {
            break;
        }
    }
    first
}

/// The page in a part, or in a message that is one.
fn of_part(fields: &Fields, body: &[u8]) -> Page {
    let (_, charset) = http::media_type(field(fields, "content-type").unwrap_or_default());
    let coding = field(fields, "content-transfer-encoding").unwrap_or_default();
    let address = field(fields, "content-location");
    let url = address.or_else(|| field(fields, "snapshot-content-location"));
    let is_address = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    Page {
        bytes: decoded(body, coding),
        url: url.filter(is_address).map(str::to_owned),
        charset,
    }
}

/// Bytes of the fields of a part, at most.
const HEAD: usize = 256 << 10;

/// Fields and body; a field goes on in lines that begin with white space. None where there are too many of them.
fn split(message: &[u8]) -> Option<(Fields, &[u8])> {
    let mut fields = Fields::new();
    let mut rest = message;
    loop {
        let room = HEAD.checked_sub(message.len() - rest.len())?;
        let end = memchr::memchr(b'\n', &rest[..rest.len().min(room)])?;
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        rest = &rest[end + 1..];
        if line.is_empty() {
            return Some((fields, rest));
        }
        if line[0].is_ascii_whitespace() {
            let (_, value) = fields.last_mut()?;
            value.push(' ');
            value.push_str(&String::from_utf8_lossy(line.trim_ascii()));
        } else {
            fields.push(http::field(line)?);
        }
    }
}

fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (known, value) = part.split_once('=')?;
        let is_it = known.trim().eq_ignore_ascii_case(name);
        is_it.then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines of the boundary.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut starts: Vec<usize> = memchr::memmem::find_iter(body, mark.as_bytes())
        .filter(|&at| at == 0 || body[at - 1] == b'\n')
        .collect();
    starts.push(body.len());
    let part = |pair: &[usize]| {
        let part = &body[pair[0] + mark.len().min(pair[1] - pair[0])..pair[1]];
        let line = memchr::memchr(b'\n', part)?;
        Some(&part[line + 1..])
    };
    starts.windows(2).filter_map(part).collect()
}

fn decoded(body: &[u8], coding: &str) -> Vec<u8> {
    match coding.to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

/// `=D0=9C` is two bytes, `=` at the end of a line joins it with the next.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        decoded.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(behind) = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"))
        {
            rest = behind;
            continue;
        }
        let digits = rest
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                rest = &rest[2..];
            }
            None => decoded.push(b'='),
        }
    }
    decoded.extend_from_slice(rest);
    decoded
}

/// What is no digit is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let digit = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for six in body.iter().filter_map(digit) {
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://site.kz/news/1\r\n\
        Subject: =?utf-8?Q?=D0=90?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
        \tboundary=\"----Multipart--x----\"\r\n\r\n\r\n------Multipart--x----\r\nContent-Type: text/css\r\n\
        Content-Location: cid:css\r\n\r\nbody { }\r\n------Multipart--x----\r\nContent-Type: text/html; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://site.kz/news/1\r\n\r\n\
        <html><p class=3D\"a\">=D0=90=\r\n=D0=BA</p>\r\n------Multipart--x------\r\n";

    #[test]
    fn the_page_among_its_parts() {
        assert!(is_head(SAVED.as_bytes()));
        assert!(!is_head(b"From: a@b\nSubject: x\n\ntext"));
        let vast = "X: y\n".repeat(100_000) + SAVED;
        assert!(page(vast.as_bytes()).is_none());
        let page = page(SAVED.as_bytes()).unwrap();
        assert_eq!(page.bytes, "<html><p class=\"a\">Ак</p>\r\n".as_bytes());
        assert_eq!(page.url.as_deref(), Some("https://site.kz/news/1"));
        assert_eq!(page.charset.as_deref(), Some("utf-8"));
    }

    #[test]
    fn a_message_that_is_one_page() {
        let fields = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1251\r\n";
        let coded = "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C4=E0\r\n";
        let saved = "Snapshot-Content-Location: https://site.kz/1\r\n\r\n<p>Da\r\n";
        let (coded, saved) = (format!("{fields}{coded}"), format!("{fields}{saved}"));
        assert!(is_head(coded.as_bytes()) && is_head(saved.as_bytes()));
        let page = page(coded.as_bytes()).unwrap();
        assert_eq!(page.bytes, b"<p>\xC4\xE0\r\n");
        assert_eq!(page.charset.as_deref(), Some("windows-1251"));
        let page = super::page(saved.as_bytes()).unwrap();
        assert_eq!(page.url.as_deref(), Some("https://site.kz/1"));
        assert!(!is_head(format!("{fields}\r\n<p>Da").as_bytes()));
    }

    #[test]
    fn codings() {
        assert_eq!(base64(b"PGh0\r\nbWw+"), b"<html>");
        assert_eq!(base64(b"PA=="), b"<");
        assert_eq!(quoted_printable(b"a=3Db=zz=\nc="), b"a=b=zzc=");
    }
}
