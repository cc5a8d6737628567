//! What stories say of pairs of numbers.

use super::story::{self, Story};
use crate::models::RELATIONS;
use crate::sources::Entry;
use std::collections::BTreeMap;
use std::path::PathBuf;
use svodka_record::Relation;
use svodka_shards::Error;
use xxhash_rust::xxh3::xxh3_64;

/// What the oldest stories weigh, of which many are alike.
const OLDEST: f64 = 0.4;
/// What pairs weigh: such as a step names, such as a step says nothing follows from, numbers of two steps that no others tie,
/// numbers of one chain of steps that none names, numbers of no step, those of two stories, and those of an archive.
const NAMED: f64 = 1.5;
const APART: f64 = 8.0;
const UNTIED: f64 = 1.0;
const CHAINED: f64 = 0.25;
const UNNAMED: f64 = 0.4;
const BETWEEN: f64 = 2.0;
const ARCHIVED: f64 = 0.4;
/// Of so many pairs of two stories one is learned from.
const EVERY: u64 = 4;

/// A step between two numbers, by their places among those that steps name.
struct Tie {
    from: usize,
    to: usize,
    /// None where nothing follows.
    relation: Option<Relation>,
}

/// What is known of a story.
struct Told {
    name: String,
    is_oldest: bool,
    /// Numbers that steps name: records and words.
    numbers: Vec<(String, String)>,
    /// The first number of the chain of each.
    chains: Vec<usize>,
    ties: Vec<Tie>,
}

/// All stories.
pub(super) struct Labels {
    stories: Vec<Told>,
    /// The story of each record.
    records: BTreeMap<String, usize>,
}

/// What is known of a pair.
pub(super) struct Label {
    pub(super) relation: Option<Relation>,
    pub(super) weight: f64,
    /// Pairs of one group are left out together.
    pub(super) group: u64,
    /// Whether somebody has judged it: nobody what is told again in an archive, or what an article makes a part of its own
    /// numbers where no step names them.
    pub(super) is_judged: bool,
}

impl Labels {
    /// Reads files of stories, the oldest first.
    pub(super) fn read(files: &[PathBuf]) -> Result<Self, Error> {
        let mut labels = Self {
            stories: Vec::new(),
            records: BTreeMap::new(),
        };
        for (set, path) in files.iter().enumerate() {
            for story in story::read(path)? {
                for article in &story.articles {
                    labels
                        .records
                        .insert(article.id.clone(), labels.stories.len());
                }
                labels.stories.push(Told::of(story, set == 0));
            }
        }
        Ok(labels)
    }

    /// The group of a record: that of its story.
    pub(super) fn group(&self, record: &str) -> Option<u64> {
        let story = self.records.get(record)?;
        Some(xxh3_64(self.stories[*story].name.as_bytes()))
    }

    /// What is known of a number and one told after it; none of most pairs of two stories.
    pub(super) fn label(&self, old: &Entry, new: &Entry) -> Option<Label> {
        let [one, other] = [old, new].map(|x| self.records.get(&x.article.record));
        let known = one.or(other);
        let name = known.map_or(&old.article.record, |at| &self.stories[*at].name);
        let is_own = old.article.key == new.article.key;
        let label = |relation, weight| Label {
            relation,
            weight,
            group: xxh3_64(name.as_bytes()),
            is_judged: known.is_some() && !(is_own && weight <= UNNAMED),
        };
        match (one, other) {
            (None, None) => Some(label(None, ARCHIVED)),
            (Some(one), Some(other)) if one == other => {
                let (relation, weight) = self.stories[*one].told(old, new);
                Some(label(relation, weight))
            }
            _ => {
                let both = format!("{}\n{}", old.article.record, new.article.record);
                let is_chosen = xxh3_64(both.as_bytes()).is_multiple_of(EVERY);
                is_chosen.then(|| label(None, BETWEEN))
            }
        }
    }
}

impl Told {
    fn of(story: Story, is_oldest: bool) -> Self {
        let mut told = Self {
            name: story.story,
            is_oldest,
            numbers: Vec::new(),
            chains: Vec::new(),
            ties: Vec::new(),
        };
        let number = |told: &mut Self, (article, words): &(usize, String)| {
            let record = story.articles.get(*article).map(|x| x.id.clone());
            let number = (record.unwrap_or_default(), words.to_lowercase());
            let known = told.numbers.iter().position(|x| *x == number);
            known.unwrap_or_else(|| {
                told.numbers.push(number);
                told.chains.push(told.chains.len());
                told.chains.len() - 1
            })
        };
        for step in &story.steps {
            let (from, to) = (number(&mut told, &step.from), number(&mut told, &step.to));
            let relation = Relation::by_name(&step.relation);
            if relation.is_some() {
                let (one, other) = (told.chains[from], told.chains[to]);
                let chain = told.chains.iter_mut().filter(|x| **x == other);
                chain.for_each(|x| *x = one);
            }
            told.ties.push(Tie { from, to, relation });
        }
        told
    }

    /// What the steps say of two numbers, and how much that weighs.
    fn told(&self, old: &Entry, new: &Entry) -> (Option<Relation>, f64) {
        let is_named = |at: usize, entry: &Entry| {
            let (record, words) = &self.numbers[at];
            let text = entry.statement.text.to_lowercase();
            *record == entry.article.record && (text.contains(words) || words.contains(&text))
        };
        let forth = self
            .ties
            .iter()
            .find(|x| is_named(x.from, old) && is_named(x.to, new));
        let back = || {
            self.ties
                .iter()
                .find(|x| is_named(x.from, new) && is_named(x.to, old))
        };
        let is_mutual = |x: &&Tie| {
            let mutual = [Relation::Same, Relation::Rounded, Relation::Contradicts];
            x.relation.is_none_or(|x| mutual.contains(&x))
        };
        let named = |entry: &Entry| (0..self.numbers.len()).find(|at| is_named(*at, entry));
        let (relation, weight) = match (forth.or_else(|| back().filter(is_mutual)), back()) {
            (Some(tie), _) => (
                tie.relation,
                if tie.relation.is_some() { NAMED } else { APART },
            ),
            (None, Some(_)) => (None, CHAINED),
            (None, None) => match named(old).zip(named(new)) {
                Some((one, other)) if self.chains[one] == self.chains[other] => (None, CHAINED),
                Some(_) => (None, UNTIED),
                None => (None, UNNAMED),
            },
        };
        (
            relation,
            if self.is_oldest {
                weight * OLDEST
            } else {
                weight
            },
        )
    }
}

/// The place of a relation among those that have trees.
pub(super) fn place(relation: Relation) -> Option<usize> {
    RELATIONS.iter().position(|known| *known == relation)
}
