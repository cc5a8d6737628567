//! Stories of several articles, and what each of their numbers is to another one.

use serde::Deserialize;
use std::path::Path;
use svodka_shards::Error;

/// A story.
#[derive(Deserialize)]
pub(super) struct Story {
    /// Its name.
    pub(super) story: String,
    pub(super) articles: Vec<Named>,
    pub(super) steps: Vec<Step>,
}

/// An article by the id of its record.
#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) id: String,
}

/// A step from a number to one told after it: the article of each, by its place, and its words.
#[derive(Deserialize)]
pub(super) struct Step {
    pub(super) from: (usize, String),
    pub(super) to: (usize, String),
    /// Name of a relation, or `none` where nothing follows.
    pub(super) relation: String,
}

/// The stories of a file, one a line.
///
/// # Errors
/// A file that cannot be read, a line that is no story.
pub(super) fn read(path: &Path) -> Result<Vec<Story>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::new(format!("{}: {error}", path.display()));
    let lines = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
    let stories = lines.lines().map(serde_json::from_str);
    stories
        .collect::<Result<_, _>>()
        .map_err(|error| failed(&error))
}
