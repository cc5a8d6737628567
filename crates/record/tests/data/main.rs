//! The lists of `data/` are sorted, unique, complete and say only what the program understands.
//!
//! `SVODKA_TIDY=1 cargo test --test data` sorts them and drops repeats; the rest wants a person.
//!
//! What rows may say is the vocabulary of records, so it stands here and is built in seconds, without the engine.

mod list;

use list::List;
use std::fs;
use std::path::{Path, PathBuf};
use svodka_record::cells;

#[test]
fn lists_are_tidy() {
    let tidies = std::env::var_os("SVODKA_TIDY").is_some_and(|value| value == "1");
    let mut faults = Vec::new();
    for path in files() {
        let mut content = fs::read_to_string(&path).unwrap();
        if tidies {
            let tidy = List::new(&name(&path), &content).tidied();
            if tidy != content {
                fs::write(&path, &tidy).unwrap();
            }
            content = tidy;
        }
        let list = List::new(&name(&path), &content);
        list.check_shape(&mut faults);
        list.check_order(&mut faults);
        list.check_keys(&mut faults);
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}\n`SVODKA_TIDY=1 cargo test --test data` sorts and drops repeats",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn values_are_understood() {
    let mut faults = Vec::new();
    for path in files() {
        let content = fs::read_to_string(&path).unwrap();
        let list = List::new(&name(&path), &content);
        for row in &list.rows {
            if let Err(what) = cells::check(&list.name, |column| list.cell(row, column)) {
                faults.push(format!("data/{}:{}: {what}", list.name, row.line));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Nobody has to ask where a row comes from and under which licence.
#[test]
fn every_list_and_source_stands_in_the_readme() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut faults = Vec::new();
    let mut wanted = |word: &str, what: &str| {
        let line = format!("{what} `{word}` is not in data/README.md: add it with its licence");
        if !readme.contains(&format!("`{word}`")) && !faults.contains(&line) {
            faults.push(line);
        }
    };
    for path in files() {
        let content = fs::read_to_string(&path).unwrap();
        let list = List::new(&name(&path), &content);
        wanted(&list.name, "list");
        for row in &list.rows {
            wanted(list.cell(row, "source"), "source");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn tidying_sorts_and_merges() {
    let untidy = "surface\tkind\tsource\n# What they are.\nвторой\tx\town\nАлена\tx\tother\nвторой\tx\town\nАлёна\tx\town \n";
    let tidy = "surface\tkind\tsource\n# What they are.\nАлёна\tx\town\nвторой\tx\town\n";
    let mut faults = Vec::new();
    List::new("x.tsv", untidy).check_order(&mut faults);
    List::new("x.tsv", untidy).check_shape(&mut faults);
    List::new("x.tsv", untidy).check_keys(&mut faults);
    assert_eq!(faults.len(), 4, "{faults:?}");
    assert_eq!(List::new("x.tsv", untidy).tidied(), tidy);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("data/ can be read")
        .map(|entry| entry.expect("data/ can be read").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "tsv"))
        .collect();
    files.sort();
    assert!(files.len() > 20, "data/ was not found");
    files
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
