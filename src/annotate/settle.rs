//! Which of the rules' mentions that collide stand.

use crate::mention::{Mention, Name, Names};
use crate::text::Text;
use std::cmp::Reverse;

/// Keeps a set of mentions of which none overlap: what the rules propose.
///
/// Precedence: more tokens (head noun and quotes included), then higher confidence, then the order
/// campaign, organization, person, place, then the earlier one. A place inside the name of an organization or
/// a campaign is kept as a place of its own, without taking its tokens from the longer name.
pub fn settle(text: &Text<'_>, mut candidates: Vec<Mention>) -> Names {
    candidates.sort_by(|a, b| {
        let rank = |m: &Mention| (Reverse(m.whole.len()), order(m), m.whole.start);
        let by_length = rank(a).0.cmp(&rank(b).0);
        by_length
            .then(b.confidence.total_cmp(&a.confidence))
            .then(rank(a).cmp(&rank(b)))
    });
    stand(text, candidates.into_iter().map(|mention| (true, mention)))
}

/// Takes the candidates in their order, as long as their tokens are free; one that may not stand for itself can
/// still be a place inside another name.
pub(super) fn stand(
    text: &Text<'_>,
    candidates: impl ExactSizeIterator<Item = (bool, Mention)>,
) -> Names {
    let mut whole: Vec<Option<u32>> = vec![None; text.len()];
    let mut kept: Vec<Mention> = Vec::with_capacity(candidates.len());
    let mut inside: Vec<Mention> = Vec::new();
    for (stands, candidate) in candidates {
        let rivals = &whole[candidate.whole.clone()];
        if stands && rivals.iter().all(Option::is_none) {
            whole[candidate.whole.clone()].fill(Some(kept.len() as u32));
            kept.push(candidate);
        } else {
            inside.push(candidate);
        }
    }
    inside.retain(|candidate| is_place_inside(candidate, &whole[candidate.whole.clone()], &kept));
    index(text, kept, inside)
}

fn order(mention: &Mention) -> u8 {
    match mention.name {
        Name::Campaign(_) => 0,
        Name::Organization(_) => 1,
        Name::Person(_) => 2,
        Name::Place(_) => 3,
    }
}

fn is_place_inside(candidate: &Mention, rivals: &[Option<u32>], kept: &[Mention]) -> bool {
    let Some(&Some(outer)) = rivals.first() else {
        return false;
    };
    let outer = &kept[outer as usize];
    matches!(candidate.name, Name::Place(_))
        && matches!(outer.name, Name::Organization(_) | Name::Campaign(_))
        && outer.whole.start <= candidate.whole.start
        && candidate.whole.end <= outer.whole.end
        && outer.tokens != candidate.tokens
}

/// Sorts the mentions by start and notes which covers each token.
pub(super) fn index(text: &Text<'_>, kept: Vec<Mention>, inside: Vec<Mention>) -> Names {
    let mut marked: Vec<(bool, Mention)> =
        kept.into_iter().map(|mention| (true, mention)).collect();
    marked.extend(inside.into_iter().map(|mention| (false, mention)));
    marked.sort_by_key(|(_, mention)| (mention.tokens.start, Reverse(mention.tokens.end)));
    let mut at = vec![None; text.len()];
    for (number, (covers, mention)) in marked.iter().enumerate() {
        if *covers {
            at[mention.tokens.clone()].fill(Some(number as u32));
        }
    }
    Names {
        mentions: marked.into_iter().map(|(_, mention)| mention).collect(),
        at,
    }
}
