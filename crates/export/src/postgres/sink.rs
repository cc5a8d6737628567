//! Batches of records into a database.

use super::connect::{Place, connect, is_of_data, unlock};
use super::copy::{copy, list, merge, remove};
use super::ddl;
use super::made::{Made, made, unmake};
use super::words::Words;
use crate::fingerprint::fingerprint;
use crate::gone::Stated;
use crate::tables::PARTS_OF_CLAIMS;
use crate::value::without_nul;
use crate::{Batch, Error, Mode, Options, Position, Sink, Table, Target, tables};
use postgres::Client;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use svodka_record::Record;

pub(super) fn open(target: &Target, options: Options) -> Result<Box<dyn Sink>, Error> {
    let (client, place) = connect(&target.place)?;
    let mut sink = Postgres {
        client,
        place,
        mode: options.mode,
        words: Words::new(options.lemmas),
        documents: 0,
        stated: Stated::default(),
        is_open: false,
    };
    let made = made(&mut sink.client, &sink.place)?;
    if made == Made::Changed && options.mode != Mode::Replace {
        let cause = "its tables were changed; export all records anew with --replace, or name another database";
        return Err(sink.place.error(cause));
    }
    sink.prepare(made)?;
    Ok(Box::new(sink))
}

struct Postgres {
    client: Client,
    place: Place,
    mode: Mode,
    words: Words,
    documents: u64,
    stated: Stated,
    /// Whether a transaction is open: with `Replace` one holds everything, else a batch.
    is_open: bool,
}

impl Drop for Postgres {
    fn drop(&mut self) {
        unlock(&mut self.client);
    }
}

impl Sink for Postgres {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        let outcome = self.begin().and_then(|()| self.try_write(batch));
        outcome.map_err(|cause| {
            let error = self.told(&cause);
            match batch.place().filter(|_| is_of_data(&cause)) {
                Some(lines) => Error::at(error, format_args!("in {lines}")),
                None => error,
            }
        })
    }

    fn commit(&mut self) -> Result<Position, Error> {
        if self.mode != Mode::Replace {
            self.end()?;
        }
        Ok(Position(self.documents.to_string()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let outcome = self.begin().and_then(|()| self.remove_gone());
        outcome.map_err(|cause| self.told(&cause))?;
        self.end()?;
        let mut indexes = ddl::indexes();
        indexes.push("ANALYZE".to_owned());
        let made = indexes
            .iter()
            .try_for_each(|one| self.client.batch_execute(one));
        made.map_err(|cause| self.place.told(&cause))
    }
}

impl Postgres {
    /// Makes the tables where there are none, or with `Replace` anew, within the first transaction.
    fn prepare(&mut self, made: Made) -> Result<(), Error> {
        let prepared = self.begin().and_then(|()| {
            let client = &mut self.client;
            if made == Made::Changed {
                unmake(client)?;
            }
            if made == Made::Tables && self.mode == Mode::Replace {
                // All at once and no others: a table of somebody else that refers to ours stops it.
                let own = tables().iter().map(|table| table.name);
                let all: Vec<&str> = own.chain(["exported", "word_forms"]).collect();
                client.batch_execute(&format!("TRUNCATE {}", all.join(", ")))?;
            }
            if made != Made::Tables {
                ddl::statements()
                    .iter()
                    .try_for_each(|one| client.batch_execute(one))?;
            }
            client.batch_execute(
                "CREATE TEMP TABLE seen_documents (id text PRIMARY KEY);
                CREATE TEMP TABLE seen_entities (id text PRIMARY KEY);
                CREATE TEMP TABLE seen_claims (id text PRIMARY KEY)",
            )
        });
        prepared.map_err(|cause| self.told(&cause))?;
        self.commit().map(|_| ())
    }

    fn begin(&mut self) -> Result<(), postgres::Error> {
        if !self.is_open {
            self.client.batch_execute("BEGIN")?;
            self.is_open = true;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        if self.is_open {
            let ended = self.client.batch_execute("COMMIT");
            ended.map_err(|cause| self.told(&cause))?;
            self.is_open = false;
        }
        Ok(())
    }

    fn try_write(&mut self, batch: &Batch) -> Result<(), postgres::Error> {
        self.documents += batch.records.len() as u64;
        self.stated.add(batch);
        let part = &mut self.client;
        note_seen(part, batch, self.mode)?;
        for table in tables().iter().filter(|table| !of_documents(table)) {
            merge(
                part,
                table,
                batch,
                self.mode != Mode::Append,
                &mut self.words,
            )?;
        }
        if self.mode != Mode::Append {
            trim(part, batch)?;
        }
        for group in distinct(batch) {
            write_documents(part, &group, self.mode, &mut self.words)?;
        }
        list(part, &mut self.words)
    }

    /// Removes what is gone with this run.
    fn remove_gone(&mut self) -> Result<(), postgres::Error> {
        if self.mode == Mode::Prune {
            self.prune()?;
        }
        let mut removals = self.stated.removals(self.mode).into_iter();
        removals.try_for_each(|one| self.client.execute(one, &[]).map(|_| ()))
    }

    /// Removes documents that were not in the input.
    fn prune(&mut self) -> Result<(), postgres::Error> {
        let part = &mut self.client;
        let gone = "SELECT id FROM documents WHERE id NOT IN (SELECT id FROM seen_documents) ORDER BY id LIMIT 1000";
        loop {
            let ids: Vec<String> = part
                .query(gone, &[])?
                .iter()
                .map(|row| row.get(0))
                .collect();
            if ids.is_empty() {
                break;
            }
            remove(part, &ids)?;
        }
        Ok(())
    }

    /// An error, once nothing of the batch is left.
    fn told(&mut self, cause: &postgres::Error) -> Error {
        // A connection that is lost has rolled back.
        let _ = self.client.batch_execute("ROLLBACK");
        self.is_open = false;
        self.words.forget();
        self.place.told(cause)
    }
}

fn of_documents(table: &Table) -> bool {
    table.name == "documents" || table.is_of_documents()
}

/// The records of a batch in groups in which no document comes twice: the later record is what it is now.
fn distinct(batch: &Batch) -> Vec<Batch> {
    let mut groups: Vec<Batch> = Vec::new();
    let mut met: HashMap<&str, usize> = HashMap::new();
    for record in &batch.records {
        let times = met.entry(&record.id).or_default();
        if groups.len() == *times {
            groups.push(Batch::default());
        }
        groups[*times].records.push(record.clone());
        *times += 1;
    }
    groups
}

/// Writes documents that are new or have changed.
fn write_documents(
    to: &mut Client,
    batch: &Batch,
    mode: Mode,
    words: &mut Words,
) -> Result<(), postgres::Error> {
    let ids: Vec<String> = batch.records.iter().map(id).collect();
    let known = to.query(
        "SELECT document_id, fingerprint FROM exported WHERE document_id = ANY($1)",
        &[&ids],
    )?;
    let known: HashMap<String, String> = known.iter().map(|row| (row.get(0), row.get(1))).collect();
    let prints: Vec<String> = batch.records.iter().map(fingerprint).collect();
    let wanted = |at: &usize| match known.get(&ids[*at]) {
        None => true,
        Some(print) => mode != Mode::Append && *print != prints[*at],
    };
    let wanted: HashSet<usize> = (0..ids.len()).filter(wanted).collect();
    let old = wanted.iter().filter(|at| known.contains_key(&ids[**at]));
    let old: Vec<String> = old.map(|&at| ids[at].clone()).collect();
    if !old.is_empty() {
        remove(to, &old)?;
    }
    let records = batch.records.iter().enumerate();
    let records = records.filter(|(at, _)| wanted.contains(at));
    let changed = Batch {
        records: records.map(|(_, record)| record.clone()).collect(),
        ..Batch::default()
    };
    if changed.is_empty() {
        return Ok(());
    }
    for table in tables().iter().filter(|table| of_documents(table)) {
        copy(to, table, &changed, words)?;
    }
    let ids: Vec<String> = changed.records.iter().map(id).collect();
    let prints: Vec<String> = changed.records.iter().map(fingerprint).collect();
    to.execute(
        "INSERT INTO exported SELECT * FROM unnest($1::text[], $2::text[])",
        &[&ids, &prints],
    )?;
    Ok(())
}

fn id(record: &Record) -> String {
    without_nul(&record.id).into_owned()
}

fn note_seen(to: &mut Client, batch: &Batch, mode: Mode) -> Result<(), postgres::Error> {
    let mut note = |table: &str, ids: Vec<Cow<'_, str>>| {
        let insert =
            format!("INSERT INTO {table} SELECT unnest($1::text[]) ON CONFLICT DO NOTHING");
        match ids.is_empty() {
            true => Ok(0),
            false => to.execute(&insert, &[&ids]),
        }
    };
    let claims = batch.claims.iter().map(|x| without_nul(&x.id));
    note("seen_claims", claims.collect())?;
    if mode == Mode::Prune {
        let records = batch.records.iter().map(|x| without_nul(&x.id));
        note("seen_documents", records.collect())?;
        let entities = batch.entities.iter().map(|x| without_nul(&x.id));
        note("seen_entities", entities.collect())?;
    }
    Ok(())
}

/// Removes sources and relations that claims no longer have.
fn trim(to: &mut Client, batch: &Batch) -> Result<(), postgres::Error> {
    if batch.claims.is_empty() {
        return Ok(());
    }
    for (table, count) in PARTS_OF_CLAIMS {
        let claims = batch.claims.iter();
        let (ids, counts): (Vec<Cow<'_, str>>, Vec<i64>) = claims
            .map(|x| {
                (
                    without_nul(&x.id),
                    i64::try_from(count(x)).unwrap_or(i64::MAX),
                )
            })
            .unzip();
        let statement = format!(
            "DELETE FROM {table} AS s USING unnest($1::text[], $2::int8[]) AS x (claim, count)
            WHERE s.claim = x.claim AND s.number > x.count"
        );
        to.execute(&statement, &[&ids, &counts])?;
    }
    Ok(())
}
