//! Mentions: what is known of one entity of one record, and of the article around it.

use crate::fold::short;
use serde::{Deserialize, Serialize};
use svodka_record::EntityKind;

/// Entries of a bag of hashes.
pub(crate) const BAG: usize = 16;

/// Seeds from this number on come from registers.
pub(crate) const REGISTER: u32 = 2;

/// One entity of one record, or a form of an entity known before.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Mention {
    pub(crate) name: String,
    /// Id of its record; empty for what was known before.
    pub(crate) record: String,
    /// What the name says, folded.
    pub(crate) keys: Keys,
    /// 1 male, 2 female, 0 unknown.
    pub(crate) gender: u8,
    /// Country its name states.
    pub(crate) country: [u8; 2],
    /// What the gazetteer calls a place that it knows by a public id, folded; else 0.
    pub(crate) listed: u32,
    /// Number of its kind of organization, campaign or place, from 1.
    pub(crate) subtype: u8,
    /// Number of the reach of a campaign, from 1.
    pub(crate) reach: u8,
    /// The word beside the name, folded: legal form, head noun.
    pub(crate) beside: u32,
    /// Hashes of its other names.
    pub(crate) aliases: Vec<String>,
    pub(crate) offices: Vec<Office>,
    pub(crate) around: Around,
    pub(crate) mentions: u32,
    pub(crate) confidence: f32,
    pub(crate) edition: Option<String>,
    /// The entity that an earlier run gave it: its number, else 0.
    pub(crate) was: u64,
    /// Numbers of corrections that name it.
    pub(crate) tags: Vec<u32>,
    pub(crate) origin: Origin,
}

impl Mention {
    /// The country its name states, else that of its article.
    pub(crate) fn country_meant(&self) -> [u8; 2] {
        if self.country == [0; 2] {
            self.around.country
        } else {
            self.country
        }
    }
}

/// What a name says, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    /// Given name, folded; an initial is one letter; empty where none.
    pub(crate) given: String,
    /// Whether the given name is in no list.
    pub(crate) doubtful: bool,
    pub(crate) patronymic: String,
    /// Family name in folded letters.
    pub(crate) family: String,
    /// Stems that tell the thing apart, in the order of the name.
    pub(crate) core: Vec<String>,
    /// Regions, districts and cities the name states.
    pub(crate) regions: Vec<u32>,
    /// Stems that are often left out.
    pub(crate) scope: Vec<u32>,
    /// Whether the name begins with a capital.
    pub(crate) capital: bool,
}

/// An office, or an undertaking somebody organized.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Office {
    /// Stems of the title.
    pub(crate) words: Vec<u32>,
    /// The target, by its folded name; 0 where none.
    pub(crate) target: u32,
}

/// The article around a mention.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Around {
    /// Days since 1970; `i32::MIN` where unknown.
    pub(crate) day: i32,
    pub(crate) language: [u8; 2],
    pub(crate) site: u32,
    /// The article, wherever it stands.
    pub(crate) article: u64,
    /// Its near-duplicate group; 0 where unknown.
    pub(crate) group: u64,
    /// The country most of it is about.
    pub(crate) country: [u8; 2],
    pub(crate) places: Vec<u32>,
    pub(crate) people: Vec<u32>,
    pub(crate) organizations: Vec<u32>,
    pub(crate) campaigns: Vec<u32>,
    pub(crate) topic: Vec<u32>,
}

/// Where a mention comes from. The last field of a row, so that rows with equal words stand in any order of input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Origin {
    /// 0 a record; else the number of the seed.
    pub(crate) seed: u32,
    /// Hash of the record's id.
    pub(crate) record: u64,
    /// Number of the object among those of its kind.
    pub(crate) object: u32,
    /// Number of the record in the run.
    pub(crate) line: u64,
}

/// Sorted, without repeats, no longer than [`BAG`]: the least hashes, which are as good as any others.
pub(crate) fn bag(mut hashes: Vec<u32>) -> Vec<u32> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(BAG);
    hashes
}

/// Hashes that two bags share.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter()
        .filter(|hash| b.binary_search(hash).is_ok())
        .count()
}

/// Two letters of a code.
pub(crate) fn code(text: Option<&str>) -> [u8; 2] {
    match text.map(str::as_bytes) {
        Some(&[a, b]) => [a, b],
        _ => [0; 2],
    }
}

/// The letter of a kind in ids.
pub(crate) fn letter(kind: EntityKind) -> char {
    match kind {
        EntityKind::Person => 'P',
        EntityKind::Organization => 'O',
        EntityKind::Place => 'L',
        EntityKind::Campaign => 'C',
    }
}

/// Kinds in the order of their rows.
pub(crate) const KINDS: [EntityKind; 4] = [
    EntityKind::Campaign,
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
];

/// The number of a kind in [`KINDS`].
pub(crate) fn number(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Campaign => 0,
        EntityKind::Person => 1,
        EntityKind::Organization => 2,
        EntityKind::Place => 3,
    }
}

/// Stems of a title, hashed.
pub(crate) fn title_words(title: &str) -> Vec<u32> {
    let lists = crate::lists::lists();
    let words = crate::fold::words(title)
        .map(crate::fold::stem)
        .filter(|stem| stem.chars().count() > 2 && lists.name_word(stem).is_none());
    bag(words.map(|stem| short(&stem)).collect())
}
