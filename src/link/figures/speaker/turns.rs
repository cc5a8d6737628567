//! Who speaks when in an article: who spoke last before a figure, who speaks next behind it, and who states its number
//! elsewhere.

use super::is_own;
use crate::decide::{Features, step};
use crate::link::figures::context::{Holders, attribution};
use crate::link::{Entities, EntityRef};
use crate::mention::{FigureFact, Tokens};
use crate::text::Text;
use crate::vocabulary::Unit;
use rustc_hash::{FxHashMap, FxHashSet};

/// Sentences within which who spoke before a figure may state it, and who speaks behind it.
const BEFORE: usize = 16;
const BEHIND: usize = 5;

/// Speakers of a number that are looked at.
const TOLD: usize = 3;

/// A number by its bounds.
type Number = (Option<u64>, Option<u64>);

/// Whose turn it is to speak where.
pub(in crate::link::figures) struct Turns {
    /// Words that somebody is said to say, and who, by their first token.
    said: Vec<(Tokens, EntityRef)>,
    /// How many speak.
    speakers: usize,
    /// Who states each number, with the first token of the figure.
    told: FxHashMap<Number, Vec<(usize, EntityRef)>>,
}

/// Somebody's turn beside a figure.
#[derive(Clone, Copy)]
struct Turn {
    speaker: EntityRef,
    sentences: usize,
    blocks: usize,
}

impl Turns {
    /// Reads off who speaks; n log n.
    pub(in crate::link::figures) fn of(
        entities: &Entities,
        holders: &Holders,
        figures: &[FigureFact],
    ) -> Self {
        let sure = entities.attributions.iter().enumerate();
        let own: Vec<usize> = sure
            .filter(|(_, it)| it.fact.confidence >= super::SPOKEN && is_own(it))
            .map(|(index, _)| index)
            .collect();
        let mut said: Vec<(Tokens, EntityRef)> = own
            .iter()
            .filter_map(|&index| {
                let it = &entities.attributions[index];
                Some((it.fact.tokens.clone(), it.speaker?))
            })
            .collect();
        said.sort_by_key(|(tokens, speaker)| (tokens.start, tokens.end, *speaker));
        let speakers: FxHashSet<EntityRef> = said.iter().map(|(_, speaker)| *speaker).collect();
        let mut told: FxHashMap<Number, Vec<(usize, EntityRef)>> = FxHashMap::default();
        for fact in figures.iter().filter(|fact| fact.unit == Unit::Person) {
            let source = attribution(&holders.of(&fact.tokens), &entities.attributions);
            let source = source.map(|index| &entities.attributions[index]);
            if let Some(speaker) = source.filter(|it| is_own(it)).and_then(|it| it.speaker) {
                let known = told.entry((fact.min, fact.max)).or_default();
                known.push((fact.tokens.start, speaker));
            }
        }
        Self {
            said,
            speakers: speakers.len(),
            told,
        }
    }

    /// Who speaks beside a figure.
    pub(super) fn beside(&self, text: &Text<'_>, fact: &FigureFact) -> Beside {
        let next = self
            .said
            .partition_point(|(tokens, _)| tokens.start < fact.tokens.start);
        let turn = |(tokens, speaker): &(Tokens, EntityRef)| {
            let (said, figure) = match tokens.start < fact.tokens.start {
                true => (tokens.end.min(fact.tokens.start + 1) - 1, fact.tokens.start),
                false => (tokens.start, fact.tokens.start),
            };
            let [said, figure] = [said, figure].map(|i| &text.tokens[i]);
            Turn {
                speaker: *speaker,
                sentences: said.sentence.abs_diff(figure.sentence) as usize,
                blocks: said.block.abs_diff(figure.block) as usize,
            }
        };
        let last = next.checked_sub(1).map(|at| turn(&self.said[at]));
        let next = self.said.get(next).map(turn);
        let told = self.told.get(&(fact.min, fact.max)).into_iter().flatten();
        let told = told.filter(|(start, _)| *start != fact.tokens.start);
        Beside {
            last: last.filter(|turn| turn.sentences <= BEFORE),
            next: next.filter(|turn| turn.sentences <= BEHIND),
            told: told.map(|(_, speaker)| *speaker).take(TOLD).collect(),
            speakers: self.speakers.min(3),
        }
    }
}

/// Who speaks beside a figure.
pub(super) struct Beside {
    last: Option<Turn>,
    next: Option<Turn>,
    told: Vec<EntityRef>,
    speakers: usize,
}

impl Beside {
    /// Everybody who does.
    pub(super) fn speakers(&self) -> impl Iterator<Item = EntityRef> {
        let turns = [self.last, self.next].into_iter().flatten();
        turns
            .map(|turn| turn.speaker)
            .chain(self.told.iter().copied())
    }

    /// What speaks for nobody.
    pub(super) fn nobody(&self, features: &mut Features<'_>) {
        features.add("none.turn.last", far(self.last));
        features.add("none.turn.next", far(self.next));
        features.add("none.turn.told", self.told.len());
        features.add("none.turn.speakers", self.speakers);
    }

    /// What speaks for and against somebody.
    pub(super) fn candidate(&self, entity: EntityRef, features: &mut Features<'_>) {
        let is = |turn: &Turn| turn.speaker == entity;
        let [last, next] = [self.last, self.next].map(|turn| turn.filter(is));
        features.add("turn.last", (far(last), self.last.is_some()));
        features.add("turn.next", (far(next), self.next.is_some()));
        features.add("turn.both", (last.is_some(), next.is_some(), self.speakers));
        let last = last.map_or(0, |turn| 1 + turn.blocks.min(3));
        features.add(
            "turn.blocks",
            (last, next.map_or(0, |turn| 1 + turn.blocks.min(3))),
        );
        features.add(
            "turn.told",
            (self.told.contains(&entity), self.told.is_empty()),
        );
    }
}

/// How far a turn is.
fn far(turn: Option<Turn>) -> usize {
    turn.map_or(0, |turn| 1 + step(turn.sentences))
}
