//! A record as linking reads it: only what it needs, and where `entity` stands in the line.

use crate::days::day;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use svodka_record::{CampaignKind, Gender, Id, MentionKind, OrganizationKind, PlaceKind};
use svodka_record::{RoleKind, RoleStatus, Scope};

/// A record.
#[derive(Deserialize)]
pub(crate) struct Line<'a> {
    pub(crate) id: String,
    pub(crate) source: Source,
    #[serde(borrow)]
    pub(crate) article: Article<'a>,
    #[serde(borrow)]
    pub(crate) campaigns: Vec<Campaign<'a>>,
    #[serde(borrow)]
    pub(crate) people: Vec<Person<'a>>,
    #[serde(borrow)]
    pub(crate) organizations: Vec<Organization<'a>>,
    #[serde(borrow)]
    pub(crate) places: Vec<Place<'a>>,
    pub(crate) roles: Vec<Role>,
}

impl Line<'_> {
    /// What tells its article wherever that stands; records of earlier versions have no such key.
    pub(crate) fn key(&self) -> &str {
        match &*self.article.key {
            "" => &self.id,
            key => key,
        }
    }

    /// The day of publication, in days since 1970.
    pub(crate) fn day(&self) -> Option<i32> {
        self.article.published.as_ref()?.day()
    }

    /// The group of near-duplicates that the record states.
    pub(crate) fn group(&self) -> Option<String> {
        serde_json::from_str(self.article.near_duplicate_group.get()).unwrap_or_default()
    }

    /// The address of the article, else of the document.
    pub(crate) fn url(&self) -> Option<&str> {
        let url = self.article.url.as_deref();
        url.or(self.source.url.as_deref())
    }
}

#[derive(Deserialize)]
pub(crate) struct Source {
    pub(crate) url: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Article<'a> {
    pub(crate) title: Option<String>,
    #[serde(default)]
    pub(crate) key: String,
    pub(crate) url: Option<String>,
    pub(crate) site: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) published: Option<Published>,
    #[serde(borrow)]
    pub(crate) duplicate_of: &'a RawValue,
    #[serde(borrow)]
    pub(crate) near_duplicate_group: &'a RawValue,
}

/// A record as near-duplicates are found by it.
#[derive(Deserialize)]
pub(crate) struct Printed<'a> {
    pub(crate) id: String,
    #[serde(borrow)]
    pub(crate) article: PrintedArticle<'a>,
}

#[derive(Deserialize)]
pub(crate) struct PrintedArticle<'a> {
    pub(crate) title: Option<String>,
    pub(crate) site: Option<String>,
    pub(crate) published: Option<Published>,
    #[serde(borrow)]
    pub(crate) text: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
pub(crate) struct Published {
    date: Option<String>,
}

impl Published {
    /// In days since 1970, where it is known to the day.
    pub(crate) fn day(&self) -> Option<i32> {
        day(self.date.as_deref()?)
    }
}

#[derive(Deserialize)]
pub(crate) struct Mention {
    #[cfg(feature = "train")]
    pub(crate) text: String,
    pub(crate) kind: MentionKind,
}

#[derive(Deserialize)]
pub(crate) struct Campaign<'a> {
    pub(crate) id: Id,
    #[serde(borrow)]
    pub(crate) entity: &'a RawValue,
    /// Where its key is, null or not; records of earlier versions have none.
    #[serde(borrow, default, deserialize_with = "present")]
    pub(crate) edition: Option<&'a RawValue>,
    pub(crate) name: String,
    pub(crate) kind: CampaignKind,
    pub(crate) kind_word: Option<String>,
    pub(crate) scope: Option<Scope>,
    pub(crate) aliases: Vec<String>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) confidence: f64,
}

#[derive(Deserialize)]
pub(crate) struct Person<'a> {
    pub(crate) id: Id,
    #[serde(borrow)]
    pub(crate) entity: &'a RawValue,
    pub(crate) name: String,
    pub(crate) given: Option<String>,
    pub(crate) patronymic: Option<String>,
    pub(crate) family: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) confidence: f64,
}

#[derive(Deserialize)]
pub(crate) struct Organization<'a> {
    pub(crate) id: Id,
    #[serde(borrow)]
    pub(crate) entity: &'a RawValue,
    pub(crate) name: String,
    pub(crate) acronym: Option<String>,
    pub(crate) form: Option<String>,
    pub(crate) kind: Option<OrganizationKind>,
    pub(crate) aliases: Vec<String>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) confidence: f64,
}

#[derive(Deserialize)]
pub(crate) struct Place<'a> {
    pub(crate) id: Id,
    #[serde(borrow)]
    pub(crate) entity: &'a RawValue,
    pub(crate) name: String,
    pub(crate) kind: PlaceKind,
    pub(crate) country: Option<String>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) confidence: f64,
}

#[derive(Deserialize)]
pub(crate) struct Role {
    pub(crate) holder: Id,
    pub(crate) kind: RoleKind,
    pub(crate) target: Option<Id>,
    pub(crate) title: Option<String>,
    pub(crate) status: Option<RoleStatus>,
}

/// A value that is there, `null` too.
fn present<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(value).map(Some)
}

/// The record of a line, or what is read of it.
pub(crate) fn parse<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Result<T, String> {
    let text = std::str::from_utf8(line).map_err(|_| "is not UTF-8".to_owned())?;
    serde_json::from_str(text).map_err(|error| format!("is no record of svodka: {error}"))
}
