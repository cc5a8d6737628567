//! What forbids two mentions to be one.

use crate::fold::distance;
use crate::lists::{NameWord, lists};
use crate::mention::{Keys, Mention, shared};
use svodka_record::EntityKind;

/// What forbids two mentions to be one, whatever else is the case.
pub(crate) fn contradiction(kind: EntityKind, a: &Mention, b: &Mention) -> Option<&'static str> {
    if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
        return Some("gender");
    }
    match kind {
        EntityKind::Person => person_contradiction(&a.keys, &b.keys),
        EntityKind::Place => {
            let other = a.country != [0; 2] && b.country != [0; 2] && a.country != b.country;
            other.then_some("country")
        }
        EntityKind::Organization => organization_contradiction(a, b),
        EntityKind::Campaign => numbers_differ(&a.keys, &b.keys).then_some("number"),
    }
}

fn person_contradiction(a: &Keys, b: &Keys) -> Option<&'static str> {
    if !given_fit(a, b) {
        return Some("given name");
    }
    let (short, long) = by_length(&a.patronymic, &b.patronymic);
    let fits = short.is_empty()
        || (if short.chars().count() == 1 {
            long.starts_with(short)
        } else {
            distance(short, long) < 2
        });
    (!fits).then_some("patronymic")
}

/// Whether given names may be those of one person.
fn given_fit(a: &Keys, b: &Keys) -> bool {
    if a.doubtful != b.doubtful {
        return true;
    }
    let (short, long) = by_length(&a.given, &b.given);
    match short.chars().count() {
        0 => true,
        1 => long.starts_with(short),
        2..=3 => short == long,
        _ => distance(short, long) < 2,
    }
}

/// The shorter word first.
pub(crate) fn by_length<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    }
}

fn organization_contradiction(a: &Mention, b: &Mention) -> Option<&'static str> {
    if a.country != [0; 2] && b.country != [0; 2] && a.country != b.country {
        return Some("country");
    }
    // Every state has a ministry: one without a country is that of the country its article is about.
    let is_state = |mention: &Mention| {
        let head = mention.keys.core.first();
        head.is_some_and(|stem| lists().name_word(stem) == Some(NameWord::State))
    };
    let is_named = a.country != [0; 2] || b.country != [0; 2];
    let (x, y) = (a.country_meant(), b.country_meant());
    if is_state(a) && is_state(b) && is_named && x != [0; 2] && y != [0; 2] && x != y {
        return Some("country");
    }
    if is_elsewhere(a, b) || is_elsewhere(b, a) {
        return Some("region");
    }
    let (a, b) = (&a.keys, &b.keys);
    if !a.regions.is_empty() && !b.regions.is_empty() && shared(&a.regions, &b.regions) == 0 {
        return Some("region");
    }
    // «Государственный совет», «Общественный совет».
    if !a.scope.is_empty() && !b.scope.is_empty() && shared(&a.scope, &b.scope) == 0 {
        return Some("reach");
    }
    numbers_differ(a, b).then_some("number")
}

/// Whether a body that states its region is not what a name without one means: that of a whole country, or of an
/// article that does not name the region.
fn is_elsewhere(regional: &Mention, other: &Mention) -> bool {
    let regions = &regional.keys.regions;
    let is_bare = !regions.is_empty() && other.keys.regions.is_empty();
    let is_known = other.origin.seed != 0 && other.around.places.is_empty();
    is_bare && (other.country != [0; 2] || !is_known && shared(regions, &other.around.places) == 0)
}

/// «Школа № 25», «Школа № 26».
fn numbers_differ(a: &Keys, b: &Keys) -> bool {
    fn numbers(keys: &Keys) -> Vec<&String> {
        keys.core
            .iter()
            .filter(|stem| stem.chars().any(|c| c.is_ascii_digit()))
            .collect()
    }
    numbers(a) != numbers(b)
}
