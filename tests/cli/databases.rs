//! Databases that cannot be written, and files given to a command that does not read them.

use crate::folder::{Folder, lines};
use std::fs;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_svodka");

fn svodka(folder: &Folder, arguments: &str) -> Output {
    let mut program = Command::new(PROGRAM);
    let program = program
        .args(arguments.split(' '))
        .current_dir(folder.path(""));
    program.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// How many documents a database holds, as another database of theirs says.
fn documents(folder: &Folder, database: &str) -> usize {
    let told = svodka(folder, &format!("diff {database} empty.ndjson --summary"));
    let told = String::from_utf8(told.stdout).unwrap();
    let count = told.split(' ').next().unwrap();
    count.parse().unwrap_or_else(|_| panic!("{told}"))
}

/// The limit of the shell on the size of files stands for a disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_keeps_what_was_there() {
    let folder = Folder::of(&[
        ("a.jsonl", &lines(1, 5)),
        ("b.jsonl", &lines(6, 3000)),
        ("empty.ndjson", ""),
    ]);
    folder.extract("a.jsonl -o a.ndjson");
    folder.extract("b.jsonl -o b.ndjson");
    assert!(
        svodka(&folder, "export a.ndjson --to news.db")
            .status
            .success()
    );
    let before = fs::metadata(folder.path("news.db")).unwrap().len();
    for command in ["export b.ndjson", "extract b.jsonl"] {
        // The shell counts in blocks of 512 or of 1,024 bytes.
        let blocks = before / 512 + 100;
        let limited = format!("ulimit -f {blocks}; exec {PROGRAM} {command} --to news.db");
        let mut shell = Command::new("sh");
        let shell = shell.args(["-c", &limited]).current_dir(folder.path(""));
        let told = said(&shell.output().unwrap());
        assert!(
            told.contains("news.db") && told.contains("make room"),
            "{told}"
        );
        let held = documents(&folder, "news.db");
        assert!((5..3005).contains(&held), "{held}");
        assert!(!folder.has("news.db-journal"));
    }
    assert!(
        svodka(&folder, "export b.ndjson --to news.db")
            .status
            .success()
    );
    assert_eq!(documents(&folder, "news.db"), 3005);
}

/// Who may write everything runs the program as somebody who may not.
#[cfg(target_os = "linux")]
#[test]
fn a_database_that_may_not_be_written_is_left_as_it_is() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = Folder::of(&[("a.jsonl", &lines(1, 2)), ("empty.ndjson", "")]);
    folder.extract("a.jsonl -o a.ndjson");
    assert!(
        svodka(&folder, "export a.ndjson --to news.db")
            .status
            .success()
    );
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let nobody: &[&str] = match is_root {
        true => &[
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
        ],
        false => &["env"],
    };
    // Nobody has to reach the program and the folder.
    let program = folder.path("svodka");
    fs::copy(PROGRAM, &program).unwrap();
    let allow = |name: &str, mode: u32| {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow("svodka", 0o755);
    allow("news.db", 0o444);
    allow("", 0o555);
    let before = fs::read(folder.path("news.db")).unwrap();
    let run = |arguments: &str| {
        let mut command = Command::new(nobody[0]);
        let command = command.args(&nobody[1..]).arg(&program);
        let command = command
            .args(arguments.split(' '))
            .current_dir(folder.path(""));
        command.output().unwrap()
    };
    for arguments in [
        "export a.ndjson --to news.db",
        "export a.ndjson --to news.db --replace",
    ] {
        let output = run(arguments);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(
            told.contains("news.db: cannot be written") && told.contains("name another file"),
            "{told}"
        );
    }
    let output = run("export a.ndjson --to other.db");
    assert!(
        said(&output).contains("cannot be written"),
        "{}",
        said(&output)
    );
    // What may be read can be searched.
    let found = run("search news.db --kind document а*");
    assert!(
        said(&found).is_empty() || said(&found).contains("nothing found"),
        "{}",
        said(&found)
    );
    assert!(fs::read(folder.path("news.db")).unwrap() == before);
    allow("", 0o755);
    assert!(!folder.has("other.db") && !folder.has("news.db-journal"));
}

/// Who reads what: a file given to another command is named for what it is, with who reads it, and nothing is written.
#[test]
fn a_file_for_another_command_is_named() {
    let folder = Folder::of(&[
        ("a.jsonl", &lines(1, 2)),
        ("page.html", "<!DOCTYPE html><p>Привет"),
        ("table.csv", "id,text\n1,Привет\n"),
    ]);
    folder.extract("a.jsonl -o records");
    for made in [
        "link records -o linked --entities entities",
        "claims linked -o claims",
        "export linked --to sqlite:db",
    ] {
        let made = svodka(&folder, made);
        assert!(made.status.success(), "{}", said(&made));
    }
    // A claim of our own: two articles without figures have none.
    folder.write(
        "claims",
        "{\"id\":\"K1\",\"series\":\"S1\",\"relation\":null}\n",
    );
    folder.write(
        "entities",
        "{\"id\":\"O1\",\"kind\":\"organization\",\"merged_into\":null}\n",
    );
    let read_by = [
        (
            "page.html",
            "holds a page of the web",
            "svodka extract reads it",
        ),
        (
            "table.csv",
            "holds text that is no JSON",
            "svodka extract reads texts",
        ),
        ("a.jsonl", "holds articles", "svodka extract reads them"),
        (
            "db",
            "holds a database of SQLite",
            "svodka search and svodka diff read it",
        ),
        (
            "entities",
            "holds entities of svodka link",
            "svodka export and svodka explain --entity read them",
        ),
        (
            "claims",
            "holds claims of svodka claims",
            "svodka export and svodka review --claims read them",
        ),
        (
            "records",
            "holds records",
            "svodka export, link, claims, review, score and diff read them",
        ),
    ];
    let commands: [(&str, &[&str]); 10] = [
        (
            "export FILE --to out.ndjson",
            &["records", "entities", "claims"],
        ),
        ("review FILE -o out.html", &["records"]),
        ("review records --claims FILE -o out.html", &["claims"]),
        ("link FILE -o out.ndjson --entities out2", &["records"]),
        ("claims FILE -o out.ndjson", &["records"]),
        ("diff FILE records", &["records", "db"]),
        ("score records --corrections FILE", &[]),
        ("search FILE слово", &["db"]),
        ("extract a.jsonl -o out.ndjson --corrections FILE", &[]),
        ("explain --entity O1 FILE", &["entities"]),
    ];
    for (command, reads) in commands {
        for (file, holds, who) in read_by.iter().filter(|(file, ..)| !reads.contains(file)) {
            let output = svodka(&folder, &command.replace("FILE", file));
            let told = said(&output);
            let is_named = told.contains(file) && told.contains(holds) && told.contains(who);
            assert!(
                is_named && !output.status.success(),
                "{command} {file}\n{told}"
            );
            let left = ["out.ndjson", "out2", "out.html"].map(|name| folder.has(name));
            assert_eq!(left, [false; 3], "{command} {file}");
        }
    }
}

#[test]
fn a_file_that_is_named_twice_counts_once() {
    let folder = Folder::of(&[("a.jsonl", &lines(1, 3))]);
    folder.extract("a.jsonl -o a.ndjson");
    for to in ["news.db", "csv:tables", "all.ndjson"] {
        let exported = svodka(&folder, &format!("export a.ndjson ./a.ndjson --to {to}"));
        assert!(
            said(&exported).contains(": 3 records"),
            "{}",
            said(&exported)
        );
    }
}
