//! What is written at once.

use svodka_record::{Claim, Entity, Record};

/// Records, and what `svodka link` and `svodka claims` make of them, in the order of the input.
#[derive(Debug, Default)]
pub struct Batch {
    /// Records.
    pub records: Vec<Record>,
    /// Entities of linked archives.
    pub entities: Vec<Entity>,
    /// Claims of an archive.
    pub claims: Vec<Claim>,
}

impl Batch {
    /// How many lines it holds.
    pub fn len(&self) -> usize {
        self.records.len() + self.entities.len() + self.claims.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
