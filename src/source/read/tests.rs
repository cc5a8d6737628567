//! Folders read whole, in shards, from any place.

use super::*;
use crate::error::{Code, Reason};
use crate::source::ShardBy;
use std::path::Path;

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn shown(item: Item) -> String {
    match item {
        Item::Document(document) => {
            let line = document.origin.line.unwrap_or(0);
            format!("{}:{line}", last(&document.origin.path))
        }
        Item::Failed(error) => format!("{}!{:?}", last(&error.origin.path), error.code),
        Item::Skipped(_) => "skipped".into(),
        Item::Kept(_) | Item::Read(_) => "end".into(),
    }
}

fn inputs(paths: Vec<PathBuf>) -> Inputs {
    Inputs { paths, list: None }
}

fn folder() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &str| fs::write(root.path().join(name), content).unwrap();
    write("1.txt", "Текст");
    write("2.jsonl", "{\"id\":1}\n\n{\"id\":2}");
    write(
        "3.ndjson",
        "{\"schema_version\":\"0.1\",\"extractor\":{}}\n",
    );
    write("4.htm", "");
    write("5.txt", "mine");
    write("6.doc", "x");
    root
}

#[test]
fn a_folder_of_everything() {
    let root = folder();
    let file = |name: &str| root.path().join(name);
    let roots = vec![root.path().to_owned(), file("6.doc"), file("7")];
    let own = vec![fs::canonicalize(file("5.txt")).unwrap()];
    let mut items = Vec::new();
    Sources::new(inputs(roots), Limits::default(), own).read(|item| {
        items.push(shown(item));
        ControlFlow::Continue(())
    });
    let missing = format!("7!{:?}", Code::NotFound);
    let expected = [
        "1.txt:0",
        "2.jsonl:1",
        "2.jsonl:3",
        "skipped",
        "4.htm!Empty",
        "skipped",
        "6.doc:0",
        &missing,
    ];
    assert_eq!(items, expected);
}

fn all(root: &Path, shard: Shard, from: Option<Place>) -> Result<Vec<Found>, Changed> {
    let mut all = Vec::new();
    Sources::new(inputs(vec![root.to_owned()]), Limits::default(), Vec::new())
        .with_shard(shard)
        .read_from(from, |found| {
            all.push(found);
            ControlFlow::Continue(())
        })?;
    Ok(all)
}

#[test]
fn reading_goes_on_from_any_place_and_sees_changes() {
    let root = folder();
    let whole = all(root.path(), Shard::default(), None).unwrap();
    for (number, found) in whole.iter().enumerate() {
        let rest = all(root.path(), Shard::default(), Some(found.place)).unwrap();
        assert_eq!(rest, whole[number + 1..]);
    }
    let second_line = whole[3].place;
    fs::write(root.path().join("2.jsonl"), "{\"id\":1}\n\n{\"id\":22}").unwrap();
    assert_eq!(
        all(root.path(), Shard::default(), Some(second_line)),
        Err(Changed)
    );
    assert!(all(root.path(), Shard::default(), Some(whole[0].place)).is_ok());
    let behind = Place {
        file: 99,
        ..second_line
    };
    assert_eq!(
        all(root.path(), Shard::default(), Some(behind)),
        Err(Changed)
    );
}

#[test]
fn shards_together_are_the_whole() {
    let root = folder();
    let whole = all(root.path(), Shard::default(), None).unwrap();
    for by in [ShardBy::Files, ShardBy::Documents] {
        let mut parts: Vec<Found> = Vec::new();
        for index in 1..=3 {
            let shard = Shard {
                index,
                count: 3,
                by,
            };
            let part = all(root.path(), shard, None).unwrap();
            assert!(part.len() < whole.len());
            parts.extend(part);
        }
        parts.sort_by_key(|found| (found.place.file, found.place.item));
        // What svodka has written is nobody's.
        let is_dealt = |item: &Item| {
            let own = Some(Reason::OwnOutput);
            !matches!(item, Item::Skipped(error) if error.reason == own)
        };
        let items = |all: &[Found]| -> Vec<Item> {
            let items = all.iter().map(|found| found.item.clone());
            items
                .filter(is_dealt)
                .filter(|item| !matches!(item, Item::Read(_)))
                .collect()
        };
        assert_eq!(items(&parts), items(&whole));
    }
}
