//! What follows from the verdicts for what rules and tagger propose.

use super::{LONGEST, Named, Verdict};
use crate::lexicon::list::List;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::rules::{campaign, organization};
use crate::tagger::{Tags, label::Family};
use crate::text::Text;

/// How probable an answer must be to overrule rules and tagger.
const SURE: f64 = 0.6;

/// How probable a campaign that a rule proposes must be to stay.
const KEPT: f64 = 0.5;

/// How probable a campaign that nobody proposes must be to be added.
const ADDED: f64 = 0.65;

/// Takes away what the quotes do not name, adds what they name and nobody proposed.
pub(super) fn apply(text: &Text<'_>, verdicts: &[Verdict], proposals: &mut Names, tags: &mut Tags) {
    let falls = |name: Family, tokens: &Tokens| {
        over(verdicts, tokens).is_some_and(|verdict| {
            let fits = is_whole(verdict, tokens);
            match (name, verdict.named) {
                (Family::Person, Named::Organization | Named::Campaign | Named::Thing) => fits,
                (Family::Person, Named::Phrase) => verdict.candidate.inside == *tokens,
                (Family::Organization, Named::Campaign | Named::Thing | Named::Phrase) => {
                    fits && verdict.probability >= SURE
                }
                _ => false,
            }
        })
    };
    tags.names.retain(|tag| !falls(tag.family, &tag.tokens));
    let mut kept = Vec::new();
    let mut support = Vec::new();
    let old = std::mem::take(&mut proposals.mentions);
    for (mut mention, &weight) in old.into_iter().zip(&tags.support) {
        let gone = match mention.name {
            Name::Campaign(_) => {
                let own = over(verdicts, &mention.tokens)
                    .filter(|verdict| is_whole(verdict, &mention.tokens));
                own.is_some_and(|verdict| {
                    mention.confidence = verdict.campaign;
                    verdict.campaign < KEPT
                })
            }
            Name::Person(_) => falls(Family::Person, &mention.tokens),
            Name::Organization(_) => falls(Family::Organization, &mention.tokens),
            Name::Place(_) => false,
        };
        if !gone {
            kept.push(mention);
            support.push(weight);
        }
    }
    add(text, verdicts, tags, &mut kept, &mut support);
    let mut order: Vec<(Mention, f32)> = kept.into_iter().zip(support).collect();
    order.sort_by_key(|(m, _)| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    (proposals.mentions, tags.support) = order.into_iter().unzip();
    cover(proposals);
}

/// The verdict on the innermost candidate that holds `tokens`.
fn over<'v>(verdicts: &'v [Verdict], tokens: &Tokens) -> Option<&'v Verdict> {
    let before = verdicts.partition_point(|v| v.candidate.inside.start <= tokens.start);
    let mut near = verdicts[before.saturating_sub(LONGEST)..before]
        .iter()
        .rev();
    near.find(|verdict| tokens.end <= verdict.candidate.inside.end)
}

/// Whether `tokens` are the candidate, or its beginning and most of it.
fn is_whole(verdict: &Verdict, tokens: &Tokens) -> bool {
    let inside = &verdict.candidate.inside;
    tokens.len() * 2 >= inside.len() && tokens.start == inside.start
}

/// Of nested names the outer one covers the tokens.
fn cover(proposals: &mut Names) {
    proposals.at.fill(None);
    let mut end = 0;
    for (number, mention) in proposals.mentions.iter().enumerate() {
        if mention.tokens.start >= end {
            proposals.at[mention.tokens.clone()].fill(Some(number as u32));
            end = mention.tokens.end;
        }
    }
}

/// Whether the tokens begin as a name does: not with a small letter.
fn begins(text: &Text<'_>, inside: &Tokens) -> bool {
    let shape = text.word(inside.start).shape;
    !text.is_word(inside.start) || shape.capital || shape.digit || shape.latin
}

/// «Алматы Арена»: the last word of a name says that it is something else.
fn says_otherwise(text: &Text<'_>, inside: &Tokens) -> bool {
    let last = text.word(inside.end - 1);
    inside.len() > 1 && last.shape.capital && last.is(List::OtherHead)
}

/// Adds campaigns and organizations that nobody proposed.
fn add(
    text: &Text<'_>,
    verdicts: &[Verdict],
    tags: &Tags,
    kept: &mut Vec<Mention>,
    support: &mut Vec<f32>,
) {
    let known = kept.len();
    for verdict in verdicts {
        let inside = &verdict.candidate.inside;
        let Some(quoted) = verdict.candidate.quoted.filter(|_| begins(text, inside)) else {
            continue;
        };
        let quoted = &quoted;
        let first = kept[..known].partition_point(|m| m.tokens.start + LONGEST < inside.start);
        let near = kept[first..known]
            .iter()
            .take_while(|m| m.tokens.start < inside.end);
        let touches = |m: &Mention| m.tokens.end > inside.start;
        match verdict.named {
            _ if verdict.campaign >= ADDED && !says_otherwise(text, inside) => {
                let has = near
                    .filter(|m| touches(m))
                    .any(|m| matches!(m.name, Name::Campaign(_)));
                if !has {
                    kept.push(Mention {
                        confidence: verdict.campaign,
                        ..campaign::decided(text, quoted)
                    });
                    support.push(1.0);
                }
            }
            Named::Organization if verdict.probability >= SURE => {
                let has = near
                    .filter(|m| touches(m))
                    .any(|m| matches!(m.name, Name::Organization(_) | Name::Campaign(_)));
                let first = tags.names.partition_point(|t| t.tokens.end <= inside.start);
                let mut seen = tags.names[first..]
                    .iter()
                    .take_while(|tag| tag.tokens.start < inside.end);
                let seen = seen.any(|tag| tag.family == Family::Organization);
                if !has && !seen {
                    kept.push(organization::decided(text, quoted));
                    support.push(verdict.probability as f32);
                }
            }
            _ => {}
        }
    }
}
