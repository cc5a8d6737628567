//! NDJSON, Parquet and CSV: what is written, and what happens to what was there.

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::{lines, record};
use svodka_export::{Batch, Error, FORMS, Mode, Options, Reader, Target, Written, export, tables};
use svodka_record::Record;

fn export_to(
    folder: &Path,
    records: &[Value],
    target: &str,
    options: Options,
) -> Result<Written, Error> {
    let input = folder.join("in.ndjson");
    fs::write(&input, lines(records)).expect("a file");
    let target = target.replace("FOLDER", folder.to_str().expect("a path in UTF-8"));
    export(vec![input], &Target::parse(&target)?, options, &mut |_| ())
}

fn cells(path: PathBuf) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(path)
        .expect("a table");
    let rows = reader
        .records()
        .map(|row| row.expect("a table").iter().map(str::to_owned).collect());
    rows.collect()
}

/// The cell of a column in the first row of a table.
fn cell(folder: &Path, table: &str, column: &str) -> String {
    let rows = cells(folder.join(format!("{table}.csv")));
    let at = rows[0]
        .iter()
        .position(|name| name == column)
        .expect("a table");
    rows[1][at].clone()
}

#[test]
fn records_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut precise = record("1");
    precise["amounts"] = json!([{
        "id": "m1", "value": 0.30000000000000004, "min": 1e300, "max": 9_007_199_254_740_993.0, "bound": "exact",
        "currency": "KZT", "campaign": null, "start": 0, "end": 1, "text": "Ч", "rule": "r", "confidence": 0.1
    }]);
    let records = [precise, record("2")];
    for name in ["out.ndjson", "out.ndjson.gz", "out.ndjson.zst"] {
        let target = format!("FOLDER/{name}");
        export_to(folder.path(), &records, &target, Options::default()).unwrap();
        let inputs = |name: &str| vec![folder.path().join(name)];
        let [before, after] = ["in.ndjson", name].map(|name| {
            let batches: Result<Vec<Batch>, Error> = Reader::new(inputs(name)).collect();
            let records = batches.unwrap().into_iter().flat_map(|batch| batch.records);
            records.collect::<Vec<_>>()
        });
        assert_eq!(before, after, "{name}");
        assert_eq!(before[0].amounts[0].value, Some(0.1 + 0.2));
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let batch = Batch {
        records: vec![serde_json::from_value(record("1")).unwrap()],
        ..Batch::default()
    };
    let mut keys = BTreeSet::new();
    for table in tables() {
        let at = |name: &str| {
            table
                .columns
                .iter()
                .position(|column| column.name == name)
                .unwrap()
        };
        table.rows(&batch, &mut |row| {
            let cells = |names: &[&str]| -> Vec<String> {
                names
                    .iter()
                    .map(|name| format!("{:?}", row[at(name)]))
                    .collect()
            };
            let is_new = keys.insert((table.name, cells(table.key)));
            assert!(is_new, "{} {:?}", table.name, cells(table.key));
            for reference in &table.references {
                let is_null = cells(&reference.columns).iter().any(|cell| cell == "Null");
                let key = (reference.table, cells(&reference.columns));
                assert!(is_null || keys.contains(&key), "{}: {key:?}", table.name);
            }
        });
    }
    let filled: BTreeSet<&str> = keys.iter().map(|(table, _)| *table).collect();
    let empty: Vec<&str> = tables()
        .iter()
        .map(|table| table.name)
        .filter(|name| !filled.contains(name))
        .collect();
    assert_eq!(
        empty,
        [
            "places",
            "amounts",
            "corrections",
            "entities",
            "claims",
            "claim_sources",
            "claim_relations"
        ]
    );
}

#[test]
fn formulas_are_made_harmless() {
    let titles = [
        "=1+1", "+7", "-5", "@a", "\ta", "\ra", "＝1", "a=1", "'a", "«=»",
    ];
    for title in titles {
        let folder = tempfile::tempdir().unwrap();
        let mut hostile = record("1");
        hostile["article"]["title"] = json!(title);
        export_to(
            folder.path(),
            &[hostile.clone()],
            "csv:FOLDER/csv",
            Options::default(),
        )
        .unwrap();
        let raw = Options {
            raw: true,
            bom: true,
            ..Options::default()
        };
        export_to(folder.path(), &[hostile], "csv:FOLDER/raw", raw).unwrap();
        let is_harmless = title.starts_with(['a', '\'', '«']);
        let expected = if is_harmless {
            title.to_owned()
        } else {
            format!("'{title}")
        };
        assert_eq!(
            cell(&folder.path().join("csv"), "documents", "title"),
            expected
        );
        assert_eq!(
            cell(&folder.path().join("raw"), "documents", "title"),
            title
        );
        let bytes = fs::read(folder.path().join("raw/figures.csv")).unwrap();
        assert!(bytes.starts_with("\u{FEFF}document_id,id,".as_bytes()));
    }
}

#[test]
fn cells_of_every_kind() {
    let folder = tempfile::tempdir().unwrap();
    let mut hostile = record("1");
    hostile["people"][0]["name"] = json!("a\"b,\u{0}\n\u{202E}'; DROP TABLE people; --");
    hostile["figures"][0]["max"] = json!(u64::MAX);
    export_to(
        folder.path(),
        &[hostile],
        "csv:FOLDER/csv/",
        Options::default(),
    )
    .unwrap();
    let csv = folder.path().join("csv");
    let rows = [
        ("documents", "authors", r#"["Б. Ким","А. Ли"]"#),
        ("documents", "section", ""),
        ("documents", "published_date", "2019-05-04"),
        ("documents", "published_confidence", "0.967"),
        (
            "people",
            "name",
            "a\"b,\u{FFFD}\n\u{202E}'; DROP TABLE people; --",
        ),
        ("figures", "min", "40"),
        ("figures", "max", "9223372036854775807"),
        ("figures", "speaker_person", "p1"),
        ("figures", "speaker_organization", ""),
        ("roles", "holder_organization", "o1"),
        ("roles", "target_campaign", "c1"),
        ("mentions", "id", "c1/m1"),
        ("evidence", "figure", "f1"),
        ("campaigns", "aliases", "[]"),
        ("blocks", "id", "b1"),
        ("warnings", "refs", r#"["f1"]"#),
    ];
    for (table, column, expected) in rows {
        assert_eq!(cell(&csv, table, column), expected, "{table}.{column}");
    }
}

#[test]
fn a_folder_is_replaced_whole_or_not_at_all() {
    for form in ["csv", "parquet"] {
        let folder = tempfile::tempdir().unwrap();
        let target = format!("{form}:FOLDER/out");
        let figures = folder.path().join(format!("out/figures.{form}"));
        let run =
            |records: &[Value]| export_to(folder.path(), records, &target, Options::default());
        run(&[record("1")]).unwrap();
        let first = fs::read(&figures).unwrap();
        // A second document with the same id; a line that is no record.
        let twice = run(&[record("2"), record("2")]).unwrap_err();
        assert!(twice.to_string().contains("came before"), "{twice}");
        run(&[record("3"), json!({"id": 1})]).unwrap_err();
        assert_eq!(fs::read(&figures).unwrap(), first);
        run(&[record("1"), record("2")]).unwrap();
        assert_ne!(fs::read(&figures).unwrap(), first);
        run(&[record("1")]).unwrap();
        assert_eq!(fs::read(&figures).unwrap(), first);
        let left: BTreeSet<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["in.ndjson", "out"].map(Into::into).into());
    }
}

#[test]
fn lines_hold_each_document_once() {
    let folder = tempfile::tempdir().unwrap();
    let run = |records: &[Value]| {
        export_to(
            folder.path(),
            records,
            "FOLDER/out.ndjson",
            Options::default(),
        )
    };
    run(&[record("1"), record("2")]).unwrap();
    let first = fs::read(folder.path().join("out.ndjson")).unwrap();
    let twice = run(&[record("2"), record("3"), record("2")]).unwrap_err();
    let told = twice.to_string();
    assert!(told.contains("in.ndjson:3: ") && told.contains("came before"));
    assert_eq!(fs::read(folder.path().join("out.ndjson")).unwrap(), first);
}

#[test]
fn what_others_wrote_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("figures.csv"), "mine").unwrap();
    fs::write(out.join("notes.txt"), "mine").unwrap();
    let options = Options::default();
    for (target, said) in [
        ("csv:FOLDER/out", "holds notes.txt"),
        ("parquet:FOLDER/out", "which no export has written"),
        ("ndjson:FOLDER/out", "cannot be written"),
        ("csv:FOLDER/none/out", "make it first"),
        ("FOLDER/in.ndjson", "both read and written"),
    ] {
        let error = export_to(folder.path(), &[record("1")], target, options.clone()).unwrap_err();
        assert!(error.to_string().contains(said), "{error}");
    }
    assert_eq!(fs::read(out.join("figures.csv")).unwrap(), b"mine");
    assert!(!folder.path().join("out.part").exists());
    for (mode, flag) in [(Mode::Append, "--append"), (Mode::Prune, "--prune")] {
        let options = Options {
            mode,
            ..Options::default()
        };
        for target in ["csv:FOLDER/new", "FOLDER/new.ndjson"] {
            let error =
                export_to(folder.path(), &[record("1")], target, options.clone()).unwrap_err();
            assert!(
                error.is_usage() && error.to_string().contains(flag),
                "{error}"
            );
        }
    }
}

#[test]
fn all_forms_give_one_answer_to_broken_records() {
    let mut dangling = record("2");
    dangling["figures"][0]["campaign"] = json!("c999");
    let mut doubled = record("2");
    doubled["people"][0]["id"] = doubled["campaigns"][0]["id"].clone();
    for form in FORMS.iter().filter(|form| form.name != "postgresql") {
        for (broken, said) in [(&dangling, "campaign of f"), (&doubled, "gives c")] {
            let folder = tempfile::tempdir().unwrap();
            let target = format!("{}:FOLDER/out", form.name);
            let records = [record("1"), broken.clone()];
            let error = export_to(folder.path(), &records, &target, Options::default());
            let error = error.unwrap_err().to_string();
            let place = "in.ndjson:2: document 2: ";
            assert!(error.contains(place) && error.contains(said), "{error}");
            assert!(!folder.path().join("out").exists(), "{}", form.name);
        }
    }
}

#[test]
fn lines_of_later_versions_are_passed_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut later = record("1");
    later["more"] = json!({"deep": [1]});
    later["figures"][0]["bound"] = json!("roughly");
    let text = later.to_string().replace("\"more\":", "\"more\" : ");
    let other = later.to_string().replace("\"id\":\"1\"", "\"id\":\"2\"");
    let input = folder.path().join("in.ndjson");
    fs::write(&input, format!("\u{FEFF}{text}\r\n\n{other}")).unwrap();
    let out = folder.path().join("out.ndjson");
    let target = Target::parse(out.to_str().unwrap()).unwrap();
    let mut change = |record: &mut Record| {
        if record.id == "2" {
            record.figures[0].value = Some(7);
        }
    };
    export(vec![input], &target, Options::default(), &mut change).unwrap();
    let written = fs::read_to_string(out).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], text);
    let mut expected: Value = serde_json::from_str(&other).unwrap();
    expected["figures"][0]["value"] = json!(7);
    assert_eq!(serde_json::from_str::<Value>(lines[1]).unwrap(), expected);
    assert_eq!(lines.len(), 2);
}

#[test]
fn numbers_beyond_columns_are_told_in_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut large = record("1");
    large["figures"][0]["max"] = json!(u64::MAX);
    large["warnings"] = json!([]);
    export_to(
        folder.path(),
        &[large],
        "csv:FOLDER/csv",
        Options::default(),
    )
    .unwrap();
    let csv = folder.path().join("csv");
    assert_eq!(cell(&csv, "warnings", "code"), "number_too_large");
    assert!(cell(&csv, "warnings", "message").contains("is 18446744073709551615;"));
}
