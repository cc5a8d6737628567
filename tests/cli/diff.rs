//! `svodka diff`: statuses, texts and JSON.

use crate::folder::Folder;
use serde_json::Value;

const BEFORE: &str = r#"{"id": "a", "title": "Субботник", "text": "На субботник в парке пришли 300 человек."}
{"id": "b", "text": "В акции «Чистый двор» участвуют 40 школьников."}
"#;
const AFTER: &str = r#"{"id": "a", "title": "Субботник", "text": "Вчера всё было готово. На субботник в парке пришли 500 человек."}
{"id": "c", "text": "В марафоне «Бегом к морю» участвуют 40 врачей."}
"#;

fn folder() -> Folder {
    let folder = Folder::of(&[("before.jsonl", BEFORE), ("after.jsonl", AFTER)]);
    for name in ["before", "after"] {
        let run = folder.extract(&format!("{name}.jsonl -o {name}.ndjson -q"));
        assert_eq!(run.status, Some(0), "{run:?}");
    }
    folder
}

#[test]
fn changes_are_told_with_their_words() {
    let folder = folder();
    let run = folder.run("diff before.ndjson after.ndjson");
    assert_eq!((run.status, &*run.stderr), (Some(1), ""));
    let told = String::from_utf8(run.stdout).unwrap();
    for expected in [
        "a  Субботник\n",
        "  - figures «300 человек»  f39 figure.headcount\n",
        "  + figures «500 человек»  f62 figure.headcount\n",
        "  + dates «Вчера»",
        "  + documents «»\n",
        "  - documents «»\n",
        "3 documents, 3 differ\n",
    ] {
        assert!(told.contains(expected), "{expected}\n{told}");
    }
    let summary = folder.run("diff --summary before.ndjson after.ndjson");
    let summary = String::from_utf8(summary.stdout).unwrap();
    assert!(summary.starts_with("3 documents, 3 differ\n"), "{summary}");
    assert!(told.ends_with(&summary));
}

#[test]
fn changes_are_json_for_programs() {
    let folder = folder();
    let run = folder.run("diff --json before.ndjson after.ndjson");
    let changes: Vec<Value> = String::from_utf8(run.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |became: &str, table: &str| {
        let own = changes
            .iter()
            .filter(|change| change["became"] == became && change["table"] == table);
        own.map(|change| change["document"].as_str().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("gained", "documents"), ["c"]);
    assert_eq!(of("lost", "documents"), ["b"]);
    assert_eq!(of("gained", "figures"), ["a"]);
    assert_eq!(run.status, Some(1));
}

#[test]
fn statuses_of_comparing() {
    let folder = folder();
    let same = folder.run("diff before.ndjson before.ndjson");
    assert_eq!(
        (same.status, &*same.stdout),
        (Some(0), &b"2 documents, 0 differ\n"[..])
    );
    let missing = folder.run("diff before.ndjson nothing.ndjson");
    assert_eq!(missing.status, Some(2));
    assert!(missing.stderr.contains("nothing.ndjson"), "{missing:?}");
    let other = folder.run("diff before.ndjson before.jsonl");
    assert_eq!(other.status, Some(2));
    assert!(other.stderr.contains("before.jsonl"), "{other:?}");
}

#[test]
fn a_database_is_compared_like_the_file_it_was_made_of() {
    let folder = folder();
    for name in ["before", "after"] {
        let run = folder.run(&format!("export {name}.ndjson --to {name}.db --quiet"));
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let run = folder.run(&format!("diff {name}.ndjson {name}.db"));
        let told = String::from_utf8(run.stdout).unwrap();
        assert_eq!(
            (run.status, &*told),
            (Some(0), "2 documents, 0 differ\n"),
            "{}",
            run.stderr
        );
    }
    let told = |arguments: &str| folder.run(arguments).stdout;
    let files = told("diff before.ndjson after.ndjson --summary");
    assert_eq!(told("diff before.db after.db --summary"), files);
    assert_eq!(told("diff before.ndjson after.db --summary"), files);
    let run = folder.run("diff before.db postgresql://nobody@127.0.0.1:1/none");
    assert_eq!(run.status, Some(2));
    assert!(run.says("see that the server runs"), "{}", run.stderr);
}
