//! With a server: `tools/with_postgres.sh cargo test -p svodka-export postgres`.

use crate::sample::{cleanup, read, value};
use crate::{Batch, Lemmas, Lemmatizer, Mode, Options, Target};
use postgres::{Client, NoTls};
use serde_json::{Value, json};
use std::env;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where the server is, by the environment.
const SERVER: &str = "SVODKA_TEST_POSTGRES";

/// A database of its own on the server of the tests.
struct Database {
    address: String,
    client: Client,
}

impl Database {
    /// `None` without a server, which is said, and is a failure where tests must be whole (`SVODKA_TEST_ALL`).
    fn new() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = env::var(SERVER) else {
            assert!(
                env::var_os("SVODKA_TEST_ALL").is_none(),
                "{SERVER} is not set"
            );
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                b"not tried: no PostgreSQL; tools/with_postgres.sh cargo test\n",
            );
            return None;
        };
        let name = format!(
            "t{}_{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        );
        let mut admin = Client::connect(&server, NoTls).unwrap();
        admin
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .unwrap();
        let (front, _) = server.rsplit_once('/').unwrap();
        let address = format!("{front}/{name}");
        let client = Client::connect(&address, NoTls).unwrap();
        Some(Self { address, client })
    }

    fn write(&self, records: &[Value], mode: Mode) -> Result<(), crate::Error> {
        let options = Options {
            mode,
            lemmas: Lemmatizer::new(Beginnings),
            ..Options::default()
        };
        let mut sink = Target::parse(&self.address)?.open(options)?;
        for record in records {
            sink.write(&Batch {
                records: vec![read(record)],
                ..Batch::default()
            })?;
            sink.commit()?;
        }
        sink.finish()
    }

    fn count(&mut self, query: &str) -> i64 {
        self.client.query_one(query, &[]).unwrap().get(0)
    }

    /// All rows of all tables, as text.
    fn dump(&mut self) -> Vec<String> {
        let tables = crate::tables().iter().map(|table| table.name);
        tables
            .chain(["exported", "word_forms", "campaign_overview"])
            .flat_map(|table| {
                let query = format!("SELECT t::text FROM {table} AS t ORDER BY 1");
                let rows = self.client.query(&query, &[]).unwrap();
                rows.into_iter()
                    .map(move |row| format!("{table} {}", row.get::<_, String>(0)))
            })
            .collect()
    }
}

/// A morphology for tests: the first five letters of a word.
struct Beginnings;

impl Lemmas for Beginnings {
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        take(&word.to_lowercase().chars().take(5).collect::<String>());
    }
}

#[test]
fn the_same_again_changes_nothing_and_others_stay() {
    let Some(mut database) = Database::new() else {
        return;
    };
    database
        .write(&[cleanup("a"), cleanup("b")], Mode::Usual)
        .unwrap();
    let first = database.dump();
    assert!(first.len() > 20, "{first:#?}");
    database
        .write(&[cleanup("b"), cleanup("a")], Mode::Usual)
        .unwrap();
    assert_eq!(database.dump(), first);
    database.write(&[cleanup("c")], Mode::Usual).unwrap();
    assert_eq!(database.count("SELECT count(*) FROM documents"), 3);
    let mut changed = cleanup("a");
    changed["figures"] = json!([]);
    database.write(&[changed.clone()], Mode::Append).unwrap();
    assert!(database.count("SELECT count(*) FROM figures WHERE document_id = 'a'") > 0);
    database.write(&[changed], Mode::Usual).unwrap();
    assert_eq!(
        database.count("SELECT count(*) FROM figures WHERE document_id = 'a'"),
        0
    );
    assert!(database.count("SELECT count(*) FROM figures WHERE document_id = 'b'") > 0);
}

#[test]
fn tables_that_were_changed_are_made_anew_when_asked() {
    let Some(mut database) = Database::new() else {
        return;
    };
    database.write(&[cleanup("a")], Mode::Usual).unwrap();
    let first = database.dump();
    let change = "ALTER TABLE figures DROP COLUMN rule";
    database.client.batch_execute(change).unwrap();
    let told = database.write(&[cleanup("a")], Mode::Usual).unwrap_err();
    assert!(told.to_string().contains("tables were changed"), "{told}");
    database.write(&[cleanup("a")], Mode::Replace).unwrap();
    assert_eq!(database.dump(), first);
}

#[test]
fn what_is_not_in_the_input_goes_when_asked() {
    let Some(mut database) = Database::new() else {
        return;
    };
    database
        .write(&[cleanup("a"), cleanup("b")], Mode::Usual)
        .unwrap();
    database.write(&[cleanup("b")], Mode::Prune).unwrap();
    assert_eq!(database.count("SELECT count(*) FROM documents"), 1);
    database
        .write(&[cleanup("c"), cleanup("d")], Mode::Replace)
        .unwrap();
    let ids = database
        .client
        .query("SELECT id FROM documents ORDER BY id", &[])
        .unwrap();
    let ids: Vec<String> = ids.iter().map(|row| row.get(0)).collect();
    assert_eq!(ids, ["c", "d"]);
}

#[test]
fn words_are_found_in_any_form() {
    let Some(mut database) = Database::new() else {
        return;
    };
    database.write(&[cleanup("a")], Mode::Usual).unwrap();
    let found =
        "SELECT count(*) FROM documents WHERE search @@ svodka_query('волонтёрами, Шымкенте')";
    assert_eq!(database.count(found), 1);
    let other =
        "SELECT count(*) FROM documents WHERE search @@ svodka_query('волонтёрами Уральск')";
    assert_eq!(database.count(other), 0);
    let said = "SELECT count(*) FROM figures WHERE obj_description('figures'::regclass) <> ''";
    assert!(database.count(said) > 0);
}

#[test]
fn hostile_words_are_words() {
    let Some(mut database) = Database::new() else {
        return;
    };
    let mut record = value(
        "'; DROP TABLE documents; --",
        "A\0B \u{202E}${x}\\N\t\u{1F600}",
    );
    record["article"]["title"] = json!("ж".repeat(1 << 20));
    database
        .write(&[record, value("select", "Слово")], Mode::Usual)
        .unwrap();
    assert_eq!(database.count("SELECT count(*) FROM documents"), 2);
    let title = "SELECT count(*) FROM documents WHERE length(title) = 1048576";
    assert_eq!(database.count(title), 1);
}

#[test]
fn other_databases_are_left_alone() {
    let Some(mut database) = Database::new() else {
        return;
    };
    database
        .client
        .batch_execute("CREATE TABLE documents (n int)")
        .unwrap();
    let error = database.write(&[cleanup("a")], Mode::Usual).unwrap_err();
    assert!(error.to_string().contains("of another program"), "{error}");
    let Some(mut later) = Database::new() else {
        return;
    };
    later.write(&[cleanup("a")], Mode::Usual).unwrap();
    later
        .client
        .batch_execute("UPDATE svodka_tables SET version = 99")
        .unwrap();
    let error = later.write(&[cleanup("b")], Mode::Usual).unwrap_err();
    assert!(
        error.to_string().contains("made by a later svodka"),
        "{error}"
    );
    assert_eq!(later.count("SELECT count(*) FROM documents"), 1);
}

#[test]
fn tables_of_others_are_never_emptied() {
    let Some(mut database) = Database::new() else {
        return;
    };
    database.write(&[cleanup("a")], Mode::Usual).unwrap();
    let own = "CREATE TABLE notes (document_id text REFERENCES documents (id)); INSERT INTO notes VALUES ('a')";
    database.client.batch_execute(own).unwrap();
    assert!(database.write(&[cleanup("b")], Mode::Replace).is_err());
    assert_eq!(database.count("SELECT count(*) FROM notes"), 1);
    assert_eq!(
        database.count("SELECT count(*) FROM documents WHERE id = 'a'"),
        1
    );
}

#[test]
fn tables_made_by_the_script_are_ours() {
    let Some(mut database) = Database::new() else {
        return;
    };
    let script = crate::sql("postgresql").unwrap();
    database.client.batch_execute(&script).unwrap();
    database.write(&[cleanup("a")], Mode::Usual).unwrap();
    assert_eq!(database.count("SELECT count(*) FROM documents"), 1);
}

#[test]
fn ids_too_long_for_keys_are_told() {
    let Some(mut database) = Database::new() else {
        return;
    };
    let digits: Vec<String> = (0..1000_u64)
        .map(|n| (n * n * 7919 % 99_991).to_string())
        .collect();
    let long = cleanup(&digits.concat());
    let error = database
        .write(&[cleanup("a"), long], Mode::Usual)
        .unwrap_err();
    assert!(
        error.to_string().contains("give it a shorter one"),
        "{error}"
    );
    assert_eq!(database.count("SELECT count(*) FROM documents"), 1);
}

#[test]
fn one_export_at_a_time() {
    let Some(database) = Database::new() else {
        return;
    };
    let target = Target::parse(&database.address).unwrap();
    let first = target.open(Options::default()).unwrap();
    let error = target.open(Options::default()).err().unwrap();
    assert!(error.to_string().contains("another export"), "{error}");
    drop(first);
}

#[test]
fn errors_never_say_the_password() {
    let address = "postgresql://anna:geheim@127.0.0.1:9/news";
    let error = Target::parse(address)
        .unwrap()
        .open(Options::default())
        .err()
        .unwrap();
    let told = error.to_string();
    assert!(
        told.contains("127.0.0.1") && told.contains("no connection"),
        "{told}"
    );
    assert!(!told.contains("geheim"), "{told}");
    let error = Target::parse("postgresql://a:%zz@b/c")
        .unwrap()
        .open(Options::default())
        .err()
        .unwrap();
    assert!(!error.to_string().contains("%zz"), "{error}");
}
