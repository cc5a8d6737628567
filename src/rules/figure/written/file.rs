//! Reads files of rules.

use super::figure::Wanted;
use super::{ANCHORS, Builds, WrittenRule};
use crate::pattern::{Pattern, PatternNames};
use crate::vocabulary::{CountedAs, Modality};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Mutex;

const NAMES: PatternNames<'static> = PatternNames {
    anchors: &ANCHORS,
    file: "figure_words.tsv",
};

/// Reasons against a count, as the model of counts knows them.
const DOUBTS: [&str; 9] = [
    "rate",
    "frequency",
    "capacity",
    "counter",
    "choice",
    "nobody",
    "couple",
    "year",
    "household",
];

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
struct Row {
    id: String,
    about: String,
    pattern: Several,
    #[serde(default)]
    unless: Several,
    #[serde(default)]
    figure: Wanted,
    doubt: Option<String>,
    #[serde(default)]
    refused: bool,
    counted_as: Option<String>,
    modality: Option<String>,
    examples: Vec<String>,
    counterexamples: Vec<String>,
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
pub(super) fn read(file: &str, content: &str, rules: &mut Vec<WrittenRule>) -> Result<(), String> {
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
        let rule = rule(file, row).map_err(|told| format!("{file}: rule `{id}`: {told}"))?;
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

fn rule(file: &str, row: Row) -> Result<WrittenRule, String> {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|b| b == b'_' || b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !row.id.strip_prefix("figure.").is_some_and(is_name) {
        return Err("an id is `figure.` and small Latin letters, `_` between words".to_owned());
    }
    if row.examples.is_empty() || row.counterexamples.is_empty() {
        return Err("a rule wants an example and a counterexample".to_owned());
    }
    let patterns = |field: &str, written: &Several| -> Result<Vec<Pattern>, String> {
        let read = |one: &String| {
            Pattern::read(one, &NAMES).map_err(|told| format!("{field} `{one}`: {told}"))
        };
        written.all().iter().map(read).collect()
    };
    let builds = builds(&row)?;
    let rule = WrittenRule {
        id: kept(&row.id),
        written: row.pattern.all().join("  or  "),
        patterns: patterns("pattern", &row.pattern)?,
        unless: patterns("unless", &row.unless)?,
        figure: row.figure,
        builds,
        about: row.about,
        examples: row.examples,
        counterexamples: row.counterexamples,
        file: file.to_owned(),
    };
    match rule.patterns.is_empty() {
        true => Err("a rule wants a pattern".to_owned()),
        false => Ok(rule),
    }
}

fn builds(row: &Row) -> Result<Builds, String> {
    let doubt = row.doubt.as_deref().map(|doubt| {
        let known = DOUBTS.into_iter().find(|known| *known == doubt);
        let unknown = || format!("`{doubt}` is no doubt; doubts are {}", DOUBTS.join(", "));
        known.map(Builds::Doubt).ok_or_else(unknown)
    });
    let role = row.counted_as.as_deref().map(|word| {
        let unknown = || {
            let known = CountedAs::names().join(", ");
            format!("`{word}` is no counted_as; it is one of {known}")
        };
        CountedAs::by_name(word)
            .map(Builds::Role)
            .ok_or_else(unknown)
    });
    let modality = row.modality.as_deref().map(|word| {
        let unknown = || {
            let known = Modality::names().join(", ");
            format!("`{word}` is no modality; it is one of {known}")
        };
        Modality::by_name(word)
            .map(Builds::Modality)
            .ok_or_else(unknown)
    });
    let refusal = row.refused.then_some(Ok(Builds::Refusal));
    let mut built = [doubt, role, modality, refusal].into_iter().flatten();
    match (built.next(), built.next()) {
        (Some(builds), None) => builds,
        (None, _) => Err(
            "it builds nothing; a rule has one of doubt, refused = true, counted_as, modality"
                .to_owned(),
        ),
        (Some(_), Some(_)) => Err(
            "it builds two things; a rule has one of doubt, refused = true, counted_as, modality"
                .to_owned(),
        ),
    }
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
