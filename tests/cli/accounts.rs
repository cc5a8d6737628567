//! Which inputs are read, in parts or from lists, and that nothing is twice or lost.

use crate::folder::{Folder, lines};
use crate::pack::{gz, page, zip};

fn archive() -> Folder {
    let folder = Folder::new();
    for number in 0..5 {
        folder.write(&format!("in/{number}.html"), page(number + 1));
        folder.write(
            &format!("in/{number}.jsonl.gz"),
            gz(lines(100 * (number + 1), 4).as_bytes()),
        );
    }
    folder.write(
        "in/z.zip",
        zip(&[("a.html", page(50).as_bytes()), ("b.css", b"b {}")]),
    );
    folder
}

#[test]
fn parts_are_the_whole() {
    let folder = archive();
    let mut whole = folder.extract("in").ids();
    whole.sort();
    for by in ["files", "documents"] {
        let mut parts = Vec::new();
        for part in 1..=3 {
            let run = folder.extract(&format!("in --shard {part}/3 --shard-by {by}"));
            assert_eq!(run.status, Some(0), "{}", run.stderr);
            assert!(run.ids().len() < whole.len());
            parts.extend(run.ids());
        }
        parts.sort();
        assert_eq!(parts, whole, "{by}");
    }
    // A part of few files may hold none of them, which is no failure.
    assert_eq!(folder.extract("in/0.html --shard 2/2").status, Some(0));
}

#[test]
fn lists_of_inputs() {
    let folder = archive();
    folder.write(
        "list",
        "in/0.html\n\n./in/1.html\r\nno such file\nin/z.zip\n",
    );
    let run = folder.extract("--input-list list");
    assert_eq!(run.status, Some(3));
    let paths: Vec<String> = run
        .records()
        .into_iter()
        .map(|record| record.source.path)
        .collect();
    assert_eq!(paths, ["in/0.html", "in/1.html", "in/z.zip"]);
    assert!(
        run.says("svodka: no such file: no such file or directory"),
        "{}",
        run.stderr
    );
    let run = folder.extract_from("in/2.html --input-list - -0", b"in/0.html\0in/z.zip\0");
    assert_eq!(run.records().len(), 3, "{}", run.stderr);
    assert_eq!(folder.extract("--input-list nowhere").status, Some(1));
    assert_eq!(folder.extract("--null in").status, Some(2));
}

#[test]
fn copies_and_reprints() {
    let folder = Folder::new();
    let text = |people: u32, source: &str| {
        format!(
            "{source}В акции «Чистый двор» приняли участие {people} человек, сообщил аким города. Жители \
             убрали дворы, посадили деревья вдоль улиц и покрасили скамейки. Такие субботники проводятся \
             в городе каждую весну, и с каждым годом в них участвует всё больше людей."
        )
    };
    let line = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string();
    let rows = [
        line("a", &text(300, "")),
        line(
            "b",
            "В Астане открылась выставка картин, на которую пришли сто человек.",
        ),
        line("c", &text(300, "")),
        line("d", &text(300, "Казинформ. ")),
    ];
    folder.write("a.jsonl", rows.join("\n"));
    let run = folder.extract("a.jsonl");
    assert!(
        run.records()
            .iter()
            .all(|record| record.article.near_duplicate_group.is_none())
    );
    let marks = |arguments: &str| -> Vec<(Option<String>, Option<String>)> {
        let marks = |record: svodka::record::Record| {
            (
                record.article.duplicate_of,
                record.article.near_duplicate_group,
            )
        };
        folder
            .extract(arguments)
            .records()
            .into_iter()
            .map(marks)
            .collect()
    };
    let own = |id: &str| (None, Some(id.to_owned()));
    let expected = [
        own("a"),
        own("b"),
        (Some("a".into()), Some("a".into())),
        own("a"),
    ];
    assert_eq!(marks("a.jsonl --dedup"), expected);
    assert_eq!(marks("a.jsonl --dedup --jobs 1 --no-text"), expected);
}
