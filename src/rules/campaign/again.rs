//! Names of campaigns again: without the head noun that showed what they are.

use super::CUED;
use crate::lexicon::list::List;
use crate::mention::{CampaignName, Mention, Name, Tokens};
use crate::pattern;
use crate::text::Text;

/// Adds a mention wherever the words of a campaign found from index `first` on stand once more with a
/// capital: in quotes or, for names of several words, without.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, first: usize) {
    let known: Vec<(Tokens, CampaignName, &'static str)> = found[first..]
        .iter()
        .filter_map(|mention| match &mention.name {
            Name::Campaign(name) => Some((mention.tokens.clone(), name.clone(), mention.rule)),
            _ => None,
        })
        .collect();
    let mut seen: Vec<&Tokens> = Vec::new();
    for (tokens, name, rule) in &known {
        if seen
            .iter()
            .any(|other| other.len() == tokens.len() && same_words(text, other, tokens.start))
        {
            continue;
        }
        seen.push(tokens);
        let last = text.len().saturating_sub(tokens.len());
        for at in 0..=last {
            let place = at..at + tokens.len();
            let taken = known
                .iter()
                .any(|(other, ..)| other.start < place.end && place.start < other.end);
            if !taken
                && text.word(at).shape.capital
                && is_set_off(text, &place)
                && same_words(text, tokens, at)
            {
                found.push(again(place, name, rule));
            }
        }
    }
}

/// Drops the names, from index `first` on, that only a cue made campaigns and that stand elsewhere behind a
/// head noun of something else: «шаттл «Атлантис»».
pub(super) fn drop_others(text: &Text<'_>, found: &mut Vec<Mention>, first: usize) {
    let is_cued = |mention: &Mention| mention.rule == CUED.id;
    if !found[first..].iter().any(is_cued) {
        return;
    }
    let others: Vec<Tokens> = text
        .quoted
        .iter()
        .filter(|quoted| {
            let head = pattern::head_before(text, quoted.open);
            head.is_some_and(|head| head.entry.list != List::CampaignHead)
        })
        .map(|quoted| quoted.inside())
        .collect();
    let is_other = |tokens: &Tokens| {
        others
            .iter()
            .any(|other| other.len() == tokens.len() && same_words(text, other, tokens.start))
    };
    let mut index = 0;
    found.retain(|mention| {
        index += 1;
        index <= first || !is_cued(mention) || !is_other(&mention.tokens)
    });
}

/// In quotes, or of several words.
fn is_set_off(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens.len() > 1 || text.quoted.iter().any(|quoted| quoted.inside() == *tokens)
}

/// Whether the words at token `at` are those of `tokens`, in any form.
fn same_words(text: &Text<'_>, tokens: &Tokens, at: usize) -> bool {
    tokens.clone().zip(at..).all(|(a, b)| {
        let (a, b) = (text.word(a), text.word(b));
        a.normal == b.normal || a.readings.iter().any(|reading| b.has_lemma(&reading.lemma))
    })
}

fn again(tokens: Tokens, name: &CampaignName, rule: &'static str) -> Mention {
    Mention {
        whole: tokens.clone(),
        tokens,
        name: Name::Campaign(CampaignName {
            head: None,
            scope: None,
            ..name.clone()
        }),
        rule,
        confidence: 0.9,
    }
}
