//! Files that svodka writes or has written, told by their names and by how they begin.

use super::sniff;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;
use svodka_shards::{LOCK, beside};

/// Names of files that are read whatever they begin with.
const PAGES: [&str; 9] = [
    "html", "htm", "xhtml", "gz", "zst", "bz2", "xz", "zip", "tar",
];

/// Whether a file is an output of some run, finished or not: so that what many runs write into the folder that
/// they read is dealt to none of them.
pub(super) fn is_own(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension {
        Some("journal") => is_journal(path) || was_put_away(path),
        Some("part" | "update") => {
            is_journal(&path.with_extension("journal")) || is_output(path) || was_put_away(path)
        }
        Some(_) if is_for_brat(path) => true,
        Some(extension) if PAGES.contains(&extension.to_ascii_lowercase().as_str()) => false,
        _ => is_journal(&beside(path, ".journal")) || is_output(path),
    }
}

/// Whether a run was stopped that can go on with what it has left beside `output`: its part, and a journal of it.
pub fn has_unfinished_run(output: &Path) -> bool {
    let has_part = fs::metadata(beside(output, ".part")).is_ok_and(|part| part.len() > 0);
    has_part && is_begun_journal(&beside(output, ".journal"))
}

/// Whether a file is the part or the journal of a run that can go on with it.
pub fn is_held_by_run(path: &Path) -> bool {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("journal") => is_begun_journal(path),
        Some("part") => has_unfinished_run(&path.with_extension("")),
        _ => false,
    }
}

/// Whether a file is the hidden one by which a run claims what it writes.
pub(super) fn is_claim(name: &OsStr) -> bool {
    name.as_encoded_bytes().ends_with(LOCK.as_bytes())
}

/// Whether a file has the name of one that a run puts away when it ends, and is no longer there: a folder is
/// listed before its files are looked at, and other runs end in between.
pub(super) fn was_put_away(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("journal" | "part" | "update"))
        && fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Whether it is a text or its annotations in a folder that was written for brat.
pub(super) fn is_for_brat(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("txt" | "ann"))
        && path.with_extension("ann").exists()
        && head(&path.with_file_name("annotation.conf")).is_ok_and(|head| head.starts_with(BRAT))
}

/// How the configuration of brat begins that is written.
const BRAT: &[u8] = b"# svodka: ";

/// What stands above the text that `svodka explain` shows, in any language.
const EXPLAINED: &[u8] = b"[300|figure f12]: ";

/// Signs before what `svodka diff` tells of a document.
const CHANGES: [&[u8]; 3] = [b"  + ", b"  - ", b"  ~ "];

/// What stands between the table of a fact and its words.
const QUOTED: &str = " «";

/// Whether a text is what `svodka explain` or `svodka diff` have shown of documents.
pub(super) fn is_told(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n');
    let (first, second) = (lines.next().unwrap_or(&[]), lines.next().unwrap_or(&[]));
    let change = CHANGES.iter().find_map(|sign| second.strip_prefix(*sign));
    let words = change.and_then(|change| Some(change.split_at(memchr::memchr(b' ', change)?)));
    let named = words.is_some_and(|(table, words)| {
        table.iter().all(u8::is_ascii_lowercase) && words.starts_with(QUOTED.as_bytes())
    });
    named && memchr::memmem::find(first, b"  ").is_some()
        || memchr::memmem::find(head, EXPLAINED).is_some()
}

/// A journal, or one that was just made.
fn is_journal(path: &Path) -> bool {
    is_begun_journal(path) || head(path).is_ok_and(|head| head.is_empty())
}

/// A journal that has its first line.
fn is_begun_journal(path: &Path) -> bool {
    let Ok(head) = head(path) else {
        return false;
    };
    let sum = head.split(|byte| *byte == b' ').next().unwrap_or(&[]);
    sum.len() == 8 && head[8..].starts_with(b" {\"settings\":")
}

/// Records or errors; of errors there may be none yet.
fn is_output(path: &Path) -> bool {
    match head(path) {
        Ok(head) if head.is_empty() => !sniff::is_named(&path.to_string_lossy()),
        Ok(head) => sniff::is_own_output(&head),
        Err(_) => false,
    }
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    if fs::metadata(path)?.is_file() {
        File::open(path)?
            .take(sniff::HEAD_BYTES)
            .read_to_end(&mut head)?;
    } else {
        return Err(ErrorKind::InvalidInput.into());
    }
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_of_our_commands_show() {
        let told = |text: &str| is_told(text.as_bytes());
        assert!(told("a1  Мост открыли\n  + documents «Мост открыли»\n"));
        assert!(told(
            "Мост открыли\na.html · id a1\n[300|figure f12]: что найдено\n"
        ));
        assert!(!told("Мост открыли  утром\n  - и вечером\n"));
        assert!(!told("Список\n  + item one\n"));
        assert!(!told("План работ  на год\n  - server обновят весной.\n"));
    }

    #[test]
    fn outputs_are_told_at_every_moment() {
        let root = tempfile::tempdir().unwrap();
        let is = |name: &str, content: &str| {
            fs::write(root.path().join(name), content).unwrap();
            is_own(&root.path().join(name))
        };
        assert!(is("a.ndjson.journal", ""));
        assert!(is("a.ndjson.part", "") && is("a.ndjson", "x"));
        assert!(is("a.ndjson.journal", "0123abcd {\"settings\":{}}\n"));
        assert!(is("errors", "") && is("errors.jsonl", ""));
        assert!(is(
            "e.jsonl",
            "{\"schema_version\":\"0.1\",\"source\":{},\"stage\":\"page\"}\n"
        ));
        for (name, is_one) in [
            ("c.ndjson.part", true),
            ("c.journal", true),
            ("c.jsonl", false),
        ] {
            assert_eq!(is_own(&root.path().join(name)), is_one, "{name} is gone");
        }
        assert!(!is("t.txt", "x") && !is("t.ann", "x"));
        assert!(!is(
            "annotation.conf",
            "# svodka: kinds of spans\n[entities]\n"
        ));
        assert!(is("t.txt", "x") && is("t.ann", "x") && !is("u.txt", "x"));
        for (name, content) in [
            ("b.html", ""),
            ("b.txt", ""),
            ("b.jsonl", "{\"text\":\"1\"}\n"),
            ("b.journal", "x"),
        ] {
            assert!(!is(name, content), "{name}");
        }
    }
}
