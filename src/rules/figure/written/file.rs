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
pub(super) fn read(
    (file, content): (&str, &str),
    is_own: bool,
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
        let mut rule = rule(file, row).map_err(|told| format!("{file}: rule `{id}`: {told}"))?;
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
        is_own: false,
    };
    match rule.patterns.is_empty() {
        true => Err("a rule wants a pattern".to_owned()),
        false => Ok(rule),
    }
}

fn builds(row: &Row) -> Result<Builds, String> {
    let doubt = row.doubt.as_deref().map(|word| {
        let known = DOUBTS.into_iter().find(|known| *known == word);
        told(known, word, "doubt", &DOUBTS).map(Builds::Doubt)
    });
    let role = row.counted_as.as_deref().map(|word| {
        let known = CountedAs::by_name(word);
        told(known, word, "counted_as", &CountedAs::names()).map(Builds::Role)
    });
    let modality = row.modality.as_deref().map(|word| {
        let known = Modality::by_name(word);
        told(known, word, "modality", &Modality::names()).map(Builds::Modality)
    });
    let refusal = row.refused.then_some(Ok(Builds::Refusal));
    let mut built = [doubt, role, modality, refusal].into_iter().flatten();
    let what = match (built.next(), built.next()) {
        (Some(builds), None) => return builds,
        (None, _) => "nothing",
        (Some(_), Some(_)) => "two things",
    };
    Err(format!(
        "it builds {what}; a rule has one of doubt, refused = true, counted_as, modality"
    ))
}

/// What a word of a file is, if it is one of those that there are.
fn told<T>(known: Option<T>, word: &str, field: &str, words: &[&str]) -> Result<T, String> {
    let unknown = || format!("`{word}` is no {field}; it is one of {}", words.join(", "));
    known.ok_or_else(unknown)
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
