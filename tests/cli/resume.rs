//! Runs that are stopped and go on: in the end the outputs are those of a run that was not.

use crate::folder::{Folder, lines};
use crate::pack::{gz, page, response, zip};
use std::fs;
use std::thread::sleep;
use std::time::Duration;

/// Documents of all kinds, some of which fail, and some of which are copies of others.
fn archive() -> Folder {
    let folder = Folder::new();
    let html = "Content-Type: text/html\r\n";
    let records: Vec<u8> = (0..60)
        .flat_map(|number| {
            gz(&response(
                "http://a.kz/",
                html,
                page(1 + number % 50).as_bytes(),
            ))
        })
        .collect();
    folder.write("in/a.warc.gz", records);
    folder.write(
        "in/b.jsonl",
        format!("{}broken\n{}", lines(1, 300), lines(200, 200)),
    );
    folder.write("in/c.html", page(3));
    folder.write(
        "in/d.zip",
        zip(&[
            ("1.html", page(4).as_bytes()),
            ("2.txt", b""),
            ("3.jsonl", lines(500, 100).as_bytes()),
        ]),
    );
    folder.write("in/e.txt", "\n");
    folder
}

const ARGUMENTS: &str = "in -o out.ndjson --errors errors.ndjson --dedup --jobs 2 --resume";

/// The same and standard input behind it.
const ENDLESS: &str = "in - -o out.ndjson --errors errors.ndjson --dedup --jobs 2 --resume";

fn outputs(folder: &Folder) -> (String, String) {
    assert!(!folder.has("out.ndjson.part"));
    (folder.read("out.ndjson"), folder.read("errors.ndjson"))
}

/// Starts a run whose standard input never ends, so neither does it, and kills it a while after its
/// records take that many bytes.
fn kill_behind(folder: &Folder, length: usize, pause: Duration) {
    let mut child = folder.start(ENDLESS);
    folder.wait_until(&mut child, |folder| folder.written() >= length as u64);
    sleep(pause);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), None, "killed, not ended");
}

#[test]
fn killed_at_any_moment() {
    let folder = archive();
    let run = folder.extract(ENDLESS);
    assert_eq!(run.status, Some(3), "{}", run.stderr);
    let expected = outputs(&folder);
    assert_eq!(expected.0.lines().count(), 662);
    // What is written while more may come: the last batch waits for the end of the input.
    let most = expected.0.len() * 3 / 4;
    for round in 0..20 {
        fs::remove_file(folder.path("out.ndjson")).unwrap();
        fs::remove_file(folder.path("errors.ndjson")).unwrap();
        // Later and later, then once more on the way, between batches and in the midst of one.
        let first = most * round / 20;
        let pause = Duration::from_millis(round as u64 * 7 % 20);
        kill_behind(&folder, first, pause);
        kill_behind(&folder, first + (most - first) * round / 20, pause);
        let run = folder.extract(ENDLESS);
        assert_eq!(run.status, Some(3), "{}", run.stderr);
        assert!(
            run.says("666 read = 662 records + 4 errors + 0 skipped;"),
            "{}",
            run.stderr
        );
        assert_eq!(outputs(&folder), expected, "round {round}");
    }
}

/// A run that has written something and was killed.
fn stopped(folder: &Folder) {
    // Of an earlier round, which is finished.
    let _ = fs::remove_file(folder.path("out.ndjson.journal"));
    let (mut child, _stdin) = folder.waiting("- -o out.ndjson");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn torn_outputs_are_mended() {
    let folder = Folder::new();
    let expected = folder.extract_from("-", lines(0, 200).as_bytes()).stdout;
    for torn in ["out.ndjson.part", "out.ndjson.journal"] {
        for cut in [1, 50, 100_000] {
            stopped(&folder);
            let bytes = fs::read(folder.path(torn)).unwrap();
            fs::write(folder.path(torn), &bytes[..bytes.len().saturating_sub(cut)]).unwrap();
            let run = folder.extract_from("- -o out.ndjson --resume", lines(0, 200).as_bytes());
            assert_eq!(run.status, Some(0), "{}", run.stderr);
            let is_lost = torn.ends_with("journal") && cut > bytes.len();
            let is_told = run.says("no journal says what of them counts");
            assert!(is_told || !is_lost, "{}", run.stderr);
            assert_eq!(folder.read("out.ndjson").as_bytes(), expected);
        }
    }
}

#[test]
fn what_has_changed_is_refused() {
    let folder = Folder::new();
    let expected = folder.extract_from("-", lines(0, 200).as_bytes()).stdout;
    stopped(&folder);
    let run = folder.extract_from(
        "- -o out.ndjson --resume --no-text",
        lines(0, 200).as_bytes(),
    );
    assert_eq!(run.status, Some(1));
    assert!(
        run.says("other settings: --no-text (false then, true now)"),
        "{}",
        run.stderr
    );
    let other = lines(0, 200).replace("человек", "волонтёров");
    let run = folder.extract_from("- -o out.ndjson --resume", other.as_bytes());
    assert_eq!(run.status, Some(1));
    assert!(
        run.says("the inputs are not what they were"),
        "{}",
        run.stderr
    );
    // Nothing that was noted is lost by that: the right inputs and settings go on with it.
    let run = folder.extract_from("- -o out.ndjson --resume", lines(0, 200).as_bytes());
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.says("continues after"), "{}", run.stderr);
    assert!(folder.read("out.ndjson").as_bytes() == expected);
    stopped(&folder);
    // Nor do other commands take what it has left.
    folder.write("a.ndjson", &expected);
    for arguments in [
        "claims a.ndjson -o out.ndjson",
        "claims a.ndjson -o out.ndjson.journal",
        "link a.ndjson -o out.ndjson --entities e.ndjson",
        "extract a.ndjson --errors out.ndjson.part",
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.status, Some(1), "{arguments}: {}", run.stderr);
        assert!(run.says("an unfinished run"), "{}", run.stderr);
    }
    let run = folder.extract_from("- -o out.ndjson --restart", lines(0, 3).as_bytes());
    assert_eq!(run.status, Some(0), "it begins anew: {}", run.stderr);
}

#[test]
fn there_may_be_nothing_to_go_on_with() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 3))]);
    let run = folder.extract("a.jsonl -o out.ndjson --resume");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(folder.extract("a.jsonl --resume").status, Some(2));
    assert_eq!(
        folder.extract("a.jsonl -o /dev/null --resume").status,
        Some(2)
    );
}

/// The limit of the shell on the size of files stands for a disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_was_full() {
    use std::process::Command;
    let folder = archive();
    assert_eq!(folder.extract(ARGUMENTS).status, Some(3));
    let expected = outputs(&folder);
    for blocks in [100, 400, 900] {
        fs::remove_file(folder.path("out.ndjson")).unwrap();
        let limited = format!(
            "ulimit -f {blocks}; exec {} extract {ARGUMENTS}",
            env!("CARGO_BIN_EXE_svodka")
        );
        let output = Command::new("sh")
            .args(["-c", &limited])
            .current_dir(folder.path("."))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("continue with --resume"), "{said}");
        assert_eq!(folder.extract(ARGUMENTS).status, Some(3));
        assert_eq!(outputs(&folder), expected);
    }
}
