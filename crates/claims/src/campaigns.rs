//! Campaigns that other articles name: a quoted name beside a number is that of a campaign where it is one elsewhere.

use crate::gather::quoted;
use crate::statement::{Article, Statement, Undertaking};
use std::collections::BTreeMap;
use svodka_record::Unit;

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

    /// Gives numbers without a campaign the one that their sentence names.
    pub(crate) fn lend(&self, article: &mut Article) {
        for statement in &mut article.statements {
            if may_be_of_one(statement) {
                let sentence = statement.sentence.as_deref().unwrap_or_default();
                let mut names = quoted(&sentence.to_lowercase()).into_iter();
                statement.campaign = names.find_map(|name| self.0.get(&name).cloned().flatten());
            }
        }
    }
}

fn may_be_of_one(statement: &Statement) -> bool {
    statement.campaign.is_none() && statement.unit == Unit::Person && !statement.is_toll()
}
