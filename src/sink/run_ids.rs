//! Ids of the records of a run: no two are the same.
//!
//! The first record with an id keeps it. A later one has `~` and 8 hexadecimal digits behind it, of a hash of its
//! path and member: so all repeats of one file look alike, and where a file is read does not depend on how many
//! others have the same ids. If that is taken too, `.2`, `.3` and so on follow.

use super::Print;
use crate::record::Record;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// What stands before the id in the line of a record.
const BEFORE: &str = "\"id\":\"";

/// Bytes of a line in which that stands.
const LOOKED_AT: usize = 1 << 10;

/// The ids so far, by 8 bytes of their hash: among a hundred million two agree by chance once in 4 000 runs.
#[derive(Default)]
pub struct RunIds {
    seen: FxHashSet<u64>,
    /// The last number behind an id with its place, by the hash of both: all before it are taken.
    numbers: FxHashMap<u64, u64>,
}

impl RunIds {
    /// Makes repeated ids of records distinct, also in their `prints`; how many there were.
    pub fn settle(&mut self, records: &mut [Record], prints: &mut [Print]) -> u64 {
        let mut repeated = 0;
        for (number, record) in records.iter_mut().enumerate() {
            if self.seen.insert(hash(&record.id)) {
                continue;
            }
            record.id = self.distinct(record);
            repeated += 1;
            if let Some(print) = prints.get_mut(number) {
                print.rename(record.id.clone());
            }
        }
        repeated
    }

    /// An id for a record whose own is taken.
    fn distinct(&mut self, record: &Record) -> String {
        let mut digest = Sha256::new();
        digest.update(&record.source.path);
        digest.update([0]);
        digest.update(record.source.member.as_deref().unwrap_or_default());
        let place: String = digest.finalize()[..4]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.numbered(&format!("{}~{place}", record.id)).0
    }

    /// The first id of those that begin so that is free, and how many were tried.
    fn numbered(&mut self, base: &str) -> (String, u64) {
        let own = hash(base);
        if self.seen.insert(own) {
            return (base.to_owned(), 1);
        }
        let from = self.numbers.get(&own).copied().unwrap_or(1);
        let mut number = from;
        loop {
            number += 1;
            let id = format!("{base}.{number}");
            if self.seen.insert(hash(&id)) {
                self.numbers.insert(own, number);
                return (id, number - from + 1);
            }
        }
    }

    fn remember(&mut self, ids: &[u64]) {
        self.seen.extend(ids);
    }
}

/// The hash of an id as it stands in a line, quotation marks included.
fn hash(id: &str) -> u64 {
    let mut digest = Sha256::new();
    digest.update(serde_json::Value::from(id).to_string());
    first_bytes(digest)
}

fn first_bytes(digest: Sha256) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&digest.finalize()[..8]);
    u64::from_be_bytes(first)
}

/// Reads records of an earlier run and keeps their ids, until they are known to count.
pub struct IdReader<R> {
    inner: R,
    place: Place,
    pending: Vec<u64>,
}

/// Where in a line the reader is.
enum Place {
    /// Before the id; what was read of the line.
    Before(Vec<u8>),
    /// In it; its beginning is hashed.
    Inside { digest: Sha256, is_escaped: bool },
    /// Behind it.
    Behind,
}

impl<R: Read> IdReader<R> {
    /// Nothing is read yet.
    pub fn new(inner: R) -> Self {
        Self {
            inner,
            place: Place::Before(Vec::new()),
            pending: Vec::new(),
        }
    }

    /// What was read counts.
    pub fn count(&mut self, ids: &mut RunIds) {
        ids.remember(&self.pending);
        self.pending.clear();
    }

    /// Goes over a piece of a line.
    fn look(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while !rest.is_empty() {
            rest = match &mut self.place {
                Place::Before(line) => {
                    let known = line.len();
                    let room = LOOKED_AT.saturating_sub(known).min(rest.len());
                    line.extend_from_slice(&rest[..room]);
                    match memchr::memmem::find(line, BEFORE.as_bytes()) {
                        Some(at) => {
                            let mut digest = Sha256::new();
                            digest.update(b"\"");
                            self.place = Place::Inside {
                                digest,
                                is_escaped: false,
                            };
                            &rest[at + BEFORE.len() - known..]
                        }
                        None => {
                            if line.len() == LOOKED_AT {
                                self.place = Place::Behind;
                            }
                            &[]
                        }
                    }
                }
                Place::Inside { digest, is_escaped } => match end_of_id(rest, is_escaped) {
                    Some(end) => {
                        digest.update(&rest[..end]);
                        self.pending.push(first_bytes(std::mem::take(digest)));
                        self.place = Place::Behind;
                        &[]
                    }
                    None => {
                        digest.update(rest);
                        &[]
                    }
                },
                Place::Behind => &[],
            };
        }
    }
}

/// Behind the quotation mark that ends an id.
fn end_of_id(piece: &[u8], is_escaped: &mut bool) -> Option<usize> {
    for (at, byte) in piece.iter().enumerate() {
        match byte {
            _ if *is_escaped => *is_escaped = false,
            b'\\' => *is_escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

impl<R: Read> Read for IdReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        for piece in buffer[..read].split_inclusive(|byte| *byte == b'\n') {
            self.look(piece);
            if piece.ends_with(b"\n") {
                self.place = Place::Before(Vec::new());
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn found(id: &str, path: &str) -> Record {
        let mut record = sample(id);
        record.source.path = path.into();
        record
    }

    fn line(record: &Record) -> String {
        serde_json::to_string(record).unwrap() + "\n"
    }

    #[test]
    fn repeats_are_made_distinct_and_nothing_else() {
        let mut records = [
            found("1", "a"),
            found("2", "a"),
            found("1", "b"),
            found("2", "b"),
            found("1", "b"),
            found("a\"\\", "b"),
            found("a\"\\", "c"),
        ];
        let mut all = RunIds::default();
        let mut prints = vec![Print::of("1", None, "x"); 7];
        assert_eq!(all.settle(&mut records, &mut prints), 4);
        let ids = records.each_ref().map(|record| record.id.as_str());
        assert_eq!(ids[..2], ["1", "2"]);
        let of_b = ids[2].strip_prefix("1~").unwrap();
        assert_eq!(ids[3], format!("2~{of_b}"));
        assert_eq!(ids[4], format!("1~{of_b}.2"));
        assert_eq!(ids[5], "a\"\\");
        assert!(ids[6].starts_with("a\"\\~"));
        assert_eq!(prints[2], {
            let mut print = Print::of("1", None, "x");
            print.rename(ids[2].to_owned());
            print
        });
        let mut other = [found("3", "a")];
        assert_eq!(all.settle(&mut other, &mut []), 0);
        assert_eq!(other, [found("3", "a")]);
    }

    /// However often an id is repeated, few others are tried before one is free.
    #[test]
    fn repeats_of_one_id_cost_no_more_than_others() {
        let mut ids = RunIds::default();
        ids.remember(&[hash("1~a.3")]);
        let tried: u64 = (0..2000).map(|_| ids.numbered("1~a").1).sum();
        assert_eq!(ids.numbered("1~a").0, "1~a.2002");
        assert!(tried < 5000, "{tried} ids tried");
    }

    #[test]
    fn a_run_that_goes_on_knows_the_ids_that_count() {
        let long = "д\"".repeat(100_000);
        let [one, two, three] = ["1", long.as_str(), "3"].map(|id| line(&found(id, "a")));
        let counted = one.len() + two.len();
        let mut reader = IdReader::new(io::Cursor::new([one, two, three].concat()));
        let mut ids_so_far = RunIds::default();
        io::copy(&mut (&mut reader).take(counted as u64), &mut io::sink()).unwrap();
        reader.count(&mut ids_so_far);
        io::copy(&mut reader, &mut io::sink()).unwrap();
        let mut again = [found(&long, "b"), found("3", "b")];
        assert_eq!(ids_so_far.settle(&mut again, &mut []), 1);
        assert_eq!(again[1].id, "3");
        assert!(again[0].id.starts_with(&long) && again[0].id.len() == long.len() + 9);
    }
}
