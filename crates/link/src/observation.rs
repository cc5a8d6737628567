//! What one article tells of one entity.

use crate::mention::letter;
use crate::resolve::Identity;
use serde::{Deserialize, Serialize};

/// A row of the entity as an earlier run wrote it.
pub(crate) const BASE: u8 = 0;
/// A row of what clustering found: ties, registers, corrections.
pub(crate) const FOUND: u8 = 1;
/// A row of a tie across blocks that was nearly made.
pub(crate) const NEAR: u8 = 2;
/// A row of what an article tells.
pub(crate) const OBSERVED: u8 = 3;

/// The key of a row: letter and number of the entity, sort of row.
pub(crate) fn key((kind, number): Identity, sort: u8) -> Vec<u8> {
    let mut key = vec![letter(kind) as u8];
    key.extend_from_slice(&number.to_be_bytes());
    key.push(sort);
    key
}

/// What one article tells of one entity.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Observation {
    pub(crate) article: u64,
    pub(crate) group: Option<u64>,
    pub(crate) day: Option<i32>,
    pub(crate) language: Option<String>,
    pub(crate) site: Option<String>,
    /// The country most of the article is about.
    pub(crate) country: Option<String>,
    pub(crate) name: String,
    pub(crate) mentions: u32,
    pub(crate) confidence: f64,
    pub(crate) roles: Vec<ObservedRole>,
    pub(crate) organizers: Vec<Other>,
    pub(crate) places: Vec<Other>,
    pub(crate) associates: Vec<Other>,
    pub(crate) detail: Detail,
}

/// Another entity and its name in the article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Other {
    pub(crate) entity: String,
    pub(crate) name: String,
}

/// A role as an article states it; words of closed lists by their number in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ObservedRole {
    pub(crate) kind: u8,
    pub(crate) title: Option<String>,
    pub(crate) target: Option<Other>,
    pub(crate) status: Option<u8>,
}

/// What is told of one kind; words of closed lists by their number in the list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) enum Detail {
    #[default]
    None,
    Person {
        given: Option<String>,
        patronymic: Option<String>,
        family: Option<String>,
        is_male: Option<bool>,
    },
    Organization {
        kind: Option<u8>,
        acronym: Option<String>,
        form: Option<String>,
    },
    Place {
        kind: u8,
        country: Option<String>,
        canonical: String,
    },
    Campaign {
        kind: u8,
        kind_word: Option<String>,
        scope: Option<u8>,
        year: Option<u32>,
        number: Option<u32>,
        series: String,
    },
}
