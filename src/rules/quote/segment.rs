//! Parts of a sentence that have a source of their own: «Иванов заявил …, а Ким уточнила …».

use super::cue;
use super::phrase;
use super::reader::Reader;
use super::source;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::mention::Tokens;
use crate::text::Text;

/// How many tokens of a part may stand before the phrase that names its source.
const NEAR: usize = 4;

/// Splits a sentence where another source begins to speak.
pub(super) fn split(reader: &Reader<'_>, core: &Tokens) -> Vec<Tokens> {
    let text = reader.text;
    let joints: Vec<usize> = (core.start + 1..core.end)
        .filter(|&i| {
            begins_part(text, i, core.end) || begins_other(reader, core.start, i, core.end)
        })
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
            && text.is_a(
                i + 1,
                Function::Whereas
                    | Function::But
                    | Function::However
                    | Function::Then
                    | Function::Between,
            )
    };
    text.is_mark(i, ';') || (text.is_mark(i, ',') || text.is_dash(i)) && against()
}

/// «…, сообщает X, в Y говорят о …»: a comma behind what one source has said, and a verb of saying right behind the subject
/// that it parts from it.
fn begins_other(reader: &Reader<'_>, start: usize, comma: usize, end: usize) -> bool {
    let text = reader.text;
    if !text.is_mark(comma, ',') {
        return false;
    }
    let clause = comma + 1
        ..(comma + 1..end)
            .find(|&i| text.is_mark(i, ','))
            .unwrap_or(end);
    let Some(cue) = clause.clone().find_map(|i| cue::at(text, i, end)) else {
        return false;
    };
    let first = clause.start;
    let inside = |i: usize| text.lexicon.group(Group::Inside).has(text.normal(i));
    let housed = inside(first) && cue.plural();
    let named = reader.names.over(first).is_some_and(|(_, mention)| {
        mention.tokens.start == first && mention.tokens.end + NEAR > cue.tokens.start
    });
    let plain = (housed || named)
        && cue.tokens.start > first
        && (first..cue.tokens.start).all(|i| !text.word(i).is_finite_verb());
    let said = || (start..comma).find_map(|i| cue::at(text, i, comma));
    let opening = text.word(start).pos();
    let open = matches!(opening, Pos::Conjunction | Pos::Preposition) && !inside(start);
    plain
        && !open
        && said().is_some_and(|said| reader.subject(&(start..comma), &said).is_some())
        && source::before(text, reader.names, clause.start, &cue).is_some()
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
