//! Places: the gazetteer, adjectives before a noun for a place, names behind one.

mod called;
mod crossing;
mod headed;
mod kazakh;
mod known;
mod read;
mod several;

pub use kazakh::ends_name;
pub use read::read;

use super::Rule;
use crate::lexicon::list::Entry;
use crate::mention::{Mention, Name, PlaceName, Tokens};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &known::KNOWN,
    &known::DIRECTION,
    &known::DICTIONARY,
    &headed::ADJECTIVE,
    &headed::NAMED,
    &several::LISTED,
    &crossing::CROSSING,
    &kazakh::OWN,
];

/// Adds the mentions of places to `found`; they may overlap.
pub fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut places = Vec::new();
    known::find(text, &mut places);
    headed::find(text, &mut places);
    crossing::find(text, &mut places);
    kazakh::find(text, &mut places);
    keep_apart(text, &mut places);
    found.append(&mut places);
}

/// Of places that overlap keeps the longer, then the surer one.
fn keep_apart(text: &Text<'_>, places: &mut Vec<Mention>) {
    places.sort_by(|a, b| {
        let length = |m: &Mention| m.whole.len();
        let by_length = length(b).cmp(&length(a));
        by_length.then(b.confidence.total_cmp(&a.confidence))
    });
    let mut taken = vec![false; text.len()];
    places.retain(|place| {
        let free = !taken[place.whole.clone()].contains(&true);
        if free {
            taken[place.whole.clone()].fill(true);
        }
        free
    });
}

/// Whether what says what the place is stands apart: «Костанайской и Акмолинской областях», «в сёлах
/// Каменка и Абай», «на углу Абая и Сатпаева».
pub fn shares_noun(mention: &Mention) -> bool {
    let rules = [&headed::ADJECTIVE, &several::LISTED, &crossing::CROSSING];
    rules.iter().any(|rule| rule.id == mention.rule)
}

/// Whether a Kazakh noun for a place stands behind the name: «Достық ауылында».
pub fn has_own_noun(mention: &Mention) -> bool {
    mention.rule == kazakh::OWN.id
}

/// Whether the gazetteer has the place.
pub fn is_known(mention: &Mention) -> bool {
    mention.rule == known::KNOWN.id
}

fn mention(rule: &'static Rule, confidence: f64, tokens: Tokens, name: PlaceName) -> Mention {
    Mention {
        whole: tokens.clone(),
        tokens,
        name: Name::Place(name),
        rule: rule.id,
        confidence,
    }
}

/// A place of which no more is known.
fn named(name: String, kind: PlaceKind) -> PlaceName {
    PlaceName {
        name,
        kind,
        country: None,
        aliases: Vec::new(),
    }
}

/// What the gazetteer says of a place.
fn described(entry: &Entry) -> PlaceName {
    let kind = PlaceKind::by_name(&entry.kind).unwrap_or(PlaceKind::Other);
    let cell = |i: usize| entry.extra.get(i).filter(|cell| !cell.is_empty());
    let aliases = cell(1).filter(|_| kind != PlaceKind::Country);
    PlaceName {
        name: entry.canonical.to_string(),
        kind,
        country: cell(0).map(ToString::to_string),
        aliases: aliases.map_or_else(Vec::new, |names| {
            names.split('|').map(str::to_owned).collect()
        }),
    }
}
