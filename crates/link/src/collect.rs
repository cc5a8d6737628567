//! Pass one: records and seeds → mentions, sorted by block.

use crate::constraints::Constraints;
use crate::dedup::Marks;
use crate::fold::short;
use crate::gather::{Gathered, gather};
use crate::line::{self, Line};
use crate::mention::number;
use crate::resolve::{founded, id};
use rayon::prelude::*;
use std::path::PathBuf;
use svodka_shards::Error;
use svodka_shards::Sorter;
use svodka_shards::{Batch, Lines};

/// A row of the sorter of mentions: key and value.
pub(crate) type MentionRow = (Vec<u8>, Vec<u8>);

/// Reads all records.
pub(crate) fn collect(
    records: &[PathBuf],
    constraints: &Constraints,
    marks: Option<&Marks>,
    sorter: &mut Sorter,
) -> Result<u64, Error> {
    let shards = Lines::sorted(records.to_vec());
    let mut count = 0;
    for batch in shards {
        let batch = batch?;
        let rows: Vec<Result<Vec<MentionRow>, Error>> = (0..batch.lines.len())
            .into_par_iter()
            .map(|at| rows_of(&batch, at, constraints, marks))
            .collect();
        count += batch.lines.iter().filter(|line| !line.is_empty()).count() as u64;
        for rows in rows {
            let rows = rows?;
            for (key, value) in rows {
                sorter.push(&key, &value)?;
            }
        }
    }
    Ok(count)
}

fn rows_of(
    batch: &Batch,
    at: usize,
    constraints: &Constraints,
    marks: Option<&Marks>,
) -> Result<Vec<MentionRow>, Error> {
    if batch.lines[at].is_empty() {
        return Ok(Vec::new());
    }
    let line = line::parse::<Line>(&batch.lines[at])
        .map_err(|cause| Error::line(&batch.path, batch.line + at as u64, &cause))?;
    let number = batch.number + at as u64;
    let group = marks.map(|marks| crate::fold::hash(marks.group(number)));
    let mut gathered = gather(&line, number, group);
    if !constraints.is_empty() {
        tag(&line, &mut gathered, constraints);
    }
    gathered.iter().map(row).collect()
}

/// Marks the objects that corrections name, and those that found an entity they name.
fn tag(line: &Line<'_>, gathered: &mut [Gathered], constraints: &Constraints) {
    let ids = (line.campaigns.iter().map(|x| x.id))
        .chain(line.people.iter().map(|x| x.id))
        .chain(line.organizations.iter().map(|x| x.id))
        .chain(line.places.iter().map(|x| x.id));
    for (gathered, object) in gathered.iter_mut().zip(ids) {
        let mention = &mut gathered.mention;
        let (article, origin) = (mention.around.article, mention.origin);
        let founded = founded(gathered.kind, article, origin.record, origin.object);
        let names = [
            format!("{}#{object}", line.id),
            id((gathered.kind, founded)),
        ];
        let tags = names.iter().filter_map(|name| constraints.tag_of(name));
        mention.tags.extend(tags);
    }
}

/// Kind, block, rank, given name, then day, article, record and object: the order in which clusters are made.
pub(crate) fn row(gathered: &Gathered) -> Result<MentionRow, Error> {
    let mention = &gathered.mention;
    let origin = mention.origin;
    let mut key = vec![number(gathered.kind)];
    key.extend_from_slice(gathered.block.as_bytes());
    key.extend_from_slice(&[0, gathered.rank]);
    // People of one given name stand together: of a frequent family name those found last are compared.
    let given = &mention.keys.given;
    let given = if given.is_empty() { 0 } else { short(given) };
    key.extend_from_slice(&given.to_be_bytes());
    let day = if mention.around.day == i32::MIN {
        u32::MAX
    } else {
        mention.around.day.wrapping_sub(i32::MIN) as u32
    };
    key.extend_from_slice(&day.to_be_bytes());
    key.extend_from_slice(&mention.around.article.to_be_bytes());
    key.extend_from_slice(&origin.record.to_be_bytes());
    key.extend_from_slice(&origin.object.to_be_bytes());
    let value = postcard::to_allocvec(mention).map_err(|error| Error::new(error.to_string()))?;
    Ok((key, value))
}

/// The kind and block of a row's key.
pub(crate) fn block(key: &[u8]) -> &[u8] {
    // Behind the block stand a NUL, the rank, the given name and 24 bytes.
    &key[..key.len() - 30]
}
