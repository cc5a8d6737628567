//! A folder of pages with an index that searches them all without a server.

use crate::card::{Card, Document};
use crate::page::{MARKUP, Place, STYLE, fill, tag};
use crate::Review;
use serde::Serialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use svodka_record::Record;
use svodka_tell::Lang;

/// Figures of a page; a page ends with the article that reaches them.
const FIGURES: usize = 1_000;

const INDEX: &str = include_str!("../page/index.html");
const INDEX_SCRIPT: &str = concat!(
    "\"use strict\";(() => {\n",
    include_str!("../page/words.js"),
    include_str!("../page/index.js"),
    "})();\n",
);
const INDEX_STYLE: &str = concat!(include_str!("../page/page.css"), include_str!("../page/index.css"));

/// Pages on their way into a folder. One page is held at a time, and for the index a line of each figure.
pub struct Folder {
    path: PathBuf,
    lang: Lang,
    review: Review,
    pages: usize,
    index: Vec<String>,
    figures: usize,
}

/// A figure as the index knows it.
#[derive(Serialize)]
struct Line<'a>(usize, usize, &'a Card, &'a Document);

impl Folder {
    /// A folder, made if it is not there; pages of an earlier run in it are written over.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn create(path: &Path, lang: Lang) -> io::Result<Self> {
        fs::create_dir_all(path).map_err(|error| named(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            lang,
            review: Review::new(lang),
            pages: 0,
            index: Vec::new(),
            figures: 0,
        })
    }

    /// Adds the figures of a record; writes a page when one is full.
    ///
    /// # Errors
    /// The page cannot be written.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        if !record.figures.is_empty() && self.review.figures() >= FIGURES {
            self.write_page(false)?;
        }
        self.review.add(record);
        Ok(())
    }
}
