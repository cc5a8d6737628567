//! Records out of what holds them: NDJSON or a database.

use crate::database::{self, File, Server};
use std::io;
use std::path::Path;
use svodka_export::{FileKind, Reader};
use svodka_record::Record;

/// Hands over all records of a file of NDJSON (`-` is standard input), a SQLite database, or a server
/// (`postgresql://…`); memory does not grow with them.
///
/// # Errors
/// What cannot be read or holds no records; what `take` says.
pub fn each_record(place: &Path, take: &mut dyn FnMut(Record) -> io::Result<()>) -> io::Result<()> {
    if let Some(address) = place.to_str().filter(|place| Server::is_one(place)) {
        return database::each_record(&mut Server::connect(address)?, take);
    }
    if File::is_one(place) {
        return database::each_record(&mut File::open(place)?, take);
    }
    for batch in Reader::of(vec![place.to_owned()], &[FileKind::Records]) {
        let batch = batch.map_err(io::Error::other)?;
        batch.records.into_iter().try_for_each(&mut *take)?;
    }
    Ok(())
}
