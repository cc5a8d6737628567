//! What people have said: two are the same, two are different. It wins over every score.

use crate::fold::hash;
use rustc_hash::FxHashMap;
use std::path::Path;
use svodka_record::{Entity, Verdict};
use svodka_shards::Error;

/// Corrections, by numbers of what they name.
#[derive(Default)]
pub(crate) struct Constraints {
    /// Numbers by the hash of an entity id, or of `RECORD#OBJECT`.
    tags: FxHashMap<u64, u32>,
    names: Vec<String>,
    same: Vec<(u32, u32)>,
    different: Vec<(u32, u32)>,
}

impl Constraints {
    /// Reads a table with the columns `verdict` (`same`, `different`), `left`, `right`.
    pub(crate) fn read(&mut self, path: &Path) -> Result<(), Error> {
        let reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .from_path(path);
        let mut reader =
            reader.map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
        for row in reader.records() {
            let row = row.map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
            let line = row.position().map_or(0, csv::Position::line);
            let verdict = row.get(0).map(str::trim).and_then(Verdict::by_name);
            let (Some(verdict), Some(left), Some(right)) = (verdict, row.get(1), row.get(2)) else {
                let cause = "wants verdict (same or different), left and right: ids of entities, or RECORD#OBJECT";
                return Err(Error::line(path, line, cause));
            };
            self.add(verdict, left.trim(), right.trim());
        }
        Ok(())
    }

    /// Remembers what an entity of an earlier run says.
    pub(crate) fn remember(&mut self, entity: &Entity) {
        for correction in &entity.corrections {
            self.add(correction.verdict, &entity.id, &correction.other);
        }
    }

    fn add(&mut self, verdict: Verdict, left: &str, right: &str) {
        let (left, right) = (self.tag(left), self.tag(right));
        let pair = (left.min(right), left.max(right));
        let pairs = match verdict {
            Verdict::Same => &mut self.same,
            Verdict::Different => &mut self.different,
        };
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }

    fn tag(&mut self, name: &str) -> u32 {
        let next = self.names.len() as u32;
        let tag = *self.tags.entry(hash(name)).or_insert(next);
        if tag == next {
            self.names.push(name.to_owned());
        }
        tag
    }

    /// Whether nothing was said.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The number of an entity or object that a correction names.
    pub(crate) fn tag_of(&self, name: &str) -> Option<u32> {
        self.tags.get(&hash(name)).copied()
    }

    /// Why two clusters with these numbers may not be one.
    pub(crate) fn forbid(&self, a: &[u32], b: &[u32]) -> Option<&'static str> {
        let is_pair = |x: u32, y: u32| self.different.contains(&(x.min(y), x.max(y)));
        let is_forbidden = a.iter().any(|x| b.iter().any(|y| is_pair(*x, *y)));
        is_forbidden.then_some("correction")
    }

    /// Pairs that are the same.
    pub(crate) fn same(&self) -> &[(u32, u32)] {
        &self.same
    }

    /// Corrections that name one of these numbers: verdict, and what the other is called.
    pub(crate) fn of(&self, tags: &[u32]) -> Vec<(Verdict, &str, u32)> {
        let mut found = Vec::new();
        for (verdict, pairs) in [
            (Verdict::Same, &self.same),
            (Verdict::Different, &self.different),
        ] {
            for (left, right) in pairs {
                for (own, other) in [(left, right), (right, left)] {
                    if tags.contains(own) {
                        found.push((verdict, self.names[*other as usize].as_str(), *other));
                    }
                }
            }
        }
        found
    }
}
