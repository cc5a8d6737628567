//! What goes from a database when what it hangs on is gone: the same statements for all of them.
//!
//! `seen_documents`, `seen_entities` and `seen_claims` are tables of the run with the ids that were in its input.

use crate::{Batch, Mode};

/// Claims that were not stated: a run that states claims states all of them.
const CLAIMS_UNSTATED: &[&str] = &[
    "DELETE FROM claim_sources WHERE claim NOT IN (SELECT id FROM seen_claims)",
    "DELETE FROM claim_relations WHERE claim NOT IN (SELECT id FROM seen_claims)",
    "DELETE FROM claims WHERE id NOT IN (SELECT id FROM seen_claims)",
];
/// Claims of documents that are gone: their sources there, and claims that have no other, with what they are to others and
/// others to them.
const CLAIMS_OF_GONE: &[&str] = &[
    "DELETE FROM claim_sources WHERE record NOT IN (SELECT id FROM documents)",
    "DELETE FROM claim_relations WHERE claim NOT IN (SELECT claim FROM claim_sources)
  OR compared_with NOT IN (SELECT claim FROM claim_sources)",
    "DELETE FROM claims WHERE id NOT IN (SELECT claim FROM claim_sources)",
];
/// Entities that were not in the input.
const ENTITIES_UNSEEN: &[&str] =
    &["DELETE FROM entities WHERE id NOT IN (SELECT id FROM seen_entities)"];
/// Entities that no document speaks of, nor was merged into one that any does.
const ENTITIES_OF_GONE: &[&str] = &[
    "DELETE FROM entities WHERE coalesce(merged_into, id) NOT IN (
  SELECT entity FROM people WHERE entity IS NOT NULL
  UNION SELECT entity FROM organizations WHERE entity IS NOT NULL
  UNION SELECT entity FROM places WHERE entity IS NOT NULL
  UNION SELECT entity FROM campaigns WHERE entity IS NOT NULL)",
];

/// What a run had in its input beside documents.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    entities: bool,
    claims: bool,
}

impl Stated {
    /// Takes note of a batch.
    pub(crate) fn add(&mut self, batch: &Batch) {
        self.entities |= !batch.entities.is_empty();
        self.claims |= !batch.claims.is_empty();
    }

    /// The statements by which the run ends, once documents that are gone are removed.
    pub(crate) fn removals(&self, mode: Mode) -> Vec<&'static str> {
        let of_claims: &[&str] = match (mode, self.claims) {
            (Mode::Append, _) => &[],
            (_, true) => CLAIMS_UNSTATED,
            (Mode::Prune, false) => CLAIMS_OF_GONE,
            (Mode::Usual | Mode::Replace, false) => &[],
        };
        let of_entities: &[&str] = match (mode, self.entities) {
            (Mode::Prune, true) => ENTITIES_UNSEEN,
            (Mode::Prune, false) => ENTITIES_OF_GONE,
            _ => &[],
        };
        of_claims.iter().chain(of_entities).copied().collect()
    }
}
