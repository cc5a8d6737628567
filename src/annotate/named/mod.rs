//! What quoted names, and names that rules take for campaigns, name: a campaign, an organization, a work, a vehicle,
//! words that nobody is called by. Rules and tagger propose, a model decides.

mod apply;
mod describe;
mod document;

use crate::decide::{Decide, Question, Words};
use crate::mention::{Name, Names, Tokens};
use crate::tagger::Tags;
use crate::text::{Quoted, Text};
use document::Document;

/// The longest quote that may be a name, in tokens.
const LONGEST: usize = 16;

/// Index of the answer «campaign».
const CAMPAIGN: usize = 0;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Campaign,
    Organization,
    /// Something else that has a name.
    Thing,
    /// Words, a headline, a slogan.
    Phrase,
}

impl Named {
    fn of(answer: usize) -> Self {
        match Question::Named.answers().get(answer) {
            Some(&"campaign") => Self::Campaign,
            Some(&"organization") => Self::Organization,
            Some(&("phrase" | "other")) | None => Self::Phrase,
            Some(_) => Self::Thing,
        }
    }
}

/// A name to be judged: a short quote, or words without quotes that a rule takes for a campaign.
#[derive(Clone, Debug)]
struct Candidate {
    inside: Tokens,
    /// Where the words before it end.
    open: usize,
    /// Where the words behind it begin.
    end: usize,
    quoted: Option<Quoted>,
}

impl Candidate {
    fn of_quote(quoted: &Quoted) -> Self {
        let inside = quoted.inside();
        Self {
            open: quoted.open,
            end: quoted.close.map_or(inside.end, |close| close + 1),
            inside,
            quoted: Some(*quoted),
        }
    }

    fn of_words(tokens: Tokens) -> Self {
        Self {
            open: tokens.start,
            end: tokens.end,
            inside: tokens,
            quoted: None,
        }
    }
}

/// A candidate and what it names.
struct Verdict {
    candidate: Candidate,
    named: Named,
    probability: f64,
    /// How probable it is that it names a campaign.
    campaign: f64,
}

/// Decides for every candidate, and takes out of what rules and tagger see what it is not.
pub fn decide_names(
    words: &Words<'_>,
    proposals: &mut Names,
    tags: &mut Tags,
    decide: &mut Decide<'_>,
) {
    let text = words.text;
    let candidates = candidates(text, proposals);
    let document = Document::new(words, &candidates);
    let mut verdicts: Vec<Verdict> = Vec::new();
    for candidate in candidates {
        decide.prepare(|features| {
            describe::describe(words, &document, proposals, tags, &candidate, features);
        });
        let decision = decide.answer(Question::Named, text.span(&candidate.inside));
        verdicts.push(Verdict {
            named: Named::of(decision.answer),
            probability: decision.probability,
            campaign: decide.share(Question::Named, CAMPAIGN),
            candidate,
        });
    }
    apply::apply(text, &verdicts, proposals, tags);
}

/// Quotes that may name something, and campaigns without quotes, in the order of the text.
fn candidates(text: &Text<'_>, proposals: &Names) -> Vec<Candidate> {
    let quotes = text
        .quoted
        .iter()
        .filter(|quoted| may_name(text, quoted) && !is_said(text, proposals, quoted));
    let mut candidates: Vec<Candidate> = quotes.map(Candidate::of_quote).collect();
    let mut is_inside = vec![false; text.len()];
    for candidate in &candidates {
        is_inside[candidate.inside.clone()].fill(true);
    }
    let campaigns = proposals
        .mentions
        .iter()
        .filter(|mention| matches!(mention.name, Name::Campaign(_)))
        .filter(|mention| !is_inside[mention.tokens.start]);
    candidates.extend(campaigns.map(|mention| Candidate::of_words(mention.tokens.clone())));
    candidates.sort_by_key(|candidate| (candidate.inside.start, candidate.end));
    candidates
}

/// ««X» қоғамдық қоры»: whether the noun for a body stands behind a name in Kazakh text, which says what it is.
fn is_said(text: &Text<'_>, proposals: &Names, quoted: &Quoted) -> bool {
    let inside = quoted.inside();
    let end = quoted.close.map_or(inside.end, |close| close + 1);
    let own = proposals.over(inside.start);
    text.is_kazakh(quoted.open)
        && own.is_some_and(|(_, it)| {
            matches!(it.name, Name::Organization(_)) && it.tokens == inside && it.whole.end > end
        })
}

/// A short quote in one block that does not end like speech.
fn may_name(text: &Text<'_>, quoted: &Quoted) -> bool {
    let inside = quoted.inside();
    !inside.is_empty()
        && inside.len() <= LONGEST
        && text.tokens[inside.start].block == text.tokens[inside.end - 1].block
        && inside.clone().any(|i| text.is_word(i))
}
