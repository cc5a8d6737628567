//! What people say is right about documents, from every gold set that says something about decisions.

use super::fresh;
use super::own;
use super::sets::{Facts, add_facts, lone};
use super::whole::{self, NewsCampaign};
use crate::train::lines;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Code points.
pub type Points = (usize, usize);

/// A document and what gold says of it.
#[derive(Debug, Default)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// The set it is of; a set is left out whole to see how the rest does without it.
    pub source: &'static str,
    /// The line of input.
    pub line: String,
    /// Its text.
    pub text: String,
    /// Figures that gold judges.
    pub figures: Vec<Figure>,
    /// Figures that are neither right nor wrong.
    pub optional: Vec<Points>,
    /// Whether gold names every figure of the text.
    pub is_whole: bool,
    /// Numbers without a noun that count people, where gold names every one of the text; whether it is sure of each.
    pub lone: Option<Vec<(Points, bool)>>,
    /// Whether gold names every campaign of the text.
    pub has_campaigns: bool,
    /// Quoted names and what they name.
    pub named: Vec<(Points, String)>,
    /// Campaigns, with their organizers.
    pub campaigns: Vec<Campaign>,
    /// Names of campaigns that are neither right nor wrong.
    pub campaigns_optional: Vec<String>,
    /// People, with their offices.
    pub people: Vec<Person>,
    /// Organizations, with other names.
    pub organizations: Vec<Names>,
    /// Names of people who are neither right nor wrong.
    pub people_optional: Vec<String>,
    /// What sets of one kind of fact say.
    pub facts: Facts,
}

/// A figure that gold judges.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Where it stands.
    pub span: Points,
    /// It is a count of people.
    pub is_count: bool,
    /// What happened to them, the first before other answers that are as good.
    pub roles: Vec<String>,
    /// Whether it has happened.
    pub modality: Option<String>,
    /// Its ends and how the number bounds it, where gold says it.
    pub value: Option<Value>,
    /// Names of its campaign, empty for none; nothing where gold says nothing.
    pub campaign: Option<Names>,
    /// Names of who states it, empty for nobody; nothing where gold says nothing.
    pub speaker: Option<Names>,
}

/// The ends of a figure and its bound.
#[derive(Clone, Debug, Deserialize)]
pub struct Value {
    /// Smallest number.
    pub min: Option<u64>,
    /// Largest number.
    pub max: Option<u64>,
    /// Word of the record.
    pub bound: String,
}

/// A campaign of gold.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its names.
    pub names: Vec<String>,
    /// Names of each organizer; unknown where gold does not say.
    pub organizers: Option<Vec<Names>>,
}

/// A person of gold.
#[derive(Clone, Debug)]
pub struct Person {
    /// Full names.
    pub names: Vec<String>,
    /// Offices: title, and names of the organization.
    pub roles: Vec<(String, Vec<String>)>,
    /// Titles that are neither right nor wrong.
    pub roles_optional: Vec<String>,
}

/// Names of one thing.
pub type Names = Vec<String>;

#[derive(Deserialize)]
pub(super) struct TextLine {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub published: Option<String>,
}

#[derive(Deserialize)]
struct FactsLine {
    id: String,
    figures: Vec<FactsFigure>,
    campaigns: Vec<NewsCampaign>,
}

#[derive(Deserialize)]
struct FactsFigure {
    text: String,
    #[serde(default)]
    nth: usize,
    #[serde(flatten)]
    value: Value,
    role: String,
}

#[derive(Deserialize)]
struct CountedLine {
    doc: String,
    start: usize,
    end: usize,
    ok: serde_json::Value,
    role: Option<String>,
    #[serde(default)]
    role_alt: Option<Vec<String>>,
    modality: Option<String>,
    campaign: Option<String>,
    speaker: Option<String>,
}

#[derive(Deserialize)]
struct QuotedLine {
    doc: String,
    start: usize,
    end: usize,
    r#type: String,
}

/// Every document under `gold` of which something is said, by set and in the order of its file.
///
/// # Errors
/// A file that cannot be read, or a line that does not fit.
pub fn read(gold: &Path) -> Result<Vec<Document>, String> {
    let mut documents = whole::read(&gold.join("news"))?;
    documents.extend(whole::read(&gold.join("kazakh"))?);
    documents.extend(facts(&gold.join("facts"))?);
    documents.extend(labels(gold)?);
    documents.extend(own::read()?);
    documents.extend(fresh::read()?);
    add_facts(gold, &mut documents)?;
    documents.retain(says_something);
    Ok(documents)
}

/// Where `text` stands for the `nth` time in `whole`.
pub(super) fn occurrence(whole: &str, text: &str, nth: usize) -> Option<Points> {
    let (at, _) = whole.match_indices(text).nth(nth)?;
    let start = whole[..at].chars().count();
    Some((start, start + text.chars().count()))
}

pub(super) fn document(source: &'static str, line: TextLine) -> Document {
    let mut document = Document {
        id: line.id,
        source,
        text: line.text,
        ..Document::default()
    };
    document.publish(line.published.as_deref());
    document
}

impl Document {
    /// Makes the line of input, with the day of publication.
    pub fn publish(&mut self, published: Option<&str>) {
        let mut input = serde_json::json!({"id": self.id, "text": self.text});
        if let Some(published) = published {
            input["published"] = published.into();
        }
        self.line = input.to_string();
    }
}

fn facts(folder: &Path) -> Result<Vec<Document>, String> {
    let texts = lines::<TextLine>(&folder.join("texts.jsonl"))?;
    let gold = lines::<FactsLine>(&folder.join("gold.jsonl"))?;
    let documents = texts.into_iter().filter_map(|text| {
        let gold = gold.iter().find(|line| line.id == text.id)?;
        let campaigns = gold.campaigns.iter().map(|campaign| Campaign {
            names: campaign.names(),
            organizers: None,
        });
        let document = document("facts", text);
        let figures = gold.figures.iter().filter_map(|figure| {
            Some(Figure {
                span: occurrence(&document.text, &figure.text, figure.nth)?,
                is_count: true,
                roles: vec![figure.role.clone()],
                modality: None,
                value: Some(figure.value.clone()),
                campaign: None,
                speaker: None,
            })
        });
        Some(Document {
            figures: figures.collect(),
            campaigns: campaigns.collect(),
            is_whole: true,
            has_campaigns: true,
            ..document
        })
    });
    Ok(documents.collect())
}

fn labels(gold: &Path) -> Result<Vec<Document>, String> {
    let folder = gold.join("labels");
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    let sets = [
        ("labels", folder.join("texts.jsonl")),
        ("nerel", gold.join("nerel.train.jsonl")),
    ];
    for (source, path) in sets {
        for text in lines::<TextLine>(&path)? {
            let document = document(source, text);
            documents.insert(document.id.clone(), document);
        }
    }
    for file in ["counted.jsonl", "counted.nerel.jsonl"] {
        for label in lines::<CountedLine>(&folder.join(file))? {
            if let Some(document) = documents.get_mut(&label.doc) {
                document.figures.push(figure(label));
            }
        }
    }
    let lone = lone()?;
    let of_labels = documents
        .values_mut()
        .filter(|document| document.source == "labels");
    for document in of_labels {
        document.lone = Some(lone.get(&document.id).cloned().unwrap_or_default());
    }
    for label in lines::<QuotedLine>(&folder.join("quoted.jsonl"))? {
        if let Some(document) = documents.get_mut(&label.doc) {
            let span = (label.start, label.end);
            document.named.push((span, label.r#type));
        }
    }
    Ok(documents.into_values().collect())
}

/// Gold says something of the document.
fn says_something(document: &Document) -> bool {
    document.is_whole
        || document.has_campaigns
        || !(document.figures.is_empty()
            && document.named.is_empty()
            && document.facts == Facts::default())
}

fn figure(label: CountedLine) -> Figure {
    let one = |name: Option<String>| Some(name.into_iter().collect());
    let roles = label.role.into_iter();
    Figure {
        span: (label.start, label.end),
        is_count: label.ok != serde_json::Value::Bool(false),
        roles: roles.chain(label.role_alt.unwrap_or_default()).collect(),
        modality: label.modality,
        value: None,
        campaign: one(label.campaign),
        speaker: one(label.speaker),
    }
}
