//! Quotes of the annotated articles of `corpus/quotes.jsonl`: found, with the right speaker and mode.
//!
//! A quote is right when it begins and ends with the annotated words, is rendered as annotated and has
//! the annotated speaker: a person by full name, an organization by its name, acronym, an alias or a
//! name that holds it; nobody where the article does not say who.

use serde::Deserialize;
use std::path::Path;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::{Quote, Record};
use svodka::source::{Media, RawDocument};

/// The F1 measured when the articles were last looked at.
const MEASURED: f64 = 0.97;

#[derive(Deserialize)]
struct Annotated {
    id: String,
    quotes: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    starts: String,
    ends: String,
    speaker: Option<String>,
    mode: String,
}

fn document(line: &str) -> RawDocument {
    RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: line.as_bytes().to_vec(),
    }
}

/// Lower case, without quotation marks and ё.
fn fold(name: &str) -> String {
    let name = name.to_lowercase().replace('ё', "е");
    name.chars().filter(|c| !"«»\"".contains(*c)).collect()
}

fn speaker_is(record: &Record, quote: &Quote, expected: Option<&str>) -> bool {
    let (Some(id), Some(expected)) = (quote.speaker, expected) else {
        return quote.speaker.is_none() && expected.is_none();
    };
    let wanted = fold(expected);
    if let Some(person) = record.people.iter().find(|person| person.id == id) {
        return fold(&person.name) == wanted;
    }
    record
        .organizations
        .iter()
        .filter(|organization| organization.id == id)
        .flat_map(|o| {
            [Some(&o.name), o.acronym.as_ref()]
                .into_iter()
                .flatten()
                .chain(&o.aliases)
        })
        .any(|name| fold(name).contains(&wanted) || wanted.contains(&fold(name)))
}

fn is_right(record: &Record, quote: &Quote, expected: &Expected) -> bool {
    let direct = quote.mode == svodka::record::QuoteMode::Direct;
    quote.text.starts_with(&expected.starts)
        && quote.text.ends_with(&expected.ends)
        && direct == (expected.mode == "direct")
        && speaker_is(record, quote, expected.speaker.as_deref())
}

fn show(record: &Record, quote: &Quote) -> String {
    let speaker = quote.speaker.map(|id| record.name_of(id));
    format!(
        "{} {:?} {speaker:?}: {}",
        quote.rule, quote.mode, quote.text
    )
}

#[test]
fn quotes_of_annotated_articles() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/quotes.jsonl");
    let lines = std::fs::read_to_string(path).unwrap();
    let engine = Engine::new(&Options::default()).unwrap();
    let mut desk = Desk::default();
    let (mut right, mut expected, mut found) = (0, 0, 0);
    let mut misses = String::new();
    for line in lines.lines() {
        let annotated: Annotated = serde_json::from_str(line).unwrap();
        let record = engine.extract(&document(line), &mut desk).unwrap();
        let mut left: Vec<&Quote> = record.quotes.iter().collect();
        found += left.len();
        expected += annotated.quotes.len();
        for wanted in &annotated.quotes {
            match left
                .iter()
                .position(|quote| is_right(&record, quote, wanted))
            {
                Some(index) => {
                    left.remove(index);
                    right += 1;
                }
                None => {
                    let Expected {
                        starts,
                        ends,
                        speaker,
                        mode,
                    } = wanted;
                    misses += &format!(
                        "{}: missing {mode} {speaker:?}: {starts}…{ends}\n",
                        annotated.id
                    );
                }
            }
        }
        for quote in left {
            misses += &format!("{}: superfluous {}\n", annotated.id, show(&record, quote));
        }
    }
    let f1 = 2.0 * f64::from(right) / (expected + found) as f64;
    let summary = format!("{right} right of {found} found, {expected} annotated: F1 {f1:.3}");
    assert!(f1 >= MEASURED, "{summary}\n{misses}");
}
