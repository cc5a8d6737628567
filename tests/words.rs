//! Words are data: lists of them stand in `data/`, not in the code of rules.
//!
//! The test counts literals with Cyrillic letters under `src/`, outside tests, examples, descriptions and messages.
//! [`MOST`] can only fall.

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

/// Literals at most.
const MOST: usize = 210;

/// Fields of a rule and calls whose words are shown and not looked for.
const SHOWN: [&str; 7] = [
    "about", "examples", "yields", "silent", "format", "say", "warn",
];

/// Folders that hold no rules: training, the program, development binaries.
const OTHERS: [&str; 3] = ["src/train", "src/cli", "src/bin"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !OTHERS.iter().any(|other| path.ends_with(other)) {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// Words, marks and literals of a source, without comments and the tests at its end.
fn tokens(source: &str) -> Vec<&str> {
    let token = r#"//[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|\w+|[^\s\w]"#;
    let token = Regex::new(token).expect("a pattern");
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let tokens = token.find_iter(code).map(|found| found.as_str());
    tokens.filter(|token| !token.starts_with("//")).collect()
}

/// Where the value of a field or the arguments of a call end that begin at token `at`.
fn end_of(tokens: &[&str], at: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(at) {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth <= 1 => return i,
            ")" | "]" | "}" => depth -= 1,
            "," if depth == 0 => return i,
            _ => {}
        }
    }
    tokens.len()
}

/// Literals with Cyrillic letters that are looked for.
fn literals(source: &str) -> usize {
    let tokens = tokens(source);
    let cyrillic = Regex::new(r"\p{Cyrillic}").expect("a pattern");
    let mut count = 0;
    let mut i = 0;
    while i < tokens.len() {
        let shown = SHOWN.contains(&tokens[i])
            && tokens
                .get(i + 1)
                .is_some_and(|mark| [":", "(", "!"].contains(mark));
        if shown {
            i = end_of(&tokens, i + 2 - usize::from(tokens[i + 1] == "("));
        } else {
            count += usize::from(tokens[i].starts_with('"') && cyrillic.is_match(tokens[i]));
            i += 1;
        }
    }
    count
}

/// The code of the engine in one piece.
fn code() -> String {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let read = |path| fs::read_to_string(path).expect("a source");
    files.iter().map(read).collect()
}

/// `one_of` as `OneOf`.
fn variant(kind: &str) -> String {
    let parts = kind.split('_').map(|part| part.split_at(1));
    parts
        .map(|(first, rest)| first.to_uppercase() + rest)
        .collect()
}

/// Kinds that the head of a list describes: «# one_of: …».
fn described(list: &Path) -> Vec<String> {
    let list = fs::read_to_string(list).expect("a list");
    let kind = Regex::new(r"(?m)^# ([a-z_]+): ").expect("a pattern");
    kind.captures_iter(&list)
        .map(|found| found[1].to_owned())
        .collect()
}

#[test]
fn every_group_is_named_by_a_rule() {
    let code = code();
    let rules = fs::read_to_string("data/rules.toml").expect("rules");
    let groups = Regex::new(r"(_words|(calendar|number|page|person)_cues|prepositions)\.tsv$")
        .expect("a pattern");
    let entries = fs::read_dir("data").expect("a folder");
    let lists = entries.map(|entry| entry.expect("an entry").path());
    let is_groups = |path: &PathBuf| groups.is_match(&path.to_string_lossy());
    let mut kinds = 0;
    for list in lists.filter(is_groups) {
        for kind in described(&list) {
            let variant = variant(&kind);
            let in_code = Regex::new(&format!(r"\b(Group|Function)::{variant}\b"));
            let is_named = in_code.expect("a pattern").is_match(&code) || rules.contains(&kind);
            let list = list.display();
            assert!(is_named, "{list}: no rule names the group `{kind}`");
            kinds += 1;
        }
    }
    assert!(kinds > 300, "{kinds} groups");
}

#[test]
fn literals_are_those_that_are_looked_for() {
    let source = r#"
        /// «слово»
        const RULE: Rule = Rule { about: "о словах", examples: &[yields("Слово.", &["слово"])], word: "слово" };
        fn is(text: &str) -> bool { text == "слово" || text.starts_with("сло") || text == "word" }
        #[cfg(test)]
        mod tests { const WORD: &str = "слово"; }
    "#;
    assert_eq!(literals(source), 3);
}

#[test]
fn words_stand_in_tables() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    sources(&root.join("src"), &mut paths);
    let counted = paths.iter().map(|path| {
        let source = fs::read_to_string(path).expect("a source");
        (literals(&source), path)
    });
    let mut counted: Vec<_> = counted.collect();
    counted.sort();
    let all: usize = counted.iter().map(|(count, _)| count).sum();
    let (most, path) = counted.last().expect("sources");
    assert!(
        all <= MOST,
        "{all} literals with Cyrillic letters, {MOST} at most; {most} of them in {}: move lists of words to data/",
        path.display()
    );
}
