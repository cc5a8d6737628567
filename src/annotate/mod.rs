//! Runs the rules over a text and settles overlaps.

use crate::mention::{Annotations, Mention, Names};
use crate::rules;
use crate::text::Text;

/// Reads everything the rules find in a text.
pub fn annotate(text: &Text<'_>) -> Annotations {
    let names = settle(text.len(), Vec::new());
    let dates = Vec::new();
    let taken: Vec<_> = Vec::new();
    let (figures, damaged) = rules::figure::find(text, &names, &taken);
    let (quotes, via) = rules::quote::find(text, &names);
    Annotations {
        roles: rules::role::find(text, &names),
        amounts: rules::amount::find(text),
        names,
        dates,
        figures,
        quotes,
        via,
        damaged,
    }
}

/// Keeps, of mentions that collide, the one that comes first in `candidates`' order of precedence.
pub fn settle(tokens: usize, candidates: Vec<Mention>) -> Names {
    let mut names = Names {
        mentions: Vec::new(),
        at: vec![None; tokens],
    };
    names.mentions = candidates;
    names
}
