//! Full-text indexes: which columns of which tables are searched.

use crate::tables::DOCUMENT_ID;
use std::fmt::Write;

/// The full-text index of a table.
pub(super) struct Index {
    pub table: &'static str,
    /// Columns, each with the weight of a word found in it.
    pub columns: &'static [(&'static str, f64)],
    /// Those that say nothing but words of the text of the document.
    pub of_text: &'static [&'static str],
}

/// All of them. The index of a table is called `TABLE_fts`, and shows the text of the table itself; words are looked
/// for in the forms that are printed, which [`word_forms`](super::ddl) lists by dictionary form.
pub(super) const INDEXES: &[Index] = &[
    Index {
        table: "documents",
        columns: &[("title", 4.0), ("text", 1.0)],
        of_text: &[],
    },
    Index {
        table: "campaigns",
        columns: &[("name", 4.0), ("aliases", 2.0), ("aim", 1.0)],
        of_text: &[],
    },
    Index {
        table: "organizations",
        columns: &[("name", 4.0), ("acronym", 4.0), ("aliases", 2.0)],
        of_text: &[],
    },
    Index {
        table: "quotes",
        columns: &[("text", 1.0)],
        of_text: &["text"],
    },
    Index {
        table: "figure_facts",
        columns: &[
            ("sentence", 4.0),
            ("campaign", 4.0),
            ("place", 4.0),
            ("speaker", 2.0),
            ("title", 1.0),
        ],
        of_text: &["sentence"],
    },
    Index {
        table: "people_roles",
        columns: &[
            ("name", 8.0),
            ("role_title", 4.0),
            ("target", 4.0),
            ("sentence", 1.0),
        ],
        of_text: &["sentence"],
    },
];

/// How text is split: by letters and digits, small and capital alike, stress marks left out.
const TOKENIZER: &str = "unicode61 remove_diacritics 2";

impl Index {
    /// The index of a table, if it has one.
    pub(super) fn of(table: &str) -> Option<&'static Self> {
        INDEXES.iter().find(|index| index.table == table)
    }

    /// Its name.
    pub(super) fn name(&self) -> String {
        format!("{}_fts", self.table)
    }

    /// The rank of a row, the best least.
    pub(super) fn rank(&self) -> String {
        let mut text = format!("bm25({}", self.name());
        for (_, weight) in self.columns {
            let _ = write!(text, ", {weight:?}");
        }
        text + ")"
    }

    /// The statements that make it, and keep it equal to the table whoever writes there. Datasette knows by `content`
    /// that the table can be searched.
    pub(super) fn statements(&self) -> Vec<String> {
        let (table, name) = (self.table, self.name());
        let columns = self.joined("");
        let add = |row: &str| {
            let values = self.joined(row);
            format!("INSERT INTO {name} (rowid, {columns}) VALUES ({row}rowid, {values});")
        };
        let remove = format!(
            "INSERT INTO {name} ({name}, rowid, {columns}) VALUES ('delete', old.rowid, {});",
            self.joined("old.")
        );
        let trigger = |event: &str, body: &str| {
            let event_name = event.split(' ').next().unwrap_or(event).to_lowercase();
            format!("CREATE TRIGGER {name}_{event_name} AFTER {event} ON {table} BEGIN {body} END")
        };
        let update = format!("UPDATE OF {columns}");
        vec![
            format!(
                "CREATE VIRTUAL TABLE {name} USING fts5({columns}, content=\"{table}\", tokenize=\"{TOKENIZER}\")"
            ),
            trigger("INSERT", &add("new.")),
            trigger("DELETE", &remove),
            trigger(&update, &format!("{remove} {}", add("new."))),
        ]
    }

    /// The statement that adds the rows behind the one of number `?`.
    pub(super) fn fill(&self) -> String {
        let (table, name, columns) = (self.table, self.name(), self.joined(""));
        format!(
            "INSERT INTO {name} (rowid, {columns}) SELECT rowid, {columns} FROM {table} WHERE rowid > ?"
        )
    }

    /// The statement that takes the rows of the document `?` out.
    pub(super) fn clear(&self) -> String {
        let (table, name, columns) = (self.table, self.name(), self.joined(""));
        let id = match table {
            "documents" => "id",
            _ => DOCUMENT_ID,
        };
        format!(
            "INSERT INTO {name} ({name}, rowid, {columns}) SELECT 'delete', rowid, {columns} FROM {table} WHERE {id} = ?"
        )
    }

    fn joined(&self, row: &str) -> String {
        let columns = self
            .columns
            .iter()
            .map(|(column, _)| format!("{row}{column}"));
        columns.collect::<Vec<_>>().join(", ")
    }
}
