//! The relational model: tables, columns, keys, and the rows of a batch. Databases and files share it.
//!
//! `documents` is keyed by `id`; all that an article states by `document_id` and an `id` within it. A reference is
//! a column for each table that it may lead to (`speaker_person`, `speaker_organization`), so that it is a foreign
//! key; `entity` is none, for entities may be loaded later or never.

mod docs;
mod facts;
mod figure_facts;
mod linked;
mod names;
mod parts;
mod people_roles;
pub(crate) mod quantity;
mod spec;
mod warnings;

use crate::{Batch, Value};
pub(crate) use linked::PARTS_OF_CLAIMS;
use std::sync::LazyLock;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Whole numbers of 64 bits.
    Integer,
    /// Numbers.
    Real,
    /// Yes or no.
    Boolean,
    /// Days.
    Date,
    /// Lists of texts, never null.
    Texts,
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Name.
    pub name: &'static str,
    /// What a row is.
    pub about: String,
    /// Columns, in the order of the values of a row.
    pub columns: Vec<Column>,
    /// Columns that no two rows share.
    pub key: &'static [&'static str],
    /// Foreign keys. They lead to this table or one before it; within this table, to rows before.
    pub references: Vec<Reference>,
    fill: spec::Fill,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Name; no reserved word of any database.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether a cell may be null.
    pub nullable: bool,
    /// What a cell says.
    pub about: String,
    /// The table that it leads to: within the same document, but for `document_id`, and `claim` of sources.
    pub references: Option<&'static str>,
}

/// A foreign key.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// Columns of this table.
    pub columns: Vec<&'static str>,
    /// The other table.
    pub table: &'static str,
    /// Its key.
    pub key: &'static [&'static str],
}

impl Table {
    /// Hands the rows over that a batch has for this table, a value for each column.
    pub fn rows(&self, batch: &Batch, take: &mut dyn FnMut(&[Value<'_>])) {
        (self.fill)(batch, take);
    }

    /// Whether its rows belong to documents: such rows go when their document goes.
    pub fn is_of_documents(&self) -> bool {
        self.columns.iter().any(|column| column.name == DOCUMENT_ID)
    }
}

/// The column by which rows belong to a document.
pub(crate) const DOCUMENT_ID: &str = "document_id";

/// All tables, each behind those that it refers to.
pub fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
        let docs = docs::Docs::load();
        ALL.iter().map(|spec| spec.table(&docs)).collect()
    });
    &TABLES
}

const ALL: &[spec::TableSpec] = &[
    parts::DOCUMENTS,
    parts::BLOCKS,
    facts::DATES,
    names::CAMPAIGNS,
    names::PEOPLE,
    names::ORGANIZATIONS,
    names::PLACES,
    facts::ROLES,
    facts::QUOTES,
    facts::FIGURES,
    facts::AMOUNTS,
    parts::MENTIONS,
    parts::EVIDENCE,
    warnings::WARNINGS,
    parts::CORRECTIONS,
    figure_facts::FIGURE_FACTS,
    people_roles::PEOPLE_ROLES,
    linked::ENTITIES,
    linked::CLAIMS,
    linked::CLAIM_SOURCES,
    linked::CLAIM_RELATIONS,
];
