//! The body that a part of it belongs to: «правление АО «Ветер»», «аспирантура Омского университета».

use super::extent::known_at;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{listed, plausibly};
use crate::text::{Kind, Text};

const HEADS: ListSet = ListSet::of(&[List::OrgHead]);

/// `tokens` without the words for a part or for the people of a body before the name of that body. `None` where
/// those words are all there is: «Совет директоров», «вкладчики банка».
pub(super) fn of(text: &Text<'_>, tokens: Tokens) -> Option<Tokens> {
    let first = head(text, &tokens);
    let word = text.word(first);
    let is = |group| text.lexicon.group(group).has_lemma_of(word);
    let owner = || owner_after(text, first, tokens.end);
    if is(Group::Board) || is_board(text, first) {
        return Some(owner()?..tokens.end);
    }
    let owner = owner();
    let cut = if is_form(text, first + 1) && first + 2 < tokens.end && word.is(List::OrgHead) {
        Some(first + 1) // «компания АО Ветер»
    } else if is(Group::Inner) {
        owner.filter(|&at| !is_word_of_name(text, at))
    } else if is_plain_noun(text, first) {
        let people = word
            .lists
            .meets(ListSet::of(&[List::People, List::Kin, List::Office]));
        if people && owner.is_none() {
            return None;
        }
        owner
    } else {
        None
    };
    let tokens = cut.unwrap_or(tokens.start)..tokens.end;
    Some(tokens)
}

/// The first word that is no adjective in small letters.
fn head(text: &Text<'_>, tokens: &Tokens) -> usize {
    let attribute = |&i: &usize| {
        let word = text.word(i);
        word.pos() == Pos::Adjective && !word.is(List::OrgHead) && !word.shape.all_caps
    };
    tokens
        .clone()
        .take(tokens.len() - 1)
        .find(|i| !attribute(i))
        .unwrap_or(tokens.start)
}

/// «Совет директоров», «совет акционеров», «наблюдательный совет».
fn is_board(text: &Text<'_>, i: usize) -> bool {
    let council = text
        .lexicon
        .group(Group::Council)
        .has_lemma_of(text.word(i));
    let of = || {
        text.is_word(i + 1)
            && text
                .lexicon
                .group(Group::BoardMember)
                .has_lemma_of(text.word(i + 1))
    };
    let before = || {
        i > 0
            && text
                .lexicon
                .group(Group::BoardAttribute)
                .has_lemma_of(text.word(i - 1))
    };
    council && (of() || before())
}

/// Where the name of another body begins behind token `first`: a legal form, a quotation mark, a known name, a head
/// noun with a capital or with capitalised adjectives before it.
fn owner_after(text: &Text<'_>, first: usize, end: usize) -> Option<usize> {
    (first + 1..end).find(|&i| {
        if !is_word_of_name(text, i) {
            return i + 1 < end;
        }
        let capital = text.word(i).shape.capital && !text.word(i).is(List::Place);
        capital && (known_at(text, i, end) || head_with_capital(text, i, end))
    })
}

fn is_form(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i) && text.word(i).shape.all_caps && text.word(i).is(List::OrgForm)
}

/// Neither a legal form nor a mark.
fn is_word_of_name(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i) && !is_form(text, i)
        || matches!(
            text.tokens[i].kind,
            Kind::Number | Kind::Mark(',' | '.' | '№' | '-')
        )
}

fn head_with_capital(text: &Text<'_>, first: usize, end: usize) -> bool {
    let mut i = first;
    while i + 1 < end && text.word(i).pos() == Pos::Adjective && !text.word(i).is(List::OrgHead) {
        i += 1;
    }
    let head = listed(text, i, end, HEADS);
    head.is_some_and(|head| i > first || i + head.len < end)
}

/// A common noun with which no name of a body begins: «аспирантуре Омского института», «вкладчикам банка».
fn is_plain_noun(text: &Text<'_>, i: usize) -> bool {
    const OF_BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm, List::OrgName]);
    let word = text.word(i);
    let common = word
        .best()
        .is_some_and(|r| r.known && r.grammar.pos == Pos::Noun && r.grammar.name.is_none());
    let oblique = text.is_word(i + 1)
        && text.word(i + 1).shape.capital
        && plausibly(text.word(i + 1), |g| {
            g.case == Some(Case::Gen) || g.indeclinable
        });
    common
        && oblique
        && !word.shape.hyphen
        && !word.shape.all_caps
        && !word.lists.meets(OF_BODIES)
        && (!word.shape.capital || text.starts_clause(i))
}
