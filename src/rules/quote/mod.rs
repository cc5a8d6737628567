//! Quotes: direct and indirect speech, who speaks, and the agencies that an article is passed on from.

mod clause;
mod cue;
mod dialogue;
mod direct;
mod gapped;
mod headline;
mod indirect;
mod kazakh;
mod kazakh_words;
mod labelled;
mod parted;
mod passing;
mod phrase;
mod reader;
mod report;
mod segment;
mod source;
mod statement;
mod subject;
mod that;
mod unlisted;
mod written;

use super::Rule;
use super::written::Rules;
use crate::decide::Decide;
use crate::mention::{AttributionFact, Names, QuoteFact};
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
    &kazakh::VERB,
    &kazakh_words::WORDS,
];

/// What a text says that somebody said.
pub struct Speech {
    /// Quotes, by start.
    pub quotes: Vec<QuoteFact>,
    /// Words with their sources, by start; those of the quotes among them.
    pub attributions: Vec<AttributionFact>,
    /// Mentions of organizations it is passed on from.
    pub via: Vec<usize>,
}

/// Finds what was said in a text, and by whom.
pub fn find(text: &Text<'_>, names: &Names, rules: &Rules, decide: &mut Decide<'_>) -> Speech {
    let mut reader = Reader::new(text, names);
    direct::find(&mut reader);
    dialogue::find(&mut reader);
    labelled::find(&mut reader);
    headline::find(&mut reader);
    written::find(&mut reader, rules, &mut decide.attempts());
    indirect::find(&mut reader);
    let via = passing::find(&reader);
    let Reader {
        facts: mut quotes,
        reports,
        ..
    } = reader;
    quotes.sort_by_key(|fact| (fact.tokens.start, fact.tokens.end));
    let attributions = report::find(text, &quotes, reports);
    Speech {
        quotes,
        attributions,
        via,
    }
}
