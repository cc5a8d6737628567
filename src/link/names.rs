//! Organizations, places and campaigns: mentions of one name are one entity.

use super::{Entities, campaigns, organizations, places};
use crate::lexicon::normal::fold;
use crate::mention::Names;
use crate::text::Text;

/// Makes entities of the mentions of organizations, places and campaigns.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    organizations::link(text, names, entities);
    places::link(text, names, entities);
    campaigns::link(text, names, entities);
}

/// A name as names are compared: case, ё, quotation marks, kinds of dashes and white space do not count.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().map(fold) {
        match c {
            'а'..='я' | 'a'..='z' => key.push(c),
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => {
                if key.ends_with(' ') {
                    key.pop();
                }
                key.push('-');
            }
            '«' | '»' | '"' | '“' | '”' | '„' | '.' => {}
            c if c.is_whitespace() => {
                if !key.is_empty() && !key.ends_with([' ', '-']) {
                    key.push(' ');
                }
            }
            c => key.push(c),
        }
    }
    key.truncate(key.trim_end().len());
    key
}
