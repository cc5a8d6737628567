//! People in the dative to whom something is done that no list has: «доставил наборы 150 гражданам».

use super::Count;
use super::argument::{is_bare, is_dative, is_oblique};
use super::role::Role;
use super::verbs::around;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::pattern::{Clauses, is_predicate, plausibly};
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// Those who are given a thing: the dative without a preposition, beside a verb in the active and a noun for a thing that
/// can be its object.
pub(super) fn given(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let start = count.span.start;
    let part = around(&clauses.parts[clauses.index(start)], &count.span);
    let behind_preposition =
        part.contains(&start.wrapping_sub(1)) && text.word(start - 1).pos() == Pos::Preposition;
    if behind_preposition || is_oblique(text, count) || !is_dative(text, count) {
        return None;
    }
    let acts = |i: &usize| {
        is_predicate(text, *i) && text.word(*i).any(|g| g.finite && !g.passive && !g.short)
    };
    let verb = (part.start..start)
        .rev()
        .find(acts)
        .or_else(|| (count.span.end..part.end).find(acts))?;
    let thing = |i: usize| {
        !count.span.contains(&i)
            && plausibly(text.word(i), |g| {
                g.is_noun() && !g.animate && g.case == Some(Case::Acc)
            })
            && is_bare(text, part.start, i)
    };
    let takes = text.lexicon.group(Group::Withholding);
    let gives = !takes.has_lemma_of(text.word(verb)) && (verb + 1..part.end).any(thing);
    gives.then(|| Role {
        counted_as: CountedAs::Helped,
        words: Some((verb..verb + 1, "figure.frame")),
        verb: None,
    })
}
