//! Organizations: quoted names, descriptive names, known names, Latin names, acronyms.

mod acronym;
mod context;
mod decided;
mod described;
mod descriptive;
mod evidence;
mod extent;
mod formed;
mod kazakh;
mod kazakh_bars;
mod known;
mod latin;
mod location;
mod member;
mod owner;
mod quoted;
mod read;
mod repeated;
mod tail;
mod unnamed;
mod words;

pub use decided::decided;
pub use evidence::{is_kazakh_acronym, is_unshown};
pub use extent::parted;
pub use read::read;
pub use unnamed::bodies;

use super::Rule;
use crate::lexicon::list::Entry;
use crate::lexicon::normal::{capitalised, is_cyrillic};
use crate::mention::{Mention, Name, OrganizationName, Tokens};

use crate::text::Text;
use crate::vocabulary::OrganizationKind;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &quoted::HEADED,
    &quoted::TELLING,
    &context::PLACE,
    &context::CONTEXT,
    &described::DESCRIPTIVE,
    &described::NUMBERED,
    &kazakh::KAZAKH,
    &known::KNOWN,
    &formed::FORMED,
    &latin::LATIN,
    &latin::DOMAIN,
    &acronym::ACRONYM,
    &acronym::BLEND,
    &repeated::REPEATED,
    &decided::DECIDED,
];

/// Adds the mentions of organizations to `found`; they may overlap.
pub fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let from = found.len();
    known::find(text, found);
    quoted::without_things(text, found, from);
    quoted::find(text, found);
    descriptive::find(text, found);
    kazakh::find(text, found);
    formed::find(text, found);
    latin::find(text, found);
    acronym::find(text, found, from);
    repeated::find(text, found, from);
}

/// A mention of an organization; its head noun and quotes are in `whole`.
fn mention(
    rule: &'static Rule,
    confidence: f64,
    tokens: Tokens,
    whole: Tokens,
    name: OrganizationName,
) -> Mention {
    Mention {
        tokens,
        whole,
        name: Name::Organization(name),
        rule: rule.id,
        confidence,
    }
}

/// A name with nothing else known about it.
fn named(name: String, kind: impl Into<Option<OrganizationKind>>) -> OrganizationName {
    OrganizationName {
        name,
        acronym: None,
        form: None,
        kind: kind.into(),
        full: None,
    }
}

/// The kind that an entry states.
fn kind_of(entry: &Entry) -> OrganizationKind {
    OrganizationKind::by_name(&entry.kind).unwrap_or(OrganizationKind::Other)
}

/// What an entry of the gazetteer says about the name that stands for it in a text.
fn described(entry: &Entry) -> OrganizationName {
    let acronym = entry.extra.first().filter(|cell| !cell.is_empty());
    // «минздрав» stands in small letters there, for so it is printed too; unlike «site.kz»
    let name = match entry.surface.starts_with(is_cyrillic) {
        true => capitalised(&entry.surface),
        false => entry.surface.to_string(),
    };
    let other = (*name != *entry.canonical).then(|| entry.canonical.to_string());
    OrganizationName {
        name,
        acronym: acronym.map(ToString::to_string),
        form: None,
        kind: Some(kind_of(entry)),
        full: other,
    }
}
