//! Undertakings known by name, with or without quotation marks.

use super::rules::KNOWN;
use super::{Found, bare, head, headless, kazakh};
use crate::lexicon::function::Function;
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::{CampaignName, Mention, Tokens};
use crate::pattern::{self, listed, phrase};
use crate::text::Text;
use crate::vocabulary::CampaignKind;

const ANYWHERE: ListSet = ListSet::of(&[List::CampaignKnown]);
const KNOWN_LISTS: ListSet = ListSet::of(&[List::CampaignKnown, List::CampaignQuoted]);

/// The known undertaking whose name fills `tokens`.
pub(super) fn whole<'a>(text: &Text<'a>, tokens: &Tokens) -> Option<&'a Entry> {
    let found = listed(text, tokens.start, tokens.end, KNOWN_LISTS)?;
    (found.len == tokens.len()).then_some(found.entry)
}

/// The nominative of a known name that fills `tokens`: as printed where it stands so.
pub(super) fn nominative(text: &Text<'_>, tokens: &Tokens) -> Option<String> {
    let entry = whole(text, tokens)?;
    let printed = tokens
        .clone()
        .zip(&entry.words)
        .all(|(i, word)| *word.normal == *text.normal(i));
    Some(if printed {
        phrase(text, tokens)
    } else {
        entry.surface.to_string()
    })
}

/// Whether the words around a quote speak of an undertaking: «участники «X»», «по «X»», ««X» прошёл».
pub(super) fn is_held(text: &Text<'_>, open: usize, end: usize) -> bool {
    let sentence = text.sentence(open);
    let by = open > sentence.start && text.is_a(open - 1, Function::By);
    by || head::is_cued(text, open)
        || end < sentence.end
            && text
                .lexicon
                .group(Group::HeldCampaign)
                .has_lemma_of(text.word(end))
}

/// Finds the names that need no quotation marks: each word that begins one begins with a capital.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    for i in 0..text.len() {
        let word = text.word(i);
        if !word.shape.capital || !(word.phrase_lists.meets(ANYWHERE) || word.lists.meets(ANYWHERE))
        {
            continue;
        }
        let sentence = text.sentence(i);
        if let Some(name) = listed(text, i, sentence.end, ANYWHERE) {
            found.extend(mention(text, name.entry, i..i + name.len));
        }
    }
}

fn mention(text: &Text<'_>, entry: &Entry, tokens: Tokens) -> Option<Mention> {
    let sentence = text.sentence(tokens.start);
    let before = pattern::head_before(text, tokens.start);
    if let Some(head) = before
        && head.token + head.len == tokens.start
    {
        if head.entry.list != List::CampaignHead {
            return None;
        }
        let found = Found {
            entry: head.entry,
            head: head::noun(text, head.token, head.len),
            inside: false,
        };
        let whole = head.token..tokens.end;
        return Some(found.mention(text, &KNOWN, 0.9, tokens, whole));
    }
    if let Some((entry, head)) = kazakh::behind(text, tokens.end, sentence.end) {
        let found = Found {
            entry,
            head,
            inside: false,
        };
        let whole = tokens.start..head + 1;
        return Some(found.mention(text, &KNOWN, 0.9, tokens, whole));
    }
    let named = named(text, entry, &tokens)?;
    Some(bare(KNOWN.id, 0.85, named, tokens.clone(), tokens))
}

/// The name of a known undertaking at `tokens`, with the head noun that it holds.
pub(super) fn named(text: &Text<'_>, entry: &Entry, tokens: &Tokens) -> Option<CampaignName> {
    let last = tokens.end - 1;
    let inner = head::inside(text, tokens)
        .or_else(|| head::last(text, tokens))
        .or_else(|| Some((kazakh::possessed(text, last)?, last)));
    let kind = CampaignKind::by_name(&entry.canonical)?;
    let mut named = headless(nominative(text, tokens)?, kind);
    if let Some((entry, head)) = inner {
        named.head = Some((head::lemma(text, head, entry), head));
        named.head_inside = true;
        named.scope = head::scope(text, tokens.start, head);
    }
    Some(named)
}
