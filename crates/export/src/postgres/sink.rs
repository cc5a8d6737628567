//! Batches of records into a database.

use super::connect::{Place, connect, is_made, is_of_data, unlock};
use super::copy::{copy, list, merge, remove};
use super::ddl;
use super::words::Words;
use crate::fingerprint::fingerprint;
use crate::value::without_nul;
use crate::{Batch, Error, Mode, Options, Position, Sink, Table, Target, tables};
use postgres::Client;
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
        entities: 0,
        has_old_claims: true,
        is_open: false,
    };
    let is_made = is_made(&mut sink.client, &sink.place)?;
    sink.prepare(is_made)?;
    Ok(Box::new(sink))
}

struct Postgres {
    client: Client,
    place: Place,
    mode: Mode,
    words: Words,
    documents: u64,
    entities: u64,
    /// Whether claims of earlier runs are still there: a run states all of them anew.
    has_old_claims: bool,
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
        if self.mode == Mode::Prune {
            let outcome = self.begin().and_then(|()| self.prune());
            outcome.map_err(|cause| self.told(&cause))?;
        }
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
    fn prepare(&mut self, is_made: bool) -> Result<(), Error> {
        let prepared = self.begin().and_then(|()| {
            let client = &mut self.client;
            if is_made && self.mode == Mode::Replace {
                // All at once and no others: a table of somebody else that refers to ours stops it.
                let own = tables().iter().map(|table| table.name);
                let all: Vec<&str> = own.chain(["exported", "word_forms"]).collect();
                client.batch_execute(&format!("TRUNCATE {}", all.join(", ")))?;
            }
            if !is_made {
                ddl::statements()
                    .iter()
                    .try_for_each(|one| client.batch_execute(one))?;
            }
            client.batch_execute(
                "CREATE TEMP TABLE seen_documents (id text PRIMARY KEY);
                CREATE TEMP TABLE seen_entities (id text PRIMARY KEY)",
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
        self.entities += batch.entities.len() as u64;
        let part = &mut self.client;
        if self.mode == Mode::Prune {
            note_seen(part, batch)?;
        }
        if self.has_old_claims && !batch.claims.is_empty() && self.mode != Mode::Append {
            part.batch_execute("DELETE FROM claim_sources; DELETE FROM claims")?;
            self.has_old_claims = false;
        }
        for table in tables().iter().filter(|table| !of_documents(table)) {
            merge(
                part,
                table,
                batch,
                self.mode != Mode::Append,
                &mut self.words,
            )?;
        }
        for group in distinct(batch) {
            write_documents(part, &group, self.mode, &mut self.words)?;
        }
        list(part, &mut self.words)
    }

    /// Removes what was not in the input; entities only where there were any in it.
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
        if self.entities > 0 {
            part.execute(
                "DELETE FROM entities WHERE id NOT IN (SELECT id FROM seen_entities)",
                &[],
            )?;
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

fn note_seen(to: &mut Client, batch: &Batch) -> Result<(), postgres::Error> {
    let ids: Vec<String> = batch.records.iter().map(id).collect();
    let insert = |table: &str| {
        format!("INSERT INTO {table} SELECT unnest($1::text[]) ON CONFLICT DO NOTHING")
    };
    to.execute(&insert("seen_documents"), &[&ids])?;
    let ids: Vec<&str> = batch.entities.iter().map(|entity| &*entity.id).collect();
    to.execute(&insert("seen_entities"), &[&ids])?;
    Ok(())
}
