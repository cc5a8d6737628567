//! What a document makes of those it names: how often each speaks, what roles each has. Read off once, so that what
//! is asked of a pair need not look at all facts.

use super::{Entities, EntityRef};
use crate::vocabulary::RoleKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// What is told of the entities so far.
#[derive(Debug, Default)]
pub struct Standing {
    /// Whom the article is passed on from.
    pub via: FxHashSet<EntityRef>,
    /// How many attributions each has.
    pub speaks: FxHashMap<EntityRef, usize>,
    /// How many quotes each has.
    pub quoted: FxHashMap<EntityRef, usize>,
    /// How many roles each has.
    pub roles: FxHashMap<EntityRef, usize>,
    /// Those with a title.
    pub titled: FxHashSet<EntityRef>,
    /// Those to whom somebody stands in a role.
    pub targets: FxHashSet<EntityRef>,
    /// How many organize each campaign.
    pub organizers: FxHashMap<EntityRef, usize>,
    /// Of a holder and a target the first kind of role, and its rule.
    pub between: FxHashMap<(EntityRef, EntityRef), (RoleKind, &'static str)>,
    /// Campaigns with figures.
    pub counted: FxHashSet<EntityRef>,
}

impl Standing {
    /// Reads it off what is linked so far.
    pub fn of(entities: &Entities) -> Self {
        let mut standing = Self {
            via: entities.via.iter().copied().collect(),
            speaks: count(entities.attributions.iter().filter_map(|it| it.speaker)),
            quoted: count(entities.quotes.iter().filter_map(|it| it.speaker)),
            roles: count(entities.roles.iter().map(|it| it.holder)),
            counted: entities
                .figures
                .iter()
                .filter_map(|it| it.campaign)
                .collect(),
            ..Self::default()
        };
        for role in &entities.roles {
            if role.fact.title.is_some() {
                standing.titled.insert(role.holder);
            }
            let Some(target) = role.target else {
                continue;
            };
            standing.targets.insert(target);
            if matches!(role.fact.kind, RoleKind::Organizer | RoleKind::Initiator) {
                *standing.organizers.entry(target).or_default() += 1;
            }
            let told = (role.fact.kind, role.fact.rule);
            let first = standing
                .between
                .entry((role.holder, target))
                .or_insert(told);
            *first = told.min(*first);
        }
        standing
    }
}

fn count(entities: impl Iterator<Item = EntityRef>) -> FxHashMap<EntityRef, usize> {
    let mut counts: FxHashMap<EntityRef, usize> = FxHashMap::default();
    for entity in entities {
        *counts.entry(entity).or_default() += 1;
    }
    counts
}
