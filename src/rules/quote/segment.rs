//! Parts of a sentence that have a source of their own: «Иванов заявил …, а Ким уточнила …».

use super::cue;
use super::phrase;
use super::reader::Reader;
use super::source;
use crate::mention::Tokens;
use crate::text::Text;

/// How many tokens of a part may stand before the phrase that names its source.
const NEAR: usize = 4;

/// Splits a sentence where another source begins to speak.
pub(super) fn split(reader: &Reader<'_>, core: &Tokens) -> Vec<Tokens> {
    let text = reader.text;
    let joints: Vec<usize> = (core.start + 1..core.end)
        .filter(|&i| begins_part(text, i, core.end))
        .collect();
    let mut parts = Vec::with_capacity(1);
    let mut start = core.start;
    for (number, &joint) in joints.iter().enumerate() {
        let end = joints.get(number + 1).copied().unwrap_or(core.end);
        if has_source(reader, joint + 1..end) {
            parts.push(start..joint);
            start = joint + 1;
        }
    }
    parts.push(start..core.end);
    parts
}

/// A semicolon, or a mark before a conjunction that sets one statement against another.
fn begins_part(text: &Text<'_>, i: usize, end: usize) -> bool {
    let against = || {
        i + 1 < end
            && matches!(
                text.normal(i + 1),
                "а" | "но" | "однако" | "зато" | "тогда" | "между"
            )
    };
    text.is_mark(i, ';') || (text.is_mark(i, ',') || text.is_dash(i)) && against()
}

/// Whether a phrase at the head of the part names a source, or a verb of saying has its subject before it.
fn has_source(reader: &Reader<'_>, part: Tokens) -> bool {
    let text = reader.text;
    let near = part.start..part.end.min(part.start + NEAR);
    let ascribed = near
        .clone()
        .any(|i| phrase::source_at(reader, i, part.end).is_some());
    let clause = part.start
        ..part
            .clone()
            .find(|&i| text.is_mark(i, ','))
            .unwrap_or(part.end);
    ascribed
        || clause
            .clone()
            .find_map(|i| cue::at(text, i, part.end))
            .is_some_and(|cue| source::before(text, reader.names, part.start, &cue).is_some())
}
