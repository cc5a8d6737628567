//! Names of campaigns that rules of files find.

use super::{bare, decided, headless};
use crate::decide::Attempts;
use crate::mention::{Mention, Name};
use crate::pattern::{Ground, phrase};
use crate::rules::written::{Builds, Found, Piece, Rules, WrittenRule, quoted};
use crate::text::Text;
use crate::vocabulary::CampaignKind;

/// How sure such a rule is before models are asked.
const SURE: f64 = 0.9;

/// Finds them, in the order of the rules.
pub(super) fn find(
    text: &Text<'_>,
    rules: &Rules,
    attempts: &mut Attempts<'_>,
    mentions: &mut Vec<Mention>,
) {
    let mut own = rules
        .that_build(|builds| matches!(builds, Builds::Campaign(_)))
        .peekable();
    if own.peek().is_none() {
        return;
    }
    let known = &quoted(text);
    for rule in own {
        let Builds::Campaign(kind) = rule.builds else {
            continue;
        };
        for found in rule.find(Ground { text, known }, attempts) {
            mentions.extend(mention(text, rule, kind, &found));
        }
    }
}

/// The mention: of a quotation with the noun before it, else of the words alone.
fn mention(
    text: &Text<'_>,
    rule: &WrittenRule,
    kind: CampaignKind,
    found: &Found,
) -> Option<Mention> {
    let words = found.piece(Piece::Name)?;
    let mut quotes = text.quotes_opened(words.start..words.start + 1).iter();
    let is_name = |close: usize| close + 1 == words.end;
    let Some(quote) = quotes.find(|quote| quote.close.is_some_and(is_name)) else {
        let named = headless(phrase(text, words), kind);
        return Some(bare(rule.id, SURE, named, words.clone(), words.clone()));
    };
    let mut mention = decided::unheaded(text, quote, rule.id);
    if let Name::Campaign(named) = &mut mention.name {
        named.kind = kind;
    }
    mention.confidence = SURE;
    Some(mention)
}
