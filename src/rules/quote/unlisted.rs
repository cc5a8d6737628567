//! Verbs of no list that their place shows to be of saying: «…, прикинул агроном Иванов», «…, подсчитали в акимате», «— смеётся
//! Иванова».

use super::clause::{has_predicate, words};
use super::cue::{self, Cue};
use super::indirect::attribution;
use super::reader::Reader;
use super::source::{self, Source};
use crate::lexicon::grammar::{Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{AttributionKind, Referent, Tokens};
use crate::text::Text;

/// Confidence of a clause before such a verb: what somebody did may be told there too.
const TRAILED: f64 = 0.5;

/// Words of the clause before, at least.
const LEAST: usize = 4;

/// Lists of verbs for other things than saying.
const DEEDS: ListSet = ListSet::of(&[List::FigureVerb, List::RoleVerb, List::RoleCue]);

/// The finite verb at token `i`, a reflexive one too: no list says whether it is one of saying.
pub(super) fn verb<'a>(text: &'a Text<'_>, i: usize) -> Option<Cue<'a>> {
    let cue = cue::any_verb(text, i)?;
    let passive = text
        .word(i)
        .best()
        .is_some_and(|reading| reading.grammar.passive || reading.grammar.short);
    (!passive).then_some(Cue {
        passive: false,
        ..cue
    })
}

/// «В посёлке посадили тысячу деревьев, прикинул агроном Иванов»: a clause, a verb right behind its comma, and nothing but
/// the verb's subject behind that. No quote, for the verb may tell of a deed.
pub(super) fn trailing(reader: &mut Reader<'_>, core: &Tokens) {
    let text = reader.text;
    let end = core.end - usize::from(text.is_mark(core.end - 1, '.'));
    let comma = (core.start..end).rev().find(|&i| text.is_mark(i, ','));
    let Some(comma) = comma.filter(|comma| comma + 2 < end) else {
        return;
    };
    let clause = core.start..comma;
    let is_deed = text.word(comma + 1).lists.meets(DEEDS);
    let is_main = text.word(core.start).pos() != Pos::Conjunction;
    let Some(cue) = verb(text, comma + 1)
        .filter(|_| !is_deed && is_main && is_past_or_present(text, comma + 1))
    else {
        return;
    };
    if words(text, &clause) < LEAST || !has_predicate(text, &clause) {
        return;
    }
    let found = source::find(text, reader.names, comma + 2, end, &cue);
    if let Some(source) = found.filter(|source| closes(reader, source, &(comma + 2..end), &cue)) {
        reader.report(
            AttributionKind::Indirect,
            TRAILED,
            clause,
            &attribution(Some(source), &cue),
        );
    }
}

fn is_past_or_present(text: &Text<'_>, i: usize) -> bool {
    let best = text.word(i).best();
    best.is_some_and(|reading| reading.grammar.tense != Some(Tense::Future))
}

/// Whether the source is all that stands behind the verb: a person with his office, or of several who are not named the body
/// behind «в».
fn closes(reader: &Reader<'_>, source: &Source, behind: &Tokens, cue: &Cue<'_>) -> bool {
    let text = reader.text;
    if source.end != behind.end {
        return false;
    }
    let housed = text
        .lexicon
        .group(Group::Inside)
        .has(text.normal(behind.start));
    let named = matches!(source.speaker, Referent::Name(_));
    match reader.is_person(source.words.start) && named {
        true => (behind.start..source.words.start).all(|i| text.word(i).pos() != Pos::Preposition),
        false => housed && cue.plural() && source.words.start <= behind.start + 3,
    }
}
