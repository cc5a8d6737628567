//! Campaigns that other articles name: a quoted name beside a number is that of a campaign where it is one elsewhere.

use crate::statement::{Article, Statement, Undertaking};
use crate::words::quoted;
use std::collections::BTreeMap;
use svodka_record::{CountedAs, Unit};

/// Names kept, at most; those of the earliest articles.
const KEPT: usize = 1 << 16;

/// Campaigns by their names in small letters; none for a name of several.
#[derive(Default)]
pub(crate) struct Campaigns(BTreeMap<String, Option<Undertaking>>);

impl Campaigns {
    /// Learns the campaigns of an article.
    pub(crate) fn add(&mut self, article: &Article) {
        let campaigns = article
            .statements
            .iter()
            .filter_map(|x| x.campaign.as_ref());
        for campaign in campaigns {
            let name = &campaign.named.name_key;
            let is_full = self.0.len() >= KEPT;
            match self.0.get_mut(name) {
                Some(known) => {
                    let key = known.as_ref().map(|known| &known.named.key);
                    if key != Some(&campaign.named.key) {
                        *known = None;
                    }
                }
                None if is_full => {}
                None => {
                    let undertaking = Undertaking {
                        edition: None,
                        ..campaign.clone()
                    };
                    self.0.insert(name.clone(), Some(undertaking));
                }
            }
        }
    }

    /// Gives numbers without a campaign the one that their sentence names, and those who take part the only one that
    /// their article names.
    pub(crate) fn lend(&self, article: &mut Article) {
        let named = article.quoted.iter();
        let mut named = named.filter_map(|name| self.0.get(name)?.as_ref());
        let only = match (named.next(), named.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        };
        for statement in &mut article.statements {
            if may_be_of_one(statement) {
                let sentence = statement.sentence.as_deref().unwrap_or_default();
                let mut names = quoted(&sentence.to_lowercase()).into_iter();
                statement.campaign = names.find_map(|name| self.0.get(&name).cloned().flatten());
            }
            if takes_part(statement) {
                statement.campaign = only.clone();
            }
        }
        lend_only(article);
    }
}

/// An article with numbers of one campaign counts those who take part in that, wherever it does not say so again.
fn lend_only(article: &mut Article) {
    let named = article
        .statements
        .iter()
        .filter_map(|x| x.campaign.as_ref());
    let campaigns: BTreeMap<String, Undertaking> =
        named.map(|x| (x.named.key.clone(), x.clone())).collect();
    let mut campaigns = campaigns.into_values();
    let (Some(only), None) = (campaigns.next(), campaigns.next()) else {
        return;
    };
    for statement in &mut article.statements {
        if takes_part(statement) {
            statement.campaign = Some(only.clone());
        }
    }
}

fn takes_part(statement: &Statement) -> bool {
    statement.counted_as == Some(CountedAs::Participant)
        && may_be_of_one(statement)
        && !statement.time.is_elsewhen
}

fn may_be_of_one(statement: &Statement) -> bool {
    statement.campaign.is_none() && statement.unit == Unit::Person && !statement.is_toll()
}
