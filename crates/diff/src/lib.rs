//! What changed between two sets of records of the same documents: facts gained, lost and changed, with the words
//! around them.
//!
//! Facts are matched by id and words, then by words alone, so that a sentence put before them changes none. References
//! are compared by what they refer to. Confidence, evidence and the rules of mentions are no facts and are not compared.

mod compare;
mod database;
mod fact;
mod old;
mod read;
mod summary;
#[cfg(test)]
mod tests;

pub use compare::compare;
pub use old::Old;
pub use read::each_record;
pub use summary::Summary;

use serde::Serialize;
use serde_json::Value;

/// What became of a fact or of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It is in the new records alone.
    Gained,
    /// It is in the old records alone.
    Lost,
    /// It is in both, and says something else.
    Changed,
}

/// A change of one fact, or of a whole document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The id of the document.
    pub document: String,
    /// Table of the record; `documents` for a document, `article` for what is said of the article.
    pub table: &'static str,
    /// What became of it.
    pub became: Became,
    /// Its id in the new record, or in the old one if it is lost.
    pub id: Option<String>,
    /// Its rule in the new record, or in the old one if it is lost.
    pub rule: Option<String>,
    /// Its name, or its words in the text.
    pub words: String,
    /// Fields that differ.
    pub fields: Vec<FieldChange>,
    /// Words of the text around it.
    pub context: Option<String>,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// What it was; references as the name or the words of what they refer to.
    pub old: Value,
    /// What it is.
    pub new: Value,
}

impl Change {
    /// A document that is in one set alone.
    pub fn of_document(id: &str, title: Option<&str>, became: Became) -> Self {
        Self {
            document: id.to_owned(),
            table: "documents",
            became,
            id: None,
            rule: None,
            words: title.unwrap_or_default().to_owned(),
            fields: Vec::new(),
            context: None,
        }
    }
}
