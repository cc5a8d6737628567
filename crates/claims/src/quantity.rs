//! The key of a quantity: whose number it is, and of what.

use crate::pack::pack;
use crate::sources::Entry;
use crate::statement::{Article, Statement};
use std::sync::Arc;
use svodka_record::{Measure, Unit};
use svodka_shards::Error;

/// Whose numbers are compared.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Quantity {
    pub(crate) key: String,
    /// Id of the event where no campaign is named.
    pub(crate) event: Option<String>,
}

impl Quantity {
    /// The quantity of a statement; `event` is the id of the event of its article.
    pub(crate) fn of(article: &Article, statement: &Statement, event: &str) -> Self {
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
        let what = format!("{:?}\n{noun}\n{measure}", statement.unit);
        if let Some(campaign) = &statement.campaign {
            return Self {
                key: format!("campaign\n{}\n{what}", campaign.named.key),
                event: None,
            };
        }
        // What another time or town is told of is no number of the event.
        let town = statement.town.as_ref().filter(|_| statement.is_elsewhere);
        let event = match town {
            _ if statement.time.is_elsewhen => {
                crate::publish::id('E', &format!("{}\n{}", article.key, statement.figure))
            }
            Some(town) => crate::publish::id('E', &format!("{event}\n{}", town.key)),
            None => event.to_owned(),
        };
        Self {
            key: format!("event\n{event}\n{what}"),
            event: Some(event),
        }
    }
}

/// A row of the sorter: the quantity and one statement of it.
#[derive(serde::Deserialize)]
pub(crate) struct QuantityRow {
    quantity: Quantity,
    article: Article,
    statement: Statement,
}

impl QuantityRow {
    /// Its bytes.
    pub(crate) fn packed(
        quantity: &Quantity,
        article: &Article,
        statement: &Statement,
    ) -> Result<Vec<u8>, Error> {
        pack(&(quantity, article, statement))
    }

    /// The quantity, and the statement with its article.
    pub(crate) fn into_parts(self) -> (Quantity, Entry) {
        let entry = Entry {
            article: Arc::new(self.article),
            statement: self.statement,
        };
        (self.quantity, entry)
    }
}
