//! Kazakh nouns by the form in which lists have them.

use super::inflect::phrase;
use crate::lexicon::list::{Entry, List};
use crate::text::Text;
use std::ops::Range;
use svodka_kazakh::{Case, Form, POSSESSED, Verb, is_womans, read, verbs};

/// Latin letters and marks of the suffixes of a word at most.
const SUFFIXES: usize = 24;

/// Tokens of a gloss in brackets at most.
const GLOSS: usize = 3;

/// The noun for a body at token `i` that the list has with the suffix of possession alone: «орталық» by «орталығы».
pub fn bare_body<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    if !text.is_word(i) || !text.is_kazakh(i) {
        return None;
    }
    let lists = text.lexicon.lists();
    let stem = read(text.normal(i)).stem;
    let mut softened = stem.clone();
    let voiced = match softened.pop() {
        Some('қ') => 'ғ',
        Some('к') => 'г',
        Some('п') => 'б',
        last => last?,
    };
    softened.push(voiced);
    POSSESSED
        .into_iter()
        .find_map(|ending| lists.find(List::OrgHead, &format!("{softened}{ending}")))
}

/// The word at token `i` as printed, `surface` (perhaps with other capitals), without its case.
pub fn nominative_of_word(text: &Text<'_>, i: usize, surface: &str) -> String {
    match text.tokens[i].is_respelt {
        true => beginning(text, i, surface, &svodka_kazakh::nominative(text.normal(i))).to_owned(),
        false => svodka_kazakh::nominative(surface),
    }
}

/// The words at `tokens`, which a list has as `listed`, in the nominative; as printed where that is in Latin letters.
pub fn as_printed(text: &Text<'_>, tokens: &Range<usize>, listed: &str) -> String {
    let block = |i: usize| &text.article.blocks[text.tokens[i].block as usize];
    let last = tokens.end - 1;
    if block(last).latin.is_none() {
        return listed.to_owned();
    }
    let word = listed.rsplit(' ').next().unwrap_or(listed);
    let printed = phrase(text, tokens).to_lowercase();
    let rest = match text.normal(last).starts_with(word) {
        true => text.surface(last).len() - beginning(text, last, text.surface(last), word).len(),
        false => 0,
    };
    let kept = printed.len().saturating_sub(rest);
    printed.get(..kept).unwrap_or(&printed).to_owned()
}

/// The part of the word at token `i`, printed as `surface`, that the beginning `spelling` of its spelling stands for.
fn beginning<'a>(text: &Text<'_>, i: usize, surface: &'a str, spelling: &str) -> &'a str {
    let latin = text.article.blocks[text.tokens[i].block as usize].latin;
    let letters = |printed: &str| match latin.and_then(|latin| latin.cyrillic(printed)) {
        Some(cyrillic) => cyrillic.chars().count(),
        None => printed.chars().count(),
    };
    let cut = text.normal(i).chars().count() - spelling.chars().count();
    let wanted = letters(surface).saturating_sub(cut);
    let ends = surface.char_indices().rev().map(|(at, _)| &surface[..at]);
    let mut ends = std::iter::once(surface).chain(ends.take(SUFFIXES));
    ends.find(|printed| letters(printed) <= wanted)
        .unwrap_or(surface)
}

/// «Қанат Смағұл жергілікті зауыт …»: whether the capitalised word at token `i` closes the name of somebody: it ends as
/// names of families do, or a given name stands before it.
pub fn is_surname(text: &Text<'_>, i: usize) -> bool {
    let is_given = |before: usize| {
        let word = text.word(before);
        word.shape.capital
            && word.is(List::GivenName)
            && read(&word.normal).chain.case == Case::Nominative
    };
    let before = i.checked_sub(1).filter(|&b| b >= text.sentence(i).start);
    is_womans(text.normal(i)).is_some()
        || before.is_some_and(|before| text.is_word(before) && is_given(before))
}

/// «Білім басқармасы (ББ) хабарлады»: token `at`, or the one behind what brackets there hold.
pub fn behind_gloss(text: &Text<'_>, at: usize) -> usize {
    let end = text.len().min(at + 1 + GLOSS);
    let close = (at < end && text.is_mark(at, '('))
        .then(|| (at..end).find(|&i| text.is_mark(i, ')')))
        .flatten();
    close.map_or(at, |close| close + 1)
}

/// «Білім басқармасының (ББ) басшысы»: token `at`, or the bracket that opens what is closed right before it.
pub fn before_gloss(text: &Text<'_>, at: usize) -> usize {
    let close = at.checked_sub(1).filter(|&i| text.is_mark(i, ')'));
    let open = close.and_then(|close| {
        let floor = text.sentence(close).start.max(close.saturating_sub(GLOSS));
        (floor..close).rev().find(|&i| text.is_mark(i, '('))
    });
    open.unwrap_or(at)
}

/// «қорғау»: whether the Kazakh word at token `i` may be a verb as a noun, which has an object.
pub fn is_action(text: &Text<'_>, i: usize) -> bool {
    let is_it = |verb: &Verb| verb.form == Form::Noun;
    let stem = (i < text.len() && text.is_word(i)).then(|| read(text.normal(i)).stem);
    stem.is_some_and(|stem| stem.ends_with(['у', 'ю']) && verbs(&stem).iter().any(is_it))
}
