//! What a record names: people, bodies and places by their keys.

use crate::lists::stem;
use crate::statement::{Named, Place, Reach};
use std::collections::BTreeSet;
use svodka_record::{Id, PlaceKind, Record};

/// Places kept of an article.
const PLACES: usize = 8;

/// Whether a character belongs to a word; most are Cyrillic letters, which need no table.
pub(crate) fn is_of_word(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'ё') || c.is_alphanumeric()
}

/// Small letters, one space between words, no quotes.
pub(crate) fn normal(name: &str) -> String {
    let small = name.to_lowercase().replace('ё', "е");
    let words: Vec<&str> = small
        .split(|c: char| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

pub(crate) fn of_name(name: &str, entity: Option<&String>) -> Named {
    let name_key = normal(name);
    Named {
        key: entity.unwrap_or(&name_key).clone(),
        name_key,
        name: name.to_owned(),
        entity: entity.cloned(),
    }
}

/// A campaign; texts print a name of several words in any case: «в первый день «Капли жизни»». One word begins like too
/// many others.
pub(crate) fn of_campaign(name: &str, entity: Option<&String>) -> Named {
    let named = of_name(name, entity);
    match entity.is_none() && named.name_key.contains(' ') {
        true => Named {
            key: stems(&named.name_key).join(" "),
            ..named
        },
        false => named,
    }
}

/// Stems of words in small letters, by which the cases of a name are one.
pub(crate) fn stems(name: &str) -> Vec<String> {
    name.split_whitespace().map(stem).collect()
}

/// The person or organization with this id.
pub(crate) fn named(record: &Record, id: Id) -> Option<Named> {
    let people = record
        .people
        .iter()
        .map(|x| (x.id, &x.name, x.entity.as_ref()));
    let organizations = record
        .organizations
        .iter()
        .map(|x| (x.id, &x.name, x.entity.as_ref()));
    let (_, name, entity) = people.chain(organizations).find(|x| x.0 == id)?;
    Some(of_name(name, entity))
}

pub(crate) fn place_of(place: &svodka_record::Place) -> Place {
    let named = of_name(&place.name, place.entity.as_ref());
    Place {
        key: named.key,
        name: named.name,
        entity: named.entity,
        reach: match place.kind {
            PlaceKind::Country => Reach::Country,
            PlaceKind::Region => Reach::Region,
            PlaceKind::District => Reach::District,
            PlaceKind::Street | PlaceKind::Natural => Reach::Spot,
            _ => Reach::Town,
        },
    }
}

/// Places where something can happen, the finest and earliest first.
pub(crate) fn places(record: &Record) -> Vec<Place> {
    let is_place =
        |x: &&svodka_record::Place| !matches!(x.kind, PlaceKind::Street | PlaceKind::Other);
    let mut places: Vec<Place> = record
        .places
        .iter()
        .filter(is_place)
        .map(place_of)
        .collect();
    places.sort_by_key(|place| place.reach);
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert(place.key.clone()));
    places.truncate(PLACES);
    places
}

/// Streets, fields, volcanoes: stems of the names of places too small to be towns, each once.
pub(crate) fn spots(record: &Record) -> Vec<String> {
    let is_spot = |x: &&svodka_record::Place| {
        matches!(
            x.kind,
            PlaceKind::Street | PlaceKind::Other | PlaceKind::Natural
        )
    };
    let places = record.places.iter().filter(is_spot);
    let names = places.map(|place| {
        let name = normal(&place.name);
        name.split(' ').map(stem).collect::<Vec<_>>().join(" ")
    });
    let names: BTreeSet<String> = names.collect();
    names.into_iter().take(PLACES).collect()
}

/// Codes of the countries of all places, each once.
pub(crate) fn countries(record: &Record) -> Vec<String> {
    let countries: BTreeSet<&String> = record
        .places
        .iter()
        .filter_map(|place| place.country.as_ref())
        .collect();
    countries.into_iter().take(PLACES).cloned().collect()
}
