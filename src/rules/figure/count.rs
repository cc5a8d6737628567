//! A number with the words that bound it and the noun that it counts.

use super::bound::{self, Stated};
use super::noun::{self, Counted};
use super::turkic;
use super::written::Read;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::list::List;
use crate::mention::{Names, Tokens};
use crate::pattern::number::{Numeral, may_begin, restated};
use crate::text::Text;
use crate::vocabulary::Bound;

/// A number with its bound and what it counts.
pub(super) struct Count {
    pub number: Numeral,
    /// The figure: modifier, number, noun.
    pub span: Tokens,
    pub bound: Option<Stated>,
    pub noun: Option<Counted>,
    /// «человек двадцать».
    pub inverted: bool,
    /// What the rules of `rules.toml` find about it.
    pub read: Read,
}

/// The modifiers before token `number` and what they say; sums of money use them too.
pub(in crate::rules) fn bound_before(text: &Text<'_>, number: usize) -> Option<(Bound, Tokens)> {
    bound::before(text, number).map(|stated| (stated.bound, stated.words))
}

/// The modifiers from token `after` on, behind a number, and what they say.
pub(in crate::rules) fn bound_after(text: &Text<'_>, after: usize) -> Option<(Bound, Tokens)> {
    bound::after(text, after).map(|stated| (stated.bound, stated.words))
}

/// The modifiers behind the noun at token `noun` that stands in the case they take, and what they say.
pub(in crate::rules) fn bound_behind(text: &Text<'_>, noun: usize) -> Option<(Bound, Tokens)> {
    bound::behind_noun(text, noun).map(|stated| (stated.bound, stated.words))
}

/// The number with its modifiers and its noun.
pub(super) fn count(text: &Text<'_>, names: &Names, number: Numeral) -> Option<Count> {
    if number.low < 1.0 {
        return None;
    }
    let before = bound::before(text, number.tokens.start);
    let start = before
        .as_ref()
        .map_or(number.tokens.start, |b| b.words.start);
    let start = start
        - usize::from(
            number.about
                && text.is_a(
                    number.tokens.start.saturating_sub(1),
                    Function::With | Function::Under,
                )
                && start == number.tokens.start,
        );
    let start = start - usize::from(has_plus(text, start));
    let stated = restated(text, &number).unwrap_or(number.tokens.end);
    let exceeded = bound::exceeded(text, &number);
    let through = exceeded
        .clone()
        .filter(|b| bound::describes(text, b))
        .filter(|b| noun::counted(text, names, b.words.end, &number).is_some());
    let after = bound::after(text, stated).or(through);
    let end = after.as_ref().map_or(stated, |b| b.words.end);
    let noun = noun::counted(text, names, end, &number);
    // «человек двадцать», «человек двадцать студентов»
    let inverted = inverted(text, start, &number)
        .filter(|people| noun.is_none() || noun::is_generic(text, &people.lemma));
    let span = match (&noun, &inverted) {
        (Some(noun), Some(people)) => people.token..noun.token + 1,
        (Some(noun), None) => start..noun.token + 1,
        (None, Some(noun)) => noun.token..end,
        _ => start..end,
    };
    let behind_noun = noun
        .as_ref()
        .and_then(|it| bound::behind_noun(text, it.token));
    let span = span.start..behind_noun.as_ref().map_or(span.end, |b| b.words.end);
    let behind = noun
        .as_ref()
        .and_then(|noun| bound::after(text, noun.token + 1))
        .filter(|b| is_behind(text, b))
        .or(behind_noun);
    let about = inverted.is_some() || number.about || turkic::is_about(text, &number);
    let implied = number.bound.or(about.then_some(Bound::About));
    let implied = implied.map(|bound| Stated {
        bound,
        words: span.clone(),
    });
    let bound = before
        .or(after)
        .or(behind)
        .or_else(|| bound::verb(text, span.start))
        .or(exceeded)
        .or(implied);
    Some(Count {
        number,
        span,
        bound,
        inverted: inverted.is_some() && noun.is_none(),
        noun: noun.or(inverted),
        read: Read::default(),
    })
}

/// «+700 человек»: the sign is a part of the figure.
fn has_plus(text: &Text<'_>, number: usize) -> bool {
    number > 0
        && text.is_mark(number - 1, '+')
        && !text.tokens[number].spaced
        && (number == 1 || text.tokens[number - 1].spaced)
}

/// Modifiers behind the noun: «300 человек и более».
fn is_behind(text: &Text<'_>, stated: &Stated) -> bool {
    text.is_a(
        stated.words.start,
        Function::And | Function::Or | Function::Least | Function::Most | Function::As,
    ) && stated.words.len() > 1
}

/// «человек двадцать»: the noun before a number says that it is not exact.
fn inverted(text: &Text<'_>, start: usize, number: &Numeral) -> Option<Counted> {
    let token = start.checked_sub(1)?;
    let word = text.word(token);
    if number.collective
        || number.vague
        || number.one_word
        || !word.is(List::People)
        || text.sentence(token) != text.sentence(start)
    {
        return None;
    }
    let genitive = word.any(|g| g.case == Some(Case::Gen) && g.number == Some(Number::Plur));
    let first = token == text.sentence(token).start;
    let free = first || {
        let before = text.word(token - 1);
        before.is_finite_verb()
            || bound::is_before(text, token)
            || !text.is_word(token - 1)
            || before.is_a(
                Function::Still
                    | Function::Be
                    | Function::There
                    | Function::Altogether
                    | Function::Us
                    | Function::Their,
            )
    };
    let bare = !may_begin(text, token.saturating_sub(1)) || first;
    let many = Numeral {
        governs: true,
        ..number.clone()
    };
    (genitive && free && bare)
        .then(|| noun::noun_at(text, token, &many))
        .flatten()
}
