//! Modules use only what stands before them in the flow.
//!
//! The test reads every path that begins with `crate::` under `src/` and holds it to [`TABLE`].

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What everyone may use: words, spans and errors are the language of the project.
const OPEN: &[&str] = &["error", "span", "vocabulary"];

/// A module, what it may use beside [`OPEN`], and why that much. In the order of the flow.
const TABLE: &[(&str, &[&str], &str)] = &[
    ("span", &[], "bytes of a text"),
    ("vocabulary", &[], "closed lists of words"),
    ("error", &[], "names a document and a stage"),
    (
        "mention",
        &[],
        "what rules hand to linking: spans and words",
    ),
    ("source", &[], "finds bytes, knows nothing of what they say"),
    ("lexicon", &[], "words and lists"),
    ("calendar", &["lexicon"], "date words are lists"),
    (
        "page",
        &["source", "lexicon", "calendar"],
        "metadata hold dates",
    ),
    (
        "article",
        &["source", "page", "lexicon", "calendar"],
        "date lines end a headline or begin a body; blocks lie in the bytes of their document",
    ),
    ("text", &["article", "lexicon"], "tokens with their words"),
    ("pattern", &["text", "lexicon"], "shapes over tokens"),
    (
        "tagger",
        &["text", "article", "lexicon", "mention"],
        "labels tokens by what words, text and rules show",
    ),
    (
        "decide",
        &["text", "tagger"],
        "weighs readings by features of words, classes of words among them",
    ),
    (
        "rules",
        &[
            "pattern", "text", "lexicon", "calendar", "mention", "decide",
        ],
        "shapes, words and dates become facts; models decide between their readings",
    ),
    (
        "annotate",
        &[
            "text", "lexicon", "calendar", "pattern", "rules", "tagger", "decide", "mention",
        ],
        "runs rules and tagger and settles what they claim",
    ),
    (
        "link",
        &["text", "lexicon", "pattern", "decide", "mention"],
        "nouns that refer are shapes too; models rank what is mentioned near a fact",
    ),
    (
        "confidence",
        &["decide", "text", "lexicon", "mention", "link"],
        "how probable it is that what was linked is right",
    ),
    (
        "record",
        &[
            "lexicon",
            "page",
            "article",
            "text",
            "mention",
            "link",
            "confidence",
        ],
        "publishes all of it; the key of an article is made of normal forms",
    ),
    (
        "sink",
        &["source", "record"],
        "writes what is published, and how far the inputs were read",
    ),
    (
        "pipeline",
        &[
            "source",
            "lexicon",
            "calendar",
            "page",
            "article",
            "text",
            "pattern",
            "rules",
            "tagger",
            "decide",
            "annotate",
            "link",
            "confidence",
            "record",
        ],
        "the whole flow",
    ),
    (
        "train",
        &[
            "pipeline", "source", "rules", "annotate", "tagger", "decide", "text", "record",
        ],
        "learns from gold what the tagger says and how often facts are right",
    ),
];

#[test]
fn modules_use_only_what_stands_before_them() {
    let mut faults = Vec::new();
    for file in sources() {
        let (path, module) = (shown(&file), module_of(&file));
        let code = fs::read_to_string(&file).unwrap();
        let Some((_, allowed, _)) = TABLE.iter().find(|(name, ..)| *name == module) else {
            if !["lib", "main", "cli", "bin"].contains(&module.as_str()) {
                faults.push(format!(
                    "{path}: module `{module}` is new; give it a line in TABLE of tests/layers.rs"
                ));
            }
            continue;
        };
        let tests_from = first_line_of_tests(&file, &code);
        for (line, used) in uses(&code) {
            let is_open = used == module || OPEN.contains(&used.as_str());
            let is_for_test = line >= tests_from && stands_before(&used, &module);
            if !is_open && !is_for_test && !allowed.contains(&used.as_str()) {
                faults.push(format!(
                    "{path}:{line}: `{module}` uses `{used}`; it may use {allowed:?} and {OPEN:?}"
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{}\nMove what both need into a module that stands before both (enumerations: \
         crates/record/src/vocabulary.rs, facts: src/mention.rs), pass it in as an argument, or, if the flow \
         itself has changed, change TABLE in tests/layers.rs and say there why.",
        faults.join("\n")
    );
}

/// The binary takes the library's public way in.
#[test]
fn the_command_line_uses_the_library() {
    for file in sources() {
        if ["main", "cli"].contains(&module_of(&file).as_str()) {
            let code = fs::read_to_string(&file).unwrap();
            let own: BTreeSet<String> = uses(&code).into_iter().map(|(_, used)| used).collect();
            let library = own
                .iter()
                .find(|used| TABLE.iter().any(|(name, ..)| name == used));
            assert_eq!(library, None, "{}: say svodka::…", shown(&file));
        }
    }
}

/// The table itself points one way only.
#[test]
fn the_table_is_in_order() {
    for (module, allowed, _) in TABLE {
        for other in *allowed {
            assert!(
                stands_before(other, module),
                "{module} may use {other}, which does not stand before it"
            );
        }
    }
}

#[test]
fn paths_are_read() {
    let code = "use crate::{article, page::{self, Meta}};\nuse crate::text::Text; // crate::link\n\
                fn f(x: &crate::record::Record) {}\npub(crate) fn g() {}\nuse crate::{\n    span::Span,\n    lexicon,\n};";
    let found: Vec<(usize, String)> = uses(code);
    let expected = [
        (1, "article"),
        (1, "page"),
        (2, "text"),
        (3, "record"),
        (5, "span"),
        (5, "lexicon"),
    ];
    let expected = expected.map(|(line, name)| (line, name.to_owned()));
    assert_eq!(found, expected);
}

fn stands_before(earlier: &str, later: &str) -> bool {
    let place = |module: &str| TABLE.iter().position(|(name, ..)| *name == module);
    place(earlier) < place(later)
}

/// Tests make their input by the stages before theirs: from this line on all of them are open.
fn first_line_of_tests(file: &Path, code: &str) -> usize {
    if file
        .file_stem()
        .is_some_and(|stem| stem == "tests" || stem == "properties")
    {
        return 0;
    }
    let lines: Vec<&str> = code.lines().collect();
    lines
        .windows(2)
        .position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'))
        .map_or(usize::MAX, |line| line + 1)
}

/// Modules named by paths from the crate's root, with the lines of these paths; comments are skipped.
fn uses(code: &str) -> Vec<(usize, String)> {
    let bare: Vec<&str> = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect();
    let bare = bare.join("\n");
    let mut found = Vec::new();
    for (at, path) in bare.match_indices("crate::") {
        let line = bare[..at].matches('\n').count() + 1;
        let rest = &bare[at + path.len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => heads(group),
            None => vec![first_name(rest)],
        };
        found.extend(names.into_iter().map(|name| (line, name.to_owned())));
    }
    found
}

/// The first names of the paths of a group, up to its closing brace.
fn heads(group: &str) -> Vec<&str> {
    let (mut depth, mut from) = (0, 0);
    let mut names = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.push(first_name(group[from..at].trim_start()));
                from = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_name(path: &str) -> &str {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
    &path[..end.unwrap_or(path.len())]
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// `src/rules/date.rs`, whatever the machine.
fn shown(file: &Path) -> String {
    let root = root();
    let relative = file.strip_prefix(&root).unwrap_or(file);
    relative.to_string_lossy().replace('\\', "/")
}

/// The module of the crate a file belongs to: `rules` of `src/rules/date.rs`.
fn module_of(file: &Path) -> String {
    let path = shown(file);
    let inside = path.trim_start_matches("src/");
    first_name(inside).to_owned()
}

fn sources() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(root().join("src"))
        .into_iter()
        .map(|entry| entry.expect("src/ can be read").into_path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "rs"))
        .collect();
    files.sort();
    assert!(files.len() > 50, "src/ was not found");
    files
}
