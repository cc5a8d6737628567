//! Which of the rules' mentions that collide stand.

use crate::mention::{Mention, Name, Names};
use crate::pattern::part_of_organization;
use crate::text::Text;
use std::cmp::Reverse;

/// Keeps a set of mentions of which none overlap: what the rules propose.
///
/// Precedence: more tokens (head noun and quotes included), then higher confidence, then the order
/// campaign, organization, person, place, then the earlier one. A place inside the name of an organization or
/// a campaign is kept as a place of its own, without taking its tokens from the longer name; so is the organization
/// behind the noun for a part of it: «совет директоров ЕНПФ».
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
    inside.retain(|candidate| {
        let rivals = &whole[candidate.whole.clone()];
        outer(candidate, rivals, &kept).is_some_and(|outer| {
            is_place_inside(candidate, outer) || is_owner(text, candidate, outer)
        })
    });
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

/// The longer name that holds the candidate.
fn outer<'m>(
    candidate: &Mention,
    rivals: &[Option<u32>],
    kept: &'m [Mention],
) -> Option<&'m Mention> {
    let outer = &kept[(*rivals.first()?)? as usize];
    let holds = outer.whole.start <= candidate.whole.start
        && candidate.tokens.end <= outer.whole.end
        && outer.tokens != candidate.tokens;
    holds.then_some(outer)
}

fn is_place_inside(candidate: &Mention, outer: &Mention) -> bool {
    matches!(candidate.name, Name::Place(_))
        && matches!(outer.name, Name::Organization(_) | Name::Campaign(_))
}

/// Whether the candidate is the organization of which the outer name is a part.
fn is_owner(text: &Text<'_>, candidate: &Mention, outer: &Mention) -> bool {
    let both = [candidate, outer];
    both.iter().all(|m| matches!(m.name, Name::Organization(_)))
        && part_of_organization(text, &outer.tokens).is_some_and(|end| end <= candidate.whole.start)
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
