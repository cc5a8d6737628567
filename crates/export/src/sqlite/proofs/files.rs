//! Files, tables and words of others.

use super::*;

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

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told() {
    let target = Target::parse("sqlite:/dev/null").unwrap();
    let told = told(target.open(options(Mode::Usual)).map(|_| ()));
    assert!(told.contains("a pipe or a device"), "{told}");
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
    let opened = super::super::file::Database::open(&place.path).unwrap();
    opened
        .db
        .execute_batch("PRAGMA max_page_count = 1")
        .unwrap();
    let error = opened.db.execute_batch(
        "BEGIN; CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(1000000)); COMMIT",
    );
    let error = super::super::file::told(&place.path, &error.unwrap_err()).to_string();
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
