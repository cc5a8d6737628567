//! What is read, in which order, and what becomes of inputs that cannot be.

use crate::folder::{Folder, lines};
use svodka::error::{Code, Stage};

const ARTICLE: &str = "Акция «Чистый двор» прошла в Алматы\n\n3 июля 2010\n\n\
    В акции «Чистый двор» приняли участие более 300 человек, сообщил аким города. \
    Жители убрали дворы и посадили деревья вдоль улиц.\n";

#[test]
fn folders_are_read_in_the_order_of_paths() {
    let folder = Folder::of(&[
        ("in/b.jsonl", &lines(1, 2)),
        ("in/a/z.ndjson", &lines(3, 1)),
        ("in/a-b.jsonl", &lines(4, 1)),
        ("in/c.pdf", "%PDF"),
        ("in/.hidden.jsonl", &lines(9, 1)),
        ("one.jsonl", &lines(5, 1)),
    ]);
    let run = folder.extract("one.jsonl in/");
    let expected = [
        "in/a-b.jsonl 4",
        "in/a/z.ndjson 3",
        "in/b.jsonl 1",
        "in/b.jsonl 2",
        "one.jsonl 5",
    ];
    assert_eq!(run.ids(), expected);
    assert_eq!(run.status, Some(0));
    assert!(
        run.says("7 read = 5 records + 0 errors + 2 skipped;"),
        "{}",
        run.stderr
    );
}

#[test]
fn places_of_lines_are_kept_whatever_their_line_breaks() {
    let input = format!(
        "\u{feff}{}\r\n\r\n{}",
        lines(1, 1).trim_end(),
        lines(2, 1).trim_end()
    );
    let folder = Folder::of(&[("a.jsonl", &input)]);
    let run = folder.extract("a.jsonl");
    assert_eq!(run.ids(), ["a.jsonl 1", "a.jsonl 2"], "{}", run.stderr);
    for record in run.records() {
        let offset = record.source.offset.unwrap() as usize;
        let line = &input[offset..offset + record.source.bytes as usize];
        assert!(line.starts_with('{') && line.ends_with('}'), "{line}");
    }
}

#[test]
fn standard_input_and_unknown_extensions_are_judged_by_their_beginning() {
    let folder = Folder::of(&[("list.json", &lines(7, 1)), ("page.aspx", ARTICLE)]);
    let run = folder.extract_from("- list.json", lines(1, 2).as_bytes());
    assert_eq!(run.ids(), ["list.json 7", "- 1", "- 2"]);
    let run = folder.extract("page.aspx");
    assert_eq!(run.records()[0].source.media_type, "text/plain");
    let page = format!("<html><body><h1>Акция</h1><p>{ARTICLE}</p></body></html>");
    let run = folder.extract_from("-", page.as_bytes());
    assert_eq!(run.records()[0].source.media_type, "text/html");
    assert_eq!(run.records()[0].source.path, "-");
}

#[test]
fn a_file_of_lines_without_a_line_is_skipped_as_empty() {
    let folder = Folder::of(&[("in/empty.jsonl", ""), ("in/a.jsonl", &lines(1, 1))]);
    let run = folder.extract("in --list-skipped");
    assert_eq!(run.ids(), ["in/a.jsonl 1"]);
    assert!(
        run.says("skipped: in/empty.jsonl: empty, so it holds no document"),
        "{}",
        run.stderr
    );
}

#[test]
fn every_failure_is_told_and_the_rest_goes_on() {
    let folder = Folder::of(&[("in/empty.txt", ""), ("in/blank.jsonl", "\n\n")]);
    folder.write("in/binary.html", b"GIF89a\0\0\0");
    folder.write("in/long.txt", "а".repeat(3000));
    let long = format!(
        "{}{{\"id\":\"{}\"}}\n{}",
        lines(1, 1),
        "я".repeat(2000),
        lines(2, 1)
    );
    folder.write("in/long.jsonl", long);
    folder.write("in/broken.jsonl", format!("{{\"id\":\n[]\n{}", lines(3, 1)));
    folder.write("in/latin.jsonl", b"{\"id\":\"1\",\"text\":\"\xE4\"}\n");
    let run =
        folder.extract("in missing --errors errors.ndjson --max-line-bytes 1K --max-file-bytes 2K");
    assert_eq!(run.status, Some(3));
    assert_eq!(
        run.ids(),
        ["in/broken.jsonl 3", "in/long.jsonl 1", "in/long.jsonl 2"]
    );
    let errors = folder.errors("errors.ndjson");
    let found: Vec<_> = errors
        .iter()
        .map(|error| (error.source.path.as_str(), error.source.line, error.code))
        .collect();
    let expected = [
        ("in/binary.html", None, Code::Binary),
        ("in/blank.jsonl", None, Code::Empty),
        ("in/broken.jsonl", Some(1), Code::BadJson),
        ("in/broken.jsonl", Some(2), Code::BadRecord),
        ("in/empty.txt", None, Code::Empty),
        ("in/latin.jsonl", Some(1), Code::BadEncoding),
        ("in/long.jsonl", Some(2), Code::TooLong),
        ("in/long.txt", None, Code::TooLong),
        ("missing", None, Code::NotFound),
    ];
    assert_eq!(found, expected);
    assert!(errors.iter().all(|error| error.message.len() > 10));
    assert!(
        errors
            .iter()
            .filter(|error| error.source.line.is_none())
            .all(|error| error.stage == Stage::Source)
    );
    assert!(
        run.says("12 read = 3 records + 9 errors + 0 skipped;"),
        "{}",
        run.stderr
    );
    assert!(!run.says("missing"), "told in the file, not on the screen");
}

#[test]
fn without_a_file_errors_are_sentences() {
    let folder = Folder::of(&[("a.jsonl", &format!("{}nonsense\n", lines(1, 1)))]);
    let run = folder.extract("a.jsonl no.txt --quiet");
    assert_eq!(run.status, Some(3));
    let said: Vec<_> = run.stderr.lines().collect();
    assert_eq!(said.len(), 2, "{}", run.stderr);
    assert!(said[0].starts_with("svodka: a.jsonl:2: "));
    assert_eq!(
        said[1],
        "svodka: no.txt: no such file or directory; check the path"
    );
}

#[cfg(unix)]
#[test]
fn links() {
    use std::os::unix::fs::symlink;
    let folder = Folder::of(&[("in/a.jsonl", &lines(1, 1))]);
    symlink("..", folder.path("in/loop")).unwrap();
    symlink("a.jsonl", folder.path("in/b.jsonl")).unwrap();
    symlink("nowhere", folder.path("in/c.jsonl")).unwrap();
    symlink("in", folder.path("root")).unwrap();
    let run = folder.extract("root");
    assert_eq!(run.ids()[0], "root/a.jsonl 1");
    assert!(run.ids()[1].starts_with("root/b.jsonl 1~"));
    assert_eq!(run.status, Some(3));
    assert!(run.says("svodka: root/c.jsonl: no such file"));
    assert!(run.says("4 read = 2 records + 1 error + 1 skipped;"));
}

#[test]
fn own_outputs_are_never_read() {
    let folder = Folder::of(&[("in/a.jsonl", &lines(1, 2)), ("in/z.jsonl", "nonsense\n")]);
    let arguments = "in -o in/out.ndjson --errors in/errors.jsonl";
    let first = folder.extract(arguments);
    let outputs = || (folder.read("in/out.ndjson"), folder.read("in/errors.jsonl"));
    let written = outputs();
    // Whatever of them is there already: the same inputs, the same outputs.
    for again in ["", "--restart", "--update"] {
        let run = folder.extract(&format!("{arguments} {again}"));
        assert!(
            run.says("3 read = 2 records + 1 error + 0 skipped;"),
            "{}",
            run.stderr
        );
        assert_eq!((first.status, outputs()), (run.status, written.clone()));
    }
    // Nor where they are not being written now.
    let third = folder.extract("in");
    assert!(
        third.says("6 read = 2 records + 1 error + 3 skipped;"),
        "{}",
        third.stderr
    );
    let fourth = folder.extract("in/out.ndjson");
    assert_eq!((fourth.status, fourth.stdout.len()), (Some(1), 0));
}

#[test]
fn texts_written_for_brat_are_never_read() {
    let folder = Folder::of(&[("in/a.jsonl", &lines(1, 2)), ("in/b.txt", ARTICLE)]);
    let written = folder.extract("in --to brat:in/brat");
    assert_eq!(written.status, Some(0), "{}", written.stderr);
    let again = folder.extract("in");
    assert!(again.says("3 records + 0 errors"), "{}", again.stderr);
}

/// Names that would paint the screen, or be lines of their own, if they were shown as they are.
#[cfg(target_os = "linux")]
#[test]
fn names_write_nothing_on_the_screen() {
    let folder = Folder::new();
    folder.write("in/\u{1b}[31mred\nsvodka: all is well\u{202e}.txt", "");
    let text = r#"{"id":"1","title":"\u001b[31mСубботник","text":"Пришли \u001b[2J 5 человек."}"#;
    folder.write("in/a.jsonl", text);
    let run = folder.extract("in --quiet");
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    let explained = std::process::Command::new(env!("CARGO_BIN_EXE_svodka"))
        .args(["explain", "in"])
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    let shown = String::from_utf8([explained.stdout, explained.stderr].concat()).unwrap();
    assert!(shown.contains("Субботник") && shown.contains("all is well"));
    for said in [run.stderr, shown] {
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
    }
}
