//! What is read, and what is said of what cannot be.

mod support;

use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use support::{lines, record};
use svodka_export::{Batch, Error, FileKind, Reader};

fn read(path: PathBuf) -> Result<Vec<Batch>, Error> {
    Reader::new(vec![path]).collect()
}

fn written(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

fn ids(batches: &[Batch]) -> Vec<&str> {
    let records = batches.iter().flat_map(|batch| &batch.records);
    records.map(|record| record.id.as_str()).collect()
}

fn packed(text: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text.as_bytes()).expect("memory");
    gzip.finish().expect("memory")
}

#[test]
fn plain_and_packed_by_how_they_begin() {
    let folder = tempfile::tempdir().unwrap();
    let plain = format!("\u{FEFF}{}\r\n\n{}", record("1"), record("2"));
    let gzip = packed(&plain);
    let zstandard = zstd::encode_all(plain.as_bytes(), 1).unwrap();
    // Packed files are put behind each other, as `cat a.gz b.gz` does.
    let twice = ["1", "2"].map(|id| packed(&lines(&[record(id)]))).concat();
    let rows = [
        ("plain", plain.clone().into_bytes(), vec!["1", "2"]),
        ("gzip", gzip, vec!["1", "2"]),
        ("gzip twice", twice, vec!["1", "2"]),
        ("zstandard", zstandard, vec!["1", "2"]),
        ("nothing", Vec::new(), vec![]),
    ];
    for (name, bytes, expected) in rows {
        let path = written(folder.path(), name, bytes);
        assert_eq!(ids(&read(path).unwrap()), expected, "{name}");
    }
}

#[test]
fn records_of_a_later_version() {
    let folder = tempfile::tempdir().unwrap();
    let mut later = record("1");
    later["more"] = json!({"deep": [1]});
    later["article"]["more"] = json!(null);
    later["figures"][0]["bound"] = json!("roughly");
    later["warnings"][0]["code"] = json!("seen_later");
    let path = written(folder.path(), "later.ndjson", lines(&[later]));
    let batches = read(path).unwrap();
    let record = &batches[0].records[0];
    assert_eq!(record.figures[0].bound.name(), "other");
    assert_eq!(record.warnings[0].code.name(), "other");
}

#[test]
fn what_is_no_record_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let good = record("1").to_string();
    let rows = [
        (
            format!("{good}\n{{\"id\": \"1\"}}\n"),
            "a.ndjson:2: no record of svodka: missing field",
        ),
        (
            format!("{good}\n\n{{\"id\": \n"),
            "a.ndjson:3: the object does not end on its line",
        ),
        (
            format!("{good}\n[1]"),
            "a.ndjson:2: a list; one object a line",
        ),
        (good.replace("\"t1\"", "\"т1\""), "is no id"),
        (
            good.replace("Жасыл", "\\ud800"),
            "a.ndjson:1: no JSON: unexpected end of hex escape at column ",
        ),
        (
            format!("{good}\n\u{0}"),
            "a.ndjson:2: holds no text in UTF-8",
        ),
        (
            format!("{good}\n<p>"),
            "a.ndjson:2: holds a page of the web, not records",
        ),
    ];
    for (text, said) in rows {
        let path = written(folder.path(), "a.ndjson", &text);
        let error = read(path)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(error.contains(said), "{said}\n{error}");
    }
    let missing = read(folder.path().join("none.ndjson"))
        .err()
        .unwrap()
        .to_string();
    assert!(missing.contains("none.ndjson: cannot be read"), "{missing}");
}

#[test]
fn what_a_file_holds_is_named_with_who_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    for (bytes, said) in [
        (
            "<!DOCTYPE html>".as_bytes(),
            "holds a page of the web, not records or entities of svodka link or claims of svodka claims; svodka extract reads it",
        ),
        (&packed("<html>"), "holds a page of the web"),
        (b"SQLite format 3\0", "holds a database of SQLite"),
        (b"PAR1", "holds a table of Parquet"),
        (br#"{"id": "1", "text": "x"}"#, "holds articles, not"),
        (b"id,text\n", "holds text that is no JSON"),
        (b"\0\x01", "holds no text"),
    ] {
        let error = read(written(folder.path(), "news", bytes))
            .err()
            .unwrap()
            .to_string();
        assert!(error.contains("news: ") && error.contains(said), "{error}");
    }
    let error = read(folder.path().to_owned()).err().unwrap().to_string();
    assert!(error.contains("it is a folder"), "{error}");
}

#[test]
fn files_of_another_kind_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let claims = br#"{"id":"K1","series":"S1","relation":null}"#;
    let path = written(folder.path(), "claims.ndjson", claims);
    let mut reader = Reader::of(vec![path], &[FileKind::Records]);
    let error = reader.next().unwrap().err().unwrap().to_string();
    assert!(
        error.contains("holds claims of svodka claims, not records"),
        "{error}"
    );
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "a.ndjson", lines(&[record("1")]));
    let again = folder.path().join("./a.ndjson");
    let batches: Vec<Batch> = Reader::new(vec![path.clone(), again, path])
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(ids(&batches), ["1"]);
}

#[test]
fn a_packed_file_that_ends_too_early() {
    let folder = tempfile::tempdir().unwrap();
    let mut packed = zstd::encode_all(lines(&[record("1")]).as_bytes(), 1).unwrap();
    packed.truncate(packed.len() - 9);
    let error = read(written(folder.path(), "cut.zst", packed))
        .err()
        .unwrap();
    assert!(
        error.to_string().contains("cut.zst:1: cannot be read"),
        "{error}"
    );
}

#[test]
fn batches_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let records: Vec<_> = (0..600).map(|id| record(&id.to_string())).collect();
    let path = written(folder.path(), "many.ndjson", lines(&records));
    let batches = read(path).unwrap();
    assert_eq!(
        batches.iter().map(Batch::len).collect::<Vec<_>>(),
        [256, 256, 88]
    );
}
