//! Runs that do not begin, or do not get to the end.

use crate::folder::{Folder, lines, records};

#[test]
fn nothing_to_read() {
    let folder = Folder::of(&[("in/a.doc", "x"), ("empty/.keep", ""), ("empty.txt", "")]);
    for (arguments, told) in [
        ("missing", "svodka: no input could be opened"),
        (
            "in",
            "svodka: nothing to write, the only document was skipped: in/a.doc: ",
        ),
        (
            "empty",
            "svodka: nothing to write, the only document was skipped: empty/.keep: hidden",
        ),
        (
            "missing in -o out.ndjson",
            "svodka: no input could be opened",
        ),
    ] {
        let run = folder.extract(arguments);
        assert_eq!(run.status, Some(1), "{arguments}: {}", run.stderr);
        assert!(run.says(told), "{}", run.stderr);
    }
    assert!(!folder.has("out.ndjson") && !folder.has("out.ndjson.part"));
    // An empty file was opened and read: a failed document.
    assert_eq!(folder.extract("empty.txt").status, Some(3));
    assert_eq!(folder.extract("-").status, Some(3));
}

#[test]
fn places_that_cannot_be_written() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 1)), ("folder/x", "")]);
    for arguments in [
        "a.jsonl -o folder",
        "a.jsonl -o no/such/place",
        "a.jsonl --errors folder",
    ] {
        let run = folder.extract(arguments);
        assert_eq!(run.status, Some(1), "{arguments}: {}", run.stderr);
        assert_eq!(run.stdout, b"");
        assert!(run.says("cannot be written: "), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1);
    }
}

#[test]
fn lists_that_cannot_be_read() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 1))]);
    let run = folder.extract("a.jsonl -o out.ndjson --lexicon no-such-folder");
    assert_eq!(run.status, Some(1));
    assert!(run.says("no-such-folder"), "{}", run.stderr);
    assert!(!folder.has("out.ndjson.part"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 10))]);
    let run = folder.extract("a.jsonl -o /dev/full");
    assert_eq!(run.status, Some(1));
    assert!(run.says("stopped: "), "{}", run.stderr);
}

/// The limit of the shell on the size of files stands for a disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_named() {
    use std::process::Command;
    let folder = Folder::of(&[("a.jsonl", &lines(1, 200))]);
    assert_eq!(folder.extract("a.jsonl -o a.ndjson").status, Some(0));
    for command in [
        "link a.ndjson -o made/out.ndjson --entities made/entities.ndjson",
        "claims a.ndjson -o made/out.ndjson",
        "export a.ndjson --to made/out.ndjson",
        "export a.ndjson --to csv:made/out",
        "review a.ndjson -o made/out.html",
    ] {
        std::fs::create_dir(folder.path("made")).unwrap();
        let program = env!("CARGO_BIN_EXE_svodka");
        let output = Command::new("sh")
            .args(["-c", &format!("ulimit -f 8; exec {program} {command}")])
            .current_dir(folder.path("."))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{command}: {said}");
        let is_named = said.contains("made/out") || said.contains("/spool");
        assert!(is_named && said.contains("cannot"), "{command}: {said}");
        assert!(said.contains("File too large"), "{command}: {said}");
        std::fs::remove_dir_all(folder.path("made")).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_done() {
    use std::io::Write;
    use std::process::Command;

    let folder = Folder::new();
    let mut child = folder.start("- -o out.ndjson");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines(0, 200).as_bytes()).unwrap();
    folder.wait_until(&mut child, |folder| folder.written() > 0);
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    // Standard input stays open: the program must not wait for it.
    let run = crate::folder::Run::of(child);
    drop(stdin);
    assert_eq!(run.status, Some(130), "{}", run.stderr);
    assert!(
        run.says("interrupted; what was done stays in "),
        "{}",
        run.stderr
    );
    assert!(!folder.has("out.ndjson"));
    let done = records(folder.read("out.ndjson.part").as_bytes());
    let ids: Vec<String> = done.into_iter().map(|record| record.id).collect();
    let expected: Vec<String> = (0..ids.len()).map(|id| id.to_string()).collect();
    assert!(!ids.is_empty());
    assert_eq!(ids, expected);
}
