//! The key of what may be one quantity: whose number it is, and of what.

use crate::pack::pack;
use crate::sources::Entry;
use crate::statement::{Article, Statement};
use std::collections::BTreeMap;
use std::sync::Arc;
use svodka_record::{Measure, Unit};
use svodka_shards::Error;
use xxhash_rust::xxh3::xxh3_64;

/// The only campaign of each event that has one, by the first article of the event.
#[derive(Default)]
pub(crate) struct OnlyCampaigns(BTreeMap<u32, Option<u64>>);

impl OnlyCampaigns {
    /// Takes note of the campaigns of an article.
    pub(crate) fn add(&mut self, event: u32, campaigns: &[u64]) {
        for campaign in campaigns {
            let only = self.0.entry(event).or_insert(Some(*campaign));
            *only = only.filter(|only| only == campaign);
        }
    }

    /// The only campaign of an event.
    pub(crate) fn of(&self, event: u32) -> Option<u64> {
        self.0.get(&event).copied().flatten()
    }
}

/// The campaigns that an article counts, by hashes of their keys.
pub(crate) fn campaigns(article: &Article) -> Vec<u64> {
    let named = article.statements.iter().filter_map(hash);
    let mut campaigns: Vec<u64> = named.collect();
    campaigns.sort_unstable();
    campaigns.dedup();
    campaigns
}

fn hash(statement: &Statement) -> Option<u64> {
    let campaign = statement.campaign.as_ref()?;
    Some(xxh3_64(campaign.named.key.as_bytes()))
}

/// The key of a statement; `only` is the only campaign of its event: numbers that name none may be of that.
pub(crate) fn key(article: &Article, statement: &Statement, only: Option<u64>) -> String {
    // What people do, and groups of people, are told apart when all statements are known.
    let measure = match statement.measure {
        Measure::Total | Measure::Part | Measure::Increase | Measure::Decrease => "total",
        Measure::Each => "each",
        Measure::Other => "other",
    };
    let noun = match statement.unit {
        Unit::Person => "",
        _ => &*statement.group,
    };
    let whose = match hash(statement).or(only) {
        Some(campaign) => format!("campaign\n{campaign:016x}"),
        None => format!("event\n{}", article.event),
    };
    format!("{whose}\n{}\n{noun}\n{measure}", unit(statement.unit))
}

/// What is counted, as ids of series have it: by names of their own, lest a word of records that is called otherwise
/// give all series other ids.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => "Person",
        Unit::Event => "Event",
        Unit::Organization => "Organization",
        Unit::Item => "Item",
        Unit::Other => "Other",
    }
}

/// A row of the sorter: the key of what may be one quantity, and one statement of it.
#[derive(serde::Deserialize)]
pub(crate) struct QuantityRow {
    key: String,
    article: Article,
    statement: Statement,
}

impl QuantityRow {
    /// Its bytes.
    pub(crate) fn packed(
        key: &str,
        article: &Article,
        statement: &Statement,
    ) -> Result<Vec<u8>, Error> {
        pack(&(key, article, statement))
    }

    /// The key, and the statement with its article.
    pub(crate) fn into_parts(self) -> (String, Entry) {
        let entry = Entry {
            article: Arc::new(self.article),
            statement: self.statement,
        };
        (self.key, entry)
    }
}
