//! Near-duplicates over all records: the same text, or nearly, under any title.
//!
//! What texts have in common is told by [`svodka_likeness`]. Records that share one of their least hashes are compared, in
//! the order of their days, so the groups do not depend on the order of shards. A record belongs to the group of the
//! first record that it resembles most; only firsts are compared, so groups do not drift.

use crate::fold::hash;
use crate::line::{Printed, Published, parse};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use svodka_likeness::Of;
use svodka_shards::{Error, Lines, Row, Sorted, Sorter};

/// The least hashes of a text under which it is found: longer and shorter ones that are alike share some.
const KEYS: usize = 16;
/// Records under one hash that later ones are compared with: words that a site puts under all its articles tell nothing.
const FIRSTS: usize = 8;

/// What a record is to the others.
pub(crate) struct Mark<'a> {
    /// Id of the first record with the same text.
    pub(crate) duplicate_of: Option<&'a str>,
    /// Id of the first record with nearly the same text.
    pub(crate) group: &'a str,
}

/// The near-duplicates of a run.
#[derive(Serialize, Deserialize)]
pub(crate) struct Marks {
    /// Ids of the records, one behind the other. Bytes, for they are written and read one by one.
    ids: Vec<u8>,
    ends: Vec<usize>,
    /// By number of the record: the first with the same text, the first of its group.
    copies: Vec<u32>,
    groups: Vec<u32>,
}

/// What is known of a record before it is compared: day, hash of its id, hash of its text.
type Place = (i32, u64, u64);

impl Marks {
    /// Finds them.
    pub(crate) fn find(records: &[PathBuf], folder: &Path) -> Result<Self, Error> {
        let mut reading = Reading::new(folder)?;
        let shards = Lines::sorted(records.to_vec());
        for batch in shards {
            let batch = batch?;
            let read: Vec<Result<Text, Error>> = (0..batch.lines.len())
                .into_par_iter()
                .map(|at| {
                    Text::of(&batch.lines[at])
                        .map_err(|cause| Error::line(&batch.path, batch.line + at as u64, &cause))
                })
                .collect();
            for read in read {
                reading.add(&read?)?;
            }
        }
        reading.finish()
    }

    fn id(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 {
            0
        } else {
            self.ends[number - 1]
        };
        str::from_utf8(&self.ids[start..self.ends[number]]).unwrap_or_default()
    }

    /// Id of the first record of the group.
    pub(crate) fn group(&self, number: u64) -> &str {
        self.id(self.groups[number as usize])
    }

    /// What a record is to the others.
    pub(crate) fn mark(&self, number: u64) -> Mark<'_> {
        let copy = self.copies[number as usize];
        Mark {
            duplicate_of: (u64::from(copy) != number).then(|| self.id(copy)),
            group: self.group(number),
        }
    }
}

/// The text of a record.
#[derive(Default)]
struct Text {
    id: String,
    place: Place,
    print: svodka_likeness::Print,
}

impl Text {
    fn of(line: &[u8]) -> Result<Self, String> {
        if line.is_empty() {
            let place = (i32::MAX, 0, 0);
            return Ok(Self {
                place,
                ..Self::default()
            });
        }
        let line: Printed = parse(line)?;
        let article = &line.article;
        let text = article.text.as_deref().unwrap_or_default();
        let body = article
            .title
            .as_deref()
            .and_then(|title| text.strip_prefix(title))
            .unwrap_or(text);
        let published = article.published.as_ref();
        Ok(Self {
            place: (
                published.and_then(Published::day).unwrap_or(i32::MAX),
                hash(&line.id),
                hash(text),
            ),
            print: svodka_likeness::Print::of(article.site.as_deref(), body),
            id: line.id,
        })
    }
}

/// Records being read.
struct Reading {
    marks: Marks,
    places: Vec<Place>,
    folder: PathBuf,
    path: PathBuf,
    prints: BufWriter<File>,
    /// Where the print of each record ends in the file.
    print_ends: Vec<u64>,
    keys: Sorter,
}

impl Reading {
    fn new(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("prints");
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path);
        let prints = BufWriter::new(file.map_err(|error| Error::write(&path, &error))?);
        let marks = Marks {
            ids: Vec::new(),
            ends: Vec::new(),
            copies: Vec::new(),
            groups: Vec::new(),
        };
        Ok(Self {
            marks,
            places: Vec::new(),
            folder: folder.to_owned(),
            path,
            prints,
            print_ends: Vec::new(),
            keys: Sorter::new(folder, "likeness"),
        })
    }

    fn add(&mut self, read: &Text) -> Result<(), Error> {
        let number = self.places.len() as u32;
        self.marks.ids.extend_from_slice(read.id.as_bytes());
        self.marks.ends.push(self.marks.ids.len());
        self.places.push(read.place);
        let bytes = postcard::to_allocvec(&read.print);
        let bytes = bytes.map_err(|error| Error::new(error.to_string()))?;
        let start = self.print_ends.last().copied().unwrap_or(0);
        self.print_ends.push(start + bytes.len() as u64);
        self.prints
            .write_all(&bytes)
            .map_err(|error| Error::write(&self.path, &error))?;
        for of in [Of::Whole, Of::Quotes] {
            for hash in read.print.hashes(of).iter().take(KEYS) {
                // Under a hash the earliest record stands first.
                let (day, id, _) = read.place;
                let mut row = vec![of as u8];
                row.extend_from_slice(&hash.to_be_bytes());
                row.extend_from_slice(&(day.wrapping_sub(i32::MIN) as u32).to_be_bytes());
                row.extend_from_slice(&id.to_be_bytes());
                self.keys.push(&row, &number.to_be_bytes())?;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Marks, Error> {
        let count = self.places.len() as u32;
        let mut candidates = self.candidates()?.peekable();
        let file = self
            .prints
            .into_inner()
            .map_err(|error| Error::write(&self.path, error.error()))?;
        let mut prints = Prints {
            file,
            path: self.path,
            ends: self.print_ends,
        };
        let mut order: Vec<u32> = (0..count).collect();
        order.sort_unstable_by_key(|number| {
            let (day, id, _) = self.places[*number as usize];
            (day, id, *number)
        });
        let mut marks = self.marks;
        marks.copies = (0..count).collect();
        marks.groups = (0..count).collect();
        let mut texts: FxHashMap<u64, u32> = FxHashMap::default();
        for number in order {
            let (_, _, text) = self.places[number as usize];
            let earlier = earlier(&mut candidates, number)?;
            let first = *texts.entry(text).or_insert(number);
            marks.copies[number as usize] = first;
            if first != number {
                marks.groups[number as usize] = marks.groups[first as usize];
                continue;
            }
            let groups = earlier
                .iter()
                .map(|earlier| marks.groups[*earlier as usize]);
            let mut groups: Vec<u32> = groups.collect();
            groups.sort_unstable_by_key(|group| self.places[*group as usize]);
            groups.dedup();
            let group = prints.most_like(number, &groups)?;
            marks.groups[number as usize] = group.unwrap_or(number);
        }
        Ok(marks)
    }

    /// Records with one before them that has a common hash: rows in the order in which records are judged.
    fn candidates(&mut self) -> Result<Sorted, Error> {
        let next = Sorter::new(&self.folder, "candidates");
        let keys = std::mem::replace(&mut self.keys, next);
        let mut key = Vec::new();
        let mut firsts: Vec<u32> = Vec::new();
        for row in keys.finish()? {
            let row = row?;
            let number = number_at(&row.value);
            let (hash, place) = row.key.split_at(5);
            if hash != key.as_slice() {
                hash.clone_into(&mut key);
                firsts.clear();
            }
            let own = [place, &number.to_be_bytes()].concat();
            for first in &firsts {
                self.keys.push(&own, &first.to_be_bytes())?;
            }
            if firsts.len() < FIRSTS {
                firsts.push(number);
            }
        }
        let next = Sorter::new(&self.folder, "none");
        std::mem::replace(&mut self.keys, next).finish()
    }
}

/// The records before one that it is compared with, each once.
fn earlier(rows: &mut Peekable<Sorted>, number: u32) -> Result<Vec<u32>, Error> {
    let mut earlier = Vec::new();
    let is_own = |row: &Result<Row, Error>| match row {
        Ok(row) => number_at(&row.key[row.key.len() - 4..]) == number,
        Err(_) => true,
    };
    while let Some(row) = rows.next_if(is_own) {
        earlier.push(number_at(&row?.value));
    }
    earlier.dedup();
    Ok(earlier)
}

fn number_at(bytes: &[u8]) -> u32 {
    bytes
        .first_chunk()
        .map_or(0, |bytes| u32::from_be_bytes(*bytes))
}

/// The prints of the records, in a file.
struct Prints {
    file: File,
    path: PathBuf,
    ends: Vec<u64>,
}

impl Prints {
    /// Of groups the one whose first record is most like a record, the first of several: by its text, else by its quotes.
    fn most_like(&mut self, number: u32, groups: &[u32]) -> Result<Option<u32>, Error> {
        if groups.is_empty() {
            return Ok(None);
        }
        let own = self.read(number)?;
        let mut best = [None; 2];
        for (at, group) in groups.iter().enumerate() {
            let first = self.read(*group)?;
            for (best, of) in best.iter_mut().zip([Of::Whole, Of::Quotes]) {
                let likeness = first.likeness(&own, of);
                *best = (*best).max(likeness.map(|likeness| (likeness, Reverse(at), *group)));
            }
        }
        let [whole, quotes] = best;
        Ok(whole.or(quotes).map(|(_, _, group)| group))
    }

    fn read(&mut self, number: u32) -> Result<svodka_likeness::Print, Error> {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut bytes = vec![0; (self.ends[number] - start) as usize];
        self.file
            .seek(SeekFrom::Start(start))
            .and_then(|_| self.file.read_exact(&mut bytes))
            .map_err(|error| Error::read(&self.path, &error))?;
        postcard::from_bytes(&bytes).map_err(|error| Error::new(error.to_string()))
    }
}
