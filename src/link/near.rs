//! What is mentioned near a fact: entities by their nearest mention.

use crate::link::{Entities, EntityRef, Reference};
use crate::mention::Tokens;
use crate::text::Text;
use crate::vocabulary::MentionKind;

/// A mention of an entity, in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Who or what.
    pub entity: EntityRef,
    /// Its first token.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// How it refers.
    pub kind: MentionKind,
}

/// Mentions of people, organizations and campaigns, by place.
pub(super) struct Spots {
    spots: Vec<Spot>,
}

impl Spots {
    /// Every mention of the text's entities; n log n.
    pub(super) fn new(text: &Text<'_>, entities: &Entities) -> Self {
        let mut spots = Vec::new();
        let mut add = |entity: EntityRef, mentions: &[Reference]| {
            spots.extend(mentions.iter().map(|mention| {
                let before = |byte: u32| text.tokens.partition_point(|t| t.span.end <= byte);
                let start = before(mention.span.start);
                let end = text
                    .tokens
                    .partition_point(|t| t.span.start < mention.span.end);
                Spot {
                    entity,
                    start,
                    end: end.max(start + 1),
                    kind: mention.kind,
                }
            }));
        };
        for (index, person) in entities.people.iter().enumerate() {
            add(EntityRef::Person(index), &person.mentions);
        }
        for (index, organization) in entities.organizations.iter().enumerate() {
            add(EntityRef::Organization(index), &organization.mentions);
        }
        for (index, campaign) in entities.campaigns.iter().enumerate() {
            add(EntityRef::Campaign(index), &campaign.mentions);
        }
        spots.retain(|spot| spot.start < text.len());
        spots.sort_by_key(|spot| (spot.start, spot.end, spot.entity));
        Self { spots }
    }

    /// Adds mentions; n log n.
    pub(super) fn add(&mut self, mentions: impl IntoIterator<Item = Spot>) {
        self.spots.extend(mentions);
        self.spots
            .sort_by_key(|spot| (spot.start, spot.end, spot.entity));
        self.spots
            .dedup_by_key(|spot| (spot.start, spot.end, spot.entity));
    }

    /// The mentions in these sentences of the text, by place.
    pub(super) fn within(&self, text: &Text<'_>, sentences: std::ops::Range<usize>) -> &[Spot] {
        let first = text.sentences.get(sentences.start).map_or(0, |s| s.start);
        let last = sentences.end.checked_sub(1);
        let last = last.and_then(|last| text.sentences.get(last));
        let last = last.map_or(0, |s| s.end);
        let at = |token: usize| self.spots.partition_point(|spot| spot.start < token);
        &self.spots[at(first)..at(last).max(at(first))]
    }
}

/// Words that begin a sentence and say what it goes on with.
const OPENING: usize = 2;

/// The words that begin the sentence of a figure.
pub(super) fn opening<'a>(
    text: &'a Text<'_>,
    figure: &'a Tokens,
) -> impl Iterator<Item = usize> + 'a {
    let sentence = text.sentence(figure.start);
    let words = sentence.filter(|&i| text.is_word(i) && !figure.contains(&i));
    words.take(OPENING)
}

/// Sentences from a mention to a figure: 0 in the same, negative where the mention stands before.
pub(super) fn sentences_between(text: &Text<'_>, figure: &Tokens, spot: &Spot) -> i64 {
    i64::from(text.tokens[spot.start].sentence) - i64::from(text.tokens[figure.start].sentence)
}

/// Tokens from a mention to a figure.
pub(super) fn tokens_between(figure: &Tokens, spot: &Spot) -> usize {
    if spot.start < figure.start {
        figure.start.saturating_sub(spot.end)
    } else {
        spot.start.saturating_sub(figure.end)
    }
}

/// The nearest mention of each entity: those before the figure are nearer than those behind it.
pub(super) fn nearest(text: &Text<'_>, figure: &Tokens, spots: &[Spot]) -> Vec<Spot> {
    let rank = |spot: &Spot| {
        let sentences = sentences_between(text, figure, spot);
        let behind = i64::from(sentences > 0);
        (sentences.abs() * 2 + behind, tokens_between(figure, spot))
    };
    let mut best: Vec<Spot> = Vec::new();
    for spot in spots {
        match best.iter_mut().find(|known| known.entity == spot.entity) {
            Some(known) if rank(spot) < rank(known) => *known = *spot,
            Some(_) => {}
            None => best.push(*spot),
        }
    }
    best.sort_by_key(|spot| (rank(spot), spot.start));
    best
}
