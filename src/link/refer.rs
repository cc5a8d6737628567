//! What a fact refers to: names, nouns and pronouns → entities.

use super::{Entities, EntityRef, LinkedQuote, LinkedRole};
use crate::mention::{Names, QuoteFact, Referent, RoleFact};
use crate::text::Text;

/// Ties roles to their holders and targets; a role without a holder is dropped.
pub(super) fn link_roles(
    text: &Text<'_>,
    names: &Names,
    roles: Vec<RoleFact>,
    entities: &mut Entities,
) {
    for fact in roles {
        let Some(holder) = entities.resolve(text, names, &fact.holder) else {
            continue;
        };
        let target = fact
            .target
            .as_ref()
            .and_then(|target| entities.resolve(text, names, target));
        entities.roles.push(LinkedRole {
            fact,
            holder,
            target,
        });
    }
}

/// Ties quotes to their speakers.
pub(super) fn link_quotes(
    text: &Text<'_>,
    names: &Names,
    quotes: Vec<QuoteFact>,
    entities: &mut Entities,
) -> Vec<LinkedQuote> {
    quotes
        .into_iter()
        .map(|fact| LinkedQuote {
            speaker: fact
                .speaker
                .as_ref()
                .and_then(|speaker| entities.resolve(text, names, speaker)),
            fact,
        })
        .collect()
}

impl Entities {
    /// The entity that `referent` stands for, in the light of what was mentioned before it.
    pub fn resolve(
        &mut self,
        text: &Text<'_>,
        names: &Names,
        referent: &Referent,
    ) -> Option<EntityRef> {
        let _ = (text, names);
        match referent {
            Referent::Name(mention) => self.of_mention[*mention],
            Referent::Noun { .. } | Referent::Pronoun { .. } => None,
        }
    }
}
