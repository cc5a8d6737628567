//! Zip: members by the list at its end, or, where that is missing, as they follow each other.

use super::budget::Measured;
use super::fault::{Fault, of_unpacking};
use super::unpack::too_long;
use super::within::{Flow, Spot, Within};
use crate::error::{Code, Reason};
use std::cell::Cell;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::rc::Rc;
use zip::ZipReadOptions;
use zip::read::{Config, ZipFile, ZipFileEntry};
use zip::result::{ZipError, ZipResult};
use zip::unstable::read::ZipIterable;

const OFFICE: &str =
    "an office file (DOCX, XLSX, PPTX), which is not read; save it as text, HTML or CSV";
const EPUB: &str =
    "an EPUB, which is not read; rename it to .zip and unpack it: its pages are HTML";
const OPEN: &str = "an office file (ODT, ODS), which is not read; save it as text, HTML or CSV";
const JAVA: &str = "a program (JAR), which is not read";

/// First members that tell an office document, a book or a program from an archive of pages.
const FOREIGN: [(&[u8], &str); 8] = [
    (b"mimetypeapplication/epub", EPUB),
    (b"mimetype", OPEN),
    (b"[Content_Types].xml", OFFICE),
    (b"_rels/", OFFICE),
    (b"docProps/", OFFICE),
    (b"word/", OFFICE),
    (b"xl/", OFFICE),
    (b"META-INF/", JAVA),
];

/// What a zip is that is no archive, and the way out: by the name of its first member, and what that holds.
pub(super) fn office(head: &[u8]) -> Option<&'static str> {
    let name = head.get(30..)?;
    let known = FOREIGN.iter().find(|(first, _)| name.starts_with(first));
    known.map(|(_, told)| *told)
}

/// Reads the members of an archive. One that is not a file of its own is held in memory, for the list
/// of its members is at its end.
pub(super) fn read(within: &mut Within<'_>, stream: &mut dyn Read, spot: &Spot<'_>) -> Flow {
    if let Some(file) = spot.file {
        return archive(within, BufReader::new(file), spot);
    }
    let limit = within.shared.limits.file_bytes;
    let mut bytes = Vec::new();
    match stream.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(error) => within.broken(&spot.origin, &error),
        Ok(_) if bytes.len() as u64 > limit => within.fail(too_long(limit), &spot.origin),
        Ok(_) => archive(within, Cursor::new(bytes), spot),
    }
}

fn archive<R: Read + Seek>(within: &mut Within<'_>, mut input: R, spot: &Spot<'_>) -> Flow {
    match listed(&mut input) {
        Ok(mut archive) => members(within, &mut archive, spot),
        Err(error) => {
            within.fail(listless(&error), &spot.origin)?;
            match input.seek(SeekFrom::Start(0)) {
                Ok(_) => salvage(within, &mut input, spot),
                Err(_) => ControlFlow::Continue(()),
            }
        }
    }
}

/// The archive, once all of its list could be read. The list stays where it is: many members cost no
/// memory, and members of one name are members all the same.
fn listed<R: Read + Seek>(input: R) -> ZipResult<ZipIterable<R>> {
    let mut archive = ZipIterable::try_new(input, Config::default())?;
    for entry in archive.files()? {
        entry?;
    }
    Ok(archive)
}

/// The members in the order of the list.
fn members<R: Read + Seek>(
    within: &mut Within<'_>,
    archive: &mut ZipIterable<R>,
    spot: &Spot<'_>,
) -> Flow {
    let entries = match archive.files() {
        Ok(entries) => entries,
        Err(error) => return within.fail(listless(&error), &spot.origin),
    };
    while let Some(entry) = entries.next() {
        if let Err(fault) = within.shared.budget.take_member(&within.shared.limits) {
            return within.fail(fault, &spot.origin);
        }
        match entry {
            Ok(entry) => member(within, entry, entries.reader_mut(), spot)?,
            Err(error) => return within.fail(listless(&error), &spot.origin),
        }
    }
    ControlFlow::Continue(())
}

fn member<R: Read + Seek>(
    within: &mut Within<'_>,
    entry: ZipFileEntry<'_>,
    input: &mut R,
    outer: &Spot<'_>,
) -> Flow {
    if entry.is_dir() {
        return ControlFlow::Continue(());
    }
    let mut spot = outer.member(entry.name_raw());
    spot.origin.offset = Some(entry.header_start());
    if entry.is_symlink() {
        return within.skip(&spot.origin, Reason::NoFile);
    }
    match entry.with_reader(input, ZipReadOptions::default()) {
        Ok(file) => content(within, file, &spot),
        Err(error) => within.fail(why_not(error), &spot.origin),
    }
}

/// Members as they follow each other, as far as that goes. The archive's own error has been told.
fn salvage(within: &mut Within<'_>, input: &mut impl Read, outer: &Spot<'_>) -> Flow {
    while let Ok(Some(file)) = zip::read::read_zipfile_from_stream(input) {
        if let Err(fault) = within.shared.budget.take_member(&within.shared.limits) {
            return within.fail(fault, &outer.origin);
        }
        if !file.is_dir() {
            let spot = outer.member(file.name_raw());
            content(within, file, &spot)?;
        }
    }
    ControlFlow::Continue(())
}

fn content<R: Read>(within: &mut Within<'_>, file: ZipFile<'_, R>, spot: &Spot<'_>) -> Flow {
    let shared = within.shared;
    let packed = Rc::new(Cell::new(file.compressed_size()));
    let mut unpacked = Measured::new(file, "zip", packed, &shared.limits, &shared.budget);
    within.member(&mut unpacked, spot)
}

/// Why there is no list of members.
fn listless(error: &ZipError) -> Fault {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => super::fault::of(error),
        _ => Fault::new(
            Code::Truncated,
            format!(
                "the list of members at the end of the zip is missing or damaged ({error}); fetch it \
                 again, members found without it were read"
            ),
        ),
    }
}

/// Why a member cannot be read.
fn why_not(error: ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Fault::new(
                Code::Encrypted,
                "the member is encrypted; unpack it with its password first",
            )
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => Fault::new(
            Code::Unsupported,
            format!("a kind of zip that is not read ({error}); unpack it first"),
        ),
        ZipError::Io(error) => super::fault::of(&of_unpacking("zip", error)),
        other => Fault::new(
            Code::Corrupt,
            format!("the member is damaged ({other}); fetch the archive again"),
        ),
    }
}
