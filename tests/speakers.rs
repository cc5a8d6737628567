//! Who states a figure: sentences of `speakers/sentences.tsv`, each with its figures and their speakers.

use std::fmt::Write;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};

const SENTENCES: &str = include_str!("speakers/sentences.tsv");

/// «300: Анна Ким; 20: nobody».
fn said(record: &Record) -> String {
    let figures = record.figures.iter().map(|figure| {
        let number = figure.value.or(figure.min).unwrap_or_default();
        let speaker = figure
            .speaker
            .map_or_else(|| String::from("nobody"), |speaker| record.name_of(speaker));
        format!("{number}: {speaker}")
    });
    figures.collect::<Vec<_>>().join("; ")
}

#[test]
fn speakers_of_figures() {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let mut desk = Desk::default();
    let mut failures = String::new();
    let rows = SENTENCES.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for row in rows {
        let (text, expected) = row.split_once('\t').expect("two columns");
        let article = serde_json::json!({"id": "x", "text": text.replace(" ¶ ", "\n\n")});
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: article.to_string().into_bytes(),
        };
        let found = said(&engine.extract(&raw, &mut desk).expect("a record"));
        if found != expected {
            let _ = writeln!(
                failures,
                "«{text}»\n  expected {expected}\n  found    {found}"
            );
        }
        count += 1;
    }
    assert!(count > 40, "{count} sentences");
    assert!(failures.is_empty(), "{failures}");
}
