//! Speech in a clause with «что»: «сообщила, что …».

use super::clause::has_predicate;
use super::cue::{self, Cue};
use super::indirect::{attribution, indirect, push};
use super::passing::cited_source;
use super::reader::{Attribution, Reader, omitted};
use super::source::{self, Source};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{AttributionKind, Tokens};
use crate::pattern::is_negated;
use crate::rules::{Rule, silent, yields};
use crate::text::Text;

/// «сообщила, что …».
pub(super) const THAT: Rule = Rule {
    id: "quote.that",
    about: "A clause after a verb of saying and «что»: Иванов сообщил, что …",
    examples: &[
        yields(
            "Марат Ахметов сообщил, что в посёлке посадили тысячу деревьев.",
            &["Марат Ахметов: в посёлке посадили тысячу деревьев"],
        ),
        silent(
            "Опыт подсказал Марату Ахметову, что деревья приживутся.",
            "no verb of saying",
        ),
    ],
};

/// «сообщила: …».
pub(super) const COLON: Rule = Rule {
    id: "quote.said_colon",
    about: "A clause in the author's words after a verb of saying and a colon: Иванов сообщил: …",
    examples: &[
        yields(
            "Марат Ахметов сообщил: в посёлке посадили тысячу деревьев.",
            &["Марат Ахметов: в посёлке посадили тысячу деревьев"],
        ),
        silent(
            "Марат Ахметов напомнил простые правила: мыть руки и гулять.",
            "an object before the colon",
        ),
    ],
};

/// Confidence of what a verb says that is in no list.
const UNLISTED: f64 = 0.6;

/// «X сообщил, что …»; several in one sentence: «… и добавил, что …».
pub(super) fn find(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let mut from = core.start;
    let mut open: Option<(usize, Attribution)> = None; // first token of a clause, and who says it
    while let Some((cue, clause)) = next_that(text, from, core.end) {
        from = clause;
        let end = match &open {
            None => cue.tokens.start,
            Some((start, _)) => match link(text, *start, cue.tokens.start) {
                Some(end) => end,
                None => continue, // said within what is said
            },
        };
        let own = open.as_ref().map_or(core.start, |_| end + 1);
        let source = that_source(reader, own..clause, &cue)
            .or_else(|| open.as_ref().and_then(|(_, said)| said.source.clone()));
        if let Some((start, said)) = open.take() {
            push(reader, indirect(&THAT, 0.9), start..end, &said);
        }
        let source = match source {
            Some(source) if source.media && cue.passes_on => {
                match cited_source(reader, core.start, core.end) {
                    Some(cited) => Some(cited),
                    None => continue,
                }
            }
            None if !is_rumour(text, &cue) => continue,
            source => source,
        };
        open = Some((clause, attribution(source, &cue)));
    }
    match open {
        Some((start, said)) => push(reader, indirect(&THAT, 0.9), start..core.end, &said),
        None => after_colon(reader, core) || unlisted(reader, core),
    }
}

/// «Иванов посетовал, что …»: any verb with a clause of «что» and a named subject before it. No quote, for
/// the verb may be one of seeing or knowing.
fn unlisted(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let found = core.clone().find_map(|i| {
        let cue = cue::any_verb(text, i).filter(|cue| !cue.passive)?;
        let clause = that_after(text, cue.tokens.end, core.end)?;
        let source = source::before(text, reader.names, core.start, &cue)?;
        Some((clause, attribution(Some(source), &cue)))
    });
    if let Some((clause, said)) = found {
        reader.report(AttributionKind::Indirect, UNLISTED, clause..core.end, &said);
    }
    false
}

/// «Ранее сообщалось, что …»: somebody said it, the text does not say who.
fn is_rumour(text: &Text<'_>, cue: &Cue<'_>) -> bool {
    cue.passive && text.lexicon.group(Group::Rumour).has(cue.lemma)
}

/// «X сообщила: …»: a clause in the author's words after a verb of saying and a colon.
fn after_colon(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let Some(colon) = core.clone().skip(1).find(|&i| text.is_mark(i, ':')) else {
        return false;
    };
    let clause = colon + 1..core.end;
    let plain = clause.start < core.end && text.is_word(clause.start);
    let before = core.start..colon;
    let Some(cue) = cue::last(text, &before) else {
        return false;
    };
    let told =
        (cue.tokens.end..colon).all(|i| reader.is_person(i) || text.word(i).is(List::Office));
    if !plain || !told || cue.passive || !has_predicate(text, &clause) {
        return false;
    }
    let source = reader
        .subject(&before, &cue)
        .or_else(|| omitted(text, &cue));
    source.is_some()
        && push(
            reader,
            indirect(&COLON, 0.85),
            clause,
            &attribution(source, &cue),
        )
}

/// The next verb of saying that «, что» follows, and the first token of its clause.
fn next_that<'a>(text: &'a Text<'_>, from: usize, end: usize) -> Option<(Cue<'a>, usize)> {
    let mut i = from;
    while i < end {
        if let Some(cue) = cue::at(text, i, end)
            && !is_negated(text, i)
            && let Some(clause) = that_after(text, cue.tokens.end, end)
        {
            return Some((cue, clause));
        }
        i += 1;
    }
    None
}

/// First token after «, что» that belongs to a verb before token `from`: no other predicate between.
fn that_after(text: &Text<'_>, from: usize, end: usize) -> Option<usize> {
    for i in from..end.min(from + 30) {
        if text.is_mark(i, ',') && i + 1 < end && text.is_a(i + 1, Function::That) {
            return Some(i + 2);
        }
        let stop = text.is_mark(i, '«') || text.is_mark(i, ':') || text.is_mark(i, ';');
        if stop && !text.is_mark(i, '«')
            || text.word(i).is_finite_verb()
            || text.word(i).is_a(Function::Which)
        {
            return None;
        }
    }
    None
}

/// The subject of a verb that «что» follows: a name right after it, one before it, one after it, or the
/// one who spoke last where no noun can be its subject.
fn that_source(reader: &Reader<'_>, tokens: Tokens, cue: &Cue<'_>) -> Option<Source> {
    let text = reader.text;
    let right = reader.is_person(cue.tokens.end);
    let after = || source::find(text, reader.names, cue.tokens.end, tokens.end, cue);
    let source = if right { after() } else { None }
        .or_else(|| reader.subject(&tokens, cue))
        .or_else(after);
    source.or_else(|| {
        omitted(text, cue).filter(|_| !has_subject(text, tokens.start..cue.tokens.start))
    })
}

/// Whether a noun of the stretch can be nominative and is no object of a preposition.
fn has_subject(text: &Text<'_>, tokens: Tokens) -> bool {
    let mut governed = false;
    for i in tokens {
        let word = text.word(i);
        if word.pos() == Pos::Preposition {
            governed = true;
        } else if word.any(|g| g.is_noun()) {
            if !governed && word.can_be(Case::Nom) {
                return true;
            }
            governed = false;
        }
    }
    false
}

/// Where a clause that began at `start` ends before the verb at `verb`: the last comma, or «и» right before.
fn link(text: &Text<'_>, start: usize, verb: usize) -> Option<usize> {
    let near = verb.saturating_sub(3).max(start);
    let and = (near..verb).rev().find(|&i| text.is_a(i, Function::And));
    let comma = (start..verb).rev().find(|&i| text.is_mark(i, ','));
    match (and, comma) {
        (Some(and), Some(comma)) if comma + 1 == and => Some(comma),
        (Some(and), _) => Some(and),
        (None, comma) => comma.filter(|&comma| !text.is_a(comma + 1, Function::That)),
    }
}
