//! Folders that have grown or changed since the last run.

use crate::folder::{Folder, Run, lines};
use crate::pack::{page, zip};
use std::fs;

const OUTPUTS: &str = "in -o out.ndjson --errors errors.ndjson";

fn archive() -> Folder {
    let folder = Folder::new();
    for number in 0..6 {
        folder.write(
            &format!("in/{number}.jsonl"),
            lines(1000 * number, 150 - 20 * number),
        );
    }
    folder.write("in/broken.jsonl", format!("{}broken\n", lines(9000, 3)));
    folder.write("in/page.html", page(5));
    folder.write(
        "in/pages.zip",
        zip(&[
            ("1.html", page(6).as_bytes()),
            ("2.html", page(7).as_bytes()),
        ]),
    );
    folder.write("in/style.css", "b {}");
    folder
}

/// Brings the outputs up to date; they are what a full run makes.
fn updated(folder: &Folder, more: &str) -> Run {
    let run = folder.extract(&format!("{OUTPUTS} --update {more}"));
    assert!(matches!(run.status, Some(0 | 3)), "{}", run.stderr);
    let full = folder.extract(&format!(
        "in -o full.ndjson --errors full-errors.ndjson --restart {more}"
    ));
    assert_eq!(run.status, full.status);
    assert_eq!(folder.read("out.ndjson"), folder.read("full.ndjson"));
    assert_eq!(
        folder.read("errors.ndjson"),
        folder.read("full-errors.ndjson")
    );
    for left in [
        "out.ndjson.part",
        "out.ndjson.update",
        "out.ndjson.update.journal",
        "errors.ndjson.update",
    ] {
        assert!(!folder.has(left), "{left}");
    }
    run
}

fn kept(run: &Run) -> u64 {
    let line = run
        .stderr
        .split("; ")
        .find(|part| part.ends_with("kept of files that have not changed"));
    line.map_or(0, |line| line.split(' ').next().unwrap().parse().unwrap())
}

#[test]
fn what_is_new_or_changed_is_read_and_the_rest_is_kept() {
    let folder = archive();
    // Without an earlier run there is nothing to keep.
    assert_eq!(kept(&updated(&folder, "")), 0);
    let whole = 600 + 3;
    assert_eq!(kept(&updated(&folder, "")), whole);
    folder.write("in/2.jsonl", lines(12_000, 10));
    folder.write("in/55.jsonl", lines(13_000, 5));
    fs::remove_file(folder.path("in/4.jsonl")).unwrap();
    assert_eq!(kept(&updated(&folder, "")), whole - 110 - 70);
    // What was kept once is kept again.
    assert_eq!(
        kept(&updated(&folder, "--jobs 1")),
        whole - 110 - 70 + 10 + 5
    );
    // Ids that begin to repeat, and cease to.
    folder.write("in/00.jsonl", lines(0, 7));
    assert!(updated(&folder, "").says("7 repeated ids made distinct"));
    fs::remove_file(folder.path("in/00.jsonl")).unwrap();
    assert!(!updated(&folder, "").says("repeated"));
    // Other settings change every record.
    assert_eq!(kept(&updated(&folder, "--no-text")), 0);
    assert_eq!(kept(&updated(&folder, "--dedup")), 0);
}

/// Of a change that size and time do not show the system knows.
#[cfg(unix)]
#[test]
fn a_change_behind_the_back() {
    let folder = archive();
    updated(&folder, "");
    let path = folder.path("in/1.jsonl");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let changed = folder
        .read("in/1.jsonl")
        .replace("1000 человек", "9000 человек");
    fs::write(&path, changed).unwrap();
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    assert_eq!(kept(&updated(&folder, "")), 603 - 130);
}

#[test]
fn an_output_that_was_edited_is_made_anew() {
    let folder = archive();
    updated(&folder, "");
    folder.write("out.ndjson", "edited\n");
    assert_eq!(kept(&updated(&folder, "")), 0);
}

#[test]
fn an_update_that_is_stopped_leaves_the_finished_run() {
    let folder = archive();
    let arguments = "in - -o out.ndjson --errors errors.ndjson";
    assert_eq!(folder.extract(arguments).status, Some(3));
    let before = folder.read("out.ndjson");
    let mut child = folder.start(&format!("{arguments} --update"));
    let _stdin = child.stdin.take();
    folder.wait_until(&mut child, |folder| folder.size("out.ndjson.update") > 0);
    assert!(
        folder
            .extract("in -o out.ndjson")
            .says("another svodka is writing this output")
    );
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(folder.read("out.ndjson"), before);
    // A broken line, a file that was skipped, and standard input, which held nothing.
    assert_eq!(folder.errors("errors.ndjson").len(), 3);
    let run = folder.extract(&format!("{arguments} --update"));
    assert_eq!(run.status, Some(3), "{}", run.stderr);
    assert_eq!((kept(&run), folder.read("out.ndjson")), (603, before));
}
