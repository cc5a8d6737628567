//! Search in a database: what is found, in its words.

use super::file::{Database, told};
use super::found::{self, Hit};
use super::index::Index;
use super::query::matching;
use crate::{Error, Lemmatizer};
use rusqlite::{Connection, named_params};
use std::path::Path;

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Searched {
    /// Quantities: by their sentence, campaign, place, speaker and headline.
    Figure,
    /// Campaigns: by name and aim.
    Campaign,
    /// People: by name, what they are, and the sentence that says so.
    Person,
    /// Organizations: by name.
    Organization,
    /// Quotes: by their words.
    Quote,
    /// Articles: by headline and text.
    Document,
}

impl Searched {
    /// All, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[
        Self::Figure,
        Self::Campaign,
        Self::Person,
        Self::Organization,
        Self::Quote,
        Self::Document,
    ];

    /// The table that is searched.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Figure => "figure_facts",
            Self::Campaign => "campaigns",
            Self::Person => "people_roles",
            Self::Organization => "organizations",
            Self::Quote => "quotes",
            Self::Document => "documents",
        }
    }

    /// What keeps rows of the table `t` to the campaigns that :campaign finds.
    fn of_campaign(self) -> &'static str {
        match self {
            Self::Figure => {
                "(t.document_id, t.campaign_id) IN (SELECT document_id, id FROM campaigns WHERE rowid IN (SELECT rowid FROM campaigns_fts WHERE campaigns_fts MATCH :campaign))"
            }
            Self::Campaign => {
                "t.rowid IN (SELECT rowid FROM campaigns_fts WHERE campaigns_fts MATCH :campaign)"
            }
            _ => {
                "d.id IN (SELECT document_id FROM campaigns WHERE rowid IN (SELECT rowid FROM campaigns_fts WHERE campaigns_fts MATCH :campaign))"
            }
        }
    }
}

/// What to look for, and where.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Words, all of which are to be there in any form; `"words in quotes"` as they are, `word*` with any ending,
    /// `-word` not.
    pub words: String,
    /// Words of the name of a campaign: figures of it, and what its articles say besides.
    pub campaign: Option<String>,
    /// Published then or later: a year, a month or a day.
    pub since: Option<String>,
    /// Published then or earlier.
    pub until: Option<String>,
    /// How much to find of each kind, at most.
    pub limit: usize,
}

/// Searches the database `path`: the best first, kind by kind, always in the same order. Reprints of articles that
/// are there themselves are left out.
///
/// # Errors
/// A file that is no database of ours, a question without a word.
pub fn search(
    path: &Path,
    kinds: &[Searched],
    question: &Question,
    lemmas: &Lemmatizer,
) -> Result<Vec<Hit>, Error> {
    let database = Database::open_to_read(path)?;
    let failed = |cause| told(path, &cause);
    let asked = |typed: &str| {
        let query = matching(&database.db, lemmas, typed).map_err(failed)?;
        query.ok_or_else(|| Error::usage(format!("{typed:?} has no word to look for")))
    };
    let words = asked(&question.words)?;
    let campaign = question.campaign.as_deref().map(asked).transpose()?;
    let mut hits = Vec::new();
    for &kind in kinds {
        let ranked = ranked(&database.db, kind, question, &words, campaign.as_deref());
        for (row, score) in ranked.map_err(failed)? {
            let hit = found::hit(&database.db, kind, &words, row, score);
            hits.push(hit.map_err(failed)?);
        }
    }
    Ok(hits)
}

/// Rows of the table of `kind` with their scores, the best first.
fn ranked(
    db: &Connection,
    kind: Searched,
    question: &Question,
    words: &str,
    campaign: Option<&str>,
) -> rusqlite::Result<Vec<(i64, f64)>> {
    let Some(index) = Index::of(kind.table()) else {
        return Ok(Vec::new());
    };
    let (table, name, rank) = (index.table, index.name(), index.rank());
    let (document, id) = match kind {
        Searched::Document => ("t.id", "t.id"),
        _ => ("t.document_id", "t.id"),
    };
    let campaign_only = campaign.map_or("", |_| kind.of_campaign());
    let and = if campaign.is_some() { "AND" } else { "" };
    let statement = format!(
        "SELECT t.rowid, {rank} FROM {name}
        JOIN {table} AS t ON t.rowid = {name}.rowid
        JOIN documents AS d ON d.id = {document}
        WHERE {name} MATCH :words
        AND (:since IS NULL OR substr(d.published, 1, length(:since)) >= :since)
        AND (:until IS NULL OR substr(d.published, 1, length(:until)) <= :until)
        AND (d.duplicate_of IS NULL OR NOT EXISTS (SELECT 1 FROM documents AS o WHERE o.id = d.duplicate_of))
        {and} {campaign_only}
        ORDER BY 2, d.published DESC, d.id, {id} LIMIT :limit"
    );
    let mut query = db.prepare(&statement)?;
    let limit = i64::try_from(question.limit).unwrap_or(i64::MAX);
    let mut asked: Vec<(&str, &dyn rusqlite::ToSql)> = named_params! {
        ":words": words, ":since": question.since, ":until": question.until, ":limit": limit,
    }
    .to_vec();
    if campaign.is_some() {
        asked.push((":campaign", &campaign));
    }
    let rows = query.query_map(&*asked, |row| Ok((row.get(0)?, -row.get::<_, f64>(1)?)))?;
    rows.collect()
}
