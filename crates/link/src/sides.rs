//! What people hold for the same and for different: what is said next may contradict it.

use rustc_hash::FxHashMap;
use svodka_record::Verdict;

/// Sets of what is the same, and which of them are different.
#[derive(Default)]
pub(crate) struct Sides {
    parents: FxHashMap<u32, u32>,
    /// Sets that are different from a set, each with the correction that says so.
    others: FxHashMap<u32, FxHashMap<u32, usize>>,
    /// The last correction that made a set larger.
    grown: FxHashMap<u32, usize>,
}

impl Sides {
    /// Takes a correction, whose number is `at`; a correction that contradicts it, where there is one.
    pub(crate) fn say(
        &mut self,
        verdict: Verdict,
        left: u32,
        right: u32,
        at: usize,
    ) -> Result<(), usize> {
        let (left, right) = (self.set(left), self.set(right));
        match verdict {
            Verdict::Same if left == right => Ok(()),
            Verdict::Same => match self.others.get(&left).and_then(|of| of.get(&right)) {
                Some(other) => Err(*other),
                None => {
                    self.unite(left, right, at);
                    Ok(())
                }
            },
            Verdict::Different if left == right => {
                Err(self.grown.get(&left).copied().unwrap_or(at))
            }
            Verdict::Different => {
                for (own, other) in [(left, right), (right, left)] {
                    let others = self.others.entry(own).or_default();
                    others.entry(other).or_insert(at);
                }
                Ok(())
            }
        }
    }

    /// The set of a number.
    fn set(&mut self, number: u32) -> u32 {
        let mut at = number;
        while let Some(up) = self.parents.get(&at).copied() {
            if let Some(over) = self.parents.get(&up).copied() {
                self.parents.insert(at, over);
            }
            at = up;
        }
        at
    }

    /// The set with fewer others becomes part of the other one.
    fn unite(&mut self, one: u32, other: u32, at: usize) {
        let count = |set: &u32| self.others.get(set).map_or(0, FxHashMap::len);
        let (part, whole) = match count(&one) < count(&other) {
            true => (one, other),
            false => (other, one),
        };
        self.parents.insert(part, whole);
        self.grown.insert(whole, at);
        for (third, said) in self.others.remove(&part).unwrap_or_default() {
            if let Some(back) = self.others.get_mut(&third) {
                back.remove(&part);
                back.entry(whole).or_insert(said);
            }
            let own = self.others.entry(whole).or_default();
            own.entry(third).or_insert(said);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Different, Same};

    /// What is contradicted, by which.
    fn contradicted(said: &[(Verdict, u32, u32)]) -> Vec<(usize, usize)> {
        let mut sides = Sides::default();
        let said = said.iter().enumerate();
        said.filter_map(|(at, (verdict, left, right))| {
            let contradicts = sides.say(*verdict, *left, *right, at);
            contradicts.err().map(|other| (at, other))
        })
        .collect()
    }

    #[test]
    fn contradictions_are_found_however_far() {
        assert_eq!(contradicted(&[(Same, 1, 2), (Different, 2, 1)]), [(1, 0)]);
        assert_eq!(contradicted(&[(Different, 1, 2), (Same, 1, 2)]), [(1, 0)]);
        let over_a_third = [(Same, 1, 2), (Same, 2, 3), (Different, 1, 3)];
        assert_eq!(contradicted(&over_a_third), [(2, 1)]);
        let two_sets = [
            (Same, 1, 2),
            (Same, 3, 4),
            (Different, 2, 3),
            (Same, 5, 4),
            (Same, 1, 5),
        ];
        assert_eq!(contradicted(&two_sets), [(4, 2)]);
    }

    #[test]
    fn what_agrees_is_taken() {
        let agreeing = [
            (Same, 1, 2),
            (Same, 2, 1),
            (Different, 1, 3),
            (Different, 3, 2),
            (Same, 3, 4),
            (Same, 1, 1),
        ];
        assert_eq!(contradicted(&agreeing), []);
    }
}
