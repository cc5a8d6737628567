//! Near-duplicates over all records: the same text, or nearly, under any title.
//!
//! Of the body runs of three words are hashed, and of the hashes under each of 64 functions the least is kept (MinHash:
//! A. Broder, 1997). Records that share one of 16 bands of four are compared (locality-sensitive hashing), in the order
//! of their days, so the groups do not depend on the order of shards. A record belongs to the group of the first record
//! that it resembles most; only firsts are compared, so groups do not drift.

use crate::days::day;
use crate::fold::{hash, words};
use crate::line::Line;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use svodka_shards::{Error, Lines, Row, Sorted, Sorter};

/// Hash functions.
const HASHES: usize = 64;
/// Hashes of a band.
const BAND: usize = 4;
/// Hashes that agree in near-duplicates: 0.7 of all.
const ALIKE: usize = 45;
/// Records of a band that are compared with its first ones.
const FIRSTS: usize = 8;

/// What a record is to the others.
pub(crate) struct Mark<'a> {
    /// Id of the first record with the same text.
    pub(crate) duplicate_of: Option<&'a str>,
    /// Id of the first record with nearly the same text.
    pub(crate) group: &'a str,
}

/// The near-duplicates of a run.
pub(crate) struct Marks {
    ids: String,
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
            let prints: Vec<Result<Print, Error>> = (0..batch.lines.len())
                .into_par_iter()
                .map(|at| {
                    Print::of(&batch.lines[at])
                        .map_err(|cause| Error::line(&batch.path, batch.line + at as u64, &cause))
                })
                .collect();
            for print in prints {
                reading.add(&print?)?;
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
        &self.ids[start..self.ends[number]]
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

/// What a text is known again by.
struct Print {
    id: String,
    place: Place,
    least: [u16; HASHES],
    is_empty: bool,
}

impl Print {
    fn of(line: &[u8]) -> Result<Self, String> {
        if line.is_empty() {
            return Ok(Self {
                id: String::new(),
                place: (i32::MAX, 0, 0),
                least: [0; HASHES],
                is_empty: true,
            });
        }
        let line = Line::parse(line)?;
        let article = &line.article;
        let text = article.text.as_deref().unwrap_or_default();
        let body = article
            .title
            .as_deref()
            .and_then(|title| text.strip_prefix(title))
            .unwrap_or(text);
        let published = article
            .published
            .as_ref()
            .and_then(|published| published.date.as_deref());
        let place = (
            published.and_then(day).unwrap_or(i32::MAX),
            hash(&line.id),
            hash(text),
        );
        let least = least(body);
        Ok(Self {
            id: line.id,
            place,
            is_empty: least.is_none(),
            least: least.unwrap_or([0; HASHES]),
        })
    }
}

/// The least hashes of runs of three words; none for a text of fewer.
fn least(text: &str) -> Option<[u16; HASHES]> {
    let words: Vec<u64> = words(text)
        .map(|word| hash(&word.to_lowercase().replace('ё', "е")))
        .collect();
    let mut least = [u32::MAX; HASHES];
    for run in words.windows(3) {
        let mut step = run.iter().fold(0, |hash, word| mix(hash ^ word));
        for slot in &mut least {
            // One more step of a generator of pseudo-random numbers for each function.
            step = step.wrapping_add(0x9E37_79B9_7F4A_7C15);
            *slot = (*slot).min((mix(step) >> 32) as u32);
        }
    }
    (words.len() > 2).then(|| least.map(|hash| hash as u16))
}

/// The finisher of SplitMix64.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// Records being read.
struct Reading {
    marks: Marks,
    places: Vec<Place>,
    folder: PathBuf,
    path: PathBuf,
    prints: BufWriter<File>,
    bands: Sorter,
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
            ids: String::new(),
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
            bands: Sorter::new(folder, "bands"),
        })
    }

    fn add(&mut self, print: &Print) -> Result<(), Error> {
        let number = self.places.len() as u32;
        self.marks.ids.push_str(&print.id);
        self.marks.ends.push(self.marks.ids.len());
        self.places.push(print.place);
        let bytes: Vec<u8> = print
            .least
            .iter()
            .flat_map(|hash| hash.to_le_bytes())
            .collect();
        self.prints
            .write_all(&bytes)
            .map_err(|error| Error::write(&self.path, &error))?;
        if print.is_empty {
            return Ok(());
        }
        for (band, hashes) in print.least.chunks_exact(BAND).enumerate() {
            let key = hashes
                .iter()
                .fold(band as u64 + 1, |key, hash| mix(key ^ u64::from(*hash)));
            // Inside a band the earliest record stands first.
            let (day, id, _) = print.place;
            let mut row = key.to_be_bytes().to_vec();
            row.extend_from_slice(&(day.wrapping_sub(i32::MIN) as u32).to_be_bytes());
            row.extend_from_slice(&id.to_be_bytes());
            self.bands.push(&row, &number.to_be_bytes())?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Marks, Error> {
        let count = self.places.len() as u32;
        let mut candidates = self.candidates()?.peekable();
        let mut file = self
            .prints
            .into_inner()
            .map_err(|error| Error::write(&self.path, error.error()))?;
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
            let mut best: Option<(usize, u32)> = None;
            for earlier in earlier {
                let group = marks.groups[earlier as usize];
                let alike = alike(&mut file, &self.path, number, group)?;
                if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
                    best = Some((alike, group));
                }
            }
            marks.groups[number as usize] = best.map_or(number, |(_, group)| group);
        }
        Ok(marks)
    }

    /// Records with one before them that has a common band: rows in the order in which records are judged.
    fn candidates(&mut self) -> Result<Sorted, Error> {
        let next = Sorter::new(&self.folder, "candidates");
        let bands = std::mem::replace(&mut self.bands, next);
        let mut band = Vec::new();
        let mut firsts: Vec<u32> = Vec::new();
        for row in bands.finish()? {
            let row = row?;
            let number = number_at(&row.value);
            let (hash, place) = row.key.split_at(8);
            if hash != band.as_slice() {
                hash.clone_into(&mut band);
                firsts.clear();
            }
            let key = [place, &number.to_be_bytes()].concat();
            for first in &firsts {
                self.bands.push(&key, &first.to_be_bytes())?;
            }
            if firsts.len() < FIRSTS {
                firsts.push(number);
            }
        }
        let next = Sorter::new(&self.folder, "none");
        std::mem::replace(&mut self.bands, next).finish()
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

/// Least hashes that two records share.
fn alike(file: &mut File, path: &Path, a: u32, b: u32) -> Result<usize, Error> {
    let mut read = |number: u32| {
        let mut bytes = [0; 2 * HASHES];
        let read = file
            .seek(SeekFrom::Start(u64::from(number) * bytes.len() as u64))
            .and_then(|_| file.read_exact(&mut bytes));
        read.map(|()| bytes)
            .map_err(|error| Error::read(path, &error))
    };
    let (a, b) = (read(a)?, read(b)?);
    Ok(a.chunks_exact(2)
        .zip(b.chunks_exact(2))
        .filter(|(a, b)| a == b)
        .count())
}
