//! Ids of the rows of a record, and their order.

use super::Id;
use super::assemble::{Writer, date_span};
use crate::link::{Entities, EntityRef};
use crate::mention;
use crate::text::Text;
use std::collections::HashMap;

/// Ids of one table, and the order in which its rows are published.
pub(super) struct TableIds {
    ids: Vec<Id>,
    order: Vec<usize>,
}

impl TableIds {
    /// Ids for rows whose first spans, in code points, are `spans`: by start, longer first.
    pub(super) fn new(letter: char, spans: Vec<(u32, u32)>) -> Self {
        let mut order: Vec<usize> = (0..spans.len()).collect();
        order.sort_by_key(|&i| (spans[i].0, u32::MAX - spans[i].1));
        let mut ties: HashMap<u32, u32> = HashMap::new();
        let mut ids = vec![Id::new(letter, 0, 1); spans.len()];
        for &i in &order {
            let tie = ties.entry(spans[i].0).or_insert(0);
            *tie += 1;
            ids[i] = Id::new(letter, spans[i].0, *tie);
        }
        Self { ids, order }
    }

    pub(super) fn of(&self, index: usize) -> Id {
        self.ids[index]
    }

    pub(super) fn order<T>(&self, mut row: impl FnMut(usize, Id) -> T) -> Vec<T> {
        self.order.iter().map(|&i| row(i, self.ids[i])).collect()
    }
}

/// Ids of all tables.
pub(super) struct Ids {
    pub(super) campaigns: TableIds,
    pub(super) people: TableIds,
    pub(super) organizations: TableIds,
    pub(super) places: TableIds,
    pub(super) roles: TableIds,
    pub(super) dates: TableIds,
    pub(super) figures: TableIds,
    pub(super) amounts: TableIds,
    pub(super) quotes: TableIds,
}

impl Ids {
    pub(super) fn new(writer: &Writer<'_>, text: &Text<'_>, entities: &Entities) -> Self {
        let tokens = |tokens: &mention::Tokens| writer.code_points(text.span(tokens));
        Self {
            campaigns: writer.entity_ids('c', &entities.campaigns),
            people: writer.entity_ids('p', &entities.people),
            organizations: writer.entity_ids('o', &entities.organizations),
            places: writer.entity_ids('l', &entities.places),
            roles: TableIds::new(
                'r',
                entities
                    .roles
                    .iter()
                    .map(|role| tokens(&role.fact.tokens))
                    .collect(),
            ),
            dates: TableIds::new(
                't',
                entities
                    .dates
                    .iter()
                    .map(|date| writer.code_points(date_span(text, date)))
                    .collect(),
            ),
            figures: TableIds::new(
                'f',
                entities
                    .figures
                    .iter()
                    .map(|figure| tokens(&figure.fact.tokens))
                    .collect(),
            ),
            amounts: TableIds::new(
                'm',
                entities
                    .amounts
                    .iter()
                    .map(|amount| tokens(&amount.fact.tokens))
                    .collect(),
            ),
            quotes: TableIds::new(
                'q',
                entities
                    .quotes
                    .iter()
                    .map(|quote| tokens(&quote.fact.tokens))
                    .collect(),
            ),
        }
    }

    pub(super) fn entity(&self, entity: EntityRef) -> Id {
        match entity {
            EntityRef::Person(i) => self.people.of(i),
            EntityRef::Organization(i) => self.organizations.of(i),
            EntityRef::Place(i) => self.places.of(i),
            EntityRef::Campaign(i) => self.campaigns.of(i),
        }
    }
}
