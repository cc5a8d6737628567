//! Mentions of one block → clusters, each one thing of the world.
//!
//! Mentions come in the order of their rank: full names found clusters, initials and lone family names join them.
//! A mention is compared with a bounded number of clusters, each shown by a bounded number of exemplars, so the work
//! grows with the number of mentions. No cluster holds two mentions that contradict each other.

use crate::constraints::Constraints;
use crate::features::{Block, contradiction, observe};
use crate::mention::Mention;
use crate::model::{Model, probability};
use serde::{Deserialize, Serialize};
use svodka_record::EntityKind;

/// Exemplars kept of a cluster for what stands around them.
const EXEMPLARS: usize = 8;
/// Exemplars kept in all: those with a name of their own besides.
const FACETS: usize = 20;
/// Clusters that a mention is compared with.
const COMPARED: usize = 48;
/// Notes kept of a cluster, of each sort.
const NOTES: usize = 8;
/// Probability from which a tie that was not made is noted.
const NEAR: f64 = 0.2;

/// Mentions of one thing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Cluster {
    pub(crate) exemplars: Vec<Mention>,
    /// Numbers of corrections that name its mentions.
    pub(crate) tags: Vec<u32>,
    /// The least of its mentions: day, article, record, object.
    pub(crate) founder: Option<Founder>,
    /// Entity of an earlier run: its number.
    pub(crate) base: Option<u64>,
    /// Entries of registers, by number.
    pub(crate) known: Vec<u32>,
    pub(crate) mentions: u32,
    /// Sum and number of the probabilities of its ties.
    pub(crate) trust: (f64, u32),
    pub(crate) notes: Vec<Note>,
    /// Hash of its block.
    pub(crate) block: u64,
    /// Given names in its block.
    pub(crate) crowd: u32,
}

/// What makes the id of an entity: publication day, article, record, object.
pub(crate) type Founder = (i32, u64, u64, u32);

/// A tie that was made, or nearly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Note {
    pub(crate) is_tied: bool,
    pub(crate) name: String,
    pub(crate) record: String,
    pub(crate) other_name: String,
    pub(crate) other_record: String,
    /// Number of the other cluster, where it stayed another.
    pub(crate) other: Option<u32>,
    pub(crate) probability: f64,
    pub(crate) contradiction: Option<String>,
    pub(crate) reasons: Vec<(String, f64)>,
}

/// How well two fit.
struct Fit {
    score: f64,
    /// Exemplars that fit best.
    pair: (usize, usize),
    contradiction: Option<&'static str>,
}

/// Judges mentions and clusters of one kind in one block.
pub(crate) struct Judge<'a> {
    pub(crate) kind: EntityKind,
    pub(crate) model: &'a Model,
    pub(crate) constraints: &'a Constraints,
    pub(crate) block: Block,
}

impl Cluster {
    /// A cluster of one mention.
    pub(crate) fn of(mention: Mention) -> Self {
        let mut cluster = Self::default();
        cluster.add(mention);
        cluster
    }

    fn add(&mut self, mention: Mention) {
        let origin = mention.origin;
        match origin.seed {
            0 => {
                let founder = (
                    mention.around.day,
                    mention.around.article,
                    origin.record,
                    origin.object,
                );
                // A day that is unknown founds nothing where another is known.
                let key = |founder: &Founder| (founder.0 == i32::MIN, *founder);
                let is_first = self.founder.is_none_or(|known| key(&founder) < key(&known));
                self.founder = if is_first {
                    Some(founder)
                } else {
                    self.founder
                };
                self.mentions += 1;
            }
            1 => self.base = self.base.or(Some(origin.record)),
            seed => self.known.push(seed - 2),
        }
        self.tags.extend(&mention.tags);
        let is_new = !self
            .exemplars
            .iter()
            .any(|known| facet(known) == facet(&mention));
        if self.exemplars.len() < EXEMPLARS || (is_new && self.exemplars.len() < FACETS) {
            self.exemplars.push(mention);
        }
    }

    /// Takes over another cluster.
    pub(crate) fn absorb(&mut self, other: Self) {
        for mention in other.exemplars {
            let is_new = !self
                .exemplars
                .iter()
                .any(|known| facet(known) == facet(&mention));
            if self.exemplars.len() < EXEMPLARS || (is_new && self.exemplars.len() < FACETS) {
                self.exemplars.push(mention);
            }
        }
        self.tags.extend(other.tags);
        let key = |founder: &Founder| (founder.0 == i32::MIN, *founder);
        self.founder = self
            .founder
            .into_iter()
            .chain(other.founder)
            .min_by_key(key);
        self.base = self.base.into_iter().chain(other.base).min();
        self.known.extend(other.known);
        self.mentions += other.mentions;
        self.trust = (self.trust.0 + other.trust.0, self.trust.1 + other.trust.1);
        self.notes.extend(other.notes);
        self.trim_notes();
    }

    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
        if self.notes.len() > 6 * NOTES {
            self.trim_notes();
        }
    }

    /// Keeps the weakest ties, and what was nearest.
    pub(crate) fn trim_notes(&mut self) {
        let order = |a: &Note, b: &Note| {
            let nearest = if a.is_tied {
                a.probability.total_cmp(&b.probability)
            } else {
                b.probability.total_cmp(&a.probability)
            };
            let names = |note: &Note| {
                (
                    note.name.clone(),
                    note.other_name.clone(),
                    note.record.clone(),
                    note.other_record.clone(),
                )
            };
            b.is_tied
                .cmp(&a.is_tied)
                .then(nearest)
                .then_with(|| names(a).cmp(&names(b)))
        };
        self.notes.sort_by(order);
        self.notes.dedup_by(|a, b| {
            a.is_tied == b.is_tied
                && a.name == b.name
                && a.other_name == b.other_name
                && a.other == b.other
        });
        let mut seen = [0; 2];
        self.notes.retain(|note| {
            let seen = &mut seen[usize::from(note.is_tied)];
            *seen += 1;
            *seen <= NOTES
        });
    }
}

/// What of a name may contradict another.
fn facet(mention: &Mention) -> (&str, &str, u8, [u8; 2], &[u32], &[String]) {
    let keys = &mention.keys;
    (
        &keys.given,
        &keys.patronymic,
        mention.gender,
        mention.country,
        &keys.regions,
        &keys.core,
    )
}

impl Judge<'_> {
    /// Clusters of the mentions, and for each mention its cluster.
    pub(crate) fn cluster(&self, mentions: Vec<Mention>) -> (Vec<Cluster>, Vec<u32>) {
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut of = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let found = self.place(&mention, &mut clusters);
            of.push(found);
        }
        self.agglomerate(clusters, of)
    }

    fn place(&self, mention: &Mention, clusters: &mut Vec<Cluster>) -> u32 {
        let base = (mention.origin.seed == 1).then_some(mention.origin.record);
        if let Some(at) = base.and_then(|base| {
            clusters
                .iter()
                .position(|cluster| cluster.base == Some(base))
        }) {
            clusters[at].add(mention.clone());
            return at as u32;
        }
        let single = Cluster::of(mention.clone());
        let first = clusters.len().saturating_sub(COMPARED);
        let mut fits: Vec<(usize, Fit)> = (first..clusters.len())
            .map(|at| (at, self.fit(&single, &clusters[at])))
            .collect();
        fits.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
        let mut allowed = fits.iter().filter(|(_, fit)| fit.contradiction.is_none());
        let best = allowed.next().filter(|(_, fit)| self.is_tie(fit.score));
        let is_full = |at: usize| {
            !clusters[at]
                .exemplars
                .iter()
                .all(|known| is_vague(self.kind, known))
        };
        let rival = allowed
            .find(|(at, _)| is_full(*at))
            .filter(|_| is_vague(self.kind, mention));
        let best = best
            .filter(|(_, fit)| rival.is_none_or(|(_, rival)| !self.rivals(fit.score, rival.score)));
        let tied = best.map(|(at, _)| *at);
        if let (Some((at, fit)), None) = (best, base) {
            let note = self.note(fit, &single, &clusters[*at], None);
            let cluster = &mut clusters[*at];
            cluster.trust = (cluster.trust.0 + note.probability, cluster.trust.1 + 1);
            if note.name != note.other_name || note.probability < 0.9 {
                cluster.note(Note {
                    name: note.other_name.clone(),
                    record: note.other_record.clone(),
                    other_name: note.name.clone(),
                    other_record: note.record.clone(),
                    ..note
                });
            }
            cluster.add(mention.clone());
            return *at as u32;
        }
        let own = clusters.len() as u32;
        clusters.push(single);
        for (at, fit) in fits.iter().filter(|(at, _)| Some(*at) != tied).take(2) {
            if probability(fit.score) >= NEAR {
                let note = self.note(
                    fit,
                    &clusters[own as usize],
                    &clusters[*at],
                    Some(*at as u32),
                );
                clusters[own as usize].note(note);
            }
        }
        own
    }

    /// Whether another candidate is too near to choose between them.
    fn rivals(&self, best: f64, rival: f64) -> bool {
        self.is_tie(rival) || best - rival < 1.0
    }

    fn is_tie(&self, score: f64) -> bool {
        score >= self.model.threshold(self.kind)
    }

    /// Merges clusters while two fit, the best first.
    fn agglomerate(&self, mut clusters: Vec<Cluster>, of: Vec<u32>) -> (Vec<Cluster>, Vec<u32>) {
        let count = clusters.len();
        let mut root: Vec<usize> = (0..count).collect();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for a in 0..count {
            for b in a + 1..count.min(a + COMPARED) {
                self.pair(&clusters, a, b, &mut pairs);
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, a, b) in pairs {
            let (a, b) = (find(&root, a), find(&root, b));
            if a != b {
                let fit = self.fit(&clusters[a], &clusters[b]);
                if fit.contradiction.is_none() && self.is_tie(fit.score) {
                    let note = self.note(&fit, &clusters[a], &clusters[b], None);
                    let other = std::mem::take(&mut clusters[b]);
                    clusters[a].trust = (
                        clusters[a].trust.0 + note.probability,
                        clusters[a].trust.1 + 1,
                    );
                    clusters[a].absorb(other);
                    clusters[a].note(note);
                    root[b] = a;
                }
            }
        }
        renumber(clusters, &root, of)
    }

    fn pair(&self, clusters: &[Cluster], a: usize, b: usize, pairs: &mut Vec<(f64, usize, usize)>) {
        let fit = self.fit(&clusters[a], &clusters[b]);
        let is_vague = clusters[a]
            .exemplars
            .iter()
            .all(|mention| is_vague(self.kind, mention))
            || clusters[b]
                .exemplars
                .iter()
                .all(|mention| is_vague(self.kind, mention));
        if fit.contradiction.is_none() && self.is_tie(fit.score) && !is_vague {
            pairs.push((fit.score, a, b));
        }
    }

    /// How well two clusters fit: the best pair of exemplars, and no pair may contradict.
    fn fit(&self, a: &Cluster, b: &Cluster) -> Fit {
        let mut fit = Fit {
            score: f64::MIN,
            pair: (0, 0),
            contradiction: self.constraints.forbid(&a.tags, &b.tags),
        };
        if a.base.is_some() && b.base.is_some() && a.base != b.base {
            fit.contradiction = fit.contradiction.or(Some("known apart"));
        }
        for (i, x) in a.exemplars.iter().enumerate() {
            for (j, y) in b.exemplars.iter().enumerate() {
                let contradiction = contradiction(self.kind, x, y);
                fit.contradiction = fit.contradiction.or(contradiction);
                if contradiction.is_none() {
                    let score = self
                        .model
                        .score(self.kind, &observe(self.kind, x, y, &self.block));
                    if score > fit.score {
                        (fit.score, fit.pair) = (score, (i, j));
                    }
                }
            }
        }
        fit
    }

    fn note(&self, fit: &Fit, a: &Cluster, b: &Cluster, other: Option<u32>) -> Note {
        let (x, y) = (&a.exemplars[fit.pair.0], &b.exemplars[fit.pair.1]);
        let observed = observe(self.kind, x, y, &self.block);
        let mut reasons = self.model.reasons(self.kind, &observed);
        reasons.truncate(6);
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
    pub(crate) fn compare(
        &self,
        a: &Cluster,
        b: &Cluster,
        other: u32,
    ) -> Option<(bool, f64, Note)> {
        let fit = self.fit(a, b);
        if fit.score == f64::MIN || probability(fit.score) < NEAR {
            return None;
        }
        let is_tie = fit.contradiction.is_none() && self.is_tie(fit.score);
        let note = self.note(&fit, a, b, (!is_tie).then_some(other));
        Some((is_tie, fit.score, note))
    }
}

/// Whether a name fits many: without a given name.
fn is_vague(kind: EntityKind, mention: &Mention) -> bool {
    kind == EntityKind::Person && mention.keys.given.chars().count() < 2 && mention.origin.seed == 0
}

fn find(root: &[usize], mut at: usize) -> usize {
    while root[at] != at {
        at = root[at];
    }
    at
}

/// Leaves out clusters that were absorbed.
fn renumber(clusters: Vec<Cluster>, root: &[usize], of: Vec<u32>) -> (Vec<Cluster>, Vec<u32>) {
    let mut number = vec![0; clusters.len()];
    let mut kept = Vec::new();
    for (at, mut cluster) in clusters.into_iter().enumerate() {
        if root[at] == at {
            number[at] = kept.len() as u32;
            cluster.trim_notes();
            kept.push(cluster);
        }
    }
    for cluster in &mut kept {
        for other in cluster
            .notes
            .iter_mut()
            .filter_map(|note| note.other.as_mut())
        {
            *other = number[find(root, *other as usize)];
        }
    }
    let of = of
        .into_iter()
        .map(|at| number[find(root, at as usize)])
        .collect();
    (kept, of)
}
