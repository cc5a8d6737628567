//! Pass two: records get their entities, and entities what was observed of them.

use crate::assignments::{Assigned, Assignments};
use crate::dedup::{Mark, Marks};
use crate::line::{self, Line};
use crate::linked::Linked;
use crate::observation::Observation;
use crate::outputs::Part;
use crate::resolve::Identity;
use rayon::prelude::*;
use serde_json::value::RawValue;
use std::io::Write;
use std::path::PathBuf;
use svodka_shards::{Batch, Error, Lines, Sorter};

/// A record with its entities, and the rows of what it tells of them.
type Published = (Vec<u8>, Vec<(Vec<u8>, Vec<u8>)>);

/// Writes the linked records, and rows for the entities.
pub(crate) fn publish(
    records: &[PathBuf],
    mut assignments: Assignments,
    marks: Option<&Marks>,
    output: &Part,
    observed: &mut Sorter,
) -> Result<(), Error> {
    let (mut out, output) = (output.create()?, &output.path);
    for batch in Lines::sorted(records.to_vec()) {
        let batch = batch?;
        let published: Vec<Result<Published, Error>> = assignments
            .of(&batch)?
            .into_par_iter()
            .enumerate()
            .map(|(at, assigned)| {
                let mark = marks.map(|marks| marks.mark(batch.number + at as u64));
                publish_line(&batch, at, &assigned, mark.as_ref())
            })
            .collect();
        for published in published {
            let (line, rows) = published?;
            out.write_all(&line)
                .map_err(|error| Error::write(output, &error))?;
            for (key, value) in rows {
                observed.push(&key, &value)?;
            }
        }
    }
    out.finish().map_err(|error| Error::write(output, &error))
}

fn publish_line(
    batch: &Batch,
    at: usize,
    assigned: &Assigned,
    mark: Option<&Mark>,
) -> Result<Published, Error> {
    let bytes = &batch.lines[at];
    if bytes.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let line: Line = line::parse(bytes)
        .map_err(|cause| Error::line(&batch.path, batch.line + at as u64, &cause))?;
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let article = Linked::of(&line, assigned);
    let mut edits = article.edits();
    if let Some(mark) = mark {
        edits.push((line.article.duplicate_of, quoted(mark.duplicate_of)));
        edits.push((line.article.near_duplicate_group, quoted(Some(mark.group))));
    }
    let mut linked = edit(text, edits);
    linked.push(b'\n');
    let rows: Result<_, Error> = article
        .observations(mark)
        .into_iter()
        .map(|(identity, observation)| row(identity, &observation))
        .collect();
    Ok((linked, rows?))
}

/// The row of an observation: that of its entity, behind the entity as it was known before.
fn row(identity: Identity, observation: &Observation<'_>) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let value =
        postcard::to_allocvec(observation).map_err(|error| Error::new(error.to_string()))?;
    Ok((
        crate::observation::key(identity, crate::observation::OBSERVED),
        value,
    ))
}

/// A text as JSON.
pub(crate) fn quoted(text: Option<&str>) -> String {
    serde_json::Value::from(text).to_string()
}

/// The line with parts of it replaced.
fn edit(line: &str, mut edits: Vec<(&RawValue, String)>) -> Vec<u8> {
    // Parts borrow from the line, so their addresses say where they stand.
    let start = |part: &RawValue| part.get().as_ptr() as usize - line.as_ptr() as usize;
    edits.sort_by_key(|(part, _)| start(part));
    let mut out = Vec::with_capacity(line.len() + 24 * edits.len());
    let mut done = 0;
    for (part, text) in edits {
        out.extend_from_slice(&line.as_bytes()[done..start(part)]);
        out.extend_from_slice(text.as_bytes());
        done = start(part) + part.get().len();
    }
    out.extend_from_slice(&line.as_bytes()[done..]);
    out
}
