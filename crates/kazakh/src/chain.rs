//! Chains of suffixes, expanded from `data/suffixes.tsv`.

use crate::sound::{Harmony, written};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Grammatical case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// Who, what: no suffix.
    Nominative,
    /// Whose: -ның.
    Genitive,
    /// Where to: -ға.
    Dative,
    /// Whom: -ны.
    Accusative,
    /// Where: -да.
    Locative,
    /// Where from: -дан.
    Ablative,
    /// With whom: -мен.
    Instrumental,
}

/// Whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Possessor {
    /// Mine.
    First,
    /// Yours.
    Second,
    /// Yours, said politely.
    Polite,
    /// His, hers, its, theirs; also of set names: «Алматы облысы».
    Third,
    /// Ours.
    Ours,
}

/// What is made of a noun with its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Derived {
    /// «қаладағы», which is in the town.
    OfPlace,
    /// «қаладай», like a town.
    Like,
    /// «қазақша», in the Kazakh way.
    InTheWay,
}

/// What the suffixes of a form say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chain {
    /// Whether there are several.
    pub is_plural: bool,
    /// Whose it is.
    pub possessor: Option<Possessor>,
    /// Its case.
    pub case: Case,
    /// What is made of it.
    pub derived: Option<Derived>,
}

impl Chain {
    /// No suffixes.
    pub const NONE: Self = Self {
        is_plural: false,
        possessor: None,
        case: Case::Nominative,
        derived: None,
    };

    /// Whether its first suffix begins with a vowel behind a consonant: the stem may have changed before it.
    pub fn begins_with_possessor(self) -> bool {
        self.possessor.is_some() && !self.is_plural
    }
}

/// A chain as it is written behind stems of one class and harmony.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// The class of stems it stands behind.
    pub after: char,
    /// Their harmony.
    pub harmony: Harmony,
    /// What it says.
    pub chain: Chain,
}

/// A row of the table.
struct Row {
    slot: &'static str,
    means: &'static str,
    after: &'static str,
    form: &'static str,
}

/// The table as it is.
pub const TABLE: &str = include_str!("../data/suffixes.tsv");

/// All chains by how they are written; the longest has [`LONGEST`] letters at most.
pub static CHAINS: LazyLock<FxHashMap<String, Vec<Written>>> = LazyLock::new(expand);

/// Letters of a chain at most.
pub const LONGEST: usize = 16;

/// A chain in the making.
#[derive(Clone)]
struct Part {
    chain: Chain,
    form: String,
    /// What the next suffix follows.
    end: char,
}

fn expand() -> FxHashMap<String, Vec<Written>> {
    let rows: Vec<Row> = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(row)
        .collect();
    let mut chains: FxHashMap<String, Vec<Written>> = FxHashMap::default();
    for after in ['v', 'r', 'l', 'z', 'n', 't'] {
        let mut parts = vec![Part {
            chain: Chain::NONE,
            form: String::new(),
            end: after,
        }];
        for slot in ["number", "possessor", "case"] {
            extend(&mut parts, &rows, &[slot]);
        }
        extend(&mut parts, &rows, &["attribute", "likeness", "manner"]);
        for part in parts.iter().filter(|part| !part.form.is_empty()) {
            for harmony in Harmony::ALL {
                let own = Written {
                    after,
                    harmony,
                    chain: part.chain,
                };
                chains
                    .entry(written(&part.form, harmony))
                    .or_default()
                    .push(own);
            }
        }
    }
    chains
}

fn row(line: &'static str) -> Option<Row> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    match cells[..] {
        [slot, means, after, form] => Some(Row {
            slot,
            means,
            after,
            form,
        }),
        _ => None,
    }
}

/// Adds each part with each suffix of `slots` that may follow it.
fn extend(parts: &mut Vec<Part>, rows: &[Row], slots: &[&str]) {
    let longer: Vec<Part> = parts
        .iter()
        .flat_map(|part| {
            let rows = rows.iter().filter(|row| slots.contains(&row.slot));
            rows.filter_map(|row| with(part, row))
        })
        .collect();
    parts.extend(longer);
}

fn with(part: &Part, row: &Row) -> Option<Part> {
    let mut chain = part.chain;
    let has_case = chain.case != Case::Nominative;
    let fits = match row.slot {
        "attribute" => chain.case == Case::Locative,
        "likeness" | "manner" => !has_case && row.after.contains(part.end),
        _ => row.after.contains(part.end),
    };
    if !fits {
        return None;
    }
    let mut end = part.end;
    match row.means {
        "plural" => {
            chain.is_plural = true;
            end = 'r';
        }
        "my" => (chain.possessor, end) = (Some(Possessor::First), '1'),
        "your" => (chain.possessor, end) = (Some(Possessor::Second), '1'),
        "your_polite" => (chain.possessor, end) = (Some(Possessor::Polite), 'z'),
        "their" => (chain.possessor, end) = (Some(Possessor::Third), '3'),
        "our" => (chain.possessor, end) = (Some(Possessor::Ours), 'z'),
        "of_place" => chain.derived = Some(Derived::OfPlace),
        "like" => chain.derived = Some(Derived::Like),
        "in_the_way" => chain.derived = Some(Derived::InTheWay),
        case => chain.case = case_of(case)?,
    }
    Some(Part {
        chain,
        form: format!("{}{}", part.form, row.form),
        end,
    })
}

fn case_of(name: &str) -> Option<Case> {
    Some(match name {
        "genitive" => Case::Genitive,
        "dative" => Case::Dative,
        "accusative" => Case::Accusative,
        "locative" => Case::Locative,
        "ablative" => Case::Ablative,
        "instrumental" => Case::Instrumental,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        let rows = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(row);
        assert_eq!(rows.count(), lines);
        let longest = CHAINS.keys().map(|form| form.chars().count()).max();
        assert!(longest.unwrap() <= LONGEST, "{longest:?}");
    }

    #[test]
    fn chains_are_written_in_order() {
        let own = &CHAINS["ларымыздағы"];
        assert!(own.iter().any(|own| own.chain
            == Chain {
                is_plural: true,
                possessor: Some(Possessor::Ours),
                case: Case::Locative,
                derived: Some(Derived::OfPlace),
            }));
        assert!(!CHAINS.contains_key("даларға"), "a case before the plural");
    }
}
