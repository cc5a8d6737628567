//! What people have said: two are the same, two are different. It wins over every score.

use crate::fold::hash;
use crate::sides::Sides;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use svodka_record::{Entity, Verdict};
use svodka_shards::Error;

/// Corrections, by numbers of what they name.
#[derive(Default)]
pub(crate) struct Constraints {
    said: Vec<Said>,
    /// The file of corrections.
    path: PathBuf,
    /// Numbers by the hash of an entity id, or of `RECORD#OBJECT`.
    tags: FxHashMap<u64, u32>,
    names: Vec<String>,
    same: Vec<(u32, u32)>,
    different: FxHashSet<(u32, u32)>,
    /// Corrections of each number: verdict and the other number.
    of: FxHashMap<u32, Vec<(Verdict, u32)>>,
    /// Corrections that contradict later ones, and one of those.
    overruled: Vec<(usize, usize)>,
}

/// A correction.
struct Said {
    verdict: Verdict,
    names: [String; 2],
    /// Its line in the file of corrections; none where an earlier run remembered it.
    line: Option<u64>,
}

/// What each entity that became part of another is part of.
pub(crate) type Merged = FxHashMap<String, String>;

impl Constraints {
    /// Reads a table with the columns `verdict` (`same`, `different`), `left`, `right`.
    pub(crate) fn read(&mut self, path: &Path) -> Result<(), Error> {
        path.clone_into(&mut self.path);
        let wrong = |error: csv::Error| Error::new(format!("{}: {error}", path.display()));
        let reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .from_path(path);
        for row in reader.map_err(wrong)?.records() {
            let row = row.map_err(wrong)?;
            let line = row.position().map_or(0, csv::Position::line);
            let verdict = row.get(0).map(str::trim).and_then(Verdict::by_name);
            let (Some(verdict), Some(left), Some(right)) = (verdict, row.get(1), row.get(2)) else {
                let cause = "wants verdict (same or different), left and right: ids of entities, or RECORD#OBJECT";
                return Err(Error::line(path, line, cause));
            };
            self.said.push(Said {
                verdict,
                names: [left, right].map(|name| name.trim().to_owned()),
                line: Some(line),
            });
        }
        Ok(())
    }

    /// Remembers what an entity of an earlier run says.
    pub(crate) fn remember(&mut self, entity: &Entity) {
        for correction in &entity.corrections {
            self.said.push(Said {
                verdict: correction.verdict,
                names: [entity.id.clone(), correction.other.clone()],
                line: None,
            });
        }
    }

    /// All was said. What became part of another since then is the other. Of what contradicts each other the later one
    /// wins: a line behind another, and any line over what an earlier run remembered.
    pub(crate) fn settle(&mut self, merged: &Merged) {
        let mut order: Vec<usize> = (0..self.said.len()).collect();
        order.sort_by_key(|at| (self.said[*at].line, *at));
        let mut sides = Sides::default();
        for at in order.into_iter().rev() {
            let (verdict, names) = (self.said[at].verdict, self.said[at].names.clone());
            let [left, right] = names.map(|name| self.tag(now(&name, merged)));
            if left == right {
                continue;
            }
            match sides.say(verdict, left, right, at) {
                Ok(()) => self.obey(verdict, left, right),
                Err(other) => self.overruled.push((at, other)),
            }
        }
        self.same.sort_unstable();
        self.same.dedup();
    }

    fn obey(&mut self, verdict: Verdict, left: u32, right: u32) {
        let pair = (left.min(right), left.max(right));
        match verdict {
            Verdict::Same => self.same.push(pair),
            Verdict::Different => {
                self.different.insert(pair);
            }
        }
        for (own, other) in [(left, right), (right, left)] {
            let of = self.of.entry(own).or_default();
            if !of.contains(&(verdict, other)) {
                of.push((verdict, other));
            }
        }
    }

    /// Lines that later ones contradict. That a line takes back what an earlier run remembered is meant.
    pub(crate) fn overruled(&self) -> Vec<String> {
        let mut overruled: Vec<(u64, usize, u64)> = self
            .overruled
            .iter()
            .filter_map(|(at, by)| Some((self.said[*at].line?, *at, self.said[*by].line?)))
            .collect();
        overruled.sort_unstable();
        let told = overruled.into_iter().map(|(line, at, by)| {
            let Said { verdict, names, .. } = &self.said[at];
            let verdict = match verdict {
                Verdict::Same => "the same",
                Verdict::Different => "different",
            };
            let [left, right] = names;
            let cause = format!(
                "{left:?} and {right:?} are not taken for {verdict}: line {by}, which is later, says otherwise, and wins"
            );
            Error::line(&self.path, line, &cause).to_string()
        });
        told.collect()
    }

    /// Corrections of the file that name what no number of `found` stands for: where, and what.
    pub(crate) fn unknown(&self, found: &[u32], merged: &Merged) -> Vec<String> {
        let mut unknown = Vec::new();
        for said in &self.said {
            for (name, line) in said
                .names
                .iter()
                .filter_map(|name| Some((name, said.line?)))
            {
                let tag = self.tag_of(now(name, merged));
                if tag.is_none_or(|tag| found.binary_search(&tag).is_err()) {
                    let cause = format!(
                        "found no {name:?}: want the id of an entity of --base or of these records, or RECORD#OBJECT of them"
                    );
                    unknown.push(Error::line(&self.path, line, &cause).to_string());
                }
            }
        }
        unknown
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
        let mut tags = tags.to_vec();
        tags.sort_unstable();
        tags.dedup();
        let of = tags.iter().filter_map(|tag| self.of.get(tag)).flatten();
        of.map(|(verdict, other)| (*verdict, self.names[*other as usize].as_str(), *other))
            .collect()
    }
}

/// What an entity is part of now.
fn now<'a>(name: &'a str, merged: &'a Merged) -> &'a str {
    let mut now = name;
    // A file that was changed by hand may hold a circle.
    for _ in 0..merged.len() {
        match merged.get(now) {
            Some(other) => now = other,
            None => break,
        }
    }
    now
}
