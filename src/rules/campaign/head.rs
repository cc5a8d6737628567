//! Head nouns of campaigns: inside a name, before it; their lemma and reach.

use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{self, listed};
use crate::text::Text;
use crate::vocabulary::Scope;

/// The noun among the words of a head.
pub(super) fn noun(text: &Text<'_>, token: usize, len: usize) -> usize {
    (token..token + len)
        .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
        .unwrap_or(token + len - 1)
}

/// Lemma of the head noun at token `head`: the entry's own, where it is a single word.
pub(super) fn lemma(text: &Text<'_>, head: usize, entry: &Entry) -> String {
    if entry.words.len() == 1 {
        return entry.words[0].normal.to_string();
    }
    let word = text.word(head);
    word.best()
        .map_or_else(|| word.normal.to_string(), |r| r.lemma.to_string())
}

/// The head noun with which a name begins, after its adjectives: «Марафон добрых дел», «Большая эстафета».
/// More words must follow or stand before it.
pub(super) fn inside<'a>(text: &Text<'a>, tokens: &Tokens) -> Option<(&'a Entry, usize)> {
    let mut i = tokens.start;
    while i < tokens.end && i < tokens.start + 4 && text.is_word(i) {
        let found = listed(
            text,
            i,
            tokens.end,
            ListSet::of(&[List::CampaignHead, List::CampaignInside]),
        );
        if let Some(found) = found {
            let longer = tokens.len() > found.len;
            return longer.then(|| (found.entry, noun(text, i, found.len)));
        }
        if !matches!(
            text.word(i).pos(),
            Pos::Adjective | Pos::Participle | Pos::Numeral
        ) {
            return None;
        }
        i += 1;
    }
    None
}

/// Whether the words before token `open` speak of an undertaking: «в рамках», «старт», «участники».
pub(super) fn is_cued(text: &Text<'_>, open: usize) -> bool {
    let start = text.sentence(open).start;
    open > start && text.is_word(open - 1) && text.word(open - 1).is(List::CampaignCue)
}

/// Whether the words before the head noun at token `head` show that it means something else: shares, a broadcast.
pub(super) fn is_barred(text: &Text<'_>, head: usize) -> bool {
    pattern::backwards(text, head)
        .take(6)
        .any(|i| text.word(i).is(List::CampaignBar))
}

/// Whether a quoted name can stand in the nominative beside its head noun. Names with a word in Kazakh or
/// Latin letters can, and a single word right behind the head noun.
pub(super) fn is_nominative(text: &Text<'_>, tokens: &Tokens, adjacent: bool) -> bool {
    let first = text.word(tokens.start);
    let Some(best) = first.best() else {
        return true;
    };
    let nominal = best.grammar.is_noun() || best.grammar.is_adjectival();
    let foreign = |i: usize| text.word(i).shape.kazakh || text.word(i).shape.latin;
    !nominal
        || !best.known
        || first.can_be(Case::Nom)
        || best.grammar.case.is_none()
        || (adjacent && tokens.len() == 1)
        || tokens.clone().any(foreign)
}

/// The reach stated before the head noun at token `head`, or between token `from` and it.
pub(super) fn scope(text: &Text<'_>, from: usize, head: usize) -> Option<(Scope, String, usize)> {
    let start = text.sentence(head).start;
    let first = start.max(from.min(head).saturating_sub(4));
    let mut i = head;
    while i > first {
        i -= 1;
        if !text.is_word(i) {
            if text.is_mark(i, ',') || text.is_dash(i) {
                continue;
            }
            return None;
        }
        let word = text.word(i);
        if let Some(entry) = pattern::entry(text, i, List::Scope) {
            let scope = Scope::by_name(&entry.canonical)?;
            return Some((scope, entry.words[0].normal.to_string(), i));
        }
        if !matches!(
            word.pos(),
            Pos::Adjective | Pos::Participle | Pos::Adverb | Pos::Conjunction | Pos::Noun
        ) {
            return None;
        }
        if word.pos() == Pos::Noun && i + 1 != head {
            return None;
        }
    }
    None
}
