//! The statements that make the tables of a PostgreSQL database.

use crate::tables::DOCUMENT_ID;
use crate::{Column, Kind, Table, VIEWS, tables};

/// Version of the tables; a later one is not touched.
pub(super) const VERSION: i32 = 1;

/// Tables that are searched, with the columns whose words are looked for.
pub(super) const SEARCHED: &[(&str, &[&str])] = &[
    ("documents", &["title", "text"]),
    ("campaigns", &["name", "aliases", "aim"]),
    ("organizations", &["name", "acronym", "aliases"]),
    ("quotes", &["text"]),
    (
        "figure_facts",
        &["sentence", "campaign", "place", "speaker"],
    ),
    ("people_roles", &["name", "role_title", "target"]),
];

/// The column with the dictionary forms of a row.
pub(super) const SEARCH: &str = "search";

/// Columns that people look rows up by.
const LOOKED_UP: &[(&str, &str)] = &[
    ("documents", "article_key"),
    ("documents", "published_date"),
    ("campaigns", "name"),
    ("people", "name"),
    ("organizations", "name"),
    ("figure_facts", "campaign"),
    ("figure_facts", "published_date"),
    ("people_roles", "name"),
];

/// By this table we know our databases.
const ABOUT: &str = "CREATE TABLE svodka_tables (version integer NOT NULL)";

/// Fingerprints of records: what was exported unchanged is left alone.
const EXPORTED: &str = "CREATE TABLE exported (
  document_id text PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  fingerprint text NOT NULL
)";

/// Printed forms of words by dictionary form.
const WORD_FORMS: &str = "CREATE TABLE word_forms (
  form text NOT NULL,
  lemma text NOT NULL,
  PRIMARY KEY (form, lemma)
)";

/// A query for words in any form: each is looked for by all dictionary forms that it may be of.
const QUERY: &str = "CREATE FUNCTION svodka_query(words text) RETURNS tsquery STABLE LANGUAGE sql AS $$
  WITH typed AS (
    SELECT number, lower(word) AS word
    FROM unnest(regexp_split_to_array(words, '[^[:alnum:]]+')) WITH ORDINALITY AS split (word, number)
    WHERE word <> ''
  ), known AS (
    SELECT number, quote_literal(coalesce(f.lemma, word)) AS lemma
    FROM typed LEFT JOIN word_forms AS f ON f.form = typed.word
  ), words AS (
    SELECT number, '(' || string_agg(lemma, ' | ' ORDER BY lemma) || ')' AS any_of FROM known GROUP BY number
  )
  SELECT coalesce(string_agg(any_of, ' & ' ORDER BY number), '')::tsquery FROM words
$$";

/// The statements that make an empty database, in order.
pub(super) fn statements() -> Vec<String> {
    let mut all = vec![
        ABOUT.to_owned(),
        format!("INSERT INTO svodka_tables VALUES ({VERSION})"),
    ];
    all.extend(tables().iter().map(table));
    all.extend([EXPORTED, WORD_FORMS, QUERY].map(str::to_owned));
    all.extend(tables().iter().flat_map(within));
    all.extend(VIEWS.iter().map(|view| {
        let query = view.query("string_agg");
        format!("CREATE VIEW {} AS\n{query}", view.name)
    }));
    all.extend(tables().iter().flat_map(comments));
    let views = VIEWS.iter();
    all.extend(views.map(|view| comment("VIEW", view.name, view.about)));
    all
}

/// The indexes by which people look things up: made when all is written, which costs a third of keeping them.
pub(super) fn indexes() -> Vec<String> {
    let looked_up = LOOKED_UP.iter().map(|(table, column)| {
        // Names may be too long for an index.
        let key = match *column {
            "published_date" => column.to_string(),
            column => format!("md5({column})"),
        };
        format!("CREATE INDEX IF NOT EXISTS {table}_by_{column} ON {table} ({key})")
    });
    let searched = SEARCHED.iter().map(|(table, _)| {
        format!("CREATE INDEX IF NOT EXISTS {table}_by_words ON {table} USING gin ({SEARCH})")
    });
    looked_up.chain(searched).collect()
}

/// The statements as a script that makes all or nothing.
pub(super) fn script() -> String {
    let all = statements().into_iter().chain(indexes());
    let all: String = all.map(|statement| statement + ";\n\n").collect();
    format!("BEGIN;\n\n{all}COMMIT;\n")
}

/// The columns that are searched of a table, if any is.
pub(super) fn searched(table: &str) -> Option<&'static [&'static str]> {
    let found = SEARCHED.iter().find(|(name, _)| *name == table);
    found.map(|(_, columns)| *columns)
}

fn table(table: &Table) -> String {
    let mut lines: Vec<String> = table.columns.iter().map(column).collect();
    if searched(table.name).is_some() {
        lines.push(format!("  {SEARCH} tsvector NOT NULL"));
    }
    lines.push(format!("  PRIMARY KEY ({})", table.key.join(", ")));
    lines.extend(table.references.iter().map(|reference| {
        let columns = reference.columns.join(", ");
        let key = reference.key.join(", ");
        let goes = match reference.columns == [DOCUMENT_ID] {
            true => " ON DELETE CASCADE",
            false => "",
        };
        format!(
            "  FOREIGN KEY ({columns}) REFERENCES {} ({key}){goes}",
            reference.table
        )
    }));
    format!("CREATE TABLE {} (\n{}\n)", table.name, lines.join(",\n"))
}

fn column(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text => "text",
        Kind::Integer => "bigint",
        Kind::Real => "double precision",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        Kind::Texts => "text[]",
    };
    let null = if column.nullable { "" } else { " NOT NULL" };
    format!("  {} {kind}{null}", column.name)
}

/// Indexes of the references within a table: a row that goes must know quickly that none leads to it.
fn within(table: &Table) -> impl Iterator<Item = String> {
    let inside = table
        .references
        .iter()
        .filter(|reference| reference.table == table.name);
    inside.map(|reference| {
        let name = reference.columns.join("_");
        let columns = reference.columns.join(", ");
        format!(
            "CREATE INDEX {}_by_{name} ON {} ({columns})",
            table.name, table.name
        )
    })
}

fn comments(table: &Table) -> Vec<String> {
    let columns = table.columns.iter();
    let mut all: Vec<String> = columns
        .map(|column| {
            comment(
                "COLUMN",
                &format!("{}.{}", table.name, column.name),
                &column.about,
            )
        })
        .collect();
    all.insert(0, comment("TABLE", table.name, &table.about));
    all
}

fn comment(kind: &str, name: &str, about: &str) -> String {
    format!(
        "COMMENT ON {kind} {name} IS '{}'",
        about.replace('\'', "''")
    )
}
