//! Records in other forms: `svodka export`, and `extract --to`.

use crate::folder::{Folder, lines, records};
use std::fs;
use std::process::{Command, Output};

fn svodka(folder: &Folder, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_svodka"))
        .args(arguments.split_whitespace())
        .current_dir(folder.path(""))
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn at_once_and_one_after_another_are_the_same() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 300)), ("b.jsonl", &lines(200, 200))]);
    let inputs = "a.jsonl b.jsonl --dedup";
    assert_eq!(
        folder.extract(&format!("{inputs} -o news.ndjson")).status,
        Some(0)
    );
    for target in [
        "csv:{}-csv",
        "parquet:{}-parquet",
        "{}.ndjson",
        "{}.ndjson.gz",
        "{}.ndjson.zst",
    ] {
        let [once, after] = ["once", "after"].map(|name| target.replace("{}", name));
        let run = folder.extract(&format!("{inputs} --to {once}"));
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let exported = svodka(&folder, &format!("export news.ndjson --to {after}"));
        assert_eq!(exported.status.code(), Some(0), "{}", said(&exported));
        assert!(
            said(&exported).contains("500 records"),
            "{}",
            said(&exported)
        );
    }
    let same = |once: &str, after: &str| {
        assert_eq!(
            fs::read(folder.path(once)).unwrap(),
            fs::read(folder.path(after)).unwrap(),
            "{once}"
        );
    };
    for table in ["documents", "figures", "mentions"] {
        same(
            &format!("once-csv/{table}.csv"),
            &format!("after-csv/{table}.csv"),
        );
        let [once, after] = ["once", "after"].map(|name| format!("{name}-parquet/{table}.parquet"));
        same(&once, &after);
    }
    same("once.ndjson", "news.ndjson");
    same("after.ndjson", "news.ndjson");
    same("once.ndjson.zst", "after.ndjson.zst");
}

#[test]
fn endings_are_never_filled_with_something_else() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 1))]);
    for (arguments, words) in [
        ("a.jsonl -o news.csv", "csv:DIR"),
        ("a.jsonl -o news.parquet", "parquet:DIR"),
        ("a.jsonl -o news.ndjson.gz", "--to news.ndjson.gz"),
        ("a.jsonl --to news.docx", "no form by this name"),
        ("a.jsonl --to csv:news --resume", "want a file: -o FILE"),
        ("a.jsonl --to csv:news --append", "--append"),
        ("a.jsonl --to a.jsonl", "both read and written"),
        ("a.jsonl -o a --prune", "want --to TARGET"),
        ("a.jsonl -o a --to csv:b", "cannot be used with"),
    ] {
        let run = folder.extract(arguments);
        assert_eq!(run.status, Some(2), "{arguments}");
        assert!(run.says(words), "{arguments}\n{}", run.stderr);
    }
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn what_is_written_is_no_input() {
    let folder = Folder::of(&[("in/a.jsonl", &lines(1, 3))]);
    for _ in 0..2 {
        let run = folder.extract("in --to csv:in/tables");
        assert!(run.says("= 3 records + 0 errors"), "{}", run.stderr);
    }
    folder.extract("in -o in/records.ndjson");
    let linked = svodka(
        &folder,
        "link in/records.ndjson -o in/linked.ndjson --entities in/entities.ndjson",
    );
    assert_eq!(linked.status.code(), Some(0), "{}", said(&linked));
    let claimed = svodka(&folder, "claims in/linked.ndjson -o in/claims.ndjson");
    assert_eq!(claimed.status.code(), Some(0), "{}", said(&claimed));
    let linked = svodka(
        &folder,
        "export in/linked.ndjson in/entities.ndjson in/claims.ndjson --to csv:in/linked --quiet",
    );
    assert_eq!(linked.status.code(), Some(0), "{}", said(&linked));
    // Neither its own tables nor those of others are inputs of a later run.
    let run = folder.extract("in -o other.ndjson");
    assert!(run.says("= 3 records + 0 errors"), "{}", run.stderr);
}

#[test]
fn nothing_is_left_of_what_came_to_nothing() {
    let folder = Folder::of(&[("a.jsonl", "no json\n"), ("news.ndjson", "{}\n")]);
    assert_eq!(folder.extract("none.jsonl --to csv:tables").status, Some(1));
    let exported = svodka(&folder, "export news.ndjson --to parquet:tables");
    assert_eq!(exported.status.code(), Some(1));
    assert!(
        said(&exported).contains("news.ndjson:1: no record of svodka"),
        "{}",
        said(&exported)
    );
    assert!(!folder.has("tables") && !folder.has("tables.part"));
}

#[test]
fn shards_become_one() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 2)), ("b.jsonl", &lines(3, 2))]);
    folder.extract("a.jsonl -o a.ndjson");
    folder.extract("b.jsonl -o b.ndjson");
    let exported = svodka(&folder, "export a.ndjson b.ndjson --to all.ndjson --quiet");
    assert_eq!(
        (exported.status.code(), said(&exported)),
        (Some(0), String::new())
    );
    let ids: Vec<String> = records(&fs::read(folder.path("all.ndjson")).unwrap())
        .into_iter()
        .map(|record| record.id)
        .collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
}
