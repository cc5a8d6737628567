//! Where people are or in what state, where no verb says more: «в эвакопунктах», «с ожогами», «под стражей».

use super::Count;
use super::role::Role;
use crate::lexicon::function::Function;
use crate::lexicon::list::{Entry, List};
use crate::mention::Tokens;
use crate::pattern::{Clauses, has_predicate};
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// Adjectives that may stand between the preposition and the noun.
const BETWEEN: usize = 2;

/// What the situation of the people counted says: of their clause, or of one without a verb beside it.
pub(super) fn situation(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let own = clauses.index(count.span.start);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let before = clauses.parts[..own].iter().rev().take_while(bare).last();
    let after = clauses.parts[own + 1..].iter().take_while(bare).last();
    let part = &clauses.parts[own];
    let range = before.unwrap_or(part).start..after.unwrap_or(part).end;
    range
        .clone()
        .filter(|i| !count.span.contains(i))
        .find_map(|i| at(text, i, &range))
}

/// The situation stated right behind the number: «двое в тяжёлом состоянии».
pub(super) fn behind(text: &Text<'_>, count: &Count) -> Option<Role> {
    let start = count.span.end;
    let part = start..text.sentence(count.span.start).end.min(start + BETWEEN + 2);
    part.clone().find_map(|i| at(text, i, &part))
}

/// A state of the list that begins at token `i`, behind a preposition of `part`.
fn at(text: &Text<'_>, i: usize, part: &Tokens) -> Option<Role> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let of_list = |word_lists: bool, ids: &[_]| -> Option<(CountedAs, usize)> {
        word_lists.then_some(())?;
        let entries = ids.iter().map(|&id| lists.entry(id));
        let entry = entries
            .filter(|entry| entry.list == List::FigureVerb && &*entry.kind == "state")
            .filter(|entry| stands(text, i, part.end, entry))
            .max_by_key(|entry| entry.words.len())?;
        Some((CountedAs::by_name(&entry.canonical)?, entry.words.len()))
    };
    let (role, len) = of_list(word.phrase_lists.has(List::FigureVerb), &word.phrases)
        .or_else(|| of_list(word.is(List::FigureVerb), &word.entries))?;
    let preposition = (part.start.max(i.saturating_sub(BETWEEN + 1))..i)
        .rev()
        .find(|&k| !text.word(k).any(|g| g.is_adjectival()))
        .filter(|&k| {
            text.is_a(
                k,
                Function::In
                    | Function::On
                    | Function::Under
                    | Function::Behind
                    | Function::With
                    | Function::After,
            )
        })?;
    Some(Role {
        counted_as: role,
        words: Some((preposition..i + len, "figure.situation")),
        verb: None,
    })
}

/// Whether the words of `entry` stand at token `i`, in any form; the only word of one is known to.
fn stands(text: &Text<'_>, i: usize, end: usize, entry: &Entry) -> bool {
    entry.words.len() == 1
        || i + entry.words.len() <= end
            && entry.words.iter().enumerate().all(|(k, wanted)| {
                let word = text.word(i + k);
                word.normal == wanted.normal
                    || entry
                        .lemma(k, text.lexicon.morphology())
                        .is_some_and(|lemma| word.has_lemma(lemma))
            })
}
