//! The files of `data/`, built into the program; the script that makes them ready before reads them here too.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use svodka_words::list::LISTS;
use svodka_words::table::ListFile;

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
    "place_heads.tsv",
    "place_words.tsv",
    "places.tsv",
    "prepositions.tsv",
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

/// Files of groups that are a part of the code: no user adds to them.
pub const OWN: &[ListFile<'static>] = &[
    ListFile {
        name: "calendar_cues.tsv",
        content: include_str!("../../data/calendar_cues.tsv"),
    },
    ListFile {
        name: "number_cues.tsv",
        content: include_str!("../../data/number_cues.tsv"),
    },
    ListFile {
        name: "page_cues.tsv",
        content: include_str!("../../data/page_cues.tsv"),
    },
    ListFile {
        name: "person_cues.tsv",
        content: include_str!("../../data/person_cues.tsv"),
    },
];

/// Function words.
pub const FUNCTION_WORDS: ListFile<'static> = ListFile {
    name: "function_words.tsv",
    content: include_str!("../../data/function_words.tsv"),
};

/// Words that the dictionary lacks, each with a word that it inflects like.
pub const MODELS: ListFile<'static> = ListFile {
    name: "models.tsv",
    content: include_str!("../../data/models.tsv"),
};

/// Lines of pages that are not the article.
pub const CHROME: ListFile<'static> = ListFile {
    name: "chrome.tsv",
    content: include_str!("../../data/chrome.tsv"),
};

/// Rules that are data.
pub const RULES: ListFile<'static> = ListFile {
    name: "rules.toml",
    content: include_str!("../../data/rules.toml"),
};

/// Lists that other stages read for themselves; they count in the hash.
const OTHERS: [&str; 8] = [
    FUNCTION_WORDS.content,
    include_str!("../../data/field_names.tsv"),
    include_str!("../../data/holidays.tsv"),
    include_str!("../../data/months.tsv"),
    include_str!("../../data/short_words.tsv"),
    include_str!("../../data/stop_words.tsv"),
    include_str!("../../data/time_words.tsv"),
    include_str!("../../data/weekdays.tsv"),
];

/// Whether lists are in the file of that name: entries that a text is searched for.
pub fn holds_lists(name: &str) -> bool {
    LISTS.iter().any(|(_, file, _)| *file == name)
}

/// Files of the user behind the built-in ones.
pub fn with_own<'a>(own: impl Iterator<Item = ListFile<'a>>) -> Vec<ListFile<'a>> {
    let built_in = [MODELS, CHROME, RULES]
        .into_iter()
        .chain(FILES.iter().copied());
    built_in.chain(own).collect()
}

/// Hash of all lists: 8 hexadecimal digits.
pub fn hash(files: &[ListFile<'_>]) -> String {
    let mut digest = Sha256::new();
    for file in files {
        digest.update(file.name);
        digest.update([0]);
        digest.update(file.content);
    }
    let own = OWN.iter().map(|file| file.content);
    for other in OTHERS.into_iter().chain(own) {
        digest.update(other);
    }
    let mut hex = String::new();
    for byte in &digest.finalize()[..4] {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
