//! ARC, what crawlers wrote before WARC: a line for each record, then its bytes.
//!
//! `URL IP date type length`, or ten fields of which the last is the length; the first record, `filedesc:`, is
//! about the file. Records of `http` addresses are HTTP responses.

use super::fault::Fault;
use super::http;
use super::unpack::too_long;
use super::warc::{self, Records};
use super::within::{Flow, Spot, Within};
use crate::error::{Code, Origin, Reason};
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

/// How an ARC begins.
pub(super) const MARK: &[u8] = b"filedesc://";

/// Bytes of the line of a record.
const LINE_BYTES: u64 = 64 << 10;

/// Reads records.
pub(super) fn read(within: &mut Within<'_>, source: &mut dyn Records, spot: &Spot<'_>) -> Flow {
    // whether damage was told and no record has been found since
    let mut is_lost = false;
    loop {
        let offset = source.offset();
        let mut origin = Origin {
            offset: Some(offset),
            ..spot.origin.clone()
        };
        let head = match next(source) {
            Ok(Next::Record(head)) => head,
            Ok(Next::End) => return ControlFlow::Continue(()),
            Ok(Next::Damaged) => {
                if !std::mem::replace(&mut is_lost, true) {
                    within.fail(damaged(), &origin)?;
                }
                continue;
            }
            Err(error) => return within.broken(&origin, &error),
        };
        is_lost = false;
        if let Err(fault) = within.shared.budget.take_member(&within.shared.limits) {
            return within.fail(fault, &spot.origin);
        }
        origin.offset = Some(head.offset);
        let is_page = head.url.starts_with("http://") || head.url.starts_with("https://");
        let limit = within.shared.limits.file_bytes;
        if !is_page || head.length > limit.saturating_add(http::HEAD_BYTES) {
            match warc::pass(source, head.length) {
                Ok(()) if is_page => within.fail(too_long(limit), &origin)?,
                Ok(()) => within.skip(&origin, Reason::NoPage)?,
                Err(error) => return within.broken(&origin, &error),
            }
            continue;
        }
        origin.url = Some(head.url);
        let mut body = Vec::new();
        match (&mut *source).take(head.length).read_to_end(&mut body) {
            Err(error) => return within.broken(&origin, &error),
            Ok(_) if (body.len() as u64) < head.length => {
                return within.fail(warc::cut(), &origin);
            }
            Ok(_) => warc::response(within, &body, origin)?,
        }
    }
}

struct Head {
    url: String,
    length: u64,
    offset: u64,
}

enum Next {
    Record(Head),
    Damaged,
    End,
}

/// The line of the next record; blank lines stand between records.
fn next(source: &mut dyn Records) -> io::Result<Next> {
    loop {
        let offset = source.offset();
        let mut line = Vec::new();
        if (&mut *source)
            .take(LINE_BYTES)
            .read_until(b'\n', &mut line)?
            == 0
        {
            return Ok(Next::End);
        }
        let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        if line.is_empty() {
            continue;
        }
        let fields: Vec<&str> = line.split(' ').collect();
        let length = fields.last().and_then(|length| length.parse().ok());
        return Ok(match length {
            Some(length) if fields.len() >= 5 && fields[0].contains(':') => Next::Record(Head {
                url: fields[0].to_owned(),
                length,
                offset,
            }),
            _ => Next::Damaged,
        });
    }
}

fn damaged() -> Fault {
    Fault::new(
        Code::Corrupt,
        "damaged: no record of an ARC begins here; fetch the file again, what follows was read on",
    )
}
