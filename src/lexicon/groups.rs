//! The words of groups: read from their files, held to what can match, asked for.

use super::files::OWN;
use super::group::{GROUPS, Group};
use super::list::{ListFile, Table};
use super::morphology::{Morphology, Reading};
use super::normal::normal_form;
use super::word::Word;
use memchr::memmem;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Groups whose words are compared with several words of a text.
const PHRASES: [Group; 5] = [
    Group::Network,
    Group::Single,
    Group::More,
    Group::OtherPhrase,
    Group::WayOn,
];

/// The words of a group of files that are a part of the code: [`OWN`].
pub fn own(group: Group) -> &'static WordGroup {
    // What a test has read holds no fault, and one without words has none.
    static GROUPS: LazyLock<Groups> = LazyLock::new(|| Groups::new(OWN).unwrap_or_default());
    GROUPS.of(group)
}

/// The words of one group, each with what it stands for.
#[derive(Debug, Default)]
pub struct WordGroup {
    words: BTreeMap<Box<str>, Box<str>>,
    /// Second bytes of the words, and last ones: most words of a text have others.
    seconds: Bytes,
    lasts: Bytes,
}

/// A set of bytes by six bits of theirs.
#[derive(Clone, Copy, Debug, Default)]
struct Bytes(u64);

impl Bytes {
    /// Adds a byte; without one all.
    fn add(&mut self, byte: Option<u8>) {
        self.0 |= byte.map_or(u64::MAX, |byte| 1 << (byte & 63));
    }

    fn may_have(self, byte: Option<&u8>) -> bool {
        self.0 >> (byte.copied().unwrap_or(0) & 63) & 1 == 1
    }
}

impl WordGroup {
    const fn new() -> Self {
        Self {
            words: BTreeMap::new(),
            seconds: Bytes(0),
            lasts: Bytes(0),
        }
    }

    fn insert(&mut self, word: &str, meaning: &str) {
        self.seconds.add(word.as_bytes().get(1).copied());
        self.lasts.add(word.as_bytes().last().copied());
        self.words.insert(word.into(), meaning.into());
    }

    /// Whether the group holds the word.
    pub fn has(&self, word: &str) -> bool {
        self.meaning(word).is_some()
    }

    /// Whether the group holds a lemma of the word.
    pub fn has_lemma_of(&self, word: &Word) -> bool {
        word.readings.iter().any(|reading| self.has(&reading.lemma))
    }

    /// What the word stands for, if the group holds it.
    pub fn meaning(&self, word: &str) -> Option<&str> {
        let may_be = self.may_begin(word) && self.may_end(word);
        let meaning = may_be.then(|| self.words.get(word))?;
        meaning.map(|meaning| &**meaning)
    }

    /// What the first lemma of the word that the group holds stands for.
    pub fn meaning_of_lemma(&self, word: &Word) -> Option<&str> {
        let lemmas = word.readings.iter().map(|reading| &*reading.lemma);
        lemmas.filter_map(|lemma| self.meaning(lemma)).next()
    }

    /// The words and what they stand for, in the order of their letters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words
            .iter()
            .map(|(word, meaning)| (&**word, &**meaning))
    }

    /// Whether a word of the group ends `text`.
    pub fn ends(&self, text: &str) -> bool {
        self.endings_of(text).next().is_some()
    }

    /// Whether a word of the group stands in `text`.
    pub fn is_within(&self, text: &str) -> bool {
        self.iter()
            .any(|(word, _)| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
    }

    /// Whether a word of the group begins `text`.
    pub fn begins(&self, text: &str) -> bool {
        self.rests_of(text).next().is_some()
    }

    /// What stands in `text` behind each word of the group that begins it.
    pub fn rests_of<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let words = self.may_begin(text).then(|| self.iter());
        let words = words.into_iter().flatten();
        words.filter_map(move |(word, _)| text.strip_prefix(word))
    }

    /// The words of the group that end `text`, and what they stand for.
    pub fn endings_of<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = (&str, &str)> + use<'_, 't> {
        let words = self.may_end(text).then(|| self.iter());
        let words = words.into_iter().flatten();
        words.filter(move |(word, _)| text.ends_with(word))
    }

    /// What stands in `text` before each word of the group that ends it.
    pub fn stems_of<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let endings = self.endings_of(text);
        endings.map(move |(ending, _)| &text[..text.len() - ending.len()])
    }

    fn may_begin(&self, text: &str) -> bool {
        self.seconds.may_have(text.as_bytes().get(1))
    }

    fn may_end(&self, text: &str) -> bool {
        self.lasts.may_have(text.as_bytes().last())
    }
}

/// Whether a word of a text can be compared with the surface of a row.
///
/// # Errors
/// A surface that is no normal form, or several words where one is compared.
fn can_match(surface: &str, group: Group) -> Result<(), String> {
    let normal = normal_form(surface);
    if normal != surface {
        return Err(format!("`{surface}` can match no word; write `{normal}`"));
    }
    let is_phrase = surface.contains(char::is_whitespace);
    match is_phrase && !PHRASES.contains(&group) {
        false => Ok(()),
        true => Err(format!("`{surface}`: words of this kind are single words")),
    }
}

/// All groups.
#[derive(Default)]
pub struct Groups(Vec<WordGroup>);

impl Groups {
    /// Whether `file` holds groups.
    pub fn are_in(file: &str) -> bool {
        GROUPS.iter().any(|(name, _, _)| *name == file)
    }

    /// Reads the groups out of `files`; several files may bear one name.
    ///
    /// # Errors
    /// A row that does not fit its header, or of a kind that is no group, named with file and line.
    pub fn new(files: &[ListFile<'_>]) -> Result<Self, String> {
        let mut groups: Vec<WordGroup> = GROUPS.iter().map(|_| WordGroup::default()).collect();
        let places: BTreeMap<_, _> = GROUPS
            .iter()
            .map(|(file, kind, group)| ((*file, *kind), *group as usize))
            .collect();
        for file in files {
            for row in Table::new(file)?.rows() {
                let (line, row) = row?;
                let Some(&at) = places.get(&(file.name, row.kind)) else {
                    return Err(format!("{}:{line}: unknown kind {:?}", file.name, row.kind));
                };
                let fault = |told: String| format!("{}:{line}: {told}", file.name);
                can_match(row.surface, GROUPS[at].2).map_err(fault)?;
                let group: &mut WordGroup = &mut groups[at];
                group.insert(row.surface, row.canonical);
            }
        }
        Ok(Self(groups))
    }

    /// Whether the rows of a user can match words of a text, beside these built-in ones.
    ///
    /// # Errors
    /// A form of a word in a group that holds lemmas, named with file and line.
    pub fn check_own(
        &self,
        file: &ListFile<'_>,
        morphology: &dyn Morphology,
    ) -> Result<(), String> {
        let lemma_of = |word: &str| {
            let readings = morphology.readings(word);
            let mut known = readings.into_iter().filter(|reading| reading.known);
            let first = known.next()?;
            let is_own = |reading: &Reading| *reading.lemma == *word;
            (!is_own(&first) && !known.any(|reading| is_own(&reading))).then_some(first.lemma)
        };
        for row in Table::new(file)?.rows() {
            let (line, row) = row?;
            let Some(lemma) = lemma_of(row.surface) else {
                continue;
            };
            let group = Group::by_kind(file.name, row.kind).map(|group| self.of(group));
            let holds_lemmas =
                |group: &WordGroup| group.iter().all(|(word, _)| lemma_of(word).is_none());
            if group.is_some_and(holds_lemmas) {
                return Err(format!(
                    "{}:{line}: `{}` is a form of «{lemma}», but words of the kind {} are compared with lemmas",
                    file.name, row.surface, row.kind
                ));
            }
        }
        Ok(())
    }

    /// The words of a group.
    pub fn of(&self, group: Group) -> &WordGroup {
        static EMPTY: WordGroup = WordGroup::new();
        self.0.get(group as usize).unwrap_or(&EMPTY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::FILES;

    #[test]
    fn every_group_has_words() {
        let files: Vec<_> = FILES
            .iter()
            .chain(OWN)
            .filter(|file| Groups::are_in(file.name))
            .copied()
            .collect();
        let groups = Groups::new(&files).unwrap();
        let empty = GROUPS
            .iter()
            .zip(&groups.0)
            .filter(|(_, words)| words.words.is_empty());
        assert_eq!(empty.map(|(it, _)| (it.0, it.1)).collect::<Vec<_>>(), []);
    }
}
