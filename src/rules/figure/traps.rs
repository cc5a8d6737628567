//! Numbers that belong to something else, and damaged ones; those that count nobody are told by `rules.toml`.

use super::noun::noun_at;
use super::numbered;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::mention::{Names, Tokens};
use crate::pattern::is_predicate;
use crate::pattern::number::{Numeral, numeral};
use crate::text::{Kind, Text};

/// Whether the number at token `i` belongs to something else: a name, a time, a score, a list number.
pub(super) fn is_taken(text: &Text<'_>, names: &Names, taken: &[Tokens], i: usize) -> bool {
    let before = i
        .checked_sub(1)
        .filter(|&k| text.tokens[k].block == text.tokens[i].block);
    let glued = |k: usize| !text.tokens[k + 1].spaced;
    is_within(taken, i)
        || names.over(i).is_some()
        || before.is_some_and(|k| match text.tokens[k].kind {
            Kind::Mark('№' | '#' | '$' | '€' | '₸' | '₽' | '@') => true,
            Kind::Mark(':' | '/' | '.' | ',') => {
                glued(k)
                    && k > 0
                    && text.tokens[k - 1].kind == Kind::Number
                    && !text.tokens[k].spaced
            }
            _ => false,
        })
        || numbered::is_label(text, names, i)
        || numbered::is_clock(text, i)
        || numbered::is_rating(text, names, i)
        || is_name(text, i)
}

/// Whether token `i` is in one of these stretches, which are sorted and apart.
fn is_within(stretches: &[Tokens], i: usize) -> bool {
    let next = stretches.partition_point(|tokens| tokens.end <= i);
    stretches
        .get(next)
        .is_some_and(|tokens| tokens.contains(&i))
}

/// A film «12 друзей», «Белоснежка и семь гномов»: the number stands in a short quoted name.
fn is_name(text: &Text<'_>, i: usize) -> bool {
    const JOINED: usize = 6;
    let near = text.quotes_opened(i.saturating_sub(JOINED)..i);
    near.iter().any(|quote| {
        let inside = quote.inside();
        let first = inside.start == i && (2..=4).contains(&inside.len()) && !is_said(text, &inside);
        // «Белоснежка и семь гномов»
        let joined = inside.start < i
            && inside.end > i
            && text.is_a(i - 1, Function::And)
            && inside.len() <= JOINED
            && text.word(inside.start).shape.capital
            && !inside.clone().any(|k| is_predicate(text, k));
        (first || joined) && !ends_clause(text, &inside)
    })
}

/// «50 тысяч человек», «120 адам келді»: how many there are, not what something is called.
fn is_said(text: &Text<'_>, inside: &Tokens) -> bool {
    let in_digits = text.tokens[inside.start].kind == Kind::Number;
    let Some(number) = numeral(text, inside.start, inside.end).filter(|_| in_digits) else {
        return false;
    };
    let is_scaled = number.tokens.len() > 1 && text.is_word(number.tokens.end - 1);
    let is_told = is_predicate(text, inside.end - 1);
    (is_scaled || is_told) && number.tokens.end < inside.end
}

/// Whether the quote ends with a mark of its own: it is speech, not a name.
fn ends_clause(text: &Text<'_>, inside: &Tokens) -> bool {
    matches!(
        text.tokens[inside.end - 1].kind,
        Kind::Mark('.' | '!' | '?' | ',')
    )
}

/// A number that is cut or misprinted before people: its tokens, and what is wrong.
pub(super) fn damaged(text: &Text<'_>, names: &Names, i: usize) -> Option<(Tokens, String)> {
    let end = text.sentence(i).end.min(i + 6);
    let broken = broken_end(text, i, end)?;
    let is_scale = |k: &usize| text.lexicon.group(Group::Scale).has(text.normal(*k));
    let broken = broken + (broken..end).take_while(is_scale).count();
    let any = Numeral {
        tokens: i..broken,
        low: 5.0,
        high: None,
        vague: false,
        collective: false,
        about: false,
        governs: true,
        one_word: false,
        bound: None,
    };
    let last = Numeral {
        low: text.surface(broken - 1).parse().unwrap_or(any.low),
        governs: false,
        ..any.clone()
    };
    let is_people = |k: usize, number: &Numeral| {
        noun_at(text, k, number)
            .is_some_and(|noun| noun.listed && noun.unit == crate::vocabulary::Unit::Person)
    };
    let follows = names.over(i).is_none()
        && (broken..end.min(broken + 3)).any(|k| is_people(k, &any) || is_people(k, &last));
    follows.then(|| {
        (
            i..broken,
            format!("«{}» is no number", text.slice(text.span(&(i..broken)))),
        )
    })
}

/// One past the last token of digits that make no number: «1 00», «3ОО», «1.00.000».
fn broken_end(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    if text.tokens[i].kind != Kind::Number {
        return None;
    }
    let next = i + 1;
    if next >= end {
        return None;
    }
    let digits = |k: usize| text.surface(k);
    match text.tokens[next].kind {
        Kind::Number if text.tokens[next].spaced => {
            let group = digits(next);
            let short = group.len() != 3 && digits(i).len() <= 3;
            (short && (group.starts_with('0') || is_torn(text, i, end))).then_some(next + 1)
        }
        // «12..000»
        Kind::Mark('.') if next + 2 < end && text.is_mark(next + 1, '.') => {
            let glued = (next..next + 3).all(|k| !text.tokens[k].spaced);
            (glued && text.tokens[next + 2].kind == Kind::Number).then_some(next + 3)
        }
        Kind::Word if !text.tokens[next].spaced => {
            let likes = text.lexicon.group(Group::DigitLike);
            let mut letters = text.normal(next).chars();
            letters
                .all(|c| likes.has(c.encode_utf8(&mut [0; 4])))
                .then_some(next + 1)
        }
        _ => {
            let number = numeral(text, i, end).is_some();
            let groups = digits(i).split(['.', ',']).skip(1);
            let marks = groups.clone().count();
            (marks >= 2
                && !number
                && groups.clone().any(|g| g.len() != 3)
                && digits(i).len() > 8
                && !is_date(digits(i)))
            .then_some(next)
        }
    }
}

/// «12 34 человека»: two numbers without any word for what the first one counts.
fn is_torn(text: &Text<'_>, i: usize, end: usize) -> bool {
    let is_number = |k: usize| text.tokens[k].kind == Kind::Number;
    let whole = |k: usize| text.surface(k).bytes().all(|b| b.is_ascii_digit());
    let named = i > text.sentence(i).start && !text.word(i - 1).is_finite_verb();
    whole(i) && whole(i + 1) && !named && i + 2 < end && !is_number(i + 2)
}

/// «03.07.2010».
fn is_date(surface: &str) -> bool {
    surface.len() == 10 && surface.split('.').count() == 3
}

/// Bounds that must have a number: «более тысяч человек», «около человек».
pub(super) fn missing(text: &Text<'_>, i: usize) -> Option<(Tokens, String)> {
    let has = |group, i: usize| text.lexicon.group(group).has(text.normal(i));
    let near = has(Group::NearBound, i);
    let needs = near || text.is_a(i, Function::Greater | Function::Fewer);
    let next = i + 1;
    if !needs || next >= text.sentence(i).end {
        return None;
    }
    let word = text.word(next);
    let scale = has(Group::Scale, next);
    let people = near && text.lexicon.group(Group::GenericPerson).has_lemma_of(word);
    let genitive = word.any(|g| g.case == Some(Case::Gen) && g.number == Some(Number::Plur));
    (genitive && (scale || people)).then(|| {
        let tokens = i..next + 1;
        let message = format!(
            "a number is missing in «{}»",
            text.slice(text.span(&tokens))
        );
        (tokens, message)
    })
}
