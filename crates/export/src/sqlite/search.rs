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

/// A number that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The words or digits that say it: «300 тысяч».
    pub words: String,
    /// The number.
    pub value: u64,
}

/// What to look for, and where.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Words, all of which are to be there in any form; `"words in quotes"` as they are, `word*` with any ending,
    /// `-word` not.
    pub words: String,
    /// Numbers, all of which a figure is to state; of anything else the words of them are to be there.
    pub numbers: Vec<Number>,
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
    let wanted = Wanted::of(&database.db, question, lemmas).map_err(failed)?;
    if wanted.all.is_none() {
        let typed = &question.words;
        return Err(Error::usage(format!("{typed:?} has no word to look for")));
    }
    let campaign = match question.campaign.as_deref() {
        None => None,
        Some(typed) => match matching(&database.db, lemmas, typed).map_err(failed)? {
            None => return Err(Error::usage(format!("{typed:?} has no word to look for"))),
            campaign => campaign,
        },
    };
    let mut hits = Vec::new();
    for &kind in kinds {
        let ranked = ranked(&database.db, kind, question, &wanted, campaign.as_deref());
        let shown = wanted.shown(kind).unwrap_or_default();
        for (row, score) in ranked.map_err(failed)? {
            let hit = found::hit(&database.db, kind, &shown, row, score);
            hits.push(hit.map_err(failed)?);
        }
    }
    Ok(hits)
}

/// What is looked for, as full-text search takes it.
struct Wanted {
    /// The words; none where only numbers are asked for.
    words: Option<String>,
    /// Each number with its words.
    numbers: Vec<(i64, String)>,
    /// The words and those of the numbers.
    all: Option<String>,
}

impl Wanted {
    fn of(db: &Connection, question: &Question, lemmas: &Lemmatizer) -> rusqlite::Result<Self> {
        let words = matching(db, lemmas, &question.words)?;
        let mut numbers = Vec::new();
        let mut all = question.words.clone();
        for number in &question.numbers {
            if let Some(words) = matching(db, lemmas, &number.words)? {
                // As columns hold it.
                numbers.push((i64::try_from(number.value).unwrap_or(i64::MAX), words));
                all = format!("{all} {}", number.words);
            }
        }
        let all = matching(db, lemmas, &all)?;
        Ok(Self {
            words,
            numbers,
            all,
        })
    }

    /// What a row of `kind` must match.
    fn matched(&self, kind: Searched) -> Option<&str> {
        match kind {
            Searched::Figure => self.words.as_deref(),
            _ => self.all.as_deref(),
        }
    }

    /// What is marked in a row of `kind`.
    fn shown(&self, kind: Searched) -> Option<String> {
        let matched = self.matched(kind).map(str::to_owned);
        if kind != Searched::Figure {
            return matched;
        }
        let numbers = self.numbers.iter().map(|(_, words)| words.clone());
        let any: Vec<String> = matched.into_iter().chain(numbers).collect();
        (!any.is_empty()).then(|| format!("({})", any.join(") OR (")))
    }

    /// Whether the figure `t` states all numbers, or at least says their words; and how well it does.
    fn stated(&self) -> (String, String) {
        // The number itself before a bound of it, and a number without bounds before both.
        let states = |value: &i64| {
            format!(
                "coalesce(t.min = {value} AND t.max = {value}, 0) + coalesce(t.value = {value}, 0) \
                + coalesce({value} IN (t.value, t.min, t.max), 0)"
            )
        };
        let says = |words: &String| {
            let words = words.replace('\'', "''");
            format!(
                "t.rowid IN (SELECT rowid FROM figure_facts_fts WHERE figure_facts_fts MATCH '{words}')"
            )
        };
        let must = self.numbers.iter().map(|(value, words)| {
            format!(
                "AND (t.value = {value} OR t.min = {value} OR t.max = {value} OR {})",
                says(words)
            )
        });
        let count: Vec<String> = self
            .numbers
            .iter()
            .map(|(value, _)| states(value))
            .collect();
        let count = match &*count {
            [] => "0".to_owned(),
            count => count.join(" + "),
        };
        (must.collect(), count)
    }
}

/// Rows of the table of `kind` with their scores, the best first.
fn ranked(
    db: &Connection,
    kind: Searched,
    question: &Question,
    wanted: &Wanted,
    campaign: Option<&str>,
) -> rusqlite::Result<Vec<(i64, f64)>> {
    let Some(index) = Index::of(kind.table()) else {
        return Ok(Vec::new());
    };
    let (table, name) = (index.table, index.name());
    let (document, id) = match kind {
        Searched::Document => ("t.id", "t.id"),
        _ => ("t.document_id", "t.id"),
    };
    let words = wanted.matched(kind);
    let (rank, from, matches) = match words {
        Some(_) => (
            index.rank(),
            format!("{name} JOIN {table} AS t ON t.rowid = {name}.rowid"),
            format!("{name} MATCH :words"),
        ),
        None => (
            "-t.confidence".to_owned(),
            format!("{table} AS t"),
            ":words IS NULL".to_owned(),
        ),
    };
    let (must, stated) = match kind {
        Searched::Figure => wanted.stated(),
        _ => (String::new(), "0".to_owned()),
    };
    let campaign_only = campaign.map_or("", |_| kind.of_campaign());
    let and = if campaign.is_some() { "AND" } else { "" };
    let statement = format!(
        "SELECT t.rowid, {rank}, {stated} FROM {from}
        JOIN documents AS d ON d.id = {document}
        WHERE {matches} {must}
        AND (:since IS NULL OR substr(d.published, 1, length(:since)) >= :since)
        AND (:until IS NULL OR substr(d.published, 1, length(:until)) <= :until)
        AND (d.duplicate_of IS NULL OR NOT EXISTS (SELECT 1 FROM documents AS o WHERE o.id = d.duplicate_of))
        {and} {campaign_only}
        ORDER BY 3 DESC, 2, d.published DESC, d.id, {id} LIMIT :limit"
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
