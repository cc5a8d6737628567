//! Campaigns: named undertakings, quoted or not.

mod again;
mod attended;
mod bars;
mod decided;
mod head;
mod kazakh;
mod known;
mod quoted;
mod rules;
mod unquoted;
mod written;

pub use decided::decided;
pub use rules::RULES;

use super::Rule;
use super::written::Rules;
use crate::decide::Attempts;
use crate::lexicon::list::Entry;
use crate::mention::{CampaignName, Mention, Name, Tokens};
use crate::pattern::{nominative_phrase, phrase};
use crate::text::Text;
use crate::vocabulary::CampaignKind;
use head::scope;

/// Finds candidates for names of campaigns.
pub fn find(text: &Text<'_>, rules: &Rules, attempts: &mut Attempts<'_>, found: &mut Vec<Mention>) {
    let first = found.len();
    let mut none = Vec::new();
    quoted::find(text, found, &mut none);
    unquoted::find(text, found, &mut none);
    known::find(text, found);
    written::find(text, rules, attempts, found);
    again::find(text, found, first); // in quotes or not, in any case
    again::drop_others(text, found, first, &none);
}

/// Whether a Kazakh head noun of an undertaking stands behind a quoted name that ends before token `after`: the name
/// is not that of the organization before it.
pub(super) fn is_behind(text: &Text<'_>, after: usize) -> bool {
    after < text.len() && kazakh::behind(text, after, text.sentence(after).end).is_some()
}

/// The head noun of a name.
struct Found<'a> {
    entry: &'a Entry,
    /// Its token.
    head: usize,
    /// Whether it stands inside the name.
    inside: bool,
}

impl Found<'_> {
    fn mention(
        &self,
        text: &Text<'_>,
        rule: &Rule,
        confidence: f64,
        tokens: Tokens,
        whole: Tokens,
    ) -> Mention {
        let from = if self.inside {
            tokens.start.min(self.head)
        } else {
            self.head
        };
        Mention {
            name: Name::Campaign(CampaignName {
                name: if self.inside {
                    name(text, &tokens, Some(self.head))
                } else {
                    known::nominative(text, &tokens).unwrap_or_else(|| phrase(text, &tokens))
                },
                kind: CampaignKind::by_name(&self.entry.canonical).unwrap_or(CampaignKind::Other),
                head: Some((head::lemma(text, self.head, self.entry), self.head)),
                head_inside: self.inside,
                scope: scope(text, from, self.head),
            }),
            tokens,
            whole,
            rule: rule.id,
            confidence,
        }
    }
}

/// A mention of a name beside which no head noun stands.
fn bare(
    rule: &'static str,
    confidence: f64,
    name: CampaignName,
    tokens: Tokens,
    whole: Tokens,
) -> Mention {
    Mention {
        name: Name::Campaign(name),
        tokens,
        whole,
        rule,
        confidence,
    }
}

/// A name of that kind without a head noun.
fn headless(name: String, kind: CampaignKind) -> CampaignName {
    CampaignName {
        name,
        kind,
        head: None,
        head_inside: false,
        scope: None,
    }
}

/// The name in the nominative: its first noun is inflected, with the adjectives before it.
pub(super) fn name(text: &Text<'_>, tokens: &Tokens, head: Option<usize>) -> String {
    let noun = head.or_else(|| {
        tokens
            .clone()
            .take_while(|&i| {
                text.is_word(i) && text.word(i).any(|g| g.is_adjectival() || g.is_noun())
            })
            .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
    });
    match noun {
        Some(noun) => nominative_phrase(text, tokens, noun),
        None => phrase(text, tokens),
    }
}
