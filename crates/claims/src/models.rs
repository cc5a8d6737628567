//! What a number is to one told before it: boosted trees for each relation, behind what logic allows.

use crate::statement::Statement;
use crate::step::{Pair, all_asked};
use crate::trees::Trees;
use std::sync::LazyLock;
use svodka_record::{Bound, Measure, Modality, Relation};

/// Relations in the order of their trees.
#[cfg(any(test, feature = "train"))]
pub(crate) const RELATIONS: [Relation; 7] = [
    Relation::Same,
    Relation::Rounded,
    Relation::Grew,
    Relation::PlannedThenReported,
    Relation::Narrower,
    Relation::Corrected,
    Relation::Contradicts,
];

/// Trees by relation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Models(Vec<(Relation, Trees)>);

static MODELS: LazyLock<Models> =
    LazyLock::new(|| Models::read(include_str!("../data/step_trees.tsv")));

/// The trees of the crate.
pub(crate) fn models() -> &'static Models {
    &MODELS
}

/// What begins the trees of a relation.
const RELATION: &str = "relation\t";

impl Models {
    /// Trees by relation.
    #[cfg(feature = "train")]
    pub(crate) fn new(trees: Vec<(Relation, Trees)>) -> Self {
        Self(trees)
    }

    /// Reads what [`Models::write`] wrote.
    fn read(table: &str) -> Self {
        let asked = all_asked();
        let parts = table.split(RELATION).skip(1);
        let models = parts.filter_map(|part| {
            let (name, trees) = part.split_once('\n')?;
            Some((Relation::by_name(name)?, Trees::read(trees, &asked)))
        });
        Self(models.collect())
    }

    /// The trees as a table.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn write(&self) -> String {
        let asked = all_asked();
        let parts = self.0.iter().map(|(relation, trees)| {
            format!("{RELATION}{}\n{}", relation.name(), trees.write(&asked))
        });
        parts.collect()
    }

    /// What the new number of a pair may be to the old one, and by how much more than enough speaks for it.
    pub(crate) fn told(&self, pair: &Pair<'_>) -> Vec<(Relation, f64)> {
        let allowed = self.0.iter().filter(|(relation, _)| pair.allows(*relation));
        let mut allowed = allowed.peekable();
        if allowed.peek().is_none() {
            return Vec::new();
        }
        let shared = pair.shared();
        let scores =
            allowed.map(|(relation, trees)| (*relation, trees.score(&shared) - trees.enough));
        scores.filter(|(_, score)| *score >= 0.0).collect()
    }
}

impl Models {
    /// By how much more than enough speaks for one relation.
    pub(crate) fn score(&self, pair: &Pair<'_>, relation: Relation) -> Option<f64> {
        let (_, trees) = self.0.iter().find(|(known, _)| *known == relation)?;
        let score = pair
            .allows(relation)
            .then(|| trees.score(&pair.shared()) - trees.enough)?;
        (score >= 0.0).then_some(score)
    }
}

impl Pair<'_> {
    /// Whether the new number can be that to the old one at all.
    pub(crate) fn allows(&self, relation: Relation) -> bool {
        let (old, new) = (&self.old.statement, &self.new.statement);
        let (Some(before), Some(after)) = (old.number.center(), new.number.center()) else {
            return false;
        };
        // «В соседней области погибли двое» tells of other people.
        if old.cues.is_of_another != new.cues.is_of_another {
            return false;
        }
        let is_told_first = self.at[0] < self.at[1];
        let is_counted = |x: &Statement| x.number.bound != Bound::Vague;
        let are_counted = is_counted(old) && is_counted(new);
        let are_meant = [old, new].iter().all(|x| x.modality != Modality::Denied);
        let is_denial = new.modality == Modality::Denied && old.number.rounds(&new.number);
        // What is held in two towns grows in neither by what the other has.
        let are_of_one_town = !old.is_of_other_town(new);
        let is_plan = |x: &Statement| matches!(x.modality, Modality::Planned | Modality::Possible);
        match relation {
            Relation::Narrower => after < before && is_counted(old) && !old.is_of_other_place(new),
            _ if !is_told_first => false,
            Relation::Same => before == after && are_meant && is_counted(old),
            Relation::Rounded => old.number.rounds(&new.number) && are_meant && are_counted,
            Relation::Grew => {
                let is_more = after > before || new.measure == Measure::Increase;
                is_more && are_meant && are_counted && are_of_one_town
            }
            Relation::PlannedThenReported => is_plan(old) && new.modality == Modality::Reported,
            Relation::Corrected => {
                (before != after || new.modality == Modality::Denied) && are_of_one_town
            }
            Relation::Contradicts => {
                (old.number.excludes(&new.number) || is_denial) && are_of_one_town
            }
            Relation::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_of_every_relation_come_back() {
        let models = models();
        let read = Models::read(&models.write());
        let names = |models: &Models| models.0.iter().map(|(x, _)| *x).collect::<Vec<_>>();
        assert_eq!(names(models), RELATIONS);
        assert!(
            models
                .0
                .iter()
                .zip(&read.0)
                .all(|(one, other)| one == other)
        );
    }
}
