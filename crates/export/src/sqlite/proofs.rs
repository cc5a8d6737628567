//! Exports into databases, and what is found in them.

mod again;
mod answers;
mod files;

use super::{Hit, Number, Question, Searched, search};
use crate::value::without_nul;
use crate::{Batch, Error, Lemmas, Lemmatizer, Mode, Options, Target, sample};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Knows the words of the samples.
struct Known;

impl Lemmas for Known {
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        let word = word.to_lowercase().replace('ё', "е");
        let stems = [
            "волонтер",
            "шымкент",
            "школьник",
            "директор",
            "омаров",
            "двор",
        ];
        let stem = stems.iter().find(|stem| word.starts_with(*stem));
        take(stem.unwrap_or(&&*word));
    }

    fn is_function_word(&self, word: &str) -> bool {
        let words = ["в", "и", "из", "под", "про", "для", "с", "между", "тем"];
        words.contains(&&*word.to_lowercase())
    }
}

fn options(mode: Mode) -> Options {
    Options {
        mode,
        lemmas: Lemmatizer::new(Known),
        ..Options::default()
    }
}

/// A folder with a database.
struct Place {
    _folder: TempDir,
    path: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news.db");
        Self {
            _folder: folder,
            path,
        }
    }

    fn export(&self, mode: Mode, records: &[Value]) -> Result<(), Error> {
        export(&self.path, mode, records)
    }

    fn db(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }

    fn found(&self, kind: Searched, words: &str) -> Vec<Hit> {
        let question = Question {
            words: words.to_owned(),
            limit: 10,
            ..Question::default()
        };
        search(&self.path, &[kind], &question, &Lemmatizer::new(Known)).unwrap()
    }

    /// Ids of documents, in the order of the rows.
    fn documents(&self) -> Vec<String> {
        let db = self.db();
        let mut query = db
            .prepare("SELECT id FROM documents ORDER BY rowid")
            .unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn no_files_beside(&self) {
        let folder = self.path.parent().unwrap();
        let names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|x| x.unwrap().file_name())
            .collect();
        assert_eq!(names, ["news.db"]);
    }
}

fn export(path: &Path, mode: Mode, records: &[Value]) -> Result<(), Error> {
    let target = Target::parse(path.to_str().unwrap())?;
    let mut sink = target.open(options(mode))?;
    let batch = Batch {
        records: records.iter().map(sample::read).collect(),
        ..Batch::default()
    };
    sink.write(&batch)?;
    sink.commit()?;
    sink.finish()
}

/// All rows of all tables but those of full-text indexes, in the order of their keys.
fn dump(path: &Path) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' ORDER BY name";
    let mut query = db.prepare(names).unwrap();
    let names: Vec<String> = query
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut rows = Vec::new();
    for name in names {
        let mut query = db
            .prepare(&format!("SELECT * FROM {name} ORDER BY 1, 2"))
            .unwrap();
        let width = query.column_count();
        let found = query.query_map([], |row| {
            let cells: Vec<_> = (0..width)
                .map(|at| row.get::<_, rusqlite::types::Value>(at).unwrap())
                .collect();
            Ok(format!("{name} {cells:?}"))
        });
        rows.extend(found.unwrap().map(Result::unwrap));
    }
    rows
}

/// What SQLite itself says of the file, of its references, and of the full-text indexes.
fn check(path: &Path) {
    let db = Connection::open(path).unwrap();
    let said: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(said, "ok");
    let mut query = db.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(query.query([]).unwrap().next().unwrap().is_none());
    for index in super::index::INDEXES {
        let name = index.name();
        // 1: compared with the table that it is of
        let statement = format!("INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)");
        db.execute_batch(&statement).unwrap();
    }
}

fn told(result: Result<(), Error>) -> String {
    result.err().unwrap().to_string()
}

/// A batch of one record.
fn batch(record: &Value) -> Batch {
    Batch {
        records: vec![sample::read(record)],
        ..Batch::default()
    }
}

/// A record with this id whose person, campaign and headline have this name.
fn named(name: &str) -> Value {
    let mut record = sample::cleanup(name);
    record["people"][0]["name"] = json!(name);
    record["campaigns"][0]["name"] = json!(name);
    record["campaigns"][0]["aliases"] = json!([name]);
    record["article"]["title"] = json!(name);
    record
}
