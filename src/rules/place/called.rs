//! What places beyond the gazetteer are called: with their noun or without it, in the nominative.

use super::headed::in_short;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::normal::clean;
use crate::pattern::{nominative_of, nominative_phrase, title_case_like};
use crate::text::Text;

/// «улица Абая»: the noun in the nominative, the rest as printed.
pub(super) fn with_noun(text: &Text<'_>, i: usize, at: usize, last: usize) -> String {
    let noun = match text.word(i).best() {
        Some(_) if at == i + 1 && !text.word(i).shape.hyphen => {
            nominative_phrase(text, &(i..i + 1), i)
        }
        _ => full_noun(text, text.normal(i)).to_owned(),
    };
    let name = adjective_of(text, i, at, last)
        .unwrap_or_else(|| clean(text.slice(text.span(&(at..last)))));
    format!("{noun} {name}")
}

/// «на улице Советской»: the adjective behind its noun, in the nominative.
fn adjective_of(text: &Text<'_>, i: usize, at: usize, last: usize) -> Option<String> {
    let noun = text.word(i).best().filter(|r| r.grammar.is_noun())?;
    if last != at + 1 || at != i + 1 {
        return None;
    }
    let surface = clean(text.surface(at));
    let readings = text.word(at).readings.iter();
    let reading = readings
        .filter(|r| r.known && r.weight >= 0.1)
        .find(|r| r.grammar.is_adjectival() && r.grammar.agrees_with(&noun.grammar))?;
    let gender = noun.grammar.gender;
    let form = nominative_of(text, at, reading, Some(Number::Sing), gender)?;
    Some(title_case_like(&surface, &form))
}

/// The noun that a word is short for; the word itself where it is none that is written in full.
fn full_noun<'a>(text: &'a Text<'_>, normal: &'a str) -> &'a str {
    let short = in_short(text, normal);
    let full = short.and_then(|entry| entry.extra.first());
    full.filter(|full| !full.is_empty())
        .map_or(normal, |full| full)
}

/// The name alone, in the nominative: a name that stands in the nominative behind a noun in another
/// case is left as it is.
pub(super) fn alone(text: &Text<'_>, i: usize, at: usize, last: usize) -> String {
    let tokens = at..last;
    let head = last - 1;
    let noun = text.word(i);
    let agrees = |case: Case| noun.can_be(case) && text.word(head).can_be(case);
    let oblique = [Case::Gen, Case::Dat, Case::Ins, Case::Loc]
        .into_iter()
        .any(agrees);
    if oblique && !text.word(head).can_be(Case::Nom) {
        nominative_phrase(text, &tokens, head)
    } else {
        clean(text.slice(text.span(&tokens)))
    }
}
