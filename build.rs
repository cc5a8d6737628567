//! Makes the lists of `data/` ready, so that the program reads only those rows that a text asks for.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};
use svodka_words::index::{Index, Place};
use svodka_words::morphology::Russian;
use svodka_words::table::Table;

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
    Ok(())
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
