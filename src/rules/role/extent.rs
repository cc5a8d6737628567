//! How far a title goes: its complement behind, without the words of what is named next.

use super::title::TITLES;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::{is_owner, part_of_organization, plausibly};
use crate::span::Span;
use crate::text::{Kind, Text};

/// Where the listed words of a title end, or the organization begins among them: «глава администрации Рязани» is the
/// head of «администрация Рязани».
pub(super) fn own_words(names: &Names, listed: &Tokens) -> usize {
    let body = |&i: &usize| {
        around(names, i).is_some_and(|(_, mention)| {
            matches!(mention.name, Name::Organization(_))
                && mention.whole.start == i
                && mention.whole.end > listed.end
        })
    };
    (listed.start + 1..listed.end)
        .find(body)
        .unwrap_or(listed.end)
}

/// Where a title ends that begins before `at`, and its target: the first organization; a place is kept
/// in the title.
pub(super) fn complement(
    text: &Text<'_>,
    names: &Names,
    at: usize,
    end: usize,
) -> (usize, Option<usize>) {
    let called = text.lexicon.group(Group::CalledBy);
    let cut = |&i: &usize| {
        text.is_mark(i, '(')
            || text.is_word(i) && is_pronominal(text, text.word(i))
            || i + 1 < end
                && text.word(i).pos() == Pos::Preposition
                && called.has_lemma_of(text.word(i + 1))
    };
    let end = (at..end).find(cut).unwrap_or(end);
    let mut i = at;
    let mut place = None;
    while i < end {
        let mention = around(names, i);
        match mention {
            Some((index, mention)) => match mention.name {
                Name::Organization(_) => {
                    let (index, start) =
                        owner(text, names, mention).unwrap_or((index, mention.whole.start));
                    return (without_attributes(text, at, start.max(at)), Some(index));
                }
                Name::Place(_) => {
                    place = place.or(Some(index));
                    i = mention.whole.end.max(i + 1);
                }
                _ => i += 1,
            },
            None => i += 1,
        }
    }
    (
        trim(text, at, without_age(text, at, trim(text, at, end))),
        place,
    )
}

/// The organization of whose part the mention is, and where its words begin: «ЕНПФ» of «совет директоров ЕНПФ»;
/// none where it is the body of a place: «управление образования акимата Алматы», «отдел МВД по Аксускому району».
fn owner(text: &Text<'_>, names: &Names, part: &Mention) -> Option<(usize, usize)> {
    let end = part_of_organization(text, &part.tokens)?;
    let from = names.mentions.partition_point(|m| m.tokens.start < end);
    let to = names
        .mentions
        .partition_point(|m| m.tokens.start < part.tokens.end);
    let (index, owner) = (from..to)
        .map(|index| (index, &names.mentions[index]))
        .rfind(|(_, m)| matches!(m.name, Name::Organization(_)))
        .filter(|(_, m)| m.whole.end >= part.tokens.end)?;
    let start = owner.whole.start.max(end);
    let head = text.word(start);
    (!text.lexicon.group(Group::OfficeBody).has_lemma_of(head)).then_some((index, start))
}

/// The mention of no person that covers token `i` with its head noun, among those that begin near it.
fn around(names: &Names, i: usize) -> Option<(usize, &Mention)> {
    const NEAR: usize = 12;
    let last = names
        .mentions
        .partition_point(|mention| mention.tokens.start <= i + NEAR);
    (last.saturating_sub(NEAR)..last)
        .map(|index| (index, &names.mentions[index]))
        .find(|(_, mention)| mention.whole.contains(&i) && !matches!(mention.name, Name::Person(_)))
}

/// Drops the legal form, the adjectives, prepositions and opening quotes that belong to the organization named next:
/// «руководитель Всероссийского движения «X»», «депутат от «X»».
fn without_attributes(text: &Text<'_>, at: usize, end: usize) -> usize {
    (at..end)
        .rev()
        .find(|&i| {
            let word = text.word(i);
            let attribute = text.is_word(i)
                && (word.is(List::OrgForm) && word.shape.all_caps
                    || matches!(word.pos(), Pos::Adjective | Pos::Participle)
                    || matches!(word.pos(), Pos::Preposition | Pos::Conjunction));
            !attribute && !text.is_mark(i, '«') && !text.is_mark(i, '"')
        })
        .map_or(at, |i| i + 1)
}

/// Drops the age of the one named next: «главу области 60-летнего …».
fn without_age(text: &Text<'_>, at: usize, end: usize) -> usize {
    (at..end)
        .rev()
        .find(|&i| !is_age(text, i))
        .map_or(at, |i| i + 1)
}

/// «60-летний», «шестидесятилетняя».
pub(super) fn is_age(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let aged = text
        .lexicon
        .group(Group::AdjectiveOfAge)
        .is_within(&word.normal);
    let spelt = word.shape.letters > 8 && word.pos() == Pos::Adjective;
    aged && (word.shape.hyphen || spelt)
}

/// An adjective that points and does not describe: «свой», «этот», «его».
pub(super) fn is_pronominal(text: &Text<'_>, word: &Word) -> bool {
    let group = text.lexicon.group(Group::Pronominal);
    group.has(&word.normal) || group.has_lemma_of(word)
}

/// Drops marks and prepositions at the end of a title.
fn trim(text: &Text<'_>, at: usize, end: usize) -> usize {
    let mut stop = end;
    while stop > at {
        let word = text.word(stop - 1);
        if text.is_word(stop - 1) && !matches!(word.pos(), Pos::Preposition | Pos::Conjunction) {
            break;
        }
        let kept = match text.tokens[stop - 1].kind {
            Kind::Number => true,
            Kind::Mark('»' | '"') => text
                .quotes_opened(at..stop)
                .iter()
                .any(|quoted| quoted.close == Some(stop - 1)),
            _ => false,
        };
        if kept {
            break;
        }
        stop -= 1;
    }
    stop
}

/// Where the complement of a title ends that goes on at `at`.
pub(super) fn phrase_end(text: &Text<'_>, names: &Names, at: usize, end: usize) -> usize {
    let mut i = at;
    // «командующий войсками»: a participle keeps the case of its verb
    let mut also = is_participle(text, at).then_some(Case::Ins);
    while i < end && !begins_line(text, i) {
        if let Some((_, mention)) = names.over(i).or_else(|| around(names, i)) {
            if matches!(mention.name, Name::Person(_)) {
                break;
            }
            i = mention.whole.end.max(i + 1);
            continue;
        }
        if let Some(close) = closing(text, i).filter(|&close| close < end) {
            i = close + 1;
            continue;
        }
        let word = text.word(i);
        let passes = match text.tokens[i].kind {
            Kind::Number => !is_date(text, i),
            Kind::Mark('№' | '«' | '»' | '"') => true,
            Kind::Mark(_) => false,
            Kind::Word => match word.pos() {
                Pos::Adverb => i + 1 < end && text.word(i + 1).any(|g| g.is_adjectival()),
                Pos::Verb => is_owner(text, i),
                Pos::Pronoun => false,
                Pos::Conjunction => word.is_a(Function::And),
                Pos::Preposition => {
                    also = match word {
                        _ if word.is_a(Function::By) => Some(Case::Dat),
                        _ if word.is_a(Function::At) => Some(Case::Loc),
                        _ => taken(text, i, &word.normal),
                    };
                    also.is_some()
                }
                Pos::Noun | Pos::Proper | Pos::Adjective | Pos::Participle => {
                    plausibly(word, |g| is_dependent(g, also))
                }
                _ => word.readings.is_empty(),
            },
        };
        if !passes {
            break;
        }
        i += 1;
    }
    i
}

/// The case behind the preposition at token `i` that the noun before goes on with: «связям | с общественностью».
fn taken(text: &Text<'_>, i: usize, preposition: &str) -> Option<Case> {
    let nouns = text.lexicon.group(Group::GoesOn);
    let before = text.word(i.checked_sub(1)?).best()?;
    let goes_on = nouns.meaning(&before.lemma) == Some(preposition);
    let fits = |case: &Case| i + 1 < text.len() && text.word(i + 1).can_be(*case);
    [Case::Ins, Case::Dat]
        .into_iter()
        .find(fits)
        .filter(|_| goes_on)
}

/// «1 апреля», «2020 года»: a number of a day or a year.
fn is_date(text: &Text<'_>, i: usize) -> bool {
    let year = |i: usize| text.surface(i).len() == 4 && text.tokens[i].kind == Kind::Number;
    let next = i + 1;
    let time = |i: usize| {
        text.lexicon
            .group(Group::DatePart)
            .has_lemma_of(text.word(i))
    };
    year(i) || next < text.len() && text.is_word(next) && time(next)
}

/// The mark that closes the quote which token `i` opens.
fn closing(text: &Text<'_>, i: usize) -> Option<usize> {
    if text.is_word(i) {
        return None;
    }
    let at = text.quoted.partition_point(|quoted| quoted.open < i);
    text.quoted.get(at).filter(|quoted| quoted.open == i)?.close
}

/// Whether the word before token `at` is a participle that serves as a noun: «командующий», «управляющая».
fn is_participle(text: &Text<'_>, at: usize) -> bool {
    let normal = text.normal(at - 1);
    text.lexicon.group(Group::ParticipleEnding).ends(normal)
}

/// A noun or adjective in the genitive, or in the case that a preposition or participle asks for.
fn is_dependent(g: &Grammar, also: Option<Case>) -> bool {
    (g.is_noun() || g.is_adjectival())
        && (g.indeclinable || g.case == Some(Case::Gen) || g.case.is_some() && g.case == also)
}

/// Whether a line begins with token `i`.
pub(super) fn begins_line(text: &Text<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return true;
    };
    let gap = Span::new(text.tokens[before].span.end, text.tokens[i].span.start);
    text.slice(gap).contains('\n')
}

/// The bare noun for an organization that ends a title of two words or more: «глава компании».
pub(super) fn body(text: &Text<'_>, names: &Names, start: usize, stop: usize) -> Option<usize> {
    let last = stop.checked_sub(1).filter(|&i| i > start)?;
    let word = text.word(last);
    let bare = names.over(last).is_none()
        && word
            .lists
            .meets(ListSet::of(&[List::OrgHead, List::OrgForm]))
        && plausibly(word, |g| {
            g.is_noun() && g.case == Some(Case::Gen) && g.number == Some(Number::Sing)
        });
    let governed = text.word(last - 1).lists.meets(TITLES);
    (bare && governed).then_some(last)
}
