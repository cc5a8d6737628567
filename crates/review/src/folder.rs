//! A folder of pages with an index that searches them all without a server.

use crate::page::{Place, STYLE_OF_ALL, fill, tag};
use crate::{Contradictions, Review};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, Read};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use svodka_record::{Id, Record};
use svodka_tell::Lang;

/// Figures of a page; it ends with the article that reaches them.
const FIGURES: usize = 1_000;

const MARKUP: &str = include_str!("../page/index.html");
const SCRIPT: &str = concat!(
    "\"use strict\";(() => {\n",
    include_str!("../page/words.js"),
    include_str!("../page/index.js"),
    "})();\n",
);
const STYLE: &str = include_str!("../page/index.css");

/// Pages on their way into a folder: one of them is held at a time, and a line of each figure for the index.
pub struct Folder {
    path: PathBuf,
    lang: Lang,
    contradictions: Arc<Contradictions>,
    review: Review,
    index: Index,
}

/// What the index knows.
#[derive(Serialize)]
struct Index {
    lang: &'static str,
    pages: Vec<String>,
    articles: Vec<Article>,
    figures: Vec<Line>,
}

/// Title, site and publication of an article; the id of its record.
#[derive(Serialize)]
struct Article([Option<String>; 3], String);

/// Index of its page, its index there, its article, and its words; names of its campaign, speaker and place; its id in
/// its record.
#[derive(Serialize)]
struct Line(usize, usize, usize, String, [Option<String>; 3], Id);

impl Folder {
    /// A folder, made if it is not there; pages of an earlier run are written over. `contradictions` are those across
    /// articles.
    ///
    /// # Errors
    /// The folder cannot be made, or holds something else.
    pub fn create(
        path: &Path,
        lang: Lang,
        contradictions: Arc<Contradictions>,
    ) -> io::Result<Self> {
        fs::create_dir_all(path).map_err(|error| named(path, &error))?;
        must_be_ours(path)?;
        Ok(Self {
            path: path.to_owned(),
            lang,
            review: Review::new(lang).with(Arc::clone(&contradictions)),
            contradictions,
            index: Index {
                lang: tag(lang),
                pages: Vec::new(),
                articles: Vec::new(),
                figures: Vec::new(),
            },
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

    /// Writes the last page and the index; how many pages there are.
    ///
    /// # Errors
    /// A file cannot be written, or a page of an earlier run cannot be taken away.
    pub fn finish(mut self) -> io::Result<usize> {
        self.write_page(true)?;
        let pages = self.index.pages.len();
        let data = serde_json::to_string(&self.index)?;
        let style = [STYLE_OF_ALL, STYLE].concat();
        let index = fill(MARKUP, &style, SCRIPT, tag(self.lang), &data)?;
        self.write("index.html", &index)?;
        self.sweep(pages)?;
        Ok(pages)
    }

    fn write_page(&mut self, last: bool) -> io::Result<()> {
        let next = Review::new(self.lang).with(Arc::clone(&self.contradictions));
        let review = mem::replace(&mut self.review, next);
        let page = self.index.pages.len();
        let place = Place {
            page: page + 1,
            before: page.checked_sub(1).map(file),
            after: (!last).then(|| file(page + 1)),
        };
        self.write(&file(page), &review.page_at(Some(place))?)?;
        self.index.pages.push(file(page));
        let first = self.index.articles.len();
        let articles = review.documents.iter();
        self.index
            .articles
            .extend(articles.map(|article| Article(article.heading(), article.id().to_owned())));
        let lines = review.figures.iter().enumerate().map(|(at, card)| {
            let (words, names) = card.heading();
            Line(page, at, first + card.doc, words, names, card.id())
        });
        self.index.figures.extend(lines);
        Ok(())
    }

    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        let path = self.path.join(name);
        fs::write(&path, text).map_err(|error| named(&path, &error))
    }

    /// Takes away the pages of an earlier run that had more of them.
    fn sweep(&self, pages: usize) -> io::Result<()> {
        for page in pages.. {
            let path = self.path.join(file(page));
            match fs::remove_file(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => break,
                Err(error) => return Err(named(&path, &error)),
            }
        }
        Ok(())
    }
}

/// What our pages hold near their beginning.
const TITLE: &str = "<title>svodka</title>";
/// Bytes in which it stands.
const HEAD: u64 = 4096;

/// A folder that is empty, or holds nothing but pages of ours.
fn must_be_ours(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path).map_err(|error| named(path, &error))? {
        let entry = entry?.path();
        let name = entry
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let is_named = name == "index.html" || name.starts_with("page-") && name.ends_with(".html");
        if !is_named || !is_page(&entry) {
            let cause = "no page of svodka; give a folder that is new or empty";
            return Err(io::Error::other(format!("{}: {cause}", entry.display())));
        }
    }
    Ok(())
}

fn is_page(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(TITLE)
}

/// The file of a page, by its index.
fn file(page: usize) -> String {
    format!("page-{:04}.html", page + 1)
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::record;

    #[test]
    fn pages_of_others_are_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let own = dir.path().join("index.html");
        fs::write(&own, "<title>Мой сайт</title>").unwrap();
        let refused = Folder::create(dir.path(), Lang::Ru, Arc::default())
            .err()
            .unwrap();
        assert!(
            refused.to_string().contains("no page of svodka"),
            "{refused}"
        );
        assert_eq!(fs::read_to_string(&own).unwrap(), "<title>Мой сайт</title>");
    }

    #[test]
    fn pages_of_an_earlier_run_do_not_stay() {
        let dir = tempfile::tempdir().unwrap();
        for (articles, pages) in [(1_001, 3), (3, 1)] {
            let mut folder = Folder::create(dir.path(), Lang::Ru, Arc::default()).unwrap();
            for at in 0..articles {
                folder.add(&record(&format!("a{at}"))).unwrap();
            }
            assert_eq!(folder.finish().unwrap(), pages);
            let files = fs::read_dir(dir.path()).unwrap();
            assert_eq!(files.count(), pages + 1, "{articles} articles");
        }
        let page = fs::read_to_string(dir.path().join("page-0001.html")).unwrap();
        assert!(page.contains("\"after\":null"));
        let index = fs::read_to_string(dir.path().join("index.html")).unwrap();
        assert!(index.contains(
            "[0,4,2,\"более 300 человек\",[\"Чистый двор\",\"Алма Сеитова\",null],\"f45\"]"
        ));
    }
}
