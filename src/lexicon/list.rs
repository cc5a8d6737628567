//! Word lists: sorted TSV files in `data/`, built in, with the user's own added.
//!
//! A file begins with a header that names its columns; `surface`, `canonical`, `kind` and `source` are
//! common to all. Lines that begin with `#` are comments.

use super::built_in;
use super::files::{FILES, holds_lists};
use super::morphology::Morphology;
use super::normal::{is_alphabetic, is_uppercase, normal_form};
use super::sketch::Sketch;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
pub use svodka_words::index::EntryId;
use svodka_words::index::{Index, Place, lemma, split_words};
pub use svodka_words::list::{List, ListSet};
pub use svodka_words::table::{ListFile, Row, Table};

/// One word of an entry: its normal form, and the lemma under which its other forms are found.
#[derive(Clone, Debug)]
pub struct EntryWord {
    /// Normal form as printed in the list.
    pub normal: Box<str>,
    /// The set of this form.
    pub sketch: Sketch,
    /// Lemma of an inflecting word; looked up when it is asked for, for most never are. None for a lone word.
    lemma: OnceLock<Option<Arc<str>>>,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The list it belongs to.
    pub list: List,
    /// The words as printed.
    pub surface: Box<str>,
    /// What they stand for.
    pub canonical: Box<str>,
    /// The row's kind.
    pub kind: Box<str>,
    /// Columns beside the common ones, in the order of the header.
    pub extra: Box<[Box<str>]>,
    /// The surface in words.
    pub words: Box<[EntryWord]>,
    /// How its capitals bind: see [`Capitals`].
    pub capitals: Capitals,
}

impl Entry {
    fn new(list: List, row: &Row<'_>) -> Self {
        let words = split_words(row.surface);
        let is_single = words.len() == 1;
        let words = words.into_iter().map(normal_form).map(|normal| EntryWord {
            sketch: Sketch::of(&normal),
            normal: normal.into_boxed_str(),
            lemma: match is_single {
                true => OnceLock::from(None),
                false => OnceLock::new(),
            },
        });
        Self {
            list,
            surface: row.surface.into(),
            canonical: row.canonical.into(),
            kind: row.kind.into(),
            extra: row.extra.iter().map(|&cell| cell.into()).collect(),
            words: words.collect(),
            capitals: capitals(row.surface),
        }
    }

    /// The lemma of word `i` of a phrase, where it is one that inflects.
    pub fn lemma(&self, i: usize, morphology: &dyn Morphology) -> Option<&str> {
        let word = self.words.get(i)?;
        let look_up = || {
            let printed = split_words(&self.surface);
            printed.get(i).and_then(|word| lemma(word, morphology))
        };
        word.lemma.get_or_init(look_up).as_deref()
    }
}

/// What capitals a text must show for an entry to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// Any: the entry is written in lower case.
    Any,
    /// The first letter.
    First,
    /// All letters: an acronym.
    All,
}

/// All lists, indexed by the first word of their entries. Rows are read when they are asked for, for most never are.
pub struct Lists {
    files: Vec<(&'static str, Cow<'static, str>)>,
    places: Cow<'static, [Place]>,
    starts: Starts,
    entries: Vec<OnceLock<Entry>>,
}

/// Entries by the normal form or lemma of their first word.
enum Starts {
    /// Of the built-in lists: made before the program was compiled.
    BuiltIn,
    /// Of lists with the user's among them.
    Read(FxHashMap<Box<str>, Vec<EntryId>>),
}

impl Lists {
    /// The built-in lists alone.
    pub fn built_in() -> Self {
        Self {
            files: built_in_files().collect(),
            places: built_in::PLACES.into(),
            starts: Starts::BuiltIn,
            entries: unread(built_in::PLACES),
        }
    }

    /// The built-in lists with files of the user behind them, each with its name and content; several may bear one name.
    ///
    /// # Errors
    /// A row that does not fit its header, named with file and line.
    pub fn with_own(
        own: Vec<(&'static str, String)>,
        morphology: &dyn Morphology,
    ) -> Result<Self, String> {
        let own = own.into_iter().filter(|(name, _)| holds_lists(name));
        let own = own.map(|(name, content)| (name, content.into()));
        let files: Vec<(_, Cow<'static, str>)> = built_in_files().chain(own).collect();
        let rows = files
            .iter()
            .map(|(name, content)| ListFile { name, content });
        let Index { places, starts } = Index::new(&rows.collect::<Vec<_>>(), morphology)?;
        Ok(Self {
            files,
            entries: unread(&places),
            places: places.into(),
            starts: Starts::Read(starts),
        })
    }

    /// The entry of that number.
    pub fn entry(&self, id: EntryId) -> &Entry {
        self.entries[id as usize].get_or_init(|| self.read(self.place(id)))
    }

    /// What is known of the entry of that number without reading its row.
    pub fn place(&self, id: EntryId) -> &Place {
        &self.places[id as usize]
    }

    fn read(&self, place: &Place) -> Entry {
        let (name, content) = &self.files[usize::from(place.file)];
        let table = Table::new(&ListFile { name, content });
        // every row has been read before, when it got its place
        let row = table.ok().and_then(|table| table.row_at(place.at as usize));
        Entry::new(place.list, &row.unwrap_or_default())
    }

    /// The list that holds the entry of that number.
    pub fn list_of(&self, id: EntryId) -> List {
        self.place(id).list
    }

    /// Normal forms and lemmas of the first words of entries.
    pub fn first_words(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.starts {
            Starts::BuiltIn => Box::new(built_in::STARTS.keys().copied()),
            Starts::Read(starts) => Box::new(starts.keys().map(|key| &**key)),
        }
    }

    /// Numbers of the entries whose first word has this normal form or lemma.
    pub fn starting_with(&self, key: &str) -> &[EntryId] {
        match &self.starts {
            Starts::BuiltIn => built_in::STARTS.get(key).copied().unwrap_or_default(),
            Starts::Read(starts) => starts.get(key).map_or(&[], Vec::as_slice),
        }
    }

    /// Single-word entry of `list` whose surface has this normal form or lemma.
    pub fn find(&self, list: List, key: &str) -> Option<&Entry> {
        self.starting_with(key)
            .iter()
            .find(|&&id| self.place(id).list == list && self.place(id).words == 1)
            .map(|&id| self.entry(id))
    }
}

fn built_in_files() -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let files = FILES.iter().filter(|file| holds_lists(file.name));
    files.map(|file| (file.name, file.content.into()))
}

/// A place for each entry, which is read when it is asked for.
fn unread(places: &[Place]) -> Vec<OnceLock<Entry>> {
    places.iter().map(|_| OnceLock::new()).collect()
}

fn capitals(surface: &str) -> Capitals {
    let mut letters = surface.chars().filter(|&c| is_alphabetic(c));
    if !letters.next().is_some_and(is_uppercase) {
        return Capitals::Any;
    }
    match letters.next() {
        Some(second) if is_uppercase(second) && letters.all(is_uppercase) => Capitals::All,
        _ => Capitals::First,
    }
}

/// Reads the files of a user's folder: every `.tsv` and `.toml`, whose name must be one of `names`.
///
/// # Errors
/// A folder or file that cannot be read, a folder without lists, or a name that svodka does not know.
pub fn read_folder(
    folder: &Path,
    names: &[&'static str],
) -> Result<Vec<(&'static str, String)>, String> {
    let unreadable = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| unreadable(folder, error))?.path());
    }
    let is_read = |path: &PathBuf| {
        path.extension()
            .is_some_and(|own| own == "tsv" || own == "toml")
    };
    paths.retain(is_read);
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .and_then(|name| names.iter().find(|known| name == **known));
        let Some(name) = name else {
            let known = names.join(", ");
            return Err(format!(
                "{}: no list of that name; the lists are {known}",
                path.display()
            ));
        };
        let content = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
        files.push((*name, content));
    }
    match files.is_empty() {
        false => Ok(files),
        true => Err(format!(
            "{}: no list in this folder; lists and rules are called as those of data/: {}",
            folder.display(),
            names.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::files::{self, MODELS};
    use crate::lexicon::russian;

    #[test]
    fn what_was_made_before_is_what_is_read_now() {
        let morphology = russian([MODELS].into_iter()).unwrap();
        let read = Lists::with_own(Vec::new(), &morphology).unwrap();
        assert_eq!(built_in::PLACES, &*read.places);
        let Starts::Read(starts) = &read.starts else {
            panic!("these lists were not read")
        };
        assert_eq!(built_in::STARTS.len(), starts.len());
        let built_in = Lists::built_in();
        for (key, ids) in starts {
            assert_eq!(built_in.starting_with(key), ids, "{key}");
        }
        assert_eq!(
            built_in::HASH,
            files::hash(&files::with_own([].into_iter()))
        );
    }

    #[test]
    fn what_is_known_of_unread_rows_is_what_they_say() {
        let lists = Lists::built_in();
        let morphology = russian([MODELS].into_iter()).unwrap();
        for (id, place) in (0..).zip(lists.places.iter()) {
            let entry = lists.entry(id);
            assert_eq!(
                usize::from(place.words),
                entry.words.len(),
                "{}",
                entry.surface
            );
            let last = entry.words.len() - 1;
            assert!(
                entry.words[last].sketch.has_any(place.last),
                "{}",
                entry.surface
            );
            let lemma = entry.lemma(last, &morphology).map(Sketch::of);
            assert!(
                lemma.is_none_or(|lemma| lemma.has_any(place.last)),
                "{}",
                entry.surface
            );
        }
    }

    #[test]
    fn rows_are_read_when_they_are_asked_for() {
        let lists = Lists::built_in();
        let entry = lists.find(List::Currency, "тенге").unwrap();
        assert_eq!((&*entry.surface, &*entry.canonical), ("тенге", "KZT"));
        assert!(lists.starting_with("слово, которого нет").is_empty());
        let read = lists.entries.iter().filter(|entry| entry.get().is_some());
        assert_eq!(read.count(), 1);
    }
}
