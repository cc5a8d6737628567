//! What was found, with its words and where they stand.

use super::search::Searched;
use rusqlite::{Connection, OptionalExtension, Result, Row};
use serde::Serialize;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: Searched,
    /// Id of the document.
    pub document_id: String,
    /// Id in the document; that of the document for one.
    pub id: String,
    /// How well it fits: more is better, within a kind.
    pub score: f64,
    /// Name of a campaign, person or organization.
    pub name: Option<String>,
    /// The words of a figure; what a person is; the form of an organization; the kind of a campaign.
    pub words: Option<String>,
    /// The words around.
    pub context: String,
    /// What was looked for in `context`: code points, half-open.
    pub marks: Vec<(usize, usize)>,
    /// The number that a figure says.
    pub value: Option<i64>,
    /// Smallest number that a figure states.
    pub min: Option<i64>,
    /// Largest number that a figure states.
    pub max: Option<i64>,
    /// How a figure bounds the true number.
    pub bound: Option<String>,
    /// Whether what a figure counts has happened: `planned`, `possible` and `denied` numbers are none.
    pub modality: Option<String>,
    /// Campaign of a figure.
    pub campaign: Option<String>,
    /// Place of a figure.
    pub place: Option<String>,
    /// Who said it.
    pub speaker: Option<String>,
    /// What the speaker is.
    pub speaker_title: Option<String>,
    /// The date that a figure holds for.
    pub as_of: Option<String>,
    /// Headline of the article.
    pub title: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// When the article was published.
    pub published: Option<String>,
}

/// What stands before and behind words that were looked for, until they are told by place.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';

/// The first mention, with what is around it, marked.
const MENTIONED: &str = "CASE WHEN d.text IS NULL THEN char(2) || coalesce(m.text, t.name) || char(3) ELSE \
    CASE WHEN m.start_at > 100 THEN '…' ELSE '' END \
    || substr(d.text, max(m.start_at - 99, 1), min(m.start_at, 100)) || char(2) || m.text || char(3) \
    || substr(d.text, m.end_at + 1, 150) || CASE WHEN m.end_at + 150 < d.text_length THEN '…' ELSE '' END END";

/// Row number `row` of the table of `kind`, as found by `words`.
pub(super) fn hit(
    db: &Connection,
    kind: Searched,
    words: &str,
    row: i64,
    score: f64,
) -> Result<Hit> {
    let ask = |statement: &str| {
        let mut query = db.prepare_cached(statement)?;
        query
            .query_row((words, row), |row| read(kind, score, row))
            .optional()
    };
    if let Some(hit) = ask(&statement(kind))? {
        return Ok(hit);
    }
    // A figure that states a number in other words: they are told by its own.
    let found = ask(&unmatched(kind))?;
    let mut hit = found.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    hit.marks = own_words(&hit).into_iter().collect();
    Ok(hit)
}

/// Where the words of a figure stand in its context.
fn own_words(hit: &Hit) -> Option<(usize, usize)> {
    let (words, _) = marked(hit.words.as_deref()?);
    let byte = hit.context.find(words.trim_end())?;
    let start = hit.context[..byte].chars().count();
    Some((start, start + words.trim_end().chars().count()))
}

/// The same of a row that was not found by its words.
fn unmatched(kind: Searched) -> String {
    let table = kind.table();
    let matched = format!("{table}_fts MATCH ?1 AND {table}_fts.rowid = ?2");
    let joined = format!("{table}_fts JOIN {table} AS t ON t.rowid = {table}_fts.rowid");
    statement(kind)
        .replace(
            "highlight(figure_facts_fts, 0, char(2), char(3))",
            "t.sentence",
        )
        .replace(&joined, &format!("{table} AS t"))
        .replace(&matched, "t.rowid = ?2")
}

/// Columns in the order in which `read` takes them.
fn statement(kind: Searched) -> String {
    let table = kind.table();
    let source = "d.title, d.url, d.site, d.published";
    let (columns, joined) = match kind {
        Searched::Figure => (
            "t.document_id, t.id, NULL, t.text, highlight(figure_facts_fts, 0, char(2), char(3)), t.value, t.min, t.max, \
            t.bound, t.campaign, t.place, t.speaker, t.speaker_title, t.as_of, t.modality"
                .to_owned(),
            "",
        ),
        Searched::Person => (
            "t.document_id, t.person_id, t.name, nullif(coalesce(t.role_title, '') || coalesce(' · ' || t.target, ''), ''), \
            highlight(people_roles_fts, 3, char(2), char(3)), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
                .to_owned(),
            "",
        ),
        Searched::Organization => (
            format!("t.document_id, t.id, t.name, t.form, {MENTIONED}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"),
            "LEFT JOIN mentions AS m ON m.document_id = t.document_id AND m.id = t.id || '/m1'",
        ),
        Searched::Campaign => (
            format!("t.document_id, t.id, t.name, t.kind, {MENTIONED}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"),
            "LEFT JOIN mentions AS m ON m.document_id = t.document_id AND m.id = t.id || '/m1'",
        ),
        Searched::Quote => (
            "t.document_id, t.id, NULL, NULL, snippet(quotes_fts, 0, char(2), char(3), '…', 64), NULL, NULL, NULL, NULL, \
            NULL, NULL, coalesce(p.name, o.name), NULL, NULL, NULL"
                .to_owned(),
            "LEFT JOIN people AS p ON p.document_id = t.document_id AND p.id = t.speaker_person \
            LEFT JOIN organizations AS o ON o.document_id = t.document_id AND o.id = t.speaker_organization",
        ),
        Searched::Document => (
            "t.id, t.id, NULL, NULL, coalesce(snippet(documents_fts, 1, char(2), char(3), '…', 40), ''), NULL, NULL, NULL, \
            NULL, NULL, NULL, NULL, NULL, NULL, NULL"
                .to_owned(),
            "",
        ),
    };
    let document = match kind {
        Searched::Document => "t.id",
        _ => "t.document_id",
    };
    format!(
        "SELECT {columns}, {source} FROM {table}_fts JOIN {table} AS t ON t.rowid = {table}_fts.rowid \
        JOIN documents AS d ON d.id = {document} {joined} WHERE {table}_fts MATCH ?1 AND {table}_fts.rowid = ?2"
    )
}

fn read(kind: Searched, score: f64, row: &Row<'_>) -> Result<Hit> {
    let (context, marks) = marked(&row.get::<_, Option<String>>(4)?.unwrap_or_default());
    Ok(Hit {
        kind,
        document_id: row.get(0)?,
        id: row.get(1)?,
        score,
        name: row.get(2)?,
        words: row.get(3)?,
        context,
        marks,
        value: row.get(5)?,
        min: row.get(6)?,
        max: row.get(7)?,
        bound: row.get(8)?,
        campaign: row.get(9)?,
        place: row.get(10)?,
        speaker: row.get(11)?,
        speaker_title: row.get(12)?,
        as_of: row.get(13)?,
        modality: row.get(14)?,
        title: row.get(15)?,
        url: row.get(16)?,
        site: row.get(17)?,
        published: row.get(18)?,
    })
}

/// A text on one line without its marks, and where they were.
fn marked(text: &str) -> (String, Vec<(usize, usize)>) {
    let (mut plain, mut marks) = (String::new(), Vec::new());
    let (mut length, mut begin, mut is_spaced) = (0, None, true);
    for c in text.chars() {
        match c {
            BEGIN => begin = Some(length),
            END => marks.extend(begin.take().map(|begin| (begin, length))),
            c => {
                let c = if c.is_whitespace() { ' ' } else { c };
                if c == ' ' && is_spaced {
                    continue;
                }
                is_spaced = c == ' ';
                plain.push(c);
                length += 1;
            }
        }
    }
    (plain, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_by_place() {
        for (text, plain, marks) in [
            (
                "вышли \u{2}волонтёры\u{3} и \u{2}дети\u{3}",
                "вышли волонтёры и дети",
                vec![(6, 15), (18, 22)],
            ),
            (" a\n\n \u{2}b\u{3}", "a b", vec![(2, 3)]),
            ("\u{3}a\u{2}b", "ab", vec![]),
        ] {
            assert_eq!(marked(text), (plain.to_owned(), marks));
        }
    }
}
