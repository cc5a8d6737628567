//! Makes the lists of `data/` ready, so that the program reads only those rows that a text asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};
use svodka_words::index::{Index, Place};
use svodka_words::morphology::Russian;
use svodka_words::normal::normal_form;
use svodka_words::table::{ListFile, Table};

#[path = "src/lexicon/files.rs"]
mod files;
#[path = "src/tagger/fnv.rs"]
mod fnv;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let rows = Table::new(&files::MODELS)?
        .rows()
        .collect::<Result<Vec<_>, _>>()?;
    let words = rows.iter().map(|(_, row)| (row.surface, row.canonical));
    let lists = files::FILES.iter().copied();
    let lists: Vec<_> = lists.filter(|file| files::holds_lists(file.name)).collect();
    let index = Index::new(&lists, &Russian::new(words)?)?;
    let hash = files::hash(&files::with_own([].into_iter()));
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("built_in.rs"), source(&index, &hash)?)?;
    fs::write(folder.join("models.rs"), checksums()?)?;
    let groups = files::FILES
        .iter()
        .filter(|file| !files::holds_lists(file.name));
    let groups: Vec<_> = groups.chain(files::OWN).collect();
    let about = "A group of words.";
    fs::write(folder.join("groups.rs"), kinds("Group", about, &groups)?)?;
    let about = "A class of function words.";
    let functions = kinds("Function", about, &[&files::FUNCTION_WORDS])?;
    fs::write(folder.join("functions.rs"), functions)?;
    Ok(())
}

/// The kinds of rows in `files` as Rust: an enumeration of this name with a variant a kind, and all of them with their
/// files and kinds.
fn kinds(name: &str, about: &str, files: &[&ListFile<'_>]) -> Result<String, Box<dyn Error>> {
    let (mut variants, mut all) = (String::new(), String::new());
    let mut known = BTreeSet::new();
    for file in files {
        for (kind, about) in described(file)? {
            let variant = camel_case(kind);
            writeln!(variants, "/// {about}\n{variant},")?;
            writeln!(all, "({:?}, {kind:?}, {name}::{variant}),", file.name)?;
            if !known.insert(variant) {
                return Err(format!("{}: a second kind `{kind}`", file.name).into());
            }
        }
    }
    let derived = "#[derive(Clone, Copy, Debug, PartialEq, Eq)]";
    let table = format!("{}S", name.to_uppercase());
    Ok(format!(
        "/// {about}\n{derived}\npub enum {name} {{\n{variants}}}\n\n\
         /// All, each with its file and its kind of row there.\n\
         pub(super) const {table}: &[(&str, &str, {name})] = &[\n{all}];\n"
    ))
}

/// The kinds of rows that the head of `file` describes («# kind: what it is»), which are those that it has.
fn described<'a>(file: &'a ListFile<'a>) -> Result<Vec<(&'a str, &'a str)>, Box<dyn Error>> {
    let comments = file
        .content
        .lines()
        .filter_map(|line| line.strip_prefix("# "));
    let is_kind = |kind: &str| kind.chars().all(|c| c == '_' || c.is_ascii_lowercase());
    let described = comments.filter_map(|line| line.split_once(": "));
    let described: Vec<_> = described.filter(|(kind, _)| is_kind(kind)).collect();
    let mut unused: BTreeSet<&str> = described.iter().map(|(kind, _)| *kind).collect();
    for row in Table::new(file)?.rows() {
        let (line, row) = row?;
        unused.remove(row.kind);
        let normal = normal_form(row.surface);
        if normal != row.surface {
            let told = format!("`{}` can match no word; write `{normal}`", row.surface);
            return Err(format!("{}:{line}: {told}", file.name).into());
        }
        if !described.iter().any(|(kind, _)| *kind == row.kind) {
            let told = format!(
                "{}:{line}: the head of the file does not describe `{}`",
                file.name, row.kind
            );
            return Err(told.into());
        }
    }
    match unused.first() {
        Some(kind) => Err(format!("{}: no row is of the kind `{kind}`", file.name).into()),
        None => Ok(described),
    }
}

/// `one_of` as `OneOf`.
fn camel_case(kind: &str) -> String {
    let parts = kind.split('_').filter_map(|part| part.split_at_checked(1));
    parts
        .map(|(first, rest)| first.to_uppercase() + rest)
        .collect()
}

/// Checksums of the models that decide, as Rust: `CHECKSUMS`.
fn checksums() -> Result<String, Box<dyn Error>> {
    let mut known = BTreeMap::new();
    println!("cargo::rerun-if-changed=data/decide");
    for entry in fs::read_dir("data/decide")? {
        let path = entry?.path();
        if let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
            known.insert(name.to_owned(), fnv::of_bytes(&fs::read(&path)?));
        }
    }
    let known: Vec<_> = known.iter().collect();
    Ok(format!("const CHECKSUMS: &[(&str, u64)] = &{known:?};\n"))
}

/// The index as Rust: `PLACES`, `STARTS` and `HASH`.
fn source(index: &Index, hash: &str) -> Result<String, Box<dyn Error>> {
    let mut starts: Vec<_> = index.starts.iter().collect();
    starts.sort();
    let mut map = phf_codegen::Map::new();
    for (key, ids) in starts {
        map.entry(&**key, format!("&{ids:?}"));
    }
    let mut made = String::from("/// The place of each entry.\npub static PLACES: &[Place] = &[\n");
    for place in &index.places {
        let Place {
            list,
            file,
            at,
            words,
            last,
        } = place;
        writeln!(
            made,
            "Place {{ list: List::{list:?}, file: {file}, at: {at}, words: {words}, last: {last:?} }},"
        )?;
    }
    writeln!(
        made,
        "];\n/// Entries whose first word has this normal form or lemma."
    )?;
    writeln!(
        made,
        "pub static STARTS: phf::Map<&str, &[EntryId]> = {};",
        map.build()
    )?;
    writeln!(
        made,
        "/// Hash of all lists.\npub const HASH: &str = {hash:?};"
    )?;
    Ok(made)
}
