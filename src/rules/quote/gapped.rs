//! A second speaker whose verb is left out: «Иванов сообщил о 300 гостях, а полиция – о 200».

use super::cue;
use super::indirect::attribution;
use super::reader::{Reader, nobody};
use super::source;
use crate::mention::{AttributionKind, Tokens};
use crate::pattern::number::may_begin;
use crate::text::Text;

/// Confidence that the words behind the dash are what the second one says.
const GAPPED: f64 = 0.85;

/// Words between the comma and the dash, at most.
const REACH: usize = 12;

/// Reports what stands behind a dash that takes the place of the verb of saying before it.
pub(super) fn find(reader: &mut Reader<'_>, core: &Tokens) {
    let text = reader.text;
    let gaps = |dash: &usize| text.is_dash(*dash) && says_number(text, dash + 1, core.end);
    let dashes: Vec<usize> = core.clone().filter(gaps).collect();
    let Some(&last) = dashes.last() else {
        return;
    };
    let Some(said) = (core.start..last).find_map(|i| cue::at(text, i, last)) else {
        return;
    };
    for dash in dashes {
        let Some(part) = opened(text, said.tokens.end, dash) else {
            continue;
        };
        let mut subject = nobody(dash);
        subject.lemma = said.lemma;
        let named = source::before(text, reader.names, part.start, &subject);
        if let Some(source) = named.filter(|source| !source.media) {
            let end = (dash..core.end).find(|&i| text.is_mark(i, ';'));
            let by = attribution(Some(source), &subject);
            let words = dash + 1..end.unwrap_or(core.end);
            reader.report(AttributionKind::Indirect, GAPPED, words, &by);
        }
    }
}

/// The words before a dash, from the comma on that opens their clause; none where they have a verb of their own.
fn opened(text: &Text<'_>, from: usize, dash: usize) -> Option<Tokens> {
    let comma = (from..dash)
        .rev()
        .take(REACH)
        .find(|&i| text.is_mark(i, ',') || text.is_mark(i, ';'))?;
    let part = comma + 1..dash;
    let has_verb = part.clone().any(|i| text.word(i).is_finite_verb());
    (!part.is_empty() && !has_verb).then_some(part)
}

/// Whether a number follows, or «о», «в», «про» and one: as the words of the first speaker have.
fn says_number(text: &Text<'_>, at: usize, end: usize) -> bool {
    let preposition = at < end && text.is_word(at) && text.normal(at).chars().count() <= 2;
    let at = at + usize::from(preposition);
    (at..end.min(at + 3)).any(|i| may_begin(text, i))
}
