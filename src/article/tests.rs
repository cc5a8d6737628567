//! Whole pages through decoder and finder.

use super::{Article, Finder};
use crate::error::Error;
use crate::page::decode;
use crate::source::{Media, RawDocument};
use crate::vocabulary::BlockKind;

fn find(media: Media, page: &[u8]) -> Result<Article, Error> {
    let raw = RawDocument {
        origin: Default::default(),
        media,
        bytes: page.to_vec(),
    };
    Finder::new().find(decode(&raw)?)
}

#[test]
fn show() {
    for p in [
        "corpus/my-odna-komanda.txt",
        "corpus/marafon-dobryh-del.txt",
    ] {
        let a = find(Media::Plain, &std::fs::read(p).unwrap()).unwrap();
        println!("{:?}\n{}", a.meta, a.text);
        println!(
            "{:?}",
            a.blocks
                .iter()
                .map(|b| (b.kind, b.language))
                .collect::<Vec<_>>()
        );
    }
    let _ = BlockKind::Lead;
}
