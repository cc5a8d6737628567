//! Lemmas, paradigms, word lists and gazetteers, compiled from `data/`.

mod built_in;
mod files;
pub mod function;
pub mod group;
pub mod groups;
mod lemmas;
pub mod list;
mod respell;
pub mod word;
pub mod word_table;

pub use files::{CHROME, FILES};
pub use svodka_words::{grammar, morphology, normal, sketch};

use files::{MODELS, RULES};
use group::Group;
use groups::{Groups, WordGroup};
pub use lemmas::Lemmas;
use list::{ListFile, Lists, read_folder};
use morphology::{Morphology, Russian};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use svodka_record::cells;
use word_table::SharedWords;

/// Everything known about words, shared and read-only.
pub struct Lexicon {
    morphology: Arc<dyn Morphology>,
    lists: Lists,
    groups: Groups,
    chrome: Vec<String>,
    rules: Vec<(String, String)>,
    hash: String,
    words: SharedWords,
    respeller: respell::Respeller,
}

impl Lexicon {
    /// The built-in lexicon with the lists of `folders` added.
    ///
    /// # Errors
    /// A list that cannot be read, or a row that does not fit, named with folder, file and line.
    pub fn new(folders: &[PathBuf]) -> Result<Self, String> {
        Self::of(folders).map_err(|told| {
            // The first folder without which all is well.
            let wrong = (1..=folders.len()).find_map(|count| {
                let told = Self::of(&folders[..count]).err()?;
                Some((&folders[count - 1], told))
            });
            match wrong {
                Some((folder, told)) if !told.starts_with(&*folder.to_string_lossy()) => {
                    folder.join(told).display().to_string()
                }
                Some((_, told)) => told,
                None => told,
            }
        })
    }

    fn of(folders: &[PathBuf]) -> Result<Self, String> {
        let names: Vec<&'static str> = FILES
            .iter()
            .map(|file| file.name)
            .chain([MODELS.name, CHROME.name, RULES.name])
            .collect();
        let mut added = Vec::new();
        let mut rules = vec![(format!("data/{}", RULES.name), RULES.content.to_owned())];
        for folder in folders {
            let read = read_folder(folder, &names)?;
            for (name, content) in &read {
                match *name == RULES.name {
                    true => rules.push((folder.join(name).display().to_string(), content.clone())),
                    false => understood(&ListFile { name, content })?,
                }
            }
            added.extend(read);
        }
        let own = added.iter();
        let all = files::with_own(own.map(|(name, content)| ListFile { name, content }));
        let named = |name| all.iter().copied().filter(move |file| file.name == name);
        let in_groups = all.iter().filter(|file| Groups::are_in(file.name));
        let groups = Groups::new(&in_groups.copied().collect::<Vec<_>>())?;
        let chrome = named(CHROME.name).map(|file| file.content.to_owned());
        let chrome = chrome.collect();
        let morphology = russian(named(MODELS.name))?;
        check_groups(&added, &morphology)?;
        let (hash, lists) = match added.is_empty() {
            true => (built_in::HASH.to_owned(), Lists::built_in()),
            false => (files::hash(&all), Lists::with_own(added, &morphology)?),
        };
        Ok(Self {
            morphology: Arc::new(morphology),
            lists,
            groups,
            chrome,
            rules,
            hash,
            words: SharedWords::default(),
            respeller: respell::Respeller::default(),
        })
    }

    /// Keeps the words that texts are read by, so that [`lemmas`](Self::lemmas) need not look them up again.
    pub fn keep_words(&self) {
        self.words.keep();
    }

    /// Lists of lines that are not the article, in the format of `data/chrome.tsv`: the built-in one first.
    pub fn chrome(&self) -> &[String] {
        &self.chrome
    }

    /// Files of rules, each with where it stands and what it holds: the built-in one first.
    pub fn rules(&self) -> impl Iterator<Item = (&str, &str)> {
        self.rules
            .iter()
            .map(|(file, content)| (&**file, &**content))
    }

    /// Readings and forms of words.
    pub fn morphology(&self) -> &dyn Morphology {
        &*self.morphology
    }

    /// The same for who outlives a reference.
    pub fn shared_morphology(&self) -> Arc<dyn Morphology> {
        Arc::clone(&self.morphology)
    }

    /// Words looked up so far, by all threads.
    pub(crate) fn words(&self) -> &SharedWords {
        &self.words
    }

    /// Word lists and gazetteers.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The words of a group.
    pub fn group(&self, group: Group) -> &WordGroup {
        self.groups.of(group)
    }

    /// Hash of all lists: 8 hexadecimal digits.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// Whether the cells of a list of the user say only what records have words for, and its kinds are those of the built-in
/// list of this name.
fn understood(file: &ListFile<'_>) -> Result<(), String> {
    let known = kinds(file.name)?;
    let table = list::Table::new(file)?;
    for row in table.rows() {
        let (line, row) = row?;
        let fault = |what: &str| format!("{}:{line}: {what}", file.name);
        if row
            .surface
            .split(' ')
            .any(|word| word.is_empty() || word.contains(char::is_whitespace))
        {
            return Err(fault("white space beside the words, which no text has"));
        }
        if !known.is_empty() && !known.contains(row.kind) {
            let known: Vec<&str> = known.iter().copied().collect();
            let known = known.join(", ");
            return Err(fault(&format!(
                "unknown kind `{}`; kinds here are {known}",
                row.kind
            )));
        }
        cells::check(file.name, |column| table.cell(&row, column)).map_err(|what| fault(&what))?;
    }
    Ok(())
}

/// Whether rows of the user in groups can match words of a text.
fn check_groups(
    added: &[(&'static str, String)],
    morphology: &dyn Morphology,
) -> Result<(), String> {
    let mut own = added
        .iter()
        .filter(|(name, _)| Groups::are_in(name))
        .peekable();
    if own.peek().is_none() {
        return Ok(());
    }
    let built_in = FILES.iter().filter(|file| Groups::are_in(file.name));
    let built_in = Groups::new(&built_in.copied().collect::<Vec<_>>())?;
    for (name, content) in own {
        built_in.check_own(&ListFile { name, content }, morphology)?;
    }
    Ok(())
}

/// The kinds of rows that a built-in list has; none of a list whose kinds are words of records, which its cells are checked for.
fn kinds(name: &str) -> Result<BTreeSet<&'static str>, String> {
    let built_in = FILES
        .iter()
        .filter(|file| file.name == name && !cells::checks_kind(name));
    let mut kinds = BTreeSet::new();
    for file in built_in {
        for row in list::Table::new(file)?.rows() {
            kinds.insert(row?.1.kind);
        }
    }
    Ok(kinds)
}

fn russian<'a>(files: impl Iterator<Item = ListFile<'a>>) -> Result<Russian, String> {
    let mut words = Vec::new();
    for file in files {
        for row in list::Table::new(&file)?.rows() {
            let (_, row) = row?;
            words.push((row.surface, row.canonical));
        }
    }
    Russian::new(words)
}
