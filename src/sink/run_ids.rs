//! Ids of the records of a run: no two are the same.
//!
//! The first record with an id keeps it. A later one has `~` and 8 hexadecimal digits behind it, of a hash of its
//! path and member: so all repeats of one file look alike, and where a file is read does not depend on how many
//! others have the same ids. If that is taken too, `.2`, `.3` and so on follow.

use super::Print;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// What stands before the id in the line of a record.
const BEFORE: &str = "\"id\":";

/// Bytes of a line in which its id must end; longer ids are compared by what is in them.
const LOOKED_AT: usize = 64 << 10;

/// The ids so far, by 8 bytes of their hash: among a hundred million two agree by chance once in 4 000 runs.
#[derive(Default)]
pub struct RunIds {
    seen: FxHashSet<u64>,
}

impl RunIds {
    /// Makes repeated ids of records, one a line, distinct, also in their `prints`; how many there were.
    ///
    /// # Errors
    /// A line that is no record.
    pub fn settle(&mut self, lines: Vec<u8>, prints: &mut [Print]) -> io::Result<(Vec<u8>, u64)> {
        let mut settled = Vec::new();
        let (mut begin, mut at, mut repeated, mut number) = (0, 0, 0, 0);
        while at < lines.len() {
            let end = memchr::memchr(b'\n', &lines[at..]).map_or(lines.len(), |end| at + end + 1);
            let line = &lines[at..end];
            let id = id_in(line).ok_or(io::ErrorKind::InvalidData)?;
            if !self.seen.insert(hash(&line[id.clone()])) {
                let distinct = self.distinct(line)?;
                settled.extend_from_slice(&lines[begin..at + id.start]);
                settled.extend_from_slice(serde_json::to_string(&distinct)?.as_bytes());
                begin = at + id.end;
                repeated += 1;
                if let Some(print) = prints.get_mut(number) {
                    print.rename(distinct);
                }
            }
            at = end;
            number += 1;
        }
        if repeated == 0 {
            return Ok((lines, 0));
        }
        settled.extend_from_slice(&lines[begin..]);
        Ok((settled, repeated))
    }

    /// An id for a record whose own is taken.
    fn distinct(&mut self, line: &[u8]) -> io::Result<String> {
        let record: Place = serde_json::from_slice(line)?;
        let mut digest = Sha256::new();
        digest.update(record.source.path);
        digest.update([0]);
        digest.update(record.source.member.unwrap_or_default());
        let place: String = digest.finalize()[..4]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let base = format!("{}~{place}", record.id);
        let mut id = base.clone();
        let mut number = 1;
        while !self
            .seen
            .insert(hash(serde_json::to_string(&id)?.as_bytes()))
        {
            number += 1;
            id = format!("{base}.{number}");
        }
        Ok(id)
    }

    fn remember(&mut self, ids: &[u64]) {
        self.seen.extend(ids);
    }
}

/// Of a record what tells where it was found.
#[derive(Deserialize)]
struct Place {
    id: String,
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    path: String,
    member: Option<String>,
}

/// Where in the line of a record its id stands, quotation marks included.
fn id_in(line: &[u8]) -> Option<std::ops::Range<usize>> {
    let line = &line[..line.len().min(LOOKED_AT)];
    let start = memchr::memmem::find(line, BEFORE.as_bytes())? + BEFORE.len();
    let mut is_escaped = false;
    for (at, byte) in line.iter().enumerate().skip(start + 1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(start..at + 1),
            _ => {}
        }
    }
    Some(start..line.len())
}

fn hash(id: &[u8]) -> u64 {
    let digest = Sha256::digest(id);
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first)
}

/// Reads records of an earlier run and keeps their ids, until they are known to count.
pub struct IdReader<R> {
    inner: R,
    line: Vec<u8>,
    pending: Vec<u64>,
}

impl<R: Read> IdReader<R> {
    /// Nothing is read yet.
    pub fn new(inner: R) -> Self {
        let (line, pending) = Default::default();
        Self {
            inner,
            line,
            pending,
        }
    }

    /// What was read counts.
    pub fn count(&mut self, ids: &mut RunIds) {
        ids.remember(&self.pending);
        self.pending.clear();
    }
}

impl<R: Read> Read for IdReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        for piece in buffer[..read].split_inclusive(|byte| *byte == b'\n') {
            let room = LOOKED_AT.saturating_sub(self.line.len());
            self.line.extend_from_slice(&piece[..piece.len().min(room)]);
            if piece.ends_with(b"\n") {
                let id = id_in(&self.line).map(|id| hash(&self.line[id]));
                self.pending.extend(id);
                self.line.clear();
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, path: &str) -> String {
        let record = serde_json::json!({"id": id, "source": {"path": path, "member": null}, "more": {"id": "x"}});
        format!("{record}\n")
    }

    fn ids(lines: &[u8]) -> Vec<String> {
        let id = |line: &str| serde_json::from_str::<Place>(line).unwrap().id;
        std::str::from_utf8(lines)
            .unwrap()
            .lines()
            .map(id)
            .collect()
    }

    #[test]
    fn repeats_are_made_distinct_and_nothing_else() {
        let lines = [
            line("1", "a"),
            line("2", "a"),
            line("1", "b"),
            line("2", "b"),
            line("1", "b"),
            line("a\"\\", "b"),
            line("a\"\\", "c"),
        ];
        let mut all = RunIds::default();
        let mut prints = vec![Print::of("1", None, "x"); 7];
        let (settled, repeated) = all
            .settle(lines.concat().into_bytes(), &mut prints)
            .unwrap();
        let found = ids(&settled);
        assert_eq!(
            (&found[..2], repeated),
            (&["1".to_owned(), "2".into()][..], 4)
        );
        let of_b = found[2].strip_prefix("1~").unwrap();
        assert_eq!(found[3], format!("2~{of_b}"));
        assert_eq!(found[4], format!("1~{of_b}.2"));
        assert_eq!(found[5], "a\"\\");
        assert!(found[6].starts_with("a\"\\~"));
        assert_eq!(prints[2], {
            let mut print = Print::of("1", None, "x");
            print.rename(found[2].clone());
            print
        });
        let unchanged = line("3", "a").into_bytes();
        assert_eq!(
            all.settle(unchanged.clone(), &mut []).unwrap(),
            (unchanged, 0)
        );
    }

    #[test]
    fn a_run_that_goes_on_knows_the_ids_that_count() {
        let lines = [line("1", "a"), line("2", "a"), line("3", "a")].concat();
        let counted = lines.len() * 2 / 3;
        let mut reader = IdReader::new(io::Cursor::new(lines));
        let mut ids_so_far = RunIds::default();
        io::copy(&mut (&mut reader).take(counted as u64), &mut io::sink()).unwrap();
        reader.count(&mut ids_so_far);
        io::copy(&mut reader, &mut io::sink()).unwrap();
        let again = [line("2", "b"), line("3", "b")].concat().into_bytes();
        let (settled, repeated) = ids_so_far.settle(again, &mut []).unwrap();
        assert_eq!((repeated, ids(&settled)[1].as_str()), (1, "3"));
    }
}
