//! How much to trust what a listed verb says of the people counted: features by the kind of its argument and by what
//! else the clause says, none by the verb itself, so that a verb that is new in the list weighs as much as one that the
//! models have seen.

use super::slot::{does, slot};
use super::verbs::{Event, around, events};
use super::{Count, Proposal};
use crate::decide::{Features, Question, step};
use crate::mention::Tokens;
use crate::pattern::Clauses;
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// Names the features.
pub(super) fn features(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    proposal: &Proposal,
    features: &mut Features<'_>,
) {
    let role = name(proposal.role.counted_as);
    let (words, rule) = match &proposal.role.words {
        Some((words, rule)) => (Some(words), *rule),
        None => (None, ""),
    };
    let own = clauses.index(count.span.start);
    if let Some(words) = words {
        let same = clauses.index(words.start) == own;
        let near = step(between(words, &count.span));
        features.add("rule.near", (role, same, near));
        features.add("rule.words", (role, rule, words.len().min(3)));
    }
    if let Some(event) = &proposal.role.verb {
        let part = &clauses.parts[clauses.index(event.head)];
        let slot = slot(text, part, event, count).name();
        let side = event.head < count.span.start;
        let says = words.is_some_and(|words| words.contains(&event.head));
        features.add("rule.slot", (role, slot, says));
        features.add("rule.slot.side", (role, slot, side));
        features.add(
            "rule.form",
            (role, (event.passive, event.participle, event.is_done)),
        );
    }
    let near = around(&clauses.parts[own], &count.span);
    let rivals = rivals(text, &near, count, proposal);
    features.add("rule.alone", (role, rule, rivals.is_empty()));
    for rival in rivals {
        features.add("rule.rival", (role, name(rival)));
    }
}

/// What other verbs and nouns of the clause say.
fn rivals(text: &Text<'_>, part: &Tokens, count: &Count, proposal: &Proposal) -> Vec<CountedAs> {
    let said = proposal.role.words.as_ref();
    let own = |event: &Event| said.is_some_and(|(words, _)| words.contains(&event.head));
    let others = events(text, part).into_iter();
    let others = others.filter(|event| !own(event) && !does(text, part, event, count));
    let mut rivals: Vec<CountedAs> = others.map(|event| event.role).collect();
    rivals.retain(|role| *role != proposal.role.counted_as);
    rivals.sort_unstable();
    rivals.dedup();
    rivals
}

/// Tokens between two ranges.
fn between(a: &Tokens, b: &Tokens) -> usize {
    let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
    second.start.saturating_sub(first.end)
}

/// As the answers are called.
pub(super) fn name(role: CountedAs) -> &'static str {
    let answers = Question::CountedAs.answers();
    let same = |answer: &&&str| CountedAs::by_name(answer) == Some(role);
    answers.iter().find(same).copied().unwrap_or("")
}
