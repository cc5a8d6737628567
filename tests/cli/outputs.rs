//! Where records go, and that they are the same every time.

use crate::folder::{Folder, lines, records};
use std::io::{BufRead, BufReader, Read};

/// Documents of all sizes, and a broken one now and then.
fn mixed(count: u32) -> String {
    (0..count)
        .map(|number| match number % 50 {
            49 => "{broken\n".to_owned(),
            48 => lines(number, 1).replace("В акции", &"Волонтёры вышли на субботник. ".repeat(80)),
            _ => lines(number, 1),
        })
        .collect()
}

#[test]
fn the_same_bytes_whatever_the_jobs() {
    let folder = Folder::of(&[
        ("in/a.jsonl", &mixed(600)),
        ("in/b.jsonl", &lines(1000, 10)),
    ]);
    let mut seen = Vec::new();
    for jobs in ["1", "2", "8"] {
        let run = folder.extract(&format!("in --quiet --jobs {jobs} --errors {jobs}.ndjson"));
        assert_eq!(run.status, Some(3));
        seen.push((run.stdout, folder.read(&format!("{jobs}.ndjson"))));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    let ids: Vec<u32> = records(&seen[0].0)
        .iter()
        .map(|record| record.id.parse().unwrap())
        .collect();
    assert_eq!(ids.len(), 598);
    assert!(ids.is_sorted());
}

#[test]
fn a_file_gets_its_name_when_it_is_whole() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 3)), ("out.ndjson", "old\n")]);
    let run = folder.extract("a.jsonl -o out.ndjson");
    assert_eq!((run.status, run.stdout.len()), (Some(0), 0));
    assert!(!folder.has("out.ndjson.part"));
    let on_the_screen = folder.extract("a.jsonl -o -").stdout;
    assert_eq!(folder.read("out.ndjson").as_bytes(), on_the_screen);
    assert_eq!(records(&on_the_screen).len(), 3);
}

#[test]
fn without_text() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 1))]);
    assert!(
        folder.extract("a.jsonl").records()[0]
            .article
            .text
            .is_some()
    );
    assert_eq!(
        folder.extract("a.jsonl --no-text").records()[0]
            .article
            .text,
        None
    );
}

#[test]
fn the_summary_adds_up() {
    let folder = Folder::of(&[("in/a.jsonl", &mixed(100)), ("in/b.doc", "x")]);
    let run = folder.extract("in --errors errors.ndjson");
    let summary = run.stderr.strip_prefix("svodka: ").unwrap();
    let count = |name: &str| -> usize {
        let before = summary.split_once(&format!(" {name}")).unwrap().0;
        before.rsplit(' ').next().unwrap().parse().unwrap()
    };
    let records = run.records();
    assert_eq!(count("records"), records.len());
    let told = folder.errors("errors.ndjson");
    assert_eq!(count("errors") + count("skipped"), told.len());
    assert_eq!(count("skipped"), 1);
    let sum = count("records") + count("errors") + count("skipped");
    assert_eq!((count("read"), sum), (101, 101));
    let facts =
        |table: fn(&svodka::record::Record) -> usize| records.iter().map(table).sum::<usize>();
    assert_eq!(count("campaign"), facts(|record| record.campaigns.len()));
    assert_eq!(
        count("organization"),
        facts(|record| record.organizations.len())
    );
    assert_eq!(count("figure"), facts(|record| record.figures.len()));
    assert_eq!(count("quote"), facts(|record| record.quotes.len()));
    assert!(summary.trim_end().ends_with(" MB/s"));
    assert_eq!(summary.lines().count(), 1);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::of(&[("a.jsonl", &lines(0, 4000))]);
    let mut child = folder.start("a.jsonl");
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut first).unwrap();
    drop(stdout);
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(said, "");
    assert_eq!(records(first.as_bytes())[0].id, "0");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_records_takes_no_errors() {
    let folder = Folder::of(&[("a.jsonl", "{\"text\":\n")]);
    std::os::unix::fs::symlink("out.ndjson", folder.path("errors.ndjson")).unwrap();
    let run = folder.extract("a.jsonl -o out.ndjson --errors errors.ndjson");
    assert_eq!(run.status, Some(2));
    assert!(
        run.says("cannot take both records and errors"),
        "{}",
        run.stderr
    );
    assert!(!folder.has("out.ndjson"));
}
