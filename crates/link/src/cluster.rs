//! Mentions of one thing, shown by a bounded number of them.

use crate::mention::{Mention, REGISTER};
use serde::{Deserialize, Serialize};

/// Exemplars kept of a cluster for what stands around them.
const EXEMPLARS: usize = 8;
/// Exemplars kept in all: those with a name of their own besides.
const FACETS: usize = 20;
/// Notes kept of a cluster, of each sort.
pub(crate) const NOTES: usize = 8;

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
    /// Entities that its mentions were given by an earlier run: number and mentions, the most frequent first.
    pub(crate) was: Vec<(u64, u32)>,
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
    /// Numbers of features with their parts of the log odds.
    pub(crate) reasons: Vec<(u8, f64)>,
}

impl Cluster {
    /// A cluster of one mention.
    pub(crate) fn of(mention: Mention) -> Self {
        let mut cluster = Self::default();
        cluster.add(mention);
        cluster
    }

    /// Takes a mention in.
    pub(crate) fn add(&mut self, mention: Mention) {
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
            seed => self.known.push(seed - REGISTER),
        }
        self.tags.extend(&mention.tags);
        if mention.was != 0 {
            self.count_was(mention.was, 1);
        }
        self.show(mention);
    }

    /// Keeps a mention as an exemplar, if there are few or it says something new.
    fn show(&mut self, mention: Mention) {
        let count = self.exemplars.len();
        let is_new = || {
            let mut known = self.exemplars.iter().map(facet);
            !known.any(|known| known == facet(&mention))
        };
        if count < EXEMPLARS || (count < FACETS && is_new()) {
            self.exemplars.push(mention);
        }
    }

    fn count_was(&mut self, was: u64, mentions: u32) {
        if let Some((_, count)) = self.was.iter_mut().find(|(known, _)| *known == was) {
            *count += mentions;
        } else if self.was.len() < FACETS {
            self.was.push((was, mentions));
        }
        self.was
            .sort_unstable_by_key(|(was, mentions)| (std::cmp::Reverse(*mentions), *was));
    }

    /// Takes over another cluster.
    pub(crate) fn absorb(&mut self, other: Self) {
        for mention in other.exemplars {
            self.show(mention);
        }
        for (was, mentions) in other.was {
            self.count_was(was, mentions);
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

    /// Takes over another cluster that a note says is the same.
    pub(crate) fn unite(&mut self, other: Self, note: Note) {
        self.trust = (self.trust.0 + note.probability, self.trust.1 + 1);
        self.absorb(other);
        self.note(note);
    }

    /// Whether a note tells of a tie of this name with itself.
    pub(crate) fn tells_of(&self, name: &str) -> bool {
        let is_told = |note: &Note| note.is_tied && note.name == name && note.other_name == name;
        self.notes.iter().any(is_told)
    }

    /// Notes a tie.
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
