//! Rows that search does not know yet: they are added to the indexes once a transaction, which costs less than by batch.

use super::index::INDEXES;
use rusqlite::{Connection, Result};

/// The rows that were added since the indexes were last filled.
#[derive(Default)]
pub(super) struct Unindexed {
    /// The last row of each indexed table that is in its index; none where all are.
    after: Option<Vec<i64>>,
}

impl Unindexed {
    /// Rows are about to be added.
    pub(super) fn begin(&mut self, db: &Connection) -> Result<()> {
        if self.after.is_none() {
            let last = INDEXES.iter().map(|index| last_row(db, index.table));
            self.after = Some(last.collect::<Result<_>>()?);
        }
        Ok(())
    }

    /// Adds them to the indexes. So it must be before a row is taken out of these: a row can only be taken out of an
    /// index that has it, and its number may become that of another.
    pub(super) fn fill(&mut self, db: &Connection) -> Result<()> {
        for (index, after) in INDEXES.iter().zip(self.after.take().unwrap_or_default()) {
            db.prepare_cached(&index.fill())?.execute([after])?;
        }
        Ok(())
    }

    /// They were not kept.
    pub(super) fn forget(&mut self) {
        self.after = None;
    }
}

/// The number of the last row of a table.
fn last_row(db: &Connection, table: &str) -> Result<i64> {
    let query = format!("SELECT ifnull(max(rowid), 0) FROM {table}");
    db.prepare_cached(&query)?.query_row([], |row| row.get(0))
}
