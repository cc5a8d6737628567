//! Lemmas, paradigms, word lists and gazetteers, compiled from `data/`.

pub mod grammar;
pub mod group;
mod lemmas;
pub mod list;
pub mod morphology;
pub mod normal;
pub mod word;

use group::{Group, Groups, WordGroup};
pub use lemmas::Lemmas;
use list::{ListFile, Lists, read_folder};
use morphology::{Morphology, Russian};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::PathBuf;
use word::SharedWords;

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The list files of `data/`, built into the program.
        pub const FILES: &[ListFile<'static>] = &[
            $(ListFile { name: $name, content: include_str!(concat!("../../data/", $name)) },)*
        ];
    };
}

built_in!(
    "bounds.tsv",
    "calendar_words.tsv",
    "campaign_cues.tsv",
    "campaign_heads.tsv",
    "campaign_words.tsv",
    "campaigns.tsv",
    "currencies.tsv",
    "day_words.tsv",
    "figure_verbs.tsv",
    "figure_words.tsv",
    "given_names.tsv",
    "measures.tsv",
    "modality.tsv",
    "name_particles.tsv",
    "numbered.tsv",
    "numerals.tsv",
    "org_forms.tsv",
    "org_heads.tsv",
    "org_parts.tsv",
    "organization_words.tsv",
    "organizations.tsv",
    "people_nouns.tsv",
    "person_words.tsv",
    "place_words.tsv",
    "places.tsv",
    "quote_words.tsv",
    "role_adjectives.tsv",
    "role_cues.tsv",
    "role_titles.tsv",
    "role_verbs.tsv",
    "role_words.tsv",
    "scopes.tsv",
    "speech_verbs.tsv",
    "unit_nouns.tsv",
);

/// Words that the dictionary lacks, each with a word that it inflects like.
const MODELS: ListFile<'static> = ListFile {
    name: "models.tsv",
    content: include_str!("../../data/models.tsv"),
};

/// Lines of pages that are not the article.
pub const CHROME: ListFile<'static> = ListFile {
    name: "chrome.tsv",
    content: include_str!("../../data/chrome.tsv"),
};

/// Lists that other stages read for themselves; they count in the hash.
const OTHERS: [&str; 6] = [
    include_str!("../../data/holidays.tsv"),
    include_str!("../../data/months.tsv"),
    include_str!("../../data/short_words.tsv"),
    include_str!("../../data/stop_words.tsv"),
    include_str!("../../data/time_words.tsv"),
    include_str!("../../data/weekdays.tsv"),
];

/// Everything known about words, shared and read-only.
pub struct Lexicon {
    morphology: Box<dyn Morphology>,
    lists: Lists,
    groups: Groups,
    chrome: Vec<String>,
    hash: String,
    words: SharedWords,
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
            .chain([MODELS.name, CHROME.name])
            .collect();
        let mut added = Vec::new();
        for folder in folders {
            added.extend(read_folder(folder, &names)?);
        }
        let own = added
            .iter()
            .map(|(name, content)| ListFile { name, content });
        let built_in = [MODELS, CHROME].into_iter().chain(FILES.iter().copied());
        let all: Vec<ListFile<'_>> = built_in.chain(own).collect();
        let (models, rest): (Vec<_>, Vec<_>) = all
            .iter()
            .copied()
            .partition(|file| file.name == MODELS.name);
        let (chrome, lists): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|file| file.name == CHROME.name);
        let (groups, lists): (Vec<_>, Vec<_>) = lists
            .into_iter()
            .partition(|file| Groups::are_in(file.name));
        let morphology = russian(&models)?;
        Ok(Self {
            lists: Lists::new(&lists, &morphology)?,
            groups: Groups::new(&groups)?,
            hash: hash(&all),
            chrome: chrome.iter().map(|file| file.content.to_owned()).collect(),
            morphology: Box::new(morphology),
            words: SharedWords::default(),
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

    /// Readings and forms of words.
    pub fn morphology(&self) -> &dyn Morphology {
        &*self.morphology
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

fn russian(files: &[ListFile<'_>]) -> Result<Russian, String> {
    let mut words = Vec::new();
    for file in files {
        for row in list::Table::new(file)?.rows() {
            let (_, row) = row?;
            words.push((row.surface, row.canonical));
        }
    }
    Russian::new(words)
}

fn hash(files: &[ListFile<'_>]) -> String {
    let mut digest = Sha256::new();
    for file in files {
        digest.update(file.name);
        digest.update([0]);
        digest.update(file.content);
    }
    for other in OTHERS {
        digest.update(other);
    }
    let mut hex = String::new();
    for byte in &digest.finalize()[..4] {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
