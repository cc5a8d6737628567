//! What one article tells of one entity.

use crate::mention::letter;
use crate::resolve::Identity;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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

/// What one article tells of one entity; its words borrow from the record, or from the row.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Observation<'a> {
    pub(crate) article: u64,
    pub(crate) group: Option<u64>,
    pub(crate) day: Option<i32>,
    #[serde(borrow)]
    pub(crate) language: Option<&'a str>,
    #[serde(borrow)]
    pub(crate) site: Option<&'a str>,
    /// The country most of the article is about.
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) name: &'a str,
    pub(crate) mentions: u32,
    pub(crate) confidence: f64,
    #[serde(borrow)]
    pub(crate) roles: Vec<ObservedRole<'a>>,
    #[serde(borrow)]
    pub(crate) organizers: Vec<Other<'a>>,
    #[serde(borrow)]
    pub(crate) places: Vec<Other<'a>>,
    #[serde(borrow)]
    pub(crate) associates: Vec<Other<'a>>,
    #[serde(borrow)]
    pub(crate) detail: Detail<'a>,
}

/// Another entity and its name in the article.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Other<'a> {
    /// Letter and number.
    pub(crate) entity: (u8, u64),
    pub(crate) name: &'a str,
}

impl Other<'_> {
    /// Both as one word, which sorts by the entity first; written over `word`.
    pub(crate) fn write(&self, word: &mut String) {
        let (letter, number) = self.entity;
        word.clear();
        word.push(char::from(letter));
        for at in (0..DIGITS).rev() {
            let digit = (number >> (4 * at)) as u32 & 0xf;
            word.extend(char::from_digit(digit, 16));
        }
        word.push(BETWEEN);
        word.push_str(self.name);
    }
}

/// The same as [`Other::write`] does, of an entity and a name.
pub(crate) fn joined(entity: &str, name: &str) -> String {
    format!("{entity}{BETWEEN}{name}")
}

/// Entity and name of such a word.
pub(crate) fn parted(word: &str) -> (String, String) {
    let (entity, name) = word.split_once(BETWEEN).unwrap_or((word, ""));
    (entity.to_owned(), name.to_owned())
}

/// What stands between an entity and its name, and in no id.
const BETWEEN: char = '\u{1f}';

/// Digits of the number of an entity.
const DIGITS: usize = 16;

/// A role as an article states it; words of closed lists by their number in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ObservedRole<'a> {
    pub(crate) kind: u8,
    #[serde(borrow)]
    pub(crate) title: Option<&'a str>,
    #[serde(borrow)]
    pub(crate) target: Option<Other<'a>>,
    pub(crate) status: Option<u8>,
}

/// What is told of one kind; words of closed lists by their number in the list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) enum Detail<'a> {
    #[default]
    None,
    Person {
        #[serde(borrow)]
        given: Option<&'a str>,
        #[serde(borrow)]
        patronymic: Option<&'a str>,
        #[serde(borrow)]
        family: Option<&'a str>,
        is_male: Option<bool>,
    },
    Organization {
        kind: Option<u8>,
        #[serde(borrow)]
        acronym: Option<&'a str>,
        #[serde(borrow)]
        form: Option<&'a str>,
    },
    Place {
        kind: u8,
        #[serde(borrow)]
        country: Option<Cow<'a, str>>,
        #[serde(borrow)]
        canonical: Cow<'a, str>,
    },
    Campaign {
        kind: u8,
        #[serde(borrow)]
        kind_word: Option<&'a str>,
        scope: Option<u8>,
        year: Option<u32>,
        number: Option<u32>,
        #[serde(borrow)]
        series: Cow<'a, str>,
    },
}
