//! Quotes: direct and indirect speech, who speaks, and the agencies that an article is passed on from.

mod clause;
mod cue;
mod dialogue;
mod direct;
mod indirect;
mod labelled;
mod parted;
mod passing;
mod phrase;
mod reader;
mod source;
mod subject;
mod that;

use super::Rule;
use crate::mention::{Names, QuoteFact};
use crate::text::Text;
use reader::Reader;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &direct::AFTER,
    &direct::BEFORE,
    &direct::COLON,
    &parted::PARTED,
    &direct::CONTINUED,
    &dialogue::DASH,
    &dialogue::ANSWER,
    &labelled::LABEL,
    &phrase::WORDS,
    &indirect::AS,
    &that::THAT,
    &that::COLON,
    &indirect::TRAILING,
    &indirect::ABOUT,
];

/// Finds what was said in a text, by start, and the mentions of organizations it is passed on from.
pub fn find(text: &Text<'_>, names: &Names) -> (Vec<QuoteFact>, Vec<usize>) {
    let mut reader = Reader::new(text, names);
    direct::find(&mut reader);
    dialogue::find(&mut reader);
    labelled::find(&mut reader);
    indirect::find(&mut reader);
    let via = passing::find(&reader);
    let mut facts = reader.facts;
    facts.sort_by_key(|fact| (fact.tokens.start, fact.tokens.end));
    (facts, via)
}
