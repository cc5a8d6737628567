//! What the tests over `corpus/` share.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use svodka::source::{Inputs, Item, Limits, RawDocument, Sources};

/// The folder of articles.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Every document of `corpus/`, in order, as the program reads it.
pub fn documents() -> Vec<RawDocument> {
    let inputs = Inputs {
        paths: vec![folder()],
        list: None,
    };
    let mut documents = Vec::new();
    Sources::new(inputs, Limits::default(), Vec::new()).read(|item| {
        match item {
            Item::Document(document) => documents.push(document),
            Item::Failed(error) => panic!("{error}"),
            Item::Skipped(_) | Item::Kept(_) | Item::Read(_) => {}
        }
        ControlFlow::Continue(())
    });
    assert!(documents.len() >= 2, "corpus/ holds no articles");
    documents
}
