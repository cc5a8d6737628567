//! Any bytes as a page: blocks lie on the text in order, each within the document; the same bytes make the same article.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use svodka::article::{Article, Finder};
use svodka::error::Origin;
use svodka::lexicon::CHROME;
use svodka::page::decode;
use svodka::source::{Media, RawDocument};

static FINDER: LazyLock<Finder> =
    LazyLock::new(|| Finder::new(&[CHROME.content.to_owned()]).expect("the built-in list"));

fuzz_target!(|bytes: &[u8]| {
    for media in [Media::Html, Media::Plain] {
        let raw = RawDocument {
            origin: Origin::default(),
            media,
            bytes: bytes.to_vec(),
        };
        if let Some(article) = found(&raw) {
            check(&article, bytes.len() as u64);
            let again = found(&raw).expect("the same bytes");
            assert_eq!((&again.text, &again.blocks), (&article.text, &article.blocks));
        }
    }
});

fn found(raw: &RawDocument) -> Option<Article> {
    let mut article = FINDER.find(decode(raw).ok()?).ok()?;
    article.locate(raw);
    Some(article)
}

fn check(article: &Article, bytes: u64) {
    let mut last = 0;
    for block in &article.blocks {
        assert!(block.span.start >= last && block.span.start < block.span.end);
        assert!(!block.span.of_text(&article.text).trim().is_empty());
        last = block.span.end;
        if let Some((start, end)) = block.source {
            assert!(start < end && end <= bytes);
        }
    }
}
