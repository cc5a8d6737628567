//! Opening a database: ours, or nobody's yet; anything else is left as it is.

use super::ddl::{self, APPLICATION_ID, VERSION};
use crate::{Error, FileKind, must_hold, tables};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a database that somebody else is writing is waited for.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 0 } else { 5 });
/// Bytes of a page of a new database: large ones take fewer writes where rows come by the thousand.
const PAGE: i32 = 16 << 10;
/// Memory for pages, in KiB.
const CACHE: i32 = 32 << 10;

/// A database of ours, or an empty one.
pub(super) struct Database {
    pub path: PathBuf,
    pub db: Connection,
    /// The tables are there.
    pub is_made: bool,
    /// The tables are those that this version makes.
    is_current: bool,
}

impl Database {
    /// Opens `path` to write, and makes an empty file where there is none.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        check_file(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Self::with(path, flags)?;
        if opened.is_read_only()? {
            let cause = "cannot be written: the file or its folder is read-only; name another file, or let it be written";
            return Err(Error::at(path.display(), cause));
        }
        Ok(opened)
    }

    /// Opens a database to read; it must be ours and current.
    pub(super) fn open_to_read(path: &Path) -> Result<Self, Error> {
        if !path.exists() {
            let cause = "no such file; make it with svodka export RECORDS --to FILE.db";
            return Err(Error::at(path.display(), cause));
        }
        must_hold(path, &[FileKind::Sqlite])?;
        check_file(path)?;
        // What a killed export has left must be undone before anything is read; a file that cannot be written is
        // opened to read alone.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Self::with(path, flags)?;
        if !opened.is_made {
            let cause = "holds no records; fill it with svodka export RECORDS --to FILE.db";
            return Err(Error::at(path.display(), cause));
        }
        opened.must_be_current()?;
        Ok(opened)
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Self, Error> {
        let failed = |cause| told(path, &cause);
        let db = Connection::open_with_flags(path, flags).map_err(failed)?;
        db.busy_timeout(PATIENCE).map_err(failed)?;
        // Of an empty file alone, before it is looked at: others keep the pages that they have.
        db.pragma_update(None, "page_size", PAGE).map_err(failed)?;
        db.pragma_update(None, "cache_size", -CACHE)
            .map_err(failed)?;
        db.pragma_update(None, "foreign_keys", true)
            .map_err(failed)?;
        let application = number(&db, "application_id").map_err(failed)?;
        let version = number(&db, "user_version").map_err(failed)?;
        let present = statements(&db).map_err(failed)?;
        let is_made = application == APPLICATION_ID;
        if !is_made && !present.is_empty() {
            let cause = "is a database of another program; name another file, it was left as it is";
            return Err(Error::at(path.display(), cause));
        }
        if is_made && version > VERSION {
            let cause = format_args!(
                "was made by a later svodka (tables of version {version}, this one knows {VERSION}); use that one, or name another file"
            );
            return Err(Error::at(path.display(), cause));
        }
        let is_current = ddl::statements()
            .iter()
            .all(|one| present.contains(&bare(one)));
        Ok(Self {
            path: path.to_owned(),
            db,
            is_made,
            is_current,
        })
    }

    /// Nothing but current tables can be added to.
    pub(super) fn must_be_current(&self) -> Result<(), Error> {
        if self.is_made && !self.is_current {
            let cause = "was made by another version of svodka, or its tables were changed; export all records anew with --replace, or name another file";
            return Err(Error::at(self.path.display(), cause));
        }
        Ok(())
    }

    /// Begins a transaction to write, and makes the tables in the first.
    pub(super) fn begin(&mut self) -> rusqlite::Result<()> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        match self.is_made {
            true => Ok(()),
            false => self.make(),
        }
    }

    /// Makes the tables, within a transaction.
    fn make(&mut self) -> rusqlite::Result<()> {
        for statement in ddl::statements().into_iter().chain(ddl::marks()) {
            self.db.execute_batch(&statement)?;
        }
        self.is_made = true;
        self.is_current = true;
        Ok(())
    }

    /// Whether tables that are not ours have foreign keys.
    pub(super) fn is_referred_to(&self) -> rusqlite::Result<bool> {
        let own = tables().iter().map(|table| table.name).chain(["exported"]);
        let own: Vec<String> = own.map(|name| format!("'{name}'")).collect();
        let query = format!(
            "SELECT EXISTS (SELECT 1 FROM sqlite_master AS t, pragma_foreign_key_list(t.name)
            WHERE t.type = 'table' AND t.name NOT IN ({}))",
            own.join(", ")
        );
        self.db.query_row(&query, [], |row| row.get(0))
    }

    fn is_read_only(&self) -> Result<bool, Error> {
        let read_only = self.db.is_readonly("main");
        read_only.map_err(|cause| told(&self.path, &cause))
    }
}

/// A number in the head of the file.
fn number(db: &Connection, name: &str) -> rusqlite::Result<i32> {
    db.pragma_query_value(None, name, |row| row.get(0))
}

/// A file that SQLite would not know, or would take for its own by mistake.
fn check_file(path: &Path) -> Result<(), Error> {
    let Ok(data) = fs::metadata(path) else {
        return folder_of(path);
    };
    // What is no file is not even opened: a pipe would wait.
    let kind = data.is_file().then(|| FileKind::of_file(path));
    let cause = match kind {
        None if data.is_dir() => "is a folder; name a file in it",
        None => "is a pipe or a device, and no database; name a file",
        Some(Ok(FileKind::Sqlite)) => return Ok(()),
        Some(Ok(_)) if data.len() == 0 => return Ok(()),
        Some(Ok(_)) => "is no SQLite database; name another file, it was left as it is",
        Some(Err(_)) => "cannot be read; let it be read and written",
    };
    Err(Error::at(path.display(), cause))
}

/// The folder of a file that is to be made.
fn folder_of(path: &Path) -> Result<(), Error> {
    let missing = std::io::ErrorKind::NotFound.into();
    match path.parent() {
        Some(folder) if folder != Path::new("") && !folder.is_dir() => {
            Err(Error::output(path, &missing))
        }
        _ => Ok(()),
    }
}

/// What made the tables, views, indexes and triggers that are there.
fn statements(db: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut query = db.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|sql| sql.map(|sql| bare(&sql))).collect()
}

/// A statement without its white space.
fn bare(statement: &str) -> String {
    statement.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An error of SQLite, with the way out.
pub(super) fn told(path: &Path, error: &rusqlite::Error) -> Error {
    let way_out = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program is writing it; try again when that has finished"
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "the file or its folder cannot be written; name another file, or let it be written"
        }
        Some(ErrorCode::DiskFull) => {
            "the disk is full; batches before this one stay: make room and run the same again"
        }
        // A limit on the size of files ends here, too.
        Some(ErrorCode::SystemIoFailure) => {
            "the disk is full, or fails; batches before this one stay: make room and run the same again"
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "the file is damaged; restore it, or export all records to another one"
        }
        _ => "nothing of this batch was written",
    };
    Error::at(path.display(), format_args!("{error}; {way_out}"))
}
