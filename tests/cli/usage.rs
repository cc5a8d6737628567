//! Help, schemas and arguments that make no sense.

use crate::folder::{Folder, lines};
use std::process::{Command, Output};

fn svodka(arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_svodka"))
        .args(arguments.split_whitespace())
        .output()
        .unwrap()
}

#[test]
fn help_tells_the_exit_statuses() {
    let output = svodka("extract --help");
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8(output.stdout).unwrap();
    for status in ["  0  ", "  1  ", "  2  ", "  3  ", "  130  "] {
        assert!(help.contains(status), "{help}");
    }
    assert_eq!(svodka("--version").status.code(), Some(0));
}

#[test]
fn wrong_usage() {
    for arguments in [
        "",
        "extract",
        "extrat a",
        "extract a --jobs 0",
        "extract a --max-line-bytes 0",
        "extract a --max-file-bytes many",
        "extract - -",
        "extract a -o out --errors out",
        "extract a --errors -",
    ] {
        let output = svodka(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn an_input_is_never_overwritten() {
    let content = lines(1, 1);
    let folder = Folder::of(&[("a.jsonl", &content)]);
    folder.write("list", "b.jsonl\na.jsonl\n");
    for arguments in [
        "a.jsonl -o a.jsonl",
        "a.jsonl --errors ./a.jsonl",
        ". -o a.jsonl",
        ". -o b.ndjson --errors a.jsonl",
        "--input-list list -o a.jsonl",
    ] {
        let run = folder.extract(arguments);
        assert_eq!(run.status, Some(2), "{arguments}: {}", run.stderr);
        assert!(run.says("both read and written"), "{}", run.stderr);
        assert_eq!(folder.read("a.jsonl"), content);
    }
}

#[test]
fn schemas_are_those_of_the_types() {
    for (arguments, is_errors) in [("schema", false), ("schema --errors", true)] {
        let printed: serde_json::Value = serde_json::from_slice(&svodka(arguments).stdout).unwrap();
        assert_eq!(&printed, svodka::record::schema(is_errors).as_value());
    }
    let printed: serde_json::Value =
        serde_json::from_slice(&svodka("schema --claims").stdout).unwrap();
    assert_eq!(&printed, svodka_record::claim_schema().as_value());
}

#[test]
fn messages_say_the_way_out() {
    let folder = Folder::of(&[
        ("a.jsonl", &lines(1, 1)),
        (
            "mine/campaign_heads.tsv",
            "surface\tcanonical\tkind\tsource\nx\n",
        ),
        (
            "told/campaign_heads.tsv",
            "surface\tcanonical\tkind\tsource\nзабег\tmaraton\thead\tme\n",
        ),
        ("empty/notes.txt", "забег"),
        (
            "frame/figure_verbs.tsv",
            "\u{FEFF}surface\tcanonical\tkind\tsource\nприютить\thelped\tgathering\tme\n",
        ),
        (
            "rule/rules.toml",
            "[[rule]]\nid = \"figure.verb\"\nabout = \"x\"\npattern = \"COUNT\"\nrefused = true\n\
             examples = [\"5 человек\"]\ncounterexamples = [\"5 домов\"]\n",
        ),
    ]);
    for (arguments, status, words) in [
        ("a.jsonl --jobs 0", 2, "a number from 1 up"),
        (
            "a.jsonl -o no/such/out",
            1,
            "there is no folder no/such; make it first",
        ),
        ("a.jsonl --lexicon mine", 1, "mine/campaign_heads.tsv:2: "),
        (
            "a.jsonl --lexicon told",
            1,
            "told/campaign_heads.tsv:2: `maraton`, but it must be a kind of campaign: campaign, action,",
        ),
        (
            "a.jsonl --lexicon empty",
            1,
            "empty: no list in this folder",
        ),
        ("a.jsonl --restart", 2, "--output"),
        ("a.jsonl -o out --update --resume", 2, "cannot be used with"),
    ] {
        let run = folder.extract(arguments);
        assert_eq!(run.status, Some(status), "{arguments}: {}", run.stderr);
        assert!(run.says(words), "{arguments}: {}", run.stderr);
    }
    let hint = Command::new(env!("CARGO_BIN_EXE_svodka"))
        .arg("a.jsonl")
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    let said = String::from_utf8(hint.stderr).unwrap();
    assert_eq!(hint.status.code(), Some(2));
    assert!(
        said.contains("to read that file: svodka extract a.jsonl"),
        "{said}"
    );
}

#[test]
fn what_shells_and_readers_ask_for() {
    for shell in ["bash", "zsh", "fish"] {
        let output = svodka(&format!("completions {shell}"));
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&output.stdout).contains("list-skipped"));
    }
    let manual = String::from_utf8(svodka("man").stdout).unwrap();
    assert!(manual.starts_with(".") && manual.contains(r"\-\-resume"));
}
