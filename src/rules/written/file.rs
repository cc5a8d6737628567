//! Reads files of rules.

use super::{Builds, WrittenRule};
use crate::lexicon::morphology::Morphology;
use crate::pattern::{Pattern, PatternNames};
use crate::rules::figure::Wanted;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Row>,
}

/// A rule as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    id: String,
    about: String,
    pattern: Several,
    #[serde(default)]
    unless: Several,
    figure: Option<Wanted>,
    pub doubt: Option<String>,
    #[serde(default)]
    pub refused: bool,
    pub counted_as: Option<String>,
    pub modality: Option<String>,
    pub role: Option<String>,
    pub status: Option<String>,
    pub campaign: Option<String>,
    pub quote: Option<String>,
    language: Option<String>,
    examples: Vec<Example>,
    counterexamples: Vec<String>,
}

/// A text in which a rule fires.
#[derive(Deserialize)]
#[serde(from = "Written")]
pub struct Example {
    /// The text; an article of its own.
    pub text: String,
    /// What the rule finds there, each in the short form of `Record::brief`; empty where that is not said.
    pub finds: Vec<String>,
}

/// An example as it is written: a text, or a text and what is found.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "an example is a text, or { text = \"…\", finds = [\"…\"] }"
)]
enum Written {
    Text(String),
    Found {
        text: String,
        #[serde(default)]
        finds: Vec<String>,
    },
}

impl From<Written> for Example {
    fn from(written: Written) -> Self {
        let (text, finds) = match written {
            Written::Text(text) => (text, Vec::new()),
            Written::Found { text, finds } => (text, finds),
        };
        Self { text, finds }
    }
}

/// One or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Several {
    One(String),
    All(Vec<String>),
}

impl Default for Several {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Several {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::All(all) => all,
        }
    }
}

/// Reads the rules of a file behind those read before.
///
/// # Errors
/// What is no such file, a rule that cannot be run, an id that another rule has.
pub(super) fn read(
    (file, content): (&str, &str),
    is_own: bool,
    morphology: &dyn Morphology,
    rules: &mut Vec<WrittenRule>,
) -> Result<(), String> {
    let rows: File = toml::from_str(content).map_err(|error| {
        let before = error.span().and_then(|span| content.get(..span.start));
        let line = before.unwrap_or("").matches('\n').count() + 1;
        let told = error.message();
        let way_out = match told {
            _ if told.contains("map, expected a sequence") => "; a rule begins with [[rule]]",
            _ if told.contains("string") && told.contains("expected a sequence") => {
                "; write [\"…\"]"
            }
            _ => "",
        };
        format!("{file}:{line}: {told}{way_out}")
    })?;
    for row in rows.rule {
        let id = row.id.clone();
        let mut rule =
            rule(file, row, morphology).map_err(|told| format!("{file}: rule `{id}`: {told}"))?;
        rule.is_own = is_own;
        if let Some(other) = rules.iter().find(|known| known.id == rule.id) {
            return Err(format!(
                "{file}: rule `{id}`: {} has one of this name",
                other.file
            ));
        }
        rules.push(rule);
    }
    Ok(())
}

fn rule(file: &str, row: Row, morphology: &dyn Morphology) -> Result<WrittenRule, String> {
    let builds = Builds::of(&row)?;
    check(&row, builds)?;
    let names = PatternNames {
        morphology: Some(morphology),
        ..builds.names()
    };
    let patterns = |field: &str, written: &Several| -> Result<Vec<Pattern>, String> {
        let read = |one: &String| {
            let pattern = Pattern::read(one, &names)?;
            if field == "pattern" {
                builds.check(&pattern)?;
            }
            Ok(pattern)
        };
        let told =
            |one: &String| read(one).map_err(|told: String| format!("{field} `{one}`: {told}"));
        written.all().iter().map(told).collect()
    };
    let is_kazakh = match row.language.as_deref() {
        None => None,
        Some("kk") => Some(true),
        Some("ru") => Some(false),
        Some(other) => return Err(format!("`{other}` is no language of rules; it is kk or ru")),
    };
    let figure = row.figure.unwrap_or_default();
    figure.check(morphology)?;
    let rule = WrittenRule {
        id: kept(&row.id),
        written: row.pattern.all().join("  or  "),
        patterns: patterns("pattern", &row.pattern)?,
        unless: patterns("unless", &row.unless)?,
        is_kazakh,
        figure,
        builds,
        about: row.about,
        examples: row.examples,
        counterexamples: row.counterexamples,
        file: file.to_owned(),
        is_own: false,
    };
    match rule.patterns.is_empty() {
        true => Err("a rule wants a pattern".to_owned()),
        false => Ok(rule),
    }
}

/// Whether its id, its fields and its examples are those of a rule that builds this.
fn check(row: &Row, builds: Builds) -> Result<(), String> {
    let is_name = |name: &str| {
        let is_letter = |b: u8| b == b'_' || b.is_ascii_lowercase() || b.is_ascii_digit();
        !name.is_empty() && name.bytes().all(is_letter)
    };
    let families = builds.families();
    let is_id = row
        .id
        .split_once('.')
        .is_some_and(|(family, name)| families.contains(&family) && is_name(name));
    if !is_id {
        return Err(format!(
            "an id of such a rule is `{}.` and small Latin letters, `_` between words",
            families.join(".` or `")
        ));
    }
    if row.examples.is_empty() || row.counterexamples.is_empty() {
        return Err("a rule wants an example and a counterexample".to_owned());
    }
    if row.figure.is_some() && !builds.is_of_figure() {
        return Err("`figure` is for rules that say something of figures".to_owned());
    }
    if builds.is_of_figure() && row.examples.iter().any(|example| !example.finds.is_empty()) {
        return Err("`finds` is for rules that find something themselves".to_owned());
    }
    if row.status.is_some() && !matches!(builds, Builds::Role(..)) {
        return Err("`status` is for rules that build a role".to_owned());
    }
    Ok(())
}

/// The id for as long as the program runs, as facts carry it; each is kept once, however many engines read it.
fn kept(id: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut all = KEPT
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = all.get(id) {
        return known;
    }
    let id: &'static str = Box::leak(id.into());
    all.insert(id);
    id
}
