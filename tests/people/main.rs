//! Names in all cases: whatever case they stand in, the record has them in the nominative.
//!
//! `names.tsv` holds people in six cases. Each stands in a short sentence of its own, so that nothing but the
//! language itself helps. `sentences.tsv` holds sentences with all the names in them.

use std::fmt::Write;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};
use svodka::vocabulary::Gender;

const TABLE: &str = include_str!("names.tsv");
const SENTENCES: &str = include_str!("sentences.tsv");

/// Sentences for the nominative of a man and of a woman, then for the other cases in the order of the table.
const FRAMES: [&str; 7] = [
    "На встрече был {}.",
    "На встрече была {}.",
    "Приехали все, кроме {}.",
    "Слово дали {}.",
    "Вчера видели {} в городе.",
    "Журналисты говорили с {}.",
    "Газета писала о {}.",
];

/// Sentences that are read otherwise than the table says, each with the reason.
const KNOWN: &[(&str, &str)] = &[
    (
        "Газета писала о Валентине Матвиенко.",
        "of Валентин as well, and men are named more often",
    ),
    ("Газета писала о Даниле Поперечном.", "of Данил as well"),
    ("Газета писала о Семёне Фараде.", "of Фарад as well"),
    ("Газета писала о Мусе Джалиле.", "of Джалил as well"),
    ("Газета писала о Мустафе Кемале.", "of Кемал as well"),
];

struct Row<'a> {
    gender: Gender,
    given: &'a str,
    patronymic: &'a str,
    family: &'a str,
    /// The name in the six cases.
    forms: Vec<&'a str>,
}

fn rows() -> Vec<Row<'static>> {
    let cells = |line: &'static str| -> Vec<&'static str> { line.split('\t').collect() };
    let table = TABLE.lines().skip(1).map(cells);
    table
        .map(|cells| Row {
            gender: Gender::by_name(cells[1]).expect(cells[1]),
            given: cells[2],
            patronymic: cells[3],
            family: cells[4],
            forms: [&cells[..1], &cells[6..]].concat(),
        })
        .collect()
}

fn read(engine: &Engine, desk: &mut Desk, sentence: &str) -> Record {
    let document = RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: serde_json::json!({"id": "x", "text": sentence})
            .to_string()
            .into_bytes(),
    };
    engine.extract(&document, desk).expect(sentence)
}

/// What a record says of its people, in the terms of the table.
fn told(record: &Record) -> String {
    let mut told = String::new();
    for person in &record.people {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let (given, patronymic) = (part(&person.given), part(&person.patronymic));
        let gender = person
            .gender
            .map_or_else(|| "-".to_owned(), |g| format!("{g:?}"));
        let family = part(&person.family);
        let _ = write!(told, "[{given}|{patronymic}|{family}|{gender}]");
    }
    told
}

#[test]
fn names_in_all_cases() {
    let engine = Engine::new(&Options::default()).expect("the engine starts");
    let mut desk = Desk::default();
    let rows = rows();
    assert!(rows.len() >= 300, "{} names", rows.len());
    let (mut faults, mut mended) = (Vec::new(), Vec::new());
    for row in &rows {
        let woman = row.gender == Gender::Female;
        let wanted = format!(
            "[{}|{}|{}|{}]",
            row.given,
            row.patronymic,
            row.family,
            format_args!("{:?}", row.gender)
        );
        for (case, form) in row.forms.iter().enumerate() {
            let frame = FRAMES[if case > 0 || woman { case + 1 } else { 0 }];
            let sentence = frame.replace("{}", form);
            let found = told(&read(&engine, &mut desk, &sentence));
            let known = KNOWN.iter().any(|(known, _)| *known == sentence);
            if found != wanted && !known {
                faults.push(format!("{sentence} {found}, not {wanted}"));
            } else if found == wanted && known {
                mended.push(sentence);
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {} sentences\n{}",
        faults.len(),
        rows.len() * 6,
        faults.join("\n")
    );
    assert!(mended.is_empty(), "no longer wrong: {mended:?}");
}

#[test]
fn names_in_sentences() {
    let engine = Engine::new(&Options::default()).expect("the engine starts");
    let mut desk = Desk::default();
    let mut faults = Vec::new();
    for row in SENTENCES.lines().skip(2) {
        let (sentence, wanted) = row.split_once('\t').expect(row);
        let record = read(&engine, &mut desk, sentence);
        let people: Vec<_> = record.people.iter().map(|x| &*x.name).collect();
        let bodies: Vec<_> = record.organizations.iter().map(|x| &*x.name).collect();
        let places: Vec<_> = record.places.iter().map(|x| &*x.name).collect();
        let found = [people, bodies, places]
            .map(|names| names.join("; "))
            .join("\t");
        if found != wanted {
            faults.push(format!(
                "{sentence}\n  expected {wanted}\n  found    {found}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
