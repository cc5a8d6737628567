//! Gold sets of one kind of fact: dates, offices, sums of money.

use super::examples::overlap;
use super::gold::{Document, Points, TextLine, document};
use super::own::rows;
use crate::train::lines;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Numbers without a noun in the texts of labels that count people: document, code point, words, whether that is sure.
const LONE: &str = "tests/figures/alone_labels.tsv";

/// Those numbers, by document, and whether each counts people for sure.
///
/// # Errors
/// A table that cannot be read, or a row that does not fit.
pub fn lone() -> Result<BTreeMap<String, Vec<(Points, bool)>>, String> {
    let mut found: BTreeMap<String, Vec<(Points, bool)>> = BTreeMap::new();
    for (number, row) in rows(LONE)? {
        let cells: Vec<&str> = row.split('\t').collect();
        let &[document, start, words, verdict] = cells.as_slice() else {
            return Err(format!("{LONE}: row {number} has not four columns"));
        };
        let start = start.parse::<usize>();
        let start = start.map_err(|error| format!("{LONE}: row {number}: {error}"))?;
        let span = (start, start + words.chars().count());
        let known = found.entry(document.to_owned()).or_default();
        known.push((span, verdict == "count"));
    }
    Ok(found)
}

/// What such sets say of a document.
#[derive(Debug, Default, PartialEq)]
pub struct Facts {
    /// Every date.
    pub dates: Option<Dates>,
    /// Who is what and works where.
    pub employed: Option<Employed>,
    /// Every sum of money.
    pub money: Option<Vec<Points>>,
}

/// The dates of a document.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Dates {
    /// When it was published.
    #[serde(rename = "ref", default)]
    reference: Option<String>,
    /// Whether the spans have values.
    #[serde(default)]
    pub normalised: bool,
    /// Them.
    pub spans: Vec<DateSpan>,
}

/// A date.
#[derive(Debug, Deserialize, PartialEq)]
pub struct DateSpan {
    start: usize,
    end: usize,
    /// EDTF, a duration, or `set:` and a period.
    #[serde(default)]
    pub value: Option<String>,
    /// Others that are as good.
    #[serde(default)]
    pub alt: Vec<String>,
    #[serde(default)]
    precision: Option<String>,
}

impl DateSpan {
    /// Where it stands; nothing where the words are no date.
    pub fn points(&self) -> Option<Points> {
        let is_date = self.precision.as_deref() != Some("not-a-date");
        is_date.then_some((self.start, self.end))
    }
}

/// Professions and workplaces of people.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Employed {
    /// Person and profession.
    pub works_as: Vec<(Points, Points)>,
    /// Person and organization.
    pub workplace: Vec<(Points, Points)>,
}

#[derive(Deserialize)]
struct Line<T> {
    id: String,
    text: String,
    #[serde(flatten)]
    says: T,
}

#[derive(Deserialize)]
struct Entities {
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    r#type: String,
}

/// Adds what the sets say to the documents with their texts, and the documents that are new.
///
/// # Errors
/// A file that cannot be read, or a line that does not fit.
pub fn add_facts(gold: &Path, documents: &mut Vec<Document>) -> Result<(), String> {
    let known = documents.iter().enumerate();
    let mut texts = Texts {
        of_text: known
            .filter(|(_, document)| document.source == "nerel")
            .map(|(number, document)| (document.text.clone(), number))
            .collect(),
        documents,
    };
    for line in lines::<Line<Dates>>(&gold.join("dates/dates_in_news.dev.jsonl"))? {
        let published = line.says.reference.as_deref();
        let published = published.map(|day| day.chars().take(10).collect());
        texts.of(line.id, line.text, published).dates = Some(line.says);
    }
    for set in ["dev", "train"] {
        for line in lines::<Line<Employed>>(&gold.join(format!("people.{set}.jsonl")))? {
            texts.of(line.id, line.text, None).employed = Some(line.says);
        }
        for line in lines::<Line<Entities>>(&gold.join(format!("nerel.{set}.jsonl")))? {
            let money = line
                .says
                .entities
                .iter()
                .filter(|own| own.r#type == "MONEY");
            let money = money.map(|own| (own.start, own.end)).collect();
            texts.of(line.id, line.text, None).money = Some(money);
        }
    }
    Ok(())
}

/// Documents by their texts.
struct Texts<'a> {
    documents: &'a mut Vec<Document>,
    of_text: FxHashMap<String, usize>,
}

impl Texts<'_> {
    /// What is said of the document with this text; a new one if there is none.
    fn of(&mut self, id: String, text: String, published: Option<String>) -> &mut Facts {
        let number = match self.of_text.get(&text) {
            Some(number) => *number,
            None => {
                self.of_text.insert(text.clone(), self.documents.len());
                let line = TextLine {
                    id,
                    text,
                    published: None,
                };
                self.documents.push(document("nerel", line));
                self.documents.len() - 1
            }
        };
        let document = &mut self.documents[number];
        if published.is_some() {
            document.publish(published.as_deref());
        }
        &mut document.facts
    }
}

/// Money at a span.
pub fn has_money(money: &[Points], span: Points) -> bool {
    money.iter().any(|own| overlap(*own, span))
}
