//! Mentions of one block → clusters, each one thing of the world.
//!
//! Mentions come in the order of their rank: full names found clusters, initials and lone family names join them.
//! A mention is compared with a bounded number of clusters, each shown by a bounded number of exemplars, so the work
//! grows with the number of mentions. No cluster holds two mentions that contradict each other.

use crate::cluster::{Cluster, Note};
use crate::judge::{Fit, Judge, NEAR};
use crate::mention::Mention;
use crate::model::probability;
use rustc_hash::FxHashMap;

/// Clusters that a mention is compared with.
const COMPARED: usize = 48;
/// In a block of more clusters: those compared that were founded last, whatever their names say; the rest are the last
/// that say the same.
const RECENT: usize = 16;
/// Probability from which a tie is sure.
const SURE: f64 = 0.9;

/// Clusters in the making.
pub(crate) struct Grouping<'a> {
    judge: &'a Judge<'a>,
    clusters: Vec<Cluster>,
    /// The cluster of each mention.
    of: Vec<u32>,
    /// Clusters by what their names say, and by how that begins.
    alike: FxHashMap<u64, Vec<u32>>,
    /// Clusters of entities of an earlier run.
    bases: FxHashMap<u64, u32>,
}

impl<'a> Grouping<'a> {
    /// Nothing yet.
    pub(crate) fn new(judge: &'a Judge<'a>) -> Self {
        Self {
            judge,
            clusters: Vec::new(),
            of: Vec::new(),
            alike: FxHashMap::default(),
            bases: FxHashMap::default(),
        }
    }

    /// Clusters so far.
    pub(crate) fn len(&self) -> usize {
        self.clusters.len()
    }

    /// Takes the next mention.
    pub(crate) fn add(&mut self, mention: Mention) {
        let at = self.place(mention);
        self.of.push(at);
    }

    fn place(&mut self, mention: Mention) -> u32 {
        let base = (mention.origin.seed == 1).then_some(mention.origin.record);
        if let Some(&at) = base.and_then(|base| self.bases.get(&base)) {
            self.join(at, mention);
            return at;
        }
        let single = Cluster::of(mention);
        let fits = self.fits(&single);
        let tied = self.choose(&single, &fits).filter(|_| base.is_none());
        match tied {
            Some(at) => {
                let (at, fit) = &fits[at];
                self.tie(*at, fit, single);
                *at
            }
            None => self.found(single, base, &fits),
        }
    }

    /// The clusters it may be one with, the best first.
    fn fits(&self, single: &Cluster) -> Vec<(u32, Fit)> {
        let fit = |at: u32| (at, self.judge.fit(single, &self.clusters[at as usize]));
        let mut fits: Vec<(u32, Fit)> = self.candidates(single).into_iter().map(fit).collect();
        fits.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
        fits
    }

    fn candidates(&self, single: &Cluster) -> Vec<u32> {
        let count = self.clusters.len() as u32;
        if self.clusters.len() <= COMPARED {
            return (0..count).collect();
        }
        let mut found: Vec<u32> = (count - RECENT as u32..count).collect();
        let said = single.exemplars.first().and_then(said);
        if let Some(alike) = said.and_then(|said| self.alike.get(&said)) {
            let others = alike.iter().rev().filter(|at| **at < count - RECENT as u32);
            found.extend(others.take(COMPARED - RECENT));
        }
        found
    }

    /// The cluster that it is one with: the best, if no other is as good.
    fn choose(&self, single: &Cluster, fits: &[(u32, Fit)]) -> Option<usize> {
        let is_vague = self.judge.is_all_vague(single);
        let mut allowed = (0..fits.len()).filter(|at| fits[*at].1.contradiction.is_none());
        let best = allowed
            .next()
            .filter(|at| self.judge.is_tie(fits[*at].1.score))?;
        let is_full = |at: &usize| {
            !self
                .judge
                .is_all_vague(&self.clusters[fits[*at].0 as usize])
        };
        let rival = allowed.find(is_full).filter(|_| is_vague);
        let is_unsure = rival.is_some_and(|rival| {
            let (best, rival) = (fits[best].1.score, fits[rival].1.score);
            self.judge.is_tie(rival) || best - rival < 1.0
        });
        (!is_unsure).then_some(best)
    }

    fn tie(&mut self, at: u32, fit: &Fit, mut single: Cluster) {
        let cluster = &self.clusters[at as usize];
        let note = self.judge.note(fit, &single, cluster, None);
        let cluster = &mut self.clusters[at as usize];
        cluster.trust = (cluster.trust.0 + note.probability, cluster.trust.1 + 1);
        // Of sure ties of one name the first tells for all.
        let is_plain = note.name == note.other_name && note.probability >= SURE;
        if !(is_plain && cluster.tells_of(&note.name)) {
            cluster.note(note.turned());
        }
        if let Some(mention) = single.exemplars.pop() {
            self.join(at, mention);
        }
    }

    fn join(&mut self, at: u32, mention: Mention) {
        self.list(at, &mention);
        self.clusters[at as usize].add(mention);
    }

    fn found(&mut self, single: Cluster, base: Option<u64>, fits: &[(u32, Fit)]) -> u32 {
        let own = self.clusters.len() as u32;
        for mention in &single.exemplars {
            self.list(own, mention);
        }
        self.bases.extend(base.map(|base| (base, own)));
        self.clusters.push(single);
        for (at, fit) in fits.iter().take(2) {
            if probability(fit.score) >= NEAR {
                let (single, other) = (&self.clusters[own as usize], &self.clusters[*at as usize]);
                let note = self.judge.note(fit, single, other, Some(*at));
                self.clusters[own as usize].note(note);
            }
        }
        own
    }

    /// Lists a cluster under what a mention of it says, and under how that begins.
    fn list(&mut self, at: u32, mention: &Mention) {
        for said in said(mention).into_iter().chain(begins(mention)) {
            let alike = self.alike.entry(said).or_default();
            if alike.last() != Some(&at) {
                alike.push(at);
            }
        }
    }

    /// Merges clusters while two fit, the best first; the clusters, and that of each mention.
    pub(crate) fn finish(mut self) -> (Vec<Cluster>, Vec<u32>) {
        let mut root: Vec<usize> = (0..self.clusters.len()).collect();
        for (_, a, b) in self.pairs() {
            let (a, b) = (find(&root, a), find(&root, b));
            if a == b {
                continue;
            }
            let fit = self.judge.fit(&self.clusters[a], &self.clusters[b]);
            if fit.contradiction.is_some() || !self.judge.is_tie(fit.score) {
                continue;
            }
            let note = self
                .judge
                .note(&fit, &self.clusters[a], &self.clusters[b], None);
            let other = std::mem::take(&mut self.clusters[b]);
            self.clusters[a].unite(other, note);
            root[b] = a;
        }
        renumber(self.clusters, &root, self.of)
    }

    /// Pairs of neighbors that fit, the best first.
    fn pairs(&self) -> Vec<(f64, usize, usize)> {
        let is_vague: Vec<bool> = self
            .clusters
            .iter()
            .map(|cluster| self.judge.is_all_vague(cluster))
            .collect();
        let mut pairs = Vec::new();
        for a in (0..self.clusters.len()).filter(|a| !is_vague[*a]) {
            let end = self.clusters.len().min(a + COMPARED);
            for b in (a + 1..end).filter(|b| !is_vague[*b]) {
                let fit = self.judge.fit(&self.clusters[a], &self.clusters[b]);
                if fit.contradiction.is_none() && self.judge.is_tie(fit.score) {
                    pairs.push((fit.score, a, b));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        pairs
    }
}

/// What a name says beside its block: the given name or its initial, else country and region.
fn said(mention: &Mention) -> Option<u64> {
    let keys = &mention.keys;
    match keys.given.is_empty() {
        false => Some(crate::fold::hash(&keys.given)),
        true if mention.country == [0; 2] && keys.regions.is_empty() => None,
        true => {
            let region = keys.regions.first().copied().unwrap_or_default();
            let [a, b] = mention.country.map(u64::from);
            Some(u64::from(region) << 16 | a << 8 | b)
        }
    }
}

/// The initial of a full given name.
fn begins(mention: &Mention) -> Option<u64> {
    let given = &mention.keys.given;
    let (at, _) = given.char_indices().nth(1)?;
    Some(crate::fold::hash(&given[..at]))
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
    let now = |at: u32| number[find(root, at as usize)];
    for note in kept.iter_mut().flat_map(|cluster| &mut cluster.notes) {
        note.other = note.other.map(now);
    }
    let of = of.into_iter().map(now).collect();
    (kept, of)
}

impl Note {
    /// The same from the other's side.
    fn turned(self) -> Self {
        Self {
            name: self.other_name,
            record: self.other_record,
            other_name: self.name,
            other_record: self.record,
            ..self
        }
    }
}
