//! Stretches of tokens that may be speech.

use crate::lexicon::group::Group;
use crate::mention::{Name, Names, Tokens};
use crate::text::{Kind, Quoted, Text};

/// The stretch without the marks at its ends that belong to the sentence around it: commas, dashes,
/// and where `period` is set the full stop.
pub(super) fn trim(text: &Text<'_>, tokens: Tokens, period: bool) -> Tokens {
    let Tokens { mut start, mut end } = tokens;
    let loose =
        |i: usize| matches!(text.tokens[i].kind, Kind::Mark(',' | ';' | ':')) || text.is_dash(i);
    while start < end && loose(start) {
        start += 1;
    }
    while end > start
        && (loose(end - 1)
            || period
                && text.is_mark(end - 1, '.')
                && !(end - 1 > start && text.is_mark(end - 2, '.')))
    {
        end -= 1;
    }
    start..end
}

/// Number of words and numbers.
pub(super) fn words(text: &Text<'_>, tokens: &Tokens) -> usize {
    tokens
        .clone()
        .filter(|&i| !matches!(text.tokens[i].kind, Kind::Mark(_)))
        .count()
}

/// Whether the stretch has a predicate: a finite verb, or an infinitive, or a predicative word.
pub(super) fn has_predicate(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens.clone().any(|i| {
        let word = text.word(i);
        word.is_finite_verb()
            || word
                .readings
                .iter()
                .any(|r| r.weight >= 0.3 && r.grammar.finite)
            || text.lexicon.group(Group::BareNeed).has(&word.normal)
    })
}

/// Whether the stretch is speech rather than a name: it has a predicate, or five words.
pub(super) fn is_clause(text: &Text<'_>, tokens: &Tokens) -> bool {
    words(text, tokens) >= 5 || has_predicate(text, tokens)
}

/// Whether the stretch is nothing but a name: a mention covers it.
pub(super) fn is_name(text: &Text<'_>, names: &Names, tokens: &Tokens) -> bool {
    let Some((_, mention)) = names.over(tokens.start) else {
        return false;
    };
    let whole = |i: usize| {
        names
            .over(i)
            .is_some_and(|(_, m)| m.tokens == mention.tokens)
    };
    let person = matches!(mention.name, Name::Person(_));
    !person
        && tokens
            .clone()
            .all(|i| whole(i) || matches!(text.tokens[i].kind, Kind::Mark(_)))
}

/// Whether the stretch begins with a capital letter or a digit.
pub(super) fn starts_upright(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens
        .clone()
        .find(|&i| !matches!(text.tokens[i].kind, Kind::Mark(_)))
        .is_some_and(|i| text.word(i).shape.capital || text.tokens[i].kind == Kind::Number)
}

/// Whether token `i` begins its block.
pub(super) fn begins_block(text: &Text<'_>, i: usize) -> bool {
    i == 0 || text.tokens[i - 1].block != text.tokens[i].block
}

/// Token after the last of the block of token `i`.
pub(super) fn block_end(text: &Text<'_>, i: usize) -> usize {
    let block = text.tokens[i].block;
    i + text.tokens[i..].partition_point(|token| token.block == block)
}

/// The quote whose opening mark is token `open`.
pub(super) fn quote_at(text: &Text<'_>, open: usize) -> Option<Quoted> {
    let index = text.quoted.binary_search_by_key(&open, |quote| quote.open);
    index.ok().map(|index| text.quoted[index])
}
