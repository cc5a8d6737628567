//! How well two clusters fit: the best pair of their exemplars, and no pair may contradict.

use crate::block::Block;
use crate::cluster::{Cluster, Note};
use crate::constraints::Constraints;
use crate::contradiction::contradiction;
use crate::features::Observed;
use crate::mention::{Mention, REGISTER};
use crate::model::{Model, probability};
use crate::observe::observe;
use svodka_record::EntityKind;

/// Probability from which a tie that was not made is noted.
pub(crate) const NEAR: f64 = 0.2;
/// Log odds of what public lists, or the user's own, call by one name.
const LISTED: f64 = 6.0;
/// Reasons told of a tie.
const REASONS: usize = 6;

/// How well two fit.
pub(crate) struct Fit {
    pub(crate) score: f64,
    /// Exemplars that fit best.
    pair: (usize, usize),
    pub(crate) contradiction: Option<&'static str>,
}

/// What two clusters are to each other.
pub(crate) struct Compared {
    pub(crate) is_tie: bool,
    pub(crate) score: f64,
    pub(crate) note: Note,
}

/// Judges mentions and clusters of one kind in one block.
pub(crate) struct Judge<'a> {
    pub(crate) kind: EntityKind,
    pub(crate) model: &'a Model,
    pub(crate) constraints: &'a Constraints,
    pub(crate) block: Block,
}

impl Judge<'_> {
    pub(crate) fn is_tie(&self, score: f64) -> bool {
        score >= self.model.threshold(self.kind)
    }

    /// How well two clusters fit.
    pub(crate) fn fit(&self, a: &Cluster, b: &Cluster) -> Fit {
        let mut fit = Fit {
            score: f64::MIN,
            pair: (0, 0),
            contradiction: self.constraints.forbid(&a.tags, &b.tags),
        };
        if a.base.is_some() && b.base.is_some() && a.base != b.base {
            fit.contradiction = fit.contradiction.or(Some("known apart"));
        }
        let mut observed = Observed::new();
        for (i, x) in a.exemplars.iter().enumerate() {
            for (j, y) in b.exemplars.iter().enumerate() {
                let contradiction = contradiction(self.kind, x, y);
                fit.contradiction = fit.contradiction.or(contradiction);
                if contradiction.is_none() {
                    observe(self.kind, x, y, &self.block, &mut observed);
                    let score = match self.is_listed(x, y) {
                        true => LISTED,
                        false => self.model.score(self.kind, &observed),
                    };
                    if score > fit.score {
                        (fit.score, fit.pair) = (score, (i, j));
                    }
                }
            }
        }
        fit
    }

    /// Whether two places are one in public lists, or have one name in a register and in the news.
    fn is_listed(&self, a: &Mention, b: &Mention) -> bool {
        let is_registered = a.origin.seed >= REGISTER || b.origin.seed >= REGISTER;
        self.kind == EntityKind::Place
            && (a.listed != 0 && a.listed == b.listed
                || is_registered && a.keys.core == b.keys.core)
    }

    /// The note of a tie; of a near tie with the other cluster.
    pub(crate) fn note(&self, fit: &Fit, a: &Cluster, b: &Cluster, other: Option<u32>) -> Note {
        let (x, y) = (&a.exemplars[fit.pair.0], &b.exemplars[fit.pair.1]);
        let mut observed = Observed::new();
        observe(self.kind, x, y, &self.block, &mut observed);
        let mut reasons = self.model.reasons(self.kind, &observed);
        reasons.truncate(REASONS);
        Note {
            is_tied: other.is_none(),
            name: x.name.clone(),
            record: x.record.clone(),
            other_name: y.name.clone(),
            other_record: y.record.clone(),
            other,
            probability: (probability(fit.score) * 1000.0).round() / 1000.0,
            contradiction: fit.contradiction.map(str::to_owned),
            reasons,
        }
    }

    /// Whether two clusters of other blocks are one; the note of it, or of why not.
    pub(crate) fn compare(&self, a: &Cluster, b: &Cluster, other: u32) -> Option<Compared> {
        let fit = self.fit(a, b);
        if fit.score == f64::MIN || probability(fit.score) < NEAR {
            return None;
        }
        let is_tie = fit.contradiction.is_none() && self.is_tie(fit.score);
        Some(Compared {
            is_tie,
            score: fit.score,
            note: self.note(&fit, a, b, (!is_tie).then_some(other)),
        })
    }

    /// Whether a name fits many: without a given name.
    pub(crate) fn is_vague(&self, mention: &Mention) -> bool {
        self.kind == EntityKind::Person
            && mention.keys.given.chars().count() < 2
            && mention.origin.seed == 0
    }

    /// Whether all names of a cluster fit many.
    pub(crate) fn is_all_vague(&self, cluster: &Cluster) -> bool {
        cluster
            .exemplars
            .iter()
            .all(|mention| self.is_vague(mention))
    }
}
