//! An entity in the making.

use crate::identity::{key, thing};
use crate::value::without_nul;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use svodka_record::{OrganizationKind, PlaceKind};

/// Characters of a name or another short value, at most; as the model has it.
const SHORT: usize = 250;
/// Characters of a text, at most; longer ones become several values.
const LONG: usize = 60_000;

const LANGUAGES: &str = include_str!("../../data/languages.tsv");

/// An entity with its properties.
pub(super) struct Node {
    pub id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Node {
    pub(super) fn new(id: String, schema: &'static str) -> Self {
        Self {
            id,
            schema,
            properties: BTreeMap::new(),
        }
    }

    /// What an article states: a thing of its own, or one that is known across the archive.
    pub(super) fn of(entity: Option<&str>, document: &str, id: &str, schema: &'static str) -> Self {
        Self::new(key(&thing(entity, document, id)), schema)
    }

    /// Adds a value, cut to the length that the model takes; nothing for none or an empty one.
    pub(super) fn add<'v>(&mut self, property: &'static str, value: impl Into<Option<&'v str>>) {
        let Some(value) = value.into() else { return };
        let value = without_nul(value.trim());
        let cut = value.char_indices().nth(SHORT).map(|(byte, _)| byte);
        self.push(property, &value[..cut.unwrap_or(value.len())]);
    }

    /// Adds a text, as several values where it is long.
    pub(super) fn add_text(&mut self, property: &'static str, text: &str) {
        let text = without_nul(text);
        let mut rest = &*text;
        while !rest.is_empty() {
            let cut = rest.char_indices().nth(LONG).map(|(byte, _)| byte);
            let (part, behind) = rest.split_at(cut.unwrap_or(rest.len()));
            self.push(property, part);
            rest = behind;
        }
    }

    /// Adds the code of a language, as the model knows it.
    pub(super) fn add_language(&mut self, code: Option<&str>) {
        static CODES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
            let rows = LANGUAGES.lines().skip(1);
            rows.filter_map(|row| row.split_once('\t')).collect()
        });
        let code = code.and_then(|code| CODES.get(code).copied());
        self.add("language", code);
    }

    /// Adds the code of a country, as the model knows it.
    pub(super) fn add_country(&mut self, code: Option<&str>) {
        let code = code.map(str::to_lowercase);
        self.add("country", code.as_deref());
    }

    /// Adds what a place is called in an address.
    pub(super) fn add_place(&mut self, kind: PlaceKind, name: &str) {
        self.add("full", name);
        match kind {
            PlaceKind::City | PlaceKind::Village => self.add("city", name),
            PlaceKind::Region | PlaceKind::District => self.add("region", name),
            PlaceKind::Street => self.add("street", name),
            PlaceKind::Country | PlaceKind::Natural | PlaceKind::Other => {}
        }
    }

    pub(super) fn value(self) -> Value {
        json!({ "id": self.id, "schema": self.schema, "properties": self.properties })
    }

    fn push(&mut self, property: &'static str, value: &str) {
        let values = self.properties.entry(property).or_default();
        if !value.is_empty() && !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
        if values.is_empty() {
            self.properties.remove(property);
        }
    }
}

/// The schema of an organization.
pub(super) fn organization(kind: Option<OrganizationKind>) -> &'static str {
    match kind {
        Some(OrganizationKind::Government | OrganizationKind::Military) => "PublicBody",
        Some(OrganizationKind::Company) => "Company",
        _ => "Organization",
    }
}
