//! Counts of changes, by table and rule.

use crate::{Became, Change};
use std::collections::BTreeMap;
use std::fmt;

/// How many facts were gained, lost and changed.
#[derive(Debug, Default)]
pub struct Summary {
    /// By table and rule; a change of several fields counts once.
    counts: BTreeMap<(&'static str, String), [u64; 3]>,
    /// Changed fields by table and name.
    fields: BTreeMap<(&'static str, String), u64>,
    /// Documents that are the same.
    same: u64,
    /// Documents that are not.
    differing: u64,
}

impl Summary {
    /// Adds the changes of a document.
    pub fn add(&mut self, changes: &[Change]) {
        match changes.is_empty() {
            true => self.same += 1,
            false => self.differing += 1,
        }
        for change in changes {
            let rule = change.rule.clone().unwrap_or_default();
            let counts = self.counts.entry((change.table, rule)).or_default();
            counts[place(change.became)] += 1;
            for own in &change.fields {
                *self
                    .fields
                    .entry((change.table, own.field.clone()))
                    .or_default() += 1;
            }
        }
    }

    /// Whether anything differs.
    pub fn differs(&self) -> bool {
        self.differing > 0
    }
}

fn place(became: Became) -> usize {
    match became {
        Became::Gained => 0,
        Became::Lost => 1,
        Became::Changed => 2,
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents = self.same + self.differing;
        writeln!(f, "{documents} documents, {} differ", self.differing)?;
        if self.counts.is_empty() {
            return Ok(());
        }
        writeln!(
            f,
            "{:>8} {:>8} {:>8}  table and rule",
            "gained", "lost", "changed"
        )?;
        let mut tables: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
        for ((table, _), counts) in &self.counts {
            let sums = tables.entry(table).or_default();
            sums.iter_mut()
                .zip(counts)
                .for_each(|(sum, count)| *sum += count);
        }
        for (table, sums) in tables {
            row(f, sums, table)?;
            let rules = self
                .counts
                .iter()
                .filter(|((own, rule), _)| *own == table && !rule.is_empty());
            for ((_, rule), counts) in rules {
                row(f, *counts, &format!("  {rule}"))?;
            }
            let fields = self.fields.iter().filter(|((own, _), _)| *own == table);
            for ((_, field), count) in fields {
                row(f, [0, 0, *count], &format!("  .{field}"))?;
            }
        }
        Ok(())
    }
}

fn row(f: &mut fmt::Formatter<'_>, [gained, lost, changed]: [u64; 3], name: &str) -> fmt::Result {
    writeln!(f, "{gained:>8} {lost:>8} {changed:>8}  {name}")
}
