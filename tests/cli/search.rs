//! `svodka export` to a database and `svodka search` in it.

use crate::folder::Folder;
use serde_json::Value;
use std::process::Command;

const PAGES: &str = r#"{"id": "a", "title": "Субботник в Шымкенте", "published": "2019-05-04", "url": "https://site.kz/a", "text": "На субботник «Чистый двор» вышли более 300 волонтёров из Шымкента, сообщила директор фонда «Жасыл» Алина Омарова."}
{"id": "b", "title": "Новости спорта", "published": "2020-06-01", "url": "https://site.kz/b", "text": "В турнире участвовали 40 школьников из Тараза."}
"#;

/// A folder with a database of two articles.
fn folder() -> Folder {
    let folder = Folder::of(&[("news.jsonl", PAGES)]);
    run(
        &folder,
        &["extract", "news.jsonl", "-o", "news.ndjson", "--quiet"],
        0,
    );
    run(
        &folder,
        &["export", "news.ndjson", "--to", "news.db", "--quiet"],
        0,
    );
    folder
}

/// What the program says in the folder; standard output, or standard error if it fails.
fn run(folder: &Folder, arguments: &[&str], status: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_svodka"))
        .args(arguments)
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        output.status.code(),
        Some(status),
        "{arguments:?}: {errors}"
    );
    match status {
        0 | 1 if errors.is_empty() || errors.contains("nothing found") => {
            String::from_utf8(output.stdout).unwrap()
        }
        _ => errors,
    }
}

#[test]
fn figures_are_found_by_any_form_of_their_words() {
    let folder = folder();
    let words = "волонтёры Шымкент";
    let out = run(
        &folder,
        &["search", "news.db", words, "--kind", "figure", "--json"],
        0,
    );
    let hits: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(hits.len(), 1, "{out}");
    assert_eq!(hits[0]["document_id"], "a");
    assert_eq!(
        (&hits[0]["min"], &hits[0]["bound"]),
        (&300.into(), &"over".into())
    );
    assert_eq!(hits[0]["speaker"], "Алина Омарова");
    // Words may be given one by one, and the file with its scheme.
    for arguments in [
        vec!["search", "news.db", words, "--kind", "figure"],
        vec![
            "search",
            "sqlite:news.db",
            "волонтёры",
            "Шымкент",
            "--kind",
            "figure",
        ],
    ] {
        let shown = run(&folder, &arguments, 0);
        assert!(shown.contains("[волонтёров] из [Шымкента]"), "{shown}");
    }
    let shown = run(
        &folder,
        &["search", "news.db", words, "--kind", "figure"],
        0,
    );
    assert!(shown.contains("https://site.kz/a"), "{shown}");
}

#[test]
fn numbers_are_found_however_they_are_printed() {
    let folder = folder();
    for (words, ids) in [
        ("300", vec!["a"]),
        ("триста волонтёров", vec!["a"]),
        ("сорок школьников", vec!["b"]),
        ("300 школьников", vec![]),
    ] {
        let arguments = ["search", "news.db", words, "--kind", "figure", "--json"];
        let out = run(&folder, &arguments, i32::from(ids.is_empty()));
        let found = out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let found: Vec<Value> = found.map(|hit| hit["document_id"].clone()).collect();
        assert_eq!(found, ids, "{words}");
    }
}

#[test]
fn kinds_and_times_narrow_the_search() {
    let folder = folder();
    for (arguments, ids) in [
        (vec!["школьник"], vec!["b", "b"]),
        (vec!["школьник", "-Тараз", "--kind", "document"], vec![]),
        (
            vec!["-Шымкент", "школьник", "--kind", "document"],
            vec!["b"],
        ),
        (vec!["школьник", "--kind", "document"], vec!["b"]),
        (vec!["школьник", "--until", "2019"], vec![]),
        (
            vec!["субботник", "--kind", "document", "--since", "2019-05"],
            vec!["a"],
        ),
        (vec!["омаровой", "--kind", "person"], vec!["a"]),
        (
            vec![
                "волонтер",
                "--kind",
                "figure",
                "--campaign",
                "чистого двора",
            ],
            vec!["a"],
        ),
        (
            vec!["школьник", "--kind", "figure", "--campaign", "чистый двор"],
            vec![],
        ),
    ] {
        let all: Vec<&str> = ["search", "news.db", "--json"]
            .into_iter()
            .chain(arguments.clone())
            .collect();
        let out = run(&folder, &all, i32::from(ids.is_empty()));
        let found = out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let found: Vec<String> = found
            .map(|hit| hit["document_id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(found, ids, "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_searched_is_told() {
    let folder = folder();
    folder.write("text.db", "Это не база данных, а обычный текст.");
    for (arguments, status, said) in [
        (&["search", "no.db", "слово"][..], 1, "no such file"),
        (
            &["search", "text.db", "слово"],
            1,
            "not a database of SQLite",
        ),
        (&["search", "news.db", "«»"], 2, "no word to look for"),
        // How this command is used, not how any is.
        (&["search", "news.db", "«»"], 2, "Usage: svodka search"),
        (&["search", "news.db"], 2, "<WORDS>"),
        (
            &["search", "news.db", "слово", "--limit", "0"],
            2,
            "--limit <N>",
        ),
        (
            &["search", "postgresql://anna:geheim@host/news", "слово"],
            2,
            "svodka_query",
        ),
        (
            &["search", "news.db", "слово", "--since", "вчера"],
            2,
            "2019-05-04",
        ),
        (
            &["search", "news.db", "слово", "--since", "2019-13"],
            2,
            "no year, month or day that there is",
        ),
        (
            &[
                "search",
                "news.db",
                "слово",
                "--since",
                "2020",
                "--until",
                "2019",
            ],
            2,
            "is later than --until 2019",
        ),
    ] {
        let errors = run(&folder, arguments, status);
        assert!(errors.contains(said), "{errors}");
    }
}
