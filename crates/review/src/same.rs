//! One name for what linked records know to be one: a campaign under several names is one choice of a filter.

use crate::card::Document;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a name names; the page has a filter of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// A campaign.
    Campaign,
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
}

/// A name in an article, and the entity that it is.
#[derive(Debug)]
pub struct Known {
    /// What it names.
    pub what: Named,
    /// The name.
    pub name: String,
    /// The entity.
    pub entity: String,
}

/// For names of an article that are not the usual ones of their entity: the usual ones.
pub type Usual = BTreeMap<Named, BTreeMap<String, String>>;

/// The usual names of each article. The most frequent name of an entity is its usual one, of those the longest; where two
/// entities have the same one, the later have a number behind it.
pub fn usual(documents: &[Document]) -> Vec<Usual> {
    let mut counts: HashMap<(Named, &str), BTreeMap<&str, usize>> = HashMap::new();
    let mut order: Vec<(Named, &str)> = Vec::new();
    for known in documents.iter().flat_map(Document::known) {
        let entity = (known.what, &*known.entity);
        let names = counts.entry(entity).or_insert_with(|| {
            order.push(entity);
            BTreeMap::new()
        });
        *names.entry(&known.name).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let mut labels: HashMap<(Named, &str), String> = HashMap::new();
    for entity in order {
        let names = counts.get(&entity).into_iter().flatten();
        let best = names.max_by_key(|(name, count)| (**count, name.chars().count()));
        let name = best.map_or("", |(name, _)| name);
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let mut labels_of = std::iter::once(name.to_owned()).chain(numbered);
        let free = labels_of.find(|label| taken.insert((entity.0, label.clone())));
        labels.insert(entity, free.unwrap_or_default());
    }
    documents
        .iter()
        .map(|document| {
            let mut usual = Usual::new();
            for known in document.known() {
                let label = &labels[&(known.what, &*known.entity)];
                if *label != known.name {
                    let names = usual.entry(known.what).or_default();
                    names
                        .entry(known.name.clone())
                        .or_insert_with(|| label.clone());
                }
            }
            usual
        })
        .collect()
}
