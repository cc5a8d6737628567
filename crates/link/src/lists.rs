//! Words as data: given names, places, words of names.

use crate::fold::{letters, stem, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameWord {
    /// Says what it is, not which.
    Form,
    /// Never tells names apart.
    Filler,
    /// Reach; often left out.
    Scope,
    /// Noun of an undertaking; often left out.
    Head,
    /// Noun of a part of a body.
    Part,
    /// Noun of a body that every state has.
    State,
}

/// A row of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// Name in the nominative.
    pub(crate) name: &'static str,
    /// Kind, as the gazetteer spells it.
    pub(crate) kind: &'static str,
    /// ISO 3166-1, or empty.
    pub(crate) country: &'static str,
}

/// What an abbreviation of a place may stand for.
#[derive(Clone, Debug)]
pub(crate) struct Abbreviation {
    pub(crate) places: Vec<Known>,
    /// The one that is meant where the article names none of them.
    pub(crate) usual: Option<Known>,
}

/// All lists, read once.
pub(crate) struct Lists {
    given: FxHashMap<String, String>,
    given_names: FxHashSet<String>,
    name_words: FxHashMap<String, NameWord>,
    /// By the stems of its words.
    places: FxHashMap<String, Known>,
    abbreviations: FxHashMap<&'static str, Abbreviation>,
    organizations: FxHashMap<String, &'static str>,
    bodies: FxHashSet<String>,
    same_names: FxHashMap<String, String>,
    /// By name and country.
    identifiers: Identifiers,
}

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

/// The lists.
pub(crate) fn lists() -> &'static Lists {
    &LISTS
}

/// Rows of a list: columns by tab, without comments and header.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}

/// The stems of a text's words, joined.
pub(crate) fn stems(text: &str) -> String {
    words(text).map(stem).collect::<Vec<_>>().join(" ")
}

impl Lists {
    fn read() -> Self {
        let variants = rows(include_str!("../data/given_variants.tsv"));
        let short = rows(include_str!("../data/name_particles.tsv"));
        let short = short.filter(|row| row[2] == "short");
        let mut given = FxHashMap::default();
        for row in short.chain(variants) {
            given.insert(letters(row[0]), letters(row[1]));
        }
        let given_names = rows(include_str!("../data/given_names.tsv"));
        let name_words = rows(include_str!("../data/name_words.tsv"));
        let identifiers = identifiers();
        let places = places(&identifiers);
        Self {
            abbreviations: abbreviations(&places),
            given_names: given_names.map(|row| letters(row[0])).collect(),
            given,
            name_words: name_words
                .map(|row| (stem(row[0]), name_word(row[1])))
                .collect(),
            places,
            organizations: rows(include_str!("../data/organizations.tsv"))
                .filter(|row| !row[4].is_empty())
                .map(|row| (stems(row[1]), row[4]))
                .collect(),
            bodies: rows(include_str!("../data/org_heads.tsv"))
                .map(|row| stem(row[0]))
                .collect(),
            same_names: rows(include_str!("../data/same_names.tsv"))
                .map(|row| (stems(row[0]), stems(row[1])))
                .collect(),
            identifiers,
        }
    }

    /// The given name, folded, that stands for all of its languages and short forms.
    pub(crate) fn given(&self, name: &str) -> String {
        let name = letters(name);
        self.given.get(&name).cloned().unwrap_or(name)
    }

    /// Whether a word is in the list of given names or their variants.
    pub(crate) fn is_given(&self, name: &str) -> bool {
        let name = letters(name);
        self.given_names.contains(&name) || self.given.contains_key(&name)
    }

    /// What a word, by its stem, does in a name.
    pub(crate) fn name_word(&self, stem: &str) -> Option<NameWord> {
        self.name_words.get(stem).copied()
    }

    /// The place whose name has these stems.
    pub(crate) fn place(&self, stems: &str) -> Option<&Known> {
        self.places.get(stems)
    }

    /// What an abbreviation, as it is written, may stand for.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<&Abbreviation> {
        self.abbreviations.get(word)
    }

    /// The country of an organization known by name.
    pub(crate) fn organization_country(&self, name: &str) -> Option<&'static str> {
        self.organizations.get(&stems(name)).copied()
    }

    /// Whether a stem is that of a noun many bodies share: «министерство», «совет».
    pub(crate) fn is_body(&self, stem: &str) -> bool {
        self.bodies.contains(stem)
    }

    /// The stems of the name that stands for this one in all languages.
    pub(crate) fn same_name(&self, stems: &str) -> Option<&str> {
        self.same_names.get(stems).map(String::as_str)
    }

    /// Ids of a place in public lists: scheme and id.
    pub(crate) fn identifiers(&self, name: &str, country: &str) -> &[(&'static str, &'static str)] {
        self.identifiers
            .get(&format!("{name}\t{country}"))
            .map_or(&[], Vec::as_slice)
    }
}

fn name_word(kind: &str) -> NameWord {
    match kind {
        "form" => NameWord::Form,
        "filler" => NameWord::Filler,
        "scope" => NameWord::Scope,
        "head" => NameWord::Head,
        "state" => NameWord::State,
        _ => NameWord::Part,
    }
}

/// Ids of places by name and country.
type Identifiers = FxHashMap<String, Vec<(&'static str, &'static str)>>;

fn abbreviations(places: &FxHashMap<String, Known>) -> FxHashMap<&'static str, Abbreviation> {
    let known = |name: &str| places.get(&stems(name)).cloned();
    let rows = rows(include_str!("../data/place_abbreviations.tsv"));
    let named = rows.map(|row| {
        let abbreviation = Abbreviation {
            places: row[1].split('|').filter_map(known).collect(),
            usual: known(row[2]),
        };
        (row[0], abbreviation)
    });
    named.collect()
}

/// The one name of a region that has several: that which public lists have.
fn canonical(row: &[&'static str], identifiers: &Identifiers) -> &'static str {
    let is_listed = |name: &&str| identifiers.contains_key(&format!("{name}\t{}", row[3]));
    let names = std::iter::once(row[1]).chain(row[4].split('|'));
    let listed = names.filter(|_| row[2] == "region").find(is_listed);
    listed.unwrap_or(row[1])
}

/// The gazetteer of the engine; a name that two rows share belongs to the larger place.
fn places(identifiers: &Identifiers) -> FxHashMap<String, Known> {
    let size = |kind: &str| match kind {
        "country" => 0,
        "region" => 1,
        "city" => 2,
        _ => 3,
    };
    let mut places: FxHashMap<String, Known> = FxHashMap::default();
    for row in rows(include_str!("../data/places.tsv")) {
        let known = Known {
            name: canonical(&row, identifiers),
            kind: row[2],
            country: row[3],
        };
        let entry = places.entry(stems(row[0])).or_insert_with(|| known.clone());
        if size(known.kind) < size(entry.kind) {
            *entry = known;
        }
    }
    places
}

fn identifiers() -> Identifiers {
    let mut found = Identifiers::default();
    for row in rows(include_str!("../data/place_ids.tsv")) {
        let key = format!("{}\t{}", row[0], row[1]);
        found.entry(key).or_default().push((row[2], row[3]));
    }
    found
}
