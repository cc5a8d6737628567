//! Batches of records into a database.

use super::file::{Database, told};
use super::forms::Forms;
use super::unindexed::Unindexed;
use super::write::{self, Stopped};
use crate::fingerprint::fingerprint;
use crate::gone::Stated;
use crate::value::without_nul;
use crate::{Batch, Error, Mode, Options, Position, Sink, Target};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use svodka_record::Record;
use svodka_shards::{MAKING, beside};

pub(super) fn open(target: &Target, options: Options) -> Result<Box<dyn Sink>, Error> {
    let path = target.path();
    let guard = Unused::of(path);
    let found = Database::open(path)?;
    let (database, replaced) = match options.mode {
        Mode::Replace => replacing(found)?,
        _ => {
            found.must_be_current()?;
            let is_free = found.db.execute_batch("BEGIN IMMEDIATE; ROLLBACK");
            is_free.map_err(|cause| told(path, &cause))?;
            (found, None)
        }
    };
    database
        .db
        .set_prepared_statement_cache_capacity(write::STATEMENTS);
    // Triggers keep search equal to the tables for whoever else writes there; row by row, which costs more than a batch.
    let config = DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER;
    let quiet = database.db.set_db_config(config, false);
    quiet.map_err(|cause| told(path, &cause))?;
    // Records are known to be whole, and a document goes with all its rows: SQLite need not look every row up again,
    // but for tables of others.
    let others = database.is_referred_to();
    let trusted = others.and_then(|are| database.db.pragma_update(None, "foreign_keys", are));
    trusted.map_err(|cause| told(path, &cause))?;
    let mut sink = Sqlite {
        database,
        replaced,
        mode: options.mode,
        forms: Forms::new(options.lemmas),
        unindexed: Unindexed::default(),
        documents: 0,
        stated: Stated::default(),
        _guard: guard,
    };
    sink.prepare().map_err(|cause| told(path, &cause))?;
    Ok(Box::new(sink))
}

/// A database to write into, and the one whose place it is to take, held so that nobody else writes there.
fn replacing(old: Database) -> Result<(Database, Option<Database>), Error> {
    let held = old
        .db
        .execute_batch("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE");
    held.map_err(|cause| told(&old.path, &cause))?;
    let part = part_of(&old.path);
    match fs::remove_file(&part) {
        Err(cause) if part.exists() => return Err(Error::output(&part, &cause)),
        _ => {}
    }
    let new = Database::open(&part)?;
    // It counts when it has its name, so until then nothing need be safe.
    let quick = new
        .db
        .execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    quick.map_err(|cause| told(&part, &cause))?;
    Ok((new, Some(old)))
}

struct Sqlite {
    database: Database,
    replaced: Option<Database>,
    mode: Mode,
    forms: Forms,
    unindexed: Unindexed,
    documents: u64,
    stated: Stated,
    _guard: Unused,
}

impl Sink for Sqlite {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        self.try_write(batch).map_err(|stopped| {
            let error = self.told(&stopped.cause);
            match stopped.fault {
                Some(fault) => Error::at(error, fault),
                None => error,
            }
        })
    }

    fn commit(&mut self) -> Result<Position, Error> {
        let outcome = match self.database.db.is_autocommit() {
            true => Ok(()),
            false => self.keep(),
        };
        outcome.map_err(|cause| self.told(&cause))?;
        Ok(Position(self.documents.to_string()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let outcome = self.begin().and_then(|()| self.remove_gone());
        outcome.map_err(|cause| self.told(&cause))?;
        self.commit()?;
        match self.replaced.take() {
            Some(old) => self.replace(old),
            None => Ok(()),
        }
    }
}

impl Sqlite {
    fn prepare(&mut self) -> rusqlite::Result<()> {
        // In a file of its own that SQLite removes: an archive has more ids than memory should hold.
        self.database.db.execute_batch(
            "CREATE TEMP TABLE seen_documents (id TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TEMP TABLE seen_entities (id TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TEMP TABLE seen_claims (id TEXT PRIMARY KEY) WITHOUT ROWID",
        )
    }

    /// Begins a transaction unless one is open.
    fn begin(&mut self) -> rusqlite::Result<()> {
        match self.database.db.is_autocommit() {
            true => self.database.begin(),
            false => Ok(()),
        }
    }

    /// Ends the transaction.
    fn keep(&mut self) -> rusqlite::Result<()> {
        self.forms.list(&self.database.db)?;
        self.unindexed.fill(&self.database.db)?;
        self.database.db.execute_batch("COMMIT")
    }

    fn try_write(&mut self, batch: &Batch) -> Result<(), Stopped> {
        self.begin()?;
        self.documents += batch.records.len() as u64;
        self.stated.add(batch);
        self.note_seen(batch)?;
        write::add_linked(&self.database.db, batch, self.mode != Mode::Append)?;
        let ids: HashSet<&str> = batch.records.iter().map(|record| &*record.id).collect();
        if ids.len() == batch.records.len() {
            return self.write_documents(batch);
        }
        // One id twice: the later record is what the document is now.
        for record in &batch.records {
            self.write_documents(&Batch {
                records: vec![record.clone()],
                ..Batch::default()
            })?;
        }
        Ok(())
    }

    /// Writes the documents of a batch, none of which comes twice in it.
    fn write_documents(&mut self, batch: &Batch) -> Result<(), Stopped> {
        let db = &self.database.db;
        let mut wanted = HashSet::new();
        let mut fingerprints = Vec::new();
        for record in &batch.records {
            let fingerprint = fingerprint(record);
            if make_way(db, record, &fingerprint, self.mode, &mut self.unindexed)? {
                wanted.insert(without_nul(&record.id));
                fingerprints.push((without_nul(&record.id), fingerprint));
            }
        }
        self.unindexed.begin(db)?;
        write::add(db, batch, &wanted, &mut self.forms)?;
        let mut noted = fingerprints.iter();
        noted.try_for_each(|(id, fingerprint)| write::note(db, id, fingerprint))?;
        Ok(())
    }

    fn note_seen(&self, batch: &Batch) -> rusqlite::Result<()> {
        let note = |table: &str, ids: &mut dyn Iterator<Item = &str>| -> rusqlite::Result<()> {
            let insert = format!("INSERT OR IGNORE INTO {table} VALUES (?)");
            let mut insert = self.database.db.prepare_cached(&insert)?;
            for id in ids {
                insert.execute([without_nul(id)])?;
            }
            Ok(())
        };
        note("seen_claims", &mut batch.claims.iter().map(|x| &*x.id))?;
        if self.mode == Mode::Prune {
            note("seen_documents", &mut batch.records.iter().map(|x| &*x.id))?;
            note("seen_entities", &mut batch.entities.iter().map(|x| &*x.id))?;
        }
        Ok(())
    }

    /// Removes what is gone with this run.
    fn remove_gone(&mut self) -> rusqlite::Result<()> {
        if self.mode == Mode::Prune {
            self.prune()?;
        }
        let mut removals = self.stated.removals(self.mode).into_iter();
        removals.try_for_each(|one| self.database.db.execute(one, []).map(|_| ()))
    }

    /// Removes documents that were not in the input.
    fn prune(&mut self) -> rusqlite::Result<()> {
        let db = &self.database.db;
        self.unindexed.fill(db)?;
        let mut gone = db.prepare(
            "SELECT id FROM documents WHERE id NOT IN (SELECT id FROM seen_documents) ORDER BY id LIMIT 1000",
        )?;
        loop {
            let ids: Vec<String> = gone
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            if ids.is_empty() {
                break;
            }
            ids.iter().try_for_each(|id| write::remove(db, id))?;
        }
        Ok(())
    }

    /// Gives the new database the name of the old one, in one step.
    fn replace(self: Box<Self>, old: Database) -> Result<(), Error> {
        let Self { database, .. } = *self;
        let Database { path, db, .. } = database;
        db.close().map_err(|(_, cause)| told(&path, &cause))?;
        let moved = File::open(&path)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&path, &old.path));
        moved.map_err(|cause| Error::output(&old.path, &cause))
    }

    /// An error, once nothing of the batch is left.
    fn told(&mut self, cause: &rusqlite::Error) -> Error {
        // A transaction that has failed may be gone already.
        let _ = self.database.db.execute_batch("ROLLBACK");
        self.forms.forget();
        self.unindexed.forget();
        told(&self.database.path, cause)
    }
}

/// Removes what the database holds of a document that is to be written; whether it is.
fn make_way(
    db: &Connection,
    record: &Record,
    fingerprint: &str,
    mode: Mode,
    unindexed: &mut Unindexed,
) -> rusqlite::Result<bool> {
    let id = without_nul(&record.id);
    let mut known = db.prepare_cached("SELECT fingerprint FROM exported WHERE document_id = ?")?;
    let known: Option<String> = known.query_row([&id], |row| row.get(0)).optional()?;
    let stays = known
        .as_deref()
        .is_some_and(|known| known == fingerprint || mode == Mode::Append);
    if known.is_some() && !stays {
        unindexed.fill(db)?;
        write::remove(db, &id)?;
    }
    Ok(!stays)
}

/// Files that are removed again if nothing came of them.
struct Unused {
    file: Option<PathBuf>,
    part: PathBuf,
}

impl Unused {
    fn of(path: &Path) -> Self {
        Self {
            file: (!path.exists()).then(|| path.to_owned()),
            part: part_of(path),
        }
    }
}

impl Drop for Unused {
    fn drop(&mut self) {
        let is_empty = |path: &&PathBuf| fs::metadata(path).is_ok_and(|file| file.len() == 0);
        let empty = self.file.as_ref().filter(is_empty);
        for path in empty.into_iter().chain([&self.part]) {
            // Nobody has asked for it, and there is nobody to tell.
            let _ = fs::remove_file(path);
        }
    }
}

fn part_of(path: &Path) -> PathBuf {
    beside(path, MAKING)
}
