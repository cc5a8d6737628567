//! Records of one document, before and after.

use crate::{Became, Old, Summary, compare};
use serde_json::{Value, json};
use svodka_record::Record;

const TEXT: &str = "В акции «Чистый двор» участвуют 300 человек, сообщил Ерлан Касымов.";

/// A record with a campaign and a figure of it, both `shift` code points further on than in the text.
fn record(shift: u32) -> Value {
    let at = |start: u32| start + shift;
    let mention = |start: u32, text: &str| {
        let end = at(start) + text.chars().count() as u32;
        json!({"start": at(start), "end": end, "text": text, "kind": "name", "rule": "r", "confidence": 0.9})
    };
    let text = " ".repeat(shift as usize) + TEXT;
    json!({
        "schema_version": "1.0", "id": "d1", "extractor": {"name": "svodka", "version": "0", "data": "0"},
        "source": {"path": "a.txt", "media_type": "text/plain", "encoding": "utf-8", "repairs": [], "bytes": 1, "sha256": "0"},
        "article": {"title": null, "key": "k", "authors": [], "via": [], "text": text, "text_length": 1,
                    "text_sha256": "0", "blocks": []},
        "campaigns": [{"id": format!("c{}", at(9)), "name": "Чистый двор", "kind": "action", "aliases": [],
                       "mentions": [mention(9, "Чистый двор")], "evidence": [], "rule": "campaign.named", "confidence": 0.9}],
        "people": [], "organizations": [], "places": [], "roles": [], "dates": [],
        "figures": [{"id": format!("f{}", at(32)), "value": 300, "min": 300, "max": 300, "bound": "exact", "unit": "person",
                     "noun": "человек", "counted_as": "participant", "modality": "reported", "measure": "total",
                     "campaign": format!("c{}", at(9)), "start": at(32), "end": at(43), "text": "300 человек",
                     "evidence": [], "rule": "figure.headcount", "confidence": 0.9}],
        "amounts": [], "quotes": [], "warnings": []
    })
}

fn read(value: Value) -> Record {
    serde_json::from_value(value).expect("a record")
}

#[test]
fn a_text_that_moves_changes_nothing() {
    let changes = compare(&read(record(0)), &read(record(7))).unwrap();
    assert_eq!(changes, [], "{changes:#?}");
}

#[test]
fn changed_fields_are_told_with_old_and_new() {
    let mut new = record(0);
    new["figures"][0]["counted_as"] = json!("staff");
    new["figures"][0]["campaign"] = Value::Null;
    new["figures"][0]["confidence"] = json!(0.1);
    let changes = compare(&read(record(0)), &read(new)).unwrap();
    assert_eq!(changes.len(), 1, "{changes:#?}");
    let change = &changes[0];
    assert_eq!(
        (change.table, change.became, &*change.words),
        ("figures", Became::Changed, "300 человек")
    );
    let fields: Vec<(&str, &Value, &Value)> = change
        .fields
        .iter()
        .map(|own| (&*own.field, &own.old, &own.new))
        .collect();
    assert_eq!(
        fields,
        [
            ("campaign", &json!("Чистый двор"), &Value::Null),
            ("counted_as", &json!("participant"), &json!("staff")),
        ]
    );
    assert!(
        change
            .context
            .as_ref()
            .unwrap()
            .contains("участвуют 300 человек")
    );
}

#[test]
fn old_records_are_found_by_their_id() {
    let mut old = Old::new().unwrap();
    for id in ["a", "b", "c"] {
        let mut own = record(0);
        own["id"] = json!(id);
        old.add(&read(own)).unwrap();
    }
    assert_eq!(
        old.take("b").unwrap().map(|record| record.id),
        Some("b".to_owned())
    );
    assert_eq!(old.take("b").unwrap(), None);
    let mut rest = Vec::new();
    old.rest(|record| {
        rest.push(record.id.clone());
        Ok(())
    })
    .unwrap();
    assert_eq!(rest, ["a", "c"]);
}

#[test]
fn gained_and_lost_facts_are_counted() {
    let mut new = record(0);
    new["campaigns"] = json!([]);
    new["figures"][0]["campaign"] = Value::Null;
    let mut second = new["figures"][0].clone();
    second["id"] = json!("f60");
    second["text"] = json!("40 детей");
    new["figures"].as_array_mut().unwrap().push(second);
    let changes = compare(&read(record(0)), &read(new)).unwrap();
    let mut told: Vec<(&str, Became)> = changes
        .iter()
        .map(|change| (change.table, change.became))
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            ("campaigns", Became::Lost),
            ("figures", Became::Gained),
            ("figures", Became::Changed)
        ]
    );
    let mut summary = Summary::default();
    summary.add(&changes);
    summary.add(&[]);
    assert!(summary.differs());
    let told = summary.to_string();
    assert!(told.starts_with("2 documents, 1 differ\n"), "{told}");
    assert!(
        told.contains("       1        0        1  figures\n"),
        "{told}"
    );
    assert!(
        told.contains("       0        1        0    campaign.named\n"),
        "{told}"
    );
}

/// A SQLite database of records, as `svodka export` makes it.
fn database(folder: &std::path::Path, records: Vec<Record>) -> std::path::PathBuf {
    let path = folder.join("news.db");
    let target = svodka_export::Target::parse(path.to_str().unwrap()).unwrap();
    let mut sink = target.open(svodka_export::Options::default()).unwrap();
    let batch = svodka_export::Batch {
        records,
        ..svodka_export::Batch::default()
    };
    sink.write(&batch).unwrap();
    sink.commit().unwrap();
    sink.finish().unwrap();
    path
}

/// A record that has something in every table, and more than one mention and tie.
fn full() -> Record {
    let mut record: Record =
        serde_json::from_str(include_str!("../../review/tests/record.json")).unwrap();
    let mention = record.campaigns[0].mentions[0].clone();
    record.campaigns[0]
        .mentions
        .extend(std::iter::repeat_n(mention, 11));
    let mut tied = record.figures[0].clone();
    tied.id = serde_json::from_value(json!(format!("{}.2", tied.id))).unwrap();
    record.figures.insert(1, tied);
    record
}

#[test]
fn a_database_gives_back_the_records_it_was_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let records: Vec<Record> = (0..150)
        .map(|number| {
            let mut record = full();
            record.id = format!("d{number:03}");
            record
        })
        .collect();
    let path = database(folder.path(), records.clone());
    let mut read = Vec::new();
    crate::each_record(&path, &mut |record| {
        read.push(record);
        Ok(())
    })
    .unwrap();
    assert_eq!(read.len(), records.len());
    for (read, record) in read.iter().zip(&records) {
        assert_eq!(
            serde_json::to_value(read).unwrap(),
            serde_json::to_value(record).unwrap()
        );
    }
}

#[test]
fn a_database_of_another_program_is_told_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE notes (id TEXT)").unwrap();
    drop(db);
    let error = crate::each_record(&path, &mut |_| Ok(())).unwrap_err();
    let told = error.to_string();
    assert!(
        told.contains("other.db: no such table: documents")
            && told.contains("svodka export RECORDS --to"),
        "{told}"
    );
}
