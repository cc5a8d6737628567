//! What the tests over `corpus/` share.

use std::path::{Path, PathBuf};
use svodka::source::{Item, Limits, RawDocument, Sources};

/// The folder of articles.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Every document of `corpus/`, in order, as the program reads it.
pub fn documents() -> Vec<RawDocument> {
    let documents: Vec<RawDocument> = Sources::new(vec![folder()], Limits::default(), Vec::new())
        .filter_map(|item| match item {
            Item::Document(document) => Some(document),
            Item::Failed(error) => panic!("{error}"),
            Item::Skipped => None,
        })
        .collect();
    assert!(documents.len() >= 2, "corpus/ holds no articles");
    documents
}
