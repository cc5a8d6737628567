//! `schemas/` is what `svodka schema` prints, and the records of the corpus are valid.

mod support;

use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use svodka::error::{Code, Error, Origin, Stage};
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::{ErrorRecord, schema};

fn is_current(file: &str, errors: bool, refresh: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let stored = fs::read_to_string(path).unwrap_or_default();
    let generated = serde_json::to_string_pretty(&schema(errors)).expect("a schema is JSON") + "\n";
    let difference = stored
        .lines()
        .zip(generated.lines())
        .position(|(stored, generated)| stored != generated);
    assert!(
        stored == generated,
        "{file} is not what the types say (line {}); refresh it: {refresh}",
        difference.map_or_else(|| "last".to_owned(), |line| (line + 1).to_string())
    );
}

#[test]
fn record_schema_is_current() {
    is_current(
        "schemas/record.schema.json",
        false,
        "cargo run -- schema > schemas/record.schema.json",
    );
}

#[test]
fn error_schema_is_current() {
    is_current(
        "schemas/error.schema.json",
        true,
        "cargo run -- schema --errors > schemas/error.schema.json",
    );
}

fn validator(errors: bool) -> Validator {
    jsonschema::draft202012::new(&schema(errors).to_value()).expect("a schema")
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn records_of_the_corpus_are_valid() {
    let engine = Engine::new(&Options::default()).unwrap();
    let mut desk = Desk::default();
    let validator = validator(false);
    for document in support::documents() {
        let record = engine.extract(&document, &mut desk).unwrap();
        let found = faults(&validator, &serde_json::to_value(&record).unwrap());
        let path = &document.origin.path;
        assert!(found.is_empty(), "{path}\n{}", found.join("\n"));
    }
}

#[test]
fn error_records_are_valid() {
    let origin = Origin {
        path: "news/1.jsonl".into(),
        line: Some(3),
        ..Origin::default()
    };
    let error = Error::new(&origin, Stage::Page, Code::BadJson, "not JSON; mend line 3");
    let value = serde_json::to_value(ErrorRecord::from(&error)).unwrap();
    assert_eq!(faults(&validator(true), &value), [""; 0]);
}

/// The schema is strict: a key too many, a key too few and a wrong word are all seen.
#[test]
fn faults_are_seen() {
    let engine = Engine::new(&Options::default()).unwrap();
    let document = support::documents().swap_remove(0);
    let record = engine.extract(&document, &mut Desk::default()).unwrap();
    let good = serde_json::to_value(&record).unwrap();
    let validator = validator(false);
    let spoil = |change: &dyn Fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        faults(&validator, &value).len()
    };
    assert_eq!(spoil(&|_| ()), 0);
    assert_ne!(spoil(&|value| value["surplus"] = json!(1)), 0);
    assert_ne!(spoil(&|value| value["article"]["title"] = json!(1)), 0);
    assert_ne!(
        spoil(&|value| value["campaigns"][0]["kind"] = json!("party")),
        0
    );
    assert_ne!(
        spoil(&|value| {
            value["article"].as_object_mut().unwrap().remove("section");
        }),
        0
    );
}
