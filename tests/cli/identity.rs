//! Which document is which: paths, ids and keys.

use crate::folder::{Folder, lines};
use crate::pack::{gz, page, response, zip};
use std::collections::BTreeSet;
use svodka::record::Record;

fn ids(records: &[Record]) -> BTreeSet<&str> {
    records.iter().map(|record| record.id.as_str()).collect()
}

fn places(records: &[Record]) -> BTreeSet<(String, String)> {
    let place = |record: &Record| (record.source.path.clone(), record.id.clone());
    records.iter().map(place).collect()
}

#[test]
fn no_two_records_share_an_id() {
    let folder = Folder::new();
    let html = "Content-Type: text/html\r\n";
    let same = response("http://a.kz/1", html, page(5).as_bytes());
    folder.write("in/a.warc.gz", [gz(&same), gz(&same)].concat());
    folder.write("in/b.warc", &same);
    folder.write(
        "in/c.zip",
        zip(&[
            ("1.html", page(5).as_bytes()),
            ("2.html", page(5).as_bytes()),
        ]),
    );
    folder.write("in/2019/1.html", page(5));
    folder.write("in/2020/1.html", page(5));
    folder.write(
        "in/d.jsonl",
        "{\"text\":\"Пришли 300 человек.\"}\n".repeat(3),
    );
    folder.write(
        "in/e.csv",
        "text\nПришли 300 человек.\nПришли 300 человек.\n",
    );
    folder.write(
        "in/f.json",
        "[{\"text\":\"Пришли 300 человек.\"},{\"text\":\"Пришли 300 человек.\"}]",
    );
    folder.write("in/g.jsonl", lines(1, 3));
    folder.write("in/h.jsonl", lines(1, 3).repeat(2));
    let run = folder.extract("in");
    let records = run.records();
    assert_eq!(records.len(), 23, "{}", run.stderr);
    assert_eq!(ids(&records).len(), 23);
    assert!(run.says("; 6 repeated ids made distinct"), "{}", run.stderr);
    // Which run a document is met in, and when, is all one to its id.
    for arguments in [
        "in --jobs 1",
        "in/2020 in/h.jsonl in/a.warc.gz",
        "in/c.zip in/2020/1.html",
    ] {
        let some = folder.extract(arguments).records();
        let made: BTreeSet<_> = places(&some)
            .into_iter()
            .filter(|(path, _)| !path.ends_with("h.jsonl"))
            .collect();
        assert!(made.is_subset(&places(&records)), "{arguments}");
    }
    let parts = (1..=3).flat_map(|part| {
        folder
            .extract(&format!("in --shard {part}/3 --shard-by documents"))
            .records()
    });
    let parts: Vec<Record> = parts
        .filter(|record| record.source.path.as_str() < "in/g")
        .collect();
    assert_eq!(parts.len(), 14);
    assert!(places(&parts).is_subset(&places(&records)));
}

#[test]
fn given_ids_are_kept_and_repeats_are_told() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 2)), ("b.jsonl", &lines(1, 2))]);
    let run = folder.extract("a.jsonl b.jsonl --dedup");
    let records = run.records();
    assert_eq!((records[0].id.as_str(), records[1].id.as_str()), ("1", "2"));
    let mark = records[2].id.strip_prefix("1~").unwrap();
    assert_eq!(
        (mark.len(), records[3].id.clone()),
        (8, format!("2~{mark}"))
    );
    assert_eq!(records[2].article.duplicate_of.as_deref(), Some("1"));
    assert!(
        records
            .iter()
            .all(|record| record.article.duplicate_of.as_ref() != Some(&record.id))
    );
    assert!(run.says("; 2 repeated ids made distinct"), "{}", run.stderr);
    assert!(!folder.extract("a.jsonl").says("repeated"));
}

#[test]
fn ids_are_the_same_for_any_order_of_arguments() {
    let folder = Folder::of(&[
        ("a.jsonl", &lines(1, 3)),
        ("b.jsonl", &lines(2, 3)),
        ("c/a.jsonl", &lines(3, 2)),
    ]);
    let first = folder.extract("a.jsonl b.jsonl c --dedup");
    assert_eq!(ids(&first.records()).len(), 8);
    for order in [
        "c b.jsonl a.jsonl",
        "b.jsonl a.jsonl c",
        "b.jsonl c a.jsonl",
    ] {
        let run = folder.extract(&format!("{order} --dedup"));
        assert_eq!(run.stdout, first.stdout, "{order}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_given_twice_is_read_once() {
    let folder = Folder::of(&[
        ("news/a.jsonl", &lines(1, 2)),
        ("news/2019/b.jsonl", &lines(5, 2)),
    ]);
    std::os::unix::fs::symlink("news/2019", folder.path("link")).unwrap();
    let once = folder.extract("news");
    assert_eq!(once.records().len(), 4);
    let alone = "1 input lies in another one or is the same, and was read once";
    let several = "3 inputs lie in others or are the same, and were read once";
    assert!(!once.says("read once"), "{}", once.stderr);
    for (arguments, told) in [
        ("news news/2019", alone),
        ("news/2019 news", alone),
        ("news ./news", alone),
        ("news link", alone),
        ("link ./news news/2019 news", several),
    ] {
        let run = folder.extract(arguments);
        assert_eq!(run.stdout, once.stdout, "{arguments}");
        assert!(run.says(told), "{arguments}: {}", run.stderr);
    }
    let file = folder.extract("news/a.jsonl");
    let twice = folder.extract("news/../news/a.jsonl news/a.jsonl");
    assert_eq!(twice.records().len(), file.records().len());
}

#[test]
fn ids_stay_where_documents_stay() {
    let folder = Folder::new();
    folder.write("news/pages/1.html", page(5));
    folder.write("news/2.html", page(6));
    let id = |arguments: &str, path: &str| {
        let records = folder.extract(arguments).records();
        let found = records
            .into_iter()
            .find(|record| record.source.path == path)
            .unwrap();
        (found.id, found.article.key)
    };
    let (first, key) = id("news", "news/pages/1.html");
    for arguments in [
        "news/pages",
        "./news//pages/",
        "news/pages/1.html",
        "news/2.html news",
    ] {
        assert_eq!(
            id(arguments, "news/pages/1.html"),
            (first.clone(), key.clone()),
            "{arguments}"
        );
    }
    folder.write("news/pages/1.html", page(5) + "<!-- made in 0.012 s -->");
    assert_eq!(id("news", "news/pages/1.html"), (first, key.clone()));
    assert_ne!(id("news", "news/2.html").1, key);
}

#[test]
fn the_key_is_of_the_article() {
    let folder = Folder::new();
    let linked = |address: &str| {
        page(5).replace(
            "<head>",
            &format!("<head><link rel=canonical href='{address}'>"),
        )
    };
    folder.write("in/1.html", linked("https://a.kz/news/1"));
    folder.write("in/2.html", linked("https://www.a.kz/news/1?utm_source=tg"));
    folder.write("in/3.html", linked("https://a.kz/news/2"));
    let html = "Content-Type: text/html\r\n";
    folder.write(
        "in/4.warc",
        response("http://a.kz/news/1/?fbclid=1", html, page(5).as_bytes()),
    );
    let keys: Vec<String> = folder
        .extract("in")
        .records()
        .into_iter()
        .map(|record| record.article.key)
        .collect();
    assert_eq!(
        keys,
        ["a.kz/news/1", "a.kz/news/1", "a.kz/news/2", "a.kz/news/1"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::of(&[("in/x", "")]);
    for name in [&b"\xCD\xEE\xE2.html"[..], b"\xCD\xEE\xE3.html"] {
        std::fs::write(folder.path("in").join(OsStr::from_bytes(name)), page(5)).unwrap();
    }
    let records = folder.extract("in").records();
    let paths: Vec<&str> = records
        .iter()
        .map(|record| record.source.path.as_str())
        .collect();
    assert_eq!(paths, ["in/%CD%EE%E2.html", "in/%CD%EE%E3.html"]);
    assert_eq!(ids(&records).len(), 2);
}

#[test]
fn what_is_skipped_is_named() {
    let folder = Folder::of(&[
        ("in/.hidden.html", "<html>"),
        ("in/a.css", "b {}"),
        ("in/b.pdf", "%PDF-1.7"),
        ("in/c.jsonl", &lines(1, 1)),
    ]);
    let request = crate::pack::warc(
        "request",
        "http://a.kz/1",
        "application/http",
        b"GET / HTTP/1.1\r\n\r\n",
    );
    folder.write("in/d.warc", request);
    let run = folder.extract("in --errors errors.ndjson");
    assert_eq!(run.status, Some(0));
    assert!(
        run.says("5 read = 1 record + 0 errors + 4 skipped;"),
        "{}",
        run.stderr
    );
    let errors = folder.errors("errors.ndjson");
    let named: Vec<String> = errors
        .iter()
        .map(|error| {
            format!(
                "{} {:?} {:?}",
                error.source.path,
                error.code,
                error.reason.unwrap()
            )
        })
        .collect();
    let expected = [
        "in/.hidden.html Skipped Hidden",
        "in/a.css Skipped OtherKind",
        "in/b.pdf Skipped OtherKind",
        "in/d.warc Skipped NoPage",
    ];
    assert_eq!(named, expected);
    assert!(errors[2].message.contains("a PDF, which is not read"));
    let run = folder.extract("in --list-skipped --quiet");
    assert_eq!(run.stderr.lines().count(), 4, "{}", run.stderr);
    assert!(
        run.says("svodka: skipped: in/a.css: of a kind that is not read"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.extract("in --quiet").stderr, "");
}
