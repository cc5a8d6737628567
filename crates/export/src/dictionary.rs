//! The data dictionary: what each table and column is, as Markdown.

use crate::tables::{Column, Kind, Table, tables};
use std::fmt::Write;

/// Heading and what holds for all tables.
const HEAD: &str = "# Tables

SQLite, PostgreSQL, Parquet and CSV hold the same tables. This page is made from the types of the records.

- `documents` has one row an article. All other rows belong to a document: `document_id`, and `id` within it.
- A reference leads to the `id` of the table named, of the same document. Where it may lead to more than one table
  there is a column for each, and at most one of them is not null. `entity` leads to `entities`, if these were loaded.
- `start_at` and `end_at` count Unicode code points of `documents.text`, half-open.
- Text that is not stated is null, never empty. Lists are never null. NUL is written as U+FFFD.
- Whole numbers have 64 bits: for one beyond 9,223,372,036,854,775,807 that stands there, and a row of `warnings` with the
  code `number_too_large` says the number itself.

| kind | SQLite | PostgreSQL | Parquet | CSV |
|---|---|---|---|---|
| text | `TEXT` | `text` | string | as it is |
| integer | `INTEGER` | `bigint` | int64 | digits |
| real | `REAL` | `double precision` | double | digits |
| boolean | `INTEGER` | `boolean` | boolean | `true`, `false` |
| date | `TEXT` | `date` | date32 | `2010-07-03` |
| list | `TEXT`, a JSON array | `text[]` | list of strings | JSON array |
";

/// The page.
pub fn dictionary() -> String {
    let mut page = HEAD.to_owned();
    for table in tables() {
        page += &section(table);
    }
    page
}

fn section(table: &Table) -> String {
    let key: Vec<String> = table.key.iter().map(|name| format!("`{name}`")).collect();
    let mut section = format!(
        "\n## {}\n\n{} Key: {}.\n\n| column | kind | | what it says |\n|---|---|---|---|\n",
        table.name,
        table.about,
        key.join(", ")
    );
    for column in &table.columns {
        // Writing to a string does not fail.
        let _ = writeln!(section, "{}", line(column));
    }
    section
}

fn line(column: &Column) -> String {
    let null = if column.nullable { "or null" } else { "" };
    let to = column
        .references
        .map_or_else(String::new, |table| format!(" → [{table}](#{table})"));
    let about = column.about.replace('|', "\\|");
    format!(
        "| `{}` | {} | {null} | {about}{to} |",
        column.name,
        kind(column.kind)
    )
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Real => "real",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        Kind::Texts => "list",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// `SVODKA_REFRESH=1 cargo test -p svodka-export dictionary` writes the page anew.
    #[test]
    fn the_page_is_current() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/tables.md");
        let page = dictionary();
        if std::env::var_os("SVODKA_REFRESH").is_some() {
            fs::write(&path, &page).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        let differs = stored.lines().zip(page.lines()).find(|(a, b)| a != b);
        assert!(
            stored == page,
            "docs/tables.md is not what the types say: {differs:?}"
        );
    }
}
