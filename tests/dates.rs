//! Dates of `tests/dates/texts.tsv`: each text by itself, published when the table says; « ¶ » parts its paragraphs.

#[path = "support/dates.rs"]
mod dates;

use dates::value;
use std::path::Path;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::source::{Media, RawDocument};

#[test]
fn texts_have_the_dates_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates/texts.tsv");
    let table = std::fs::read_to_string(path).unwrap();
    let engine = Engine::new(&Options::default()).unwrap();
    let mut desk = Desk::default();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [published, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        let mut document = serde_json::json!({"id": "x", "text": text.replace(" ¶ ", "\n\n")});
        if !published.is_empty() {
            document["published"] = published.into();
        }
        let document = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: document.to_string().into_bytes(),
        };
        let record = engine.extract(&document, &mut desk).unwrap();
        let dates = record.dates.iter();
        let found: Vec<String> = dates
            .map(|date| format!("{} = {}", date.text, value(date)))
            .collect();
        count += 1;
        if found.join("; ").to_lowercase() != expected.to_lowercase() {
            wrong.push(format!(
                "{text}\n  expected {expected}\n  found    {}",
                found.join("; ")
            ));
        }
    }
    assert!(count > 150, "{count} texts only");
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
