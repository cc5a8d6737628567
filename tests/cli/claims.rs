//! What an earlier or another run has written is never lost without a word.

use crate::folder::{Folder, Run, lines};
use std::fs;

/// A run that has written something and was killed.
fn killed(folder: &Folder) {
    let (mut child, _stdin) = folder.waiting("- -o out.ndjson --errors errors.ndjson");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn one_of_many_runs_writes_an_output() {
    let folder = Folder::of(&[("a.jsonl", &lines(0, 300))]);
    let expected = folder.extract("a.jsonl").stdout;
    for round in 0..6 {
        let way = ["", " --restart", " --resume"][round % 3];
        let arguments = format!("a.jsonl -o out.ndjson --errors errors.ndjson{way}");
        let runs: Vec<_> = (0..4).map(|_| folder.start(&arguments)).collect();
        let runs: Vec<Run> = runs.into_iter().map(Run::of).collect();
        assert!(runs.iter().any(|run| run.status == Some(0)), "{runs:?}");
        for run in &runs {
            let is_late =
                run.status == Some(1) && run.says("another svodka is writing this output");
            assert!(run.status == Some(0) || is_late, "{}", run.stderr);
        }
        assert_eq!(folder.read("out.ndjson").as_bytes(), expected);
        assert!(!folder.has("out.ndjson.part"));
        fs::remove_file(folder.path("out.ndjson")).unwrap();
    }
}

#[test]
fn a_run_that_comes_too_late_touches_nothing() {
    let folder = Folder::new();
    let (child, stdin) = folder.waiting("- -o out.ndjson --errors errors.ndjson");
    for arguments in [
        "- -o out.ndjson",
        "- -o out.ndjson --restart",
        "- -o out.ndjson --resume",
        "- -o ./out.ndjson --errors errors.ndjson",
    ] {
        let run = folder.extract_from(arguments, lines(7, 1).as_bytes());
        assert_eq!(run.status, Some(1), "{arguments}: {}", run.stderr);
        assert!(
            run.says("another svodka is writing this output"),
            "{}",
            run.stderr
        );
    }
    let run = folder.extract_from("- -o other.ndjson --errors errors.ndjson", b"{broken");
    assert!(
        run.says("another svodka is writing its errors there"),
        "{}",
        run.stderr
    );
    assert!(!folder.has("other.ndjson.journal") && !folder.has("other.ndjson.part"));
    drop(stdin);
    let run = Run::of(child);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let expected = folder.extract_from("-", lines(0, 200).as_bytes()).stdout;
    assert_eq!(folder.read("out.ndjson").as_bytes(), expected);
}

/// Whether records or errors, of this command or of another: who comes too late touches nothing.
#[test]
fn a_file_has_one_writer() {
    let folder = Folder::of(&[("a.jsonl", &lines(0, 3))]);
    assert_eq!(folder.extract("a.jsonl -o a.ndjson").status, Some(0));
    let (child, stdin) = folder.waiting("- -o out.ndjson --errors errors.ndjson");
    let mut late = Vec::new();
    for (output, errors) in [
        ("other.ndjson", "out.ndjson"),
        ("other.ndjson", "out.ndjson.part"),
        ("errors.ndjson", "other.ndjson"),
        ("out.ndjson.part", "other.ndjson"),
    ] {
        late.push(folder.extract(&format!("a.jsonl -o {output} --errors {errors}")));
    }
    for arguments in [
        "link a.ndjson -o out.ndjson --entities other.ndjson",
        "link a.ndjson -o other.ndjson --entities errors.ndjson",
        "claims a.ndjson -o errors.ndjson",
    ] {
        late.push(folder.run(arguments));
    }
    for run in late {
        assert_eq!(run.status, Some(1), "{}", run.stderr);
        assert!(run.says("another svodka is writing"), "{}", run.stderr);
    }
    for name in ["other.ndjson", "other.ndjson.part", "errors.ndjson.tmp"] {
        assert!(!folder.has(name), "{name}");
    }
    drop(stdin);
    assert_eq!(Run::of(child).status, Some(0));
    assert_eq!(folder.read("out.ndjson").lines().count(), 200);
    let left = fs::read_dir(folder.path(".")).unwrap();
    let hidden = left
        .filter(|entry| entry.as_ref().unwrap().path().extension() == Some("svodka-lock".as_ref()));
    assert_eq!(hidden.count(), 0);
}

/// What claims an output is no input, wherever it stands.
#[test]
fn runs_in_the_folder_they_read_count_their_inputs_alone() {
    let folder = Folder::of(&[("in/a.jsonl", &lines(0, 3)), ("in/.x.svodka-lock", "")]);
    let run = folder.extract("in -o in/out.ndjson --errors in/errors.ndjson");
    assert!(
        run.says("3 read = 3 records + 0 errors + 0 skipped"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_unfinished_run_is_spared() {
    let folder = Folder::new();
    killed(&folder);
    // It was killed at any moment: its last line may be torn in the midst of a letter.
    let part = fs::read(folder.path("out.ndjson.part")).unwrap();
    let is_spared = || fs::read(folder.path("out.ndjson.part")).is_ok_and(|now| now == part);
    let run = folder.extract_from("- -o out.ndjson", lines(0, 200).as_bytes());
    assert_eq!(run.status, Some(1));
    assert!(
        run.says("bytes of an unfinished run; continue with --resume"),
        "{}",
        run.stderr
    );
    assert!(run.says("--restart"), "{}", run.stderr);
    assert!(is_spared());
    // Also where only the part is left.
    fs::remove_file(folder.path("out.ndjson.journal")).unwrap();
    assert_eq!(folder.extract("- -o out.ndjson").status, Some(1));
    assert!(!folder.has("out.ndjson.journal"));
    assert!(is_spared());
    let run = folder.extract_from("- -o out.ndjson --restart", lines(0, 3).as_bytes());
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(folder.read("out.ndjson").lines().count(), 3);
}

#[test]
fn a_finished_run_is_finished() {
    let folder = Folder::of(&[("a.jsonl", &lines(0, 20))]);
    let arguments = "a.jsonl -o out.ndjson --errors errors.ndjson";
    assert_eq!(folder.extract(arguments).status, Some(0));
    let written = fs::metadata(folder.path("out.ndjson"))
        .unwrap()
        .modified()
        .unwrap();
    let run = folder.extract(&format!("{arguments} --resume"));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(
        run.says("finished by an earlier run, 20 read = 20 records"),
        "{}",
        run.stderr
    );
    assert_eq!(
        fs::metadata(folder.path("out.ndjson"))
            .unwrap()
            .modified()
            .unwrap(),
        written
    );
    let run = folder.extract(&format!("{arguments} --resume --no-text"));
    assert_eq!(run.status, Some(1));
    assert!(
        run.says("--no-text (false then, true now)"),
        "{}",
        run.stderr
    );
    folder.write("out.ndjson", "edited by somebody\n");
    let run = folder.extract(&format!("{arguments} --resume"));
    assert_eq!(run.status, Some(1));
    assert!(run.says("not what the earlier run wrote"), "{}", run.stderr);
    assert_eq!(folder.read("out.ndjson"), "edited by somebody\n");
    assert_eq!(
        folder.extract(&format!("{arguments} --restart")).status,
        Some(0)
    );
    assert_eq!(folder.read("out.ndjson").lines().count(), 20);
}

/// A finished output stays whole until another one can take its place.
#[test]
fn a_finished_output_is_replaced_by_a_finished_one() {
    let folder = Folder::of(&[("a.jsonl", &lines(0, 3))]);
    assert_eq!(folder.extract("a.jsonl -o out.ndjson").status, Some(0));
    let old = folder.read("out.ndjson");
    let (mut child, _stdin) = folder.waiting("- -o out.ndjson");
    assert_eq!(folder.read("out.ndjson"), old);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(folder.read("out.ndjson"), old);
}

/// Inputs that were changed behind the back of a run that goes on with them.
#[cfg(unix)]
#[test]
fn changes_that_size_and_time_do_not_show() {
    let folder = Folder::of(&[("in/a.jsonl", &lines(100, 200))]);
    let (mut child, _stdin) = folder.waiting("in - -o out.ndjson");
    child.kill().unwrap();
    child.wait().unwrap();
    let path = folder.path("in/a.jsonl");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let changed = fs::read_to_string(&path)
        .unwrap()
        .replace("100 человек", "900 человек");
    fs::write(&path, changed).unwrap();
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    let run = folder.extract_from("in - -o out.ndjson --resume", lines(0, 200).as_bytes());
    assert_eq!(run.status, Some(1));
    assert!(
        run.says("the inputs are not what they were"),
        "{}",
        run.stderr
    );
}

#[test]
fn shards_that_write_where_they_read() {
    for by in ["files", "documents"] {
        let folder = Folder::new();
        for number in 0..20 {
            folder.write(&format!("in/{number:02}.jsonl"), lines(number * 10, 3));
        }
        let mut expected = folder.extract("in").ids();
        expected.sort();
        let start = |part: u32| {
            folder.start(&format!(
                "in --shard {part}/3 --shard-by {by} -o in/1-out-{part}.ndjson \
                 --errors in/1-errors-{part}.jsonl --restart"
            ))
        };
        // In the midst of the inputs, one after another and all at once: each finds other files of the others.
        let in_turn = (1..=3).map(|part| Run::of(start(part))).collect();
        assert_eq!(dealt(&folder, in_turn), expected, "{by} in turn");
        let children: Vec<_> = (1..=3).map(start).collect();
        let at_once = children.into_iter().map(Run::of).collect();
        assert_eq!(dealt(&folder, at_once), expected, "{by} at once");
    }
}

/// Path and id of all records of three parts.
fn dealt(folder: &Folder, runs: Vec<Run>) -> Vec<String> {
    for run in &runs {
        assert_eq!(run.status, Some(0), "{}", run.stderr);
    }
    let out = (1..=3).flat_map(|part| {
        let out = folder.read(&format!("in/1-out-{part}.ndjson"));
        crate::folder::records(out.as_bytes())
    });
    let mut found: Vec<String> = out
        .map(|record| format!("{} {}", record.source.path, record.id))
        .collect();
    found.sort();
    found
}
