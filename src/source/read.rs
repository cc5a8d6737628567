//! All inputs, one item after another.

use super::open::{self, Lines, Opened};
use super::walk::{Candidate, Step, Walk};
use super::{Item, Limits};
use crate::error::Error;
use std::path::PathBuf;

/// Iterates over what the inputs hold: folders in the order of their path bytes, lines in theirs.
///
/// Nothing is read ahead but the buffer of a file; a document is held until it is taken.
pub struct Sources {
    walk: Walk,
    limits: Limits,
    own: Vec<PathBuf>,
    lines: Option<Lines>,
}

impl Sources {
    /// Reads `roots` in the order given: files, folders, and `-` for standard input. Files at the
    /// canonical paths `own` are being written by the caller and count as skipped.
    pub fn new(roots: Vec<PathBuf>, limits: Limits, own: Vec<PathBuf>) -> Self {
        Self {
            walk: Walk::new(roots),
            limits,
            own,
            lines: None,
        }
    }

    /// `None` when the input is lines, which follow.
    fn take_step(&mut self, step: Step) -> Option<Item> {
        match step {
            Step::Stdin => self.begin(open::stdin(self.limits)),
            Step::File(file) if self.is_own(&file) => Some(Item::Skipped),
            Step::File(file) => self.begin(open::file(file, self.limits)),
            Step::Skipped => Some(Item::Skipped),
            Step::Failed(error) => Some(Item::Failed(error)),
        }
    }

    fn begin(&mut self, opened: Result<Opened, Error>) -> Option<Item> {
        match opened {
            Ok(Opened::Whole(document)) => Some(Item::Document(document)),
            Ok(Opened::Lines(lines)) => {
                self.lines = Some(lines);
                None
            }
            Ok(Opened::OwnOutput) => Some(Item::Skipped),
            Err(error) => Some(Item::Failed(error)),
        }
    }

    fn is_own(&self, file: &Candidate) -> bool {
        !self.own.is_empty()
            && std::fs::canonicalize(&file.path).is_ok_and(|path| self.own.contains(&path))
    }
}

impl Iterator for Sources {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.lines.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.lines = None;
            let step = self.walk.next()?;
            if let Some(item) = self.take_step(step) {
                return Some(item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use std::fs;

    fn shown(item: Item) -> String {
        match item {
            Item::Document(document) => {
                let line = document.origin.line.unwrap_or(0);
                format!("{}:{line}", document.origin.path)
            }
            Item::Failed(error) => format!("{}!{:?}", error.origin.path, error.code),
            Item::Skipped => "skipped".into(),
        }
    }

    #[test]
    fn a_folder_of_everything() {
        let root = tempfile::tempdir().unwrap();
        let file = |name: &str| root.path().join(name);
        fs::write(file("1.txt"), "Текст").unwrap();
        fs::write(file("2.jsonl"), "{\"id\":1}\n\n{\"id\":2}").unwrap();
        fs::write(
            file("3.ndjson"),
            "{\"schema_version\":\"0.1\",\"extractor\":{}}\n",
        )
        .unwrap();
        fs::write(file("4.htm"), "").unwrap();
        fs::write(file("5.txt"), "mine").unwrap();
        fs::write(file("6.doc"), "x").unwrap();
        let roots = vec![root.path().to_owned(), file("6.doc"), file("7")];
        let own = vec![fs::canonicalize(file("5.txt")).unwrap()];
        let items: Vec<_> = Sources::new(roots, Limits::default(), own)
            .map(shown)
            .collect();
        let missing = format!("{}!{:?}", file("7").display(), Code::NotFound);
        let expected = [
            "1.txt:0",
            "2.jsonl:1",
            "2.jsonl:3",
            "skipped",
            "4.htm!Empty",
            "skipped",
            "skipped",
            "6.doc:0",
            &missing,
        ];
        assert_eq!(items, expected);
    }
}
