//! How a table is written down: a line a column, with its value beside it.

use super::docs::Docs;
use super::{Column, DOCUMENT_ID, Kind, Reference, Table};
use crate::{Batch, Value};

/// Hands over the rows that a batch has for a table.
pub(super) type Fill = fn(&Batch, &mut dyn FnMut(&[Value<'_>]));

/// A table, as written down.
pub(super) struct TableSpec {
    pub name: &'static str,
    /// The type that a row is of.
    pub of: &'static str,
    pub key: &'static [&'static str],
    pub columns: &'static [ColumnSpec],
    pub fill: Fill,
}

/// A column, as written down.
pub(super) struct ColumnSpec {
    pub name: &'static str,
    pub kind: Kind,
    pub nullable: bool,
    /// The field whose description it has: `field` of the type of the table, or `Type.field`.
    pub field: &'static str,
    /// What is to be said beyond that.
    pub note: Option<&'static str>,
    pub references: Option<&'static str>,
}

/// Key of what belongs to a document.
pub(super) const OF_DOCUMENT: &[&str] = &[DOCUMENT_ID, "id"];
/// Key of what belongs to a claim.
pub(super) const OF_CLAIM: &[&str] = &[CLAIM, "number"];
/// The column by which sources belong to a claim.
const CLAIM: &str = "claim";
/// Key of what stands for itself.
pub(super) const OWN: &[&str] = &["id"];

/// Columns and their values: `NAME, name(arguments) { column: Kind [or null] [from "field"] [, "note"] [-> table] = value; }`
/// makes the list `NAME` and the function `name`, which makes a row.
macro_rules! columns {
    ($specs:ident, $row:ident($($argument:ident: $type:ty),*) {
        $($name:ident: $kind:ident $(or $null:ident)? $(from $field:literal)? $(, $note:literal)? $(-> $to:ident)? = $value:expr;)*
    }) => {
        const $specs: &[$crate::tables::spec::ColumnSpec] = &[$(
            $crate::tables::spec::ColumnSpec {
                name: stringify!($name),
                kind: $crate::tables::Kind::$kind,
                nullable: $crate::tables::spec::first(&[$(stringify!($null))?]).is_some(),
                field: match $crate::tables::spec::first(&[$($field)?]) {
                    Some(field) => field,
                    None => stringify!($name),
                },
                note: $crate::tables::spec::first(&[$($note)?]),
                references: $crate::tables::spec::first(&[$(stringify!($to))?]),
            },
        )*];

        fn $row<'a>($($argument: $type),*) -> [$crate::Value<'a>; $specs.len()] {
            [$($crate::Value::from($value)),*]
        }
    };
}
pub(super) use columns;

/// The element of a list of at most one.
pub(super) const fn first(of: &[&'static str]) -> Option<&'static str> {
    match of {
        [first, ..] => Some(first),
        [] => None,
    }
}

impl TableSpec {
    /// The table with its descriptions.
    pub(super) fn table(&self, docs: &Docs) -> Table {
        Table {
            name: self.name,
            about: docs.of_type(self.of),
            columns: self
                .columns
                .iter()
                .map(|column| self.column(column, docs))
                .collect(),
            key: self.key,
            references: self.columns.iter().filter_map(reference).collect(),
            fill: self.fill,
        }
    }

    fn column(&self, column: &ColumnSpec, docs: &Docs) -> Column {
        let (of, field) = column
            .field
            .split_once('.')
            .unwrap_or((self.of, column.field));
        let mut about = match column.name {
            // The whole description stands at the id of the document.
            DOCUMENT_ID => "The document.".to_owned(),
            _ => docs.of_field(of, field),
        };
        if let Some(note) = column.note {
            about = format!("{} ({note}).", about.trim_end_matches('.'));
        }
        Column {
            name: column.name,
            kind: column.kind,
            nullable: column.nullable,
            about,
            references: column.references,
        }
    }
}

fn reference(column: &ColumnSpec) -> Option<Reference> {
    let table = column.references?;
    Some(match column.name {
        name @ (DOCUMENT_ID | CLAIM) => Reference {
            columns: vec![name],
            table,
            key: OWN,
        },
        name => Reference {
            columns: vec![DOCUMENT_ID, name],
            table,
            key: OF_DOCUMENT,
        },
    })
}
