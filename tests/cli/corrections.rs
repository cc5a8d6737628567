//! `svodka extract --corrections`: what people decided is in the records from the beginning.

use crate::folder::{Folder, records};
use serde_json::json;
use svodka::record::CountedAs;

const NEWS: &str = r#"{"id": "a", "published": "2023-05-04", "text": "Акция «Чистый двор» прошла в Костанае. В акции «Чистый двор» участвовали 300 человек, сообщила аким Анна Ким."}
{"id": "b", "published": "2023-05-06", "text": "В акции «Чистый двор» в Костанае участвовали уже 450 человек, сообщила аким Анна Ким."}
"#;

/// A line that says of a figure of 300 people in an article that they were helped.
fn line(document: &str) -> String {
    let line = json!({
        "schema_version": "0.1",
        "document": { "key": format!("text:{document}"), "id": document, "title": null },
        "target": { "exact": "300 человек", "prefix": "В акции «Чистый двор» участвовали ", "suffix": ", сообщила" },
        "decision": "counted_as", "counted_as": "helped",
        "saw": {
            "value": 300, "min": 300, "max": 300, "bound": "exact", "unit": "person", "noun": "человек",
            "counted_as": "participant", "modality": "reported", "measure": "total", "campaign": "Чистый двор",
            "speaker": "Анна Ким", "rule": "figure.headcount"
        },
        "by": "А. Сейтова", "at": "2026-03-14T09:00:00Z"
    });
    format!("{line}\n")
}

fn folder(corrections: &str) -> Folder {
    Folder::of(&[("news.jsonl", NEWS), ("decided.ndjson", corrections)])
}

#[test]
fn records_are_written_corrected() {
    let folder = folder(&line("a"));
    for form in [
        "-o out.ndjson",
        "-o out.ndjson --no-text",
        "-o out.ndjson --dedup --jobs 1",
    ] {
        let run = folder.extract(&format!(
            "news.jsonl {form} --corrections decided.ndjson -q"
        ));
        assert_eq!(
            (run.status, &*run.stderr),
            (Some(0), ""),
            "{form}\n{}",
            run.stderr
        );
        let all = records(folder.read("out.ndjson").as_bytes());
        let figure = &all[0].figures[0];
        assert_eq!(figure.counted_as, Some(CountedAs::Helped), "{form}");
        assert_eq!(figure.rule, "human");
        assert_eq!(all[0].article.text.is_none(), form.contains("--no-text"));
        let row = &all[0].corrections[0];
        assert_eq!(row.decided_by.as_deref(), Some("А. Сейтова"));
        assert!(all[1].corrections.is_empty());
    }
    let run = folder.extract("news.jsonl --to news.db --corrections decided.ndjson -q");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    folder.extract("news.jsonl -o plain.ndjson --corrections decided.ndjson -q");
    let run = folder.run("diff plain.ndjson news.db");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
}

#[test]
fn what_finds_no_place_is_told_and_stays_told() {
    let folder = folder(&format!("{}{}", line("a"), line("gone")));
    for _ in 0..2 {
        let run =
            folder.extract("news.jsonl -o out.ndjson --corrections decided.ndjson --update -q");
        assert_eq!(run.status, Some(3), "{}", run.stderr);
        assert_eq!(
            run.stderr.lines().count(),
            1,
            "records that are taken over have taken up theirs: {}",
            run.stderr
        );
        assert!(
            run.says("decided.ndjson: line 2: counted_as «300 человек» of «text:gone»: no record"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_run_is_gone_on_with_by_the_same_corrections_alone() {
    let folder = folder(&line("a"));
    let arguments = "news.jsonl -o out.ndjson --corrections decided.ndjson -q";
    assert_eq!(folder.extract(arguments).status, Some(0));
    // As a run that was stopped leaves it.
    std::fs::rename(folder.path("out.ndjson"), folder.path("out.ndjson.part")).unwrap();
    let journal = folder.read("out.ndjson.journal");
    let begin = journal.lines().next().unwrap();
    folder.write("out.ndjson.journal", format!("{begin}\n"));
    let corrections = folder.read("decided.ndjson");
    folder.write("decided.ndjson", "");
    let run = folder.extract(&format!("{arguments} --resume"));
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(
        run.says("other settings: --corrections (decided.ndjson"),
        "{}",
        run.stderr
    );
    folder.write("decided.ndjson", &corrections);
    let run = folder.extract(&format!("{arguments} --resume"));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
}

#[test]
fn a_file_of_other_lines_is_refused_before_anything_is_read() {
    let folder = folder("{}\n");
    let run = folder.extract("news.jsonl -o out.ndjson --corrections decided.ndjson");
    assert_eq!(run.status, Some(1));
    assert!(
        run.says("decided.ndjson: line 1 is no correction"),
        "{}",
        run.stderr
    );
    assert!(!folder.path("out.ndjson").exists());
    let run = folder.extract("news.jsonl -o decided.ndjson --corrections decided.ndjson");
    assert_eq!(run.status, Some(2));
    assert!(run.says("both read and written"), "{}", run.stderr);
}
