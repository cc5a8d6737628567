//! Bodies that no name tells: «областная прокуратура», «профсоюз сахарников». No mention of their own; a fact that
//! needs one makes an organization of it.

use super::descriptive::agrees;
use super::member::is_pointing;
use super::tail::{self, Words};
use crate::lexicon::grammar::Number;
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::mention::{Body, Names};
use crate::pattern::{entry, is_ones};
use crate::text::Text;

/// Adjectives before the head noun, at most.
const BEFORE: usize = 3;

/// The phrases with a noun for a body, outside of names, in the order of the text.
pub fn bodies(text: &Text<'_>, names: &Names) -> Vec<Body> {
    let mut found: Vec<Body> = Vec::new();
    for head in 0..text.len() {
        let free = found.last().is_none_or(|last| last.tokens.end <= head);
        if free && text.word(head).is(List::OrgHead) && names.over(head).is_none() {
            let body = unnamed(text, head);
            found.extend(body.filter(|body| !is_named(text, names, body.tokens.end)));
        }
    }
    found
}

/// Whether a name follows at token `i`, so that the noun is that of an organization with a name: «общественный фонд «X»».
fn is_named(text: &Text<'_>, names: &Names, i: usize) -> bool {
    let quoted = !text.quotes_opened(i..i + 1).is_empty();
    names.organization(i + usize::from(quoted)).is_some()
}

/// The body whose noun stands at token `head`, in small letters and the singular, with the adjectives before it, its
/// matter and place behind it.
fn unnamed(text: &Text<'_>, head: usize) -> Option<Body> {
    let word = text.word(head);
    let listed = entry(text, head, List::OrgHead)?;
    let single = word.any(|g| g.is_noun() && g.number == Some(Number::Sing));
    if !single || word.shape.capital || text.lexicon.group(Group::Board).has(&listed.surface) {
        return None;
    }
    let sentence = text.sentence(head);
    // «придумала её библиотека»: whose it is stands in no name
    let fits = |i: usize| agrees(text, i, head) || i + 1 == head && may_agree(text, i, head);
    let own = |i: &usize| text.is_word(*i) && fits(*i) && !is_ones(text, *i);
    let before = (sentence.start..head).rev().take(BEFORE).take_while(own);
    let start = before.last().unwrap_or(head);
    let tail = tail::after(text, head + 1, sentence.end, Words::Any);
    Some(Body {
        tokens: start..tail.end,
        head,
        points_back: (start..head).any(|i| is_pointing(text, i)),
    })
}

/// «провёл городской центр»: whether the adjective right before a noun may be of it by any reading of both.
fn may_agree(text: &Text<'_>, i: usize, noun: usize) -> bool {
    let nouns = &text.word(noun).readings;
    let word = text.word(i);
    let adjective = word.best().is_some_and(|r| r.grammar.is_adjectival());
    adjective
        && word.any(|g| {
            let own = |n: &Reading| n.grammar.is_noun() && g.agrees_with(&n.grammar);
            g.is_adjectival() && nouns.iter().any(own)
        })
}
