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
fn help_tells_examples_and_exit_statuses() {
    let help = |arguments: &str| {
        let output = svodka(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments}");
        String::from_utf8(output.stdout).unwrap()
    };
    let own = help("extract --help");
    for status in ["  0  ", "  1  ", "  2  ", "  3  ", "  130  "] {
        assert!(own.contains(status), "{own}");
    }
    let all = help("--help");
    let commands = all.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = commands.take_while(|line| !line.is_empty());
    // What is said of them goes on further to the right.
    let commands: Vec<&str> = commands
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(commands.len(), 13, "{commands:?}");
    for name in commands {
        let help = help(&format!("{name} --help"));
        let (_, examples) = help.split_once("Examples:\n").expect(name);
        assert!(examples.contains(&format!("svodka {name} ")), "{help}");
        assert!(examples.contains("Exit status:"), "{help}");
        // What a terminal of a hundred columns would break cannot be copied.
        let longest = examples.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(100), "{help}");
    }
    help("--version");
}

#[test]
fn examples_are_usage_that_is_understood() {
    let help = String::from_utf8(svodka("link --help").stdout).unwrap();
    let examples = help.lines().filter(|line| line.starts_with("  svodka "));
    for example in examples {
        let typed = example.trim().trim_start_matches("svodka ");
        // No such file is there, which is no wrong usage.
        let run = Folder::new().run(typed);
        assert_eq!(run.status, Some(1), "{example}: {}", run.stderr);
    }
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
