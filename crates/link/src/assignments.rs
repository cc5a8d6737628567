//! The entities of the objects of each record, in the order of the records.

use crate::resolve::{Entities, Identity};
use svodka_shards::{Batch, Error, Row, Sorted};

/// Entities of the objects of a record, in the order of its tables: campaigns, people, organizations, places.
pub(crate) type Assigned = Vec<(u8, u32, Identity)>;

/// Clusters of all objects by line, and their entities.
pub(crate) struct Assignments {
    rows: Sorted,
    entities: Entities,
    /// A row of a later batch.
    pending: Option<Row>,
}

impl Assignments {
    /// Rows: line, kind, object → cluster.
    pub(crate) fn new(rows: Sorted, entities: Entities) -> Self {
        Self {
            rows,
            entities,
            pending: None,
        }
    }

    /// Those of the next batch, for each line.
    pub(crate) fn of(&mut self, batch: &Batch) -> Result<Vec<Assigned>, Error> {
        let mut assigned: Vec<Assigned> = vec![Vec::new(); batch.lines.len()];
        while let Some(row) = self.next()? {
            let line = row.key.first_chunk();
            let line = line.map_or(0, |bytes| u64::from_be_bytes(*bytes));
            let Some(slot) = assigned.get_mut((line - batch.number) as usize) else {
                self.pending = Some(row);
                break;
            };
            let number = |bytes: &[u8]| {
                let bytes = bytes.last_chunk();
                bytes.map_or(0, |bytes| u32::from_be_bytes(*bytes))
            };
            let entity = self.entities.get(number(&row.value));
            slot.push((row.key[8], number(&row.key), entity));
        }
        Ok(assigned)
    }

    fn next(&mut self) -> Result<Option<Row>, Error> {
        match self.pending.take() {
            Some(row) => Ok(Some(row)),
            None => self.rows.next().transpose(),
        }
    }
}
