//! Figures of other articles that contradict a figure, as `svodka claims` found them.

use crate::text::cut;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use svodka_record::{Claim, ClaimSource, Id, Relation};

/// Most code points of a name or a title.
const NAME: usize = 160;
/// Statements of a claim that a figure leads to, each of another source.
const SHOWN: usize = 5;

/// A figure by its record and its id there.
type Key = (String, Id);

/// What claims of an archive say against each other.
#[derive(Default)]
pub struct Contradictions {
    /// Statements of the claims of the series in hand.
    series: String,
    claims: HashMap<String, Vec<ClaimSource>>,
    /// What contradicts each figure.
    of: HashMap<Key, Vec<ClaimSource>>,
}

/// A figure of another article that contradicts one.
#[derive(Debug, Serialize)]
pub(crate) struct Rival {
    words: String,
    site: Option<String>,
    title: Option<String>,
    /// Publication of its article, as EDTF.
    published: Option<String>,
    speaker: Option<String>,
    /// Its index, where it stands on the same page.
    to: Option<usize>,
    /// What the index of a folder finds it by.
    at: String,
}

impl Contradictions {
    /// Takes note of a claim. Claims of a series come one after another, the earliest first, as `svodka claims` writes
    /// them; what contradicts nothing is not kept beyond its series.
    pub fn add(&mut self, claim: &Claim) {
        if self.series != claim.series {
            self.series.clone_from(&claim.series);
            self.claims.clear();
        }
        for earlier in claim
            .compared_by(Relation::Contradicts)
            .filter_map(|id| self.claims.get(id))
        {
            oppose(&mut self.of, earlier, &claim.sources);
            oppose(&mut self.of, &claim.sources, earlier);
        }
        self.claims.insert(claim.id.clone(), claim.sources.clone());
    }

    /// What contradicts the figures of a page, by the index of each.
    pub(crate) fn on(&self, page: &[(&str, Id)]) -> BTreeMap<usize, Vec<Rival>> {
        let known = page.iter().enumerate();
        let known: Vec<(usize, Key)> = known
            .map(|(at, (record, id))| (at, ((*record).to_owned(), *id)))
            .filter(|(_, key)| self.of.contains_key(key))
            .collect();
        let places: HashMap<&Key, usize> = known.iter().map(|(at, key)| (key, *at)).collect();
        let told = |(at, key): &(usize, Key)| {
            let rivals = self.of.get(key).into_iter().flatten();
            (*at, rivals.map(|source| rival(source, &places)).collect())
        };
        known.iter().map(told).collect()
    }
}

/// Notes at each statement of a claim what the other one says, a statement a source; those of one record are told by
/// its warnings.
fn oppose(of: &mut HashMap<Key, Vec<ClaimSource>>, own: &[ClaimSource], other: &[ClaimSource]) {
    let mut firsts: Vec<&ClaimSource> = other.iter().collect();
    firsts.sort_by_key(|source| source.source);
    firsts.dedup_by_key(|source| source.source);
    for source in own {
        let others = firsts
            .iter()
            .filter(|first| first.record != source.record)
            .take(SHOWN);
        for first in others {
            let key = (source.record.clone(), source.figure);
            let rivals = of.entry(key).or_default();
            let is_known =
                |known: &ClaimSource| known.record == first.record && known.figure == first.figure;
            if !rivals.iter().any(is_known) {
                rivals.push((*first).clone());
            }
        }
    }
}

fn rival(source: &ClaimSource, places: &HashMap<&Key, usize>) -> Rival {
    let short = |words: &Option<String>| words.as_ref().map(|words| cut(words, NAME));
    let key = (source.record.clone(), source.figure);
    Rival {
        words: cut(&source.text, NAME),
        site: short(&source.site),
        title: short(&source.title),
        published: short(&source.published),
        speaker: short(&source.speaker_name),
        to: places.get(&key).copied(),
        at: format!("{}/{}", source.figure, source.record),
    }
}
