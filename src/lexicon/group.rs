//! Groups of words that a rule's condition names: small, closed, and nothing that a text is searched for.

use super::list::{ListFile, Table};
use super::word::Word;
use std::collections::BTreeMap;

macro_rules! groups {
    ($($(#[$doc:meta])* $group:ident = $file:literal $kind:literal),* $(,)?) => {
        /// A group of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Group { $($(#[$doc])* $group,)* }

        /// Every group with its file and its kind of row there.
        const GROUPS: &[(&str, &str)] = &[$(($file, $kind),)*];
    };
}

groups!(
    /// Parts of an organization: beside a name they say nothing about its kind.
    Subunit = "organization_words.tsv" "subunit",
    /// Those who lead an organization: they are never named for themselves.
    Board = "organization_words.tsv" "board",
    /// Parts of an organization that are named with it: «факультет права Омского университета».
    Inner = "organization_words.tsv" "inner",
    /// Bodies that are named with the place where they are: «посольство Казахстана в Китае».
    Mission = "organization_words.tsv" "mission",
    /// What bodies do: an acronym that is the subject of one of these is that of a body.
    Act = "organization_words.tsv" "act",
    /// Parts of a body that stand before its name, or their own, in quotation marks.
    QuotedPart = "organization_words.tsv" "quoted_part",
    /// Nouns that go on with «о» in a name: «Фонд заботы о детях».
    Regard = "organization_words.tsv" "regard",
    /// Prepositions with which no name goes on.
    Where = "organization_words.tsv" "where",
    /// Parts of an organization that its name stands behind and that are no part of it.
    Spokesman = "organization_words.tsv" "spokesman",
    /// Nouns that stand for a place or state without naming it.
    UnnamedPlace = "organization_words.tsv" "unnamed_place",
    /// Nouns before the name of a place, which then need not be in the genitive.
    PlaceHead = "organization_words.tsv" "place_head",
    /// Heads of bodies of which there is one in a place, so that no common noun tells which one.
    Single = "organization_words.tsv" "single",
    /// Beginnings of adjectives that tell the rank or branch of a body, and so belong to its name.
    Rank = "organization_words.tsv" "rank",
    /// Nouns of phrases with «по» that belong to a verb, not to a name.
    Adverbial = "organization_words.tsv" "adverbial",
    /// Attributes that point instead of naming: «этого», «своего».
    Pointing = "organization_words.tsv" "pointing",
    /// Words inside a name that tell what it names.
    InsideCue = "organization_words.tsv" "inside",
    /// Endings of coined names: «Казтрансойл», «Роспотребнадзор».
    CoinedEnding = "organization_words.tsv" "ending",
    /// Beginnings of coined names that the dictionary may hold as common nouns: «Росгвардия».
    CoinedBeginning = "organization_words.tsv" "beginning",
    /// Beginnings of compounds that tell the level of a body: «горсуд», «облсовет».
    Level = "organization_words.tsv" "level",
    /// What follows «Мин» in the short name of a ministry.
    Ministry = "organization_words.tsv" "ministry",
    /// Head nouns of bodies of any kind: alone they show none.
    Vague = "organization_words.tsv" "vague",
    /// What a descriptive name whose head says little begins with, and the kind it tells.
    FirstAttribute = "organization_words.tsv" "first_attribute",
    /// What the names of sports hold.
    Sport = "organization_words.tsv" "sport",
);

/// The words of one group, each with what it stands for.
#[derive(Debug, Default)]
pub struct WordGroup(BTreeMap<Box<str>, Box<str>>);

impl WordGroup {
    /// Whether the group holds the word.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Whether the group holds a lemma of the word.
    pub fn has_lemma_of(&self, word: &Word) -> bool {
        word.readings.iter().any(|reading| self.has(&reading.lemma))
    }

    /// What the word stands for, if the group holds it.
    pub fn meaning(&self, word: &str) -> Option<&str> {
        self.0.get(word).map(|meaning| &**meaning)
    }

    /// The words and what they stand for, in the order of their letters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(word, meaning)| (&**word, &**meaning))
    }

    /// Whether a word of the group begins `text`.
    pub fn begins(&self, text: &str) -> bool {
        self.iter().any(|(word, _)| text.starts_with(word))
    }
}

/// All groups.
pub struct Groups(Vec<WordGroup>);

impl Groups {
    /// Whether `file` holds groups.
    pub fn are_in(file: &str) -> bool {
        GROUPS.iter().any(|(name, _)| *name == file)
    }

    /// Reads the groups out of `files`; several files may bear one name.
    ///
    /// # Errors
    /// A row that does not fit its header, or of a kind that is no group, named with file and line.
    pub fn new(files: &[ListFile<'_>]) -> Result<Self, String> {
        let mut groups: Vec<WordGroup> = GROUPS.iter().map(|_| WordGroup::default()).collect();
        for file in files {
            for row in Table::new(file)?.rows() {
                let (line, row) = row?;
                let at = GROUPS
                    .iter()
                    .position(|&group| group == (file.name, row.kind));
                let Some(at) = at else {
                    return Err(format!("{}:{line}: unknown kind {:?}", file.name, row.kind));
                };
                groups[at]
                    .0
                    .insert(row.surface.into(), row.canonical.into());
            }
        }
        Ok(Self(groups))
    }

    /// The words of a group.
    pub fn of(&self, group: Group) -> &WordGroup {
        &self.0[group as usize]
    }
}
