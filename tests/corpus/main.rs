//! Every article of `corpus/` becomes a record with the facts that stand beside it in
//! `NAME.expected.json`, and with sound spans, ids and evidence.

mod check;
mod facts;
mod integrity;
mod names;
#[path = "../support/mod.rs"]
mod support;

use check::Check;
use serde_json::{Map, Value};
use std::ffi::OsStr;
use std::fs;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::source::{Media, RawDocument};

#[test]
fn articles_hold_their_facts() {
    let engine = Engine::new(&Options::default()).unwrap();
    let mut desk = Desk::default();
    let (mut held, mut failures) = (0, Vec::new());
    let articles = support::documents()
        .into_iter()
        .filter(|document| document.media != Media::Json);
    for document in articles {
        let path = document.origin.path.clone();
        let outcome = expected(&document).and_then(|expected| {
            let record = engine
                .extract(&document, &mut desk)
                .map_err(|error| error.to_string())?;
            Ok((expected, serde_json::to_value(&record).unwrap()))
        });
        match outcome {
            Ok((expected, record)) => {
                let mut check = Check::new(&path, &expected, &record);
                check.article();
                check.names();
                check.facts();
                check.integrity();
                held += check.held;
                failures.append(&mut check.failures);
            }
            Err(cause) => failures.push(cause),
        }
    }
    let total = held + failures.len();
    assert!(
        failures.is_empty(),
        "{held} of {total} held\n{}",
        failures.join("\n")
    );
}

/// The facts of `a.txt` and of `a.html` stand in `a.expected.json`; what holds for one of them alone,
/// there under `txt` or `html`.
fn expected(document: &RawDocument) -> Result<Value, String> {
    let path = support::folder().join(&document.origin.path);
    let kind = path.extension().and_then(OsStr::to_str).unwrap_or("");
    let path = path.with_extension("expected.json");
    let content = fs::read_to_string(&path).map_err(|error| {
        let path = path.display();
        format!("{path}: {error}; write down there what the article holds")
    })?;
    let mut facts: Map<String, Value> =
        serde_json::from_str(&content).map_err(|error| format!("{}: {error}", path.display()))?;
    if let Some(Value::Object(own)) = facts.remove(kind) {
        facts.extend(own);
    }
    Ok(Value::Object(facts))
}
