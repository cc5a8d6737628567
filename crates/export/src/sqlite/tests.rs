//! Exports into databases, and what is found in them.

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

#[test]
fn a_quantity_is_one_row_with_all_that_is_said_of_it() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let db = place.db();
    let one = |statement: &str| {
        let found = db.query_row(statement, [], |row| row.get::<_, String>(0));
        found.unwrap()
    };
    assert_eq!(
        one("SELECT json_array(id, text, min, max, bound, noun, campaign, place, speaker, speaker_title, as_of, \
            statements, confidence) FROM figure_facts WHERE measure = 'total'"),
        r#"["f39","более 300 волонтёров",300,null,"over","волонтёр","Чистый двор","Шымкент","Алина Омарова","#.to_owned()
            + r#""директор","2019-05-04",2,0.9]"#
    );
    assert_eq!(
        one("SELECT json_array(id, person_id, name, kind, role_title, target, statements, sentence) FROM people_roles"),
        r#"["r121","p143","Алина Омарова","office","директор","Жасыл",1,"На акцию «Чистый двор» в Шымкенте 4 мая вышли "#
            .to_owned()
            + r#"более 300 волонтёров, сообщила директор фонда «Жасыл» Алина Омарова."]"#
    );
    let sentence: String = db
        .query_row(
            "SELECT sentence FROM figure_facts WHERE id = 'f175'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(sentence, "Среди них 40 школьников.");
    let rows: i64 = db
        .query_row("SELECT count(*) FROM figure_facts", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 2);
    check(&place.path);
}

#[test]
fn campaigns_are_seen_across_articles() {
    let place = Place::new();
    let mut second = sample::cleanup("2");
    second["article"]["published"]["date"] = json!("2020-01-02");
    second["article"]["duplicate_of"] = json!("1");
    second["roles"][0] = json!({
        "id": "r121", "holder": "o136", "kind": "organizer", "target": "c14", "title": null, "status": null,
        "basis": "stated", "start": 121, "end": 129, "text": "директор", "evidence": [], "rule": "test",
        "confidence": 0.8 });
    place
        .export(Mode::Usual, &[sample::cleanup("1"), second])
        .unwrap();
    let row: String = place
        .db()
        .query_row(
            "SELECT json_array(campaign, articles, originals, first_date, last_date, figures, organizers) \
            FROM campaign_overview",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        row,
        r#"["Чистый двор",2,1,"2019-05-04","2020-01-02",4,"Жасыл"]"#
    );
}

#[test]
fn words_are_found_in_any_form() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    use Searched::{Campaign, Document, Figure, Organization, Person, Quote};
    for (kind, words, ids) in [
        (Figure, "волонтёры Шымкента", vec!["f39"]),
        (Figure, "волонтеры шымкент", vec!["f39"]),
        (Figure, "школьник", vec!["f175"]),
        (Figure, "чистым дворам", vec![]),
        (Figure, "\"Чистый двор\" -школьники", vec!["f39"]),
        (Figure, "волонт*", vec!["f39"]),
        (Figure, "волонт", vec![]),
        (Person, "директора", vec!["p143"]),
        (Person, "Омаровой", vec!["p143"]),
        (Organization, "жасыл", vec!["o136"]),
        (Campaign, "двора", vec!["c14"]),
        (Quote, "волонтёр", vec!["q193"]),
        (Document, "школьники Шымкента", vec!["1"]),
        (Document, "ничего", vec![]),
    ] {
        let found = place.found(kind, words);
        let found: Vec<&str> = found.iter().map(|hit| &*hit.id).collect();
        assert_eq!(found, ids, "{kind:?} {words}");
    }
    let hit = &place.found(Figure, "волонтёрам Шымкента")[0];
    let marked = |&(start, end): &(usize, usize)| {
        hit.context
            .chars()
            .skip(start)
            .take(end - start)
            .collect::<String>()
    };
    assert_eq!(
        hit.marks.iter().map(marked).collect::<Vec<_>>(),
        ["Шымкенте", "волонтёров"]
    );
    assert_eq!(hit.speaker_title.as_deref(), Some("директор"));
    let hit = &place.found(Organization, "Жасыл")[0];
    assert!(
        hit.context.contains("директор фонда «Жасыл» Алина"),
        "{}",
        hit.context
    );
}

#[test]
fn numbers_are_found_by_what_they_say() {
    let place = Place::new();
    let mut range = sample::cleanup("2");
    range["figures"][1]["min"] = json!(40);
    range["figures"][1]["max"] = json!(300);
    range["figures"][1]["value"] = json!(null);
    place
        .export(Mode::Usual, &[sample::cleanup("1"), range])
        .unwrap();
    let found = |kind, words: &str, numbers: &[(&str, u64)]| {
        let number = |&(words, value): &(&str, u64)| Number {
            words: words.to_owned(),
            value,
        };
        let question = Question {
            words: words.to_owned(),
            numbers: numbers.iter().map(number).collect(),
            limit: 10,
            ..Question::default()
        };
        search(&place.path, &[kind], &question, &Lemmatizer::new(Known)).unwrap()
    };
    let ids = |hits: &[Hit]| {
        let ids = hits
            .iter()
            .map(|hit| format!("{}:{}", hit.document_id, hit.id));
        ids.collect::<Vec<_>>().join(" ")
    };
    let figures = |words, numbers: &[_]| ids(&found(Searched::Figure, words, numbers));
    assert_eq!(figures("", &[("триста", 300)]), "1:f39 2:f39");
    assert_eq!(figures("", &[("сорок", 40)]), "1:f175 2:f175 2:f39");
    assert_eq!(figures("школьники", &[("сорок", 40)]), "1:f175 2:f175");
    assert_eq!(figures("школьники", &[("триста", 300)]), "");
    assert_eq!(
        figures("волонтёры", &[("триста", 300), ("4", 4)]),
        "1:f39 2:f39"
    );
    assert_eq!(figures("", &[("41", 41)]), "");
    assert_eq!(
        ids(&found(Searched::Document, "", &[("40", 40)])),
        "1:1 2:2"
    );
    assert_eq!(ids(&found(Searched::Document, "", &[("сорок", 40)])), "");
    let hit = &found(Searched::Figure, "", &[("триста", 300)])[0];
    let marked: Vec<String> = hit
        .marks
        .iter()
        .map(|(start, end)| hit.context.chars().skip(*start).take(end - start).collect())
        .collect();
    assert_eq!(marked, ["более 300 волонтёров"]);
}

#[test]
fn tables_made_by_the_script_are_ours() {
    let place = Place::new();
    place
        .db()
        .execute_batch(&crate::sql("sqlite").unwrap())
        .unwrap();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    assert_eq!(place.found(Searched::Figure, "волонтёры").len(), 1);
    let again = place.db().execute_batch(&crate::sql("sqlite").unwrap());
    assert!(again.is_err());
    check(&place.path);
}

#[test]
fn numbers_beyond_columns_are_told() {
    let place = Place::new();
    let mut record = sample::cleanup("1");
    record["figures"][2]["max"] = json!(u64::MAX);
    record["figures"][2]["value"] = json!(1_u64 << 63);
    place.export(Mode::Usual, &[record]).unwrap();
    let db = place.db();
    let one = |statement: &str| {
        db.query_row(statement, [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    let greatest = "SELECT json_array(value, min, max) FROM figures WHERE id = 'f175'";
    assert_eq!(
        one(greatest),
        "[9223372036854775807,40,9223372036854775807]"
    );
    let said = one(
        "SELECT group_concat(id || ' ' || refs || ' ' || message, '; ') FROM warnings WHERE code = 'number_too_large'",
    );
    assert!(
        said.contains(r#"w2 ["f175"] max of f175 is 18446744073709551615;"#),
        "{said}"
    );
    assert!(
        said.contains("value of f175 is 9223372036854775808;"),
        "{said}"
    );
}

#[test]
fn search_is_kept_to_campaign_and_time() {
    let place = Place::new();
    let mut other = sample::cleanup("2");
    other["campaigns"][0]["name"] = json!("Другая");
    other["article"]["published"] = json!(null);
    place
        .export(Mode::Usual, &[sample::cleanup("1"), other])
        .unwrap();
    let asked = |campaign: Option<&str>, since: Option<&str>, until: Option<&str>| {
        let question = Question {
            words: "школьники".to_owned(),
            numbers: Vec::new(),
            campaign: campaign.map(str::to_owned),
            since: since.map(str::to_owned),
            until: until.map(str::to_owned),
            limit: 10,
        };
        let lemmas = Lemmatizer::new(Known);
        let hits = search(
            &place.path,
            &[Searched::Figure, Searched::Document],
            &question,
            &lemmas,
        )
        .unwrap();
        hits.into_iter()
            .map(|hit| hit.document_id + ":" + &hit.id)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(asked(None, None, None), "2:f175 1:f175 1:1 2:2");
    assert_eq!(asked(Some("чистого двора"), None, None), "");
    assert_eq!(asked(Some("Чистый двора"), None, None), "1:f175 1:1");
    assert_eq!(asked(None, Some("2019-05"), Some("2019")), "1:f175 1:1");
    assert_eq!(asked(None, Some("2019-05-05"), None), "");
    assert_eq!(asked(None, None, Some("2019-04")), "");
}

#[test]
fn words_that_tell_nothing_need_not_be_there() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let known = place.found(Searched::Figure, "волонтёры Шымкента").len();
    assert_eq!(known, 1);
    for (words, count) in [
        ("волонтёры в Шымкенте", known),
        ("И волонтёры, и про Шымкент", known),
        ("волонтёры из-под Шымкента", known),
        ("для волонтёры", known),
        // Nobody has said them here.
        ("\"волонтёры из-под Шымкента\"", 0),
        ("волонтёры зонтик", 0),
        // Nothing but such words is looked for as it is.
        ("между тем", 0),
        ("-в волонтёры", known),
    ] {
        assert_eq!(place.found(Searched::Figure, words).len(), count, "{words}");
    }
    let text = place.found(Searched::Document, "с");
    assert_eq!(text.len(), 1);
}

#[test]
fn exporting_again_changes_nothing() {
    let place = Place::new();
    let records = [sample::cleanup("1"), sample::cleanup("2")];
    for mode in [Mode::Usual, Mode::Append, Mode::Prune] {
        place.export(mode, &records).unwrap();
        let before = fs::read(&place.path).unwrap();
        place.export(mode, &records).unwrap();
        assert!(fs::read(&place.path).unwrap() == before, "{mode:?}");
    }
    place.no_files_beside();
    let page = place
        .db()
        .pragma_query_value(None, "page_size", |row| row.get::<_, i64>(0));
    assert_eq!(page, Ok(16_384));
}

#[test]
fn what_was_extracted_anew_replaces_its_facts_whole() {
    let place = Place::new();
    place
        .export(Mode::Usual, &[sample::cleanup("1"), sample::cleanup("2")])
        .unwrap();
    let mut anew = sample::cleanup("1");
    anew["figures"] = json!([]);
    anew["extractor"]["data"] = json!("11111111");
    place.export(Mode::Append, &[anew.clone()]).unwrap();
    assert_eq!(place.found(Searched::Figure, "школьники").len(), 2);
    place.export(Mode::Usual, &[anew]).unwrap();
    let hits = place.found(Searched::Figure, "школьники");
    assert_eq!(
        hits.iter().map(|hit| &*hit.document_id).collect::<Vec<_>>(),
        ["2"]
    );
    let db = place.db();
    let data: String = db
        .query_row(
            "SELECT extractor_data FROM documents WHERE id = '1'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(data, "11111111");
    check(&place.path);
}

#[test]
fn tables_of_others_that_refer_to_ours_are_respected() {
    let place = Place::new();
    place
        .export(Mode::Usual, &[sample::cleanup("1"), sample::cleanup("2")])
        .unwrap();
    let notes =
        "CREATE TABLE notes (document TEXT REFERENCES documents (id) ON DELETE CASCADE, note TEXT);
        INSERT INTO notes VALUES ('1', 'a'), ('2', 'b')";
    place.db().execute_batch(notes).unwrap();
    place.export(Mode::Prune, &[sample::cleanup("2")]).unwrap();
    let kept = place.db().query_row(
        "SELECT group_concat(document || note) FROM notes",
        [],
        |row| row.get::<_, String>(0),
    );
    assert_eq!(kept.unwrap(), "2b");
}

#[test]
fn modes_keep_or_drop_other_documents() {
    for (mode, kept) in [
        (Mode::Usual, vec!["1", "2", "3"]),
        (Mode::Append, vec!["1", "2", "3"]),
        (Mode::Prune, vec!["2", "3"]),
        (Mode::Replace, vec!["2", "3"]),
    ] {
        let place = Place::new();
        place
            .export(Mode::Usual, &[sample::cleanup("1"), sample::cleanup("2")])
            .unwrap();
        place
            .export(mode, &[sample::cleanup("2"), sample::cleanup("3")])
            .unwrap();
        assert_eq!(place.documents(), kept, "{mode:?}");
        assert_eq!(
            place.found(Searched::Figure, "волонтёры").len(),
            kept.len(),
            "{mode:?}"
        );
        check(&place.path);
        place.no_files_beside();
    }
}

#[test]
fn one_id_twice_is_the_later_record() {
    let place = Place::new();
    let mut later = sample::cleanup("1");
    later["article"]["title"] = json!("Позже");
    place
        .export(Mode::Usual, &[sample::cleanup("1"), later])
        .unwrap();
    let db = place.db();
    let title: String = db
        .query_row("SELECT title FROM documents", [], |row| row.get(0))
        .unwrap();
    assert_eq!(title, "Позже");
    check(&place.path);
}

/// A batch of one record.
fn batch(record: &Value) -> Batch {
    Batch {
        records: vec![sample::read(record)],
        ..Batch::default()
    }
}

#[test]
fn a_document_that_comes_again_before_it_counts_is_found_once() {
    let place = Place::new();
    let target = Target::parse(place.path.to_str().unwrap()).unwrap();
    let mut sink = target.open(options(Mode::Usual)).unwrap();
    let mut later = sample::cleanup("1");
    later["article"]["title"] = json!("Позже");
    for record in [&sample::cleanup("1"), &sample::cleanup("2"), &later] {
        sink.write(&batch(record)).unwrap();
    }
    sink.commit().unwrap();
    sink.finish().unwrap();
    check(&place.path);
    let found = place.found(Searched::Document, "позже");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].document_id, "1");
}

#[test]
fn two_exports_may_begin_one_database() {
    let place = Place::new();
    let target = Target::parse(place.path.to_str().unwrap()).unwrap();
    let open = || target.open(options(Mode::Usual)).unwrap();
    let (mut first, mut second) = (open(), open());
    for (sink, id) in [(&mut first, "1"), (&mut second, "2")] {
        sink.write(&batch(&sample::cleanup(id))).unwrap();
        sink.commit().unwrap();
    }
    first.finish().unwrap();
    second.finish().unwrap();
    assert_eq!(place.documents(), ["1", "2"]);
    check(&place.path);
}

#[test]
fn a_number_comes_before_its_bounds() {
    let place = Place::new();
    let mut bounded = sample::cleanup("1");
    bounded["figures"][2]["max"] = json!(null);
    bounded["figures"][2]["bound"] = json!("at_least");
    let exact = sample::cleanup("2");
    place.export(Mode::Usual, &[bounded, exact]).unwrap();
    let question = Question {
        numbers: vec![Number {
            words: "сорок".to_owned(),
            value: 40,
        }],
        limit: 10,
        ..Question::default()
    };
    let kinds = [Searched::Figure];
    let hits = search(&place.path, &kinds, &question, &Lemmatizer::new(Known)).unwrap();
    let ids: Vec<&str> = hits.iter().map(|hit| &*hit.document_id).collect();
    assert_eq!(ids, ["2", "1"]);
}

#[test]
fn what_is_not_committed_is_not_there() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let before = dump(&place.path);
    for mode in [Mode::Usual, Mode::Prune, Mode::Replace] {
        let target = Target::parse(place.path.to_str().unwrap()).unwrap();
        let mut sink = target.open(options(mode)).unwrap();
        let batch = Batch {
            records: vec![sample::read(&sample::cleanup("2"))],
            ..Batch::default()
        };
        sink.write(&batch).unwrap();
        if mode == Mode::Replace {
            sink.commit().unwrap();
        }
        drop(sink);
        assert_eq!(dump(&place.path), before, "{mode:?}");
        place.no_files_beside();
    }
    let new = place.path.with_file_name("other.db");
    let target = Target::parse(new.to_str().unwrap()).unwrap();
    drop(target.open(options(Mode::Usual)).unwrap());
    assert!(!new.exists());
}

#[test]
fn a_reference_to_nothing_is_told_and_nothing_written() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let before = dump(&place.path);
    let mut broken = sample::cleanup("broken");
    broken["figures"][0]["campaign"] = json!("c999");
    let error = told(place.export(Mode::Usual, &[sample::cleanup("2"), broken]));
    assert!(
        error.contains("document broken: refers to what it does not hold"),
        "{error}"
    );
    let mut twice = sample::cleanup("twice");
    twice["figures"][1]["id"] = json!("f39");
    let error = told(place.export(Mode::Usual, &[twice]));
    assert!(error.contains("document twice: holds f39 twice"), "{error}");
    assert_eq!(dump(&place.path), before);
}

#[test]
fn files_of_others_are_left_as_they_are() {
    let place = Place::new();
    let other = |sql: &str| {
        let _ = fs::remove_file(&place.path);
        place.db().execute_batch(sql).unwrap();
    };
    let refused = |said: &str, modes: &[Mode]| {
        let before = fs::read(&place.path).unwrap();
        for &mode in modes {
            let error = told(place.export(mode, &[sample::cleanup("1")]));
            assert!(error.contains(said) && error.contains("news.db"), "{error}");
            assert!(fs::read(&place.path).unwrap() == before);
        }
        place.no_files_beside();
    };
    let all = [Mode::Usual, Mode::Append, Mode::Prune, Mode::Replace];
    other("CREATE TABLE bookmarks (url TEXT)");
    refused("another program", &all);
    fs::write(&place.path, "Это просто текст.").unwrap();
    refused("no SQLite database", &all);
    fs::remove_file(&place.path).unwrap();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    place
        .db()
        .execute_batch("PRAGMA user_version = 99")
        .unwrap();
    refused("later svodka", &all);
    place
        .db()
        .execute_batch("PRAGMA user_version = 1; DROP VIEW campaign_overview")
        .unwrap();
    refused("--replace", &all[..3]);
    place
        .export(Mode::Replace, &[sample::cleanup("1")])
        .unwrap();
    check(&place.path);
    fs::write(&place.path, "").unwrap();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let folder = place.path.parent().unwrap().join("folder.db");
    fs::create_dir(&folder).unwrap();
    assert!(told(export(&folder, Mode::Usual, &[])).contains("is a folder"));
    let nowhere = place.path.with_file_name("no").join("news.db");
    assert!(told(export(&nowhere, Mode::Usual, &[])).contains("make it first"));
}

#[test]
fn a_locked_database_is_left_alone() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let before = fs::read(&place.path).unwrap();
    for lock in ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"] {
        let other = place.db();
        other.execute_batch(lock).unwrap();
        for mode in [Mode::Usual, Mode::Append, Mode::Prune, Mode::Replace] {
            let error = told(place.export(mode, &[sample::cleanup("2")]));
            assert!(error.contains("another program is writing it"), "{error}");
        }
    }
    assert!(fs::read(&place.path).unwrap() == before);
    place.no_files_beside();
}

#[test]
fn a_full_disk_is_told_and_earlier_batches_stay() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let before = dump(&place.path);
    let opened = super::file::Database::open(&place.path).unwrap();
    opened
        .db
        .execute_batch("PRAGMA max_page_count = 1")
        .unwrap();
    let error = opened.db.execute_batch(
        "BEGIN; CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(1000000)); COMMIT",
    );
    let error = super::file::told(&place.path, &error.unwrap_err()).to_string();
    assert!(error.contains("the disk is full"), "{error}");
    drop(opened);
    assert_eq!(dump(&place.path), before);
}

#[test]
fn whatever_a_record_says_is_kept_as_text() {
    let place = Place::new();
    let hostile = [
        "Robert'); DROP TABLE documents;--",
        "NUL\u{0}в имени",
        "\u{202E}имя наоборот\u{202C}",
        "\"select\" AND order* NEAR(",
        "\u{2}метки\u{3}",
    ];
    let mut records: Vec<Value> = hostile.iter().map(|name| named(name)).collect();
    records.push(named(&"я".repeat(1 << 20)));
    place.export(Mode::Usual, &records).unwrap();
    let db = place.db();
    for name in hostile {
        let kept: String = db
            .query_row(
                "SELECT name FROM people WHERE document_id = ?",
                [without_nul(name)],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(kept, without_nul(name));
    }
    let longest: i64 = db
        .query_row("SELECT max(length(name)) FROM people", [], |row| row.get(0))
        .unwrap();
    assert_eq!(longest, 1 << 20);
    for words in hostile
        .iter()
        .chain(&["DROP", "\"наоборот\" -*", "Чистый\u{0}двор"])
    {
        for &kind in Searched::ALL {
            place.found(kind, words);
        }
    }
    assert_eq!(place.found(Searched::Person, "robert DROP").len(), 1);
    check(&place.path);
    // and once more with the same
    let before = fs::read(&place.path).unwrap();
    place.export(Mode::Usual, &records).unwrap();
    assert!(fs::read(&place.path).unwrap() == before);
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

#[test]
fn search_outlives_a_vacuum() {
    let place = Place::new();
    let records: Vec<Value> = (1..=5).map(|n| sample::cleanup(&n.to_string())).collect();
    place.export(Mode::Usual, &records).unwrap();
    place.export(Mode::Prune, &records[2..]).unwrap();
    place.db().execute_batch("VACUUM").unwrap();
    assert_eq!(place.found(Searched::Figure, "школьники").len(), 3);
    check(&place.path);
}

#[test]
fn questions_to_other_files_are_told() {
    let place = Place::new();
    let ask = |words: &str| {
        let question = Question {
            words: words.to_owned(),
            limit: 1,
            ..Question::default()
        };
        let found = search(
            &place.path,
            &[Searched::Figure],
            &question,
            &Lemmatizer::default(),
        );
        found.map(|_| ())
    };
    assert!(told(ask("слово")).contains("no such file"));
    place.export(Mode::Usual, &[]).unwrap();
    assert!(told(ask(" -«» ")).contains("no word to look for"));
    ask("слово").unwrap();
}
