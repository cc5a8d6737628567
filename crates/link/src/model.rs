//! The scorer: a log-linear model over what was observed.

use crate::features::{Feature, Observed};
use svodka_record::EntityKind;

/// Weights of features, a row for each kind.
#[derive(Clone)]
pub struct Model {
    thresholds: [f64; 4],
    weights: [Vec<f64>; 4],
    says: [Vec<String>; 4],
}

/// The weights that the crate brings.
const BUILT_IN: &str = include_str!("../data/weights.tsv");

impl Model {
    /// The model the crate brings.
    pub fn built_in() -> Self {
        Self::read(BUILT_IN)
    }

    /// A model out of a list with the columns kind, feature, weight, says; unknown rows are passed over.
    pub fn read(text: &str) -> Self {
        let row = || vec![0.0; Feature::ALL.len()];
        let words = || vec![String::new(); Feature::ALL.len()];
        let mut model = Self {
            thresholds: [0.0; 4],
            weights: [row(), row(), row(), row()],
            says: [words(), words(), words(), words()],
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [kind, feature, weight, says] = columns[..] else {
                continue;
            };
            let (Some(kind), Ok(weight)) = (EntityKind::by_name(kind), weight.parse()) else {
                continue;
            };
            let row = usize::from(crate::mention::number(kind));
            if feature == "threshold" {
                model.thresholds[row] = weight;
            }
            if let Some(feature) = Feature::ALL.iter().find(|known| known.name() == feature) {
                model.weights[row][*feature as usize] = weight;
                model.says[row][*feature as usize] = says.to_owned();
            }
        }
        model
    }

    /// The log odds from which a tie is made.
    pub(crate) fn threshold(&self, kind: EntityKind) -> f64 {
        self.thresholds[usize::from(crate::mention::number(kind))]
    }

    /// The log odds of what was observed.
    pub(crate) fn score(&self, kind: EntityKind, observed: &Observed) -> f64 {
        let weights = &self.weights[usize::from(crate::mention::number(kind))];
        observed
            .iter()
            .map(|(feature, value)| weights[*feature as usize] * value)
            .sum()
    }

    /// What tells this model from others.
    pub(crate) fn fingerprint(&self) -> u64 {
        let numbers = self.thresholds.iter().chain(self.weights.iter().flatten());
        let bytes: Vec<u8> = numbers.flat_map(|x| x.to_bits().to_le_bytes()).collect();
        xxhash_rust::xxh3::xxh3_64(&bytes)
    }

    /// What an observation says, in words.
    pub(crate) fn says(&self, kind: EntityKind, feature: u8) -> &str {
        let says = self.says[usize::from(crate::mention::number(kind))].get(usize::from(feature));
        says.map_or("", String::as_str)
    }

    /// The number of each observation with its part of the log odds, the strongest first.
    pub(crate) fn reasons(&self, kind: EntityKind, observed: &Observed) -> Vec<(u8, f64)> {
        let row = usize::from(crate::mention::number(kind));
        let mut reasons: Vec<(u8, f64)> = observed
            .iter()
            .filter(|(feature, _)| *feature != Feature::Bias)
            .map(|(feature, value)| {
                let weight = self.weights[row][*feature as usize] * value;
                (*feature as u8, (weight * 1000.0).round() / 1000.0)
            })
            .filter(|(_, weight)| *weight != 0.0)
            .collect();
        let says = |reason: &(u8, f64)| &self.says[row][usize::from(reason.0)];
        reasons
            .sort_by(|a, b| (b.1.abs().total_cmp(&a.1.abs())).then_with(|| says(a).cmp(says(b))));
        reasons
    }
}

/// The probability of log odds.
pub(crate) fn probability(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

/// What training needs.
#[cfg(feature = "train")]
impl Model {
    pub(crate) fn weight(&self, kind: EntityKind, feature: usize) -> f64 {
        self.weights[usize::from(crate::mention::number(kind))][feature]
    }

    /// Whether the list has a row for a feature.
    pub(crate) fn has(&self, kind: EntityKind, feature: usize) -> bool {
        !self.says[usize::from(crate::mention::number(kind))][feature].is_empty()
    }

    pub(crate) fn move_by(&mut self, kind: EntityKind, feature: usize, step: f64) {
        self.weights[usize::from(crate::mention::number(kind))][feature] += step;
    }

    /// The rows of the file of weights, without its head.
    pub fn rows(&self) -> String {
        let mut rows = String::new();
        for kind in crate::mention::KINDS {
            let row = usize::from(crate::mention::number(kind));
            let name = serde_json::to_value(kind)
                .ok()
                .and_then(|name| name.as_str().map(str::to_owned))
                .unwrap_or_default();
            rows += &format!(
                "{name}\tthreshold\t{:.3}\tlog odds from which a tie is made\n",
                self.thresholds[row]
            );
            for feature in Feature::ALL {
                let (weight, says) = (
                    self.weights[row][*feature as usize],
                    &self.says[row][*feature as usize],
                );
                if !says.is_empty() {
                    rows += &format!("{name}\t{}\t{weight:.3}\t{says}\n", feature.name());
                }
            }
        }
        rows
    }
}
