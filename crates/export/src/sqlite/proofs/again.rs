//! Exports again, one beside another, and stopped.

use super::*;
use std::collections::BTreeSet;

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
fn one_export_at_a_time_writes_a_target() {
    let place = Place::new();
    let folder = place.path.parent().unwrap();
    let tables = format!("csv:{}", folder.join("tables").display());
    let lines = folder.join("news.ndjson").display().to_string();
    let database = place.path.display().to_string();
    for name in [database, tables, lines] {
        let target = Target::parse(&name).unwrap();
        let first = target.open(options(Mode::Usual)).unwrap();
        let second = target.open(options(Mode::Replace));
        assert!(
            told(second.map(|_| ())).contains("another export"),
            "{name}"
        );
        first.finish().unwrap();
        target.open(options(Mode::Usual)).unwrap().finish().unwrap();
    }
    let left: BTreeSet<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    let wanted = ["news.db", "news.ndjson", "tables"].map(Into::into);
    assert_eq!(left, BTreeSet::from(wanted));
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
